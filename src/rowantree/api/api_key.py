"""API keys: the key that asks, and, as extensions, making and revoking others."""

from __future__ import annotations

from typing import Annotated

import msgspec

from rowantree import models
from rowantree.core.context import Context
from rowantree.core.errors import InvalidInput
from rowantree.core.operation import operation
from rowantree.core.page import Listing, Page
from rowantree.core.permission import Permission, Switch
from rowantree.core.wire import UNSET, Id, Input, Meta, Output, PageInput, TimeShown, UnsetType, show_time
from rowantree.domain import keys
from rowantree.domain.keys import ApiKeyNotFound, PermissionNotHeld


class OwnKey(Output):
    """The key that is asking."""

    title: str
    created_at: TimeShown
    scopes: Annotated[list[str], Meta(description="Its permissions, such as `candidates:read`.")]


class Info(Input):
    """Nothing."""


@operation("apiKey.info", permission=Permission.API_KEYS_READ, writes=False)
def info(ctx: Context, body: Info) -> OwnKey:  # noqa: ARG001 the input is empty
    """Shows the API key that the request was made with."""
    access = ctx.access
    return OwnKey(
        title=access.title,
        created_at=show_time(access.created_at),
        scopes=sorted(permission.scope for permission in access.permissions),
    )


class ApiKey(Output):
    """An API key, without the key itself."""

    id: Id
    title: str
    created_at: TimeShown
    scopes: list[str]
    switches: Annotated[list[str], Meta(description="What it may do beyond its permissions.")]
    last_used_at: Annotated[TimeShown | None, Meta(description="Its last use, to the minute.")]
    revoked_at: TimeShown | None


class NewApiKey(Output):
    """An API key that was just made. Only this answer ever shows the key itself."""

    id: Id
    title: str
    created_at: TimeShown
    scopes: list[str]
    switches: list[str]
    key: Annotated[str, Meta(description="Send it as the user name of HTTP basic authentication. Keep it safe.")]


def show(row: models.ApiKey) -> ApiKey:
    """A key as answers show it."""
    return ApiKey(
        id=row.id,
        title=row.title,
        created_at=show_time(row.created_at),
        scopes=_scopes(row),
        switches=msgspec.json.decode(row.switches, type=list[str]),
        last_used_at=None if row.last_used_at is None else show_time(row.last_used_at),
        revoked_at=None if row.revoked_at is None else show_time(row.revoked_at),
    )


def _scopes(row: models.ApiKey) -> list[str]:
    return sorted(permission.scope for permission in msgspec.json.decode(row.permissions, type=list[Permission]))


class Create(Input):
    """The key to make."""

    title: Annotated[str, Meta(max_length=500, description="What the key is for.")]
    permissions: Annotated[list[Permission], Meta(description="What it may do; nothing that the asking key may not.")]
    switches: Annotated[
        list[Switch] | UnsetType, Meta(description="What it may do beyond its permissions; nothing when absent.")
    ] = UNSET


@operation(
    "apiKey.create",
    permission=Permission.API_KEYS_WRITE,
    writes=True,
    errors=(PermissionNotHeld,),
    extension=True,
)
def create(ctx: Context, body: Create) -> NewApiKey:
    """Makes an API key.

    The key itself is in this answer and nowhere else. It can do at most what the asking key can.
    """
    title = body.title.strip()
    if not title:
        raise InvalidInput(problem="`title` must not be empty")
    key = keys.new_key()
    row = keys.create(ctx, title, body.permissions, body.switches or [], key)
    shown = show(row)
    return NewApiKey(
        id=shown.id,
        title=shown.title,
        created_at=shown.created_at,
        scopes=shown.scopes,
        switches=shown.switches,
        key=key,
    )


class List(PageInput):
    """Which page of the keys."""


LIST = Listing(models.api_key)


@operation("apiKey.list", permission=Permission.API_KEYS_READ, writes=False, extension=True)
def list_(ctx: Context, body: List) -> Page[ApiKey]:
    """Lists API keys, the oldest first, revoked ones too."""
    found = ctx.page(LIST, body)
    return found.page([show(row) for row in found.rows])


class Revoke(Input):
    """The key to revoke."""

    api_key_id: Annotated[Id, Meta(description="The key, from `apiKey.list`.")]


@operation(
    "apiKey.revoke",
    permission=Permission.API_KEYS_WRITE,
    writes=True,
    errors=(ApiKeyNotFound,),
    extension=True,
)
def revoke(ctx: Context, body: Revoke) -> ApiKey:
    """Revokes an API key.

    It stops working at once where this request was answered, and within a second in every other process. A key can
    revoke itself. Revoking one that is revoked changes nothing.
    """
    revoked = keys.revoke(ctx, ctx.lock(models.api_key, body.api_key_id))
    ctx.afterwards.append(ctx.world.keys.forget)
    return show(revoked)
