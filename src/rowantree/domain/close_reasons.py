"""The reasons for which jobs and openings are closed."""

from __future__ import annotations

from rowantree import models
from rowantree.core.context import Context
from rowantree.core.errors import Refusal, when_missing
from rowantree.domain import identity, names
from rowantree.models.columns import Id


@when_missing(models.close_reason)
class CloseReasonNotFound(Refusal):
    """No close reason has this id."""

    code = "close_reason_not_found"
    message = "Close reason not found: {id}"


def add(ctx: Context, text: str, reason_id: Id | None) -> models.CloseReason:
    """A new reason.

    Raises:
        InvalidInput: it says nothing, or too much.
        IdTaken: another reason has the id.
    """
    reason = models.CloseReason(
        organization_id=ctx.organization_id,
        id=reason_id or ctx.new_id(),
        text=names.name(text, "reasonText"),
        is_archived=False,
        created_at=ctx.now,
    )
    identity.add(ctx, models.close_reason, reason)
    ctx.happened("closeReason.created", reason.id)
    return reason


def set_archived(ctx: Context, reason: models.CloseReason, *, is_archived: bool) -> models.CloseReason:
    """Archives or restores a locked reason. One that already is so stays as it is."""
    if reason.is_archived == is_archived:
        return reason
    revised = reason._replace(is_archived=is_archived)
    changed = ctx.update(models.close_reason, reason, revised)
    ctx.happened("closeReason.archived" if is_archived else "closeReason.restored", reason.id, changed)
    return revised
