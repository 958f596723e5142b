"""Survey form definitions: what candidates are asked apart from applying."""

from __future__ import annotations

from typing import Annotated

from rowantree import models
from rowantree.api.shapes.form import SectionGiven, sections_given
from rowantree.api.shapes.survey import SurveyFormDefinition, show_forms
from rowantree.core.context import Context
from rowantree.core.operation import operation
from rowantree.core.page import Listing, SyncPage
from rowantree.core.permission import Permission
from rowantree.core.wire import UNSET, Id, Input, Meta, SyncPageInput, UnsetType, or_none
from rowantree.domain import survey_forms
from rowantree.domain.identity import IdTaken
from rowantree.domain.survey_forms import SurveyFormDefinitionNotFound
from rowantree.models.survey import SurveyType

WhichForm = Annotated[Id, Meta(description="The form.")]


def show(ctx: Context, row: models.SurveyFormDefinition) -> SurveyFormDefinition:
    """A form as answers show it."""
    return show_forms(ctx, [row])[0]


class Create(Input):
    """The form to create."""

    title: Annotated[str, Meta(description="What the form is called, also on the page where it is answered.")]
    survey_type: Annotated[
        SurveyType,
        Meta(description="What it is for. Answers of the types EEOC and Diversity are kept apart from who gave them."),
    ]
    sections: Annotated[
        list[SectionGiven],
        Meta(
            description="Its questions. Only the type EEOC has system fields: `_systemfield_eeoc_gender`,"
            " `_systemfield_eeoc_race`, `_systemfield_eeoc_veteran_status`, `_systemfield_eeoc_disability_status`, all of"
            " the type `ValueSelect`. No survey asks for files, jobs or an education, and one without names asks for"
            " nothing that tells who answers: no `Email`, `Phone` or `SocialLink`."
        ),
    ]
    is_anonymous: Annotated[
        bool | UnsetType,
        Meta(
            description="Whether the answers are kept apart from who gave them. For the type CandidateExperience only."
        ),
    ] = UNSET
    is_default_form: Annotated[
        bool | UnsetType, Meta(description="Whether it is the usual one of its type; another form stops being that.")
    ] = UNSET
    id: Annotated[Id | UnsetType, Meta(description="The id that the form shall have, such as an import keeps.")] = UNSET


@operation(
    "surveyFormDefinition.create",
    permission=Permission.HIRING_PROCESS_METADATA_WRITE,
    writes=True,
    errors=(IdTaken,),
    extension=True,
)
def create(ctx: Context, body: Create) -> SurveyFormDefinition:
    """Creates a survey form.

    Its type, and whether it is anonymous, cannot be changed afterwards.
    """
    form = survey_forms.add(
        ctx,
        title=body.title,
        sections=sections_given(body.sections),
        survey_type=body.survey_type,
        is_anonymous=body.is_anonymous or False,
        is_default=body.is_default_form or False,
        id=or_none(body.id),
    )
    return show(ctx, form)


class Info(Input):
    """Which form."""

    survey_form_definition_id: WhichForm


@operation(
    "surveyFormDefinition.info",
    permission=Permission.HIRING_PROCESS_METADATA_READ,
    writes=False,
    errors=(SurveyFormDefinitionNotFound,),
)
def info(ctx: Context, body: Info) -> SurveyFormDefinition:
    """Shows one survey form."""
    return show(ctx, ctx.get(models.survey_form_definition, body.survey_form_definition_id))


class List(SyncPageInput):
    """Which page."""


LIST = Listing(models.survey_form_definition)


@operation("surveyFormDefinition.list", permission=Permission.HIRING_PROCESS_METADATA_READ, writes=False)
def list_(ctx: Context, body: List) -> SyncPage[SurveyFormDefinition]:
    """Lists all survey forms, the oldest first; those in the archive say so by `isArchived`."""
    found = ctx.page(LIST, body)
    return found.sync_page(show_forms(ctx, found.rows))


class Update(Input):
    """The form, and what of it to change; what is absent stays as it is."""

    survey_form_definition_id: Annotated[Id, Meta(description="The form to change.")]
    title: Annotated[str | UnsetType, Meta(description="What the form is called.")] = UNSET
    sections: Annotated[
        list[SectionGiven] | UnsetType,
        Meta(description="All its questions. Those of your own that stay need their `id`, or they are new ones."),
    ] = UNSET
    is_default_form: Annotated[
        bool | UnsetType, Meta(description="Whether it is the usual one of its type; another form stops being that.")
    ] = UNSET


@operation(
    "surveyFormDefinition.update",
    permission=Permission.HIRING_PROCESS_METADATA_WRITE,
    writes=True,
    errors=(SurveyFormDefinitionNotFound,),
    extension=True,
)
def update(ctx: Context, body: Update) -> SurveyFormDefinition:
    """Changes a survey form.

    What has been answered keeps the questions as they were. Candidates who have the page open are asked to look again.
    """
    form = ctx.lock(models.survey_form_definition, body.survey_form_definition_id)
    revised = survey_forms.revise(
        ctx,
        form,
        title=or_none(body.title),
        sections=None if body.sections is UNSET else sections_given(body.sections),
        is_default=or_none(body.is_default_form),
    )
    return show(ctx, revised)


class Archive(Input):
    """The form to archive."""

    survey_form_definition_id: WhichForm


@operation(
    "surveyFormDefinition.archive",
    permission=Permission.HIRING_PROCESS_METADATA_WRITE,
    writes=True,
    errors=(SurveyFormDefinitionNotFound,),
    extension=True,
)
def archive(ctx: Context, body: Archive) -> SurveyFormDefinition:
    """Archives a survey form.

    Nobody else can be asked to answer it, and it is not the default of its type any more. Who was asked before can still
    answer, and postings that have it keep it. Archiving an archived form changes nothing.
    """
    form = ctx.lock(models.survey_form_definition, body.survey_form_definition_id)
    return show(ctx, survey_forms.archive(ctx, form))


class Restore(Input):
    """The form to restore."""

    survey_form_definition_id: WhichForm


@operation(
    "surveyFormDefinition.restore",
    permission=Permission.HIRING_PROCESS_METADATA_WRITE,
    writes=True,
    errors=(SurveyFormDefinitionNotFound,),
    extension=True,
)
def restore(ctx: Context, body: Restore) -> SurveyFormDefinition:
    """Takes a survey form out of the archive.

    Restoring a form that is not archived changes nothing.
    """
    form = ctx.lock(models.survey_form_definition, body.survey_form_definition_id)
    return show(ctx, survey_forms.restore(ctx, form))
