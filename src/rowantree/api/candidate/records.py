"""Candidates as records: adding, showing, listing, finding, changing and tagging them."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

from rowantree import models
from rowantree.api.shapes.candidate import Candidate, show, show_all
from rowantree.api.shapes.moments import Milliseconds, after, time_if_any
from rowantree.core.context import Context
from rowantree.core.operation import operation
from rowantree.core.page import Listing, SyncPage
from rowantree.core.permission import Permission
from rowantree.core.wire import (
    UNSET,
    Id,
    Input,
    Meta,
    SyncPageInput,
    Time,
    UnsetType,
    or_none,
)
from rowantree.domain import anonymization, people
from rowantree.domain.anonymization import CandidateHasActiveApplications
from rowantree.domain.identity import IdTaken
from rowantree.domain.people import CandidateNotFound, CandidateTagNotFound, Profile, SourceNotFound, UserNotFound
from rowantree.models.candidate import Link, LinkType

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

    extensions = ("external_mapping_id", "id")

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
    id: Annotated[
        Id | UnsetType, Meta(description="The id that the candidate shall have, such as an import keeps. An extension.")
    ] = UNSET


@operation(
    "candidate.create",
    permission=Permission.CANDIDATES_WRITE,
    writes=True,
    errors=(SourceNotFound, UserNotFound, IdTaken),
)
def create(ctx: Context, body: Create) -> Candidate:
    """Creates a candidate.

    A candidate with the same e-mail address may already be there; this one is another all the same. Lists keep the
    order in which candidates were added, whatever `createdAt` says.
    """
    profile = _profile(body, website_url=body.website, alternate_emails=body.alternate_email_addresses)
    return show(ctx, people.add(ctx, profile, PARAMETERS | {"website_url": "website"}, or_none(body.id)))


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
        Milliseconds,
        Meta(description="Only candidates added after this time, in milliseconds since 1970."),
    ] = UNSET


LIST = Listing(
    models.candidate,
    {"added_after": after(models.candidate.c.added_at, "added_after")},
)


@operation("candidate.list", permission=Permission.CANDIDATES_READ, writes=False)
def list_(ctx: Context, body: List) -> SyncPage[Candidate]:
    """Lists candidates in the order in which they were added."""
    found = ctx.page(LIST, body, added_after=time_if_any(body.created_after))
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
    send_notifications: Annotated[bool | UnsetType, Meta(description="Has no effect: this server tells nobody.")] = (
        UNSET
    )
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


class RemoveTag(Input):
    """The candidate and the tag."""

    candidate_id: Annotated[Id, Meta(description="The candidate who has the tag.")]
    tag_id: Annotated[Id, Meta(description="The tag to take away.")]


@operation(
    "candidate.removeTag",
    permission=Permission.CANDIDATES_WRITE,
    writes=True,
    errors=(CandidateNotFound, CandidateTagNotFound),
)
def remove_tag(ctx: Context, body: RemoveTag) -> Candidate:
    """Takes a tag away from a candidate.

    Removing a tag the candidate does not have changes nothing and succeeds.
    """
    candidate = ctx.lock(models.candidate, body.candidate_id)
    tag = ctx.get(models.candidate_tag, body.tag_id)
    return show(ctx, people.untag(ctx, candidate, tag))


class Search(Input):
    """Whom to look for. Who is looked for by both must fit both."""

    one_of = ("email", "name")

    email: Annotated[
        str | UnsetType, Meta(description="One of the candidate's e-mail addresses, in whichever case.")
    ] = UNSET
    name: Annotated[str | UnsetType, Meta(description="A part of the candidate's name, in whichever case.")] = UNSET


@operation("candidate.search", permission=Permission.CANDIDATES_READ, writes=False, slow=True)
def search(ctx: Context, body: Search) -> list[Candidate]:
    """Finds candidates by e-mail address, by name, or by both.

    There are at most 100 in an answer, the ones added first. Who needs all lists them with candidate.list.
    """
    return show_all(ctx, people.search(ctx, email=or_none(body.email), name=or_none(body.name)))


class Anonymize(Input):
    """The candidate to anonymize."""

    candidate_id: Annotated[Id, Meta(description="The candidate, whose applications have all ended.")]


@operation(
    "candidate.anonymize",
    permission=Permission.CANDIDATES_WRITE,
    writes=True,
    errors=(CandidateNotFound, CandidateHasActiveApplications),
)
def anonymize(ctx: Context, body: Anonymize) -> Candidate:
    """Removes for good all that tells who a candidate is.

    Name, contact data, files, notes, e-mails, custom fields, assessments, feedback, answers to forms, what offers say
    and what webhooks were told go, and what was read from the files with them. The id, the tags, the applications and their histories stay, and that it was
    done stays in the log of events. Doing it again removes what has come since.
    """
    return show(ctx, anonymization.anonymize(ctx, ctx.lock(models.candidate, body.candidate_id)))
