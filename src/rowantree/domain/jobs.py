"""Jobs: described, opened and closed, and hidden where they are confidential."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypedDict

from rowantree import models
from rowantree.core.context import Context, Happening
from rowantree.core.errors import InvalidInput, Refusal, when_missing
from rowantree.core.permission import Switch
from rowantree.domain import approvals, brands, confidentiality, identity, names, plans, postings
from rowantree.models.columns import Id, Json
from rowantree.models.job import EmploymentType, JobStatus

TRANSITIONS: Mapping[JobStatus, frozenset[JobStatus]] = {
    "Draft": frozenset({"Open", "Archived"}),
    "Open": frozenset({"Closed"}),
    "Closed": frozenset({"Draft", "Archived"}),
    "Archived": frozenset({"Draft"}),
}
"""What each status can be followed by."""


@when_missing(models.job)
class JobNotFound(Refusal):
    """No job has this id, or this key may not see the one that has."""

    code = "job_not_found"
    message = "Job not found: {id}"


class JobNotApproved(Refusal):
    """Jobs of the organization take an approval before they can be opened, and this one has none."""

    code = "job_not_approved"
    message = "The job {id} must be approved before it can be opened"


class CannotAssociateJobWithArchivedTeam(Refusal):
    """The department or team that the job shall belong to is archived."""

    code = "cannot_associate_job_with_archived_team"
    message = "`teamId`: {name!r} is archived, and a job cannot be moved there"


class CannotAssociateJobWithArchivedLocation(Refusal):
    """The location that the job shall have is archived."""

    code = "cannot_associate_job_with_archived_location"
    message = "`locationId`: {name!r} is archived, and a job cannot be moved there"


@dataclass(frozen=True)
class PlanChanged(Happening):
    """That a job has another default interview plan, and how its applications got there."""

    before: models.InterviewPlan | None
    after: models.InterviewPlan
    mappings: Mapping[Id, Id]
    """The stages of the new plan by those from which applications came; none where all stayed."""


class Said(TypedDict, total=False):
    """What is said of a job; what is not said is not there."""

    title: str
    department_id: Id
    location_id: Id
    default_interview_plan_id: Id
    brand_id: Id
    employment_type: EmploymentType
    custom_requisition_id: str | None
    confidential: bool
    compensation_tiers: Json | None


def add(ctx: Context, said: Said, job_id: Id | None, plan_ids: Iterable[Id] = ()) -> models.Job:
    """A new job, a draft. Its applications may also follow the plans of `plan_ids`, which the caller has checked.

    Raises:
        DepartmentNotFound, LocationNotFound, InterviewPlanNotFound, BrandNotFound: it names one that is not there.
        CannotAssociateJobWithArchivedTeam, CannotAssociateJobWithArchivedLocation: it would belong to an archived one.
        IdTaken: another job has the id.
    """
    brand = None if "brand_id" in said else brands.oldest(ctx)
    blank = models.Job(
        organization_id=ctx.organization_id,
        id=job_id or ctx.new_id(),
        title="",
        searched_title="",
        confidential=False,
        status="Draft",
        employment_type="FullTime",
        location_id=None,
        department_id=None,
        default_interview_plan_id=None,
        custom_requisition_id=None,
        brand_id=brand.id if brand is not None else None,
        author_id=ctx.access.user_id,
        compensation_tiers=None,
        created_at=ctx.now,
        updated_at=ctx.now,
        opened_at=None,
        closed_at=None,
    )
    job = blank._replace(**_checked(ctx, blank, said))
    identity.add(ctx, models.job, job)
    if job.default_interview_plan_id is not None:
        link_plan(ctx, job.id, job.default_interview_plan_id)
    for plan_id in plan_ids:
        link_plan(ctx, job.id, plan_id)
    ctx.happened("job.created", job.id)
    return job


def revise(ctx: Context, job: models.Job, said: Said) -> models.Job:
    """Changes what is said of a locked job, and nothing else. One that all of it is true of stays as it is.

    Raises:
        As `add`.
    """
    revised = job._replace(**_checked(ctx, job, said))
    if revised == job:
        return job
    revised = revised._replace(updated_at=ctx.now)
    changed = ctx.update(models.job, job, revised)
    if revised.default_interview_plan_id is not None and "default_interview_plan_id" in changed:
        link_plan(ctx, job.id, revised.default_interview_plan_id)
    if "confidential" in changed:
        confidentiality.follow_job(ctx, revised)
    _tell(ctx, job, revised, changed - {"searched_title", "updated_at"})
    return revised


def _tell(ctx: Context, job: models.Job, revised: models.Job, changed: frozenset[str]) -> None:
    """Says what has changed of a job, which is more than an update where it goes from one plan to another."""
    before, after = job.default_interview_plan_id, revised.default_interview_plan_id
    if before is None or after is None or before == after:
        ctx.happened("job.updated", job.id, changed)
        return
    plan, next_plan = ctx.get(models.interview_plan, before), ctx.get(models.interview_plan, after)
    ctx.happenings.append(PlanChanged("job.interviewPlanChanged", job.id, changed, plan, next_plan, {}))


def set_status(ctx: Context, job: models.Job, status: JobStatus) -> models.Job:
    """Opens, closes or archives a locked job, or makes it a draft again. One that closes takes its postings off.

    Raises:
        InvalidInput: the job cannot get there from where it is, or shall be opened without a default plan.
        JobNotApproved: it would have to be approved first.
    """
    if status == job.status:
        return job
    if status not in TRANSITIONS[job.status]:
        allowed = " or ".join(sorted(TRANSITIONS[job.status]))
        raise InvalidInput(
            problem=f"`status`: a job cannot go from {job.status} to {status}; from {job.status} it can go to {allowed}"
        )
    changes: dict[str, Any] = {"status": status, "updated_at": ctx.now}
    if status == "Open":
        if job.default_interview_plan_id is None:
            raise InvalidInput(problem="`status`: a job without a default interview plan cannot be opened")
        if not approvals.is_cleared(ctx, "job", job.id):
            raise JobNotApproved(id=job.id)
        changes |= {"opened_at": ctx.now, "closed_at": None}
    if status == "Closed":
        changes["closed_at"] = ctx.now
    moved = job._replace(**changes)
    changed = ctx.update(models.job, job, moved)
    ctx.happened("job.statusChanged", job.id, changed - {"updated_at"})
    if status == "Closed":
        postings.take_off_all(ctx, moved)
    return moved


def use_plan(ctx: Context, job: models.Job, plan_id: Id) -> None:
    """Makes the plan one of those that applications for the job may follow, where it is not yet."""
    if link_plan(ctx, job.id, plan_id):
        ctx.update(models.job, job, job._replace(updated_at=ctx.now))
        ctx.happened("job.updated", job.id, {"interview_plan_ids"})


def link_plan(ctx: Context, job_id: Id, plan_id: Id) -> bool:
    """Makes the plan one of the job's; whether it was none before."""
    return ctx.insert_if_new(
        models.job_interview_plan, models.JobInterviewPlan(ctx.organization_id, job_id, plan_id, ctx.now)
    )


