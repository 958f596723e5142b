"""How feedback looks."""

from __future__ import annotations

from typing import Annotated, Any

from rowantree import models
from rowantree.api.shapes.form import FormDefinition, SubmittedFormInstance
from rowantree.api.shapes.people import User, users_by_id
from rowantree.api.shapes.stored import stored
from rowantree.core.context import Context
from rowantree.core.wire import UNSET, Id, Meta, Output, TimeShown, UnsetType, show_time


class ApplicationFeedback(Output):
    """What somebody says of a candidate."""

    id: Id
    form_definition: Annotated[FormDefinition, Meta(description="The questions as they were when it was given.")]
    submitted_values: Annotated[
        dict[str, Any],
        Meta(
            description="The answers by the `path` of their field; of selects the stored values, of rich text the words."
        ),
    ]
    submitted_by_user: Annotated[User, Meta(description="Whose feedback it is.")]
    interview_id: Annotated[
        Id | UnsetType, Meta(description="The interview that it is about; absent where it is about none.")
    ] = UNSET
    interview_event_id: Annotated[
        Id | UnsetType, Meta(description="The interview event that it is about; absent where it is about none.")
    ] = UNSET
    feedback_form_definition_id: Id
    application_history_id: Annotated[
        Id | UnsetType,
        Meta(
            description="The item of the application's history during which it was given, which may be deleted since."
        ),
    ] = UNSET
    application_id: Id
    submitted_at: TimeShown


def show_form_instance(row: models.ApplicationFeedback) -> SubmittedFormInstance:
    """Feedback as the form that was filled out."""
    return SubmittedFormInstance(
        id=row.id,
        form_definition=stored(row.form_definition, FormDefinition),
        submitted_values=stored(row.submitted_values, dict[str, Any]),
    )


def show_all(ctx: Context, rows: list[models.ApplicationFeedback]) -> list[ApplicationFeedback]:
    """Feedback as lists show it, in as many statements for a hundred as for one."""
    users = users_by_id(ctx, (row.submitted_by_user_id for row in rows))
    return [
        ApplicationFeedback(
            id=row.id,
            form_definition=stored(row.form_definition, FormDefinition),
            submitted_values=stored(row.submitted_values, dict[str, Any]),
            submitted_by_user=users[row.submitted_by_user_id],
            interview_id=row.interview_id or UNSET,
            interview_event_id=row.interview_event_id or UNSET,
            feedback_form_definition_id=row.feedback_form_definition_id,
            application_history_id=row.application_history_id or UNSET,
            application_id=row.application_id,
            submitted_at=show_time(row.submitted_at),
        )
        for row in rows
    ]
