"""Approvals: who has to agree to an offer, a job or an opening, in which order, and who has.

A definition says who has to agree. What it says never changes: another one takes its place. An approval is one way
through the steps of a definition, and counts for that definition only.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Literal, NotRequired, TypedDict

from sqlalchemy import bindparam, false, select, update

from rowantree import models
from rowantree.core.context import Context
from rowantree.core.database import perform
from rowantree.core.errors import InvalidInput, Refusal, when_missing
from rowantree.core.statement import Lookup, Query
from rowantree.core.wire import show_time
from rowantree.domain import identity, organizations
from rowantree.domain.people import UserNotFound
from rowantree.models.approval import ApprovalEntity
from rowantree.models.columns import Id, Json, Position, to_json

MAX_STEPS = 20
MAX_APPROVERS = 50
"""How many approvers one step can have."""
MAX_NOTE = 10_000
"""How many characters a note to or from approvers can have."""
STEPS = "approvalStepDefinitions"
"""What requests call the steps of a definition."""

Decision = Literal["approve", "reject"]


@when_missing(models.approval_definition)
class ApprovalDefinitionNotFound(Refusal):
    """No approval definition for everything of a type has this id."""

    code = "approval_definition_not_found"
    message = "Approval definition not found: {id}"


@when_missing(models.approval)
class ApprovalNotFound(Refusal):
    """No approval has this id, or this key may not see what it is about."""

    code = "approval_not_found"
    message = "Approval not found: {id}"


class ApproverDefinition(TypedDict):
    """Somebody who can agree."""

    userId: Id
    type: Literal["user"]


class StepDefinition(TypedDict):
    """How many of whom have to agree."""

    approvalsRequired: int
    approvers: list[ApproverDefinition]


class Approver(TypedDict):
    """Somebody who can agree, and whether they did; times as they are shown."""

    id: Id
    userId: Id
    decision: Literal["approve", "reject", "pending"]
    decidedAt: NotRequired[str]
    requestedAt: NotRequired[str]
    note: NotRequired[str]
    """What they said to it. No answer shows it so far."""


class Step(TypedDict):
    """A step on the way through an approval."""

    id: Id
    approvalsRequired: int
    completedAt: NotRequired[str]
    approvers: list[Approver]


# Definitions


_definition, _approval = models.approval_definition, models.approval
_IN_FORCE = Query(
    models.ApprovalDefinition,
    select(*_definition.columns)
    .where(
        _definition.c.entity_type == bindparam("entity_type"),
        _definition.c.entity_id.is_(None),
        _definition.c.is_archived == false(),
    )
    .order_by(_definition.c.created_at.desc(), _definition.c.id.desc()),
)
_USERS = Lookup(models.User, select(*models.user.columns), models.user.c.id)


def in_force(ctx: Context, entity_type: ApprovalEntity) -> models.ApprovalDefinition | None:
    """The definition for everything of a type, if there is one."""
    found = ctx.rows(_IN_FORCE, entity_type=entity_type)
    return found[0] if found else None


def define(
    ctx: Context,
    entity_type: ApprovalEntity,
    steps: Sequence[StepDefinition],
    *,
    is_managed_by_api: bool,
    id: Id | None,  # noqa: A002 the word of all who import
) -> models.ApprovalDefinition:
    """A new definition for everything of a type, which takes the place of the one before.

    Raises:
        UserNotFound: an approver is no enabled user.
        InvalidInput: the steps are not right.
        IdTaken: another definition has the id that this one shall have.
    """
    if is_managed_by_api and entity_type != "offer":
        raise InvalidInput(problem="`isManagedByApi`: only the approval of offers can be managed by API")
    if is_managed_by_api == bool(steps):
        wanted = "must be empty where each offer gets its own" if is_managed_by_api else "must have a step"
        raise InvalidInput(problem=f"`{STEPS}` {wanted}")
    organizations.take_turns(ctx)  # two at once would both be in force
    for known in ctx.rows(_IN_FORCE, entity_type=entity_type):
        archive(ctx, known)
    definition = _defined(ctx, entity_type, None, checked(ctx, steps), is_managed_by_api=is_managed_by_api)
    definition = definition._replace(id=id or definition.id)
    identity.add(ctx, _definition, definition)
    ctx.happened("approvalDefinition.created", definition.id)
    return definition


def define_for(
    ctx: Context, entity_type: ApprovalEntity, entity_id: Id, steps: Json, replaced: models.ApprovalDefinition | None
) -> models.ApprovalDefinition:
    """A new definition of one entity's own, whose steps were checked; the one it `replaced` is archived."""
    if replaced is not None and replaced.entity_id is not None:
        archive(ctx, replaced)
    definition = _defined(ctx, entity_type, entity_id, steps, is_managed_by_api=False)
    ctx.insert(_definition, definition)
    ctx.happened("approvalDefinition.created", definition.id)
    return definition


