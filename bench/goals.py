"""The goals of design.md §7, and how each is read from a round."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bench.rounds import DEMO, Round

Ratio = Callable[[Round, str], float]


@dataclass(frozen=True)
class Goal:
    """A ratio of two readings of one round and one key, and where it shall be; a few are not ratios, and say so."""

    what: str
    limit: float | None
    """None where it is only of interest."""
    is_ceiling: bool
    ratio: Ratio
    has_keys: bool = True
    """Whether it is read for each key."""

    @property
    def words(self) -> str:
        """The limit in words."""
        if self.limit is None:
            return "none"
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
        return f"{number(min(self.ratios))} to {number(max(self.ratios))}"

    @property
    def met(self) -> bool:
        """Whether the goal is reached."""
        if self.goal.limit is None:
            return True
        return self.median <= self.goal.limit if self.goal.is_ceiling else self.median >= self.goal.limit

    @property
    def missed_by(self) -> float:
        """How far the ratio is from the limit, as a share of the limit."""
        return 0.0 if self.goal.limit is None else abs(self.median / self.goal.limit - 1)


def number(value: float) -> str:
    """A number with as many digits as say something."""
    return f"{value:,.0f}" if value >= 100 else f"{value:.2f}"


def _cpu(above: str, below: str) -> Ratio:
    return lambda round_, key: round_[above.format(key=key)].cpu / round_[below.format(key=key)].cpu


def _rate(above: str, below: str) -> Ratio:
    return lambda round_, key: round_[above.format(key=key)].rate / round_[below.format(key=key)].rate


def _once(what: str, limit: float | None, ratio: Callable[[Round], float], *, is_ceiling: bool = False) -> Goal:
    """A goal that has nothing to do with keys."""
    return Goal(what, limit, is_ceiling, lambda round_, _key: ratio(round_), has_keys=False)


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
    _once(
        "a file of 200 MB goes up: MB by which the server's memory grows",
        50,
        lambda round_: round_["upload 200 MB"].grown,
        is_ceiling=True,
    ),
    _once(
        "a file of 200 MB comes down: MB by which the server's memory grows",
        50,
        lambda round_: round_["download 200 MB"].grown,
        is_ceiling=True,
    ),
    _once(
        "16 clients announce, upload and attach 60 kB: rate / of only writing such files",
        None,
        lambda round_: round_["attach 60 kB"].rate / round_["write 60 kB"].rate,
    ),
    _once(
        "16 clients upload 1 MB: rate / of only writing such files",
        None,
        lambda round_: round_["upload 1 MB"].rate / round_["write 1 MB"].rate,
    ),
    _once(
        "download of 60 kB: CPU of a plain FileResponse / of ours",
        None,
        lambda round_: round_["download 60 kB plainly"].cpu / round_["download 60 kB"].cpu,
    ),
    _once(
        "download of 1 MB: CPU of a plain FileResponse / of ours",
        None,
        lambda round_: round_["download 1 MB plainly"].cpu / round_["download 1 MB"].cpu,
    ),
    _once(f"demo, {DEMO}, on SQLite: candidates a second", 2_000, lambda round_: round_[f"demo, {DEMO}"].rate),
)


def outcomes(rounds: Sequence[Round], keys: Sequence[str]) -> list[Outcome]:
    """Every goal with every key, or with any."""
    return [
        Outcome(goal, key, [goal.ratio(each, key) for each in rounds])
        for goal in GOALS
        for key in (keys if goal.has_keys else ["any"])
    ]
