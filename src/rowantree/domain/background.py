"""Acting in an organization from a job: what it does is recorded and told as if a request had done it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from rowantree.core.context import Context, World
from rowantree.core.database import Connection
from rowantree.domain import organizations
from rowantree.events import log as events
from rowantree.jobs.queue import Outcome, Work
from rowantree.webhooks import record as webhooks


def outcome(work: Work, number: int, body: Callable[[Context], object], again_at: datetime | None = None) -> Outcome:
    """How a job goes that does `body` in the organization `number`, in the transaction that ends it."""
    return Outcome(again_at, lambda connection: act(connection, work.world, number, body))


def act(connection: Connection, world: World, number: int, body: Callable[[Context], object]) -> None:
    """Runs `body` in the transaction of a job, as somebody who may do everything in the organization `number`.

    Nothing happens where the organization is no longer there.
    """
    for organization in organizations.if_any(connection, number):
        ctx = organizations.acting(connection, world, organization, world.clock.now())
        body(ctx)
        if ctx.happenings:
            events.record(ctx)
            webhooks.record(ctx)
