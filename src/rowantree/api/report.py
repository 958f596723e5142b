"""Reports: what an organization has counted, and what came of it."""

from __future__ import annotations

from typing import Annotated, Literal, TypeVar

import msgspec
from sqlalchemy import false

from rowantree import models
from rowantree.core.context import Context, Outside
from rowantree.core.errors import InvalidInput
from rowantree.core.operation import After, operation
from rowantree.core.page import Listing, Page
from rowantree.core.permission import Permission
from rowantree.core.wire import (
    UNSET,
    Id,
    Input,
    Meta,
    Output,
    PageInput,
    TimeShown,
    UnsetType,
    or_none,
    show_time,
)
from rowantree.domain.departments import DepartmentNotFound
from rowantree.domain.identity import IdTaken
from rowantree.domain.jobs import JobNotFound
from rowantree.domain.reports import definitions, running
from rowantree.domain.reports.definitions import ReportNotFound
from rowantree.domain.reports.limits import ReportConcurrentLimitExceeded, ReportRateLimitExceeded
from rowantree.domain.reports.running import Counted, ReportArchived, ReportRequestNotFound
from rowantree.domain.reports.scope import Parameters, Row
from rowantree.models.report import ReportKind, ReportRunStatus

T = TypeVar("T")
Title = Annotated[str, Meta(max_length=500)]
Day = Annotated[str, Meta(pattern=r"^\d{4}-\d{2}-\d{2}$")]
Some = Meta(max_length=100)
Style = Annotated[
    Literal["inline", "url"] | UnsetType,
    Meta(description="How the result is given: only `inline`, in the answer itself, is there."),
]
CUT = "report_rows_omitted"
LIMITS = (ReportRateLimitExceeded, ReportConcurrentLimitExceeded)


class ReportMetadata(Output):
    """What a result is of."""

    updated_at: Annotated[TimeShown, Meta(description="The moment whose state was counted.")]
    title: Annotated[str, Meta(description="The report's title.")]
    report_generated_at: Annotated[TimeShown, Meta(description="When the counting had ended.")]
    cache_expires_at: Annotated[TimeShown, Meta(description="Until when this result is given again.")]


class ReportData(Output):
    """What was counted: a table."""

    data: Annotated[
        list[list[str | int | float]],
        Meta(description="The rows, the first of them the headers unless the request wants none."),
    ]
    column_names: Annotated[list[str], Meta(description="The headers.")]
    metadata: ReportMetadata


class ReportResult(Output):
    """A counting, and what has come of it by now."""

    request_id: Annotated[str, Meta(description="What `report.generate` asks for this counting by.")]
    status: ReportRunStatus
    report_data: Annotated[ReportData | None, Meta(description="The result, once the status is `complete`.")]
    failure_reason: Annotated[
        str | None,
        Meta(description="Why it has failed: `QueryTimeout`, it took too long, or `InternalError`, the log knows."),
    ]


def show_result(ctx: Context, title: str, run: models.ReportRun, *, headers: bool) -> ReportResult:
    """A counting as answers show it."""
    result = running.result_of(run)
    if result is None or run.finished_at is None:
        return ReportResult(
            request_id=run.request_id, status=run.status, report_data=None, failure_reason=run.failure_reason
        )
    if result.omitted:
        ctx.warn(CUT)
    metadata = ReportMetadata(
        updated_at=show_time(result.as_of),
        title=title,
        report_generated_at=show_time(run.finished_at),
        cache_expires_at=show_time(run.expires_at),
    )
    header: Row = list(result.columns)
    rows = [header, *result.rows] if headers else result.rows
    return ReportResult(
        request_id=run.request_id,
        status=run.status,
        report_data=ReportData(data=rows, column_names=result.columns, metadata=metadata),
        failure_reason=None,
    )