def _defined(
    ctx: Context, entity_type: ApprovalEntity, entity_id: Id | None, steps: Json, *, is_managed_by_api: bool
) -> models.ApprovalDefinition:
    return models.ApprovalDefinition(
        organization_id=ctx.organization_id,
        id=ctx.new_id(),
        entity_type=entity_type,
        entity_id=entity_id,
        is_managed_by_api=is_managed_by_api,
        steps=steps,
        is_archived=False,
        created_at=ctx.now,
        updated_at=ctx.now,
    )


def archive(ctx: Context, definition: models.ApprovalDefinition) -> models.ApprovalDefinition:
    """Takes a locked definition out of force. What is being approved under it goes on."""
    if definition.is_archived:
        return definition
    archived = definition._replace(is_archived=True, updated_at=ctx.now)
    ctx.update(_definition, definition, archived)
    ctx.happened("approvalDefinition.archived", definition.id, {"is_archived"})
    return archived


def checked(ctx: Context, steps: Sequence[StepDefinition]) -> Json:
    """The steps of a definition as they are stored.

    Raises:
        UserNotFound: an approver is no enabled user.
        InvalidInput: there are too many, or a step cannot be completed.
    """
    if len(steps) > MAX_STEPS:
        raise InvalidInput(problem=f"`{STEPS}`: there can be at most {MAX_STEPS} steps")
    for number, step in enumerate(steps):
        _check_step(step, f"{STEPS}[{number}]")
    user_ids = [approver["userId"] for step in steps for approver in step["approvers"]]
    people = {user.id for user in ctx.by_id(_USERS, user_ids) if user.is_enabled and not user.is_service}
    for user_id in user_ids:
        if user_id not in people:
            raise UserNotFound(id=user_id)
    return to_json(list(steps))


def _check_step(step: StepDefinition, where: str) -> None:
    user_ids = [approver["userId"] for approver in step["approvers"]]
    if not 1 <= len(user_ids) <= MAX_APPROVERS:
        raise InvalidInput(problem=f"`{where}.approvers`: a step has from 1 to {MAX_APPROVERS} approvers")
    if len(set(user_ids)) < len(user_ids):
        raise InvalidInput(problem=f"`{where}.approvers`: each user can be there once")
    if not 1 <= step["approvalsRequired"] <= len(user_ids):
        raise InvalidInput(
            problem=f"`{where}.approvalsRequired` must be from 1 to the number of approvers, which is {len(user_ids)}"
        )


def steps_of(definition: models.ApprovalDefinition) -> list[StepDefinition]:
    """The steps of a definition."""
    found: list[StepDefinition] = json.loads(definition.steps)
    return found


# Approvals


_LATEST = Query(
    models.Approval,
    select(*_approval.columns)
    .where(
        _approval.c.entity_id == bindparam("entity_id"),
        _approval.c.approval_definition_id == bindparam("approval_definition_id"),
    )
    .order_by(_approval.c.created_at.desc(), _approval.c.id.desc())
    .limit(1),
)
_COMPLETED = Query(
    models.Approval,
    select(*_approval.columns)
    .where(
        _approval.c.subject_id == bindparam("subject_id"),
        _approval.c.approval_definition_id == bindparam("approval_definition_id"),
        _approval.c.completed_at.is_not(None),
    )
    .limit(1),
)


def is_cleared(ctx: Context, entity_type: ApprovalEntity, entity_id: Id) -> bool:
    """Whether nobody has to agree to a job or an opening any more: all did, or nobody ever had to."""
    definition = in_force(ctx, entity_type)
    return definition is None or bool(ctx.rows(_COMPLETED, subject_id=entity_id, approval_definition_id=definition.id))


def latest(ctx: Context, entity_id: Id, definition: models.ApprovalDefinition) -> models.Approval | None:
    """The last approval of an entity under a definition."""
    found = ctx.rows(_LATEST, entity_id=entity_id, approval_definition_id=definition.id)
    return found[0] if found else None


def is_running(approval: models.Approval) -> bool:
    """Whether somebody can still decide."""
    return approval.completed_at is None and approval.rejected_at is None


def submit(
    ctx: Context,
    definition: models.ApprovalDefinition,
    entity_id: Id,
    subject_id: Id,
    *,
    confidential: bool,
    note: str | None = None,
    id: Id | None = None,  # noqa: A002 the word of all who import
) -> models.Approval:
    """Asks the approvers of a definition's first step.

    Raises:
        IdTaken: another approval has the id that this one shall have.
    """
    steps = [_first_seen(ctx, step) for step in steps_of(definition)]
    _ask(ctx, steps)
    approval = models.Approval(
        organization_id=ctx.organization_id,
        id=id or ctx.new_id(),
        approval_definition_id=definition.id,
        entity_type=definition.entity_type,
        entity_id=entity_id,
        subject_id=subject_id,
        confidential=confidential,
        note=(note or "").strip() or None,
        submitted_by_user_id=ctx.access.user_id,
        steps=to_json(steps),
        created_at=ctx.now,
        submitted_at=ctx.now,
        completed_at=None,
        rejected_at=None,
        updated_at=ctx.now,
    )
    identity.add(ctx, _approval, approval)
    ctx.happened("approval.submitted", approval.id)
    return approval


