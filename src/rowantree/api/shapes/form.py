"""How forms look, what was answered to them, and how requests give both."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Annotated, Any

from sqlalchemy import select

from rowantree import models
from rowantree.api.shapes.people import FileHandle
from rowantree.api.shapes.stored import stored
from rowantree.core.context import Context
from rowantree.core.statement import Lookup
from rowantree.core.wire import UNSET, Id, Input, Meta, Output, UnsetType, or_none
from rowantree.domain.forms import Question, Section, file_kind, file_paths_of
from rowantree.files.handles import file_handle
from rowantree.models.columns import Json
from rowantree.models.job import FieldType
from rowantree.models.job import SelectableValue as Choice


class SelectableValue(Output):
    """An answer that a question offers."""

    label: str
    value: str


class FormFieldDefinition(Output):
    """What a question of a form asks for."""

    id: Id
    type: FieldType
    path: Annotated[
        str,
        Meta(
            description="What names the answer: a word for a question that the server knows, otherwise the field's id."
        ),
    ]
    human_readable_path: str
    title: str
    is_nullable: bool
    selectable_values: list[SelectableValue] | UnsetType = UNSET


class FormField(Output):
    """A question of a form."""

    is_required: bool
    description_html: str | UnsetType = UNSET
    description_plain: str | UnsetType = UNSET
    field: FormFieldDefinition


class FormSection(Output):
    """Questions that belong together."""

    title: str | UnsetType = UNSET
    description_html: str | UnsetType = UNSET
    description_plain: str | UnsetType = UNSET
    fields: list[FormField]


class FormDefinition(Output):
    """The questions of a form."""

    sections: list[FormSection]


class SubmittedFormInstance(Output):
    """A form that was filled out: its questions as they were then, and the answers."""

    id: Id
    form_definition: FormDefinition
    submitted_values: Annotated[
        dict[str, Any],
        Meta(
            description="The answers by the `path` of their field; for a file its `id`, `name` and the `handle` of "
            "`file.info`, which is absent where no application was made."
        ),
    ]


SUBMISSIONS = Lookup(
    models.FormSubmission,
    select(*models.form_submission.columns).order_by(
        models.form_submission.c.submitted_at, models.form_submission.c.id
    ),
    models.form_submission.c.application_id,
)
FORMS = Lookup(
    models.ApplicationFormDefinition,
    select(*models.application_form_definition.columns),
    models.application_form_definition.c.id,
)


def show_form(sections: Json) -> FormDefinition:
    """The form of these stored sections as answers show it."""
    return FormDefinition(sections=stored(sections, list[FormSection]))


def forms_by_id(ctx: Context, ids: Iterable[Id | None]) -> dict[Id, FormDefinition]:
    """The questions of these application form definitions, by id."""
    return {row.id: show_form(row.sections) for row in ctx.by_id(FORMS, ids)}


def show_submission(ctx: Context, row: models.FormSubmission) -> SubmittedFormInstance:
    """A form that was filled out as answers show it."""
    return SubmittedFormInstance(
        id=row.id,
        form_definition=stored(row.form_definition, FormDefinition),
        submitted_values=_show_values(ctx, row),
    )


def _show_values(ctx: Context, row: models.FormSubmission) -> dict[str, Any]:
    if row.application_id is None:  # the files of a blocked form are nobody's
        return stored(row.submitted_values, dict[str, Any])
    values: dict[str, Any] = json.loads(row.submitted_values)
    for path in file_paths_of(row.form_definition):
        if path in values:
            values[path] = _show_file(ctx, row.candidate_id, path, values[path])
    return values


def _show_file(ctx: Context, candidate_id: Id, path: str, kept: dict[str, Any]) -> FileHandle:
    handle = file_handle(ctx.world.secrecy, file_kind(path), kept["id"], candidate_id)
    return FileHandle(id=kept["id"], name=kept["name"], handle=handle)


def submissions_by_application(ctx: Context, application_ids: Iterable[Id]) -> dict[Id, list[SubmittedFormInstance]]:
    """The forms that were filled out for these applications, the oldest first."""
    found: defaultdict[Id, list[SubmittedFormInstance]] = defaultdict(list)
    for row in ctx.by_id(SUBMISSIONS, application_ids):
        if row.application_id is not None:
            found[row.application_id].append(show_submission(ctx, row))
    return found


class SelectableValueGiven(Input):
    """An answer that a question offers."""

    label: Annotated[str, Meta(description="What is read of it.")]
    value: Annotated[str, Meta(description="What an answer says.")]


class FieldGiven(Input):
    """A question of a form."""

    title: Annotated[str, Meta(description="The question.")]
    type: Annotated[FieldType, Meta(description="What kind of answer it wants.")]
    is_required: Annotated[bool, Meta(description="Whether it must be answered.")]
    description_html: Annotated[str | UnsetType, Meta(description="What else those who answer shall know.")] = UNSET
    path: Annotated[
        str | UnsetType,
        Meta(
            description="Makes it one of the questions that the server knows, such as `_systemfield_name`, whose answer"
            " goes into the candidate's record."
        ),
    ] = UNSET
    id: Annotated[
        Id | UnsetType,
        Meta(description="What names the answers to a question of your own; give it to keep a question as it was."),
    ] = UNSET
    selectable_values: Annotated[
        list[SelectableValueGiven] | UnsetType, Meta(description="The answers it offers, for selects only.")
    ] = UNSET


class SectionGiven(Input):
    """Questions that belong together."""

    title: str | UnsetType = UNSET
    description_html: Annotated[str | UnsetType, Meta(description="What is read before its questions.")] = UNSET
    fields: list[FieldGiven]


def sections_given(sections: Sequence[SectionGiven]) -> list[Section]:
    """The sections of a request."""
    return [
        Section(
            title=given.title or "",
            description_html=given.description_html or "",
            questions=[_question(each) for each in given.fields],
        )
        for given in sections
    ]


def _question(given: FieldGiven) -> Question:
    choices: list[Choice] | None = None
    if given.selectable_values is not UNSET:
        choices = [{"label": each.label, "value": each.value} for each in given.selectable_values]
    return Question(
        title=given.title,
        kind=given.type,
        is_required=given.is_required,
        description_html=given.description_html or "",
        path=or_none(given.path),
        id=or_none(given.id),
        choices=choices,
    )


class FieldSubmissionGiven(Input):
    """The answer to a question."""

    path: Annotated[str, Meta(description="The `path` of the form's field.")]
    value: Annotated[Any, Meta(description="The answer; what it looks like depends on the field's type.")]


def answers_given(submissions: Sequence[FieldSubmissionGiven]) -> list[tuple[str, Any]]:
    """The answers of a request with the paths of their fields."""
    return [(each.path.lower(), each.value) for each in submissions]
