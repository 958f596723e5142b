"""Who runs hiring here: organizations, their users and the keys of their programs."""

from __future__ import annotations

from datetime import datetime
from typing import Literal, NamedTuple

from rowantree.models.columns import Id, Json
from rowantree.models.table import table

Feature = Literal["ApplicationReview", "EmployeeCustomFields", "FraudDetection", "InterviewerTraining", "Notetaker"]
GlobalRole = Literal["Organization Admin", "Elevated Access", "Limited Access", "External Recruiter"]


class Installation(NamedTuple):
    """The one row about this database."""

    id: int
    position: int
    """SQLite only: the place of the last group of writes in the order of all."""
    identity: str
    """The database server's own name for this database; another one means a restore or a move."""
    clock_offset: int
    """By how many milliseconds the sandbox has moved the clock."""
    demo: Json | None
    """What the demo organization was made from, where this is a demo."""


class Organization(NamedTuple):
    """A tenant. Nothing of one is ever seen by another."""

    id: int
    name: str
    epoch: str
    """Named by every cursor and sync token; a new one makes all of them expire."""
    created_at: datetime
    public_website: str | None = None
    timezone: str = "UTC"
    """Its usual time zone, by its name in the IANA database."""
    application_limit: int | None = None
    """How many applications a candidate may send within `application_limit_days`; None: as many as they like."""
    application_limit_days: int = 30
    application_limit_message: str | None = None
    """What a candidate is told who has sent too many, sanitized HTML; None: nothing."""
    disabled_features: Json = Json("[]")
    """What the organization does without, a JSON array of `Feature`; everything else is there."""


class User(NamedTuple):
    """A person of the organization, or the service user that a key acts as."""

    organization_id: int
    id: Id
    first_name: str
    last_name: str
    email: str | None
    global_role: GlobalRole
    is_enabled: bool
    is_service: bool
    """Whether it is what a key acts as, and not a person."""
    manager_id: Id | None
    created_at: datetime
    updated_at: datetime
    searched_email: str | None = None
    """`email` without case: what people are found by, and what no two of them share."""
    sees_private_fields: bool = False
    """Whether they see what is private; Organization Admins do in any case."""
    daily_interview_limit: int | None = None
    weekly_interview_limit: int | None = None
    custom_values: Json | None = None
    """The values of custom fields by the field's id."""


class ApiKey(NamedTuple):
    """A key of the API. The key itself is not here, only its SHA-256."""

    organization_id: int
    id: Id
    title: str
    digest: bytes
    permissions: Json
    switches: Json
    user_id: Id
    created_at: datetime
    last_used_at: datetime | None
    revoked_at: datetime | None


installation = table(Installation, key=("id",))
organization = table(Organization, key=("id",))
user = table(
    User,
    owner={"organization_id": organization},
    indexes=[("organization_id", "searched_email")],
    synced=True,
    order=("created_at", "id"),
)
api_key = table(
    ApiKey,
    owner={"organization_id": organization},
    references={"user_id": user},
    unique=[("digest",)],
    order=("created_at", "id"),
)
