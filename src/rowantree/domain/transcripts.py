"""Transcripts of interviews: what was said, as a program took it down. The text itself is a file in the store."""

from __future__ import annotations

import asyncio
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from rowantree import models
from rowantree.core.context import Context, Outside
from rowantree.core.errors import Refusal, when_missing
from rowantree.core.statement import Lookup
from rowantree.core.storage import Download, file_key, upload_key
from rowantree.domain import disposal, features, identity, organizations
from rowantree.models.columns import Id

MEDIA_TYPE = "application/json"
SECONDS = 300
"""How long the address of a transcript is good, whatever holds for other files."""


@when_missing(models.notetaker_transcript)
class NotetakerTranscriptNotFound(Refusal):
    """No transcript has this id, or this key may not see the one that has."""

    code = "notetaker_transcript_not_found"
    message = "Notetaker transcript not found: {id}"


class NotetakerTranscriptNotEnabled(Refusal):
    """The organization does without the feature `Notetaker`."""

    code = "notetaker_transcript_not_enabled"
    message = "The feature Notetaker is disabled for this organization; `organization.update` enables it"


class NotetakerTranscriptExpired(Refusal):
    """The transcript was kept until a time that has passed."""

    code = "notetaker_transcript_expired"
    message = "Notetaker transcript {id} has expired"


class NotetakerTranscriptAlreadyExists(Refusal):
    """The interview event has a transcript already."""

    code = "notetaker_transcript_already_exists"
    message = "The interview event {event_id} already has the notetaker transcript {id}"


_transcript, _file = models.notetaker_transcript, models.file
BY_EVENT = Lookup(models.NotetakerTranscript, select(*_transcript.columns), _transcript.c.interview_event_id)
"""The transcripts of events, of which each has at most one."""
_FILES = Lookup(models.File, select(*_file.columns), _file.c.id)


@dataclass(frozen=True)
class Kept:
    """A transcript whose bytes are in the store."""

    file_id: Id
    size: int


async def keep(outside: Outside, transcript: bytes) -> Kept:
    """Puts the bytes of a transcript into the store.

    By way of an upload, as if it had been announced: where the request is refused, both are swept away.
    """
    world, number = outside.world, outside.access.organization_id
    file_id = world.ids.new(world.clock.now())
    path = world.files.scratch()
    await asyncio.to_thread(path.write_bytes, transcript)
    await world.files.put(upload_key(number, file_id), MEDIA_TYPE, path)
    await world.files.copy(upload_key(number, file_id), file_key(number, file_id))
    return Kept(file_id, len(transcript))


def check_enabled(ctx: Context) -> None:
    """Refuses what the organization does without.

    Raises:
        NotetakerTranscriptNotEnabled: it has disabled `Notetaker`.
    """
    if "Notetaker" in features.disabled(organizations.own(ctx).disabled_features):
        raise NotetakerTranscriptNotEnabled


def add(
    ctx: Context, event_id: Id, kept: Kept, *, expires_at: datetime | None, transcript_id: Id | None
) -> models.NotetakerTranscript:
    """The transcript of an event, which is one of the candidate's files though not shown among them.

    Raises:
        InterviewEventNotFound: there is no such event.
        NotetakerTranscriptAlreadyExists: the event has one.
        IdTaken: the id belongs to another.
    """
    # What is above is locked first, as where it changes: else two could wait for each other.
    event = ctx.get(models.interview_event, event_id)
    ctx.hold(models.application, event.application_id)
    schedule_id = event.interview_schedule_id
    schedule = None if schedule_id is None else ctx.lock(models.interview_schedule, schedule_id)
    event = ctx.lock(models.interview_event, event_id)
    for known in ctx.by_id(BY_EVENT, [event.id]):
        raise NotetakerTranscriptAlreadyExists(event_id=event.id, id=known.id)
    transcript = models.NotetakerTranscript(
        organization_id=ctx.organization_id,
        id=transcript_id or ctx.new_id(),
        interview_event_id=event.id,
        file_id=kept.file_id,
        confidential=event.confidential,
        created_at=ctx.now,
        expires_at=expires_at,
    )
    candidate_id = ctx.get(models.application, event.application_id).candidate_id
    ctx.insert(
        _file,
        models.File(
            organization_id=ctx.organization_id,
            id=kept.file_id,
            kind="TranscriptFile",
            candidate_id=candidate_id,
            name=f"transcript-{transcript.id}.json",
            content_type=MEDIA_TYPE,
            size=kept.size,
            created_at=ctx.now,
        ),
    )
    identity.add(ctx, _transcript, transcript)
    ctx.update(models.interview_event, event, event._replace(updated_at=ctx.now))
    if schedule is not None:  # it shows its events
        ctx.update(models.interview_schedule, schedule, schedule._replace(updated_at=ctx.now))
    ctx.happened("notetakerTranscript.created", transcript.id)
    return transcript


def readable(ctx: Context, transcript_id: Id) -> models.NotetakerTranscript:
    """The transcript with that id, if it can be read.

    Raises:
        NotetakerTranscriptNotEnabled, NotetakerTranscriptNotFound, NotetakerTranscriptExpired: it cannot.
    """
    check_enabled(ctx)
    transcript = ctx.get(_transcript, transcript_id)
    if transcript.expires_at is not None and transcript.expires_at <= ctx.now:
        raise NotetakerTranscriptExpired(id=transcript_id)
    return transcript


def address(ctx: Context, transcript: models.NotetakerTranscript) -> str:
    """Where the text can be fetched, without a key."""
    file = ctx.get(_file, transcript.file_id)
    wanted = Download(file_key(ctx.organization_id, file.id), file.name, file.content_type)
    return ctx.world.files.download(wanted, ctx.now, SECONDS)


def forget(ctx: Context, event_ids: Collection[Id]) -> None:
    """Deletes the transcripts of events for good."""
    ids = {each.file_id for each in ctx.by_id(BY_EVENT, event_ids)}
    for file in ctx.by_id(_FILES, ids):
        ctx.delete(_file, file)
    if ids:
        disposal.dispose(ctx, ids)
