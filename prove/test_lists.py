"""Every list, read page by page while eight write: nothing is missed, nothing comes twice, and a sync brings the rest."""

from __future__ import annotations

import threading
import uuid
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, Self

import pytest

from rowantree.app import operations
from rowantree.core.operation import Operation
from rowantree.settings import Settings
from tests import cast
from tests.cast import Company
from tests.postgresql import create_database
from tests.samples import BODIES, ONE_MORE
from tests.servers import SECRET, Server, serving

WRITERS = 8
WRITES = 8
"""How many records each of them writes: some lists have room for a hundred."""

FIRST = 20
"""How many records there are before."""

LISTS = [each for each in operations() if each.paged and each.resource != "sandbox"]
each_list = pytest.mark.parametrize("operation", LISTS, ids=lambda each: each.name)


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def server(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server on either database."""
    url = f"sqlite:///{tmp_path_factory.mktemp('lists') / 'rowantree.db'}"
    if request.param == "postgresql":
        url = create_database(request.getfixturevalue("cluster"), f"lists_{uuid.uuid4().hex}")
    with serving(Settings(database_url=url, secret=SECRET, rate_limit=None, private_webhooks=True)) as running:
        yield running


@pytest.fixture
def company(server: Server) -> Company:
    """An organization of this proof's own."""
    return cast.found(server, "Meridian Robotics")


class Writing:
    """Eight who write at the same time."""

    def __init__(self, operation: Operation, company: Company) -> None:
        self._write = ONE_MORE[operation.name]
        self._company = company
        self._begin = threading.Barrier(WRITERS + 1)
        self._pool = ThreadPoolExecutor(WRITERS)
        self._writers: list[Future[None]] = []

    def __enter__(self) -> Self:
        self._writers = [self._pool.submit(self._run) for _ in range(WRITERS)]
        self._begin.wait()
        return self

    def _run(self) -> None:
        self._begin.wait()
        for _ in range(WRITES):
            self._write(self._company)

    @property
    def goes_on(self) -> bool:
        """Whether somebody still writes."""
        return not all(each.done() for each in self._writers)

    def __exit__(self, *_: object) -> None:
        self._pool.shutdown()
        for each in self._writers:
            each.result()


def kept(records: list[Any]) -> dict[str, Any]:
    """Records by their id, each of which must be there once."""
    by_id = {each["id"]: each for each in records}
    assert len(by_id) == len(records)
    return by_id


@each_list
def test_nothing_is_missed_and_nothing_comes_twice(operation: Operation, company: Company) -> None:
    which = BODIES[operation.name](company)
    for _ in range(FIRST):
        ONE_MORE[operation.name](company)
    before = kept(company.admin.all(operation.name, **which, limit=7))
    runs = 0

    with Writing(operation, company) as writing:
        while writing.goes_on:
            assert before.keys() <= kept(company.admin.all(operation.name, **which, limit=7)).keys()
            runs += 1

    after = kept(company.admin.all(operation.name, **which, limit=7))
    assert runs > 0
    assert len(after) > len(before)
    assert after == kept(company.admin.all(operation.name, **which))


@pytest.mark.parametrize("operation", [each for each in LISTS if each.synced], ids=lambda each: each.name)
def test_who_follows_the_tokens_has_what_there_is(operation: Operation, company: Company) -> None:
    which = BODIES[operation.name](company)
    for _ in range(FIRST):
        ONE_MORE[operation.name](company)
    first, token = company.admin.run(operation.name, **which, limit=7)
    copy = kept(first)

    with Writing(operation, company) as writing:
        while writing.goes_on:
            changed, token = company.admin.run(operation.name, **which, limit=7, syncToken=token)
            copy |= {each["id"]: each for each in changed}
    settled, late = company.admin.run(operation.name, **which, syncToken=token)
    copy |= {each["id"]: each for each in settled}

    there = kept(company.admin.all(operation.name, **which))
    assert copy == there
    assert company.admin.all(operation.name, **which, syncToken=late) == []
    ONE_MORE[operation.name](company)
    brought = company.admin.all(operation.name, **which, syncToken=late)
    now = company.admin.all(operation.name, **which)
    assert kept(brought) == {each["id"]: each for each in now if each not in there.values()}
