"""The people an organization may hire, and what is said of them."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Literal, NamedTuple, TypedDict

from rowantree.models.columns import Id, Json
from rowantree.models.organization import organization, user
from rowantree.models.table import table

ContactType = Literal["Personal", "Work", "Other"]
FraudStatus = Literal["Fraudulent", "NotFraudulent", "Unsure", "Unreviewed", "PassedFraudCheck"]
LocationComponentType = Literal["Country", "Region", "City"]
LinkType = Literal["LinkedIn", "GitHub", "Twitter", "Medium", "StackOverflow", "YouTube", "CodePen", "Website"]


class Contact(TypedDict):
    """An e-mail address or a phone number, as it is stored and shown. The primary one stands first."""

    value: str
    type: ContactType
    isPrimary: bool


class Link(TypedDict):
    """A page about the candidate, as it is stored and shown."""

    type: LinkType
    url: str


class LocationComponent(TypedDict):
    """A part of a place."""

    type: LocationComponentType
    name: str


class Place(TypedDict):
    """Where a candidate lives, as it is stored and shown."""

    id: Id
    locationSummary: str
    locationComponents: list[LocationComponent]


def contacts(stored: Json) -> list[Contact]:
    """The contacts in a stored column."""
    found: list[Contact] = json.loads(stored)
    return found


def links(stored: Json) -> list[Link]:
    """The links in a stored column."""
    found: list[Link] = json.loads(stored)
    return found


def place(stored: Json) -> Place:
    """The place in a stored column."""
    found: Place = json.loads(stored)
    return found


class SourceType(NamedTuple):
    """A group of sources."""

    organization_id: int
    id: Id
    title: str
    is_archived: bool


class Source(NamedTuple):
    """Where a candidate came from."""

    organization_id: int
    id: Id
    title: str
    is_archived: bool
    source_type_id: Id


class SourceTrackingLink(NamedTuple):
    """A word in a link by which applications are known to come from a source."""

    organization_id: int
    id: Id
    code: str
    source_id: Id
    enabled: bool
    created_at: datetime


class Candidate(NamedTuple):
    """A person the organization may hire."""

    organization_id: int
    id: Id
    name: str
    searched_name: str
    """The name as it is searched: without difference between large and small letters."""
    email_addresses: Json
    phone_numbers: Json
    social_links: Json
    position_title: str | None
    company: str | None
    school: str | None
    location: Json | None
    timezone: str | None
    fraud_status: FraudStatus | None
    source_id: Id | None
    credited_to_user_id: Id | None
    external_mapping_id: str | None
    created_at: datetime
    updated_at: datetime
    added_at: datetime
    """When the record came here: unlike `created_at` nobody can set it. Lists are in this order."""
    custom_values: Json | None = None
    """The values of custom fields by the field's id."""
    anonymized_at: datetime | None = None
    """When all that tells who it is was removed for good."""


class CandidateEmail(NamedTuple):
    """The index of e-mail addresses: what a candidate is found by, in lower case."""

    organization_id: int
    candidate_id: Id
    email: str


class CandidateTag(NamedTuple):
    """A word that candidates can be marked with."""

    organization_id: int
    id: Id
    title: str
    is_archived: bool
    created_at: datetime


class CandidateTagging(NamedTuple):
    """A tag on a candidate."""

    organization_id: int
    candidate_id: Id
    candidate_tag_id: Id
    tagged_at: datetime


class CandidateNote(NamedTuple):
    """What somebody wrote about a candidate."""

    organization_id: int
    id: Id
    candidate_id: Id
    author_id: Id
    content: str
    """As it was written, or sanitized HTML."""
    is_private: bool
    created_at: datetime
    added_at: datetime
    """When it came here: unlike `created_at` nobody can set it. Lists are in this order."""


source_type = table(SourceType, owner={"organization_id": organization}, order=("id",))
source = table(
    Source,
    owner={"organization_id": organization},
    references={"source_type_id": source_type},
    order=("id",),
)
source_tracking_link = table(
    SourceTrackingLink,
    owner={"organization_id": organization},
    references={"source_id": source},
    unique=[("organization_id", "code")],
    synced=True,
    order=("created_at", "id"),
)
candidate = table(
    Candidate,
    owner={"organization_id": organization},
    references={"source_id": source, "credited_to_user_id": user},
    unique=[("organization_id", "external_mapping_id")],
    synced=True,
    order=("added_at", "id"),
)
candidate_email = table(
    CandidateEmail,
    key=("organization_id", "candidate_id", "email"),
    owner={"organization_id": organization, "candidate_id": candidate},
    indexes=[("organization_id", "email")],
)
candidate_tag = table(
    CandidateTag,
    owner={"organization_id": organization},
    unique=[("organization_id", "title")],
    synced=True,
    order=("created_at", "id"),
)
candidate_tagging = table(
    CandidateTagging,
    key=("organization_id", "candidate_id", "candidate_tag_id"),
    owner={"organization_id": organization, "candidate_id": candidate},
    references={"candidate_tag_id": candidate_tag},
    indexes=[("organization_id", "candidate_tag_id")],
)
candidate_note = table(
    CandidateNote,
    owner={"organization_id": organization, "candidate_id": candidate},
    references={"author_id": user},
    synced=True,
    order=("candidate_id", "added_at", "id"),
)
