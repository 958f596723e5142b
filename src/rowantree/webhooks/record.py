"""From events to deliveries: who is to be told of what this transaction did, written in the same transaction."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace

from sqlalchemy import select, true

from rowantree import models
from rowantree.core.context import Context
from rowantree.core.permission import Switch
from rowantree.core.statement import Query
from rowantree.core.wire import encoder
from rowantree.jobs.queue import enqueue
from rowantree.models.columns import Among, Id
from rowantree.webhooks.types import WebhookType, caused_by

DELIVER = "webhooks.deliver"
"""The job that delivers one message."""

ENABLED = Query(
    models.WebhookSetting,
    select(*models.webhook_setting.columns).where(
        models.webhook_setting.c.enabled == true(), Among(models.webhook_setting.c.webhook_type, "types")
    ),
)


def record(ctx: Context) -> None:
    """Writes the deliveries that this transaction's events cause, each with the job that sends it.

    Types that nobody has switched on are not even rendered.
    """
    caused: dict[tuple[str, Id], list[WebhookType]] = {
        (happening.kind, happening.subject_id): caused_by(happening.kind) for happening in ctx.happenings
    }
    _record(ctx, caused)


def record_now(ctx: Context, kind: str, subject_id: Id) -> None:
    """Writes the deliveries of what is about to be deleted, while it is still there to be told of."""
    _record(ctx, {(kind, subject_id): caused_by(kind)})


def _record(ctx: Context, caused: Mapping[tuple[str, Id], list[WebhookType]]) -> None:
    wanted = sorted({each.name for found in caused.values() for each in found})
    if not wanted:
        return
    settings: defaultdict[str, list[models.WebhookSetting]] = defaultdict(list)
    for setting in ctx.rows(ENABLED, types=wanted):
        settings[setting.webhook_type].append(setting)
    telling = replace(ctx, access=replace(ctx.access, switches=frozenset({Switch.CONFIDENTIAL})))
    for (_, subject_id), found in caused.items():
        action_id = ctx.new_id()
        for each in found:
            data = each.payload(telling, subject_id) if settings[each.name] else None
            if data is None:
                continue
            payload = encoder.encode({"webhookActionId": action_id, "action": each.name, "data": data})
            for setting in settings[each.name]:
                _deliver(ctx, setting, action_id, subject_id, payload)


def _deliver(ctx: Context, setting: models.WebhookSetting, action_id: Id, subject_id: Id, payload: bytes) -> None:
    delivery = models.WebhookDelivery(
        organization_id=ctx.organization_id,
        id=ctx.new_id(),
        webhook_setting_id=setting.id,
        action_id=action_id,
        payload=payload,
        attempts=0,
        state="pending",
        last_outcome=None,
        created_at=ctx.now,
        updated_at=ctx.now,
        subject_id=subject_id,
    )
    ctx.insert(models.webhook_delivery, delivery)
    enqueue(ctx, DELIVER, {"organization_id": ctx.organization_id, "delivery_id": delivery.id})
