"""Notes about candidates."""

from __future__ import annotations

from datetime import datetime

from rowantree import models
from rowantree.core.context import Context
from rowantree.core.errors import InvalidInput, Refusal
from rowantree.core.permission import Switch
from rowantree.domain import identity, markup
from rowantree.models.columns import Id

MAX_NOTE = 100_000
"""How many characters a note can have."""


class PrivateFieldsNotAllowed(Refusal):
    """What is private can be written only with a key that has the `privateFields` switch."""

    code = "private_fields_not_allowed"
    message = "`{parameter}`: this API key does not have the `privateFields` switch"


def add(
    ctx: Context,
    candidate: models.Candidate,
    text: str,
    *,
    is_html: bool,
    is_private: bool,
    created_at: datetime | None = None,
    id: Id | None = None,  # noqa: A002 the word of all who import
) -> models.CandidateNote:
    """A new note about a candidate, by the acting user.

    Raises:
        InvalidInput: it says nothing, or too much once all its tags are closed.
        PrivateFieldsNotAllowed: it is private, and the key may not see that.
        IdTaken: another note has the id that this one shall have.
    """
    if is_private and not ctx.allows(Switch.PRIVATE_FIELDS):
        raise PrivateFieldsNotAllowed(parameter="isPrivate")
    content = markup.sanitized_within(MAX_NOTE, text, markup.NOTE_TAGS, "note") if is_html else text
    if not (markup.plain(content) if is_html else content.strip()):
        raise InvalidInput(problem="`note` must not be empty")
    note = models.CandidateNote(
        organization_id=ctx.organization_id,
        id=id or ctx.new_id(),
        candidate_id=candidate.id,
        author_id=ctx.access.user_id,
        content=content,
        is_private=is_private,
        created_at=created_at or ctx.now,
        added_at=ctx.now,
    )
    identity.add(ctx, models.candidate_note, note)
    ctx.happened("candidateNote.created", note.id)
    return note
