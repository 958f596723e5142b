"""Webhooks: where an organization's events are told."""

from __future__ import annotations

from typing import Annotated

from rowantree import models
from rowantree.core.context import Context, Outside
from rowantree.core.errors import InvalidInput
from rowantree.core.operation import After, operation
from rowantree.core.page import Listing, Page
from rowantree.core.permission import Permission
from rowantree.core.wire import UNSET, Id, Input, Meta, Output, PageInput, UnsetType, or_none
from rowantree.domain import contact, webhooks
from rowantree.domain.identity import IdTaken
from rowantree.domain.webhooks import DuplicateWebhook, TooManyWebhooks, WebhookChangedMeanwhile, WebhookNotFound
from rowantree.webhooks import ping
from rowantree.webhooks.types import Name

RequestUrl = Annotated[str, Meta(description="Where messages are sent: an http or https URL.")]
SecretToken = Annotated[str, Meta(max_length=1_000, description="What messages are signed with.")]
Enabled = Annotated[bool, Meta(description="Whether events are told; off where the last ping was not answered.")]


class Webhook(Output):
    """A webhook, without its secret token."""

    id: Id
    enabled: Enabled
    request_url: RequestUrl
    webhook_type: Name


class WebhookWithSecret(Output):
    """A webhook as who sets it up sees it."""

    id: Id
    enabled: Enabled
    request_url: RequestUrl
    secret_token: SecretToken
    webhook_type: Name


class DeletedWebhook(Output):
    """A webhook that is there no more."""

    webhook_id: Id


def show(row: models.WebhookSetting) -> Webhook:
    """A webhook as answers show it."""
    return Webhook(id=row.id, enabled=row.enabled, request_url=row.request_url, webhook_type=_name(row))


def show_with_secret(ctx: Context, row: models.WebhookSetting) -> WebhookWithSecret:
    """A webhook with its secret token."""
    return WebhookWithSecret(
        id=row.id,
        enabled=row.enabled,
        request_url=row.request_url,
        secret_token=ctx.world.secrecy.decrypt(row.secret),
        webhook_type=_name(row),
    )


def _name(row: models.WebhookSetting) -> Name:
    return row.webhook_type  # type: ignore[return-value]  # only names are ever stored


class Create(Input):
    """The webhook to set up."""

    extensions = ("id",)

    webhook_type: Annotated[Name, Meta(description="What to tell of.")]
    request_url: RequestUrl
    secret_token: SecretToken
    id: Annotated[
        Id | UnsetType, Meta(description="The id that the webhook shall have, for imports. An extension.")
    ] = UNSET


async def _ping_new(outside: Outside, _body: Create, created: WebhookWithSecret) -> bool:
    return await ping.is_answered(outside.world, created.request_url, created.secret_token)


def _settle_new(ctx: Context, _body: Create, created: WebhookWithSecret, answered: bool) -> WebhookWithSecret:
    setting = ctx.lock(models.webhook_setting, created.id)
    return show_with_secret(ctx, webhooks.turn_on_new(ctx, setting) if answered else setting)


@operation(
    "webhook.create",
    permission=Permission.API_KEYS_WRITE,
    writes=True,
    errors=(DuplicateWebhook, TooManyWebhooks, IdTaken, WebhookNotFound),
    after=After(_ping_new, _settle_new),
)
def create(ctx: Context, body: Create) -> WebhookWithSecret:
    """Sets up a webhook.

    Its URL is sent a ping at once, signed like every message. When that is not answered with a status below 400, the
    webhook is there all the same, but with `enabled: false`, and tells nothing until `webhook.update` turns it on.
    """
    setting = models.WebhookSetting(
        organization_id=ctx.organization_id,
        id=or_none(body.id) or ctx.new_id(),
        webhook_type=body.webhook_type,
        request_url=contact.url(body.request_url, "requestUrl"),
        secret=ctx.world.secrecy.encrypt(_secret_token(body.secret_token)),
        enabled=False,
        created_at=ctx.now,
    )
    return show_with_secret(ctx, webhooks.add(ctx, setting))


