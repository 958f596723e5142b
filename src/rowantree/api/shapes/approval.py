"""How approvals and their definitions look, and how requests give the steps of one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal

import msgspec

from rowantree import models
from rowantree.api.shapes.stored import stored
from rowantree.core.wire import UNSET, Id, Input, Meta, Output, TimeShown, UnsetType, hook_in, show_time
from rowantree.domain.approvals import StepDefinition
from rowantree.models.approval import ApprovalEntity


class ApprovalApprover(Output):
    """Somebody who can agree in a step."""

    id: Id
    user_id: Annotated[Id, Meta(description="The user.")]
    decision: Literal["approve", "reject", "pending"]
    decided_at: TimeShown | UnsetType = UNSET
    requested_at: Annotated[TimeShown | UnsetType, Meta(description="When the step became the current one.")] = UNSET


class ApprovalStep(Output):
    """A step of an approval."""

    id: Id
    approvals_required: Annotated[int, Meta(description="How many of its approvers have to agree.")]
    completed_at: Annotated[TimeShown | UnsetType, Meta(description="When as many had agreed.")] = UNSET
    approvers: list[ApprovalApprover]


class Approval(Output):
    """That an offer, a job or an opening is to be agreed to, and how far that is."""

    id: Id
    approval_definition_id: Annotated[Id, Meta(description="The definition that says who has to agree.")]
    entity_id: Annotated[Id, Meta(description="The version of the offer, the job or the opening.")]
    entity_type: ApprovalEntity
    created_at: TimeShown
    submitted_at: Annotated[TimeShown | UnsetType, Meta(description="When the first approvers were asked.")] = UNSET
    completed_at: Annotated[
        TimeShown | UnsetType, Meta(description="When all had agreed, or somebody forced the approval.")
    ] = UNSET
    steps: list[ApprovalStep]


_STEPS = msgspec.json.Decoder(list[ApprovalStep], dec_hook=hook_in)


def show(row: models.Approval) -> Approval:
    """An approval as answers show it."""
    return Approval(
        id=row.id,
        approval_definition_id=row.approval_definition_id,
        entity_id=row.entity_id,
        entity_type=row.entity_type,
        created_at=show_time(row.created_at),
        submitted_at=UNSET if row.submitted_at is None else show_time(row.submitted_at),
        completed_at=UNSET if row.completed_at is None else show_time(row.completed_at),
        steps=_STEPS.decode(row.steps),
    )


class ApproverDefinition(Output):
    """Somebody who can agree in a step."""

    user_id: Annotated[Id, Meta(description="The user.")]
    type: Literal["user"]


class ApprovalStepDefinition(Output):
    """How many of whom have to agree."""

    approvals_required: Annotated[int, Meta(description="How many of the approvers have to agree.")]
    approvers: list[ApproverDefinition]


class OfferApprovalDefinition(Output):
    """Who has to agree to a version of an offer."""

    id: Id
    entity_type: Literal["Offer"]
    entity_id: Annotated[Id, Meta(description="The version of the offer.")]
    approval_step_definitions: list[ApprovalStepDefinition]


class ApprovalDefinition(Output):
    """Who has to agree to everything of a type."""

    id: Id
    entity_type: ApprovalEntity
    approval_step_definitions: list[ApprovalStepDefinition]
    is_managed_by_api: Annotated[bool, Meta(description="Whether each offer gets its own steps by a program.")]
    is_archived: Annotated[bool, Meta(description="Whether it no longer holds for what begins now.")]
    created_at: TimeShown


def show_of_offer(row: models.ApprovalDefinition, entity_id: Id) -> OfferApprovalDefinition:
    """The definition of a version of an offer as answers show it."""
    return OfferApprovalDefinition(
        id=row.id,
        entity_type="Offer",
        entity_id=entity_id,
        approval_step_definitions=stored(row.steps, list[ApprovalStepDefinition]),
    )


def show_definition(row: models.ApprovalDefinition) -> ApprovalDefinition:
    """The definition of everything of a type as answers show it."""
    return ApprovalDefinition(
        id=row.id,
        entity_type=row.entity_type,
        approval_step_definitions=stored(row.steps, list[ApprovalStepDefinition]),
        is_managed_by_api=row.is_managed_by_api,
        is_archived=row.is_archived,
        created_at=show_time(row.created_at),
    )


class ApproverGiven(Input):
    """Somebody who can agree in a step."""

    user_id: Annotated[Id, Meta(description="An enabled user.")]
    type: Literal["user"]


class ApprovalStepGiven(Input):
    """How many of whom have to agree."""

    approvals_required: Annotated[
        int, Meta(description="How many of the approvers have to agree: at least 1, and at most as many as there are.")
    ]
    approvers: Annotated[list[ApproverGiven], Meta(description="Who can agree, each user once, in no order.")]


def steps_given(steps: Sequence[ApprovalStepGiven]) -> list[StepDefinition]:
    """The steps of a request."""
    return [
        {
            "approvalsRequired": step.approvals_required,
            "approvers": [{"userId": each.user_id, "type": each.type} for each in step.approvers],
        }
        for step in steps
    ]