class Generate(Input):
    """The report to count, or the counting to look at."""

    report_id: Annotated[Id, Meta(description="The report, from `report.list`.")]
    include_headers_in_data: Annotated[
        bool | UnsetType, Meta(description="Whether the first row of `data` has the headers; it has when absent.")
    ] = UNSET
    request_id: Annotated[
        str | UnsetType, Meta(description="What the first answer gave, to look at that counting; absent to begin one.")
    ] = UNSET
    result_style: Style = UNSET


@operation(
    "report.generate",
    permission=Permission.REPORTS_READ,
    writes=True,
    errors=(ReportNotFound, ReportArchived, ReportRequestNotFound, *LIMITS),
)
def generate(ctx: Context, body: Generate) -> ReportResult:
    """Has a report counted in the background, and shows what has come of it.

    Without `requestId` it begins: the answer has one, with the status `in_progress`. With it, it shows how far that is;
    ask every second until it is `complete` or `failed`. A counting has 50 seconds, otherwise it fails with
    `QueryTimeout`. A result is given again for an hour, a failure for 15 minutes, unless the report is changed. An
    organization may begin 15 times a minute, `report.synchronous` included, and have three running. A result has at most
    1,000 rows; the warning `report_rows_omitted` says that there were more.
    """
    _check_style(body.result_style)
    report = ctx.get(models.report, body.report_id)
    if body.request_id is UNSET:
        run = running.generate(ctx, report.id)
    else:
        run = running.requested(ctx, report.id, body.request_id)
    return show_result(ctx, report.title, run, headers=body.include_headers_in_data is not False)


class Synchronous(Input):
    """The report to count."""

    report_id: Annotated[Id, Meta(description="The report, from `report.list`.")]
    include_headers_in_data: Annotated[
        bool | UnsetType, Meta(description="Whether the first row of `data` has the headers; it has when absent.")
    ] = UNSET
    result_style: Style = UNSET


class _Started(ReportResult):
    """The answer before anything was counted, which it is only where that was done lately."""

    run: models.ReportRun
    is_new: bool


async def _count(outside: Outside, _body: Synchronous, started: _Started) -> Counted | None:
    if not started.is_new:
        return None
    return await running.count(outside.database, outside.world, started.run, running.AT_ONCE_SECONDS)


def _settle(ctx: Context, body: Synchronous, started: _Started, counted: Counted | None) -> ReportResult:
    report = ctx.get(models.report, body.report_id)
    if started.is_new and counted is None:
        raise ReportNotFound(id=report.id)
    run = started.run if counted is None else running.finish(ctx, started.run, counted)
    return show_result(ctx, report.title, run, headers=body.include_headers_in_data is not False)


@operation(
    "report.synchronous",
    permission=Permission.REPORTS_READ,
    writes=True,
    errors=(ReportNotFound, ReportArchived, *LIMITS),
    after=After(_count, _settle),
)
def synchronous(ctx: Context, body: Synchronous) -> ReportResult:
    """Counts a report and waits for the result.

    It has 30 seconds; what takes longer has the status `failed` and the reason `QueryTimeout`, and is a case for
    `report.generate`, which says how long results are kept and how often one may ask.
    """
    _check_style(body.result_style)
    run, is_new = running.start(ctx, body.report_id, queued=False)
    return _Started(
        request_id=run.request_id,
        status=run.status,
        report_data=None,
        failure_reason=run.failure_reason,
        run=run,
        is_new=is_new,
    )


def _check_style(style: Literal["inline", "url"] | UnsetType) -> None:
    if style == "url":
        raise InvalidInput(problem="`resultStyle`: this server gives results inline only")


# What is counted


class ReportPeriod(Output):
    """From when to when, in days of the organization's time zone."""

    last_days: Annotated[int | UnsetType, Meta(description="This many days, the last of them today.")] = UNSET
    next_days: Annotated[int | UnsetType, Meta(description="And this many days from tomorrow on.")] = UNSET
    from_: Annotated[str | UnsetType, Meta(description="The first day.")] = msgspec.field(default=UNSET, name="from")
    to: Annotated[str | UnsetType, Meta(description="The last day.")] = UNSET


