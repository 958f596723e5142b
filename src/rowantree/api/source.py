"""Sources: where candidates come from."""

from __future__ import annotations

from typing import Annotated

from sqlalchemy import false

from rowantree import models
from rowantree.api.shapes.people import Source, sources_by_id
from rowantree.core.context import Context
from rowantree.core.operation import operation
from rowantree.core.page import WHOLE, Listing, Page
from rowantree.core.permission import Permission
from rowantree.core.wire import UNSET, Id, Input, Meta, UnsetType, WholePageInput, or_none
from rowantree.domain import identity, names
from rowantree.domain.identity import IdTaken
from rowantree.domain.people import SourceNotFound
from rowantree.domain.sources import SourceTypeNotFound


def _show(ctx: Context, row: models.Source) -> Source:
    return sources_by_id(ctx, [row.id])[row.id]


class List(WholePageInput):
    """Which sources to list."""

    include_archived: Annotated[
        bool | UnsetType, Meta(description="Whether archived sources are listed too; they are not when absent.")
    ] = UNSET


LIST = Listing(models.source, {"unarchived": models.source.c.is_archived == false()}, {"unarchived": True}, size=WHOLE)


@operation("source.list", permission=Permission.HIRING_PROCESS_METADATA_READ, writes=False)
def list_(ctx: Context, body: List) -> Page[Source]:
    """Lists sources, the oldest first."""
    unarchived = None if body.include_archived is UNSET else not body.include_archived
    found = ctx.page(LIST, body, unarchived=unarchived)
    sources = sources_by_id(ctx, (row.id for row in found.rows))
    return found.page([sources[row.id] for row in found.rows])


class Create(Input):
    """The source to create."""

    title: Annotated[str, Meta(description="What the source is called.")]
    source_type_id: Annotated[Id, Meta(description="The type it belongs to, from `sourceType.list`.")]
    id: Annotated[Id | UnsetType, Meta(description="The id that the source shall have, such as an import keeps.")] = (
        UNSET
    )


@operation(
    "source.create",
    permission=Permission.HIRING_PROCESS_METADATA_WRITE,
    writes=True,
    errors=(SourceTypeNotFound, IdTaken),
    extension=True,
)
def create(ctx: Context, body: Create) -> Source:
    """Creates a source. Another one may have the same title."""
    source_type = ctx.get(models.source_type, body.source_type_id)
    created = models.Source(
        organization_id=ctx.organization_id,
        id=or_none(body.id) or ctx.new_id(),
        title=names.name(body.title, "title"),
        is_archived=False,
        source_type_id=source_type.id,
    )
    identity.add(ctx, models.source, created)
    ctx.happened("source.created", created.id)
    return _show(ctx, created)


class Update(Input):
    """The source, and what of it to change; what is absent stays as it is."""

    source_id: Annotated[Id, Meta(description="The source to change.")]
    title: Annotated[str | UnsetType, Meta(description="What the source is called.")] = UNSET
    source_type_id: Annotated[Id | UnsetType, Meta(description="The type it belongs to.")] = UNSET


@operation(
    "source.update",
    permission=Permission.HIRING_PROCESS_METADATA_WRITE,
    writes=True,
    errors=(SourceNotFound, SourceTypeNotFound),
    extension=True,
)
def update(ctx: Context, body: Update) -> Source:
    """Changes a source.

    Candidates and applications show it at once; they do not come again in a sync for that.
    """
    known = ctx.lock(models.source, body.source_id)
    changed = known
    if body.title is not UNSET:
        changed = changed._replace(title=names.name(body.title, "title"))
    if body.source_type_id is not UNSET:
        changed = changed._replace(source_type_id=ctx.get(models.source_type, body.source_type_id).id)
    return _changed(ctx, known, changed, "updated")


class Archive(Input):
    """The source to archive."""

    source_id: Annotated[Id, Meta(description="The source, from `source.list`.")]


@operation(
    "source.archive",
    permission=Permission.HIRING_PROCESS_METADATA_WRITE,
    writes=True,
    errors=(SourceNotFound,),
    extension=True,
)
def archive(ctx: Context, body: Archive) -> Source:
    """Archives a source.

    Candidates and applications that came from it keep it. Archiving an archived source changes nothing.
    """
    known = ctx.lock(models.source, body.source_id)
    return _changed(ctx, known, known._replace(is_archived=True), "archived")


class Restore(Input):
    """The source to restore."""

    source_id: Annotated[Id, Meta(description="The archived source.")]


@operation(
    "source.restore",
    permission=Permission.HIRING_PROCESS_METADATA_WRITE,
    writes=True,
    errors=(SourceNotFound,),
    extension=True,
)
def restore(ctx: Context, body: Restore) -> Source:
    """Takes a source out of the archive.

    Restoring a source that is not archived changes nothing.
    """
    known = ctx.lock(models.source, body.source_id)
    return _changed(ctx, known, known._replace(is_archived=False), "restored")


def _changed(ctx: Context, known: models.Source, changed: models.Source, how: str) -> Source:
    """Writes what has changed, if anything has, and shows it."""
    if changed != known:
        ctx.happened(f"source.{how}", known.id, ctx.update(models.source, known, changed))
    return _show(ctx, changed)
