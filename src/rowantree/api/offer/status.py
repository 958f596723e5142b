"""What comes of offers."""

from __future__ import annotations

from typing import Annotated

from rowantree import models
from rowantree.api.offer.records import WithoutForm
from rowantree.api.shapes.offer import Offer, show
from rowantree.core.context import Context
from rowantree.core.operation import operation
from rowantree.core.permission import Permission
from rowantree.core.wire import UNSET, Id, Input, Meta, Time
from rowantree.domain import offers
from rowantree.domain.offer_openings import OpeningInUse
from rowantree.domain.offer_standing import Decision
from rowantree.domain.offers import OfferNotFound
from rowantree.domain.openings import OpeningStateInvalid


class SetStatus(Input):
    """The offer, and what came of it."""

    offer_id: Annotated[Id, Meta(description="The offer.")]
    acceptance_status: Annotated[Decision, Meta(description="What came of it; `offerStatus` follows from it.")]
    exclude_form_definition: WithoutForm = UNSET


@operation(
    "offer.setStatus",
    permission=Permission.OFFERS_WRITE,
    writes=True,
    errors=(OfferNotFound, OpeningStateInvalid, OpeningInUse),
)
def set_status(ctx: Context, body: SetStatus) -> Offer:
    """Says what came of an offer, wherever it stands.

    `decidedAt` becomes the time of the call where the candidate accepts or declines. An offer that is accepted fills its
    opening; when it is declined or cancelled later, the opening is open again. The status that an offer has already
    changes nothing.
    """
    offer = ctx.lock(models.offer, body.offer_id)
    decided = offers.set_status(ctx, offer, body.acceptance_status)
    return show(ctx, decided, without_form=bool(body.exclude_form_definition))


class SetDecidedAt(Input):
    """The offer, and when it was decided."""

    offer_id: Annotated[Id, Meta(description="An offer that was accepted or declined.")]
    decided_at: Annotated[Time, Meta(description="When the candidate decided.")]
    exclude_form_definition: WithoutForm = UNSET


@operation("offer.setDecidedAt", permission=Permission.OFFERS_WRITE, writes=True, errors=(OfferNotFound,))
def set_decided_at(ctx: Context, body: SetDecidedAt) -> Offer:
    """Says when a candidate accepted or declined an offer."""
    offer = ctx.lock(models.offer, body.offer_id)
    dated = offers.set_decided_at(ctx, offer, body.decided_at)
    return show(ctx, dated, without_form=bool(body.exclude_form_definition))
