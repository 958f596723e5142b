"""Assessment partners: programs that hold tests, how they are called, and what they want to know."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import timedelta
from typing import Any, NotRequired, TypedDict
from urllib.parse import urlsplit

import structlog
from sqlalchemy import bindparam, select

from rowantree import models
from rowantree.core.context import Context, World
from rowantree.core.database import run
from rowantree.core.errors import InvalidInput, Refusal, when_missing
from rowantree.domain import background, contact, identity, names
from rowantree.jobs.queue import Outcome, Work, enqueue, job
from rowantree.models.columns import Id, Json, to_json
from rowantree.partners.assessments import Asked, CustomFieldAsked, Nothing, list_custom_fields
from rowantree.partners.calling import Call

log = structlog.get_logger()

REFRESH = "assessmentPartners.refresh"
"""The job that asks a partner for its custom fields; it is due again as long as the partner is not archived."""
HOURLY = timedelta(hours=1)
MAX_KEY = 1_000
"""How many characters an API key can have."""


@when_missing(models.assessment_partner)
class AssessmentPartnerNotFound(Refusal):
    """No assessment partner has this id."""

    code = "assessment_partner_not_found"
    message = "Assessment partner not found: {id}"


class AssessmentPartnerArchived(Refusal):
    """The assessment partner is archived, so nothing is begun there any more."""

    code = "assessment_partner_archived"
    message = "The assessment partner {name!r} is archived"


class Said(TypedDict, total=False):
    """What is said of a partner; what is not said is not there."""

    name: str
    base_url: str
    api_key: str
    has_custom_fields: bool
    can_cancel: bool


class Choice(TypedDict):
    """A value that a field can have, as it is stored."""

    key: str
    value: str


class CustomField(TypedDict):
    """Something that a partner wants to know of each assessment, as it is stored."""

    id: str
    name: str
    type: str
    possibleValues: NotRequired[list[Choice]]
    isRequired: bool


def add(ctx: Context, said: Said, partner_id: Id | None) -> models.AssessmentPartner:
    """A new partner.

    Raises:
        IdTaken: another partner has the id.
    """
    blank = models.AssessmentPartner(
        organization_id=ctx.organization_id,
        id=partner_id or ctx.new_id(),
        name="",
        base_url="",
        secret=b"",
        is_enabled=True,
        has_custom_fields=False,
        can_cancel=False,
        custom_fields=Json("[]"),
        custom_fields_at=None,
        created_at=ctx.now,
        updated_at=ctx.now,
    )
    partner = blank._replace(**_checked(ctx, blank, said))
    identity.add(ctx, models.assessment_partner, partner)
    enqueue(ctx, REFRESH, {"organization_id": ctx.organization_id, "partner_id": partner.id})
    ctx.happened("assessmentPartner.created", partner.id)
    return partner


def revise(ctx: Context, partner: models.AssessmentPartner, said: Said) -> models.AssessmentPartner:
    """Changes what is said of a locked partner, and nothing else. One that all of it is true of stays as it is."""
    revised = partner._replace(**_checked(ctx, partner, said))
    if not revised.has_custom_fields:
        revised = revised._replace(custom_fields=Json("[]"), custom_fields_at=None)
    return _write(ctx, partner, revised)


def archive(ctx: Context, partner: models.AssessmentPartner) -> models.AssessmentPartner:
    """Has nothing begun any more at a locked partner. What it goes on to say of assessments is still heard."""
    return _write(ctx, partner, partner._replace(is_enabled=False))


def usable(ctx: Context, partner_id: Id) -> models.AssessmentPartner:
    """The partner, at which something can be begun.

    Raises:
        AssessmentPartnerNotFound: there is none.
        AssessmentPartnerArchived: nothing is begun there any more.
    """
    partner = ctx.get(models.assessment_partner, partner_id)
    if not partner.is_enabled:
        raise AssessmentPartnerArchived(name=partner.name)
    return partner


def call(world: World, partner: models.AssessmentPartner) -> Call:
    """How the partner is called."""
    return Call(world.outgoing, partner.base_url, world.secrecy.decrypt(partner.secret))


def learn_custom_fields(ctx: Context, partner: models.AssessmentPartner, asked: Asked) -> models.AssessmentPartner:
    """Writes what a locked partner wants to know, unless it is no longer asked for that."""
    if not partner.has_custom_fields:
        return partner
    learned = partner._replace(
        custom_fields=to_json([_stored(field) for field in asked.fields]), custom_fields_at=ctx.now
    )
    if learned == partner:
        return partner
    changed = ctx.update(models.assessment_partner, partner, learned)
    if "custom_fields" in changed:
        ctx.happened("assessmentPartner.customFieldsChanged", partner.id, {"custom_fields"})
    return learned


def custom_fields(partner: models.AssessmentPartner) -> list[CustomField]:
    """What the partner wants to know of each assessment, as far as it has told."""
    found: list[CustomField] = json.loads(partner.custom_fields)
    return found


def additional_fields(partner: models.AssessmentPartner, given: Mapping[str, Any], parameter: str) -> dict[str, Any]:
    """The values of the partner's custom fields, checked.

    Raises:
        InvalidInput: one is missing, unknown or wrong; `parameter` is what the request calls them.
    """
    fields = {field["id"]: field for field in custom_fields(partner)}
    for key in given:
        if key not in fields:
            raise InvalidInput(problem=f"`{parameter}.{key}`: the assessment partner has no such custom field")
    for key, field in fields.items():
        value = given.get(key)
        if value is None and field["isRequired"]:
            raise InvalidInput(problem=f"`{parameter}.{key}` is required: {field['name']}")
        if value is not None and not _fits(field, value):
            raise InvalidInput(problem=f"`{parameter}.{key}` must be {_WANTED[field['type']]}: {field['name']}")
    return {key: value for key, value in given.items() if value is not None}


_WANTED = {
    **dict.fromkeys(("String", "LongText", "Email", "Phone", "SocialLink", "Url", "Date"), "a string"),
    **dict.fromkeys(("Number", "Score"), "a number"),
    **dict.fromkeys(("DateRange", "Currency", "Location"), "an object"),
    "Boolean": "a boolean",
    "ValueSelect": "the key of one of its possible values",
    "MultiValueSelect": "an array of keys of its possible values",
}


def _fits(field: CustomField, value: object) -> bool:
    keys = {choice["key"] for choice in field.get("possibleValues", [])}
    match _WANTED[field["type"]]:
        case "a string":
            return isinstance(value, str)
        case "a number":
            return isinstance(value, int | float) and not isinstance(value, bool)
        case "an object":
            return isinstance(value, dict)
        case "a boolean":
            return isinstance(value, bool)
        case "the key of one of its possible values":
            return isinstance(value, str) and value in keys
        case _:
            return isinstance(value, list) and all(isinstance(each, str) and each in keys for each in value)


def _stored(field: CustomFieldAsked) -> CustomField:
    stored = CustomField(id=field.id, name=field.name, type=field.type, isRequired=field.is_required is True)
    if field.possible_values:
        stored["possibleValues"] = [Choice(key=each.key, value=each.value) for each in field.possible_values]
    return stored


def _write(
    ctx: Context, partner: models.AssessmentPartner, revised: models.AssessmentPartner
) -> models.AssessmentPartner:
    if revised == partner:
        return partner
    revised = revised._replace(updated_at=ctx.now)
    changed = ctx.update(models.assessment_partner, partner, revised)
    what = "archived" if "is_enabled" in changed else "updated"
    ctx.happened(f"assessmentPartner.{what}", partner.id, changed - {"updated_at"})
    return revised


def _checked(ctx: Context, partner: models.AssessmentPartner, said: Said) -> dict[str, Any]:
    """The columns that `said` changes."""
    columns: dict[str, Any] = dict(said)
    key = columns.pop("api_key", None)
    if key is not None and not (partner.secret and ctx.world.secrecy.decrypt(partner.secret) == key):
        columns["secret"] = ctx.world.secrecy.encrypt(_api_key(key))
    if "name" in columns:
        columns["name"] = names.name(columns["name"], "name")
    if "base_url" in columns:
        columns["base_url"] = _base_url(columns["base_url"])
        if partner.base_url and _origin(columns["base_url"]) != _origin(partner.base_url) and key is None:
            raise InvalidInput(
                problem="`apiKey` is required with a `baseUrl` elsewhere: the known key stays where it is"
            )
    return columns


def _origin(url: str) -> tuple[str, str]:
    """Whom an address speaks to."""
    parts = urlsplit(url)
    return parts.scheme, parts.netloc.lower()


def _base_url(text: str) -> str:
    url = contact.url(text, "baseUrl")
    parts = urlsplit(url)
    if parts.query or parts.fragment or "@" in parts.netloc:
        raise InvalidInput(problem="`baseUrl` must have no query, no fragment and no user name")
    return url.rstrip("/")


def _api_key(text: str) -> str:
    if not text.strip() or len(text) > MAX_KEY or not text.isascii() or not text.isprintable() or ":" in text:
        raise InvalidInput(
            problem=f"`apiKey` must be 1 to {MAX_KEY} printable ASCII characters without a colon:"
            " it is sent as the user name of basic authentication"
        )
    return text


_PARTNER = select(*models.assessment_partner.columns).where(
    models.assessment_partner.c.organization_id == bindparam("of"),
    models.assessment_partner.c.id == bindparam("partner_id"),
)


@job(REFRESH)
async def refresh(work: Work, arguments: dict[str, Any]) -> Outcome:
    """Asks a partner for its custom fields, and is due again in an hour. One that does not answer keeps those known."""
    of, partner_id = arguments["organization_id"], arguments["partner_id"]
    found = await work.database.read(
        lambda connection: run(connection, _PARTNER, models.AssessmentPartner, of=of, partner_id=partner_id)
    )
    if not found or not found[0].is_enabled:
        return Outcome()
    again_at = work.world.clock.now() + HOURLY
    if not found[0].has_custom_fields:
        return Outcome(again_at)
    try:
        asked = await list_custom_fields(call(work.world, found[0]), Nothing())
    except Refusal as refusal:
        log.warning("custom_fields_not_refreshed", partner=partner_id, problem=refusal.text)
        return Outcome(again_at)

    def write(ctx: Context) -> None:
        learn_custom_fields(ctx, ctx.lock(models.assessment_partner, Id(partner_id)), asked)

    return background.outcome(work, of, write, again_at)
