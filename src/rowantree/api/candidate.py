"""Candidates: the people an organization may hire."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import Annotated, NamedTuple, TypeVar

import msgspec
from sqlalchemy import bindparam, select

from rowantree import models
from rowantree.api.candidate_tag import CandidateTag
from rowantree.api.shapes.custom_field import CustomFieldValue
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
from rowantree.core.context import Context
from rowantree.core.operation import operation
from rowantree.core.page import Listing, SyncPage
from rowantree.core.permission import Permission
from rowantree.core.statement import Lookup
from rowantree.core.wire import (
    UNSET,
    Id,
    Input,
    Meta,
    Output,
    Raw,
    SyncPageInput,
    Time,
    TimeShown,
    UnsetType,
    or_none,
    show_time,
)
from rowantree.domain import people
from rowantree.domain.people import CandidateNotFound, CandidateTagNotFound, Profile, SourceNotFound, UserNotFound
from rowantree.models.candidate import FraudStatus, Link, LinkType
from rowantree.models.columns import Json, from_milliseconds

S = TypeVar("S")


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


def show_all(ctx: Context, rows: list[models.Candidate]) -> list[Candidate]:
    """Candidates as answers show them, in as many statements for a hundred as for one."""
    tags: defaultdict[Id, list[CandidateTag]] = defaultdict(list)
    for tag in ctx.by_id(TAGS, (row.id for row in rows)):
        tags[tag.candidate_id].append(CandidateTag(id=tag.id, title=tag.title, is_archived=tag.is_archived))
    sources = sources_by_id(ctx, (row.source_id for row in rows))
    users = users_by_id(ctx, (row.credited_to_user_id for row in rows))
    base_url = ctx.world.base_url
    return [
        Candidate(
            id=row.id,
            created_at=show_time(row.created_at),
            updated_at=show_time(row.updated_at),
            name=row.name,
            primary_email_address=_first(row.email_addresses, ContactInfo),
            email_addresses=_stored(row.email_addresses, list[ContactInfo]),
            primary_phone_number=_first(row.phone_numbers, ContactInfo),
            phone_numbers=_stored(row.phone_numbers, list[ContactInfo]),
            social_links=_stored(row.social_links, list[SocialLink]),
            tags=tags.get(row.id, []),
            position=row.position_title or UNSET,
            company=row.company or UNSET,
            school=row.school or UNSET,
            application_ids=[],
            file_handles=[],
            custom_fields=[],
            profile_url=f"{base_url}/candidate-searches/new/right-side/candidates/{row.id}",
            source=sources[row.source_id] if row.source_id is not None else None,
            credited_to_user=users[row.credited_to_user_id] if row.credited_to_user_id is not None else None,
            timezone=row.timezone,
            fraud_status=row.fraud_status,
            location=UNSET if row.location is None else _stored(row.location, CandidateLocation),
        )
        for row in rows
    ]


def show(ctx: Context, row: models.Candidate) -> Candidate:
    """A candidate as answers show it."""
    return show_all(ctx, [row])[0]


_elements = msgspec.json.Decoder(list[Raw])


def _stored(column: Json, _shape: type[S]) -> S:
    """Stored JSON of that shape, written into the answer as it is."""
    return Raw(column)  # type: ignore[return-value]  # the bytes of an S


def _first(column: Json, _shape: type[S]) -> S | UnsetType:
    """The first element of a stored array, written into the answer as it is."""
    if column == "[]":
        return UNSET
    elements = _elements.decode(column)
    return elements[0]  # type: ignore[return-value]  # the bytes of an S


ExternalId = Annotated[str, Meta(min_length=1, max_length=500)]


class LocationGiven(Input):
    """A place, as precisely as it is known."""

    city: str | UnsetType = UNSET
    region: Annotated[str | UnsetType, Meta(description="A state, province or county.")] = UNSET
    country: str | UnsetType = UNSET


class SocialLinkGiven(Input):
    """A page about the candidate."""

    type: LinkType
    url: str


class Create(Input):
    """The candidate to create."""

    extensions = ("external_mapping_id",)

    name: Annotated[str, Meta(description="First and last name.")]
    email: Annotated[str | UnsetType, Meta(description="The primary e-mail address.")] = UNSET
    phone_number: Annotated[str | UnsetType, Meta(description="The primary phone number.")] = UNSET
    linked_in_url: str | UnsetType = UNSET
    github_url: str | UnsetType = UNSET
    website: str | UnsetType = UNSET
    alternate_email_addresses: Annotated[
        list[str] | UnsetType, Meta(description="More e-mail addresses of the candidate.")
    ] = UNSET
    source_id: Annotated[Id | UnsetType, Meta(description="Where the candidate came from.")] = UNSET
    credited_to_user_id: Annotated[Id | UnsetType, Meta(description="The user who gets the credit.")] = UNSET
    location: LocationGiven | UnsetType = UNSET
    created_at: Annotated[
        Time | UnsetType, Meta(description="What `createdAt` shall say; the time of the call when absent.")
    ] = UNSET
    external_mapping_id: Annotated[
        ExternalId | UnsetType, Meta(description="The id by which another system knows the candidate. An extension.")
    ] = UNSET


@operation(
    "candidate.create",
    permission=Permission.CANDIDATES_WRITE,
    writes=True,
    errors=(SourceNotFound, UserNotFound),
)
def create(ctx: Context, body: Create) -> Candidate:
    """Creates a candidate.

    A candidate with the same e-mail address may already be there; this one is another all the same. Lists keep the
    order in which candidates were added, whatever `createdAt` says.
    """
    profile = _profile(body, website_url=body.website, alternate_emails=body.alternate_email_addresses)
    return show(ctx, people.add(ctx, profile, PARAMETERS | {"website_url": "website"}))


def _profile(
    body: Create | Update, *, website_url: str | UnsetType, alternate_emails: list[str] | UnsetType
) -> Profile:
    """What `body` says of a candidate."""
    location = body.location or LocationGiven()
    return Profile(
        name=or_none(body.name),
        email=or_none(body.email),
        alternate_emails=alternate_emails or [],
        phone_number=or_none(body.phone_number),
        linked_in_url=or_none(body.linked_in_url),
        github_url=or_none(body.github_url),
        website_url=or_none(website_url),
        source_id=or_none(body.source_id),
        credited_to_user_id=or_none(body.credited_to_user_id),
        city=or_none(location.city),
        region=or_none(location.region),
        country=or_none(location.country),
        created_at=or_none(body.created_at),
        external_mapping_id=or_none(body.external_mapping_id),
    )


PARAMETERS = {
    "alternate_emails": "alternateEmailAddresses",
    "phone_number": "phoneNumber",
    "linked_in_url": "linkedInUrl",
    "github_url": "githubUrl",
    "website_url": "websiteUrl",
}


class Info(Input):
    """Which candidate: by id, or by the id another system knows it by."""

    one_of = ("id", "external_mapping_id")

    id: Annotated[Id | UnsetType, Meta(description="The candidate.")] = UNSET
    external_mapping_id: Annotated[
        str | UnsetType, Meta(description="The id by which another system knows the candidate.")
    ] = UNSET


@operation(
    "candidate.info",
    permission=Permission.CANDIDATES_READ,
    writes=False,
    errors=(CandidateNotFound,),
)
def info(ctx: Context, body: Info) -> Candidate:
    """Shows one candidate."""
    if body.id:
        return show(ctx, ctx.get(models.candidate, body.id))
    return show(ctx, people.by_external_mapping_id(ctx, body.external_mapping_id or ""))


class List(SyncPageInput):
    """Which candidates to list."""

    created_after: Annotated[
        Annotated[int, Meta(ge=0, le=253_402_300_799_999)] | UnsetType,
        Meta(description="Only candidates added after this time, in milliseconds since 1970."),
    ] = UNSET


LIST = Listing(
    models.candidate,
    {"added_after": models.candidate.c.added_at > bindparam("added_after", type_=models.candidate.c.added_at.type)},
)


@operation("candidate.list", permission=Permission.CANDIDATES_READ, writes=False)
def list_(ctx: Context, body: List) -> SyncPage[Candidate]:
    """Lists candidates in the order in which they were added."""
    added_after = None if body.created_after is UNSET else from_milliseconds(body.created_after)
    found = ctx.page(LIST, body, added_after=added_after)
    return found.sync_page(show_all(ctx, found.rows))


class Update(Input):
    """The candidate, and what of it to change; what is absent stays as it is."""

    extensions = ("external_mapping_id",)

    candidate_id: Annotated[Id, Meta(description="The candidate to change.")]
    name: Annotated[str | UnsetType, Meta(description="First and last name.")] = UNSET
    email: Annotated[
        str | UnsetType, Meta(description="The new primary e-mail address; the one before stays as another.")
    ] = UNSET
    phone_number: Annotated[
        str | UnsetType, Meta(description="The new primary phone number; the one before stays as another.")
    ] = UNSET
    linked_in_url: str | UnsetType = UNSET
    github_url: str | UnsetType = UNSET
    website_url: str | UnsetType = UNSET
    alternate_email: Annotated[str | UnsetType, Meta(description="One more e-mail address.")] = UNSET
    social_links: Annotated[
        list[SocialLinkGiven] | UnsetType,
        Meta(description="All links there shall be. The three fields for single links are then ignored."),
    ] = UNSET
    source_id: Annotated[Id | UnsetType, Meta(description="Where the candidate came from.")] = UNSET
    credited_to_user_id: Annotated[Id | UnsetType, Meta(description="The user who gets the credit.")] = UNSET
    location: LocationGiven | UnsetType = UNSET
    created_at: Annotated[Time | UnsetType, Meta(description="What `createdAt` shall say.")] = UNSET
    send_notifications: Annotated[
        bool | UnsetType, Meta(description="Whether users who follow the candidate are told; they are when absent.")
    ] = UNSET
    external_mapping_id: Annotated[
        ExternalId | UnsetType, Meta(description="The id by which another system knows the candidate. An extension.")
    ] = UNSET


@operation(
    "candidate.update",
    permission=Permission.CANDIDATES_WRITE,
    writes=True,
    errors=(CandidateNotFound, SourceNotFound, UserNotFound),
)
def update(ctx: Context, body: Update) -> Candidate:
    """Changes a candidate.

    An update that changes nothing leaves `updatedAt` as it is.
    """
    candidate = ctx.lock(models.candidate, body.candidate_id)
    profile = _profile(
        body,
        website_url=body.website_url,
        alternate_emails=UNSET if body.alternate_email is UNSET else [body.alternate_email],
    )
    if body.social_links is not UNSET:
        links: list[Link] = [{"type": link.type, "url": link.url} for link in body.social_links]
        profile = replace(profile, social_links=links)
    return show(ctx, people.revise(ctx, candidate, profile, PARAMETERS | {"alternate_emails": "alternateEmail"}))


class AddTag(Input):
    """The candidate and the tag."""

    candidate_id: Annotated[Id, Meta(description="The candidate to tag.")]
    tag_id: Annotated[Id, Meta(description="The tag, from `candidateTag.list`.")]


@operation(
    "candidate.addTag",
    permission=Permission.CANDIDATES_WRITE,
    writes=True,
    errors=(CandidateNotFound, CandidateTagNotFound),
)
def add_tag(ctx: Context, body: AddTag) -> Candidate:
    """Adds a tag to a candidate.

    Adding a tag the candidate already has changes nothing and succeeds.
    """
    candidate = ctx.lock(models.candidate, body.candidate_id)
    tag = ctx.get(models.candidate_tag, body.tag_id)
    return show(ctx, people.tag(ctx, candidate, tag))
