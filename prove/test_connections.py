"""Requests that are cancelled and connections that are cut leave nothing half done and nothing open."""

from __future__ import annotations

import asyncio
import contextlib
import dataclasses
import gc
import random
import time
from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path

import asyncpg

from prove.client import BETWEEN_TRIES, Client, connected
from prove.faults import sleep
from prove.installation import Installation, context, install, serving
from prove.receiver import receiving
from prove.wholeness import JOBS, whole
from prove.writers import Writer, assert_kept, listed
from rowantree import models
from rowantree.app import Application, before_commit
from rowantree.core.database import Connection
from rowantree.domain import people
from tests.postgresql import free_port

CONNECTIONS = 3
ABREAST = 6
"""More than there are connections, so that some are cancelled while they wait for one."""

CANCELLED = 600
CLOSED_WITHIN_SECONDS = 20.0
"""A database that has lost track of its connections never closes; the proof shall fail then, not hang."""

MEASURED = 20
"""How many requests are let be, to learn how long one takes on this machine."""

BACKENDS = (
    "SELECT state, count(*) FROM pg_stat_activity "
    "WHERE datname = current_database() AND application_name = 'rowantree' GROUP BY state"
)


@dataclass
class Cancelling:
    """Writes and reads in this process, of which most are cancelled at some point."""

    application: Application
    longest: float = 0.0
    """Until when a request may be cancelled, in seconds."""
    done: set[str] = field(default_factory=set)
    tried: set[str] = field(default_factory=set)
    ends: Counter[str] = field(default_factory=Counter)

    async def measure(self) -> None:
        """Learns how long requests take when they are let be."""
        began = time.monotonic()
        for number in range(MEASURED):
            await asyncio.gather(*(self.write(f"measured{number}.{lane}@example.com") for lane in range(ABREAST)))
        self.longest = (time.monotonic() - began) / MEASURED

    async def one(self, number: int, chance: random.Random) -> None:
        """Begins a request, cancels it at a random moment, sometimes once more, and waits for its end."""
        request = self.read() if number % 4 == 0 else self.write(f"cancelled{number}@example.com")
        task = asyncio.create_task(request)
        await asyncio.sleep(chance.uniform(0, self.longest))
        cancelled = task.cancel()
        if chance.random() < 0.5:
            await asyncio.sleep(chance.choice((0, 0, 0.001)))
            task.cancel()
        try:
            await task
        except asyncio.CancelledError:
            self.ends["cancelled"] += 1
        else:
            self.ends["finished after all" if cancelled else "finished before"] += 1

    async def read(self) -> None:
        """Looks for five candidates who are not there."""

        def body(connection: Connection) -> None:
            ctx = context(connection, self.application)
            assert not any(ctx.find(models.candidate, ctx.new_id()) for _ in range(5))

        await self.application.database.read(body)

    async def write(self, email: str) -> None:
        """Adds somebody under a first name, and gives them a second."""

        def body(connection: Connection) -> None:
            ctx = context(connection, self.application)
            candidate = people.add(ctx, people.Profile(name="First", email=email), {})
            people.revise(ctx, candidate, people.Profile(name="Second"), {})
            before_commit(ctx)

        self.tried.add(email)
        await self.application.database.write(body)
        self.done.add(email)


@contextlib.asynccontextmanager
async def _application(installation: Installation) -> AsyncIterator[Application]:
    application = Application(dataclasses.replace(installation.settings, database_connections=CONNECTIONS))
    await application.database.start()
    try:
        yield application
    finally:
        async with asyncio.timeout(CLOSED_WITHIN_SECONDS):
            await application.database.close()


def test_a_cancelled_write_is_done_or_undone(database_url: str, tmp_path: Path) -> None:
    installation = install(database_url, tmp_path)
    cancelling = asyncio.run(_cancel(installation))
    stored = asyncio.run(whole(installation, told=False))
    print(dict(cancelling.ends), f"{len(stored.names)} are there")
    assert cancelling.done <= stored.all_addresses <= cancelling.tried
    assert set(stored.names.values()) == {"Second"}, "a write is half there"
    assert CANCELLED / 20 < cancelling.ends["cancelled"] < CANCELLED


async def _cancel(installation: Installation) -> Cancelling:
    async with _application(installation) as application:
        cancelling = Cancelling(application)
        await cancelling.measure()
        numbers = iter(range(CANCELLED))

        async def work(lane: int) -> None:
            chance = random.Random(lane)
            for number in numbers:
                await cancelling.one(number, chance)

        await asyncio.gather(*(work(lane) for lane in range(ABREAST)))
        if installation.settings.sqlite_path is None:
            await _assert_all_connections_are_clean(installation, application)
        await cancelling.write("next@example.com")
        return cancelling


async def _assert_all_connections_are_clean(installation: Installation, application: Application) -> None:
    """No transaction is left open, no connection is left over, and every place in the pool can be had."""
    gc.collect()
    ends = time.monotonic() + 20
    while True:
        states = dict(await installation.look(BACKENDS))
        if set(states) <= {"idle"} and sum(states.values()) <= CONNECTIONS:
            break
        assert time.monotonic() < ends, f"connections are left over: {states}, of at most {CONNECTIONS}"
        await asyncio.sleep(BETWEEN_TRIES)
    began = time.monotonic()
    reads = [application.database.read(lambda connection: sleep(connection, 0.5)) for _ in range(CONNECTIONS)]
    await asyncio.gather(*reads)
    assert time.monotonic() - began < 0.5 * 2, "a place in the pool was lost"


