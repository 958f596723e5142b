"""The reports that an organization has: what each counts, and what it leaves out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any, NamedTuple

from sqlalchemy import select

from rowantree import models
from rowantree.core.context import Context
from rowantree.core.errors import InvalidInput, Refusal, missing, when_missing
from rowantree.core.statement import Lookup, Query
from rowantree.domain import identity
from rowantree.domain.names import name
from rowantree.domain.reports.kinds import KINDS
from rowantree.domain.reports.scope import Parameters, day, parameters
from rowantree.models.columns import Among, Id
from rowantree.models.report import ReportKind
from rowantree.models.table import Table


@when_missing(models.report)
class ReportNotFound(Refusal):
    """No report has this id."""

    code = "report_not_found"
    message = "Report not found: {id}"


class _Known(NamedTuple):
    id: Id


_LOOKUPS = {table.name: Lookup(_Known, select(table.c.id), table.c.id) for table in (models.job, models.department)}
_VISIBLE = Query(_Known, select(models.job.c.id).where(Among(models.job.c.id, "ids")))
_MOMENT = timedelta(milliseconds=1)


def shipped(ctx: Context) -> list[models.Report]:
    """The reports that an organization begins with: one of each kind."""
    in_order = sorted(ctx.new_id() for _ in KINDS)
    return [
        _row(ctx, report_id, kind.title, of, kind.begins_with)
        for report_id, (of, kind) in zip(in_order, KINDS.items(), strict=True)
    ]


def add(ctx: Context, title: str, kind: ReportKind, given: Parameters, id: Id | None) -> models.Report:  # noqa: A002 the word of all who import
    """A new report.

    Raises:
        InvalidInput: the title is empty, or the parameters do not fit each other or the kind.
        JobNotFound, DepartmentNotFound: a parameter names one that is not there.
        IdTaken: the id belongs to another report.
    """
    _check(ctx, kind, given)
    report = _row(ctx, id or ctx.new_id(), name(title, "title"), kind, given)
    identity.add(ctx, models.report, report)
    ctx.happened("report.created", report.id)
    return report


def _row(ctx: Context, report_id: Id, title: str, kind: ReportKind, given: Parameters) -> models.Report:
    return models.Report(
        organization_id=ctx.organization_id,
        id=report_id,
        title=title,
        kind=kind,
        parameters=given.stored(),
        is_archived=False,
        created_at=ctx.now,
        updated_at=ctx.now,
    )


def revise(ctx: Context, report: models.Report, title: str | None, given: Parameters | None) -> models.Report:
    """Changes what is given of a locked report; None stays. What was counted before is not given again.

    Raises:
        As `add`.
    """
    revised = report if title is None else report._replace(title=name(title, "title"))
    if given is not None:
        _check(ctx, report.kind, given)
        revised = revised._replace(parameters=given.stored())
    return _write(ctx, report, revised, "report.updated")


def archive(ctx: Context, report: models.Report) -> models.Report:
    """Takes a locked report out of use."""
    return _write(ctx, report, report._replace(is_archived=True), "report.archived")


def restore(ctx: Context, report: models.Report) -> models.Report:
    """Takes a locked report into use again."""
    return _write(ctx, report, report._replace(is_archived=False), "report.restored")


def _write(ctx: Context, was: models.Report, now: models.Report, what: str) -> models.Report:
    if now == was:
        return was
    # Always later than before: what was counted is known by it to be of another definition.
    now = now._replace(updated_at=max(ctx.now, was.updated_at + _MOMENT))
    changed = ctx.update(models.report, was, now)
    ctx.happened(what, now.id, changed - {"updated_at"})
    return now


def seen(ctx: Context, reports: Iterable[models.Report]) -> list[Parameters]:
    """The parameters of reports, without the jobs that the one who asks may not see."""
    given = [parameters(each.parameters) for each in reports]
    named = {job_id for each in given for job_id in each.job_ids or ()}
    visible = {each.id for each in ctx.rows(_VISIBLE, ids=sorted(named))}
    return [
        each if each.job_ids is None else replace(each, job_ids=tuple(id_ for id_ in each.job_ids if id_ in visible))
        for each in given
    ]


def _check(ctx: Context, kind: ReportKind, given: Parameters) -> None:
    if given.has_period:
        _check_period(kind, given)
    for ids, parameter in ((given.job_ids, "jobIds"), (given.department_ids, "departmentIds")):
        if ids == ():
            raise InvalidInput(problem=f"`parameters.{parameter}` must not be empty: left out, all are counted")
    _check_known(ctx, models.job, given.job_ids or ())
    _check_known(ctx, models.department, given.department_ids or ())


def _check_known(ctx: Context, table: Table[Any], ids: Sequence[Id]) -> None:
    known = {each.id for each in ctx.by_id(_LOOKUPS[table.name], ids)}
    for each in ids:
        if each not in known:
            raise missing(table)(id=each)


def _check_period(kind: ReportKind, given: Parameters) -> None:
    if not KINDS[kind].has_period:
        raise InvalidInput(problem=f"`parameters.period`: a report of the kind {kind} has no period")
    first = None if given.first_day is None else day(given.first_day, "parameters.period.from")
    last = None if given.last_day is None else day(given.last_day, "parameters.period.to")
    if given.last_days is not None and (first is not None or last is not None):
        raise InvalidInput(problem="`parameters.period` is `lastDays`, or `from` and `to`, and not both")
    if given.last_days is None and given.next_days is not None:
        raise InvalidInput(problem="`parameters.period.nextDays` needs `lastDays`")
    if first is not None and last is not None and last < first:
        raise InvalidInput(problem="`parameters.period.to` must not be before `from`")