class Info(Input):
    """Which webhook."""

    webhook_id: Annotated[Id, Meta(description="The webhook.")]


@operation("webhook.info", permission=Permission.API_KEYS_READ, writes=False, errors=(WebhookNotFound,))
def info(ctx: Context, body: Info) -> Webhook:
    """Shows one webhook, without its secret token."""
    return show(ctx.get(models.webhook_setting, body.webhook_id))


class List(PageInput):
    """Which page of the webhooks."""


LIST = Listing(models.webhook_setting)


@operation("webhook.list", permission=Permission.API_KEYS_READ, writes=False, extension=True)
def list_(ctx: Context, body: List) -> Page[Webhook]:
    """Lists webhooks, the oldest first, without their secret tokens."""
    found = ctx.page(LIST, body)
    return found.page([show(row) for row in found.rows])


class Update(Input):
    """The webhook, and what of it to change; what is absent stays as it is."""

    one_of = ("enabled", "request_url", "secret_token")

    webhook_id: Annotated[Id, Meta(description="The webhook to change.")]
    enabled: Annotated[bool | UnsetType, Meta(description="Whether events shall be told.")] = UNSET
    request_url: RequestUrl | UnsetType = UNSET
    secret_token: SecretToken | UnsetType = UNSET


async def _ping_again(outside: Outside, body: Update, changed: WebhookWithSecret) -> bool | None:
    """Whether the ping was answered; None where none is sent."""
    if body.enabled is False:
        return None
    return await ping.is_answered(outside.world, changed.request_url, changed.secret_token)


def _settle_again(ctx: Context, body: Update, changed: WebhookWithSecret, answered: bool | None) -> WebhookWithSecret:
    if answered is None:
        return changed
    setting = ctx.lock(models.webhook_setting, body.webhook_id)
    webhooks.check_ping(ctx, setting)
    return show_with_secret(ctx, webhooks.settle(ctx, setting, _revised(ctx, setting, body), enabled=answered))


@operation(
    "webhook.update",
    permission=Permission.API_KEYS_WRITE,
    writes=True,
    errors=(WebhookNotFound, DuplicateWebhook, WebhookChangedMeanwhile),
    after=After(_ping_again, _settle_again),
)
def update(ctx: Context, body: Update) -> WebhookWithSecret:
    """Changes a webhook, or turns it on or off.

    Unless it is turned off, the URL is sent a ping, as when it was set up, and the webhook is on afterwards exactly when
    that is answered with a status below 400. Until then events are told as before.
    """
    setting = ctx.lock(models.webhook_setting, body.webhook_id)
    changed = _revised(ctx, setting, body)
    if body.enabled is False:
        return show_with_secret(ctx, webhooks.settle(ctx, setting, changed, enabled=False))
    webhooks.begin_ping(ctx, setting)
    return show_with_secret(ctx, changed)


def _revised(ctx: Context, setting: models.WebhookSetting, body: Update) -> models.WebhookSetting:
    request_url = None if body.request_url is UNSET else contact.url(body.request_url, "requestUrl")
    secret_token = None if body.secret_token is UNSET else _secret_token(body.secret_token)
    return webhooks.revised(ctx, setting, request_url, secret_token)


class Delete(Input):
    """The webhook to delete."""

    webhook_id: Annotated[Id, Meta(description="The webhook to delete.")]


@operation("webhook.delete", permission=Permission.API_KEYS_WRITE, writes=True, errors=(WebhookNotFound,))
def delete(ctx: Context, body: Delete) -> DeletedWebhook:
    """Deletes a webhook.

    What it has not told yet is never told.
    """
    setting = ctx.lock(models.webhook_setting, body.webhook_id)
    webhooks.remove(ctx, setting)
    return DeletedWebhook(webhook_id=setting.id)


def _secret_token(text: str) -> str:
    if not text.strip():
        raise InvalidInput(problem="`secretToken` must not be empty")
    return text
