"""Forms of surveys: what candidates are asked apart from applying."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import bindparam, select, true

from rowantree import models
from rowantree.core.context import Context
from rowantree.core.errors import InvalidInput, Refusal, when_missing
from rowantree.core.statement import Query
from rowantree.domain import forms, identity, names, organizations
from rowantree.domain.forms import Kind, Question, Section
from rowantree.models.columns import Id, Json
from rowantree.models.job import FieldType, FormField
from rowantree.models.survey import SurveyType

EEOC_FIELDS: Mapping[str, FieldType] = {
    "_systemfield_eeoc_gender": "ValueSelect",
    "_systemfield_eeoc_race": "ValueSelect",
    "_systemfield_eeoc_veteran_status": "ValueSelect",
    "_systemfield_eeoc_disability_status": "ValueSelect",
}
"""The questions that have a path of their own, in surveys of the type EEOC only."""
DETACHED_TYPES: frozenset[SurveyType] = frozenset({"Diversity", "EEOC"})
"""The types whose answers are never connected with who gave them."""

_UNASKED: frozenset[FieldType] = frozenset({"EducationHistory", "File"})
"""What belongs to an application, and not to a survey."""
_KIND = Kind(system_fields=EEOC_FIELDS, asked_always=(), types=forms.OF_CANDIDATES - _UNASKED)
_TELLING: frozenset[FieldType] = frozenset({"Email", "Phone", "SocialLink"})
"""Answers that say by themselves who gave them."""


@when_missing(models.survey_form_definition)
class SurveyFormDefinitionNotFound(Refusal):
    """No survey form definition has this id."""

    code = "survey_form_definition_not_found"
    message = "Survey form definition not found: {id}"


def is_detached(form: models.SurveyFormDefinition) -> bool:
    """Whether what is answered to this form must not be connected with who answered it."""
    return form.is_anonymous or form.survey_type in DETACHED_TYPES


def add(
    ctx: Context,
    *,
    title: str,
    sections: Sequence[Section],
    survey_type: SurveyType,
    is_anonymous: bool,
    is_default: bool,
    id: Id | None,  # noqa: A002 the word of all who import
) -> models.SurveyFormDefinition:
    """A new form.

    Raises:
        InvalidInput: a part of it is wrong, or it asks what such a survey does not.
        IdTaken: another form has the id that this one shall have.
    """
    if is_anonymous and survey_type != "CandidateExperience":
        raise InvalidInput(problem="`isAnonymous`: only a survey of the type CandidateExperience can be anonymous")
    form = models.SurveyFormDefinition(
        organization_id=ctx.organization_id,
        id=id or ctx.new_id(),
        title=names.name(title, "title"),
        sections=Json("[]"),
        survey_type=survey_type,
        is_anonymous=is_anonymous,
        is_default=is_default,
        is_archived=False,
        created_at=ctx.now,
        updated_at=ctx.now,
    )
    form = form._replace(sections=_built(ctx, form, sections, []))
    if is_default:
        _take_from_others(ctx, form)
    identity.add(ctx, models.survey_form_definition, form)
    ctx.happened("surveyFormDefinition.created", form.id)
    return form


def revise(
    ctx: Context,
    form: models.SurveyFormDefinition,
    *,
    title: str | None,
    sections: Sequence[Section] | None,
    is_default: bool | None,
) -> models.SurveyFormDefinition:
    """Changes what is given of a locked form, and nothing else. One that all of it is true of stays as it is.

    Its type, and whether it is anonymous, stay: who has the link to a survey was told what becomes of the answers.

    Raises:
        InvalidInput: a part of it is wrong, or it is archived and shall be the default.
    """
    revised = form
    if title is not None:
        revised = revised._replace(title=names.name(title, "title"))
    if sections is not None:
        revised = revised._replace(sections=_built(ctx, form, sections, forms.fields_of(form.sections)))
    if is_default is not None:
        if is_default and form.is_archived:
            raise InvalidInput(problem="`isDefaultForm`: an archived form cannot be the default")
        revised = revised._replace(is_default=is_default)
    if revised.is_default and not form.is_default:
        _take_from_others(ctx, form)
    return _changed(ctx, form, revised, "surveyFormDefinition.updated")


def archive(ctx: Context, form: models.SurveyFormDefinition) -> models.SurveyFormDefinition:
    """Puts a locked form into the archive: nobody else is asked, but who was asked before can still answer."""
    revised = form._replace(is_archived=True, is_default=False)
    return _changed(ctx, form, revised, "surveyFormDefinition.archived")


def restore(ctx: Context, form: models.SurveyFormDefinition) -> models.SurveyFormDefinition:
    """Takes a locked form out of the archive; it is not the default any more."""
    return _changed(ctx, form, form._replace(is_archived=False), "surveyFormDefinition.restored")


def in_use(ctx: Context, form_id: Id, parameter: str) -> models.SurveyFormDefinition:
    """The form with that id, which somebody shall be asked to fill out from now on.

    Raises:
        SurveyFormDefinitionNotFound: there is none.
        InvalidInput: it is archived.
    """
    form = ctx.hold(models.survey_form_definition, form_id)
    if form.is_archived:
        raise InvalidInput(problem=f"`{parameter}`: the form {form.title!r} is archived")
    return form


def _changed(
    ctx: Context, form: models.SurveyFormDefinition, revised: models.SurveyFormDefinition, kind: str
) -> models.SurveyFormDefinition:
    if revised == form:
        return form
    revised = revised._replace(updated_at=ctx.now)
    fields = ctx.update(models.survey_form_definition, form, revised)
    ctx.happened(kind, form.id, fields - {"updated_at"})
    return revised


_DEFAULT = Query(
    models.SurveyFormDefinition,
    select(*models.survey_form_definition.columns)
    .where(
        models.survey_form_definition.c.is_default == true(),
        models.survey_form_definition.c.survey_type == bindparam("survey_type"),
    )
    .with_for_update(),
)


def _take_from_others(ctx: Context, form: models.SurveyFormDefinition) -> None:
    """Makes room for a new default form of this type."""
    organizations.take_turns(ctx)  # two forms made the default at once would not see each other
    for known in ctx.rows(_DEFAULT, survey_type=form.survey_type):
        if known.id != form.id:
            _changed(ctx, known, known._replace(is_default=False), "surveyFormDefinition.updated")


def _built(
    ctx: Context, form: models.SurveyFormDefinition, sections: Sequence[Section], known: Sequence[FormField]
) -> Json:
    """The sections as they are stored.

    Raises:
        InvalidInput: something is wrong with them, or such a survey does not ask that.
    """
    if not any(section.questions for section in sections):
        raise InvalidInput(problem="`sections`: a survey has at least one field")
    for number, section in enumerate(sections):
        for place, question in enumerate(section.questions):
            _check(form, question, f"sections[{number}].fields[{place}]")
    return forms.built(ctx, _KIND, sections, known)


def _check(form: models.SurveyFormDefinition, question: Question, parameter: str) -> None:
    if question.path is not None and form.survey_type != "EEOC":
        raise InvalidInput(problem=f"`{parameter}.path`: only surveys of the type EEOC have system fields")
    if question.kind in _TELLING and is_detached(form):
        raise InvalidInput(
            problem=f"`{parameter}.type`: a survey whose answers are kept without a name cannot ask for the type "
            f"{question.kind}"
        )
