"""Thousands of requests made from the server's own document, and nothing comes of them that must not.

`FUZZ_REQUESTS` says how many on each database, `FUZZ_SEED` repeats a run.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from prove.fuzzing.ground import Ground, Rows, prepare
from prove.fuzzing.hammering import EXCLUDED, Hammer
from prove.installation import REPOSITORY
from prove.server import READY
from rowantree.app import operations
from rowantree.doors.openapi import document
from tests.client import Client
from tests.postgresql import free_port
from tests.wire import Http

REQUESTS = int(os.environ.get("FUZZ_REQUESTS") or 2_000)
GROWTH = 200_000
"""How many kilobytes the server may grow by, after the first round."""


@dataclass(frozen=True)
class Server:
    """The server, in a process of its own."""

    base_url: str
    process: subprocess.Popen[str]
    log: Path

    @property
    def memory(self) -> int:
        """Its memory, in kilobytes."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS"))

    @property
    def errors(self) -> list[str]:
        """What its log has of errors."""
        return [line for line in self.log.read_text().splitlines() if '"level": "warning"' not in line]


@contextlib.contextmanager
def serving(ground: Ground, folder: Path) -> Iterator[Server]:
    """A server on the ground; asked to end afterwards."""
    port, log = free_port(), folder / "server.log"
    environment = os.environ | {
        "ROWANTREE_DATABASE_URL": ground.settings.database_url,
        "ROWANTREE_FILES_URL": ground.settings.files_url,
        "ROWANTREE_SECRET": ground.settings.secret,
        "ROWANTREE_BASE_URL": f"http://127.0.0.1:{port}",
        "ROWANTREE_RATE_LIMIT": "off",
        "ROWANTREE_LOG_LEVEL": "warning",
    }
    with log.open("w") as errors:
        process = subprocess.Popen(
            [sys.executable, "-m", "prove.fuzzing.server", str(port)],
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
            cwd=REPOSITORY,
            env=environment,
        )
    assert process.stdout is not None
    try:
        assert process.stdout.readline().strip() == READY, log.read_text()[-4000:]
        yield Server(f"http://127.0.0.1:{port}", process, log)
    finally:
        process.terminate()
        process.wait(30)
        process.stdout.close()


def test_whatever_is_asked_the_answer_is_declared_and_the_neighbour_untouched(
    database_url: str, tmp_path: Path
) -> None:
    seed = int(os.environ.get("FUZZ_SEED") or secrets.randbelow(10**9))
    print(f"FUZZ_SEED={seed} FUZZ_REQUESTS={REQUESTS}")
    ground = prepare(database_url, tmp_path, seed)
    before = ground.rows(ground.neighbour)
    with serving(ground, tmp_path) as server:
        hammer = Hammer(ground, server.base_url, document(operations(), server.base_url), seed)
        memory, began = [server.memory], time.monotonic()

        def look() -> None:
            memory.append(server.memory)
            print(f"{hammer.tally.requests:,} requests in {time.monotonic() - began:.0f} seconds", flush=True)

        hammer.run(REQUESTS, look)
        print(hammer.tally.report())
        print(f"the server's memory after each round, in MB: {[each // 1000 for each in memory]}")
        print(*(f"not called: {name}, because {reason}" for name, reason in EXCLUDED.items()), sep="\n")
        unread = _read_all(ground, server)
    if hammer.tally.findings:
        pytest.fail(hammer.tally.complaint(), pytrace=False)
    assert not server.errors, server.errors[:5]
    assert not unread, unread
    assert all(line.requests for line in hammer.tally.lines.values()), "an operation was not called"
    assert memory[-1] - memory[1] < GROWTH, memory
    _assert_same(before, ground.rows(ground.neighbour))
    if ground.settings.sqlite_path is not None:
        assert ground.look("PRAGMA integrity_check") == ["ok"]
        assert ground.look("PRAGMA foreign_key_check") == []


def _read_all(ground: Ground, server: Server) -> list[str]:
    """Reads each list to its end; what of them cannot be shown."""
    failed = []
    with Http(server.base_url, timeout=60) as http:
        assert http.get("/health").status_code == 200
        client = Client(http, ground.key, recorded=False)
        client("organization.update", disabledFeatures=[])
        for each in (each for each in operations() if each.paged):
            body = ground.examples[each.name]
            try:
                answer = client.answer(each.name, body)
                while answer.body.get("moreDataAvailable"):
                    answer = client.answer(each.name, body | {"cursor": answer.body["nextCursor"]})
            except Exception as error:  # noqa: BLE001 all of them shall be told
                failed.append(f"{each.name}: {str(error)[:1000]}")
            else:
                if answer.status != httpx.codes.OK:
                    failed.append(f"{each.name}: {answer.body}")
    return failed


def _assert_same(before: Rows, after: Rows) -> None:
    """The neighbour has what it had, and nothing else."""
    assert before.keys() == after.keys()
    for table, rows in before.items():
        gone, new = set(rows) - set(after[table]), set(after[table]) - set(rows)
        assert rows == after[table], f"{table} of the neighbour has changed: {[*gone][:3]} {[*new][:3]}"
