"""Jobs: what an organization hires for."""

from __future__ import annotations

from typing import Annotated

from sqlalchemy import bindparam, select

from rowantree import models
from rowantree.api.shapes.compensation import CompensationTierGiven, tiers_given
from rowantree.api.shapes.job import Expansion, Job, JobTold, JobWithPay, show, show_all, show_with_pay
from rowantree.api.shapes.moments import Milliseconds, after, before, time_if_any
from rowantree.core.context import Context
from rowantree.core.errors import InvalidInput
from rowantree.core.operation import operation
from rowantree.core.page import Listing, SyncPage
from rowantree.core.permission import Permission
from rowantree.core.statement import Query
from rowantree.core.wire import UNSET, Id, Input, Meta, Output, SyncPageInput, UnsetType, or_none
from rowantree.domain import compensation, job_templates, jobs, names, transitions
from rowantree.domain.brands import BrandNotFound
from rowantree.domain.departments import DepartmentNotFound
from rowantree.domain.identity import IdTaken
from rowantree.domain.job_templates import JobTemplateNotFound, Prepared
from rowantree.domain.jobs import (
    CannotAssociateJobWithArchivedLocation,
    CannotAssociateJobWithArchivedTeam,
    JobNotApproved,
    JobNotFound,
    PlanChanged,
    Said,
)
from rowantree.domain.locations import LocationNotFound
from rowantree.domain.plans import InterviewPlanNotFound, InterviewStageNotFound
from rowantree.models.columns import Among, Json
from rowantree.models.job import EmploymentType, JobStatus
from rowantree.webhooks.types import renders

NAMED = (
    DepartmentNotFound,
    CannotAssociateJobWithArchivedTeam,
    LocationNotFound,
    CannotAssociateJobWithArchivedLocation,
    InterviewPlanNotFound,
    BrandNotFound,
)
"""What is refused of what a job names."""

Plan = Annotated[Id | UnsetType, Meta(description="The plan of the job's applications; it takes one to open the job.")]
Requisition = Annotated[str | UnsetType | None, Meta(description="What the organization itself calls the job by.")]
Tiers = Annotated[
    list[CompensationTierGiven] | UnsetType | None, Meta(description="What the job pays; null: nothing is said.")
]


class Create(Input):
    """The job to create."""

    extensions = ("id", "confidential", "custom_requisition_id", "compensation_tiers")

    title: str
    team_id: Annotated[Id, Meta(description="The department or team that the job belongs to.")]
    location_id: Annotated[Id, Meta(description="Where the work is done.")]
    default_interview_plan_id: Plan = UNSET
    job_template_id: Annotated[Id | UnsetType, Meta(description="The template to fill in what is not said.")] = UNSET
    brand_id: Annotated[
        Id | UnsetType, Meta(description="The brand to hire under; the organization's first one when absent.")
    ] = UNSET
    employment_type: Annotated[EmploymentType | UnsetType, Meta(description="`FullTime` when absent.")] = UNSET
    id: Annotated[Id | UnsetType, Meta(description="The id that the job shall have.")] = UNSET
    confidential: Annotated[bool | UnsetType, Meta(description="Whether only some may see the job.")] = UNSET
    custom_requisition_id: Requisition = UNSET
    compensation_tiers: Tiers = UNSET


@operation(
    "job.create",
    permission=Permission.JOBS_WRITE,
    writes=True,
    errors=(JobTemplateNotFound, *NAMED, IdTaken),
)
def create(ctx: Context, body: Create) -> Job:
    """Creates a job.

    It begins as a draft: `job.setStatus` opens it. What the request does not say comes from the template, which must be
    active: the default interview plan and the employment type. All interview plans of the template become the job's.
    """
    prepared = Prepared(said=_said(ctx, body, None))
    if body.job_template_id is not UNSET:
        template = ctx.hold(models.job_template, body.job_template_id)
        prepared = job_templates.filled_in(ctx, template, prepared.said)
    return show(ctx, jobs.add(ctx, prepared.said, or_none(body.id), prepared.plan_ids))


