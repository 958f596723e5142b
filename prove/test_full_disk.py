"""A disk that is full: what was acknowledged is there, what was refused is not, and with room again all goes on."""

from __future__ import annotations

import asyncio
import contextlib
import os
import shutil
import subprocess
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path

import pytest

from prove.client import Client, connected
from prove.installation import NOWHERE, Installation, install, serving
from prove.outcomes import Outcomes, create_many
from prove.wholeness import whole
from prove.writers import listed

ROUNDS = 4
WRITES = 150
"""How many writes are tried while there is room, and as many while there is not, in each round."""

DISK_BYTES = 64_000_000
FREE_BYTES = 400_000
FREE_PAGES = 30
"""What is left when the disk is said to be full: it fills up in the middle of a group of writes."""


@contextlib.contextmanager
def small_disk(folder: Path) -> Iterator[Path]:
    """A file system of its own, so small that it can be filled."""
    if os.geteuid() != 0 or shutil.which("mount") is None:
        pytest.skip("only root can mount a small disk; the limit of pages is proven all the same")
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={DISK_BYTES}", "tmpfs", str(folder)], check=False, capture_output=True
    )
    if mounted.returncode:
        pytest.skip("nothing can be mounted here; the limit of pages is proven all the same")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def test_a_file_that_may_not_grow_refuses_and_recovers(sqlite_url: str, tmp_path: Path) -> None:
    installation = install(sqlite_url, tmp_path, NOWHERE)

    async def fill(client: Client) -> None:
        assert (await client.call("prove.limitRoom", free=FREE_PAGES)).succeeded

    async def make_room(client: Client) -> None:
        assert (await client.call("prove.limitRoom", free=1_000_000)).succeeded

    _prove(installation, fill, make_room)


def test_a_disk_that_is_full_refuses_and_recovers(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk") as disk:
        installation = install(f"sqlite:///{disk / 'rowantree.db'}", tmp_path, NOWHERE)
        ballast = disk / "ballast"

        async def fill(_client: Client) -> None:
            with contextlib.suppress(OSError):  # a checkpoint has taken the room meanwhile: it is full all the more
                ballast.write_bytes(bytes(shutil.disk_usage(disk).free - FREE_BYTES))

        async def make_room(_client: Client) -> None:
            ballast.unlink()

        _prove(installation, fill, make_room)


Step = Callable[[Client], Awaitable[None]]


def _prove(installation: Installation, fill: Step, make_room: Step) -> None:
    outcomes = asyncio.run(_write_throughout(installation, fill, make_room))
    outcomes.assert_true(asyncio.run(whole(installation, told=True)))
    print(f"{len(outcomes.done)} done, {dict(outcomes.reasons)}")
    assert len(outcomes.refused) > WRITES / 2, "the disk was not full"
    assert set(outcomes.reasons) == {"503 service_unavailable"}


async def _write_throughout(installation: Installation, fill: Step, make_room: Step) -> Outcomes:
    outcomes = Outcomes()
    async with serving(installation, worker="off", log_level="error") as server:
        with connected(server.port, installation.key) as client:
            for number in range(ROUNDS):
                await create_many(WRITES, f"room{number}-", server.port, installation.key, outcomes)
                assert all(each.startswith("full") for each in outcomes.refused), "refused though there is room"
                await fill(client)
                await create_many(WRITES, f"full{number}-", server.port, installation.key, outcomes)
                assert len(await listed(client)) == len(outcomes.done), "what is read is not what was acknowledged"
                await make_room(client)
            await create_many(WRITES, "last-", server.port, installation.key, outcomes)
            assert not any(each.startswith("last") for each in outcomes.refused), "refused though there is room again"
    return outcomes
