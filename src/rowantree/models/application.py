"""Applications: a candidate who is considered for a job, and the way it has gone."""

from __future__ import annotations

from datetime import datetime
from typing import Literal, NamedTuple

from sqlalchemy import false

from rowantree.models.candidate import candidate, source
from rowantree.models.columns import Id, Json
from rowantree.models.job import job, job_posting
from rowantree.models.organization import organization, user
from rowantree.models.plan import archive_reason, interview_stage
from rowantree.models.structure import hiring_team_role
from rowantree.models.table import table

ApplicationStatus = Literal["Hired", "Archived", "Active", "Lead"]


class Application(NamedTuple):
    """A candidate who is considered for a job."""

    organization_id: int
    id: Id
    candidate_id: Id
    job_id: Id
    confidential: bool
    """Whether its job is; kept here so that no query can forget it."""
    status: ApplicationStatus
    interview_stage_id: Id
    source_id: Id | None
    credited_to_user_id: Id | None
    archive_reason_id: Id | None
    archived_at: datetime | None
    applied_via_job_posting_id: Id | None
    submitter_client_ip: str | None
    submitter_user_agent: str | None
    created_at: datetime
    updated_at: datetime
    added_at: datetime
    """When the record came here: unlike `created_at` nobody can set it. Lists are in this order."""
    custom_values: Json | None = None
    """The values of custom fields by the field's id."""


class ApplicationHistoryItem(NamedTuple):
    """A stay in a stage."""

    organization_id: int
    id: Id
    application_id: Id
    stage_number: int
    """Its place in the history, from 0."""
    interview_stage_id: Id
    entered_stage_at: datetime
    left_stage_at: datetime | None
    archive_reason_id: Id | None
    actor_id: Id | None
    """Who brought the application there."""


class ApplicationTeamMember(NamedTuple):
    """What a user is in the hiring team of an application."""

    organization_id: int
    application_id: Id
    user_id: Id
    hiring_team_role_id: Id
    added_at: datetime


class FormSubmission(NamedTuple):
    """An application form that was filled out."""

    organization_id: int
    id: Id
    application_id: Id | None
    """None where it was blocked by the organization's limit."""
    candidate_id: Id
    job_posting_id: Id
    form_definition: Json
    """The form as it was then, as it is shown."""
    submitted_values: Json
    """The answers by the path of their field, as they are shown."""
    submitted_at: datetime


application = table(
    Application,
    owner={"organization_id": organization, "candidate_id": candidate},
    references={
        "job_id": job,
        "interview_stage_id": interview_stage,
        "source_id": source,
        "credited_to_user_id": user,
        "archive_reason_id": archive_reason,
        "applied_via_job_posting_id": job_posting,
    },
    indexes=[
        # All that a candidate shows of its applications, so that no row has to be fetched for it.
        ("organization_id", "candidate_id", "added_at", "id", "confidential"),
        ("organization_id", "job_id", "added_at", "id"),
        ("organization_id", "status", "added_at", "id"),
    ],
    synced=True,
    order=("added_at", "id"),
    open_to_all=lambda application: application.c.confidential == false(),
)
application_history_item = table(
    ApplicationHistoryItem,
    owner={"organization_id": organization, "application_id": application},
    references={"interview_stage_id": interview_stage, "archive_reason_id": archive_reason, "actor_id": user},
    order=("application_id", "stage_number", "id"),
)
application_team_member = table(
    ApplicationTeamMember,
    key=("organization_id", "application_id", "user_id", "hiring_team_role_id"),
    owner={"organization_id": organization, "application_id": application},
    references={"user_id": user, "hiring_team_role_id": hiring_team_role},
)
form_submission = table(
    FormSubmission,
    owner={"organization_id": organization, "application_id": application, "candidate_id": candidate},
    references={"job_posting_id": job_posting},
    indexes=[("organization_id", "application_id"), ("organization_id", "candidate_id", "submitted_at")],
)
