"""API keys: making and revoking them. A key is shown once, when it is made; only its hash is kept."""

from __future__ import annotations

import secrets
from collections.abc import Iterable

from rowantree import models
from rowantree.core.context import Context
from rowantree.core.errors import Refusal, when_missing
from rowantree.core.permission import Permission, Switch
from rowantree.core.secrecy import digest
from rowantree.models.columns import to_json

PREFIX = "rowantree_"


@when_missing(models.api_key)
class ApiKeyNotFound(Refusal):
    """No API key has this id."""

    code = "api_key_not_found"
    message = "API key not found: {id}"


class PermissionNotHeld(Refusal):
    """A key can only give what it has itself."""

    code = "permission_not_held"
    message = "This API key does not have {missing}, so it cannot give it to another"


def new_key() -> str:
    """A key: 256 random bits."""
    return PREFIX + secrets.token_urlsafe(32)


def create(
    ctx: Context, title: str, permissions: Iterable[Permission], switches: Iterable[Switch], key: str
) -> models.ApiKey:
    """A new key with a service user of its own, which is the author of what it does.

    Raises:
        PermissionNotHeld: the asking key lacks what the new one shall have.
    """
    permissions, switches = sorted(set(permissions)), sorted(set(switches))
    missing = [*(set(permissions) - ctx.access.permissions), *(set(switches) - ctx.access.switches)]
    if missing:
        raise PermissionNotHeld(missing=", ".join(sorted(missing)))
    user = models.User(
        organization_id=ctx.organization_id,
        id=ctx.new_id(),
        first_name=title,
        last_name="(API key)",
        email=None,
        global_role="Organization Admin",
        is_enabled=True,
        is_service=True,
        manager_id=None,
        created_at=ctx.now,
        updated_at=ctx.now,
    )
    ctx.insert(models.user, user)
    row = models.ApiKey(
        organization_id=ctx.organization_id,
        id=ctx.new_id(),
        title=title,
        digest=digest(key),
        permissions=to_json(permissions),
        switches=to_json(switches),
        user_id=user.id,
        created_at=ctx.now,
        last_used_at=None,
        revoked_at=None,
    )
    ctx.insert(models.api_key, row)
    ctx.happened("apiKey.created", row.id)
    return row


def revoke(ctx: Context, api_key: models.ApiKey) -> models.ApiKey:
    """Ends a key; one that has been revoked stays so."""
    if api_key.revoked_at is not None:
        return api_key
    revoked = api_key._replace(revoked_at=ctx.now)
    ctx.update(models.api_key, api_key, revoked)
    ctx.happened("apiKey.revoked", api_key.id)
    return revoked
