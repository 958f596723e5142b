"""Source tracking links: addresses that say where those come from who follow them."""

from __future__ import annotations

from typing import Annotated

from sqlalchemy import true

from rowantree import models
from rowantree.core.context import Context
from rowantree.core.operation import operation
from rowantree.core.page import WHOLE, Listing, SyncPage
from rowantree.core.permission import Permission
from rowantree.core.wire import UNSET, Id, Input, Meta, Output, UnsetType, WholeSyncPageInput, or_none
from rowantree.domain import sources
from rowantree.domain.identity import IdTaken
from rowantree.domain.people import SourceNotFound
from rowantree.domain.sources import SourceTrackingLinkCodeTaken, SourceTrackingLinkNotFound


class SourceTrackingLink(Output):
    """A word in an address by which an application is known to come from a source."""

    id: Id
    code: Annotated[str, Meta(description="The word: what `utm_source` says.")]
    enabled: bool
    source_id: Id
    link: Annotated[str, Meta(description="The page of jobs with the code.")]


def _show_all(ctx: Context, rows: list[models.SourceTrackingLink]) -> list[SourceTrackingLink]:
    page = sources.page_of_jobs(ctx)
    return [
        SourceTrackingLink(
            id=row.id,
            code=row.code,
            enabled=row.enabled,
            source_id=row.source_id,
            link=sources.link_to(page, row),
        )
        for row in rows
    ]


class List(WholeSyncPageInput):
    """Which links to list."""

    include_disabled: Annotated[
        bool | UnsetType, Meta(description="Whether disabled links are listed too; they are not when absent.")
    ] = UNSET


LIST = Listing(
    models.source_tracking_link,
    {"enabled": models.source_tracking_link.c.enabled == true()},
    {"enabled": True},
    size=WHOLE,
)


@operation("sourceTrackingLink.list", permission=Permission.HIRING_PROCESS_METADATA_READ, writes=False)
def list_(ctx: Context, body: List) -> SyncPage[SourceTrackingLink]:
    """Lists source tracking links, the oldest first."""
    enabled = None if body.include_disabled is UNSET else not body.include_disabled
    found = ctx.page(LIST, body, enabled=enabled)
    return found.sync_page(_show_all(ctx, found.rows))


class Create(Input):
    """The link to create."""

    source_id: Annotated[Id, Meta(description="Where those come from who follow the link.")]
    code: Annotated[str | UnsetType, Meta(description="What `utm_source` shall say; random letters when absent.")] = (
        UNSET
    )
    id: Annotated[Id | UnsetType, Meta(description="The id that the link shall have, such as an import keeps.")] = UNSET


@operation(
    "sourceTrackingLink.create",
    permission=Permission.HIRING_PROCESS_METADATA_WRITE,
    writes=True,
    errors=(SourceNotFound, SourceTrackingLinkCodeTaken, IdTaken),
    extension=True,
)
def create(ctx: Context, body: Create) -> SourceTrackingLink:
    """Creates a source tracking link.

    Who applies with its code as the form's `utm_source` has come from its source.
    """
    source = ctx.get(models.source, body.source_id)
    return _show_all(ctx, [sources.track(ctx, source, or_none(body.code), or_none(body.id))])[0]


class Update(Input):
    """The link, and what of it to change."""

    source_tracking_link_id: Annotated[Id, Meta(description="The link to change.")]
    enabled: Annotated[bool | UnsetType, Meta(description="Whether its code still says where somebody comes from.")] = (
        UNSET
    )


@operation(
    "sourceTrackingLink.update",
    permission=Permission.HIRING_PROCESS_METADATA_WRITE,
    writes=True,
    errors=(SourceTrackingLinkNotFound,),
    extension=True,
)
def update(ctx: Context, body: Update) -> SourceTrackingLink:
    """Enables or disables a source tracking link.

    What has come by it keeps its source.
    """
    known = ctx.lock(models.source_tracking_link, body.source_tracking_link_id)
    changed = known if body.enabled is UNSET else known._replace(enabled=body.enabled)
    if changed != known:
        changes = ctx.update(models.source_tracking_link, known, changed)
        ctx.happened("sourceTrackingLink.updated", known.id, changes)
    return _show_all(ctx, [changed])[0]
