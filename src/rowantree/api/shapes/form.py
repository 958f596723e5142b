"""How forms look, and what was answered to them."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from typing import Annotated, Any

from sqlalchemy import select

from rowantree import models
from rowantree.api.shapes.people import FileHandle
from rowantree.api.shapes.stored import stored
from rowantree.core.context import Context
from rowantree.core.statement import Lookup
from rowantree.core.wire import UNSET, Id, Meta, Output, UnsetType
from rowantree.domain.forms import file_kind, file_paths_of
from rowantree.files.handles import file_handle
from rowantree.models.columns import Json
from rowantree.models.job import FieldType


class SelectableValue(Output):
    """An answer that a question offers."""

    label: str
    value: str


class FormFieldDefinition(Output):
    """What a question of a form asks for."""

    id: Id
    type: FieldType
    path: Annotated[
        str, Meta(description="What names the answer: a word for what every candidate has, otherwise the field's id.")
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
