"""Candidates: adding, changing and tagging them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, select, update

from rowantree import models
from rowantree.core.context import Context
from rowantree.core.database import perform
from rowantree.core.errors import InvalidInput, Refusal, when_missing
from rowantree.core.statement import Query
from rowantree.domain import contact, identity, names
from rowantree.models.candidate import (
    Contact,
    Link,
    LinkType,
    LocationComponent,
    LocationComponentType,
    contacts,
    links,
    place,
)
from rowantree.models.columns import Id, Json, Position, to_json

MAX_ADDRESSES = 50
"""How many e-mail addresses one candidate can have, how many phone numbers, and how many links."""
MAX_NAME = 10_000
"""How many characters a candidate's name can have; as many as an answer of one line."""
MAX_PLACE = 500
"""How many characters a city, a region or a country can have."""
MAX_SHOWN = 100
"""How much of an id that nobody has a message quotes."""


@when_missing(models.candidate)
class CandidateNotFound(Refusal):
    """No candidate has this id, or this key may not see the one that has."""

    code = "candidate_not_found"
    message = "Candidate not found: {id}"


@when_missing(models.candidate_tag)
class CandidateTagNotFound(Refusal):
    """No candidate tag has this id."""

    code = "candidate_tag_not_found"
    message = "Candidate tag not found: {id}"


@when_missing(models.source)
class SourceNotFound(Refusal):
    """No source has this id."""

    code = "source_not_found"
    message = "Source not found: {id}"


@when_missing(models.user)
class UserNotFound(Refusal):
    """No user has this id."""

    code = "user_not_found"
    message = "User not found: {id}"


@dataclass(frozen=True, kw_only=True)
class Profile:
    """What is said of a candidate; None where nothing is said."""

    name: str | None = None
    email: str | None = None
    alternate_emails: list[str] = field(default_factory=list)
    phone_number: str | None = None
    linked_in_url: str | None = None
    github_url: str | None = None
    website_url: str | None = None
    social_links: list[Link] | None = None
    """All links there shall be; the three above are then not looked at."""
    source_id: Id | None = None
    credited_to_user_id: Id | None = None
    city: str | None = None
    region: str | None = None
    country: str | None = None
    created_at: datetime | None = None
    external_mapping_id: str | None = None
    position: str | None = None
    company: str | None = None
    school: str | None = None


def add(
    ctx: Context,
    profile: Profile,
    parameters: dict[str, str],
    id: Id | None = None,  # noqa: A002 the word of all who import
) -> models.Candidate:
    """A new candidate. `parameters` maps fields of the profile to the request's words, for messages.

    Raises:
        IdTaken: another candidate has the `id` that this one shall have.
    """
    blank = models.Candidate(
        organization_id=ctx.organization_id,
        id=id or ctx.new_id(),
        name="",
        searched_name="",
        email_addresses=Json("[]"),
        phone_numbers=Json("[]"),
        social_links=Json("[]"),
        position_title=None,
        company=None,
        school=None,
        location=None,
        timezone=None,
        fraud_status=None,
        source_id=None,
        credited_to_user_id=None,
        external_mapping_id=None,
        created_at=ctx.now,
        updated_at=ctx.now,
        added_at=ctx.now,
    )
    candidate = _described(ctx, blank, profile, parameters)
    if id is None:
        ctx.insert(models.candidate, candidate)
    else:
        identity.add(ctx, models.candidate, candidate)
    _index_addresses(ctx, blank, candidate)
    ctx.happened("candidate.created", candidate.id)
    return candidate


SHOWN_BY_APPLICATIONS = {"name", "email_addresses", "phone_numbers"}
"""What applications show of their candidate: when it changes they come again in a sync."""

_MOVED = (
    update(models.application.core)
    .where(
        models.application.c.organization_id == bindparam("of_organization"),
        models.application.c.candidate_id == bindparam("of_candidate"),
    )
    .values(position=Position())
)


