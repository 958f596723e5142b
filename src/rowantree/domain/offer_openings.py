"""The openings that offers are for: taken while an offer goes on, filled once it is accepted, and free again.

All of it is about a locked offer. Whatever an offer's opening does is decided while the opening is locked.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from sqlalchemy import bindparam, select

from rowantree import models
from rowantree.core.context import Context
from rowantree.core.database import run
from rowantree.core.errors import Refusal
from rowantree.core.permission import Switch
from rowantree.core.statement import Query
from rowantree.domain import openings
from rowantree.domain.offer_standing import decision_of
from rowantree.models.columns import Id

_offer = models.offer


class OpeningInUse(Refusal):
    """An offer to another application, which was neither declined nor cancelled, has the opening."""

    code = "opening_in_use"
    message = "The opening {id} is already in use by another offer"


class _Using(NamedTuple):
    id: Id


# Not through the context: an offer that the key may not see has its opening all the same.
_USING = (
    select(_offer.c.id)
    .where(
        _offer.c.organization_id == bindparam("of_organization"),
        _offer.c.opening_id == bindparam("of_opening"),
        _offer.c.application_id != bindparam("but_application"),
        _offer.c.acceptance_status != "Declined",
        _offer.c.acceptance_status != "Cancelled",
    )
    .limit(1)
)


def take(ctx: Context, offer: models.Offer, opening_id: Id) -> models.Opening:
    """The opening, locked, for an offer that did not have it before.

    Raises:
        OpeningNotFound, OpeningStateInvalid, OpeningInUse: nobody can be hired for it.
    """
    opening = openings.take(ctx, opening_id, offer.application_id)
    by = {"of_organization": ctx.organization_id, "of_opening": opening.id, "but_application": offer.application_id}
    if run(ctx.connection, _USING, _Using, **by):
        raise OpeningInUse(id=opening.id)
    return opening


def _has_opening(offer: models.Offer) -> bool:
    return decision_of(offer) in (None, "Accepted")


def change(ctx: Context, offer: models.Offer, opening_id: Id | None) -> None:
    """Before an offer goes on with this opening: frees the one that it has, and takes the new one.

    Raises:
        OpeningNotFound, OpeningStateInvalid, OpeningInUse: nobody can be hired for the new one.
    """
    _lock_openings(ctx, {offer.opening_id, opening_id})
    free(ctx, offer)
    if opening_id is not None and opening_id != offer.opening_id:
        take(ctx, offer, opening_id)
    elif opening_id is not None and not _has_opening(offer):
        take(_all_seeing(ctx), offer, opening_id)


def _lock_openings(ctx: Context, ids: Iterable[Id | None]) -> None:
    for opening_id in sorted(each for each in ids if each is not None):
        if _all_seeing(ctx).find(models.opening, opening_id) is not None:
            _all_seeing(ctx).lock(models.opening, opening_id)


class _Filling(NamedTuple):
    id: Id


_ALSO_FILLING = Query(
    _Filling,
    select(_offer.c.id)
    .where(
        _offer.c.opening_id == bindparam("opening_id"),
        _offer.c.application_id == bindparam("application_id"),
        _offer.c.acceptance_status == "Accepted",
        _offer.c.id != bindparam("but"),
    )
    .limit(1),
)


def free(ctx: Context, offer: models.Offer) -> None:
    """Opens the opening again that an offer has filled, unless another accepted offer to the application fills it."""
    if offer.acceptance_status == "Accepted" and offer.opening_id is not None:
        seeing = _all_seeing(ctx)
        opening = seeing.lock(models.opening, offer.opening_id)
        by = {"opening_id": opening.id, "application_id": offer.application_id, "but": offer.id}
        if not seeing.rows(_ALSO_FILLING, **by):
            openings.vacate(seeing, opening, offer.application_id)


def fill(ctx: Context, offer: models.Offer) -> None:
    """Fills the opening of an offer that is being accepted.

    Raises:
        OpeningStateInvalid, OpeningInUse: nobody can be hired for it any more.
    """
    if offer.opening_id is not None:
        seeing = _all_seeing(ctx)
        if _has_opening(offer):
            opening = openings.take(seeing, offer.opening_id, offer.application_id)
        else:
            opening = take(seeing, offer, offer.opening_id)
        openings.fill(seeing, opening, offer.application_id)


def _all_seeing(ctx: Context) -> Context:
    """For what follows from an offer, whoever decides on it: its opening may be for a confidential job as well."""
    return replace(ctx, access=replace(ctx.access, switches=ctx.access.switches | {Switch.CONFIDENTIAL}))
