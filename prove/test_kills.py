"""The server is killed fifty times at random moments, and nothing that was acknowledged is lost."""

from __future__ import annotations

import asyncio
import contextlib
import os
import random
import secrets
import time
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from prove.client import BETWEEN_TRIES, Client, Lost, connected
from prove.installation import Installation, Server, install, launch
from prove.receiver import Hit, Receiver, receiving
from prove.wholeness import JOBS, Stored, whole
from prove.writers import Writer, assert_kept, listed
from rowantree.jobs.worker import AT_ONCE
from tests.postgresql import free_port

KILLS = 50
WRITERS = 4
PAUSE = 0.03
LONGEST_LIFE = 0.8
DELIVERED_WITHIN_SECONDS = 120.0


@dataclass
class Storm:
    """Writers that go on, and a server that does not."""

    installation: Installation
    port: int
    chance: random.Random
    writers: list[Writer]
    waiting: list[int] = field(default_factory=list)
    """How much was still to be delivered at each kill."""
    told: datetime = datetime.min.replace(tzinfo=UTC)
    """The latest time that the server has told."""

    async def rage(self) -> Server:
        """Kills the server again and again; gives the one that is left alive."""
        enough = asyncio.Event()
        writing = [asyncio.create_task(writer.run(enough, PAUSE)) for writer in self.writers]
        for _ in range(KILLS):
            await self._live_and_die()
        survivor = await launch(self.installation, self.port)
        await survivor.ready()
        enough.set()
        await asyncio.gather(*writing)
        return survivor

    async def _live_and_die(self) -> None:
        server = await launch(self.installation, self.port)
        if self.chance.random() < 0.1:
            await asyncio.sleep(self.chance.uniform(0.2, 0.8))  # the moment of death, while it is still starting
        else:
            await server.ready()
            meddling = asyncio.create_task(self.advance_clock(self.chance.randint(5, 90)))
            await asyncio.sleep(self.chance.uniform(0.02, LONGEST_LIFE))  # the moment of death
            meddling.cancel()
        await server.kill()
        self.waiting.append(len(await self.installation.look(JOBS)))

    async def advance_clock(self, seconds: int) -> None:
        """Lets what waits for its next try become due. The clock never goes back, whoever was killed meanwhile."""
        with connected(self.port, self.installation.key) as client, contextlib.suppress(Lost):
            answer = await client.call("sandbox.advanceClock", seconds=seconds)
            now = datetime.fromisoformat(answer.results["now"])
            assert now >= self.told, "the clock went back over a kill"
            self.told = now

    async def wait_for_deliveries(self) -> None:
        """Lets the clock run until there is nothing left to deliver."""
        ends = time.monotonic() + DELIVERED_WITHIN_SECONDS
        while left := len(await self.installation.look(JOBS)):
            assert time.monotonic() < ends, f"{left} messages are still not delivered"
            await self.advance_clock(600)
            await asyncio.sleep(BETWEEN_TRIES * 10)


def test_every_acknowledged_write_and_its_delivery_survive_fifty_kills(database_url: str, tmp_path: Path) -> None:
    seed = int(os.environ.get("PROVE_SEED") or secrets.randbelow(10**9))
    print(f"PROVE_SEED={seed}")
    receiver_port = free_port()
    installation = install(database_url, tmp_path, f"http://127.0.0.1:{receiver_port}/hook")
    asyncio.run(_prove(installation, receiver_port, seed))


async def _prove(installation: Installation, receiver_port: int, seed: int) -> None:
    port = free_port()
    writers = [
        Writer(number, Client(port, installation.key), installation.tags, random.Random(f"{seed} {number}"))
        for number in range(WRITERS)
    ]
    storm = Storm(installation, port, random.Random(seed), writers)
    async with receiving(receiver_port) as receiver:
        survivor = await storm.rage()
        try:
            await storm.wait_for_deliveries()
            with connected(port, installation.key) as client:
                shown = await listed(client)
        finally:
            await survivor.stop()
    stored = await whole(installation, told=True)
    errors = [line for line in installation.log.read_text().splitlines() if '"level": "error"' in line]
    assert not errors, errors[:3]
    _assert_written(storm, shown, stored)
    _assert_delivered(receiver, stored)
    _report(storm, receiver, stored)


def _assert_written(storm: Storm, shown: dict[str, dict[str, object]], stored: Stored) -> None:
    """Every acknowledged write is there, and nothing that nobody asked for."""
    for writer in storm.writers:
        assert not writer.refusals, writer.refusals[:3]
        assert_kept(writer, shown)
        missing = [each for each in writer.promises if stored.requests[each] != 1]
        assert not missing, f"{len(missing)} acknowledged requests have left no event"
    known = {person.id for writer in storm.writers for person in writer.people}
    doubtful = {change.email for writer in storm.writers for change in writer.doubtful}
    assert set(shown) == set(stored.names)
    assert all(stored.addresses[each] <= doubtful for each in set(shown) - known), "a candidate whom nobody created"


def _assert_delivered(receiver: Receiver, stored: Stored) -> None:
    """Every message has arrived, always the same bytes, always signed."""
    assert stored.states == Counter(delivered=len(stored.payloads)), stored.states
    hits = receiver.by_action()
    assert set(hits) == set(stored.payloads), "a message that was never sent, or one that nothing caused"
    for action_id, tries in hits.items():
        assert any(hit.accepted for hit in tries), f"{action_id} never arrived"
        assert {hit.payload for hit in tries} == {stored.payloads[action_id]}, f"{action_id} changed between tries"
        assert all(hit.signed for hit in tries), f"{action_id} has a wrong signature"
        assert stored.attempts[action_id] <= len(tries), f"{action_id}: more tries are written down than there were"
    uncounted = sum(len(tries) - stored.attempts[action_id] for action_id, tries in hits.items())
    print(f"{uncounted} tries are not written down: the server was killed between the answer and the commit")
    assert uncounted < KILLS * AT_ONCE, "tries are not written down although nobody was killed"


def _report(storm: Storm, receiver: Receiver, stored: Stored) -> None:
    """Says how hard it was, and that it was hard enough to mean something."""
    promises = sum(len(writer.promises) for writer in storm.writers)
    refused = [hit for hit in receiver.hits if not hit.accepted]
    repeated = sum(1 for tries in receiver.by_action().values() if _accepted(tries) > 1)
    interrupted = sum(1 for waiting in storm.waiting if waiting)
    print(
        f"{promises} acknowledged writes, {len(stored.payloads)} messages, {len(receiver.hits)} tries, "
        f"{len(refused)} not taken, {repeated} taken more than once; messages waited at {interrupted} of {KILLS} kills"
    )
    assert promises > 500
    assert len(storm.waiting) == KILLS
    assert interrupted > KILLS // 2
    assert refused


def _accepted(tries: list[Hit]) -> int:
    return sum(hit.accepted for hit in tries)