def revise(ctx: Context, candidate: models.Candidate, profile: Profile, parameters: dict[str, str]) -> models.Candidate:
    """Changes what `profile` says, and nothing else. A candidate it already fits stays as it is."""
    revised = _described(ctx, candidate, profile, parameters)
    if revised == candidate:
        return candidate
    revised = revised._replace(updated_at=ctx.now)
    changed = ctx.update(models.candidate, candidate, revised)
    _index_addresses(ctx, candidate, revised)
    if changed & SHOWN_BY_APPLICATIONS:
        perform(ctx.connection, _MOVED, of_organization=ctx.organization_id, of_candidate=candidate.id)
    ctx.happened("candidate.updated", candidate.id, changed - {"searched_name", "updated_at"})
    return revised


def complete(ctx: Context, candidate: models.Candidate, profile: Profile) -> models.Candidate:
    """Fills in what `profile` says and is not known of the candidate. What is known stays."""
    known = {link["type"] for link in links(candidate.social_links)}
    missing = replace(
        profile,
        name=None,
        email=profile.email if candidate.email_addresses == "[]" else None,
        phone_number=profile.phone_number if candidate.phone_numbers == "[]" else None,
        linked_in_url=None if "LinkedIn" in known else profile.linked_in_url,
        github_url=None if "GitHub" in known else profile.github_url,
        website_url=None if "Website" in known else profile.website_url,
        position=profile.position if candidate.position_title is None else None,
        company=profile.company if candidate.company is None else None,
        school=profile.school if candidate.school is None else None,
    )
    return revise(ctx, candidate, missing, {})


def touch(ctx: Context, candidate: models.Candidate) -> models.Candidate:
    """Says that something that belongs to the candidate has changed."""
    touched = candidate._replace(updated_at=ctx.now)
    ctx.update(models.candidate, candidate, touched)
    return touched


def tag(ctx: Context, candidate: models.Candidate, candidate_tag: models.CandidateTag) -> models.Candidate:
    """Puts a tag on a candidate; one that is already there changes nothing."""
    tagging = models.CandidateTagging(ctx.organization_id, candidate.id, candidate_tag.id, ctx.now)
    if not ctx.insert_if_new(models.candidate_tagging, tagging):
        return candidate
    tagged = candidate._replace(updated_at=ctx.now)
    ctx.update(models.candidate, candidate, tagged)
    ctx.happened("candidate.tagged", candidate.id)
    return tagged


_TAGGING = Query(
    models.CandidateTagging,
    select(*models.candidate_tagging.columns).where(
        models.candidate_tagging.c.candidate_id == bindparam("candidate_id"),
        models.candidate_tagging.c.candidate_tag_id == bindparam("candidate_tag_id"),
    ),
)


def untag(ctx: Context, candidate: models.Candidate, candidate_tag: models.CandidateTag) -> models.Candidate:
    """Takes a tag from a candidate; one that is not there changes nothing."""
    taggings = ctx.rows(_TAGGING, candidate_id=candidate.id, candidate_tag_id=candidate_tag.id)
    if not taggings:
        return candidate
    ctx.delete(models.candidate_tagging, taggings[0])
    untagged = candidate._replace(updated_at=ctx.now)
    ctx.update(models.candidate, candidate, untagged)
    ctx.happened("candidate.untagged", candidate.id)
    return untagged


MOST_FOUND = 100
"""How many candidates a search finds at most."""

_NAMED = names.holds(models.candidate.c.searched_name, "named")
_BY_NAME = Query(
    models.Candidate,
    select(*models.candidate.columns)
    .where(_NAMED)
    .order_by(models.candidate.c.added_at, models.candidate.c.id)
    .limit(MOST_FOUND),
)
_BY_EMAIL = Query(
    models.Candidate,
    select(*models.candidate.columns)
    .select_from(models.candidate_email.core)
    .join(models.candidate.core, models.candidate.c.id == models.candidate_email.c.candidate_id)
    .where(models.candidate_email.c.email == bindparam("email"))
    .order_by(models.candidate.c.added_at, models.candidate.c.id)
    .limit(MOST_FOUND),
    {"named": _NAMED},
)


