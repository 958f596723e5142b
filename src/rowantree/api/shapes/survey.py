"""How surveys look: their forms, that somebody is asked, and what was answered."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Any, Literal

from sqlalchemy import select

from rowantree import models
from rowantree.api.shapes.form import FormDefinition, show_form
from rowantree.api.shapes.stored import stored
from rowantree.core.context import Context
from rowantree.core.statement import Lookup
from rowantree.core.wire import UNSET, Id, Meta, Output, TimeShown, UnsetType, show_time
from rowantree.domain import organizations, surveys
from rowantree.models.survey import SurveyType

Listed = Literal["CandidateExperience", "Questionnaire"]
"""The types whose submissions are listed."""


class SurveyFormDefinition(Output):
    """What candidates are asked apart from applying."""

    id: Id
    organization_id: Annotated[Id, Meta(description="The organization whose form it is.")]
    title: str
    is_archived: bool
    is_default_form: Annotated[bool, Meta(description="Whether it is the usual one of its type.")]
    form_definition: FormDefinition
    survey_type: SurveyType
    is_anonymous: Annotated[
        bool | UnsetType, Meta(description="True where nobody may know who answered what; otherwise absent.")
    ] = UNSET


class SurveyRequest(Output):
    """That a candidate is asked to answer a survey."""

    id: Id
    candidate_id: Id
    application_id: Id
    survey_form_definition_id: Id
    survey_url: Annotated[
        str, Meta(description="The page on which it is answered. Who knows the address can answer, once.")
    ]


class SurveySubmission(Output):
    """That a candidate has answered a survey, and what, where that may be known of them."""

    id: Id
    survey_form_definition_id: Id
    submitted_at: TimeShown
    candidate_id: Id
    application_id: Id
    survey_type: SurveyType
    form_definition: Annotated[FormDefinition, Meta(description="The questions as they were then.")]
    submitted_values: Annotated[
        dict[str, Any] | UnsetType,
        Meta(
            description="The answers by the `path` of their field. Absent where they are kept apart: for the types EEOC"
            " and Diversity, and for anonymous surveys."
        ),
    ] = UNSET


class SurveySubmissionListed(Output):
    """The same, in a list."""

    id: Id
    survey_form_definition_id: Id
    submitted_at: TimeShown
    candidate_id: Id
    application_id: Id
    survey_type: Listed
    form_definition: Annotated[FormDefinition, Meta(description="The questions as they were then.")]
    submitted_values: Annotated[
        dict[str, Any] | UnsetType,
        Meta(description="The answers by the `path` of their field. Absent where the survey is anonymous."),
    ] = UNSET


_form = models.survey_form_definition
FORMS = Lookup(models.SurveyFormDefinition, select(*_form.columns), _form.c.id)


def show_forms(ctx: Context, rows: Iterable[models.SurveyFormDefinition]) -> list[SurveyFormDefinition]:
    """Forms as answers show them."""
    listed = list(rows)
    if not listed:
        return []
    organization_id = organizations.public_id(organizations.own(ctx))
    return [
        SurveyFormDefinition(
            id=row.id,
            organization_id=organization_id,
            title=row.title,
            is_archived=row.is_archived,
            is_default_form=row.is_default,
            form_definition=show_form(row.sections),
            survey_type=row.survey_type,
            is_anonymous=row.is_anonymous or UNSET,
        )
        for row in listed
    ]


def forms_in_order(ctx: Context, ids: list[Id]) -> list[SurveyFormDefinition]:
    """The forms with these ids, in the order of the ids."""
    found = {row.id: row for row in ctx.by_id(FORMS, ids)}
    return show_forms(ctx, (found[each] for each in ids))


def show_request(ctx: Context, row: models.SurveyRequest) -> SurveyRequest:
    """A request as answers show it."""
    return SurveyRequest(
        id=row.id,
        candidate_id=row.candidate_id,
        application_id=row.application_id,
        survey_form_definition_id=row.survey_form_definition_id,
        survey_url=surveys.link(ctx, row),
    )


def show_submission(row: models.SurveySubmission) -> SurveySubmission:
    """A submission as answers show it."""
    return SurveySubmission(
        id=row.id,
        survey_form_definition_id=row.survey_form_definition_id,
        submitted_at=show_time(row.submitted_at),
        candidate_id=row.candidate_id,
        application_id=row.application_id,
        survey_type=row.survey_type,
        form_definition=stored(row.form_definition, FormDefinition),
        submitted_values=_show_values(row),
    )


def show_listed(row: models.SurveySubmission, survey_type: Listed) -> SurveySubmissionListed:
    """A submission of that type as lists show it."""
    return SurveySubmissionListed(
        id=row.id,
        survey_form_definition_id=row.survey_form_definition_id,
        submitted_at=show_time(row.submitted_at),
        candidate_id=row.candidate_id,
        application_id=row.application_id,
        survey_type=survey_type,
        form_definition=stored(row.form_definition, FormDefinition),
        submitted_values=_show_values(row),
    )


def _show_values(row: models.SurveySubmission) -> dict[str, Any] | UnsetType:
    return UNSET if row.is_detached else stored(row.submitted_values, dict[str, Any])
