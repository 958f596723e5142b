"""Projects: gathering candidates for a purpose, and hiding that where it is confidential."""

from __future__ import annotations

from typing import Any, TypedDict

from sqlalchemy import bindparam, select, update

from rowantree import models
from rowantree.core.context import Context
from rowantree.core.database import perform
from rowantree.core.errors import InvalidInput, Refusal, when_missing
from rowantree.core.permission import Switch
from rowantree.core.statement import Query
from rowantree.domain import identity, markup, names
from rowantree.models.columns import Id

MAX_DESCRIPTION = 20_000
"""How many characters a project's description can have."""
MOST_FOUND = 100
"""How many projects a search finds at most."""


@when_missing(models.project)
class ProjectNotFound(Refusal):
    """No project has this id, or this key may not see the one that has."""

    code = "project_not_found"
    message = "Project not found: {id}"


class Said(TypedDict, total=False):
    """What is said of a project; what is not said is not there."""

    title: str
    description: str | None
    confidential: bool


def add(ctx: Context, said: Said, project_id: Id | None) -> models.Project:
    """A new project of the acting user, without candidates.

    Raises:
        InvalidInput: the title is empty, or the key could not see the project.
        IdTaken: another project has the id.
    """
    blank = models.Project(
        organization_id=ctx.organization_id,
        id=project_id or ctx.new_id(),
        title="",
        searched_title="",
        description=None,
        is_archived=False,
        confidential=False,
        author_id=ctx.access.user_id,
        created_at=ctx.now,
        updated_at=ctx.now,
    )
    project = blank._replace(**_checked(ctx, blank, said))
    identity.add(ctx, models.project, project)
    ctx.happened("project.created", project.id)
    return project


def revise(ctx: Context, project: models.Project, said: Said) -> models.Project:
    """Changes what is said of a locked project, and nothing else. One that all of it is true of stays as it is.

    Raises:
        InvalidInput: the title is empty, or the key could not see the project any more.
    """
    revised = project._replace(**_checked(ctx, project, said))
    if revised == project:
        return project
    revised = revised._replace(updated_at=ctx.now)
    changed = ctx.update(models.project, project, revised)
    if "confidential" in changed:
        _hide_or_show(ctx, revised)
    ctx.happened("project.updated", project.id, changed - {"searched_title", "updated_at"})
    return revised


def set_archived(ctx: Context, project: models.Project, *, is_archived: bool) -> models.Project:
    """Archives or restores a locked project. One that already is so stays as it is."""
    if project.is_archived == is_archived:
        return project
    moved = project._replace(is_archived=is_archived, updated_at=ctx.now)
    ctx.update(models.project, project, moved)
    ctx.happened("project.archived" if is_archived else "project.restored", project.id, {"is_archived"})
    return moved


def described(text: str, *, is_html: bool) -> str | None:
    """A description as it is kept; None where it says nothing.

    Raises:
        InvalidInput: it is HTML with too many tags, or too long with all of them closed.
    """
    if not is_html:
        return text if text.strip() else None
    html = markup.sanitized_within(MAX_DESCRIPTION, text, markup.POSTING_TAGS, "description")
    return html if markup.plain(html) else None


_FOUND = Query(
    models.Project,
    select(*models.project.columns).order_by(models.project.c.created_at, models.project.c.id).limit(MOST_FOUND),
    {"title": names.holds(models.project.c.searched_title, "title")},
)


def search(ctx: Context, title: str | None) -> list[models.Project]:
    """The projects whose title holds `title`, in small or large letters, the oldest first; any where it is None.

    Raises:
        InvalidInput: what is looked for is empty.
    """
    if title is None:
        return ctx.rows(_FOUND)
    return ctx.rows(_FOUND, title=names.pattern(title, "title"))


def gather(ctx: Context, candidate: models.Candidate, project: models.Project) -> None:
    """Adds a candidate to a held project; one who is in it already changes nothing."""
    membership = models.CandidateProject(ctx.organization_id, candidate.id, project.id, project.confidential, ctx.now)
    if ctx.insert_if_new(models.candidate_project, membership):
        ctx.happened("candidate.addedToProject", candidate.id)


_MEMBERSHIP = Query(
    models.CandidateProject,
    select(*models.candidate_project.columns)
    .where(
        models.candidate_project.c.candidate_id == bindparam("candidate_id"),
        models.candidate_project.c.project_id == bindparam("project_id"),
    )
    .with_for_update(),
)


def let_go(ctx: Context, candidate: models.Candidate, project: models.Project) -> None:
    """Takes a candidate out of a project; one who is not in it changes nothing."""
    for membership in ctx.rows(_MEMBERSHIP, candidate_id=candidate.id, project_id=project.id):
        ctx.delete(models.candidate_project, membership)
        ctx.happened("candidate.removedFromProject", candidate.id)


def _checked(ctx: Context, project: models.Project, said: Said) -> dict[str, Any]:
    """The columns that `said` changes."""
    columns: dict[str, Any] = dict(said)
    if "title" in columns:
        columns["title"] = names.name(columns["title"], "title")
        columns["searched_title"] = columns["title"].casefold()
    if columns.get("confidential") and not project.confidential and not ctx.allows(Switch.CONFIDENTIAL):
        raise InvalidInput(
            problem="`confidential`: this API key may not see confidential projects, so it cannot make one"
        )
    return columns


_ITS_CANDIDATES = (
    update(models.candidate_project.core)
    .where(
        models.candidate_project.c.organization_id
        == bindparam("of_organization_id", type_=models.candidate_project.c.organization_id.type),
        models.candidate_project.c.project_id
        == bindparam("of_project_id", type_=models.candidate_project.c.project_id.type),
    )
    .values(confidential=bindparam("is_confidential", type_=models.candidate_project.c.confidential.type))
)


def _hide_or_show(ctx: Context, project: models.Project) -> None:
    """Makes who is in a project as confidential as the project now is."""
    perform(
        ctx.connection,
        _ITS_CANDIDATES,
        is_confidential=project.confidential,
        of_organization_id=ctx.organization_id,
        of_project_id=project.id,
    )
