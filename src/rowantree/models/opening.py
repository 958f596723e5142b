"""Openings: the single positions that jobs are to fill, in each of their versions, and who hires for them."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import false

from rowantree.models.application import application
from rowantree.models.columns import Id, Json
from rowantree.models.job import EmploymentType, OpeningState, job
from rowantree.models.organization import organization, user
from rowantree.models.plan import close_reason
from rowantree.models.structure import department, hiring_team_role
from rowantree.models.table import table


class Opening(NamedTuple):
    """A position to fill. What it says is in its versions."""

    organization_id: int
    id: Id
    state: OpeningState
    is_archived: bool
    archived_at: datetime | None
    opened_at: datetime | None
    closed_at: datetime | None
    close_reason_id: Id | None
    application_id: Id | None
    """The application whose accepted offer filled it."""
    latest_version_id: Id
    searched_identifier: str
    """The latest version's identifier as it is searched: without difference between large and small letters."""
    confidential: bool
    """Whether one of its jobs is; kept here so that no query can forget it."""
    created_at: datetime
    updated_at: datetime
    custom_values: Json | None = None
    """The values of custom fields by the field's id."""


class OpeningVersion(NamedTuple):
    """What an opening said from one change to the next. Never changed once written."""

    organization_id: int
    id: Id
    opening_id: Id
    identifier: str
    description: str
    author_id: Id
    team_id: Id | None
    job_ids: Json
    """The jobs that it was for, as a JSON array."""
    location_ids: Json
    target_hire_date: str | None
    """YYYY-MM-DD, as is `target_start_date`."""
    target_start_date: str | None
    is_backfill: bool
    employment_type: EmploymentType
    created_at: datetime


class OpeningJob(NamedTuple):
    """A job that an opening is for, as its latest version says."""

    organization_id: int
    opening_id: Id
    job_id: Id


class OpeningTeamMember(NamedTuple):
    """What a user is in the hiring team of an opening."""

    organization_id: int
    opening_id: Id
    user_id: Id
    hiring_team_role_id: Id
    added_at: datetime


opening = table(
    Opening,
    owner={"organization_id": organization},
    references={"close_reason_id": close_reason, "application_id": application},
    indexes=[("organization_id", "searched_identifier"), ("organization_id", "application_id")],
    synced=True,
    order=("created_at", "id"),
    open_to_all=lambda opening: opening.c.confidential == false(),
)
opening_version = table(
    OpeningVersion,
    owner={"organization_id": organization, "opening_id": opening},
    references={"author_id": user, "team_id": department},
    indexes=[("organization_id", "opening_id", "created_at")],
)
opening_job = table(
    OpeningJob,
    key=("organization_id", "opening_id", "job_id"),
    owner={"organization_id": organization, "opening_id": opening, "job_id": job},
    indexes=[("organization_id", "job_id")],
)
opening_team_member = table(
    OpeningTeamMember,
    key=("organization_id", "opening_id", "user_id", "hiring_team_role_id"),
    owner={"organization_id": organization, "opening_id": opening},
    references={"user_id": user, "hiring_team_role_id": hiring_team_role},
)
