"""What is agreed to by approvals: offers, jobs and openings; and what follows when it is."""

from __future__ import annotations

from typing import Literal, NamedTuple

from rowantree import models
from rowantree.core.context import Context
from rowantree.core.errors import InvalidInput, Refusal
from rowantree.domain import approvals, offer_approvals, offers, openings
from rowantree.domain.approvals import ApprovalNotFound, Decision
from rowantree.domain.jobs import JobNotFound
from rowantree.domain.offers import OfferNotFound
from rowantree.domain.openings import OpeningNotFound
from rowantree.models.approval import ApprovalEntity
from rowantree.models.columns import Id

Submittable = Literal["job", "opening"]
"""What is submitted by itself. Offers are by offer.startApprovalProcess."""


class ApprovalEntityNotFound(Refusal):
    """No version of an offer, no job and no opening has this id, or this key may not see it."""

    code = "approval_entity_not_found"
    message = "No offer version, job or opening found: {id}"


def subject_id(ctx: Context, entity_type: ApprovalEntity | None, entity_id: Id) -> Id:
    """What the approvals of an entity are about: of a version, its offer.

    Raises:
        OfferVersionNotFound, JobNotFound, OpeningNotFound: there is no such entity of this type.
        ApprovalEntityNotFound: there is none of any type.
    """
    if entity_type == "offer":
        return offers.version_of(ctx, entity_id)[0].id
    if entity_type == "job":
        return ctx.get(models.job, entity_id).id
    if entity_type == "opening":
        return ctx.get(models.opening, entity_id).id
    version = ctx.find(models.offer_version, entity_id)
    found = (
        None if version is None else ctx.find(models.offer, version.offer_id),
        ctx.find(models.job, entity_id),
        ctx.find(models.opening, entity_id),
    )
    for each in found:
        if each is not None:
            return each.id
    raise ApprovalEntityNotFound(id=entity_id)


class _Subject(NamedTuple):
    """A locked job or opening."""

    id: Id
    confidential: bool


def _locked(ctx: Context, entity_type: Submittable, entity_id: Id) -> _Subject:
    if entity_type == "job":
        job = ctx.lock(models.job, entity_id)
        return _Subject(job.id, job.confidential)
    opening = ctx.lock(models.opening, entity_id)
    return _Subject(opening.id, opening.confidential)


def submit(
    ctx: Context,
    entity_type: Submittable,
    entity_id: Id,
    note: str | None,
    id: Id | None,  # noqa: A002 the word of all who import
) -> models.Approval:
    """Asks those who have to agree to a job or an opening. One that they agree to, or did, is not asked for again.

    Raises:
        JobNotFound, OpeningNotFound: there is none.
        InvalidInput: nobody has to agree.
        IdTaken: another approval has the id that this one shall have.
    """
    subject = _locked(ctx, entity_type, entity_id)
    definition = approvals.in_force(ctx, entity_type)
    if definition is None:
        raise InvalidInput(problem=f"`entityType`: there is no approval definition for {entity_type}s")
    known = approvals.latest(ctx, subject.id, definition)
    if known is not None and known.rejected_at is None:
        return known
    return approvals.submit(
        ctx, definition, subject.id, subject.id, confidential=subject.confidential, note=note, id=id
    )


def decide(
    ctx: Context, approval_id: Id, step_id: Id, user_id: Id, decision: Decision, note: str | None
) -> models.Approval:
    """Writes what an approver of the current step says, and what follows from it.

    Raises:
        ApprovalNotFound: there is none.
        InvalidInput: the approval no longer counts or is over, the step is not the current one, or the user is none of
            its approvers or has said the opposite.
    """
    offer = _locked_subject(ctx, ctx.get(models.approval, approval_id))
    approval = ctx.lock(models.approval, approval_id)
    decided = approvals.decide(ctx, approval, step_id, user_id, decision, note)
    if decided == approval:
        return decided
    if offer is not None:
        offer_approvals.follow(ctx, offer, decided)
    elif decided.entity_type == "opening" and decided.completed_at is not None:
        openings.approve(ctx, decided.subject_id)
    return decided


def _locked_subject(ctx: Context, approval: models.Approval) -> models.Offer | None:
    """Locks what an approval is about, and gives it where that is an offer.

    Raises:
        ApprovalNotFound: it is gone, or the key may not see it.
    """
    try:
        if approval.entity_type == "offer":
            return ctx.lock(models.offer, approval.subject_id)
        _locked(ctx, approval.entity_type, approval.subject_id)
    except (OfferNotFound, JobNotFound, OpeningNotFound):
        raise ApprovalNotFound(id=approval.id) from None
    return None
