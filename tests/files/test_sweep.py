"""What was uploaded and never attached goes after a day, from wherever a request has put it."""

from __future__ import annotations

import os
import time
import uuid
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from rowantree import app
from rowantree.core.clock import Clock
from rowantree.core.storage import Stored, file_key, upload_key
from rowantree.domain import files
from rowantree.models.columns import Id
from tests.cast import Company
from tests.files.conftest import running
from tests.files.sending import NOTES, Announced, announce, listing
from tests.jobs.waiting import eventually
from tests.servers import Server, serving

DAY = timedelta(hours=24)


@pytest.fixture
def server(files_url: str, tmp_path: Path) -> Iterator[Server]:
    """A server with a database and a place in the store of its own."""
    own = (
        f"file:{tmp_path / 'files'}" if files_url.startswith("file:") else files_url.replace("hiring", uuid.uuid4().hex)
    )
    with running(tmp_path, own, worker=False) as started:  # which would ask for work while statements are counted
        yield started


@pytest.fixture
def swept(server: Server) -> Callable[[timedelta], int]:
    """How many uploads are deleted when it is that much later."""
    return lambda later: server.do(files.sweep(server.app.store, server.app.database, datetime.now(UTC) + later))


@pytest.fixture
def candidate(company: Company) -> str:
    """A candidate's id."""
    found: str = company.admin("candidate.create", name="Wilhelmina Ashgrove")["id"]
    return found


def sent(company: Company) -> Announced:
    """A file that is uploaded."""
    announced = announce(company.admin)
    assert announced.send().status_code == 204
    return announced


def refuse(company: Company, announced: Announced) -> None:
    """Has the file refused after its bytes were made ready."""
    nobody = str(uuid.uuid4())
    refused = company.admin.refused("candidate.uploadFile", candidateId=nobody, fileHandle=announced.handle)
    assert refused[0] == "candidate_not_found"


def keys(server: Server) -> list[str]:
    """What is in the store, by the first part of its keys."""
    return sorted(key.partition("/")[0] for key in listing(server))


def test_an_upload_goes_after_a_day(company: Company, server: Server, swept: Callable[[timedelta], int]) -> None:
    sent(company)

    assert swept(DAY - timedelta(minutes=1)) == 0
    assert keys(server) == ["uploads"]
    assert swept(DAY + timedelta(minutes=1)) == 1
    assert keys(server) == []


def test_a_file_stays(company: Company, candidate: str, server: Server, swept: Callable[[timedelta], int]) -> None:
    handle = sent(company).handle
    company.admin("candidate.uploadFile", candidateId=candidate, fileHandle=handle)

    assert swept(DAY * 2) == 1
    assert keys(server) == ["files"]
    assert swept(DAY * 2) == 0


def test_what_a_refused_request_left_goes_with_its_upload(
    company: Company, server: Server, swept: Callable[[timedelta], int]
) -> None:
    refuse(company, sent(company))
    assert keys(server) == ["files", "uploads"]

    assert swept(DAY - timedelta(minutes=1)) == 0
    assert keys(server) == ["files", "uploads"]
    assert swept(DAY + timedelta(minutes=1)) == 1
    assert keys(server) == []


def test_what_a_refused_form_with_a_file_inside_left_goes_as_well(
    company: Company, server: Server, swept: Callable[[timedelta], int]
) -> None:
    refused = server.http.post(
        "/candidate.uploadFile",
        data={"candidateId": str(uuid.uuid4())},
        files={"file": ("notes.txt", NOTES, "text/plain")},
        auth=(company.admin.key, ""),
    )
    assert refused.json()["errorInfo"]["code"] == "candidate_not_found"
    assert keys(server) == ["files", "uploads"]

    assert swept(DAY + timedelta(minutes=1)) == 1
    assert keys(server) == []


