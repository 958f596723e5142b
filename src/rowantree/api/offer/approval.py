"""The approval of offers."""

from __future__ import annotations

from typing import Annotated

from rowantree.api.offer.records import WithoutForm
from rowantree.api.shapes.offer import Offer, show
from rowantree.core.context import Context
from rowantree.core.errors import InvalidInput
from rowantree.core.operation import operation
from rowantree.core.permission import Permission
from rowantree.core.wire import UNSET, Id, Input, Meta, UnsetType, or_none
from rowantree.domain import offer_approvals, offers
from rowantree.domain.approvals import MAX_NOTE
from rowantree.domain.offers import OfferVersionNotFound


class StartApprovalProcess(Input):
    """The version to be approved."""

    offer_version_id: Annotated[Id, Meta(description="The latest version of the offer.")]
    note: Annotated[
        Annotated[str, Meta(max_length=MAX_NOTE)] | UnsetType, Meta(description="What to say to the approvers.")
    ] = UNSET
    exclude_form_definition: WithoutForm = UNSET


@operation(
    "offer.startApprovalProcess",
    permission=Permission.OFFERS_WRITE,
    writes=True,
    errors=(OfferVersionNotFound,),
)
def start_approval_process(ctx: Context, body: StartApprovalProcess) -> Offer:
    """Asks those who have to approve an offer that is `WaitingOnApprovalStart`.

    Where nobody has to, it is the candidate's turn at once.
    """
    offer, version = offers.locked_version(ctx, body.offer_version_id)
    started = offer_approvals.start(ctx, offer, version, or_none(body.note))
    return show(ctx, started, without_form=bool(body.exclude_form_definition))


class Approve(Input):
    """The version, and who approves it in which step."""

    offer_version_id: Annotated[Id, Meta(description="The latest version of the offer.")]
    approval_step_id: Annotated[
        Id | UnsetType,
        Meta(
            description="The current step, from approval.list; needs `userId`. Without it the whole offer is approved."
        ),
    ] = UNSET
    user_id: Annotated[Id | UnsetType, Meta(description="An approver of the step; needs `approvalStepId`.")] = UNSET
    exclude_form_definition: WithoutForm = UNSET


@operation(
    "offer.approve",
    permission=Permission.OFFERS_WRITE,
    writes=True,
    errors=(OfferVersionNotFound,),
)
def approve(ctx: Context, body: Approve) -> Offer:
    """Approves an offer, or one step of its approval in the name of an approver.

    Without a step the offer is approved whoever would have to agree, also where nobody was asked yet or somebody has
    rejected it. One that is approved stays as it is.
    """
    if (body.approval_step_id is UNSET) != (body.user_id is UNSET):
        missing, given = ("userId", "approvalStepId") if body.user_id is UNSET else ("approvalStepId", "userId")
        raise InvalidInput(problem=f"`{missing}` is required with `{given}`")
    offer, version = offers.locked_version(ctx, body.offer_version_id)
    if body.approval_step_id is UNSET or body.user_id is UNSET:
        approved = offer_approvals.force(ctx, offer, version)
    else:
        approved = offer_approvals.approve_step(ctx, offer, version, body.approval_step_id, body.user_id)
    return show(ctx, approved, without_form=bool(body.exclude_form_definition))
