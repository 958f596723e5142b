"""Webhooks: which can be set up, and what turns them on and off.

A webhook is on only when a ping to its very URL, signed with its very secret token, was answered. What an update changes
is therefore written together with what became of its ping; until then, and where the process dies before, all is as it
was. A request whose ping is on its way leaves its id in the row; whoever takes over puts another there.
"""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import bindparam, func, select

from rowantree import models
from rowantree.core.context import Context
from rowantree.core.errors import Refusal, when_missing
from rowantree.core.statement import Query
from rowantree.domain import identity, organizations

MOST = 100
"""How many webhooks an organization can have."""


@when_missing(models.webhook_setting)
class WebhookNotFound(Refusal):
    """No webhook has this id."""

    code = "webhook_not_found"
    message = "Webhook not found: {id}"


class DuplicateWebhook(Refusal):
    """Another webhook tells the same URL of the same type of event."""

    code = "duplicate_webhook"
    message = "Duplicate webhook: {id} already sends {webhook_type} to this `requestUrl`"


class TooManyWebhooks(Refusal):
    """The organization has as many webhooks as it can have."""

    code = "too_many_webhooks"
    message = "An organization has at most {most} webhooks; delete one first"


class WebhookChangedMeanwhile(Refusal):
    """Another request changed the webhook while this one waited for its ping; nothing of this one was written."""

    code = "webhook_changed_meanwhile"
    message = "Another request changed the webhook {id} meanwhile, so nothing of this one was done: look, and try again"


class _Count(NamedTuple):
    number: int


_COUNT = Query(_Count, select(func.count().label("number")).select_from(models.webhook_setting.core))
_SAME = Query(
    models.WebhookSetting,
    select(*models.webhook_setting.columns).where(
        models.webhook_setting.c.webhook_type == bindparam("webhook_type"),
        models.webhook_setting.c.request_url == bindparam("request_url"),
    ),
)


def add(ctx: Context, setting: models.WebhookSetting) -> models.WebhookSetting:
    """A new webhook, off, which this request is going to ping.

    Raises:
        DuplicateWebhook: there is one like it.
        TooManyWebhooks: there are enough.
        IdTaken: there is one with this id.
    """
    organizations.take_turns(ctx)
    _check_unique(ctx, setting)
    if ctx.rows(_COUNT)[0].number >= MOST:
        raise TooManyWebhooks(most=MOST)
    setting = setting._replace(enabled=False, pinging=ctx.request_id)
    identity.add(ctx, models.webhook_setting, setting)
    ctx.happened("webhook.created", setting.id)
    return setting


def turn_on_new(ctx: Context, setting: models.WebhookSetting) -> models.WebhookSetting:
    """Turns on the new webhook, whose ping was answered, unless another request has taken over."""
    if setting.pinging != ctx.request_id:
        return setting
    enabled = setting._replace(enabled=True, pinging=None)
    ctx.update(models.webhook_setting, setting, enabled)
    ctx.happened("webhook.enabled", setting.id, {"enabled"})
    return enabled


def revised(
    ctx: Context, setting: models.WebhookSetting, request_url: str | None, secret_token: str | None
) -> models.WebhookSetting:
    """`setting` with this URL and this secret token, None where it keeps its own; nothing is written.

    Raises:
        DuplicateWebhook: another is like that.
    """
    changed = setting
    if request_url is not None and request_url != setting.request_url:
        changed = changed._replace(request_url=request_url)
        organizations.take_turns(ctx)
        _check_unique(ctx, changed)
    if secret_token is not None:
        changed = changed._replace(secret=ctx.world.secrecy.encrypt(secret_token))
    return changed


def begin_ping(ctx: Context, setting: models.WebhookSetting) -> None:
    """Writes that this request's ping is the one that decides."""
    ctx.update(models.webhook_setting, setting, setting._replace(pinging=ctx.request_id))


def check_ping(ctx: Context, setting: models.WebhookSetting) -> None:
    """Whether this request's ping still decides.

    Raises:
        WebhookChangedMeanwhile: another request has taken over.
    """
    if setting.pinging != ctx.request_id:
        raise WebhookChangedMeanwhile(id=setting.id)


def settle(
    ctx: Context, setting: models.WebhookSetting, changed: models.WebhookSetting, *, enabled: bool
) -> models.WebhookSetting:
    """Writes a webhook with its changes, on or off; a ping that is on its way has no say any more."""
    settled = changed._replace(enabled=enabled, pinging=None)
    if settled == setting:
        return setting
    fields = ctx.update(models.webhook_setting, setting, settled) - {"pinging"}
    if fields:
        ctx.happened("webhook.updated", setting.id, fields)
    return settled


def remove(ctx: Context, setting: models.WebhookSetting) -> None:
    """Deletes a webhook, and with it what it has not told yet."""
    ctx.delete(models.webhook_setting, setting)
    ctx.happened("webhook.deleted", setting.id)


def _check_unique(ctx: Context, setting: models.WebhookSetting) -> None:
    for other in ctx.rows(_SAME, webhook_type=setting.webhook_type, request_url=setting.request_url):
        if other.id != setting.id:
            raise DuplicateWebhook(id=other.id, webhook_type=setting.webhook_type)
