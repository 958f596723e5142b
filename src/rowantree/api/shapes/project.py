"""How projects look."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

from sqlalchemy import select

from rowantree import models
from rowantree.api.shapes.custom_field import CustomFieldValue, values_by_id
from rowantree.core.context import Context
from rowantree.core.statement import Lookup
from rowantree.core.wire import UNSET, Id, Meta, Output, TimeShown, UnsetType, show_time


class Project(Output):
    """Candidates gathered for a purpose, apart from any job."""

    id: Id
    title: str
    description: Annotated[
        str | UnsetType, Meta(description="Plain text or HTML, as it was given; absent where there is none.")
    ] = UNSET
    is_archived: bool
    confidential: Annotated[bool, Meta(description="Whether only keys with the `confidential` switch see it.")]
    author_id: Annotated[Id, Meta(description="The user who created it.")]
    created_at: TimeShown
    custom_field_entries: list[CustomFieldValue]


def show_all(ctx: Context, rows: list[models.Project]) -> list[Project]:
    """Projects as answers show them."""
    custom_fields = values_by_id(ctx, rows)
    return [
        Project(
            id=row.id,
            title=row.title,
            description=row.description or UNSET,
            is_archived=row.is_archived,
            confidential=row.confidential,
            author_id=row.author_id,
            created_at=show_time(row.created_at),
            custom_field_entries=custom_fields.get(row.id, []),
        )
        for row in rows
    ]


def show(ctx: Context, row: models.Project) -> Project:
    """A project as answers show it."""
    return show_all(ctx, [row])[0]


PROJECTS = Lookup(models.Project, select(*models.project.columns), models.project.c.id)


def projects_by_id(ctx: Context, ids: Iterable[Id]) -> dict[Id, Project]:
    """These projects as answers show them, by id."""
    return {each.id: each for each in show_all(ctx, ctx.by_id(PROJECTS, ids))}
