"""Approvals: what is to be agreed to, and who has agreed."""

from __future__ import annotations

from typing import Annotated

from sqlalchemy import bindparam

from rowantree import models
from rowantree.api.shapes.approval import Approval, show
from rowantree.core.context import Context
from rowantree.core.operation import operation
from rowantree.core.page import Listing, SyncPage
from rowantree.core.permission import Permission
from rowantree.core.wire import UNSET, Id, Input, Meta, SyncPageInput, UnsetType, or_none
from rowantree.domain import agreements
from rowantree.domain.agreements import ApprovalEntityNotFound, Submittable
from rowantree.domain.approvals import MAX_NOTE, ApprovalNotFound, Decision
from rowantree.domain.identity import IdTaken
from rowantree.domain.jobs import JobNotFound
from rowantree.domain.offers import OfferVersionNotFound
from rowantree.domain.openings import OpeningNotFound
from rowantree.models.approval import ApprovalEntity

Note = Annotated[str, Meta(max_length=MAX_NOTE)]


class List(SyncPageInput):
    """Which approvals to list."""

    entity_type: Annotated[ApprovalEntity | UnsetType, Meta(description="Only approvals of things of this type.")] = (
        UNSET
    )
    entity_id: Annotated[
        Id | UnsetType,
        Meta(
            description="Only approvals of this version of an offer, job or opening. A version finds those of its "
            "offer's other versions as well."
        ),
    ] = UNSET


LIST = Listing(
    models.approval,
    {
        "entity_type": models.approval.c.entity_type == bindparam("entity_type"),
        "subject_id": models.approval.c.subject_id == bindparam("subject_id"),
    },
)


@operation(
    "approval.list",
    permission=Permission.APPROVALS_READ,
    writes=False,
    errors=(OfferVersionNotFound, JobNotFound, OpeningNotFound, ApprovalEntityNotFound),
)
def list_(ctx: Context, body: List) -> SyncPage[Approval]:
    """Lists approvals in the order in which they were submitted."""
    entity_type: ApprovalEntity | None = or_none(body.entity_type)
    subject_id = agreements.subject_id(ctx, entity_type, body.entity_id) if body.entity_id else None
    found = ctx.page(LIST, body, entity_type=entity_type, subject_id=subject_id)
    return found.sync_page([show(row) for row in found.rows])


class Start(Input):
    """What is to be approved."""

    entity_type: Annotated[Submittable, Meta(description="What it is. Offers have offer.startApprovalProcess.")]
    entity_id: Annotated[Id, Meta(description="The job or the opening.")]
    note: Annotated[Note | UnsetType, Meta(description="What to say to the approvers.")] = UNSET
    id: Annotated[Id | UnsetType, Meta(description="The id that a new approval shall have.")] = UNSET


@operation(
    "approval.start",
    permission=Permission.APPROVALS_WRITE,
    writes=True,
    errors=(JobNotFound, OpeningNotFound, IdTaken),
    extension=True,
)
def start(ctx: Context, body: Start) -> Approval:
    """Asks those who have to approve a job or an opening.

    Who that is says the approval definition for jobs or openings that is in force; without one it is refused. An
    approval under it that goes on or is complete is answered again; after a rejection a new one begins.
    """
    return show(agreements.submit(ctx, body.entity_type, body.entity_id, or_none(body.note), or_none(body.id)))


class Decide(Input):
    """Who says what to which step."""

    approval_id: Annotated[Id, Meta(description="The approval.")]
    approval_step_id: Annotated[Id, Meta(description="Its current step.")]
    user_id: Annotated[Id, Meta(description="An approver of the step.")]
    decision: Decision
    note: Annotated[Note | UnsetType, Meta(description="What the approver says to it.")] = UNSET


@operation(
    "approval.decide",
    permission=Permission.APPROVALS_WRITE,
    writes=True,
    errors=(ApprovalNotFound,),
    extension=True,
)
def decide(ctx: Context, body: Decide) -> Approval:
    """Writes what an approver says to the current step of an approval.

    With enough approvals the next step begins, and after the last one the approval is complete: an offer waits for the
    candidate, a draft of an opening is approved. One rejection ends it. What an approver has said stays.
    """
    return show(
        agreements.decide(ctx, body.approval_id, body.approval_step_id, body.user_id, body.decision, or_none(body.note))
    )
