"""Jobs to fill, who hires for them, and the postings that look for candidates."""

from __future__ import annotations

from datetime import datetime
from typing import Literal, NamedTuple, NotRequired, TypedDict

from sqlalchemy import false

from rowantree.models.columns import Id, Json
from rowantree.models.organization import organization, user
from rowantree.models.plan import interview_plan
from rowantree.models.structure import (
    WorkplaceType,
    brand,
    department,
    hiring_team_role,
    job_board,
    location,
)
from rowantree.models.table import table

JobStatus = Literal["Draft", "Open", "Closed", "Archived"]
EmploymentType = Literal["FullTime", "PartTime", "Intern", "Contract", "Temporary"]
OpeningState = Literal["Approved", "Closed", "Draft", "Filled", "Open"]

FieldType = Literal[
    "Boolean",
    "CompensationRange",
    "Currency",
    "Date",
    "EducationHistory",
    "Email",
    "File",
    "Job",
    "Location",
    "LongText",
    "MultiValueSelect",
    "Number",
    "NumberRange",
    "Phone",
    "RichText",
    "Score",
    "SocialLink",
    "String",
    "UUID",
    "Url",
    "ValueSelect",
]


class SelectableValue(TypedDict):
    """An answer that a question offers."""

    label: str
    value: str


class FieldDefinition(TypedDict):
    """What a question asks for."""

    id: Id
    type: FieldType
    path: str
    """What names the answer: `_systemfield_name` and the like, or the field's id."""
    humanReadablePath: str
    title: str
    isNullable: bool
    selectableValues: NotRequired[list[SelectableValue]]


class FormField(TypedDict):
    """A question of a form, as it is stored and shown."""

    isRequired: bool
    descriptionHtml: NotRequired[str]
    descriptionPlain: NotRequired[str]
    field: FieldDefinition


class FormSection(TypedDict):
    """Questions that belong together, as they are stored and shown."""

    title: NotRequired[str]
    descriptionHtml: NotRequired[str]
    descriptionPlain: NotRequired[str]
    fields: list[FormField]


class Job(NamedTuple):
    """A kind of position that the organization hires for."""

    organization_id: int
    id: Id
    title: str
    searched_title: str
    """The title as it is searched: without difference between large and small letters."""
    confidential: bool
    status: JobStatus
    employment_type: EmploymentType
    location_id: Id | None
    department_id: Id | None
    default_interview_plan_id: Id | None
    custom_requisition_id: str | None
    brand_id: Id | None
    author_id: Id
    compensation_tiers: Json | None
    """The ranges of pay, as `domain.compensation` writes them."""
    created_at: datetime
    updated_at: datetime
    opened_at: datetime | None
    closed_at: datetime | None
    custom_values: Json | None = None
    """The values of custom fields by the field's id."""


class JobTemplate(NamedTuple):
    """What new jobs of a kind begin with."""

    organization_id: int
    id: Id
    title: str
    is_active: bool
    employment_type: EmploymentType | None
    location_id: Id | None
    department_id: Id | None
    default_interview_plan_id: Id | None
    interview_plan_ids: Json
    """The plans that a job made from it may follow, as a JSON array."""
    created_at: datetime
    updated_at: datetime


class JobInterviewPlan(NamedTuple):
    """A plan that applications for a job may follow."""

    organization_id: int
    job_id: Id
    interview_plan_id: Id
    added_at: datetime


class JobTeamMember(NamedTuple):
    """What a user is in the hiring team of a job."""

    organization_id: int
    job_id: Id
    user_id: Id
    hiring_team_role_id: Id
    added_at: datetime


class ApplicationFormDefinition(NamedTuple):
    """The questions that a candidate answers to apply."""

    organization_id: int
    id: Id
    title: str
    sections: Json
    """The sections with their fields, as they are shown."""
    is_default: bool
    """Whether postings have it that name no other."""
    is_archived: bool
    created_at: datetime
    updated_at: datetime


class JobPosting(NamedTuple):
    """An advertisement of a job."""

    organization_id: int
    id: Id
    job_id: Id
    confidential: bool
    """Whether its job is; kept here so that no query can forget it."""
    title: str
    description: str
    """The posting's own description, sanitized HTML."""
    suppress_description_opening: bool
    suppress_description_closing: bool
    location_id: Id
    secondary_location_ids: Json
    workplace_type: WorkplaceType | None
    """None: as its location."""
    is_listed: bool
    application_deadline: datetime | None
    application_form_definition_id: Id
    compensation_tiers: Json | None
    """None: as its job."""
    should_display_compensation: bool
    published_at: datetime | None
    """None while it is a draft."""
    created_at: datetime
    updated_at: datetime
    survey_form_definition_ids: Json = Json("[]")
    """The surveys that candidates are asked besides, as a JSON array."""


class JobPostingPlacement(NamedTuple):
    """A board that shows a posting."""

    organization_id: int
    job_posting_id: Id
    job_board_id: Id


job = table(
    Job,
    owner={"organization_id": organization},
    references={
        "location_id": location,
        "department_id": department,
        "default_interview_plan_id": interview_plan,
        "brand_id": brand,
        "author_id": user,
    },
    indexes=[("organization_id", "custom_requisition_id")],
    synced=True,
    order=("created_at", "id"),
    open_to_all=lambda job: job.c.confidential == false(),
)
job_template = table(
    JobTemplate,
    owner={"organization_id": organization},
    references={
        "location_id": location,
        "department_id": department,
        "default_interview_plan_id": interview_plan,
    },
    synced=True,
    order=("created_at", "id"),
)
job_interview_plan = table(
    JobInterviewPlan,
    key=("organization_id", "job_id", "interview_plan_id"),
    owner={"organization_id": organization, "job_id": job},
    references={"interview_plan_id": interview_plan},
)
job_team_member = table(
    JobTeamMember,
    key=("organization_id", "job_id", "user_id", "hiring_team_role_id"),
    owner={"organization_id": organization, "job_id": job},
    references={"user_id": user, "hiring_team_role_id": hiring_team_role},
)
application_form_definition = table(
    ApplicationFormDefinition, owner={"organization_id": organization}, order=("created_at", "id")
)
job_posting = table(
    JobPosting,
    owner={"organization_id": organization, "job_id": job},
    references={
        "location_id": location,
        "application_form_definition_id": application_form_definition,
    },
    indexes=[("organization_id", "job_id")],
    order=("created_at", "id"),
    open_to_all=lambda posting: posting.c.confidential == false(),
)
job_posting_placement = table(
    JobPostingPlacement,
    key=("organization_id", "job_posting_id", "job_board_id"),
    owner={"organization_id": organization, "job_posting_id": job_posting, "job_board_id": job_board},
    indexes=[("organization_id", "job_board_id")],
)
