"""Who agrees to offers: asked, deciding, passed over, and said anew."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rowantree import models
from rowantree.core.context import Context
from rowantree.core.errors import InvalidInput
from rowantree.domain import approvals, offers
from rowantree.domain.approvals import StepDefinition
from rowantree.domain.offer_standing import decision_of, is_skipped, standing
from rowantree.models.columns import Id, to_json


class _UnderWay(NamedTuple):
    """The latest version of a locked offer that nobody has decided on, and who has to agree to it."""

    offer: models.Offer
    version: models.OfferVersion
    definition: models.ApprovalDefinition | None
    approval: models.Approval | None


def _under_way(
    ctx: Context, offer: models.Offer, version: models.OfferVersion, parameter: str = "offerVersionId"
) -> _UnderWay:
    if version.id != offer.latest_version_id:
        raise InvalidInput(problem=f"`{parameter}`: {version.id} is not the latest version of its offer")
    if decision_of(offer) is not None:
        raise InvalidInput(problem=f"`{parameter}`: the offer is {offer.acceptance_status}")
    return _UnderWay(offer, version, *offers.approval_of(ctx, version))


def start(ctx: Context, offer: models.Offer, version: models.OfferVersion, note: str | None) -> models.Offer:
    """Asks those who have to agree to a version of a locked offer. Where nobody has to, it is the candidate's turn.

    Raises:
        InvalidInput: it is not the latest version, or does not wait for that.
    """
    at = _under_way(ctx, offer, version)
    if offer.offer_status != "WaitingOnApprovalStart":
        raise InvalidInput(problem=f"`offerVersionId`: the offer is {offer.offer_status}, not WaitingOnApprovalStart")
    if at.definition is None:
        return _settled(ctx, at, approvals.define_for(ctx, "offer", version.id, to_json([]), None), None)
    return _settled(ctx, at, at.definition, _submitted(ctx, at, at.definition, note))


def _submitted(
    ctx: Context, at: _UnderWay, definition: models.ApprovalDefinition, note: str | None = None
) -> models.Approval:
    return approvals.submit(ctx, definition, at.version.id, at.offer.id, confidential=at.offer.confidential, note=note)


def _settled(
    ctx: Context, at: _UnderWay, definition: models.ApprovalDefinition, approval: models.Approval | None
) -> models.Offer:
    """The offer where it now stands."""
    where = standing(None, definition, approval)
    bound = at.version._replace(approval_definition_id=definition.id, approval_status=where.approval_status)
    ctx.update(models.offer_version, at.version, bound)
    return offers.write(ctx, at.offer, offers.placed(at.offer, where))


def force(ctx: Context, offer: models.Offer, version: models.OfferVersion) -> models.Offer:
    """Approves a version of a locked offer, whoever would have to agree. One that is approved stays as it is.

    Raises:
        InvalidInput: it is not the latest version, or the offer is decided.
    """
    if version.id == offer.latest_version_id and version.approval_status == "Approved":
        return offer
    at = _under_way(ctx, offer, version)
    definition = at.definition or approvals.define_for(ctx, "offer", version.id, to_json([]), None)
    approval = ctx.lock(models.approval, at.approval.id) if at.approval else _submitted(ctx, at, definition)
    return _settled(ctx, at, definition, approvals.force(ctx, approval))


def approve_step(
    ctx: Context, offer: models.Offer, version: models.OfferVersion, step_id: Id, user_id: Id
) -> models.Offer:
    """Writes that an approver of the current step agrees to a version of a locked offer.

    Raises:
        InvalidInput: it is not the latest version, nobody was asked, the step is not the current one, or the user is
            none of its approvers.
    """
    at = _under_way(ctx, offer, version)
    if at.definition is None or at.approval is None:
        raise InvalidInput(problem=f"`approvalStepId`: the approval of the offer has not started: {offer.offer_status}")
    approval = ctx.lock(models.approval, at.approval.id)
    return _settled(ctx, at, at.definition, approvals.decide(ctx, approval, step_id, user_id, "approve"))


def follow(ctx: Context, offer: models.Offer, approval: models.Approval) -> models.Offer:
    """A locked offer where it stands after a decision in its approval."""
    at = _under_way(ctx, offer, ctx.get(models.offer_version, approval.entity_id), "approvalId")
    if at.definition is None or at.approval is None or at.approval.id != approval.id:
        raise InvalidInput(problem=f"`approvalId`: {approval.id} no longer counts for its offer")
    return _settled(ctx, at, at.definition, approval)


def define(
    ctx: Context,
    offer: models.Offer,
    version: models.OfferVersion,
    steps: Sequence[StepDefinition],
    *,
    submits: bool,
) -> models.ApprovalDefinition:
    """Says who has to agree to a version of a locked offer; no steps: nobody.

    Where approvers were asked already, those of the new steps are asked in their place. To say what is so already
    changes nothing, but `submits` asks again who has rejected it.

    Raises:
        UserNotFound: an approver is no enabled user.
        InvalidInput: it is not the latest version, the offer is decided, or the steps are not right.
    """
    at = _under_way(ctx, offer, version, "entityId")
    wanted = approvals.checked(ctx, steps)
    definition, approval, known = at.definition, at.approval, at.definition
    running = approval is not None and approvals.is_running(approval)
    if definition is None or definition.entity_id is None or definition.steps != wanted:
        definition, approval = approvals.define_for(ctx, "offer", version.id, wanted, known), None
    asks = approval is None or approval.rejected_at is not None
    if asks and not is_skipped(definition) and (submits or running):
        approval = _submitted(ctx, at, definition, at.approval.note if at.approval and running else None)
    _settled(ctx, at, definition, approval)
    return definition
