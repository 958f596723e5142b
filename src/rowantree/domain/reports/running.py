"""Counting: started within the limits, done with no transaction that writes, and kept for a while.

Who may not see what is confidential is given what was counted without it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from typing import Any, NamedTuple

import structlog
from sqlalchemy import bindparam, delete, or_, select

from rowantree import models
from rowantree.core.context import Context, World
from rowantree.core.database import Connection, Database, TooSlow, perform
from rowantree.core.errors import Refusal, when_missing
from rowantree.core.permission import Switch
from rowantree.core.statement import Query
from rowantree.core.trouble import describe
from rowantree.domain import background, organizations
from rowantree.domain.reports import limits
from rowantree.domain.reports.kinds import KINDS
from rowantree.domain.reports.scope import Row, parameters, scope
from rowantree.jobs.queue import Outcome, Work, enqueue, job
from rowantree.models.columns import Id, Json, TimeType, from_milliseconds, to_json, to_milliseconds
from rowantree.models.report import ReportRunStatus

log = structlog.get_logger()

GENERATE = "reports.generate"
"""The job that counts."""
AT_ONCE_SECONDS = 30.0
"""How long somebody waits for an answer."""
IN_TURN_SECONDS = 50.0
"""How long a job counts, which has less than a minute."""
GIVEN_UP = timedelta(seconds=45)
"""After which time a counting that has not ended is no longer waited for: its process has died."""
GIVEN_UP_IN_TURN = timedelta(minutes=3)
"""The same for one that waits in the queue first."""
KEPT = timedelta(hours=1)
KEPT_FAILED = timedelta(minutes=15)
MOST_ROWS = 1_000
"""How many rows an answer has."""
TOO_SLOW = "QueryTimeout"
BROKEN = "InternalError"


class ReportArchived(Refusal):
    """The report is archived; what is archived is not counted."""

    code = "report_archived"
    message = "The report {id} is archived: report.restore takes it out of the archive"


@when_missing(models.report_run)
class ReportRequestNotFound(Refusal):
    """The report was not requested under this request id, or its result is no longer kept, or not for this key."""

    code = "report_request_not_found"
    message = "The report has no result for the request id {id}, or no longer: start it anew without one"


@dataclass(frozen=True)
class Counted:
    """What came of a counting."""

    status: ReportRunStatus
    definition_at: datetime
    """When the report that was counted by had been changed last."""
    failure_reason: str | None = None
    result: Json | None = None


class Result(NamedTuple):
    """What was counted."""

    columns: list[str]
    rows: list[Row]
    omitted: int
    """How many rows were left out at the end."""
    as_of: datetime


def result_of(run: models.ReportRun) -> Result | None:
    """What was counted, where that has ended well."""
    if run.result is None:
        return None
    stored = json.loads(run.result)
    return Result(stored["columns"], stored["rows"], stored["omitted"], from_milliseconds(stored["asOf"]))


_run = models.report_run
_KNOWN = Query(
    models.ReportRun,
    select(*_run.columns)
    .where(
        _run.c.report_id == bindparam("report_id", type_=_run.c.report_id.type),
        _run.c.sees_confidential == bindparam("sees", type_=_run.c.sees_confidential.type),
        _run.c.definition_at == bindparam("definition_at", type_=TimeType()),
        _run.c.expires_at > bindparam("now", type_=TimeType()),
        or_(_run.c.failure_reason.is_(None), _run.c.failure_reason == TOO_SLOW),
    )
    .order_by(_run.c.started_at.desc(), _run.c.id.desc())
    .limit(1),
    {"ended": _run.c.status != "in_progress"},
)
_REQUESTED = Query(models.ReportRun, select(*_run.columns).where(_run.c.request_id == bindparam("request_id")))
_UNENDED = Query(
    models.ReportRun,
    select(*_run.columns).where(_run.c.id == bindparam("id"), _run.c.status == "in_progress").with_for_update(),
)
_FORGET = delete(_run.core).where(
    _run.c.organization_id == bindparam("of"), _run.c.expires_at <= bindparam("before", type_=TimeType())
)


def start(ctx: Context, report_id: Id, *, queued: bool) -> tuple[models.ReportRun, bool]:
    """The counting of a report that is to be shown, and whether it is a new one, which the caller has to do.

    What was counted lately is given again. One that waits for a queued counting gets the one that is already going on.

    Raises:
        ReportNotFound: there is no such report.
        ReportArchived: it is archived.
        ReportRateLimitExceeded, ReportConcurrentLimitExceeded: there are too many.
    """
    report = ctx.hold(models.report, report_id)
    if report.is_archived:
        raise ReportArchived(id=report.id)
    organizations.take_turns(ctx)
    limits.count(ctx)
    sees = ctx.allows(Switch.CONFIDENTIAL)
    known = ctx.rows(
        _KNOWN,
        report_id=report.id,
        sees=sees,
        definition_at=report.updated_at,
        now=ctx.now,
        ended=None if queued else True,
    )
    if known:
        return known[0], False
    limits.check_room(ctx)
    perform(ctx.connection, _FORGET, of=ctx.organization_id, before=ctx.now)
    run_id = ctx.new_id()
    run = models.ReportRun(
        organization_id=ctx.organization_id,
        id=run_id,
        request_id=f"rep_result:{run_id}",
        report_id=report.id,
        sees_confidential=sees,
        status="in_progress",
        definition_at=report.updated_at,
        result=None,
        failure_reason=None,
        started_at=ctx.now,
        finished_at=None,
        expires_at=ctx.now + (GIVEN_UP_IN_TURN if queued else GIVEN_UP),
    )
    ctx.insert(_run, run)
    return run, True


def generate(ctx: Context, report_id: Id) -> models.ReportRun:
    """Has a report counted by the worker, unless that was done lately.

    Raises:
        As `start`.
    """
    run, is_new = start(ctx, report_id, queued=True)
    if is_new:
        enqueue(ctx, GENERATE, {"organization_id": ctx.organization_id, "run_id": run.id})
    return run


def requested(ctx: Context, report_id: Id, request_id: str) -> models.ReportRun:
    """What has come of a counting by now.

    Raises:
        ReportRequestNotFound: there is none, its result is too old, or not for this key.
    """
    found = ctx.rows(_REQUESTED, request_id=request_id)
    if not found or found[0].report_id != report_id:
        raise ReportRequestNotFound(id=request_id)
    run = found[0]
    if run.sees_confidential and not ctx.allows(Switch.CONFIDENTIAL):
        raise ReportRequestNotFound(id=request_id)
    if run.expires_at > ctx.now:
        return run
    if run.status == "in_progress":
        return run._replace(status="failed", failure_reason=TOO_SLOW)
    raise ReportRequestNotFound(id=request_id)


async def count(database: Database, world: World, run: models.ReportRun, seconds: float) -> Counted | None:
    """Counts, in so many seconds; None where the report is no longer there."""
    try:
        return await database.view(partial(_count, world, run), seconds)
    except TooSlow:
        return Counted("failed", run.definition_at, failure_reason=TOO_SLOW)
    except Exception as error:  # noqa: BLE001 whatever broke it, it has ended, and the log says why
        log.error("report_failed", **describe(error))
        return Counted("failed", run.definition_at, failure_reason=BROKEN)


def _count(world: World, run: models.ReportRun, connection: Connection) -> Counted | None:
    for organization in organizations.if_any(connection, run.organization_id):
        ctx = organizations.acting(connection, world, organization, world.clock.now())
        if not run.sees_confidential:
            ctx.access = replace(ctx.access, switches=ctx.access.switches - {Switch.CONFIDENTIAL})
        report = ctx.find(models.report, run.report_id)
        if report is not None:
            return Counted("complete", report.updated_at, result=_result(ctx, report))
    return None


def _result(ctx: Context, report: models.Report) -> Json:
    kind = KINDS[report.kind]
    rows = kind.rows(scope(ctx, parameters(report.parameters)))
    return to_json(
        {
            "columns": kind.columns,
            "rows": rows[:MOST_ROWS],
            "omitted": max(len(rows) - MOST_ROWS, 0),
            "asOf": to_milliseconds(ctx.now),
        }
    )


def finish(ctx: Context, run: models.ReportRun, counted: Counted) -> models.ReportRun:
    """Keeps what came of a counting; where it was forgotten meanwhile it is given once and not kept."""
    ended = run._replace(
        status=counted.status,
        definition_at=counted.definition_at,
        result=counted.result,
        failure_reason=counted.failure_reason,
        finished_at=ctx.now,
        expires_at=ctx.now + (KEPT if counted.status == "complete" else KEPT_FAILED),
    )
    if ctx.rows(_UNENDED, id=run.id):
        ctx.update(_run, run, ended)
    return ended


@job(GENERATE)
async def do(work: Work, arguments: dict[str, Any]) -> Outcome:
    """Counts what was started, and keeps what came of it."""
    number, run_id = arguments["organization_id"], Id(arguments["run_id"])
    found = await work.database.read(lambda connection: _unended(connection, work.world, number, run_id))
    if found is None:
        return Outcome()
    counted = await count(work.database, work.world, found, IN_TURN_SECONDS)
    if counted is None:
        return Outcome()
    return background.outcome(work, number, lambda ctx: finish(ctx, found, counted))


def _unended(connection: Connection, world: World, number: int, run_id: Id) -> models.ReportRun | None:
    for organization in organizations.if_any(connection, number):
        run = organizations.acting(connection, world, organization, world.clock.now()).find(_run, run_id)
        if run is not None and run.status == "in_progress":
            return run
    return None
