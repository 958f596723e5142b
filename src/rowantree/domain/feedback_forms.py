"""Forms that interviewers fill out: what they are asked about a candidate."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select, true

from rowantree import models
from rowantree.core.context import Context
from rowantree.core.errors import InvalidInput, Refusal, when_missing
from rowantree.core.statement import Query
from rowantree.domain import identity, names, organizations
from rowantree.domain.defaults import Default
from rowantree.domain.forms import FEEDBACK, Section, built, fields_of, system_field
from rowantree.models.columns import Id, Json, to_json
from rowantree.models.job import FormField, SelectableValue


@when_missing(models.feedback_form_definition)
class FeedbackFormDefinitionNotFound(Refusal):
    """No feedback form definition has this id."""

    code = "feedback_form_definition_not_found"
    message = "Feedback form definition not found: {id}"


class FeedbackFormDefinitionIsDefault(Refusal):
    """The default form cannot be archived: interviews that name no other have it."""

    code = "feedback_form_definition_is_default"
    message = "{title!r} is the default form; make another one the default before you archive it"


_form = models.feedback_form_definition
_DEFAULTS = Query(
    models.FeedbackFormDefinition, select(*_form.columns).where(_form.c.is_default == true()).with_for_update()
)

_RECOMMENDATIONS: list[SelectableValue] = [
    {"label": "Strong No", "value": "1"},
    {"label": "No", "value": "2"},
    {"label": "Yes", "value": "3"},
    {"label": "Strong Yes", "value": "4"},
]
"""What programs read as a score from 1 to 4."""


def standard(ctx: Context) -> models.FeedbackFormDefinition:
    """The form that an organization begins with."""
    overall = system_field(ctx, "overall_recommendation", "Overall recommendation", "ValueSelect", required=True)
    overall["field"]["selectableValues"] = _RECOMMENDATIONS
    fields = [overall, system_field(ctx, "feedback", "Feedback", "RichText", required=False)]
    return _new(ctx, ctx.new_id(), "Standard feedback", to_json([{"fields": fields}]))._replace(is_default=True)


def _new(ctx: Context, form_id: Id, title: str, sections: Json) -> models.FeedbackFormDefinition:
    return models.FeedbackFormDefinition(
        organization_id=ctx.organization_id,
        id=form_id,
        title=title,
        sections=sections,
        is_default=False,
        is_archived=False,
        created_at=ctx.now,
        updated_at=ctx.now,
    )


_DEFAULT = Default(_form, "feedbackFormDefinition.created", standard)


def default_form(ctx: Context) -> models.FeedbackFormDefinition:
    """The organization's default form, made now where it has none yet."""
    return _DEFAULT.of(ctx)


def add(ctx: Context, title: str, sections: Sequence[Section], form_id: Id | None) -> models.FeedbackFormDefinition:
    """A new form.

    Raises:
        InvalidInput: a part of it is wrong.
        IdTaken: another form has the id that this one shall have.
    """
    form = _new(ctx, form_id or ctx.new_id(), names.name(title, "title"), _asking(ctx, sections, []))
    identity.add(ctx, _form, form)
    ctx.happened("feedbackFormDefinition.created", form.id)
    return form


def revise(
    ctx: Context, form: models.FeedbackFormDefinition, *, title: str | None, sections: Sequence[Section] | None
) -> models.FeedbackFormDefinition:
    """Changes what is given of a locked form, and nothing else. One that all of it is true of stays as it is.

    Raises:
        InvalidInput: a part of it is wrong.
    """
    revised = form
    if title is not None:
        revised = revised._replace(title=names.name(title, "title"))
    if sections is not None:
        revised = revised._replace(sections=_asking(ctx, sections, fields_of(form.sections)))
    return _written(ctx, form, revised, "feedbackFormDefinition.updated")


def _asking(ctx: Context, sections: Sequence[Section], known: Sequence[FormField]) -> Json:
    if not any(section.questions for section in sections):
        raise InvalidInput(problem="`sections`: a feedback form has at least one field")
    return built(ctx, FEEDBACK, sections, known)


def archive(ctx: Context, form: models.FeedbackFormDefinition) -> models.FeedbackFormDefinition:
    """Puts a locked form into the archive. Interviews that have it keep it.

    Raises:
        FeedbackFormDefinitionIsDefault: it is the default.
    """
    if form.is_default:
        raise FeedbackFormDefinitionIsDefault(title=form.title)
    return _written(ctx, form, form._replace(is_archived=True), "feedbackFormDefinition.archived")


def restore(ctx: Context, form: models.FeedbackFormDefinition) -> models.FeedbackFormDefinition:
    """Takes a locked form out of the archive."""
    return _written(ctx, form, form._replace(is_archived=False), "feedbackFormDefinition.restored")


def make_default(ctx: Context, form_id: Id) -> models.FeedbackFormDefinition:
    """Makes a form the default, which the one before it no longer is.

    Raises:
        FeedbackFormDefinitionNotFound: there is no such form.
        InvalidInput: it is archived.
    """
    organizations.take_turns(ctx)  # two forms made the default at once would not see each other
    form = ctx.lock(_form, form_id)
    if form.is_archived:
        raise InvalidInput(problem="`feedbackFormDefinitionId`: an archived form cannot be the default")
    for known in ctx.rows(_DEFAULTS):
        if known.id != form.id:
            _written(ctx, known, known._replace(is_default=False), "feedbackFormDefinition.updated")
    return _written(ctx, form, form._replace(is_default=True), "feedbackFormDefinition.updated")


def _written(
    ctx: Context, form: models.FeedbackFormDefinition, revised: models.FeedbackFormDefinition, kind: str
) -> models.FeedbackFormDefinition:
    if revised == form:
        return form
    revised = revised._replace(updated_at=ctx.now)
    changed = ctx.update(_form, form, revised)
    ctx.happened(kind, form.id, changed - {"updated_at"})
    return revised
