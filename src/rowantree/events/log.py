"""Writing the log: one row for each thing that happened, in the transaction that did it."""

from __future__ import annotations

from rowantree import models
from rowantree.core.context import Context
from rowantree.models.columns import to_json


def record(ctx: Context) -> None:
    """Writes what this transaction has done."""
    for happening in ctx.happenings:
        ctx.insert(
            models.event,
            models.Event(
                organization_id=ctx.organization_id,
                id=ctx.new_id(),
                kind=happening.kind,
                subject_id=happening.subject_id,
                fields=to_json(sorted(happening.fields)),
                actor_id=ctx.access.user_id,
                request_id=ctx.request_id,
                happened_at=ctx.now,
            ),
        )
