"""Candidate tags: the words an organization marks candidates with."""

from __future__ import annotations

from typing import Annotated

from sqlalchemy import bindparam, false, select

from rowantree import models
from rowantree.api.shapes.candidate import CandidateTag
from rowantree.core.context import Context
from rowantree.core.errors import Refusal
from rowantree.core.operation import operation
from rowantree.core.page import Listing, SyncPage
from rowantree.core.permission import Permission
from rowantree.core.statement import Query
from rowantree.core.wire import UNSET, Id, Input, Meta, SyncPageInput, UnsetType, or_none
from rowantree.domain.identity import IdTaken
from rowantree.domain.names import MAX_NAME, name
from rowantree.domain.people import CandidateTagNotFound

Title = Annotated[str, Meta(max_length=MAX_NAME)]


class CandidateTagTitleTaken(Refusal):
    """Another candidate tag already has this title."""

    code = "candidate_tag_title_taken"
    message = "Another candidate tag is already called {title!r}"


def show(row: models.CandidateTag) -> CandidateTag:
    """A tag as answers show it."""
    return CandidateTag(id=row.id, title=row.title, is_archived=row.is_archived)


BY_TITLE = Query(
    models.CandidateTag,
    select(*models.candidate_tag.columns).where(models.candidate_tag.c.title == bindparam("title")),
)


class Create(Input):
    """The tag to create."""

    extensions = ("id",)

    title: Annotated[Title, Meta(description="What the tag says. A tag that already says it is given back.")]
    id: Annotated[
        Id | UnsetType, Meta(description="The id that a new tag shall have, such as an import keeps. An extension.")
    ] = UNSET


@operation("candidateTag.create", permission=Permission.HIRING_PROCESS_METADATA_WRITE, writes=True, errors=(IdTaken,))
def create(ctx: Context, body: Create) -> CandidateTag:
    """Creates a candidate tag.

    A title that a tag already has gives that tag, archived or not, and creates nothing.
    """
    title = name(body.title, "title")
    tag = models.CandidateTag(
        ctx.organization_id, or_none(body.id) or ctx.new_id(), title, is_archived=False, created_at=ctx.now
    )
    if ctx.insert_if_new(models.candidate_tag, tag):
        ctx.happened("candidateTag.created", tag.id)
        return show(tag)
    known = ctx.rows(BY_TITLE, title=title)
    if not known:
        raise IdTaken(kind="candidate tag", id=tag.id)
    return show(known[0])


class List(SyncPageInput):
    """Which tags to list."""

    include_archived: Annotated[
        bool | UnsetType, Meta(description="Whether archived tags are listed too; they are not when absent.")
    ] = UNSET


LIST = Listing(
    models.candidate_tag, {"unarchived": models.candidate_tag.c.is_archived == false()}, {"unarchived": True}
)


@operation("candidateTag.list", permission=Permission.HIRING_PROCESS_METADATA_READ, writes=False)
def list_(ctx: Context, body: List) -> SyncPage[CandidateTag]:
    """Lists candidate tags, the oldest first."""
    unarchived = None if body.include_archived is UNSET else not body.include_archived
    found = ctx.page(LIST, body, unarchived=unarchived)
    return found.sync_page([show(tag) for tag in found.rows])


class Rename(Input):
    """The tag and its new title."""

    tag_id: Annotated[Id, Meta(description="The tag, from `candidateTag.list`.")]
    title: Annotated[Title, Meta(description="What the tag shall say.")]


@operation(
    "candidateTag.rename",
    permission=Permission.HIRING_PROCESS_METADATA_WRITE,
    writes=True,
    errors=(CandidateTagNotFound, CandidateTagTitleTaken),
    extension=True,
)
def rename(ctx: Context, body: Rename) -> CandidateTag:
    """Renames a candidate tag.

    Candidates that have the tag show its new title at once; they do not come again in a sync for that.
    """
    tag = ctx.lock(models.candidate_tag, body.tag_id)
    title = name(body.title, "title")
    if any(other.id != tag.id for other in ctx.rows(BY_TITLE, title=title)):
        raise CandidateTagTitleTaken(title=title)
    if title == tag.title:
        return show(tag)
    renamed = tag._replace(title=title)
    ctx.update(models.candidate_tag, tag, renamed)
    ctx.happened("candidateTag.renamed", tag.id, {"title"})
    return show(renamed)


class Archive(Input):
    """The tag to archive."""

    tag_id: Annotated[Id, Meta(description="The tag, from `candidateTag.list`.")]


@operation(
    "candidateTag.archive",
    permission=Permission.HIRING_PROCESS_METADATA_WRITE,
    writes=True,
    errors=(CandidateTagNotFound,),
)
def archive(ctx: Context, body: Archive) -> CandidateTag:
    """Archives a candidate tag.

    Candidates that have it keep it. Archiving an archived tag changes nothing.
    """
    tag = ctx.lock(models.candidate_tag, body.tag_id)
    if tag.is_archived:
        return show(tag)
    archived = tag._replace(is_archived=True)
    ctx.update(models.candidate_tag, tag, archived)
    ctx.happened("candidateTag.archived", tag.id, {"is_archived"})
    return show(archived)


class Restore(Input):
    """The tag to restore."""

    tag_id: Annotated[Id, Meta(description="The archived tag.")]


@operation(
    "candidateTag.restore",
    permission=Permission.HIRING_PROCESS_METADATA_WRITE,
    writes=True,
    errors=(CandidateTagNotFound,),
    extension=True,
)
def restore(ctx: Context, body: Restore) -> CandidateTag:
    """Takes a candidate tag out of the archive.

    Restoring a tag that is not archived changes nothing.
    """
    tag = ctx.lock(models.candidate_tag, body.tag_id)
    if not tag.is_archived:
        return show(tag)
    restored = tag._replace(is_archived=False)
    ctx.update(models.candidate_tag, tag, restored)
    ctx.happened("candidateTag.restored", tag.id, {"is_archived"})
    return show(restored)
