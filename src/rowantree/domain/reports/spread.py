"""How long things took: their number, mean, median and 90th percentile, from whole milliseconds and exactly.

The databases count, add and rank; what is rounded is rounded here, so that both give the same digits.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple, Protocol

from sqlalchemy import BigInteger, ColumnElement, Select, Subquery, case, cast, func, select

from rowantree.domain.reports.scope import Cell
from rowantree.models.columns import Id

HOUR = 3_600_000
DAY = 24 * HOUR


class Spread(Protocol):
    """What the rows of `spread` have besides what they are grouped by."""

    @property
    def number(self) -> int:
        """How many there were."""
        ...

    @property
    def total(self) -> int:
        """How long all took together, in milliseconds, as the others."""
        ...

    @property
    def lower(self) -> int:
        """The middle one; of an even number the smaller of the two."""
        ...

    @property
    def upper(self) -> int:
        """The middle one; of an even number the larger of the two."""
        ...

    @property
    def most(self) -> int:
        """The least that is no less than nine in ten of them."""
        ...


class ByJob(NamedTuple):
    """How long something took for the applications of a job."""

    job_id: Id
    number: int
    total: int
    lower: int
    upper: int
    most: int


def spread(*keys: str, of: Callable[[Subquery], Any] = lambda narrowed: narrowed) -> Callable[[Subquery], Select[Any]]:
    """What makes, for each of the `keys` of an inner select, a row of what its column `elapsed` says.

    Args:
        keys: the columns to group by.
        of: narrows the inner select's rows further, where that takes what they were ranked by.
    """

    def made(narrowed: Subquery) -> Select[Any]:
        rows = of(narrowed)
        groups = [rows.c[key] for key in keys]
        # Both in the same order, so that they are sorted once.
        ranked = select(
            *groups,
            rows.c.elapsed,
            func.row_number().over(partition_by=groups, order_by=rows.c.elapsed).label("place"),
            func.count().over(partition_by=groups, order_by=rows.c.elapsed, rows=(None, None)).label("number"),
        ).subquery("ranked")
        grouped = [ranked.c[key] for key in keys]
        number, elapsed = ranked.c.number, ranked.c.elapsed

        def at(place: ColumnElement[int]) -> ColumnElement[int]:
            return func.max(case((ranked.c.place == place, elapsed)))

        return select(
            *grouped,
            number,
            cast(func.sum(elapsed), BigInteger).label("total"),
            at((number + 1) // 2).label("lower"),
            at((number + 2) // 2).label("upper"),
            at((number * 9 + 9) // 10).label("most"),
        ).group_by(*grouped, number)

    return made


def rounded(part: int, whole: int, digits: int = 2) -> float:
    """`part` divided by `whole`, neither of which is negative, to so many decimals; half is rounded up."""
    scale: int = 10**digits
    scaled: int = (2 * part * scale + whole) // (2 * whole)
    return scaled / scale


def percent(part: int, whole: int) -> Cell:
    """Which share `part` is of `whole`, with one decimal; empty where there is nothing to share."""
    return rounded(100 * part, whole, 1) if whole else ""


def mean(found: Spread, unit: int) -> float:
    """The mean in a unit."""
    return rounded(found.total, found.number * unit)


def median(found: Spread, unit: int) -> float:
    """The median in a unit: of an even number the mean of the two in the middle."""
    return rounded(found.lower + found.upper, 2 * unit)


def most(found: Spread, unit: int) -> float:
    """What nine in ten took at most, in a unit."""
    return rounded(found.most, unit)


def never_negative(elapsed: ColumnElement[int]) -> ColumnElement[int]:
    """A time between two moments, where the second can have been set to be the first."""
    return case((elapsed < 0, 0), else_=elapsed)


def as_cells(found: Spread | None, unit: int, *of: Callable[[Spread, int], float]) -> Sequence[Cell]:
    """The cells that tell how long things took; empty where there were none."""
    return [""] * len(of) if found is None else [each(found, unit) for each in of]
