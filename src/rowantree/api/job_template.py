"""Job templates: what new jobs of a kind begin with."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec.structs import asdict

from rowantree import models
from rowantree.api.shapes.location import Location, locations_by_id
from rowantree.core.context import Context
from rowantree.core.operation import operation
from rowantree.core.page import Listing, SyncPage
from rowantree.core.permission import Permission
from rowantree.core.wire import (
    UNSET,
    Id,
    Input,
    Meta,
    Output,
    SyncPageInput,
    TimeShown,
    UnsetType,
    or_none,
    show_time,
)
from rowantree.domain import job_templates
from rowantree.domain.departments import DepartmentNotFound
from rowantree.domain.identity import IdTaken
from rowantree.domain.job_templates import JobTemplateNotFound, Said
from rowantree.domain.locations import LocationNotFound
from rowantree.domain.names import MAX_NAME
from rowantree.domain.plans import InterviewPlanNotFound
from rowantree.models.job import EmploymentType

NAMED = (DepartmentNotFound, LocationNotFound, InterviewPlanNotFound)
"""What is refused of what a template names."""

Title = Annotated[str, Meta(max_length=MAX_NAME)]
Where = Annotated[Id | UnsetType | None, Meta(description="Where the work is done; null: the template does not say.")]
Team = Annotated[
    Id | UnsetType | None,
    Meta(description="The department or team that such jobs belong to; null: the template does not say."),
]
DefaultPlan = Annotated[
    Id | UnsetType | None, Meta(description="The default plan of such jobs; null: the template does not say.")
]
Plans = Annotated[
    list[Id] | UnsetType,
    Meta(description="All plans that applications for such jobs may follow; the default one always is among them."),
]
Employment = Annotated[EmploymentType | UnsetType | None, Meta(description="Null: the template does not say.")]


class JobTemplate(Output):
    """What new jobs of a kind begin with."""

    id: Id
    title: str
    status: Annotated[Literal["Active", "Inactive"], Meta(description="Whether new jobs can be made from it.")]
    location_id: Id | UnsetType = UNSET
    department_id: Annotated[Id | UnsetType, Meta(description="The department or team that such jobs belong to.")] = (
        UNSET
    )
    default_interview_plan_id: Annotated[Id | UnsetType, Meta(description="The default plan of such jobs.")] = UNSET
    interview_plan_ids: Annotated[list[Id], Meta(description="All plans that applications may follow.")]
    created_at: TimeShown
    updated_at: TimeShown
    location: Annotated[Location | UnsetType, Meta(description="Only when expanded.")] = UNSET


class JobTemplateInFull(JobTemplate):
    """A template with all that it says."""

    employment_type: Annotated[EmploymentType | None, Meta(description="Null: the template does not say.")]


def show(row: models.JobTemplate) -> JobTemplate:
    """A template as the list shows it."""
    return JobTemplate(
        id=row.id,
        title=row.title,
        status="Active" if row.is_active else "Inactive",
        location_id=row.location_id or UNSET,
        department_id=row.department_id or UNSET,
        default_interview_plan_id=row.default_interview_plan_id or UNSET,
        interview_plan_ids=job_templates.plan_ids(row),
        created_at=show_time(row.created_at),
        updated_at=show_time(row.updated_at),
    )


def show_in_full(row: models.JobTemplate) -> JobTemplateInFull:
    """A template with all that is kept of it."""
    return JobTemplateInFull(**asdict(show(row)), employment_type=row.employment_type)


class List(SyncPageInput):
    """What of the templates to list."""

    expand: Annotated[list[Literal["location"]] | UnsetType, Meta(description="What else to show.")] = UNSET


LIST = Listing(models.job_template)


@operation("jobTemplate.list", permission=Permission.JOBS_READ, writes=False)
def list_(ctx: Context, body: List) -> SyncPage[JobTemplate]:
    """Lists all job templates, those that are not in use as well, the oldest first."""
    found = ctx.page(LIST, body)
    shown = [show(template) for template in found.rows]
    if body.expand:
        locations = locations_by_id(ctx, (template.location_id for template in found.rows))
        for each in shown:
            if each.location_id:
                each.location = locations[each.location_id]
    return found.sync_page(shown)


class Create(Input):
    """The template to create."""

    title: Annotated[Title, Meta(description="What people choose it by.")]
    department_id: Team = UNSET
    location_id: Where = UNSET
    default_interview_plan_id: DefaultPlan = UNSET
    interview_plan_ids: Plans = UNSET
    employment_type: Employment = UNSET
    id: Annotated[Id | UnsetType, Meta(description="The id that the template shall have.")] = UNSET


def _said(body: Create | Update) -> Said:
    """What `body` says of a template."""
    said: Said = {}
    if body.title is not UNSET:
        said["title"] = body.title
    if body.department_id is not UNSET:
        said["department_id"] = body.department_id
    if body.location_id is not UNSET:
        said["location_id"] = body.location_id
    if body.default_interview_plan_id is not UNSET:
        said["default_interview_plan_id"] = body.default_interview_plan_id
    if body.interview_plan_ids is not UNSET:
        said["interview_plan_ids"] = body.interview_plan_ids
    if body.employment_type is not UNSET:
        said["employment_type"] = body.employment_type
    return said


@operation(
    "jobTemplate.create",
    permission=Permission.JOBS_WRITE,
    writes=True,
    errors=(*NAMED, IdTaken),
    extension=True,
)
def create(ctx: Context, body: Create) -> JobTemplateInFull:
    """Creates a job template, from which new jobs can be made at once."""
    return show_in_full(job_templates.add(ctx, _said(body), or_none(body.id)))


class Update(Input):
    """The template, and what of it to change; what is absent stays as it is."""

    job_template_id: Annotated[Id, Meta(description="The template to change.")]
    title: Title | UnsetType = UNSET
    department_id: Team = UNSET
    location_id: Where = UNSET
    default_interview_plan_id: DefaultPlan = UNSET
    interview_plan_ids: Plans = UNSET
    employment_type: Employment = UNSET


@operation(
    "jobTemplate.update",
    permission=Permission.JOBS_WRITE,
    writes=True,
    errors=(JobTemplateNotFound, *NAMED),
    extension=True,
)
def update(ctx: Context, body: Update) -> JobTemplateInFull:
    """Changes a job template.

    Jobs that were made from it stay as they are. An update that changes nothing leaves `updatedAt` as it is.
    """
    template = ctx.lock(models.job_template, body.job_template_id)
    return show_in_full(job_templates.revise(ctx, template, _said(body)))


class Activate(Input):
    """The template to take into use."""

    job_template_id: Annotated[Id, Meta(description="The template.")]


@operation(
    "jobTemplate.activate",
    permission=Permission.JOBS_WRITE,
    writes=True,
    errors=(JobTemplateNotFound,),
    extension=True,
)
def activate(ctx: Context, body: Activate) -> JobTemplateInFull:
    """Takes a job template into use again.

    Activating an active template changes nothing.
    """
    template = ctx.lock(models.job_template, body.job_template_id)
    return show_in_full(job_templates.set_active(ctx, template, is_active=True))


class Deactivate(Input):
    """The template to take out of use."""

    job_template_id: Annotated[Id, Meta(description="The template.")]


@operation(
    "jobTemplate.deactivate",
    permission=Permission.JOBS_WRITE,
    writes=True,
    errors=(JobTemplateNotFound,),
    extension=True,
)
def deactivate(ctx: Context, body: Deactivate) -> JobTemplateInFull:
    """Takes a job template out of use, so that no new jobs are made from it.

    Deactivating an inactive template changes nothing.
    """
    template = ctx.lock(models.job_template, body.job_template_id)
    return show_in_full(job_templates.set_active(ctx, template, is_active=False))
