"""Source types: the groups of sources."""

from __future__ import annotations

from typing import Annotated

from sqlalchemy import false

from rowantree import models
from rowantree.api.shapes.people import SourceType
from rowantree.core.context import Context
from rowantree.core.operation import operation
from rowantree.core.page import WHOLE, Listing, Page
from rowantree.core.permission import Permission
from rowantree.core.wire import UNSET, Id, Input, Meta, UnsetType, WholePageInput, or_none
from rowantree.domain import identity, names
from rowantree.domain.identity import IdTaken
from rowantree.domain.sources import SourceTypeNotFound


def show(row: models.SourceType) -> SourceType:
    """A source type as answers show it."""
    return SourceType(id=row.id, title=row.title, is_archived=row.is_archived)


class List(WholePageInput):
    """Which source types to list."""

    include_archived: Annotated[
        bool | UnsetType, Meta(description="Whether archived source types are listed too; they are not when absent.")
    ] = UNSET


LIST = Listing(
    models.source_type, {"unarchived": models.source_type.c.is_archived == false()}, {"unarchived": True}, size=WHOLE
)


@operation("sourceType.list", permission=Permission.HIRING_PROCESS_METADATA_READ, writes=False, extension=True)
def list_(ctx: Context, body: List) -> Page[SourceType]:
    """Lists source types, the oldest first."""
    unarchived = None if body.include_archived is UNSET else not body.include_archived
    found = ctx.page(LIST, body, unarchived=unarchived)
    return found.page([show(row) for row in found.rows])


class Create(Input):
    """The source type to create."""

    title: Annotated[str, Meta(description="What its sources have in common.")]
    id: Annotated[
        Id | UnsetType, Meta(description="The id that the source type shall have, such as an import keeps.")
    ] = UNSET


@operation(
    "sourceType.create",
    permission=Permission.HIRING_PROCESS_METADATA_WRITE,
    writes=True,
    errors=(IdTaken,),
    extension=True,
)
def create(ctx: Context, body: Create) -> SourceType:
    """Creates a source type. Another one may have the same title."""
    created = models.SourceType(
        ctx.organization_id, or_none(body.id) or ctx.new_id(), names.name(body.title, "title"), is_archived=False
    )
    identity.add(ctx, models.source_type, created)
    ctx.happened("sourceType.created", created.id)
    return show(created)


class Update(Input):
    """The source type, and what of it to change."""

    source_type_id: Annotated[Id, Meta(description="The source type to change.")]
    title: Annotated[str | UnsetType, Meta(description="What its sources have in common.")] = UNSET


@operation(
    "sourceType.update",
    permission=Permission.HIRING_PROCESS_METADATA_WRITE,
    writes=True,
    errors=(SourceTypeNotFound,),
    extension=True,
)
def update(ctx: Context, body: Update) -> SourceType:
    """Changes a source type. Its sources show it at once."""
    known = ctx.lock(models.source_type, body.source_type_id)
    if body.title is UNSET:
        return show(known)
    return show(_changed(ctx, known, known._replace(title=names.name(body.title, "title")), "updated"))


class Archive(Input):
    """The source type to archive."""

    source_type_id: Annotated[Id, Meta(description="The source type.")]


@operation(
    "sourceType.archive",
    permission=Permission.HIRING_PROCESS_METADATA_WRITE,
    writes=True,
    errors=(SourceTypeNotFound,),
    extension=True,
)
def archive(ctx: Context, body: Archive) -> SourceType:
    """Archives a source type.

    Its sources stay as they are. Archiving an archived one changes nothing.
    """
    known = ctx.lock(models.source_type, body.source_type_id)
    return show(_changed(ctx, known, known._replace(is_archived=True), "archived"))


class Restore(Input):
    """The source type to restore."""

    source_type_id: Annotated[Id, Meta(description="The archived source type.")]


@operation(
    "sourceType.restore",
    permission=Permission.HIRING_PROCESS_METADATA_WRITE,
    writes=True,
    errors=(SourceTypeNotFound,),
    extension=True,
)
def restore(ctx: Context, body: Restore) -> SourceType:
    """Takes a source type out of the archive.

    Restoring one that is not archived changes nothing.
    """
    known = ctx.lock(models.source_type, body.source_type_id)
    return show(_changed(ctx, known, known._replace(is_archived=False), "restored"))


def _changed(ctx: Context, known: models.SourceType, changed: models.SourceType, how: str) -> models.SourceType:
    """Writes what has changed, if anything has."""
    if changed != known:
        ctx.happened(f"sourceType.{how}", known.id, ctx.update(models.source_type, known, changed))
    return changed
