"""How people, their contact data and where they came from look."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Annotated, NamedTuple

from sqlalchemy import select

from rowantree import models
from rowantree.api.shapes.custom_field import CustomFieldValue, values_by_id
from rowantree.core.context import Context
from rowantree.core.statement import Lookup
from rowantree.core.wire import UNSET, Id, Meta, Output, TimeShown, UnsetType, show_time
from rowantree.domain import features, organizations
from rowantree.models.candidate import ContactType, LinkType, LocationComponentType
from rowantree.models.columns import Json
from rowantree.models.organization import GlobalRole


class ContactInfo(Output):
    """An e-mail address or a phone number."""

    value: str
    type: ContactType
    is_primary: bool


class SocialLink(Output):
    """A page about the candidate."""

    type: LinkType
    url: str


class CandidateLocationComponent(Output):
    """A part of a place."""

    type: LocationComponentType
    name: str


class CandidateLocation(Output):
    """Where the candidate lives."""

    id: Id
    location_summary: Annotated[str, Meta(description="The place in one line, the city first.")]
    location_components: list[CandidateLocationComponent]


class FileHandle(Output):
    """A file, and the handle that file.info takes."""

    id: str
    name: str
    handle: str


class SourceType(Output):
    """A group of sources."""

    id: Id
    title: str
    is_archived: bool


class Source(Output):
    """Where a candidate came from."""

    id: Id
    title: str
    is_archived: bool
    source_type: SourceType


class User(Output):
    """A person of the organization."""

    id: Id
    first_name: str
    last_name: str
    email: str | UnsetType = UNSET
    global_role: GlobalRole
    is_enabled: bool
    updated_at: TimeShown
    manager_id: Annotated[Id | UnsetType, Meta(description="The user's manager; absent where there is none.")] = UNSET
    custom_fields: Annotated[
        list[CustomFieldValue] | UnsetType,
        Meta(description="Absent where the organization has disabled `EmployeeCustomFields`."),
    ] = UNSET


class UserWithFeatures(NamedTuple):
    """A user beside what the organization does without."""

    id: Id
    first_name: str
    last_name: str
    email: str | None
    global_role: GlobalRole
    is_enabled: bool
    updated_at: datetime
    manager_id: Id | None
    custom_values: Json | None
    disabled_features: Json


USERS_WITH_FEATURES = Lookup(
    UserWithFeatures,
    select(
        models.user.c.id,
        models.user.c.first_name,
        models.user.c.last_name,
        models.user.c.email,
        models.user.c.global_role,
        models.user.c.is_enabled,
        models.user.c.updated_at,
        models.user.c.manager_id,
        models.user.c.custom_values,
        models.organization.c.disabled_features,
    ).join(models.organization.core, models.organization.c.id == models.user.c.organization_id),
    models.user.c.id,
)


def users_by_id(ctx: Context, ids: Iterable[Id | None]) -> dict[Id, User]:
    """These users as answers show them, by id."""
    rows = ctx.by_id(USERS_WITH_FEATURES, ids)
    disabled = rows[0].disabled_features if rows else Json("[]")
    return {user.id: user for user in _show_users(ctx, rows, disabled)}


def show_users(ctx: Context, rows: Sequence[models.User]) -> list[User]:
    """Users as others see them."""
    return _show_users(ctx, rows, organizations.own(ctx).disabled_features)


def show_user(ctx: Context, row: models.User) -> User:
    """A user as others see them."""
    return show_users(ctx, [row])[0]


def _show_users(ctx: Context, rows: Sequence[models.User | UserWithFeatures], disabled: Json) -> list[User]:
    if "EmployeeCustomFields" in features.disabled(disabled):
        return [_show_user(row, UNSET) for row in rows]
    custom_fields = values_by_id(ctx, rows)
    return [_show_user(row, custom_fields.get(row.id, [])) for row in rows]


def _show_user(row: models.User | UserWithFeatures, custom_fields: list[CustomFieldValue] | UnsetType) -> User:
    return User(
        id=row.id,
        first_name=row.first_name,
        last_name=row.last_name,
        email=row.email or UNSET,
        global_role=row.global_role,
        is_enabled=row.is_enabled,
        updated_at=show_time(row.updated_at),
        manager_id=row.manager_id or UNSET,
        custom_fields=custom_fields,
    )


USERS = Lookup(models.User, select(*models.user.columns), models.user.c.id)


class SourceWithType(NamedTuple):
    """A source beside its type."""

    id: Id
    title: str
    is_archived: bool
    type_id: Id
    type_title: str
    type_is_archived: bool


SOURCES = Lookup(
    SourceWithType,
    select(
        models.source.c.id,
        models.source.c.title,
        models.source.c.is_archived,
        models.source_type.c.id,
        models.source_type.c.title,
        models.source_type.c.is_archived,
    ).join(models.source_type.core, models.source_type.c.id == models.source.c.source_type_id),
    models.source.c.id,
)


def show_source(row: SourceWithType) -> Source:
    """A source as answers show it."""
    kind = SourceType(id=row.type_id, title=row.type_title, is_archived=row.type_is_archived)
    return Source(id=row.id, title=row.title, is_archived=row.is_archived, source_type=kind)


def sources_by_id(ctx: Context, ids: Iterable[Id | None]) -> dict[Id, Source]:
    """These sources as answers show them, by id."""
    return {row.id: show_source(row) for row in ctx.by_id(SOURCES, ids)}
