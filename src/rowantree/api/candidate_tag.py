"""Candidate tags: the words an organization marks candidates with."""

from __future__ import annotations

from typing import Annotated

from sqlalchemy import bindparam, false, select

from rowantree import models
from rowantree.core.context import Context
from rowantree.core.errors import InvalidInput, Refusal
from rowantree.core.operation import operation
from rowantree.core.page import Listing, SyncPage
from rowantree.core.permission import Permission
from rowantree.core.statement import Query
from rowantree.core.wire import UNSET, Id, Input, Meta, Output, SyncPageInput, UnsetType
from rowantree.domain.people import CandidateTagNotFound

Title = Annotated[str, Meta(max_length=500)]


class CandidateTag(Output):
    """A word that candidates can be marked with."""

    id: Id
    title: str
    is_archived: bool


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

    title: Annotated[Title, Meta(description="What the tag says. A tag that already says it is given back.")]


@operation("candidateTag.create", permission=Permission.HIRING_PROCESS_METADATA_WRITE, writes=True)
def create(ctx: Context, body: Create) -> CandidateTag:
    """Creates a candidate tag.

    A title that a tag already has gives that tag, archived or not, and creates nothing.
    """
    title = _title(body.title)
    tag = models.CandidateTag(ctx.organization_id, ctx.new_id(), title, is_archived=False, created_at=ctx.now)
    if ctx.insert_if_new(models.candidate_tag, tag):
        ctx.happened("candidateTag.created", tag.id)
        return show(tag)
    return show(ctx.rows(BY_TITLE, title=title)[0])


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
    title = _title(body.title)
    if any(other.id != tag.id for other in ctx.rows(BY_TITLE, title=title)):
        raise CandidateTagTitleTaken(title=title)
    if title == tag.title:
        return show(tag)
    renamed = tag._replace(title=title)
    ctx.update(models.candidate_tag, tag, renamed)
    ctx.happened("candidateTag.renamed", tag.id, {"title"})
    return show(renamed)


def _title(text: str) -> str:
    title = text.strip()
    if not title:
        raise InvalidInput(problem="`title` must not be empty")
    return title
