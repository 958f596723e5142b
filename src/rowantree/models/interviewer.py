"""Who interviews: pools of interviewers, how they are trained, and when they may not be asked."""

from __future__ import annotations

from datetime import datetime
from typing import Literal, NamedTuple

from rowantree.models.columns import Id, Json
from rowantree.models.organization import organization, user
from rowantree.models.table import table

TrainingRole = Literal["Shadow", "ReverseShadow"]


class InterviewerPool(NamedTuple):
    """Interviewers of whom any can hold an interview."""

    organization_id: int
    id: Id
    title: str
    is_archived: bool
    training_path_id: Id
    """The id of its training path, which it always has, though perhaps not enabled."""
    requires_training: bool
    created_at: datetime
    updated_at: datetime


class InterviewerPoolTrainingStage(NamedTuple):
    """A step of the training for a pool."""

    organization_id: int
    id: Id
    interviewer_pool_id: Id
    stage_number: int
    """Its place in the path, from 0."""
    interviewer_role: TrainingRole
    interviews_required: int
    approval_required: bool
    approver_ids: Json
    """The users who can approve, as a JSON array."""
    is_archived: bool


class InterviewerPoolMember(NamedTuple):
    """A user in a pool."""

    organization_id: int
    interviewer_pool_id: Id
    user_id: Id
    training_stage_id: Id | None
    """The step that a trainee is at; None for who is qualified."""
    interviews_completed: int
    """In the present step."""
    added_at: datetime


class InterviewerPause(NamedTuple):
    """A time in which a user is not asked to interview. Each user has at most one."""

    organization_id: int
    id: Id
    user_id: Id
    starts_at: datetime
    ends_at: datetime | None
    """None: until it is deleted."""
    comment: str | None
    created_at: datetime


interviewer_pool = table(
    InterviewerPool, owner={"organization_id": organization}, synced=True, order=("created_at", "id")
)
interviewer_pool_training_stage = table(
    InterviewerPoolTrainingStage,
    owner={"organization_id": organization, "interviewer_pool_id": interviewer_pool},
    indexes=[("organization_id", "interviewer_pool_id")],
)
interviewer_pool_member = table(
    InterviewerPoolMember,
    key=("organization_id", "interviewer_pool_id", "user_id"),
    owner={"organization_id": organization, "interviewer_pool_id": interviewer_pool},
    references={"user_id": user, "training_stage_id": interviewer_pool_training_stage},
    indexes=[("organization_id", "user_id")],
)
interviewer_pause = table(
    InterviewerPause,
    owner={"organization_id": organization},
    references={"user_id": user},
    unique=[("organization_id", "user_id")],
)
