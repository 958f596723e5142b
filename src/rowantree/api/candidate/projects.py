"""The projects that candidates are in."""

from __future__ import annotations

from typing import Annotated

from sqlalchemy import bindparam

from rowantree import models
from rowantree.api.shapes.candidate import Candidate, show
from rowantree.api.shapes.project import Project, projects_by_id
from rowantree.core.context import Context
from rowantree.core.operation import operation
from rowantree.core.page import Listing, Page
from rowantree.core.permission import Permission
from rowantree.core.wire import UNSET, Id, Input, Meta, PageInput, UnsetType
from rowantree.domain import projects
from rowantree.domain.people import CandidateNotFound
from rowantree.domain.projects import ProjectNotFound


class AddProject(Input):
    """The candidate and the project."""

    candidate_id: Annotated[Id, Meta(description="The candidate.")]
    project_id: Annotated[Id, Meta(description="The project, from `project.list`.")]


@operation(
    "candidate.addProject",
    permission=Permission.CANDIDATES_WRITE,
    writes=True,
    errors=(CandidateNotFound, ProjectNotFound),
)
def add_project(ctx: Context, body: AddProject) -> Candidate:
    """Adds a candidate to a project.

    Adding a candidate who is already in it changes nothing and succeeds. The candidate's record, which does not show
    projects, stays as it is and does not come in a sync.
    """
    candidate = ctx.get(models.candidate, body.candidate_id)
    projects.gather(ctx, candidate, ctx.hold(models.project, body.project_id))
    return show(ctx, candidate)


class RemoveProject(Input):
    """The candidate and the project."""

    candidate_id: Annotated[Id, Meta(description="The candidate.")]
    project_id: Annotated[Id, Meta(description="The project to take the candidate out of.")]


@operation(
    "candidate.removeProject",
    permission=Permission.CANDIDATES_WRITE,
    writes=True,
    errors=(CandidateNotFound, ProjectNotFound),
)
def remove_project(ctx: Context, body: RemoveProject) -> Candidate:
    """Takes a candidate out of a project.

    Removing a candidate who is not in it changes nothing and succeeds.
    """
    candidate = ctx.get(models.candidate, body.candidate_id)
    projects.let_go(ctx, candidate, ctx.get(models.project, body.project_id))
    return show(ctx, candidate)


class ListProjects(PageInput):
    """Whose projects to list."""

    candidate_id: Annotated[Id, Meta(description="The candidate.")]
    sync_token: Annotated[
        str | UnsetType | None, Meta(description="Taken and not looked at: this list cannot be followed.")
    ] = UNSET


PROJECTS = Listing(
    models.candidate_project,
    {"candidate_id": models.candidate_project.c.candidate_id == bindparam("candidate_id")},
)


@operation(
    "candidate.listProjects",
    permission=Permission.CANDIDATES_READ,
    writes=False,
    errors=(CandidateNotFound,),
)
def list_projects(ctx: Context, body: ListProjects) -> Page[Project]:
    """Lists the projects that a candidate is in, archived ones as well, in the order in which they were added to them."""
    candidate = ctx.get(models.candidate, body.candidate_id)
    found = ctx.page(PROJECTS, body, candidate_id=candidate.id)
    shown = projects_by_id(ctx, (row.project_id for row in found.rows))
    return found.page([shown[row.project_id] for row in found.rows if row.project_id in shown])
