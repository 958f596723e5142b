"""Projects: candidates gathered for a purpose, apart from any job."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import false

from rowantree.models.candidate import candidate
from rowantree.models.columns import Id, Json
from rowantree.models.organization import organization, user
from rowantree.models.table import table


class Project(NamedTuple):
    """Candidates gathered for a purpose."""

    organization_id: int
    id: Id
    title: str
    searched_title: str
    """The title as it is searched: without difference between large and small letters."""
    description: str | None
    """Plain text, or sanitized HTML."""
    is_archived: bool
    confidential: bool
    author_id: Id
    created_at: datetime
    updated_at: datetime
    custom_values: Json | None = None
    """The values of custom fields by the field's id."""


class CandidateProject(NamedTuple):
    """A candidate in a project."""

    organization_id: int
    candidate_id: Id
    project_id: Id
    confidential: bool
    """Whether the project is; kept here so that no query can forget it."""
    added_at: datetime


project = table(
    Project,
    owner={"organization_id": organization},
    references={"author_id": user},
    synced=True,
    order=("created_at", "id"),
    open_to_all=lambda project: project.c.confidential == false(),
)
candidate_project = table(
    CandidateProject,
    key=("organization_id", "candidate_id", "project_id"),
    owner={"organization_id": organization, "candidate_id": candidate, "project_id": project},
    indexes=[("organization_id", "project_id")],
    order=("candidate_id", "added_at", "project_id"),
    open_to_all=lambda candidate_project: candidate_project.c.confidential == false(),
)