def search(ctx: Context, *, email: str | None, name: str | None) -> list[models.Candidate]:
    """The candidates who have this e-mail address and whose name holds `name`, the first ones added.

    Raises:
        InvalidInput: what is looked for is empty.
    """
    named = None if name is None else names.pattern(name, "name")
    if email is None:
        return ctx.rows(_BY_NAME, named=named)
    address = email.strip().lower()
    if not address:
        raise InvalidInput(problem="`email` must not be empty")
    return ctx.rows(_BY_EMAIL, email=address, named=named)


def _described(
    ctx: Context, candidate: models.Candidate, profile: Profile, parameters: dict[str, str]
) -> models.Candidate:
    """`candidate` with what `profile` says."""
    changes: dict[str, Any] = {}
    if profile.name is not None:
        changes["name"] = names.name(profile.name, parameters.get("name", "name"), MAX_NAME)
        changes["searched_name"] = changes["name"].casefold()
    if profile.source_id is not None:
        changes["source_id"] = ctx.get(models.source, profile.source_id).id
    if profile.credited_to_user_id is not None:
        changes["credited_to_user_id"] = ctx.get(models.user, profile.credited_to_user_id).id
    if profile.created_at is not None:
        changes["created_at"] = profile.created_at
    if profile.external_mapping_id is not None:
        changes["external_mapping_id"] = _unmapped(ctx, candidate, profile.external_mapping_id)
    said = {"position_title": profile.position, "company": profile.company, "school": profile.school}
    changes |= {column: text for column, text in said.items() if text is not None}
    changes["email_addresses"] = _email_addresses(candidate.email_addresses, profile, parameters)
    changes["phone_numbers"] = _phone_numbers(candidate.phone_numbers, profile, parameters)
    changes["social_links"] = _social_links(candidate.social_links, profile, parameters)
    changes["location"] = _location(ctx, candidate.location, profile)
    return candidate._replace(**changes)


def _email_addresses(stored: Json, profile: Profile, parameters: dict[str, str]) -> Json:
    held = contacts(stored)
    parameter = parameters.get("email", "email")
    if profile.email is not None:
        held = _with_primary(held, contact.email_address(profile.email, parameter))
        _check_number(held, parameter, "e-mail addresses")
    parameter = parameters.get("alternate_emails", "alternateEmail")
    _check_number(profile.alternate_emails, parameter, "e-mail addresses")
    for each in profile.alternate_emails:
        address = contact.email_address(each, parameter)
        if not any(other["value"].lower() == address.lower() for other in held):
            held.append({"value": address, "type": "Personal", "isPrimary": not held})
    _check_number(held, parameter, "e-mail addresses")
    return to_json(held)


def _phone_numbers(stored: Json, profile: Profile, parameters: dict[str, str]) -> Json:
    if profile.phone_number is None:
        return stored
    parameter = parameters.get("phone_number", "phoneNumber")
    held = _with_primary(contacts(stored), contact.phone_number(profile.phone_number, parameter))
    _check_number(held, parameter, "phone numbers")
    return to_json(held)


def _check_number(held: Sequence[object], parameter: str, things: str) -> None:
    if len(held) > MAX_ADDRESSES:
        raise InvalidInput(problem=f"`{parameter}`: a candidate has at most {MAX_ADDRESSES} {things}")


def _with_primary(held: list[Contact], value: str) -> list[Contact]:
    """`held` with `value` as the primary one, first; the one that was primary stays as another."""
    known = next((each for each in held if each["value"].lower() == value.lower()), None)
    primary: Contact = {"value": value, "type": known["type"] if known else "Personal", "isPrimary": True}
    others: list[Contact] = [{**each, "isPrimary": False} for each in held if each is not known]
    return [primary, *others]


