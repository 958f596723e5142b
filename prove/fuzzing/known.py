"""What a program that talks to the server knows: ids by what they are of, and words by where they stood.

A request made of nothing but chance dies at the first id. These are drawn from what the answers have shown.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable
from functools import cached_property
from random import Random
from typing import Any

ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")

MOST = 300
"""How many of a kind are remembered; the oldest is forgotten for a newer one."""
LONGEST_WORD = 2_000

_ENDINGS = re.compile(r"(IdToCancel|Ids|Id|s)$")
_CALLED = {
    "approver": "user",
    "author": "user",
    "field": "customField",
    "formDefinition": "feedbackFormDefinition",
    "interviewer": "user",
    "manager": "user",
    "member": "user",
    "owner": "user",
    "parentLocationHierarchy": "location",
    "partner": "assessmentPartner",
    "role": "hiringTeamRole",
    "stage": "interviewStage",
    "tag": "candidateTag",
    "team": "department",
    "teamMember": "user",
}
"""What properties are called whose names do not end with the name of the resource that they are about."""


class Memory:
    """Values without their repetitions, the newest `MOST` of them."""

    def __init__(self, values: Iterable[str] = ()) -> None:
        self._values: list[str] = []
        self._known: set[str] = set()
        self._added = 0
        for each in values:
            self.add(each)

    def add(self, value: str) -> None:
        """Remembers `value`."""
        if value in self._known:
            return
        self._known.add(value)
        if len(self._values) < MOST:
            self._values.append(value)
        else:
            self._known.discard(self._values[self._added % MOST])
            self._values[self._added % MOST] = value
        self._added += 1

    def pick(self, chance: Random) -> str | None:
        """One of them."""
        return chance.choice(self._values) if self._values else None


class Known:
    """What has been learned."""

    def __init__(self, resources: Collection[str], foreign: dict[str, list[str]], secret: Collection[str]) -> None:
        """`foreign` are the neighbour's ids by resource; `secret` ones are never used."""
        self._resources = sorted(resources, key=len, reverse=True)
        self._ids: defaultdict[str, Memory] = defaultdict(Memory)
        self._all = Memory()
        self._words: defaultdict[str, Memory] = defaultdict(Memory)
        self._foreign = {resource: Memory(ids) for resource, ids in foreign.items()}
        self._secret = frozenset(secret)
        self._kinds: dict[tuple[str, str], str] = {}

    def learn(self, resource: str, value: Any, name: str = "results", around: str = "") -> None:
        """Remembers what an answer of an operation of `resource` shows."""
        if isinstance(value, dict):
            for inner, each in value.items():
                self.learn(resource, each, inner, name)
        elif isinstance(value, list):
            for each in value:
                self.learn(resource, each, name, around)
        elif isinstance(value, str):
            if ID.fullmatch(value):
                self.add(self._kind(around if name in ("id", "ids") else name, resource), value)
            elif 0 < len(value) <= LONGEST_WORD:
                self._words["cursor" if name == "nextCursor" else name].add(value)

    def add(self, kind: str, record_id: str) -> None:
        """Remembers an id."""
        if record_id not in self._secret:
            self._ids[kind].add(record_id)
            self._all.add(record_id)

    def an_id(self, chance: Random, resource: str, name: str) -> str | None:
        """An id for the property `name`, mostly one of what it is about.

        At times it is one of something else, or the neighbour's, or none.
        """
        kind, roll = self._kind(name, resource), chance.random()
        if roll < 0.84:
            return self._ids[kind].pick(chance) or self._all.pick(chance)
        if roll < 0.90:
            return self._all.pick(chance)
        if roll < 0.96:
            return self._foreign.get(kind, self._any_foreign).pick(chance)
        return None

    def a_word(self, chance: Random, name: str) -> str | None:
        """Something that an answer had at a property `name`."""
        return self._words[name].pick(chance)

    @cached_property
    def _any_foreign(self) -> Memory:
        return Memory(each for memory in self._foreign.values() for each in memory._values)  # noqa: SLF001 its own class

    def _kind(self, name: str, resource: str) -> str:
        """What the ids at a property `name` are of."""
        if (name, resource) not in self._kinds:
            self._kinds[name, resource] = self._resolved(name, resource)
        return self._kinds[name, resource]

    def _resolved(self, name: str, resource: str) -> str:
        if name in ("", "id", "ids", "parentId", "results"):
            return resource
        stem = _ENDINGS.sub("", name)
        stem = _CALLED.get(stem, stem).lower()
        return next((each for each in self._resources if stem.endswith(each.lower())), stem)
