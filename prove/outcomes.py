"""What clients were told of many writes, and whether it is true."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field

from prove.client import Client, Lost, connected
from prove.wholeness import Stored

CLIENTS = 24


@dataclass
class Outcomes:
    """What became of each address, as its client saw it."""

    done: set[str] = field(default_factory=set)
    refused: dict[str, str] = field(default_factory=dict)
    """Why, for each that was refused."""
    doubtful: set[str] = field(default_factory=set)
    """Nobody was told what became of these."""

    @property
    def reasons(self) -> Counter[str]:
        """How often there was which reason."""
        return Counter(self.refused.values())

    async def ask(self, client: Client, operation: str, email: str, **more: object) -> None:
        """Calls an operation that adds somebody with this address, and notes what came of it."""
        try:
            answer = await client.call(operation, name="Somebody", email=email, **more)
        except Lost:
            self.doubtful.add(email)
            return
        if answer.succeeded:
            self.done.add(email)
        else:
            self.refused[email] = f"{answer.status} {answer.envelope['errorInfo']['code']}"

    def assert_true(self, stored: Stored) -> None:
        """What was done is there, what was refused is not, and there is nothing else."""
        there = {each for each in stored.all_addresses if not each.startswith(("second-", "third-"))}
        assert not self.done - there, f"{len(self.done - there)} acknowledged writes are not there"
        assert not there & set(self.refused), "a refused write is there"
        assert there <= self.done | self.doubtful, "there is more than was asked for"


Way = Callable[[Client, str, Outcomes], Awaitable[None]]
"""How a client goes about adding somebody with an address."""


async def create(client: Client, email: str, outcomes: Outcomes) -> None:
    """As a decent client does."""
    await outcomes.ask(client, "candidate.create", email)


async def go(ways: Sequence[tuple[Way, str]], port: int, key: str, outcomes: Outcomes) -> None:
    """Has many clients at once go through `ways`, each with its address."""
    left = iter(ways)

    async def work() -> None:
        with connected(port, key) as client:
            for way, email in left:
                await way(client, email, outcomes)

    await asyncio.gather(*(work() for _ in range(CLIENTS)))


async def create_many(count: int, prefix: str, port: int, key: str, outcomes: Outcomes) -> None:
    """Has many clients at once add `count` people whose addresses begin with `prefix`."""
    await go([(create, f"{prefix}{number}@example.com") for number in range(count)], port, key, outcomes)
