"""The goals of design.md §7, and how each is read from a round."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bench.rounds import Round

Ratio = Callable[[Round, str], float]


@dataclass(frozen=True)
class Goal:
    """A ratio of two readings of one round and one key, and where it shall be."""

    what: str
    limit: float
    is_ceiling: bool
    ratio: Ratio

    @property
    def words(self) -> str:
        """The limit in words."""
        return f"at {'most' if self.is_ceiling else 'least'} {self.limit:g}"


@dataclass(frozen=True)
class Outcome:
    """A goal's ratio with one key over all rounds."""

    goal: Goal
    key: str
    ratios: Sequence[float]

    @property
    def median(self) -> float:
        """The ratio that counts."""
        return statistics.median(self.ratios)

    @property
    def spread(self) -> str:
        """From the smallest to the largest round."""
        return f"{min(self.ratios):.2f} to {max(self.ratios):.2f}"

    @property
    def met(self) -> bool:
        """Whether the goal is reached."""
        return self.median <= self.goal.limit if self.goal.is_ceiling else self.median >= self.goal.limit

    @property
    def missed_by(self) -> float:
        """How far the ratio is from the limit, as a share of the limit."""
        return abs(self.median / self.goal.limit - 1)


def _cpu(above: str, below: str) -> Ratio:
    return lambda round_, key: round_[above.format(key=key)].cpu / round_[below.format(key=key)].cpu


def _rate(above: str, below: str) -> Ratio:
    return lambda round_, key: round_[above.format(key=key)].rate / round_[below.format(key=key)].rate


def _at_least(limit: float, what: str, ratio: Ratio) -> Goal:
    return Goal(what, limit, is_ceiling=False, ratio=ratio)


def _at_most(limit: float, what: str, ratio: Ratio) -> Goal:
    return Goal(what, limit, is_ceiling=True, ratio=ratio)


GOALS = (
    _at_least(0.4, "candidate.info on SQLite: CPU of the echo / of info", _cpu("echo, {key}", "info, {key}")),
    _at_most(
        4,
        "candidate.list of 100 on SQLite: CPU / of the raw driver reading the rows",
        _cpu("list, {key}", "raw driver, {key}"),
    ),
    _at_most(1.3, "candidate.list: CPU of the deep page / of page 1", _cpu("list deep, {key}", "list, {key}")),
    _at_least(
        1.5,
        "16 clients create on SQLite: rate in groups / commit by commit",
        _rate("create in groups, {key}", "create one by one, {key}"),
    ),
    _at_least(
        0.4,
        "16 clients read candidate.info: rate while 16 others create / alone",
        _rate("info among creates, {key}", "info alone, {key}"),
    ),
    _at_least(8, "candidate.info: CPU of Prism / ours", _cpu("info of Prism", "info, {key}")),
    _at_least(4, "candidate.list of 100: CPU of Prism / ours", _cpu("list of Prism", "list, {key}")),
    _at_least(
        0.15,
        "candidate.info on PostgreSQL: CPU of the echo / of info",
        _cpu("echo on PostgreSQL, {key}", "info on PostgreSQL, {key}"),
    ),
)


def outcomes(rounds: Sequence[Round], keys: Sequence[str]) -> list[Outcome]:
    """Every goal with every key."""
    return [Outcome(goal, key, [goal.ratio(each, key) for each in rounds]) for goal in GOALS for key in keys]