def _checked(ctx: Context, job: models.Job, said: Said) -> dict[str, Any]:
    """The columns that `said` changes. What already is so is not looked at again: it may be archived by now."""
    columns: dict[str, Any] = dict(said)
    if "title" in columns:
        columns["title"] = names.name(columns["title"], "title")
        columns["searched_title"] = columns["title"].casefold()
    if "custom_requisition_id" in columns:
        columns["custom_requisition_id"] = names.name_if_any(columns["custom_requisition_id"], "customRequisitionId")
    columns = {name: value for name, value in columns.items() if getattr(job, name) != value}
    if "department_id" in columns:
        _open_department(ctx, columns["department_id"])
    if "location_id" in columns:
        _open_location(ctx, columns["location_id"])
    if "default_interview_plan_id" in columns:
        plans.usable(ctx, columns["default_interview_plan_id"])
    if "brand_id" in columns:
        ctx.get(models.brand, columns["brand_id"])
    if columns.get("confidential") and not ctx.allows(Switch.CONFIDENTIAL):
        raise InvalidInput(problem="`confidential`: this API key may not see confidential jobs, so it cannot make one")
    return columns


def _open_department(ctx: Context, department_id: Id) -> None:
    department = ctx.get(models.department, department_id)
    if department.is_archived:
        raise CannotAssociateJobWithArchivedTeam(name=department.name)


def _open_location(ctx: Context, location_id: Id) -> None:
    location = ctx.get(models.location, location_id)
    if location.is_archived:
        raise CannotAssociateJobWithArchivedLocation(name=location.name)
    if location.type == "LocationHierarchy":
        raise InvalidInput(problem=f"`locationId`: {location.name!r} is a LocationHierarchy and not a Location")
