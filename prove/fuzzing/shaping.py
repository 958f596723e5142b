"""Turns what chance has made of a schema into a request that has a chance."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Collection, Mapping
from random import Random
from typing import Any

from prove.fuzzing.known import ID, Family, Known

Body = dict[str, Any]

NOWHERE = (
    "http://127.0.0.1:9/hook",
    "https://localhost:9/",
    "http://[::1]:9/",
    "https://receiver.example.invalid/hook",
)
"""The only addresses that requests name: this machine's own, where nobody listens, and a name that cannot be."""

LONGEST_STEP = 60
"""How far, in seconds, a request moves the clock: the keys and tokens shall not expire on the way."""

OVERLAID = (0.0, 0.1, 0.3)
"""Shares of what was generated that an example gets."""
REPLACED = (0.0, 0.2, 0.8)
"""Shares of its ids and words that an example gets other ones for."""
FILLED = 0.95
"""The share of ids in what was generated that known ones are put in place of."""
LESS = 0.7
"""The share of generated bodies that are made less."""
OF_A_FAMILY = 0.7
"""The share of bodies whose ids were seen together, as far as that goes."""
OPTIONAL = 0.35
"""What is left then of what a body need not have."""
REMEMBERED = 5
"""How many bodies that have succeeded are remembered for each operation."""


class Shaper:
    """Shapes requests."""

    def __init__(self, known: Known, examples: Mapping[str, Body], required: Mapping[str, Collection[str]]) -> None:
        """`examples` are bodies that succeed, and `required` what a body must have, by operation."""
        self._known = known
        self._examples = examples
        self._required = required
        self._succeeded: defaultdict[str, deque[Body]] = defaultdict(lambda: deque(maxlen=REMEMBERED))

    def remember(self, operation: str, body: Any) -> None:
        """Takes a body that has succeeded for another example."""
        if isinstance(body, dict):
            self._succeeded[operation].append(body)

    def lessened(self, operation: str, generated: Any, chance: Random) -> Any:
        """The generated body, mostly without much of what it need not have."""
        if not isinstance(generated, dict):
            return harmless(generated)
        if chance.random() < LESS:
            generated = _some(generated, self._required[operation], OPTIONAL, chance)
        return self._finished(operation, {}, generated, chance)

    def mixed(self, operation: str, generated: Any, chance: Random) -> Any:
        """A body that has succeeded, with some of the generated one."""
        if not isinstance(generated, dict) or operation not in self._examples:
            return self.lessened(operation, generated, chance)
        overlaid = _some(generated, (), chance.choice(OVERLAID), chance)
        return self._finished(operation, self._example(operation, chance), overlaid, chance)

    def _finished(self, operation: str, example: Body, generated: Body, chance: Random) -> Any:
        """Both in one, with ids and words that are known."""
        resource = operation.rpartition(".")[0]
        of_a_family = chance.random() < OF_A_FAMILY
        family = self._known.family(chance, resource, [*generated, *example]) if of_a_family else {}
        body = self._filled(resource, "", example, chance, chance.choice(REPLACED), family)
        return harmless(body | self._filled(resource, "", generated, chance, FILLED, family))

    def _example(self, operation: str, chance: Random) -> Body:
        """A body that has succeeded: the first one, or one of the last."""
        others = self._succeeded[operation]
        return chance.choice(others) if others and chance.random() < 0.5 else self._examples[operation]

    def _filled(self, resource: str, name: str, value: Any, chance: Random, share: float, family: Family) -> Any:
        """`value` with a `share` of its ids, and some of its words, replaced by known ones."""
        if isinstance(value, dict):
            return {inner: self._filled(resource, inner, each, chance, share, family) for inner, each in value.items()}
        if isinstance(value, list):
            return [self._filled(resource, name, each, chance, share, family) for each in value]
        if not isinstance(value, str) or chance.random() >= share:
            return value
        if ID.fullmatch(value):
            return self._known.an_id(chance, resource, name, family) or value
        return (self._known.a_word(chance, name) if chance.random() < 0.5 else None) or value


def _some(body: Body, always: Collection[str], share: float, chance: Random) -> Body:
    """A `share` of `body`, and what it has of `always`."""
    return {name: value for name, value in body.items() if name in always or chance.random() < share}


def harmless(value: Any, name: str = "") -> Any:
    """`value` with no address in it but of nowhere, and no long step of the clock."""
    if isinstance(value, dict):
        return {inner: harmless(each, inner) for inner, each in value.items()}
    if isinstance(value, list):
        return [harmless(each, name) for each in value]
    if isinstance(value, str) and ("//" in value or name.lower().endswith("url")):
        return value if value.startswith(NOWHERE) else NOWHERE[len(value) % len(NOWHERE)]
    if name == "seconds" and isinstance(value, int | float):
        return min(value, LONGEST_STEP)
    return value
