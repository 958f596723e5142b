"""How candidates look."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Annotated, NamedTuple

from sqlalchemy import select

from rowantree import models
from rowantree.api.shapes.custom_field import CustomFieldValue, values_by_id
from rowantree.api.shapes.people import (
    CandidateLocation,
    ContactInfo,
    FileHandle,
    SocialLink,
    Source,
    User,
    sources_by_id,
    users_by_id,
)
from rowantree.api.shapes.stored import first, stored
from rowantree.core.context import Context
from rowantree.core.statement import Lookup
from rowantree.core.wire import UNSET, Id, Meta, Output, TimeShown, UnsetType, show_time
from rowantree.files.handles import file_handle
from rowantree.models.candidate import FraudStatus


class CandidateTag(Output):
    """A word that candidates can be marked with."""

    id: Id
    title: str
    is_archived: bool


class Candidate(Output):
    """A person the organization may hire."""

    id: Id
    created_at: TimeShown
    updated_at: TimeShown
    name: str
    primary_email_address: ContactInfo | UnsetType = UNSET
    email_addresses: list[ContactInfo]
    primary_phone_number: ContactInfo | UnsetType = UNSET
    phone_numbers: list[ContactInfo]
    social_links: list[SocialLink]
    tags: list[CandidateTag]
    position: str | UnsetType = UNSET
    company: str | UnsetType = UNSET
    school: str | UnsetType = UNSET
    application_ids: list[Id]
    resume_file_handle: FileHandle | UnsetType = UNSET
    file_handles: list[FileHandle]
    custom_fields: list[CustomFieldValue]
    profile_url: Annotated[str, Meta(description="The candidate's page on this server.")]
    source: Source | None
    credited_to_user: User | None
    timezone: str | None
    fraud_status: FraudStatus | None
    location: CandidateLocation | UnsetType = UNSET


class TagOfCandidate(NamedTuple):
    """A tag as one candidate has it."""

    candidate_id: Id
    id: Id
    title: str
    is_archived: bool


TAGS = Lookup(
    TagOfCandidate,
    select(
        models.candidate_tagging.c.candidate_id,
        models.candidate_tag.c.id,
        models.candidate_tag.c.title,
        models.candidate_tag.c.is_archived,
    )
    .join(models.candidate_tag.core, models.candidate_tag.c.id == models.candidate_tagging.c.candidate_tag_id)
    .order_by(models.candidate_tagging.c.tagged_at, models.candidate_tagging.c.candidate_tag_id),
    models.candidate_tagging.c.candidate_id,
)


class ApplicationOfCandidate(NamedTuple):
    """That a candidate is considered for a job."""

    candidate_id: Id
    id: Id


APPLICATIONS = Lookup(
    ApplicationOfCandidate,
    select(models.application.c.candidate_id, models.application.c.id).order_by(
        models.application.c.candidate_id, models.application.c.added_at, models.application.c.id
    ),
    models.application.c.candidate_id,
)


FILES = Lookup(
    models.File,
    select(*models.file.columns)
    .where(models.file.c.kind != "TranscriptFile", models.file.c.kind != "OfferLetterFile")
    .order_by(models.file.c.candidate_id, models.file.c.created_at, models.file.c.id),
    models.file.c.candidate_id,
)


class FilesOfCandidates(NamedTuple):
    """The files of some candidates as answers show them, by candidate."""

    all: dict[Id, list[FileHandle]]
    """The oldest first; transcripts and offer letters are not among them."""
    resumes: dict[Id, FileHandle]
    """The newest résumé."""


def show_files(ctx: Context, candidate_ids: Iterable[Id]) -> FilesOfCandidates:
    """The files of these candidates as answers show them."""
    found: defaultdict[Id, list[FileHandle]] = defaultdict(list)
    resumes: dict[Id, FileHandle] = {}
    for file in ctx.by_id(FILES, candidate_ids):
        shown = show_file(ctx, file)
        found[file.candidate_id].append(shown)
        if file.kind == "ResumeFile":
            resumes[file.candidate_id] = shown
    return FilesOfCandidates(found, resumes)


def show_file(ctx: Context, file: models.File) -> FileHandle:
    """A file as answers show it."""
    handle = file_handle(ctx.world.secrecy, file.kind, file.id, file.candidate_id)
    return FileHandle(id=file.id, name=file.name, handle=handle)


def show_all(ctx: Context, rows: list[models.Candidate]) -> list[Candidate]:
    """Candidates as answers show them, in as many statements for a hundred as for one."""
    tags: defaultdict[Id, list[CandidateTag]] = defaultdict(list)
    for tag in ctx.by_id(TAGS, (row.id for row in rows)):
        tags[tag.candidate_id].append(CandidateTag(id=tag.id, title=tag.title, is_archived=tag.is_archived))
    applications: defaultdict[Id, list[Id]] = defaultdict(list)
    for application in ctx.by_id(APPLICATIONS, (row.id for row in rows)):
        applications[application.candidate_id].append(application.id)
    files = show_files(ctx, (row.id for row in rows))
    sources = sources_by_id(ctx, (row.source_id for row in rows))
    users = users_by_id(ctx, (row.credited_to_user_id for row in rows))
    custom_fields = values_by_id(ctx, rows)
    base_url = ctx.world.base_url
    return [
        Candidate(
            id=row.id,
            created_at=show_time(row.created_at),
            updated_at=show_time(row.updated_at),
            name=row.name,
            primary_email_address=first(row.email_addresses, ContactInfo),
            email_addresses=stored(row.email_addresses, list[ContactInfo]),
            primary_phone_number=first(row.phone_numbers, ContactInfo),
            phone_numbers=stored(row.phone_numbers, list[ContactInfo]),
            social_links=stored(row.social_links, list[SocialLink]),
            tags=tags.get(row.id, []),
            position=row.position_title or UNSET,
            company=row.company or UNSET,
            school=row.school or UNSET,
            application_ids=applications.get(row.id, []),
            resume_file_handle=files.resumes.get(row.id, UNSET),
            file_handles=files.all.get(row.id, []),
            custom_fields=custom_fields.get(row.id, []),
            profile_url=f"{base_url}/candidate-searches/new/right-side/candidates/{row.id}",
            source=sources[row.source_id] if row.source_id is not None else None,
            credited_to_user=users[row.credited_to_user_id] if row.credited_to_user_id is not None else None,
            timezone=row.timezone,
            fraud_status=row.fraud_status,
            location=UNSET if row.location is None else stored(row.location, CandidateLocation),
        )
        for row in rows
    ]


def show(ctx: Context, row: models.Candidate) -> Candidate:
    """A candidate as answers show it."""
    return show_all(ctx, [row])[0]
