"""How the stages of a plan look, and the reasons to archive."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

from sqlalchemy import select

from rowantree import models
from rowantree.api.shapes.custom_field import CustomFieldValue
from rowantree.core.context import Context
from rowantree.core.statement import Lookup
from rowantree.core.wire import Id, Meta, Output
from rowantree.models.plan import ReasonType, StageType


class InterviewStage(Output):
    """A step of an interview plan."""

    id: Id
    title: str
    type: StageType
    interview_plan_id: Id
    order_in_interview_plan: int
    interview_stage_group_id: Id | None


class ArchiveReasonOfApplication(Output):
    """Why an application was archived."""

    id: Id
    text: str
    reason_type: ReasonType
    is_archived: bool
    custom_fields: Annotated[list[CustomFieldValue], Meta(description="What else was said when it was archived.")]


STAGES = Lookup(models.InterviewStage, select(*models.interview_stage.columns), models.interview_stage.c.id)
ARCHIVE_REASONS = Lookup(models.ArchiveReason, select(*models.archive_reason.columns), models.archive_reason.c.id)


def show_stage(row: models.InterviewStage) -> InterviewStage:
    """A stage as answers show it."""
    return InterviewStage(
        id=row.id,
        title=row.title,
        type=row.type,
        interview_plan_id=row.interview_plan_id,
        order_in_interview_plan=row.order_in_interview_plan,
        interview_stage_group_id=row.interview_stage_group_id,
    )


def stages_by_id(ctx: Context, ids: Iterable[Id | None]) -> dict[Id, InterviewStage]:
    """These stages as answers show them, by id."""
    return {row.id: show_stage(row) for row in ctx.by_id(STAGES, ids)}


def archive_reasons_by_id(ctx: Context, ids: Iterable[Id | None]) -> dict[Id, ArchiveReasonOfApplication]:
    """These reasons as applications show them, by id."""
    return {
        row.id: ArchiveReasonOfApplication(
            id=row.id, text=row.text, reason_type=row.reason_type, is_archived=row.is_archived, custom_fields=[]
        )
        for row in ctx.by_id(ARCHIVE_REASONS, ids)
    }
