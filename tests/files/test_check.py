"""`rowantree files check`: whether the database and the store agree."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from rowantree import logs
from rowantree.__main__ import main
from rowantree.core.clock import Clock
from rowantree.core.storage import file_key
from rowantree.models.columns import Id
from tests.cast import Company
from tests.files.conftest import running
from tests.files.sending import attached, listing
from tests.servers import SECRET, Server

LOST = Id("01a20266-4a14-7f3a-a83c-f155025cf3f1")


@pytest.fixture
def server(files_url: str, tmp_path: Path) -> Iterator[Server]:
    """A server with a database and a place in the store of its own."""
    own = (
        f"file:{tmp_path / 'files'}" if files_url.startswith("file:") else files_url.replace("hiring", uuid.uuid4().hex)
    )
    with running(tmp_path, own) as started:
        yield started


@pytest.fixture
def check(server: Server, company: Company, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """The command, on the server's database and store, where there is one file."""
    monkeypatch.setattr(logs, "set_up", lambda _level: None)
    candidate = company.admin("candidate.create", name="Wilhelmina Ashgrove")["id"]
    attached(company.admin, candidate)
    settings = server.app.settings
    environment = {
        "ROWANTREE_DATABASE_URL": settings.database_url,
        "ROWANTREE_FILES_URL": settings.files_url,
        "ROWANTREE_SECRET": SECRET,
    }
    return lambda *options: CliRunner().invoke(main, ("files", "check", *options), env=environment)


def lose(server: Server, tmp_path: Path) -> str:
    """Puts bytes into the store that are no file's."""
    path = tmp_path / "lost"
    path.write_bytes(b"lost")
    server.do(server.app.store.put(file_key(1, LOST), "text/plain", path))
    return file_key(1, LOST)


def test_all_is_well(check: Callable[..., Result]) -> None:
    done = check()

    assert (done.exit_code, done.output) == (0, "Every file has its bytes, and all bytes are a file's.\n")


def test_bytes_without_a_file_are_listed_and_young_ones_stay(
    check: Callable[..., Result], server: Server, tmp_path: Path
) -> None:
    key = lose(server, tmp_path)

    for options in ([], ["--delete"]):
        done = check(*options)
        assert done.exit_code == 1
        assert f"no file   {key}  4 bytes" in done.output
    assert key in listing(server)


def test_bytes_without_a_file_are_deleted_after_a_day(
    check: Callable[..., Result], server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = lose(server, tmp_path)
    monkeypatch.setattr(Clock, "now", lambda _self: datetime.now(UTC) + timedelta(hours=25))

    assert check().exit_code == 1
    deleted = check("--delete")

    assert (deleted.exit_code, f"deleted   {key}" in deleted.output) == (0, True)
    assert key not in listing(server)
    assert check().exit_code == 0


def test_files_without_bytes_are_listed(check: Callable[..., Result], server: Server) -> None:
    (key,) = (each for each in listing(server) if each.startswith("files/"))
    server.do(server.app.store.delete(key))

    for options in ([], ["--delete"]):
        done = check(*options)
        assert (done.exit_code, f"no bytes  {key}" in done.output) == (1, True)