class ReportParameters(Output):
    """What a report counts and what it leaves out."""

    period: Annotated[ReportPeriod | UnsetType, Meta(description="Absent: from the beginning to the end.")] = UNSET
    job_ids: Annotated[
        list[Id] | UnsetType,
        Meta(description="Only these jobs, of which those are shown that the key may see; absent: all."),
    ] = UNSET
    department_ids: Annotated[
        list[Id] | UnsetType,
        Meta(description="Only jobs of these departments and of all under them; absent: all."),
    ] = UNSET


class Report(Output):
    """A report: what is counted."""

    id: Id
    title: str
    kind: ReportKind
    parameters: ReportParameters
    is_archived: bool
    created_at: TimeShown
    updated_at: TimeShown


def show_all(ctx: Context, rows: list[models.Report]) -> list[Report]:
    """Reports as answers show them."""
    return [_show(row, given) for row, given in zip(rows, definitions.seen(ctx, rows), strict=True)]


def _show(row: models.Report, given: Parameters) -> Report:
    period = ReportPeriod(
        last_days=_or_unset(given.last_days),
        next_days=_or_unset(given.next_days),
        from_=_or_unset(given.first_day),
        to=_or_unset(given.last_day),
    )
    return Report(
        id=row.id,
        title=row.title,
        kind=row.kind,
        parameters=ReportParameters(
            period=period if given.has_period else UNSET,
            job_ids=UNSET if given.job_ids is None else list(given.job_ids),
            department_ids=UNSET if given.department_ids is None else list(given.department_ids),
        ),
        is_archived=row.is_archived,
        created_at=show_time(row.created_at),
        updated_at=show_time(row.updated_at),
    )


def _or_unset(value: T | None) -> T | UnsetType:
    return UNSET if value is None else value


class Period(Input):
    """From when to when, in days of the organization's time zone: `lastDays`, or `from` and `to`."""

    last_days: Annotated[
        Annotated[int, Meta(ge=1, le=3_650)] | UnsetType, Meta(description="This many days, the last of them today.")
    ] = UNSET
    next_days: Annotated[
        Annotated[int, Meta(ge=1, le=365)] | UnsetType,
        Meta(description="And this many days from tomorrow on, which is of use for what is planned."),
    ] = UNSET
    from_: Annotated[Day | UnsetType, Meta(description="The first day; absent: from the beginning.")] = msgspec.field(
        default=UNSET, name="from"
    )
    to: Annotated[Day | UnsetType, Meta(description="The last day; absent: to the end.")] = UNSET


class Given(Input):
    """What a report counts and what it leaves out."""

    period: Annotated[Period | UnsetType, Meta(description="Absent: from the beginning to the end.")] = UNSET
    job_ids: Annotated[
        Annotated[list[Id], Some] | UnsetType, Meta(description="Only these jobs, at most 100; absent: all.")
    ] = UNSET
    department_ids: Annotated[
        Annotated[list[Id], Some] | UnsetType,
        Meta(description="Only jobs of these departments, at most 100, and of all under them; absent: all."),
    ] = UNSET


def _parameters(given: Given) -> Parameters:
    period = Period() if given.period is UNSET else given.period
    return Parameters(
        last_days=or_none(period.last_days),
        next_days=or_none(period.next_days),
        first_day=or_none(period.from_),
        last_day=or_none(period.to),
        job_ids=None if given.job_ids is UNSET else tuple(dict.fromkeys(given.job_ids)),
        department_ids=None if given.department_ids is UNSET else tuple(dict.fromkeys(given.department_ids)),
    )


class Create(Input):
    """The report to create."""

    title: Annotated[Title, Meta(description="How it is called.")]
    kind: Annotated[ReportKind, Meta(description="What is counted, as docs/reports.md defines it.")]
    parameters: Annotated[
        Given | UnsetType, Meta(description="What of it is counted and what is left out; everything when absent.")
    ] = UNSET
    id: Annotated[Id | UnsetType, Meta(description="The id that the report shall have.")] = UNSET


