"""What webhooks tell of offers."""

from __future__ import annotations

from rowantree import models
from rowantree.api.shapes.offer import Offer, tell
from rowantree.core.context import Context
from rowantree.core.wire import Id, Output
from rowantree.webhooks.types import renders


class OfferTold(Output):
    """An offer as it is now."""

    offer: Offer


class OfferGone(Output):
    """An offer that there was."""

    id: Id
    application_id: Id


class OfferDeletionTold(Output):
    """That an offer is gone."""

    offer: OfferGone


@renders("offerCreate", "offer.created")
def offer_create(ctx: Context, offer_id: Id) -> OfferTold | None:
    """An offer was made."""
    return _unless_confidential(ctx, offer_id)


@renders("offerUpdate", "offer.updated")
def offer_update(ctx: Context, offer_id: Id) -> OfferTold | None:
    """An offer has a new version or another status."""
    return _unless_confidential(ctx, offer_id)


def _unless_confidential(ctx: Context, offer_id: Id) -> OfferTold | None:
    offer = ctx.find(models.offer, offer_id)
    return None if offer is None or offer.confidential else OfferTold(offer=tell(ctx, offer))


@renders("offerDelete", "offer.deleted")
def offer_delete(ctx: Context, offer_id: Id) -> OfferDeletionTold | None:
    """An offer is being deleted: told before, nothing more afterwards."""
    offer = ctx.find(models.offer, offer_id)
    if offer is None or offer.confidential:
        return None
    return OfferDeletionTold(offer=OfferGone(id=offer.id, application_id=offer.application_id))
