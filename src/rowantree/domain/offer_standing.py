"""Where an offer stands: one function from what was decided, who has to agree and how far they are."""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeGuard

from rowantree import models
from rowantree.models.offer import AcceptanceStatus, ApprovalStatus, OfferStatus

Decision = Literal["Accepted", "Declined", "Cancelled"]
"""What ends an offer."""
ProcessStatus = Literal[
    "WaitingOnOfferCreation",
    "WaitingOnApprovalStart",
    "WaitingOnOfferApproval",
    "WaitingOnCandidateResponse",
    "CandidateAccepted",
    "CandidateRejected",
    "OfferCancelled",
]

_ENDED: dict[Decision, OfferStatus] = {
    "Accepted": "CandidateAccepted",
    "Declined": "CandidateRejected",
    "Cancelled": "OfferCancelled",
}


class Standing(NamedTuple):
    """The statuses of an offer and of its latest version."""

    offer_status: OfferStatus
    acceptance_status: AcceptanceStatus
    approval_status: ApprovalStatus | None


def decision_of(offer: models.Offer) -> Decision | None:
    """What ended the offer; None: it goes on."""
    status = offer.acceptance_status
    return status if _is_decision(status) else None


def _is_decision(status: AcceptanceStatus) -> TypeGuard[Decision]:
    return status in _ENDED


def standing(
    decision: Decision | None, definition: models.ApprovalDefinition | None, approval: models.Approval | None
) -> Standing:
    """Where an offer stands.

    Args:
        decision: what ended it, if anything did.
        definition: who has to agree to its latest version; None: nobody has said yet.
        approval: the last approval under that definition, if there was one.
    """
    approved = _approval_status(approval)
    if decision is not None:
        return Standing(_ENDED[decision], decision, approved)
    if approved == "Approved" or (approval is None and is_skipped(definition)):
        return Standing("WaitingOnCandidateResponse", "WaitingOnResponse", approved)
    if approved is not None:
        return Standing("WaitingOnOfferApproval", "Pending", approved)
    if awaits_definition(definition):
        return Standing("WaitingOnApprovalDefinition", "Created", None)
    return Standing("WaitingOnApprovalStart", "Created", None)


def _approval_status(approval: models.Approval | None) -> ApprovalStatus | None:
    if approval is None:
        return None
    if approval.completed_at is not None:
        return "Approved"
    return "WaitingOnApprovals" if approval.rejected_at is None else "Declined"


def is_skipped(definition: models.ApprovalDefinition | None) -> bool:
    """Whether it is said that nobody has to agree."""
    return definition is not None and not definition.is_managed_by_api and definition.steps == "[]"


def awaits_definition(definition: models.ApprovalDefinition | None) -> bool:
    """Whether a program has yet to say who has to agree."""
    return definition is not None and definition.is_managed_by_api


def process_status(offer: models.Offer | None) -> ProcessStatus:
    """Where the process of an offer stands, which may not be made yet."""
    if offer is None:
        return "WaitingOnOfferCreation"
    status = offer.offer_status
    # The reference gives processes no status of their own for this.
    return "WaitingOnApprovalStart" if status == "WaitingOnApprovalDefinition" else status