def _said(ctx: Context, body: Create | Update, tiers: Json | None) -> Said:
    """What `body` says of a job that has these tiers."""
    said: Said = {}
    if body.title is not UNSET:
        said["title"] = body.title
    if body.team_id is not UNSET:
        said["department_id"] = body.team_id
    if body.location_id is not UNSET:
        said["location_id"] = body.location_id
    if body.default_interview_plan_id is not UNSET:
        said["default_interview_plan_id"] = body.default_interview_plan_id
    if body.brand_id is not UNSET:
        said["brand_id"] = body.brand_id
    if body.employment_type is not UNSET:
        said["employment_type"] = body.employment_type
    if body.custom_requisition_id is not UNSET:
        said["custom_requisition_id"] = body.custom_requisition_id
    if body.confidential is not UNSET:
        said["confidential"] = body.confidential
    if body.compensation_tiers is not UNSET:
        given = body.compensation_tiers
        said["compensation_tiers"] = None if given is None else compensation.written(ctx, tiers, tiers_given(given))
    return said


UnpublishedPostings = Annotated[
    bool | UnsetType, Meta(description="Whether `jobPostingIds` holds the ids of drafts as well.")
]
Expanded = Annotated[list[Expansion] | UnsetType, Meta(description="What else to show of a job.")]


class Info(Input):
    """Which job, and what of it."""

    id: Annotated[Id, Meta(description="The job.")]
    include_unpublished_job_postings_ids: UnpublishedPostings = UNSET
    expand: Expanded = UNSET


@operation("job.info", permission=Permission.JOBS_READ, writes=False, errors=(JobNotFound,))
def info(ctx: Context, body: Info) -> Job:
    """Shows one job."""
    return show(
        ctx,
        ctx.get(models.job, body.id),
        unpublished_postings=body.include_unpublished_job_postings_ids is True,
        expand=body.expand or (),
    )


class List(SyncPageInput):
    """Which jobs to list, and what of them. Times are in milliseconds since 1970."""

    status: Annotated[
        list[JobStatus] | UnsetType, Meta(description="Only jobs with one of these; all but drafts when absent.")
    ] = UNSET
    created_after: Annotated[Milliseconds, Meta(description="Only jobs created after this time.")] = UNSET
    opened_after: Annotated[Milliseconds, Meta(description="Only jobs last opened after this time.")] = UNSET
    opened_before: Annotated[Milliseconds, Meta(description="Only jobs last opened before this time.")] = UNSET
    closed_after: Annotated[Milliseconds, Meta(description="Only jobs closed after this time.")] = UNSET
    closed_before: Annotated[Milliseconds, Meta(description="Only jobs closed before this time.")] = UNSET
    include_unpublished_job_postings_ids: UnpublishedPostings = UNSET
    expand: Expanded = UNSET


_job = models.job.c
LIST = Listing(
    models.job,
    {
        "statuses": Among(_job.status, "statuses"),
        "created_after": after(_job.created_at, "created_after"),
        "opened_after": after(_job.opened_at, "opened_after"),
        "opened_before": before(_job.opened_at, "opened_before"),
        "closed_after": after(_job.closed_at, "closed_after"),
        "closed_before": before(_job.closed_at, "closed_before"),
    },
    {"statuses": ["Archived", "Closed", "Open"]},
)


@operation("job.list", permission=Permission.JOBS_READ, writes=False)
def list_(ctx: Context, body: List) -> SyncPage[Job]:
    """Lists jobs in the order in which they were created. Drafts are there only when `status` asks for them."""
    times = {
        name: time_if_any(getattr(body, name))
        for name in ("created_after", "opened_after", "opened_before", "closed_after", "closed_before")
    }
    found = ctx.page(LIST, body, statuses=sorted(set(body.status)) if body.status else None, **times)
    drafts = body.include_unpublished_job_postings_ids is True
    return found.sync_page(show_all(ctx, found.rows, unpublished_postings=drafts, expand=body.expand or ()))


