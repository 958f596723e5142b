"""How an organization is built: departments, places, roles, and under which names it looks for people."""

from __future__ import annotations

from datetime import datetime
from typing import Literal, NamedTuple

from rowantree.models.columns import Id, Json
from rowantree.models.organization import organization
from rowantree.models.table import table

LocationType = Literal["Location", "LocationHierarchy"]
WorkplaceType = Literal["OnSite", "Hybrid", "Remote"]


class Department(NamedTuple):
    """A department, or a team inside one: they form a tree."""

    organization_id: int
    id: Id
    name: str
    external_name: str | None
    parent_id: Id | None
    is_archived: bool
    extra_data: Json | None
    created_at: datetime
    updated_at: datetime


class Location(NamedTuple):
    """A place where people work, or a region (`LocationHierarchy`) that places are grouped in."""

    organization_id: int
    id: Id
    name: str
    external_name: str | None
    type: LocationType
    parent_location_id: Id | None
    address: Json | None
    """`{"postalAddress": {...}}`, as it is shown."""
    is_remote: bool
    workplace_type: WorkplaceType | None
    is_archived: bool
    extra_data: Json | None
    created_at: datetime


class HiringTeamRole(NamedTuple):
    """What somebody can be in a hiring team, such as a recruiter."""

    organization_id: int
    id: Id
    title: str
    is_for_applications: bool
    """Whether a member of the team of one application can have it; everyone has it for jobs."""
    created_at: datetime


class Brand(NamedTuple):
    """A name under which the organization looks for people, with what its postings begin and end with."""

    organization_id: int
    id: Id
    name: str
    hosted_jobs_page_slug: str
    """The last part of the address of its page of jobs; nobody else on this server has it."""
    description_opening: str | None
    """Sanitized HTML before each posting's own description."""
    description_closing: str | None
    """Sanitized HTML behind it."""
    created_at: datetime


class JobBoard(NamedTuple):
    """Where postings are published: for everybody, or internally for the organization's own people."""

    organization_id: int
    id: Id
    title: str
    is_internal: bool
    is_enabled: bool
    created_at: datetime


department = table(Department, owner={"organization_id": organization}, synced=True, order=("created_at", "id"))
location = table(Location, owner={"organization_id": organization}, synced=True, order=("created_at", "id"))
hiring_team_role = table(
    HiringTeamRole,
    owner={"organization_id": organization},
    unique=[("organization_id", "title")],
    order=("created_at", "id"),
)
brand = table(
    Brand,
    owner={"organization_id": organization},
    unique=[("hosted_jobs_page_slug",)],
    order=("created_at", "id"),
)
job_board = table(JobBoard, owner={"organization_id": organization}, synced=True, order=("created_at", "id"))
