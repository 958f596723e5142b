"""What a report counts: which jobs, from when to when, and the one moment at which it looks."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, and_, bindparam, or_, select

from rowantree import models
from rowantree.core.context import Context
from rowantree.core.errors import InvalidInput
from rowantree.core.statement import Query
from rowantree.domain import days, organizations, tree
from rowantree.models.columns import Among, Id, Json, TimeType, to_json
from rowantree.models.job import JobStatus

Cell = str | int | float
"""What a row of a report is made of; what there is no number for is an empty string."""
Row = list[Cell]

EVER = (datetime(1, 1, 1, tzinfo=UTC), datetime(9999, 12, 31, tzinfo=UTC))
"""The period of a report that has none."""
EARLIEST, LATEST = date(1970, 1, 1), date(2999, 12, 31)
"""The days that a period can begin or end with."""


@dataclass(frozen=True, kw_only=True)
class Parameters:
    """What a report counts and what it leaves out."""

    last_days: int | None = None
    next_days: int | None = None
    first_day: str | None = None
    """YYYY-MM-DD, as is `last_day`."""
    last_day: str | None = None
    job_ids: tuple[Id, ...] | None = None
    department_ids: tuple[Id, ...] | None = None

    @property
    def has_period(self) -> bool:
        """Whether it leaves out what was before or comes after some time."""
        given = (self.last_days, self.next_days, self.first_day, self.last_day)
        return any(each is not None for each in given)

    def stored(self) -> Json:
        """As it is stored."""
        return to_json({name: value for name, value in vars(self).items() if value is not None})


def parameters(stored: Json) -> Parameters:
    """What was stored."""
    given = json.loads(stored)
    for name in ("job_ids", "department_ids"):
        if name in given:
            given[name] = tuple(Id(each) for each in given[name])
    return Parameters(**given)


def day(text: str, parameter: str) -> date:
    """A day that a request writes.

    Raises:
        InvalidInput: it writes none.
    """
    try:
        found = days.parse(text)
    except ValueError:
        found = date.min
    if not EARLIEST <= found <= LATEST:
        raise InvalidInput(problem=f"`{parameter}` must be a day as YYYY-MM-DD, from {EARLIEST} to {LATEST}")
    return found


class JobHead(NamedTuple):
    """What reports show of a job."""

    id: Id
    title: str
    status: JobStatus
    department_id: Id | None
    opened_at: datetime | None
    created_at: datetime


class _Place(NamedTuple):
    id: Id
    parent_id: Id | None


_job = models.job
_JOBS = Query(
    JobHead,
    select(*(_job.c[name] for name in JobHead._fields)),
    {"job_ids": Among(_job.c.id, "job_ids")},
)
_DEPARTMENTS = Query(_Place, select(models.department.c.id, models.department.c.parent_id))


def in_period(column: ColumnElement[datetime | None]) -> ColumnElement[bool]:
    """Whether a time is in the period of the report."""
    return and_(column >= bindparam("since", type_=TimeType()), column < bindparam("until", type_=TimeType()))


def one_of(column: ColumnElement[str], *words: str) -> ColumnElement[bool]:
    """Whether a column holds one of a few words."""
    return or_(*(column == word for word in words))


def none_of(column: ColumnElement[str], *words: str) -> ColumnElement[bool]:
    """Whether a column holds something else than a few words."""
    return and_(*(column != word for word in words))


def of_jobs(column: ColumnElement[Id]) -> Mapping[str, ColumnElement[bool]]:
    """The filter of a query by the job that `column` names: only those of the report."""
    return {"job_ids": Among(column, "job_ids")}


@dataclass(frozen=True, kw_only=True)
class Scope:
    """What one counting looks at."""

    ctx: Context
    zone: ZoneInfo
    """The organization's: its days are those of the report."""
    since: datetime
    until: datetime
    """The first moment that is no longer in the period."""
    jobs: Mapping[Id, JobHead]
    """The jobs that are counted and that the one who asks may see."""
    job_ids: list[Id] | None
    """None: all of them."""

    @property
    def bounds(self) -> dict[str, object]:
        """What the queries of reports are asked with."""
        return {"since": self.since, "until": self.until, "job_ids": self.job_ids}

    def place(self, job_id: Id) -> tuple[str, Id]:
        """Where a job stands among the others: by its title."""
        return self.jobs[job_id].title.casefold(), job_id

    def local_day(self, moment: datetime) -> date:
        """The organization's day at that moment."""
        return moment.astimezone(self.zone).date()


@dataclass(frozen=True, kw_only=True)
class Kind:
    """A way of counting."""

    title: str
    """How the report of this kind is called that every organization begins with."""
    columns: tuple[str, ...]
    rows: Callable[[Scope], list[Row]]
    begins_with: Parameters = field(default_factory=Parameters)
    """The parameters of that report."""
    has_period: bool = True


def scope(ctx: Context, given: Parameters) -> Scope:
    """What `given` means now."""
    zone = ZoneInfo(organizations.own(ctx).timezone)
    since, until = _bounds(given, zone, ctx.now)
    jobs = {each.id: each for each in ctx.rows(_JOBS, job_ids=given.job_ids)}
    if given.department_ids is not None:
        parents = {each.id: each.parent_id for each in ctx.rows(_DEPARTMENTS)}
        within = {each for each in parents if any(tree.is_within(parents, each, of) for of in given.department_ids)}
        jobs = {job_id: job for job_id, job in jobs.items() if job.department_id in within}
    narrowed = given.job_ids is not None or given.department_ids is not None
    return Scope(ctx=ctx, zone=zone, since=since, until=until, jobs=jobs, job_ids=sorted(jobs) if narrowed else None)


def _bounds(given: Parameters, zone: ZoneInfo, now: datetime) -> tuple[datetime, datetime]:
    """The first moment of the period and the first one after it."""
    if not given.has_period:
        return EVER
    today = now.astimezone(zone).date()
    since, until = EVER
    if given.last_days is not None:
        since = _midnight(today - timedelta(days=given.last_days - 1), zone)
        until = _midnight(today + timedelta(days=1 + (given.next_days or 0)), zone)
    if given.first_day is not None:
        since = _midnight(date.fromisoformat(given.first_day), zone)
    if given.last_day is not None:
        until = _midnight(date.fromisoformat(given.last_day) + timedelta(days=1), zone)
    return since, until


def _midnight(of: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(of, time(), zone).astimezone(UTC)
