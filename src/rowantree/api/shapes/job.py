"""How jobs look."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Annotated, Literal, NamedTuple

from msgspec import structs
from sqlalchemy import select

from rowantree import models
from rowantree.api.shapes.compensation import CompensationTier, JobCompensation, show_of_job
from rowantree.api.shapes.custom_field import CustomFieldValue, values_by_id
from rowantree.api.shapes.hiring_team import JOB_TEAMS, HiringTeamMember, teams_by_id
from rowantree.api.shapes.location import Location, locations_by_id
from rowantree.api.shapes.opening import Opening, openings_by_job
from rowantree.api.shapes.people import User, users_by_id
from rowantree.core.context import Context
from rowantree.core.statement import Lookup
from rowantree.core.wire import UNSET, Id, Meta, Output, TimeShown, UnsetType, show_time
from rowantree.models.job import EmploymentType, JobStatus

Expansion = Literal["location", "openings", "compensation"]
"""What of a job is shown only when asked for."""


class Job(Output):
    """A kind of position that the organization hires for."""

    id: Id
    title: str
    confidential: Annotated[bool, Meta(description="Whether only some may see it and what hangs on it.")]
    status: JobStatus
    employment_type: EmploymentType
    location_id: Id | UnsetType = UNSET
    department_id: Annotated[Id | UnsetType, Meta(description="The department or team it belongs to.")] = UNSET
    default_interview_plan_id: Annotated[
        Id | UnsetType, Meta(description="The plan of its applications where nothing else is said; absent without one.")
    ] = UNSET
    interview_plan_ids: Annotated[list[Id], Meta(description="All plans that applications for it may follow.")]
    job_posting_ids: Annotated[
        list[Id], Meta(description="Its published postings; its drafts as well where the request asks for them.")
    ]
    custom_fields: list[CustomFieldValue]
    hiring_team: list[HiringTeamMember]
    custom_requisition_id: Annotated[str | None, Meta(description="What the organization itself calls it by.")]
    brand_id: Id | UnsetType = UNSET
    author: Annotated[User, Meta(description="Who created it.")]
    created_at: TimeShown
    updated_at: TimeShown
    opened_at: Annotated[TimeShown | None, Meta(description="When it was last opened.")]
    closed_at: Annotated[TimeShown | None, Meta(description="When it was closed; null once it is open again.")]
    location: Annotated[Location | UnsetType, Meta(description="Only when expanded.")] = UNSET
    openings: Annotated[
        list[Opening] | UnsetType,
        Meta(description="Only when expanded: the openings that are not archived, at most 100."),
    ] = UNSET
    compensation: Annotated[JobCompensation | UnsetType, Meta(description="Only when expanded.")] = UNSET


class JobWithPay(Job):
    """A job with what it pays."""

    compensation_tiers: list[CompensationTier]


class JobTold(Output):
    """What webhooks tell of a job."""

    job: Job


class _Plan(NamedTuple):
    job_id: Id
    interview_plan_id: Id


class _Posting(NamedTuple):
    job_id: Id
    id: Id


_plan, _posting = models.job_interview_plan, models.job_posting
PLANS = Lookup(
    _Plan,
    select(_plan.c.job_id, _plan.c.interview_plan_id).order_by(_plan.c.added_at, _plan.c.interview_plan_id),
    _plan.c.job_id,
)
_POSTINGS = select(_posting.c.job_id, _posting.c.id).order_by(_posting.c.created_at, _posting.c.id)
POSTINGS = Lookup(_Posting, _POSTINGS, _posting.c.job_id)
PUBLISHED_POSTINGS = Lookup(_Posting, _POSTINGS.where(_posting.c.published_at.is_not(None)), _posting.c.job_id)


def show_all(
    ctx: Context,
    rows: list[models.Job],
    *,
    unpublished_postings: bool = False,
    expand: Iterable[Expansion] = (),
) -> list[Job]:
    """Jobs as answers show them, in as many statements for a hundred as for one."""
    plans = _grouped(ctx.by_id(PLANS, (row.id for row in rows)))
    postings = _grouped(ctx.by_id(POSTINGS if unpublished_postings else PUBLISHED_POSTINGS, (row.id for row in rows)))
    teams = teams_by_id(ctx, JOB_TEAMS, (row.id for row in rows))
    authors = users_by_id(ctx, (row.author_id for row in rows))
    custom_fields = values_by_id(ctx, rows)
    shown = [
        Job(
            id=row.id,
            title=row.title,
            confidential=row.confidential,
            status=row.status,
            employment_type=row.employment_type,
            location_id=row.location_id or UNSET,
            department_id=row.department_id or UNSET,
            default_interview_plan_id=row.default_interview_plan_id or UNSET,
            interview_plan_ids=plans.get(row.id, []),
            job_posting_ids=postings.get(row.id, []),
            custom_fields=custom_fields.get(row.id, []),
            hiring_team=teams.get(row.id, []),
            custom_requisition_id=row.custom_requisition_id,
            brand_id=row.brand_id or UNSET,
            author=authors[row.author_id],
            created_at=show_time(row.created_at),
            updated_at=show_time(row.updated_at),
            opened_at=None if row.opened_at is None else show_time(row.opened_at),
            closed_at=None if row.closed_at is None else show_time(row.closed_at),
        )
        for row in rows
    ]
    _expand(ctx, rows, shown, frozenset(expand))
    return shown


def _expand(ctx: Context, rows: list[models.Job], shown: list[Job], expand: frozenset[Expansion]) -> None:
    locations = locations_by_id(ctx, (row.location_id for row in rows)) if "location" in expand else {}
    openings = openings_by_job(ctx, (row.id for row in rows)) if "openings" in expand else {}
    for row, job in zip(rows, shown, strict=True):
        if row.location_id in locations:
            job.location = locations[row.location_id]
        if "openings" in expand:
            job.openings = openings.get(row.id, [])
        if "compensation" in expand:
            job.compensation = show_of_job(row.compensation_tiers)


def show(ctx: Context, row: models.Job, *, unpublished_postings: bool = False, expand: Iterable[Expansion] = ()) -> Job:
    """A job as answers show it."""
    return show_all(ctx, [row], unpublished_postings=unpublished_postings, expand=expand)[0]


def show_with_pay(ctx: Context, row: models.Job) -> JobWithPay:
    """A job with what it pays, as answers show it."""
    tiers = show_of_job(row.compensation_tiers).compensation_tiers
    return JobWithPay(**structs.asdict(show(ctx, row)), compensation_tiers=tiers)


def _grouped(rows: Iterable[tuple[Id, Id]]) -> dict[Id, list[Id]]:
    """The second ids by the first."""
    found: defaultdict[Id, list[Id]] = defaultdict(list)
    for owner_id, each_id in rows:
        found[owner_id].append(each_id)
    return found
