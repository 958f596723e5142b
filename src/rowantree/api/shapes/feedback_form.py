"""How the forms look that interviewers fill out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, NamedTuple

from sqlalchemy import Text, cast, false, func, select

from rowantree import models
from rowantree.api.shapes.form import FormDefinition, show_form
from rowantree.core.context import Context
from rowantree.core.statement import Lookup
from rowantree.core.wire import UNSET, Id, Meta, Output, UnsetType
from rowantree.domain import organizations


class FeedbackFormDefinition(Output):
    """The questions that interviewers answer."""

    id: Id
    organization_id: Annotated[Id, Meta(description="The organization whose form it is.")]
    title: str
    is_archived: bool
    is_default_form: Annotated[bool, Meta(description="Whether interviews have it that name no other.")]
    form_definition: FormDefinition
    interview_id: Annotated[
        Id | UnsetType,
        Meta(description="The interview that has the form; absent where none has it, or more than one."),
    ] = UNSET


class _Only(NamedTuple):
    feedback_form_definition_id: Id
    interview_id: Id


_interview = models.interview
ONLY_INTERVIEWS = Lookup(
    _Only,
    select(_interview.c.feedback_form_definition_id, func.min(cast(_interview.c.id, Text)).label("interview_id"))
    .where(_interview.c.is_archived == false())
    .group_by(_interview.c.feedback_form_definition_id)
    .having(func.count() == 1),
    _interview.c.feedback_form_definition_id,
)


def show_all(ctx: Context, rows: Iterable[models.FeedbackFormDefinition]) -> list[FeedbackFormDefinition]:
    """Forms as answers show them, in as many statements for a hundred as for one."""
    rows = list(rows)
    organization_id = organizations.public_id(organizations.own(ctx))
    interviews = dict(ctx.by_id(ONLY_INTERVIEWS, (row.id for row in rows)))
    return [
        FeedbackFormDefinition(
            id=row.id,
            organization_id=organization_id,
            title=row.title,
            is_archived=row.is_archived,
            is_default_form=row.is_default,
            form_definition=show_form(row.sections),
            interview_id=interviews.get(row.id, UNSET),
        )
        for row in rows
    ]


def show(ctx: Context, row: models.FeedbackFormDefinition) -> FeedbackFormDefinition:
    """A form as answers show it."""
    return show_all(ctx, [row])[0]