@operation(
    "report.create",
    permission=Permission.ORGANIZATION_WRITE,
    writes=True,
    errors=(JobNotFound, DepartmentNotFound, IdTaken),
    extension=True,
)
def create(ctx: Context, body: Create) -> Report:
    """Creates a report, to be counted by `report.synchronous` or `report.generate`.

    Jobs that are confidential can be named by keys that may see them, and are counted and shown only for such.
    """
    given = _parameters(Given() if body.parameters is UNSET else body.parameters)
    return show_all(ctx, [definitions.add(ctx, body.title, body.kind, given, or_none(body.id))])[0]


class List(PageInput):
    """Which reports to list."""

    include_archived: Annotated[
        bool | UnsetType, Meta(description="Whether archived reports are listed too; they are not when absent.")
    ] = UNSET


LIST = Listing(models.report, {"unarchived": models.report.c.is_archived == false()}, {"unarchived": True})


@operation("report.list", permission=Permission.REPORTS_READ, writes=False, extension=True)
def list_(ctx: Context, body: List) -> Page[Report]:
    """Lists reports, the oldest first. Every organization begins with one of each kind."""
    unarchived = None if body.include_archived is UNSET else not body.include_archived
    found = ctx.page(LIST, body, unarchived=unarchived)
    return found.page(show_all(ctx, found.rows))


class Info(Input):
    """The report to show."""

    report_id: Annotated[Id, Meta(description="The report, from `report.list`.")]


@operation("report.info", permission=Permission.REPORTS_READ, writes=False, errors=(ReportNotFound,), extension=True)
def info(ctx: Context, body: Info) -> Report:
    """Shows a report: what it counts, not the result."""
    return show_all(ctx, [ctx.get(models.report, body.report_id)])[0]


class Update(Input):
    """The report, and what shall be different."""

    report_id: Annotated[Id, Meta(description="The report, from `report.list`.")]
    title: Annotated[Title | UnsetType, Meta(description="How it shall be called.")] = UNSET
    parameters: Annotated[
        Given | UnsetType,
        Meta(description="What is counted and what is left out, instead of all that was said before."),
    ] = UNSET


@operation(
    "report.update",
    permission=Permission.ORGANIZATION_WRITE,
    writes=True,
    errors=(ReportNotFound, JobNotFound, DepartmentNotFound),
    extension=True,
)
def update(ctx: Context, body: Update) -> Report:
    """Changes a report. Its kind stays.

    What was counted before is not given again, but for who asks with its `requestId`. What is already so changes nothing.
    """
    report = ctx.lock(models.report, body.report_id)
    given = None if body.parameters is UNSET else _parameters(body.parameters)
    return show_all(ctx, [definitions.revise(ctx, report, or_none(body.title), given)])[0]


class Archive(Input):
    """The report to archive."""

    report_id: Annotated[Id, Meta(description="The report, from `report.list`.")]


@operation(
    "report.archive",
    permission=Permission.ORGANIZATION_WRITE,
    writes=True,
    errors=(ReportNotFound,),
    extension=True,
)
def archive(ctx: Context, body: Archive) -> Report:
    """Archives a report, which is not counted from then on. Archiving an archived report changes nothing."""
    return show_all(ctx, [definitions.archive(ctx, ctx.lock(models.report, body.report_id))])[0]


class Restore(Input):
    """The report to restore."""

    report_id: Annotated[Id, Meta(description="The archived report.")]


@operation(
    "report.restore",
    permission=Permission.ORGANIZATION_WRITE,
    writes=True,
    errors=(ReportNotFound,),
    extension=True,
)
def restore(ctx: Context, body: Restore) -> Report:
    """Takes a report out of the archive. Restoring a report that is not archived changes nothing."""
    return show_all(ctx, [definitions.restore(ctx, ctx.lock(models.report, body.report_id))])[0]