def _social_links(stored: Json, profile: Profile, parameters: dict[str, str]) -> Json:
    if profile.social_links is not None:
        _check_number(profile.social_links, "socialLinks", "links")
        checked: list[Link] = [
            {"type": link["type"], "url": contact.url(link["url"], f"socialLinks[{index}].url")}
            for index, link in enumerate(profile.social_links)
        ]
        return to_json(checked)
    named: dict[LinkType, tuple[str | None, str]] = {
        "LinkedIn": (profile.linked_in_url, "linked_in_url"),
        "GitHub": (profile.github_url, "github_url"),
        "Website": (profile.website_url, "website_url"),
    }
    held = links(stored)
    for kind, (text, name) in named.items():
        if text is not None:
            held = _with_link(held, {"type": kind, "url": contact.url(text, parameters.get(name, name))})
    return to_json(held)


def _with_link(held: list[Link], new: Link) -> list[Link]:
    """`held` with `new` in the place of the first of its type, which it replaces with all others of that type."""
    kinds = [link["type"] for link in held]
    first = kinds.index(new["type"]) if new["type"] in kinds else len(held)
    others = [link for link in held if link["type"] != new["type"]]
    return [*others[:first], new, *others[first:]]


def _location(ctx: Context, stored: Json | None, profile: Profile) -> Json | None:
    named: dict[LocationComponentType, str | None] = {
        "Country": profile.country,
        "Region": profile.region,
        "City": profile.city,
    }
    components: list[LocationComponent] = [
        {"type": kind, "name": name.strip()} for kind, name in named.items() if name is not None and name.strip()
    ]
    if not components:
        return stored
    for component in components:
        if len(component["name"]) > MAX_PLACE:
            part = component["type"].lower()
            raise InvalidInput(problem=f"`location.{part}` must have at most {MAX_PLACE} characters")
    if stored is not None and place(stored)["locationComponents"] == components:
        return stored
    summary = ", ".join(component["name"] for component in reversed(components))
    return to_json({"id": ctx.new_id(), "locationSummary": summary, "locationComponents": components})


BY_EXTERNAL_MAPPING_ID = Query(
    models.Candidate,
    select(*models.candidate.columns).where(models.candidate.c.external_mapping_id == bindparam("external_mapping_id")),
)


def by_external_mapping_id(ctx: Context, external_mapping_id: str) -> models.Candidate:
    """The candidate that another system knows by this id.

    Raises:
        CandidateNotFound: there is none.
    """
    found = ctx.rows(BY_EXTERNAL_MAPPING_ID, external_mapping_id=external_mapping_id)
    if not found:
        raise CandidateNotFound(id=external_mapping_id[:MAX_SHOWN])
    return found[0]


def _unmapped(ctx: Context, candidate: models.Candidate, external_mapping_id: str) -> str:
    holders = ctx.rows(BY_EXTERNAL_MAPPING_ID, external_mapping_id=external_mapping_id)
    if any(holder.id != candidate.id for holder in holders):
        raise InvalidInput(problem="`externalMappingId` already belongs to another candidate")
    return external_mapping_id


def _index_addresses(ctx: Context, before: models.Candidate, after: models.Candidate) -> None:
    """Keeps what candidates are found by in step with their e-mail addresses."""
    if before.email_addresses == after.email_addresses:
        return
    was = {each["value"].lower() for each in contacts(before.email_addresses)}
    now = {each["value"].lower() for each in contacts(after.email_addresses)}
    for address in sorted(was - now):
        ctx.delete(models.candidate_email, models.CandidateEmail(ctx.organization_id, after.id, address))
    for address in sorted(now - was):
        ctx.insert_if_new(models.candidate_email, models.CandidateEmail(ctx.organization_id, after.id, address))
