"""The way of an application: plans, their stages, and why some end early."""

from __future__ import annotations

from datetime import datetime
from typing import Literal, NamedTuple

from rowantree.models.columns import Id
from rowantree.models.organization import organization
from rowantree.models.table import table

StageType = Literal["Lead", "PreInterviewScreen", "Active", "Offer", "Hired", "Archived"]
ReasonType = Literal["RejectedByCandidate", "RejectedByOrg", "Other"]


class InterviewPlan(NamedTuple):
    """The stages that applications for a job go through."""

    organization_id: int
    id: Id
    title: str
    is_draft: bool
    is_archived: bool
    created_at: datetime
    updated_at: datetime


class InterviewStageGroup(NamedTuple):
    """Stages of different plans that mean the same, so that reports can put them together."""

    organization_id: int
    id: Id
    title: str
    stage_type: StageType
    order_number: int
    """Its place among all groups, from 0."""


class InterviewStage(NamedTuple):
    """A step of a plan."""

    organization_id: int
    id: Id
    interview_plan_id: Id
    title: str
    type: StageType
    order_in_interview_plan: int
    interview_stage_group_id: Id | None
    is_archived: bool


class ArchiveReason(NamedTuple):
    """Why an application ended without a hire."""

    organization_id: int
    id: Id
    text: str
    reason_type: ReasonType
    is_archived: bool
    created_at: datetime


class CloseReason(NamedTuple):
    """Why a job or an opening was closed."""

    organization_id: int
    id: Id
    text: str
    is_archived: bool
    created_at: datetime


interview_plan = table(InterviewPlan, owner={"organization_id": organization}, synced=True, order=("created_at", "id"))
interview_stage_group = table(
    InterviewStageGroup, owner={"organization_id": organization}, order=("order_number", "id")
)
interview_stage = table(
    InterviewStage,
    owner={"organization_id": organization, "interview_plan_id": interview_plan},
    references={"interview_stage_group_id": interview_stage_group},
    order=("interview_plan_id", "order_in_interview_plan", "id"),
)
archive_reason = table(ArchiveReason, owner={"organization_id": organization}, order=("created_at", "id"))
close_reason = table(CloseReason, owner={"organization_id": organization}, synced=True, order=("created_at", "id"))
