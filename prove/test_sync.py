"""A reader who only follows sync tokens has, in the end, exactly what the database has."""

from __future__ import annotations

import asyncio
import contextlib
import random
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from prove.client import Client, connected
from prove.faults import sleep
from prove.installation import Installation, context, install, serving
from prove.wholeness import whole
from prove.writers import Writer, listed
from rowantree import models
from rowantree.app import Application, before_commit
from rowantree.core.database import Connection
from rowantree.domain import people

SECONDS = 20.0
WRITERS = 8
PAUSE = 0.01
JOINING = (0.0, 5.0, 12.0)
"""When readers begin, in seconds: the first at an empty list, the others with a full run in the thick of it."""

HELD_SECONDS = 2.5
"""How long a transaction stays open that others overtake."""

SERVERS = {"sqlite": 1, "postgresql": 2}


@dataclass
class Copy:
    """What a reader knows from sync tokens alone."""

    client: Client
    chance: random.Random
    records: dict[str, dict[str, Any]] = field(default_factory=dict)
    token: str | None = None
    brought: list[int] = field(default_factory=list)
    """How many records each run has brought."""
    pages: int = 0

    async def sync(self) -> None:
        """One run: all pages from the token on. No record comes twice in it."""
        met: set[str] = set()
        cursor: str | None = None
        while True:
            limit = self.chance.randint(1, 25)
            answer = await self.client.call("candidate.list", limit=limit, cursor=cursor, syncToken=self.token)
            page = answer.envelope
            assert page["success"], page
            assert len(page["results"]) <= limit
            self.pages += 1
            for record in page["results"]:
                assert record["id"] not in met, "a record came twice in one run"
                met.add(record["id"])
                self.records[record["id"]] = record
            if not page["moreDataAvailable"]:
                break
            cursor = page["nextCursor"]
            await asyncio.sleep(self.chance.uniform(0, 0.01))  # so that there is writing between the pages
        self.token = page["syncToken"]
        self.brought.append(len(met))

    async def follow(self, joining: float, enough: asyncio.Event) -> None:
        """Syncs from `joining` seconds on until it is told that it is enough."""
        await asyncio.sleep(joining)
        while not enough.is_set():
            await self.sync()
            await asyncio.sleep(self.chance.uniform(0, 0.3))  # so that there is something to bring


@dataclass
class Laggard:
    """Transactions that begin early and commit late, in this process, on connections of their own."""

    application: Application
    held: int = 0

    async def hold(self, enough: asyncio.Event) -> None:
        """Holds one transaction after the other until it is told that it is enough."""
        while not enough.is_set():
            await self.application.database.write(self._lag)
            self.held += 1

    def _lag(self, connection: Connection) -> None:
        """Writes nothing for long, then something, then nothing for long again, then something more."""
        ctx = context(connection, self.application)
        sleep(connection, HELD_SECONDS / 2)
        added = people.add(ctx, people.Profile(name=f"Laggard {self.held}", email=f"l{self.held}@example.com"), {})
        sleep(connection, HELD_SECONDS / 2)
        candidate = ctx.lock(models.candidate, added.id)
        people.revise(ctx, candidate, people.Profile(name=f"Laggard {self.held}, at last"), {})
        before_commit(ctx)


@pytest.mark.parametrize("kind", SERVERS)
def test_a_copy_made_by_sync_tokens_alone_equals_the_database(
    kind: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    installation = install(request.getfixturevalue(f"{kind}_url"), tmp_path)
    asyncio.run(_prove(installation, SERVERS[kind]))


async def _prove(installation: Installation, servers: int) -> None:
    async with contextlib.AsyncExitStack() as stack:
        ports = [(await stack.enter_async_context(serving(installation))).port for _ in range(servers)]
        laggard = await stack.enter_async_context(_lagging(installation)) if servers > 1 else None
        writers = [
            Writer(number, Client(ports[number % servers], installation.key), installation.tags, random.Random(number))
            for number in range(WRITERS)
        ]
        copies = [
            Copy(stack.enter_context(connected(ports[number % servers], installation.key)), random.Random(-number))
            for number in range(len(JOINING))
        ]
        await _write_and_follow(writers, copies, laggard)
        for copy in copies:
            await copy.sync()
        fresh = await listed(copies[0].client)
    _report(writers, copies, laggard)
    for copy in copies:
        await _assert_equal(copy.records, fresh, installation)


@contextlib.asynccontextmanager
async def _lagging(installation: Installation) -> AsyncIterator[Laggard]:
    application = Application(installation.settings)
    await application.database.start()
    yield Laggard(application)
    await application.database.close()


async def _write_and_follow(writers: list[Writer], copies: list[Copy], laggard: Laggard | None) -> None:
    """Eight writers, and transactions that lag behind, while readers follow them."""
    stop_writing, stop_following = asyncio.Event(), asyncio.Event()
    following = [
        asyncio.create_task(copy.follow(joining, stop_following)) for copy, joining in zip(copies, JOINING, strict=True)
    ]
    writing = [asyncio.create_task(writer.run(stop_writing, PAUSE)) for writer in writers]
    if laggard is not None:
        writing.append(asyncio.create_task(laggard.hold(stop_writing)))
    await asyncio.wait((*following, *writing), timeout=SECONDS, return_when=asyncio.FIRST_COMPLETED)
    stop_writing.set()
    await asyncio.gather(*writing)
    stop_following.set()
    await asyncio.gather(*following)


async def _assert_equal(
    copied: dict[str, dict[str, Any]], fresh: dict[str, dict[str, Any]], installation: Installation
) -> None:
    """Record for record: the copy, a fresh listing, and the tables."""
    assert set(copied) == set(fresh), f"{len(set(fresh) - set(copied))} records never came"
    stale = [each for each in fresh if copied[each] != fresh[each]]
    assert not stale, f"{len(stale)} records came, but not as they are: {copied[stale[0]]} is {fresh[stale[0]]}"
    stored = await whole(installation, told=False)
    assert {each: record["name"] for each, record in copied.items()} == stored.names
    for each, record in copied.items():
        assert {tag["id"] for tag in record["tags"]} == stored.tags.get(each, set())
        assert {contact["value"].lower() for contact in record["emailAddresses"]} == stored.addresses[each]


def _report(writers: list[Writer], copies: list[Copy], laggard: Laggard | None) -> None:
    """Says how hard it was, and that it was hard enough to mean something."""
    written = sum(len(writer.promises) for writer in writers)
    print(f"{written} writes, {0 if laggard is None else laggard.held} transactions held")
    for copy in copies:
        first, *later = copy.brought
        print(f"a full run of {first}, then {len(later)} runs of {sum(later) / len(later):.1f}; {copy.pages} pages")
        assert len(later) > 2
        assert sum(later) > len(copy.records) / 2
        assert copy.pages > 2 * len(copy.brought)
    assert all(not writer.refusals for writer in writers), [writer.refusals[:1] for writer in writers]
    assert all(not writer.doubtful for writer in writers)
    assert written > 1000
    assert laggard is None or laggard.held > SECONDS / HELD_SECONDS / 2
