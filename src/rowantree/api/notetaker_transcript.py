"""Transcripts of interviews: what was said, as a program took it down."""

from __future__ import annotations

from typing import Annotated, Any, Literal

import msgspec

from rowantree import models
from rowantree.api.shapes.application import CANDIDATES
from rowantree.api.shapes.people import users_by_id
from rowantree.core.context import Context, Outside
from rowantree.core.operation import operation
from rowantree.core.permission import Permission
from rowantree.core.wire import UNSET, Id, Input, Meta, Output, Time, TimeShown, UnsetType, or_none, show_time
from rowantree.domain import transcripts
from rowantree.domain.identity import IdTaken
from rowantree.domain.meetings import INTERVIEWERS, InterviewEventNotFound
from rowantree.domain.transcripts import (
    Kept,
    NotetakerTranscriptAlreadyExists,
    NotetakerTranscriptExpired,
    NotetakerTranscriptNotEnabled,
    NotetakerTranscriptNotFound,
)
from rowantree.models.candidate import contacts


class TranscriptParticipant(Output):
    """Somebody who took part in the interview."""

    id: Annotated[Id, Meta(description="The user, or the candidate.")]
    type: Literal["interviewer", "candidate"]
    name: str
    email: Annotated[str | None, Meta(description="The primary e-mail address, if there is one.")]


class NotetakerTranscript(Output):
    """What was said in an interview."""

    id: Id
    interview_event_id: Id | None
    interview_schedule_id: Id | None
    created_at: TimeShown
    participants: list[TranscriptParticipant]
    transcript_url: Annotated[str, Meta(description="Where the transcript can be fetched as JSON, for five minutes.")]


def show(ctx: Context, row: models.NotetakerTranscript) -> NotetakerTranscript:
    """A transcript as answers show it."""
    event = ctx.get(models.interview_event, row.interview_event_id)
    return NotetakerTranscript(
        id=row.id,
        interview_event_id=event.id,
        interview_schedule_id=event.interview_schedule_id,
        created_at=show_time(row.created_at),
        participants=_participants(ctx, event),
        transcript_url=transcripts.address(ctx, row),
    )


def _participants(ctx: Context, event: models.InterviewEvent) -> list[TranscriptParticipant]:
    """The interviewers, and then the candidate."""
    user_ids = [each.user_id for each in ctx.by_id(INTERVIEWERS, [event.id])]
    users = users_by_id(ctx, user_ids)
    shown = [
        TranscriptParticipant(
            id=user_id,
            type="interviewer",
            name=f"{users[user_id].first_name} {users[user_id].last_name}".strip(),
            email=or_none(users[user_id].email),
        )
        for user_id in user_ids
    ]
    application = ctx.get(models.application, event.application_id)
    for candidate in ctx.by_id(CANDIDATES, [application.candidate_id]):
        emails = contacts(candidate.email_addresses)
        email = emails[0]["value"] if emails else None
        shown.append(TranscriptParticipant(id=candidate.id, type="candidate", name=candidate.name, email=email))
    return shown


class Info(Input):
    """Which transcript."""

    notetaker_transcript_id: Annotated[Id, Meta(description="The transcript, as its event shows it.")]


@operation(
    "notetakerTranscript.info",
    permission=Permission.NOTETAKER_READ,
    writes=False,
    errors=(NotetakerTranscriptNotEnabled, NotetakerTranscriptNotFound, NotetakerTranscriptExpired),
)
def info(ctx: Context, body: Info) -> NotetakerTranscript:
    """Says where the transcript of an interview can be fetched, by a GET without a key, and who took part.

    The address is good for five minutes; ask again for another.
    """
    return show(ctx, transcripts.readable(ctx, body.notetaker_transcript_id))


class Create(Input):
    """The event, and what was said in it."""

    interview_event_id: Annotated[Id, Meta(description="The event, from `interviewEvent.list`.")]
    transcript: Annotated[
        dict[str, Any] | list[Any], Meta(description="The transcript, any object or array: it is given back as it is.")
    ]
    expires_at: Annotated[
        Time | UnsetType | None, Meta(description="Until when it can be read; absent or null: for ever.")
    ] = UNSET
    id: Annotated[Id | UnsetType, Meta(description="The id that the transcript shall have, for imports.")] = UNSET


async def _keep(outside: Outside, body: Create) -> Kept:
    return await transcripts.keep(outside, msgspec.json.encode(body.transcript))


@operation(
    "notetakerTranscript.create",
    permission=Permission.INTERVIEWS_WRITE,
    writes=True,
    errors=(NotetakerTranscriptNotEnabled, InterviewEventNotFound, NotetakerTranscriptAlreadyExists, IdTaken),
    extension=True,
    before=_keep,
)
def create(ctx: Context, body: Create, kept: Kept) -> NotetakerTranscript:
    """Adds the transcript of an interview, of which each event has at most one.

    It goes with its event, and with the candidate when they are anonymized.
    """
    transcripts.check_enabled(ctx)
    expires_at, transcript_id = or_none(body.expires_at), or_none(body.id)
    return show(
        ctx, transcripts.add(ctx, body.interview_event_id, kept, expires_at=expires_at, transcript_id=transcript_id)
    )
