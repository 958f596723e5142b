"""What is written about candidates."""

from __future__ import annotations

from typing import Annotated, Literal

from sqlalchemy import bindparam, false

from rowantree import models
from rowantree.api.shapes.people import USERS
from rowantree.core.context import Context
from rowantree.core.operation import operation
from rowantree.core.page import Listing, SyncPage
from rowantree.core.permission import Permission, Switch
from rowantree.core.wire import (
    UNSET,
    Id,
    Input,
    Meta,
    Output,
    SyncPageInput,
    Time,
    TimeShown,
    UnsetType,
    or_none,
    show_time,
)
from rowantree.domain import notes
from rowantree.domain.identity import IdTaken
from rowantree.domain.notes import PrivateFieldsNotAllowed
from rowantree.domain.people import CandidateNotFound


class NoteAuthor(Output):
    """Who wrote a note."""

    id: Id
    first_name: str
    last_name: str
    email: str | UnsetType = UNSET


class Note(Output):
    """What somebody wrote about a candidate."""

    id: Id
    created_at: TimeShown
    is_private: Annotated[bool, Meta(description="Whether only keys with the `privateFields` switch see it.")]
    content: Annotated[str, Meta(description="The text as it was written, or HTML.")]
    author: NoteAuthor


def _show_notes(ctx: Context, rows: list[models.CandidateNote]) -> list[Note]:
    authors = {row.id: row for row in ctx.by_id(USERS, (note.author_id for note in rows))}
    return [
        Note(
            id=row.id,
            created_at=show_time(row.created_at),
            is_private=row.is_private,
            content=row.content,
            author=_show_author(authors[row.author_id]),
        )
        for row in rows
    ]


def _show_author(row: models.User) -> NoteAuthor:
    return NoteAuthor(id=row.id, first_name=row.first_name, last_name=row.last_name, email=row.email or UNSET)


NoteText = Annotated[str, Meta(max_length=notes.MAX_NOTE)]


class NoteGiven(Input):
    """The text of a note, and how it is written."""

    type: Annotated[
        Literal["text/plain", "text/html"],
        Meta(description="HTML keeps bold, italic and underlined text, links, lists and code; other tags are removed."),
    ]
    value: NoteText


class CreateNote(Input):
    """The note to write."""

    extensions = ("id",)

    candidate_id: Annotated[Id, Meta(description="Whom the note is about.")]
    note: Annotated[NoteText | NoteGiven, Meta(description="What it says; a string alone is plain text.")]
    send_notifications: Annotated[
        bool | UnsetType,
        Meta(description="Has no effect: this server tells nobody."),
    ] = UNSET
    is_private: Annotated[
        bool | UnsetType,
        Meta(
            description="Whether the note is private. Writing and seeing such notes needs the `privateFields` switch."
        ),
    ] = UNSET
    created_at: Annotated[
        Time | UnsetType, Meta(description="What `createdAt` shall say; the time of the call when absent.")
    ] = UNSET
    id: Annotated[
        Id | UnsetType, Meta(description="The id that the note shall have, such as an import keeps. An extension.")
    ] = UNSET


@operation(
    "candidate.createNote",
    permission=Permission.CANDIDATES_WRITE,
    writes=True,
    errors=(CandidateNotFound, PrivateFieldsNotAllowed, IdTaken),
)
def create_note(ctx: Context, body: CreateNote) -> Note:
    """Writes a note about a candidate.

    Its author is the user of the API key. Plain text is kept to the letter.
    """
    candidate = ctx.get(models.candidate, body.candidate_id)
    given = NoteGiven(type="text/plain", value=body.note) if isinstance(body.note, str) else body.note
    note = notes.add(
        ctx,
        candidate,
        given.value,
        is_html=given.type == "text/html",
        is_private=body.is_private or False,
        created_at=or_none(body.created_at),
        id=or_none(body.id),
    )
    return _show_notes(ctx, [note])[0]


class ListNotes(SyncPageInput):
    """Whose notes to list."""

    candidate_id: Annotated[Id, Meta(description="Whom the notes are about.")]


NOTES = Listing(
    models.candidate_note,
    {
        "candidate_id": models.candidate_note.c.candidate_id == bindparam("candidate_id"),
        "open": models.candidate_note.c.is_private == false(),
    },
)


@operation(
    "candidate.listNotes",
    permission=Permission.CANDIDATES_READ,
    writes=False,
    errors=(CandidateNotFound,),
)
def list_notes(ctx: Context, body: ListNotes) -> SyncPage[Note]:
    """Lists the notes about a candidate, the oldest first.

    Private notes are there only for keys with the `privateFields` switch.
    """
    candidate = ctx.get(models.candidate, body.candidate_id)
    unseen = None if ctx.allows(Switch.PRIVATE_FIELDS) else True
    found = ctx.page(NOTES, body, candidate_id=candidate.id, open=unseen)
    return found.sync_page(_show_notes(ctx, found.rows))
