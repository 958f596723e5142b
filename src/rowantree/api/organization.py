"""The organization itself: what it is called and how it lives."""

from __future__ import annotations

import zoneinfo
from functools import cache
from typing import Annotated, Any

from rowantree import models
from rowantree.core.context import Context
from rowantree.core.errors import InvalidInput
from rowantree.core.operation import operation
from rowantree.core.permission import Permission
from rowantree.core.wire import UNSET, Input, Meta, Output, TimeShown, UnsetType, show_time
from rowantree.domain import contact, features, markup, names, organizations
from rowantree.domain.organizations import OrganizationNameTaken
from rowantree.models.organization import Feature

MAX_MESSAGE = 10_000
"""How many characters a message to candidates has at most."""


class OwnOrganization(Output):
    """The organization of the key that is asking."""

    name: str
    public_website: str | None
    timezone: Annotated[str, Meta(description="Its usual time zone, by its name in the IANA database.")]
    application_limit: Annotated[
        int | None, Meta(description="How many applications a candidate may send within `applicationLimitDays`.")
    ]
    application_limit_days: int
    application_limit_message_html: Annotated[
        str | None, Meta(description="What a candidate is told who has sent too many.")
    ]
    disabled_features: Annotated[
        list[Feature], Meta(description="What the organization does without; what needs it is refused.")
    ]
    created_at: TimeShown


def show(row: models.Organization) -> OwnOrganization:
    """An organization as its own keys see it."""
    return OwnOrganization(
        name=row.name,
        public_website=row.public_website,
        timezone=row.timezone,
        application_limit=row.application_limit,
        application_limit_days=row.application_limit_days,
        application_limit_message_html=row.application_limit_message,
        disabled_features=sorted(features.disabled(row.disabled_features)),
        created_at=show_time(row.created_at),
    )


class Info(Input):
    """Nothing."""


@operation("organization.info", permission=Permission.ORGANIZATION_READ, writes=False, extension=True)
def info(ctx: Context, body: Info) -> OwnOrganization:  # noqa: ARG001 the input is empty
    """Shows the organization that the API key belongs to."""
    return show(organizations.own(ctx))


class Update(Input):
    """What to change; what is absent stays as it is."""

    name: Annotated[str | UnsetType, Meta(description="What it is called.")] = UNSET
    public_website: Annotated[str | UnsetType | None, Meta(description="Its website; null for none.")] = UNSET
    timezone: Annotated[
        str | UnsetType, Meta(description="A time zone of the IANA database, such as `Europe/Berlin`.")
    ] = UNSET
    application_limit: Annotated[
        Annotated[int, Meta(ge=1, le=1_000)] | UnsetType | None,
        Meta(description="How many applications a candidate may send within `applicationLimitDays`; null for any."),
    ] = UNSET
    application_limit_days: Annotated[int, Meta(ge=1, le=3_650)] | UnsetType = UNSET
    application_limit_message_html: Annotated[
        Annotated[str, Meta(max_length=MAX_MESSAGE)] | UnsetType | None,
        Meta(description="What a candidate is told who has sent too many; null for nothing."),
    ] = UNSET
    disabled_features: Annotated[
        list[Feature] | UnsetType,
        Meta(description="All that the organization does without; everything else is there."),
    ] = UNSET


@operation(
    "organization.update",
    permission=Permission.ORGANIZATION_WRITE,
    writes=True,
    errors=(OrganizationNameTaken,),
    extension=True,
)
def update(ctx: Context, body: Update) -> OwnOrganization:
    """Changes the organization that the API key belongs to.

    Its name is what the command line knows it by, too; brands and their pages of jobs keep theirs. HTML is kept to
    harmless tags. Features are all there until they are disabled; operations of a disabled one are refused with
    `feature_not_enabled`, and what it has is kept.
    """
    organization = organizations.take_turns(ctx)
    revised = _revised(organization, body)
    organizations.revise(ctx, organization, revised)
    return show(revised)


def _revised(organization: models.Organization, body: Update) -> models.Organization:
    changes: dict[str, Any] = {}
    if body.name is not UNSET:
        changes["name"] = names.name(body.name, "name")
    if body.public_website is not UNSET:
        changes["public_website"] = _website(body.public_website)
    if body.timezone is not UNSET:
        changes["timezone"] = _timezone(body.timezone)
    if body.application_limit is not UNSET:
        changes["application_limit"] = body.application_limit
    if body.application_limit_days is not UNSET:
        changes["application_limit_days"] = body.application_limit_days
    if body.application_limit_message_html is not UNSET:
        changes["application_limit_message"] = _message(body.application_limit_message_html)
    if body.disabled_features is not UNSET:
        changes["disabled_features"] = features.written(body.disabled_features)
    return organization._replace(**changes)


def _website(text: str | None) -> str | None:
    return None if text is None else contact.url(text, "publicWebsite")


@cache
def _timezones() -> set[str]:
    return {"UTC", *zoneinfo.available_timezones()}


def _timezone(text: str) -> str:
    name = text.strip()
    if name not in _timezones():
        raise InvalidInput(problem="`timezone`: not a time zone of the IANA database, such as `Europe/Berlin` or `UTC`")
    return name


def _message(html: str | None) -> str | None:
    if html is None:
        return None
    message = markup.sanitized_within(MAX_MESSAGE, html, markup.POSTING_TAGS, "applicationLimitMessageHtml").strip()
    if not markup.plain(message):
        raise InvalidInput(problem="`applicationLimitMessageHtml` must not be empty; null is for none")
    return message
