"""What a program that talks to the server knows: ids by what they are of, and words by where they stood.

A request made of nothing but chance dies at the first id. These are drawn from what the answers have shown.
"""

from __future__ import annotations

import re
from collections import defaultdict, deque
from collections.abc import Collection, Iterable
from random import Random
from typing import Any

ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")

FAMILIES = 500
"""How many families are remembered: ids that were seen together."""
LOOKED_AT = 40
"""How many of them are looked at for one that fits."""
MOST = 300
"""How many of a kind are remembered; the oldest is forgotten for a newer one."""
LONGEST_WORD = 2_000

_ENDINGS = re.compile(r"(IdToCancel|Ids|Id|s)$")
_CALLED = {
    "approver": "user",
    "author": "user",
    "field": "customfield",
    "formdefinition": "feedbackformdefinition",
    "interviewer": "user",
    "manager": "user",
    "member": "user",
    "owner": "user",
    "parentlocationhierarchy": "location",
    "partner": "assessmentpartner",
    "role": "hiringteamrole",
    "stage": "interviewstage",
    "tag": "candidatetag",
    "team": "department",
    "teammember": "user",
    # tables that are called otherwise
    "applicationhistoryitem": "applicationhistory",
    "formsubmission": "submittedforminstance",
    "interviewerpooltrainingstage": "interviewerpooltrainingpathstage",
    "webhooksetting": "webhook",
}
"""What properties and tables are called whose names do not end with that of the resource that they are about."""
_VERSIONS = ("latestversion", "version")
_SHOWN = {"offer.start": "offerForm"}
"""What an operation answers with where that is not its resource."""

Family = dict[str, str]
"""Ids of one exchange by what they are of."""


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
        """`foreign` are the neighbour's ids by table; `secret` ones are never used."""
        self._resources = sorted((each.lower() for each in resources), key=len, reverse=True)
        self._ids: defaultdict[str, Memory] = defaultdict(Memory)
        self._all = Memory()
        self._words: defaultdict[str, Memory] = defaultdict(Memory)
        self._families: deque[Family] = deque(maxlen=FAMILIES)
        self._foreign = {self._kind(table, ""): Memory(ids) for table, ids in foreign.items()}
        self._any_foreign = Memory(each for ids in foreign.values() for each in ids)
        self._secret = frozenset(secret)

    def add(self, table: str, record_id: str) -> None:
        """Remembers an id of a table."""
        self._add(self._kind(table, ""), record_id, {})

    def learn(self, operation: str, body: Any, answer: Any) -> None:
        """Remembers what a request that succeeded has said, and what the answer shows."""
        resource = operation.rpartition(".")[0]
        shown = _SHOWN.get(operation, resource)
        said: Family = {}
        self._walk(resource, body, "", "", said)
        results = answer.get("results")
        for each in results[:MOST] if isinstance(results, list) else [results]:
            family = dict(said)
            self._walk(shown, each, "results", "", family)
            if len(family) > 1:
                self._families.append(family)
        for name in ("nextCursor", "syncToken"):
            self._walk(shown, answer.get(name), name, "", {})

    def _walk(self, resource: str, value: Any, name: str, around: str, family: Family) -> None:
        """Remembers what stands at the property `name`, inside of one called `around`."""
        if isinstance(value, dict):
            for inner, each in value.items():
                self._walk(resource, each, inner, name, family)
        elif isinstance(value, list):
            for each in value:
                self._walk(resource, each, name, around, family)
        elif isinstance(value, str):
            if ID.fullmatch(value):
                self._add(self._kind(around if name in ("id", "ids") else name, resource), value, family)
            elif 0 < len(value) <= LONGEST_WORD:
                self._words["cursor" if name == "nextCursor" else name].add(value)

    def _add(self, kind: str, record_id: str, family: Family) -> None:
        if record_id not in self._secret:
            self._ids[kind].add(record_id)
            self._all.add(record_id)
            family.setdefault(kind, record_id)

    def family(self, chance: Random, resource: str, names: Iterable[str]) -> Family:
        """Of some families, the one that has the most of what the properties with these names are about."""
        wanted = {self._kind(name, resource) for name in names}
        some = chance.sample(range(len(self._families)), min(LOOKED_AT, len(self._families)))
        return max((self._families[each] for each in some), key=lambda family: len(wanted & family.keys()), default={})

    def an_id(self, chance: Random, resource: str, name: str, family: Family) -> str | None:
        """An id for the property `name`: mostly the family's, or one of what it is about.

        At times it is one of something else, or the neighbour's, or none.
        """
        kind, roll = self._kind(name, resource), chance.random()
        if roll < 0.87:
            return family.get(kind) or self._ids[kind].pick(chance) or self._all.pick(chance)
        if roll < 0.91:
            return self._all.pick(chance)
        if roll < 0.97:
            return self._foreign.get(kind, self._any_foreign).pick(chance)
        return None

    def a_word(self, chance: Random, name: str) -> str | None:
        """Something that an answer had at a property `name`."""
        return self._words[name].pick(chance)

    def _kind(self, name: str, resource: str) -> str:
        """What the ids at a property `name` are of."""
        if name in ("", "id", "ids", "parentId", "results"):
            return resource.lower()
        stem = _ENDINGS.sub("", name).lower()
        if stem in _VERSIONS:
            return f"{resource}version".lower()
        stem = _CALLED.get(stem, stem)
        return next((each for each in self._resources if stem.endswith(each)), stem)