def _first_seen(ctx: Context, step: StepDefinition) -> Step:
    return {
        "id": ctx.new_id(),
        "approvalsRequired": step["approvalsRequired"],
        "approvers": [
            {"id": ctx.new_id(), "userId": approver["userId"], "decision": "pending"} for approver in step["approvers"]
        ],
    }


def _ask(ctx: Context, steps: Iterable[Step]) -> None:
    """Asks the approvers of the current step who were not asked before."""
    current = _current(steps)
    for approver in current["approvers"] if current else ():
        approver.setdefault("requestedAt", show_time(ctx.now))


def _current(steps: Iterable[Step]) -> Step | None:
    """The step that the others wait for."""
    return next((step for step in steps if "completedAt" not in step), None)


def decide(
    ctx: Context,
    approval: models.Approval,
    step_id: Id,
    user_id: Id,
    decision: Decision,
    note: str | None = None,
) -> models.Approval:
    """Writes what an approver of the current step of a locked approval says. To say it again changes nothing.

    With enough approvals the next step begins, after the last one the approval is complete. One rejection ends it.

    Raises:
        InvalidInput: the approval is over, the step is not the current one, or the user is none of its approvers or has
            said the opposite.
    """
    steps: list[Step] = json.loads(approval.steps)
    if _decided(steps, step_id, user_id) == decision:
        return approval
    approver = _asked(approval, steps, step_id, user_id)
    approver["decision"], approver["decidedAt"] = decision, show_time(ctx.now)
    if note and note.strip():
        approver["note"] = note.strip()
    if decision == "reject":
        return _written(ctx, approval._replace(rejected_at=ctx.now), approval, steps, "approval.rejected")
    step = _current(steps)
    if step and sum(each["decision"] == "approve" for each in step["approvers"]) >= step["approvalsRequired"]:
        step["completedAt"] = show_time(ctx.now)
        _ask(ctx, steps)
    if _current(steps) is None:
        return _written(ctx, approval._replace(completed_at=ctx.now), approval, steps, "approval.completed")
    return _written(ctx, approval, approval, steps, "approval.updated")


def _decided(steps: Iterable[Step], step_id: Id, user_id: Id) -> str | None:
    """What a user has said in a step."""
    said = [
        each["decision"]
        for step in steps
        if step["id"] == step_id
        for each in step["approvers"]
        if each["userId"] == user_id
    ]
    return said[0] if said else None


def _asked(approval: models.Approval, steps: Sequence[Step], step_id: Id, user_id: Id) -> Approver:
    """The approver who can decide now."""
    current = _current(steps)
    if not is_running(approval) or current is None:
        over = "rejected" if approval.rejected_at else "complete"
        raise InvalidInput(problem=f"`approvalStepId`: the approval {approval.id} is {over}")
    if current["id"] != step_id:
        raise InvalidInput(problem=f"`approvalStepId`: {step_id} is not the current step of the approval {approval.id}")
    for approver in current["approvers"]:
        if approver["userId"] == user_id:
            if approver["decision"] != "pending":
                raise InvalidInput(problem=f"`userId`: {user_id} has already said {approver['decision']}")
            return approver
    raise InvalidInput(problem=f"`userId`: {user_id} is no approver of the step {step_id}")


def force(ctx: Context, approval: models.Approval) -> models.Approval:
    """Completes a locked approval whatever was decided, as an administrator can. Who was not heard stays so."""
    if approval.completed_at is not None:
        return approval
    steps: list[Step] = json.loads(approval.steps)
    for step in steps:
        step.setdefault("completedAt", show_time(ctx.now))
    completed = approval._replace(completed_at=ctx.now, rejected_at=None)
    return _written(ctx, completed, approval, steps, "approval.completed")


def _written(
    ctx: Context, revised: models.Approval, approval: models.Approval, steps: Sequence[Step], happening: str
) -> models.Approval:
    revised = revised._replace(steps=to_json(list(steps)), updated_at=ctx.now)
    changed = ctx.update(_approval, approval, revised)
    ctx.happened(happening, approval.id, changed - {"updated_at"})
    return revised


def without_notes(approval: models.Approval) -> models.Approval:
    """An approval without what was said to its approvers and by them."""
    steps: list[Step] = json.loads(approval.steps)
    for approver in (approver for step in steps for approver in step["approvers"]):
        approver.pop("note", None)
    return approval._replace(note=None, steps=to_json(steps))


_FOLLOW = (
    update(_approval.core)
    .where(
        _approval.c.organization_id == bindparam("of_organization", type_=_approval.c.organization_id.type),
        _approval.c.subject_id == bindparam("of_subject", type_=_approval.c.subject_id.type),
    )
    .values(
        confidential=bindparam("is_confidential", type_=_approval.c.confidential.type),
        position=Position(),
    )
)


def follow(ctx: Context, subject_id: Id, *, confidential: bool) -> None:
    """Makes the approvals of a job, an opening or an offer as confidential as that now is."""
    perform(
        ctx.connection,
        _FOLLOW,
        of_organization=ctx.organization_id,
        of_subject=subject_id,
        is_confidential=confidential,
    )
