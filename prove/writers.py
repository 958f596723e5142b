"""Clients that write, and remember exactly what they were promised."""

from __future__ import annotations

import asyncio
import random
from dataclasses import dataclass, field
from typing import Any

from prove.client import Client, Lost

MOST_ADDRESSES = 45
"""Fewer than a candidate may have, as each change adds one."""


@dataclass
class Change:
    """A new name and a new address for a candidate; the address is nobody else's and stays, so it tells of the change."""

    name: str
    email: str
    promised: bool = False


@dataclass
class Person:
    """A candidate whom only one writer changes."""

    id: str
    changes: list[Change]
    tags: dict[str, bool] = field(default_factory=dict)
    """The tags asked for, and whether they were promised."""


@dataclass
class Writer:
    """Creates, updates and tags candidates of its own, one request after the other."""

    number: int
    client: Client
    tags: tuple[str, ...]
    chance: random.Random
    people: list[Person] = field(default_factory=list)
    doubtful: list[Change] = field(default_factory=list)
    """Candidates whose creation was never answered."""
    promises: list[str] = field(default_factory=list)
    """The ids of the requests that were acknowledged and changed something."""
    refusals: list[str] = field(default_factory=list)
    _written: int = 0

    async def run(self, enough: asyncio.Event, pause: float) -> None:
        """Writes until it is told that it is enough."""
        while not enough.is_set():
            await self._write_once()
            await asyncio.sleep(self.chance.uniform(0, pause))
        self.client.hang_up()

    async def _write_once(self) -> None:
        known = [each for each in self.people if len(each.changes) < MOST_ADDRESSES]
        choice = self.chance.random()
        if not known or choice < 0.3:
            await self._create()
        elif choice < 0.75:
            await self._update(self.chance.choice(known))
        else:
            await self._tag(self.chance.choice(known))

    def _change(self) -> Change:
        self._written += 1
        return Change(f"Person {self.number}-{self._written}", f"p{self.number}.{self._written}@example.com")

    async def _create(self) -> None:
        change = self._change()
        results = await self._promised("candidate.create", name=change.name, email=change.email)
        if results is None:
            self.doubtful.append(change)
        else:
            change.promised = True
            self.people.append(Person(results["id"], [change]))

    async def _update(self, person: Person) -> None:
        change = self._change()
        person.changes.append(change)
        results = await self._promised("candidate.update", candidateId=person.id, name=change.name, email=change.email)
        change.promised = results is not None

    async def _tag(self, person: Person) -> None:
        untried = [tag for tag in self.tags if tag not in person.tags]
        if untried:
            tag = self.chance.choice(untried)
            person.tags[tag] = False
            results = await self._promised("candidate.addTag", candidateId=person.id, tagId=tag)
            person.tags[tag] = results is not None

    async def _promised(self, operation: str, **body: object) -> dict[str, Any] | None:
        """The results, or None where there was no answer."""
        try:
            answer = await self.client.call(operation, **body)
        except Lost:
            return None
        if not answer.succeeded:
            self.refusals.append(f"{operation}: {answer.status} {answer.body[:300]!r}")
            return None
        self.promises.append(answer.request_id)
        results: dict[str, Any] = answer.results
        return results


def assert_kept(writer: Writer, shown: dict[str, dict[str, Any]]) -> None:
    """Makes sure that `shown`, all candidates by id, keeps every promise made to `writer`."""
    for person in writer.people:
        assert person.id in shown, f"an acknowledged candidate is lost: {person}"
        record = shown[person.id]
        addresses = [each["value"] for each in record["emailAddresses"]]
        done = [change for change in person.changes if change.email in addresses]
        lost = [change for change in person.changes if change.promised and change not in done]
        assert not lost, f"acknowledged changes are lost: {lost}"
        assert record["name"] == done[-1].name, "a change was done in part"
        assert record["primaryEmailAddress"]["value"] == done[-1].email, "a change was done in part"
        assert set(addresses) == {change.email for change in done}
        tags = {tag["id"] for tag in record["tags"]}
        assert {tag for tag, promised in person.tags.items() if promised} <= tags <= set(person.tags)


async def listed(client: Client, limit: int = 100) -> dict[str, dict[str, Any]]:
    """All candidates by id, as a fresh full listing shows them."""
    shown: dict[str, dict[str, Any]] = {}
    cursor: str | None = None
    while True:
        page = (await client.call("candidate.list", limit=limit, cursor=cursor)).envelope
        assert page["success"], page
        for record in page["results"]:
            assert record["id"] not in shown, "a record came twice in one listing"
            shown[record["id"]] = record
        if not page["moreDataAvailable"]:
            return shown
        cursor = page["nextCursor"]
