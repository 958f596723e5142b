"""Approvals: who has to agree to an offer, a job or an opening, and who has."""

from __future__ import annotations

from datetime import datetime
from typing import Literal, NamedTuple

from sqlalchemy import false

from rowantree.models.columns import Id, Json
from rowantree.models.organization import organization, user
from rowantree.models.table import table

ApprovalEntity = Literal["offer", "job", "opening"]


class ApprovalDefinition(NamedTuple):
    """Who has to agree, in which order."""

    organization_id: int
    id: Id
    entity_type: ApprovalEntity
    entity_id: Id | None
    """What it is for, an offer by its version; None: everything of the type that has none of its own."""
    is_managed_by_api: bool
    """Whether each entity gets its own steps by `approvalDefinition.update`, and waits for them."""
    steps: Json
    """`[{"approvalsRequired", "approvers": [{"userId", "type"}]}]`, as they are shown."""
    is_archived: bool
    created_at: datetime
    updated_at: datetime


class Approval(NamedTuple):
    """That an entity is to be agreed to, and how far that is."""

    organization_id: int
    id: Id
    approval_definition_id: Id
    entity_type: ApprovalEntity
    entity_id: Id
    """A job, an opening or the version of an offer."""
    subject_id: Id
    """What stays the same over versions: the job, the opening, or the offer."""
    confidential: bool
    """Whether what it is about is; kept here so that no query can forget it."""
    note: str | None
    """What was said to the approvers when it was submitted."""
    submitted_by_user_id: Id | None
    steps: Json
    """The steps with their approvers and what each decided, as they are shown."""
    created_at: datetime
    submitted_at: datetime | None
    completed_at: datetime | None
    rejected_at: datetime | None
    updated_at: datetime


approval_definition = table(
    ApprovalDefinition,
    owner={"organization_id": organization},
    indexes=[("organization_id", "entity_id")],
    order=("created_at", "id"),
)
approval = table(
    Approval,
    owner={"organization_id": organization},
    references={"approval_definition_id": approval_definition, "submitted_by_user_id": user},
    indexes=[("organization_id", "entity_id"), ("organization_id", "subject_id", "created_at")],
    synced=True,
    order=("created_at", "id"),
    open_to_all=lambda approval: approval.c.confidential == false(),
)