CUTTING_SECONDS = 6.0
AWAY_SECONDS = 2.5
"""How long the database then cannot be reached at all: longer than a key is remembered."""

PATIENCE_SECONDS = 1.5
AFTERWARDS = 50
"""Writes that must all succeed at once when it is over."""

DELIVERED_WITHIN_SECONDS = 60.0
CUT = (
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() "
    "AND application_name = 'rowantree' ORDER BY random() LIMIT $1"
)


def test_cut_connections_are_answered_with_503_or_not_noticed_at_all(postgresql_url: str, tmp_path: Path) -> None:
    receiver_port = free_port()
    installation = install(postgresql_url, tmp_path, f"http://127.0.0.1:{receiver_port}/hook")
    cutting = Cutting(installation)
    asyncio.run(cutting.prove(receiver_port))
    stored = asyncio.run(whole(installation, told=True))
    refusals = [each for writer in cutting.writers for each in writer.refusals]
    promises = sum(len(writer.promises) for writer in cutting.writers)
    silent = stored.requests.total() - promises - AFTERWARDS
    print(
        f"{cutting.cuts} connections cut, {promises} writes acknowledged, {len(refusals)} refused, "
        f"of which {silent} were done all the same: cut between their commit and its confirmation"
    )
    assert 0 <= silent < len(refusals) / 4
    assert stored.states == Counter(delivered=len(stored.payloads)), stored.states
    assert cutting.cuts > 50
    assert promises > 50
    assert refusals
    assert not [each for each in refusals if ": 503 " not in each], Counter(refusals).most_common(3)


@dataclass
class Cutting:
    """Writers whose server loses its connections to the database."""

    installation: Installation
    writers: list[Writer] = field(default_factory=list)
    cuts: int = 0

    async def prove(self, receiver_port: int) -> None:
        """Lets writers write while connections are cut, and afterwards."""
        patience = str(PATIENCE_SECONDS)
        async with receiving(receiver_port), serving(self.installation, patience=patience, log_level="error") as server:
            await self._write_and_cut(server.port)
            with connected(server.port, self.installation.key) as client:
                for number in range(AFTERWARDS):
                    answer = await client.call("candidate.create", name=f"Afterwards {number}")
                    assert answer.succeeded, f"the server has not recovered: {answer}"
                shown = await listed(client)
                await self._wait_for_deliveries(client)
        for writer in self.writers:
            assert_kept(writer, shown)

    async def _write_and_cut(self, port: int) -> None:
        enough, key, tags = asyncio.Event(), self.installation.key, self.installation.tags
        self.writers = [Writer(number, Client(port, key), tags, random.Random(number)) for number in range(8)]
        writing = [asyncio.create_task(writer.run(enough, 0.01)) for writer in self.writers]
        await self._cut_one_by_one()
        await self._cut_all_for_a_while()
        await self._block_for_a_while()
        enough.set()
        await asyncio.gather(*writing)

    async def _cut_one_by_one(self) -> None:
        async with _beside(self.installation.url) as connection:
            ends = time.monotonic() + CUTTING_SECONDS
            while time.monotonic() < ends:
                self.cuts += len(await connection.fetch(CUT, 1))
                await asyncio.sleep(BETWEEN_TRIES)

    async def _cut_all_for_a_while(self) -> None:
        """Nobody may connect to the database for some seconds."""
        server, _, name = self.installation.url.rpartition("/")
        async with _beside(f"{server}/postgres") as elsewhere:
            async with _beside(self.installation.url) as connection:
                await elsewhere.execute(f"ALTER DATABASE {name} ALLOW_CONNECTIONS false")
                self.cuts += len(await connection.fetch(CUT, 1000))
            await asyncio.sleep(AWAY_SECONDS)
            await elsewhere.execute(f"ALTER DATABASE {name} ALLOW_CONNECTIONS true")

    async def _block_for_a_while(self) -> None:
        """What anybody asks of the queue takes longer than there is patience for."""
        async with _beside(self.installation.url) as connection, connection.transaction():
            await connection.execute("LOCK TABLE queued_job IN ACCESS EXCLUSIVE MODE")
            await asyncio.sleep(2 * PATIENCE_SECONDS)

    async def _wait_for_deliveries(self, client: Client) -> None:
        """The worker, too, has survived it: nothing is left to deliver."""
        ends = time.monotonic() + DELIVERED_WITHIN_SECONDS
        while left := len(await self.installation.look(JOBS)):
            assert time.monotonic() < ends, f"{left} messages are not delivered: the worker has not survived"
            await client.call("sandbox.advanceClock", seconds=600)
            await asyncio.sleep(BETWEEN_TRIES * 10)


@contextlib.asynccontextmanager
async def _beside(url: str) -> AsyncIterator[asyncpg.Connection[asyncpg.Record]]:
    """A connection of the proof's own."""
    connection = await asyncpg.connect(url)
    try:
        yield connection
    finally:
        await connection.close()
