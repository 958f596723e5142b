"""What is open: jobs and their openings, for how long, and how many are considered for them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import false, func, select

from rowantree import models
from rowantree.core.statement import Query
from rowantree.domain.reports.scope import JobHead, Kind, Row, Scope, of_jobs, one_of
from rowantree.models.columns import Id

_application, _opening, _version = models.application, models.opening, models.opening_version
_of_job = models.opening_job


class _Opening(NamedTuple):
    id: Id
    job_id: Id
    opened_at: datetime | None
    created_at: datetime
    identifier: str
    target_hire_date: str | None
    target_start_date: str | None


class _Number(NamedTuple):
    job_id: Id
    number: int


_OPENINGS = Query(
    _Opening,
    select(
        _opening.c.id,
        _of_job.c.job_id,
        _opening.c.opened_at,
        _opening.c.created_at,
        _version.c.identifier,
        _version.c.target_hire_date,
        _version.c.target_start_date,
    )
    .select_from(_opening.core)
    .join(_version.core, _version.c.id == _opening.c.latest_version_id)
    .join(_of_job.core, _of_job.c.opening_id == _opening.c.id)
    .where(_opening.c.state == "Open", _opening.c.is_archived == false()),
    of_jobs(_of_job.c.job_id),
)
_CONSIDERED = Query(
    _Number,
    select(_application.c.job_id, func.count().label("number"))
    .select_from(_application.core)
    .where(one_of(_application.c.status, "Active", "Lead"))
    .group_by(_application.c.job_id),
    of_jobs(_application.c.job_id),
)


def _rows(scope: Scope) -> list[Row]:
    openings: defaultdict[Id, list[_Opening]] = defaultdict(list)
    for each in scope.ctx.rows(_OPENINGS, job_ids=scope.job_ids):
        openings[each.job_id].append(each)
    considered = {each.job_id: each.number for each in scope.ctx.rows(_CONSIDERED, job_ids=scope.job_ids)}
    jobs = [job for job in scope.jobs.values() if job.status == "Open"]
    return [
        row
        for job in sorted(jobs, key=lambda job: scope.place(job.id))
        for row in _of(scope, job, openings[job.id], considered.get(job.id, 0))
    ]


def _of(scope: Scope, job: JobHead, openings: Sequence[_Opening], considered: int) -> list[Row]:
    """The rows of a job: one for each of its openings, or one where it has none."""
    if not openings:
        return [[job.title, job.id, "", "", *_age(scope, job.opened_at or job.created_at), considered, "", ""]]
    in_order = sorted(openings, key=lambda opening: (opening.identifier.casefold(), opening.id))
    return [
        [
            job.title,
            job.id,
            each.identifier,
            each.id,
            *_age(scope, each.opened_at or each.created_at),
            considered,
            each.target_hire_date or "",
            each.target_start_date or "",
        ]
        for each in in_order
    ]


def _age(scope: Scope, opened_at: datetime) -> Row:
    """The day on which something was opened, and how many days ago that is."""
    opened = scope.local_day(opened_at)
    return [opened.isoformat(), (scope.local_day(scope.ctx.now) - opened).days]


OPEN_ROLES = Kind(
    title="Open roles",
    columns=(
        "Job",
        "Job ID",
        "Opening",
        "Opening ID",
        "Opened on",
        "Age (days)",
        "Active applications",
        "Target hire date",
        "Target start date",
    ),
    rows=_rows,
    has_period=False,
)
