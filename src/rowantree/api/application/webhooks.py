"""What webhooks tell of applications."""

from __future__ import annotations

from typing import Annotated

from rowantree import models
from rowantree.api.shapes.application import Application, show
from rowantree.api.shapes.offer import Offer
from rowantree.api.shapes.offer import tell as tell_offer
from rowantree.core.context import Context
from rowantree.core.wire import UNSET, Meta, Output, UnsetType
from rowantree.domain import offers
from rowantree.models.columns import Id
from rowantree.webhooks.types import renders


class ApplicationTold(Output):
    """An application as it is now."""

    application: Application


class HireTold(ApplicationTold):
    """An application as it is now, and the offer that was accepted last."""

    offer: Annotated[Offer | UnsetType, Meta(description="Absent where no offer was accepted.")] = UNSET


@renders("candidateHire", "application.hired")
def candidate_hire(ctx: Context, application_id: Id) -> HireTold:
    """Somebody was hired, for a confidential job too."""
    offer = offers.accepted(ctx, application_id)
    return HireTold(
        application=show(ctx, ctx.get(models.application, application_id)),
        offer=UNSET if offer is None else tell_offer(ctx, offer),
    )


@renders("candidateStageChange", "application.hired", "application.stageChanged")
def candidate_stage_change(ctx: Context, application_id: Id) -> ApplicationTold | None:
    """An application came into another stage."""
    return _unless_confidential(ctx, application_id)


@renders(
    "applicationUpdate",
    "application.hired",
    "application.stageChanged",
    "application.transferred",
    "application.updated",
)
def application_update(ctx: Context, application_id: Id) -> ApplicationTold | None:
    """Something about an application has changed."""
    return _unless_confidential(ctx, application_id)


@renders("applicationSubmit", "application.submitted")
def application_submit(ctx: Context, application_id: Id) -> ApplicationTold | None:
    """Somebody applied, or was added by hand; not told of what is moved here from another system."""
    return _unless_confidential(ctx, application_id)


def _unless_confidential(ctx: Context, application_id: Id) -> ApplicationTold | None:
    application = ctx.get(models.application, application_id)
    return None if application.confidential else ApplicationTold(application=show(ctx, application))