def test_what_was_copied_less_than_a_day_ago_stays_with_its_upload(
    company: Company, server: Server, swept: Callable[[timedelta], int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The handle was sent an hour after the upload."""
    refuse(company, sent(company))
    store, hour = type(server.app.store), timedelta(hours=1)
    real = store.stored

    async def older(self: Any, prefix: str) -> AsyncIterator[Stored]:
        async for each in real(self, prefix):
            yield replace(each, modified=each.modified - hour)

    monkeypatch.setattr(store, "stored", older)

    assert swept(DAY - hour / 2) == 0
    assert keys(server) == ["files", "uploads"]
    assert swept(DAY + hour / 2) == 1
    assert keys(server) == []


def test_a_refused_handle_is_good_until_shortly_before(
    company: Company, candidate: str, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    early, late = sent(company), sent(company)
    for each in (early, late):
        refuse(company, each)
    wait(monkeypatch, DAY - timedelta(minutes=11))
    company.admin("candidate.uploadFile", candidateId=candidate, fileHandle=early.handle)

    wait(monkeypatch, DAY - timedelta(minutes=9))
    refused = company.admin.refused("candidate.uploadFile", candidateId=candidate, fileHandle=late.handle)

    assert refused[0] == "invalid_input"
    assert "`fileHandle` is a day old" in refused[1]
    server.do(files.sweep(server.app.store, server.app.database, datetime.now(UTC) + DAY * 2))
    (file,) = company.admin("candidate.info", id=candidate)["fileHandles"]
    assert keys(server) == ["files"]
    assert server.http.get(company.admin("file.info", fileHandle=file["handle"])["url"]).content == NOTES


def wait(monkeypatch: pytest.MonkeyPatch, later: timedelta) -> None:
    """Makes it that much later for the server."""
    monkeypatch.setattr(Clock, "now", lambda _self: datetime.now(UTC) + later)


def test_files_and_uploads_of_several_organizations_are_told_apart(
    company: Company, neighbour: Company, candidate: str, server: Server, swept: Callable[[timedelta], int]
) -> None:
    kept, refused, theirs = sent(company), sent(company), sent(neighbour)
    company.admin("candidate.uploadFile", candidateId=candidate, fileHandle=kept.handle)
    for owner, announced in ((company, refused), (neighbour, theirs)):
        refuse(owner, announced)

    assert swept(DAY * 2) == 3

    (left,) = listing(server)
    assert left.endswith(kept.fields["key"].rpartition("/")[2])


def test_many_are_looked_up_at_once(
    server: Server, swept: Callable[[timedelta], int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "AT_ONCE", 5)
    for number in range(13):
        for key in (upload_key, file_key):
            path = tmp_path / "put"
            path.write_bytes(NOTES)
            server.do(server.app.store.put(key(7, Id(f"01a20266-4a14-7f3a-a83c-{number:012x}")), "text/plain", path))
    before = server.app.database.statements

    assert swept(DAY * 2) == 13
    assert keys(server) == []
    assert server.app.database.statements - before == 3
    assert swept(DAY * 2) == 0


def test_what_was_begun_and_never_sent_to_its_end_goes_as_well(disk: Server) -> None:
    store = disk.app.store
    path = store.scratch()
    path.write_bytes(NOTES)
    foreign = path.parent / "notes.txt"
    foreign.write_bytes(NOTES)

    def sweep() -> None:
        disk.do(files.sweep(store, disk.app.database, datetime.now(UTC)))

    sweep()
    assert path.exists()
    long_ago = time.time() - 2 * DAY.total_seconds()
    for each in (path, foreign):
        os.utime(each, (long_ago, long_ago))
    sweep()

    assert (path.exists(), foreign.exists()) == (False, True)


def test_the_server_does_it_by_itself(company: Company, monkeypatch: pytest.MonkeyPatch) -> None:
    refuse(company, sent(company))
    settings = company.server.app.settings
    wait(monkeypatch, DAY * 2)
    monkeypatch.setattr(app, "HOUSEKEEPING_SECONDS", 0.01)

    with serving(settings) as other:
        eventually(lambda: keys(other) == [])