class Search(Input):
    """What to look for."""

    one_of = ("title", "requisition_id")

    title: Annotated[
        Annotated[str, Meta(max_length=500)] | UnsetType,
        Meta(description="What the title holds somewhere, in small or large letters."),
    ] = UNSET
    requisition_id: Annotated[
        str | UnsetType, Meta(description="The whole `customRequisitionId`, in the same letters.")
    ] = UNSET


FOUND = Query(
    models.Job,
    select(*models.job.columns).order_by(_job.created_at, _job.id).limit(100),
    {
        "title": names.holds(_job.searched_title, "title"),
        "requisition_id": _job.custom_requisition_id == bindparam("requisition_id"),
    },
)


@operation("job.search", permission=Permission.JOBS_READ, writes=False, slow=True)
def search(ctx: Context, body: Search) -> list[Job]:
    """Finds jobs by their title or their requisition id.

    Drafts and archived jobs are found as well. There are at most 100 results, the oldest jobs first. Where both are
    given, jobs must fit both.
    """
    title = None if body.title is UNSET else names.pattern(body.title, "title")
    requisition_id = names.name_if_any(or_none(body.requisition_id), "requisitionId")
    return show_all(ctx, ctx.rows(FOUND, title=title, requisition_id=requisition_id))


class Update(Input):
    """The job, and what of it to change; what is absent stays as it is."""

    extensions = ("confidential", "brand_id", "compensation_tiers")

    job_id: Annotated[Id, Meta(description="The job to change.")]
    title: str | UnsetType = UNSET
    team_id: Annotated[Id | UnsetType, Meta(description="The department or team that the job belongs to.")] = UNSET
    location_id: Annotated[Id | UnsetType, Meta(description="Where the work is done.")] = UNSET
    default_interview_plan_id: Annotated[
        Id | UnsetType,
        Meta(description="The new plan of the job's applications; those that follow the one before stay with it."),
    ] = UNSET
    custom_requisition_id: Requisition = UNSET
    employment_type: EmploymentType | UnsetType = UNSET
    confidential: Annotated[bool | UnsetType, Meta(description="Whether only some may see the job.")] = UNSET
    brand_id: Annotated[Id | UnsetType, Meta(description="The brand to hire under.")] = UNSET
    compensation_tiers: Tiers = UNSET


@operation(
    "job.update",
    permission=Permission.JOBS_WRITE,
    writes=True,
    errors=(JobNotFound, *NAMED),
)
def update(ctx: Context, body: Update) -> Job:
    """Changes a job.

    An update that changes nothing leaves `updatedAt` as it is. What a job already has is not looked at again: it may
    stay in a department or at a location that was archived.
    """
    job = ctx.lock(models.job, body.job_id)
    return show(ctx, jobs.revise(ctx, job, _said(ctx, body, job.compensation_tiers)))


class UpdateCompensation(Input):
    """The job, and what it pays."""

    job_id: Annotated[Id, Meta(description="The job.")]
    compensation_tiers: Annotated[
        list[CompensationTierGiven],
        Meta(description="All tiers, at least one; each needs a title where there are several."),
    ]


@operation("job.updateCompensation", permission=Permission.JOBS_WRITE, writes=True, errors=(JobNotFound,))
def update_compensation(ctx: Context, body: UpdateCompensation) -> JobWithPay:
    """Says what a job pays.

    The tiers take the place of those before, with new ids; where they say the same, everything stays as it is. Postings
    that have no tiers of their own show those of their job.
    """
    job = ctx.lock(models.job, body.job_id)
    tiers = compensation.written(ctx, job.compensation_tiers, tiers_given(body.compensation_tiers))
    return show_with_pay(ctx, jobs.revise(ctx, job, {"compensation_tiers": tiers}))


class SetStatus(Input):
    """The job and its new status."""

    job_id: Annotated[Id, Meta(description="The job.")]
    status: JobStatus


