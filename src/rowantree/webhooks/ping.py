"""The ping: one signed message by which the receiver of a webhook shows that it is there."""

from __future__ import annotations

from typing import Literal

import structlog

from rowantree.core.context import Context, World
from rowantree.core.wire import Output, encoder
from rowantree.models.columns import Id
from rowantree.webhooks import deliver
from rowantree.webhooks.types import renders

log = structlog.get_logger()

FIRST_ERROR = 400
"""The lowest status by which a receiver says that it does not want this."""


class Ping(Output):
    """What a ping tells."""

    webhook_action_type: Literal["ping"]


@renders("ping")
def ping(ctx: Context, subject_id: Id) -> Ping:  # noqa: ARG001 nothing that is stored is told of
    """Sent when a webhook is set up or changed, to see whether somebody answers."""
    return Ping(webhook_action_type="ping")


async def is_answered(world: World, url: str, secret_token: str) -> bool:
    """Sends one ping. Whether an answer came that is no error; a redirect, which is not followed, is none."""
    action_id = world.ids.new(world.clock.now())
    message = {"webhookActionId": action_id, "action": "ping", "data": Ping(webhook_action_type="ping")}
    attempt = await deliver.send(world.outgoing, url, secret_token, encoder.encode(message))
    log.info("webhook_pinged", status=attempt.status)
    return attempt.status is not None and attempt.status < FIRST_ERROR
