"""How interviews look."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

from msgspec.structs import asdict
from sqlalchemy import select

from rowantree import models
from rowantree.core.context import Context
from rowantree.core.statement import Lookup
from rowantree.core.wire import UNSET, Id, Meta, Output, UnsetType
from rowantree.domain import interviews, markup
from rowantree.models.interview import InterviewType


class Interview(Output):
    """A kind of meeting that is held with candidates."""

    id: Id
    title: str
    external_title: Annotated[str, Meta(description="What candidates read: the title, where there is nothing else.")]
    is_archived: bool
    is_debrief: Annotated[bool, Meta(description="Whether interviewers meet in it without the candidate.")]
    is_feedback_required: Annotated[
        bool, Meta(description="Whether its interviewers must give feedback where nothing else is said.")
    ]
    is_feedback_requested: Annotated[bool, Meta(description="Whether its interviewers are asked for feedback.")]
    instructions_html: str | None
    instructions_plain: str | None
    job_id: Annotated[
        Id | UnsetType, Meta(description="The only job that it can be scheduled for; absent where it is for all.")
    ] = UNSET
    feedback_form_definition_id: Annotated[Id, Meta(description="What its interviewers fill out.")]
    type: InterviewType


class InterviewSetup(Interview):
    """An interview, with how this server schedules it."""

    is_default: Annotated[bool, Meta(description="Whether events that name no interview are of it.")]
    interviewer_pool_ids: Annotated[list[Id], Meta(description="The pools whose members hold it.")]


INTERVIEWS = Lookup(models.Interview, select(*models.interview.columns), models.interview.c.id)


def show(row: models.Interview) -> Interview:
    """An interview as answers show it."""
    return Interview(
        id=row.id,
        title=row.title,
        external_title=row.external_title or row.title,
        is_archived=row.is_archived,
        is_debrief=row.type == "Debrief",
        is_feedback_required=row.is_feedback_required,
        is_feedback_requested=row.is_feedback_requested,
        instructions_html=row.instructions,
        instructions_plain=None if row.instructions is None else markup.plain(row.instructions),
        job_id=row.job_id or UNSET,
        feedback_form_definition_id=row.feedback_form_definition_id,
        type=row.type,
    )


def show_setup(row: models.Interview) -> InterviewSetup:
    """An interview as those operations show it that set it up."""
    return InterviewSetup(**asdict(show(row)), is_default=row.is_default, interviewer_pool_ids=interviews.pool_ids(row))


def interviews_by_id(ctx: Context, ids: Iterable[Id]) -> dict[Id, Interview]:
    """These interviews as answers show them, by id; not those that the key may not see."""
    return {row.id: show(row) for row in ctx.by_id(INTERVIEWS, ids)}