@operation("job.setStatus", permission=Permission.JOBS_WRITE, writes=True, errors=(JobNotFound, JobNotApproved))
def set_status(ctx: Context, body: SetStatus) -> Job:
    """Opens, closes or archives a job, or makes it a draft again.

    A draft can be opened or archived, an open job closed, a closed one archived or made a draft, an archived one made a
    draft. A job that already has the status stays as it is. Closing a job takes its postings off. Where the organization
    has an approval definition for jobs, only a job that was approved under it can be opened.
    """
    return show(ctx, jobs.set_status(ctx, ctx.lock(models.job, body.job_id), body.status))


class StageMapping(Input):
    """A stage, and the one that takes its place."""

    from_interview_stage_id: Annotated[Id, Meta(description="Where applications stand now.")]
    to_interview_stage_id: Annotated[Id, Meta(description="Where they shall stand: a stage of the new plan.")]


class ChangeInterviewPlan(Input):
    """The job, its new plan, and where its applications go."""

    job_id: Annotated[Id, Meta(description="The job.")]
    interview_plan_id: Annotated[Id, Meta(description="The plan that becomes its default.")]
    interview_stage_mappings: Annotated[
        list[StageMapping], Meta(description="Each stage in which active applications stand, once.")
    ]


@operation(
    "job.changeInterviewPlan",
    permission=Permission.JOBS_WRITE,
    writes=True,
    errors=(JobNotFound, InterviewPlanNotFound, InterviewStageNotFound),
    extension=True,
)
def change_interview_plan(ctx: Context, body: ChangeInterviewPlan) -> Job:
    """Gives a job another default interview plan, and takes its applications along.

    Those that stand in a stage of the mappings go on in the stage that takes its place, archived and hired ones in
    one of the same type. Active applications that would stay behind are refused, by the names of their stages.
    """
    mappings = {each.from_interview_stage_id: each.to_interview_stage_id for each in body.interview_stage_mappings}
    if len(mappings) < len(body.interview_stage_mappings):
        raise InvalidInput(problem="`interviewStageMappings`: each `fromInterviewStageId` must be there once")
    job = ctx.lock(models.job, body.job_id)
    return show(ctx, transitions.change_plan(ctx, job, body.interview_plan_id, mappings))


class InterviewPlanOfTransition(Output):
    """A plan that a job had, or has now."""

    id: Id
    title: str


class StageMappingTold(Output):
    """A stage, and the one that has taken its place."""

    from_interview_stage_id: Id
    to_interview_stage_id: Id


class InterviewPlanTransitionTold(Output):
    """That a job has another interview plan."""

    job_id: Id
    from_interview_plan: InterviewPlanOfTransition | UnsetType = UNSET
    to_interview_plan: InterviewPlanOfTransition
    interview_stage_mappings: list[StageMappingTold]


@renders("interviewPlanTransition", "job.interviewPlanChanged")
def plan_changed(ctx: Context, job_id: Id) -> InterviewPlanTransitionTold | None:
    """A job has another default interview plan."""
    changes = [each for each in ctx.happenings if isinstance(each, PlanChanged) and each.subject_id == job_id]
    if ctx.get(models.job, job_id).confidential:
        return None
    before, after, mappings = changes[-1].before, changes[-1].after, changes[-1].mappings
    return InterviewPlanTransitionTold(
        job_id=job_id,
        from_interview_plan=UNSET if before is None else InterviewPlanOfTransition(id=before.id, title=before.title),
        to_interview_plan=InterviewPlanOfTransition(id=after.id, title=after.title),
        interview_stage_mappings=[
            StageMappingTold(from_interview_stage_id=each, to_interview_stage_id=to) for each, to in mappings.items()
        ],
    )


@renders("jobCreate", "job.created")
def created(ctx: Context, job_id: Id) -> JobTold | None:
    """A job was created."""
    return _told(ctx, job_id)


@renders("jobUpdate", "job.interviewPlanChanged", "job.updated", "job.statusChanged")
def changed(ctx: Context, job_id: Id) -> JobTold | None:
    """A job was changed, opened, closed or archived."""
    return _told(ctx, job_id)


def _told(ctx: Context, job_id: Id) -> JobTold | None:
    """The job as it is told, unless it is confidential."""
    job = ctx.find(models.job, job_id)
    return None if job is None or job.confidential else JobTold(job=show(ctx, job))
