"""Feedback form definitions: the questions that interviewers answer."""

from __future__ import annotations

from typing import Annotated

from sqlalchemy import false

from rowantree import models
from rowantree.api.shapes.feedback_form import FeedbackFormDefinition, show, show_all
from rowantree.api.shapes.form import SectionGiven, sections_given
from rowantree.core.context import Context
from rowantree.core.operation import operation
from rowantree.core.page import Listing, SyncPage
from rowantree.core.permission import Permission
from rowantree.core.wire import UNSET, Id, Input, Meta, SyncPageInput, UnsetType, or_none
from rowantree.domain import feedback_forms
from rowantree.domain.feedback_forms import FeedbackFormDefinitionIsDefault, FeedbackFormDefinitionNotFound
from rowantree.domain.identity import IdTaken


class Info(Input):
    """Which form."""

    feedback_form_definition_id: Annotated[Id, Meta(description="The form, an archived one too.")]


@operation(
    "feedbackFormDefinition.info",
    permission=Permission.HIRING_PROCESS_METADATA_READ,
    writes=False,
    errors=(FeedbackFormDefinitionNotFound,),
)
def info(ctx: Context, body: Info) -> FeedbackFormDefinition:
    """Shows one feedback form."""
    return show(ctx, ctx.get(models.feedback_form_definition, body.feedback_form_definition_id))


class List(SyncPageInput):
    """Which forms to list."""

    include_archived: Annotated[
        bool | UnsetType, Meta(description="Whether archived forms are listed too; they are not when absent.")
    ] = UNSET


LIST = Listing(
    models.feedback_form_definition,
    {"unarchived": models.feedback_form_definition.c.is_archived == false()},
    {"unarchived": True},
)


@operation("feedbackFormDefinition.list", permission=Permission.HIRING_PROCESS_METADATA_READ, writes=False)
def list_(ctx: Context, body: List) -> SyncPage[FeedbackFormDefinition]:
    """Lists feedback forms, the oldest first.

    A form counts as changed when it is changed itself, not when an interview begins or ceases to have it.
    """
    unarchived = None if body.include_archived is UNSET else not body.include_archived
    found = ctx.page(LIST, body, unarchived=unarchived)
    return found.sync_page(show_all(ctx, found.rows))


class Create(Input):
    """The form to create."""

    title: Annotated[str, Meta(description="What the form is called.")]
    sections: Annotated[
        list[SectionGiven],
        Meta(
            description="Its questions. Two paths can be given: `overall_recommendation`, of the type `ValueSelect`, and"
            " `feedback`, of the type `RichText`."
        ),
    ]
    id: Annotated[Id | UnsetType, Meta(description="The id that the form shall have, such as an import keeps.")] = UNSET


@operation(
    "feedbackFormDefinition.create",
    permission=Permission.HIRING_PROCESS_METADATA_WRITE,
    writes=True,
    errors=(IdTaken,),
    extension=True,
)
def create(ctx: Context, body: Create) -> FeedbackFormDefinition:
    """Creates a feedback form."""
    return show(ctx, feedback_forms.add(ctx, body.title, sections_given(body.sections), or_none(body.id)))


class Update(Input):
    """The form, and what of it to change; what is absent stays as it is."""

    feedback_form_definition_id: Annotated[Id, Meta(description="The form to change.")]
    title: Annotated[str | UnsetType, Meta(description="What the form is called.")] = UNSET
    sections: Annotated[
        list[SectionGiven] | UnsetType,
        Meta(description="All its questions. Those that stay need their `id`, or their `path` where they have a word."),
    ] = UNSET


@operation(
    "feedbackFormDefinition.update",
    permission=Permission.HIRING_PROCESS_METADATA_WRITE,
    writes=True,
    errors=(FeedbackFormDefinitionNotFound,),
    extension=True,
)
def update(ctx: Context, body: Update) -> FeedbackFormDefinition:
    """Changes a feedback form.

    What has been submitted keeps the questions as they were. An update that changes nothing changes nothing.
    """
    form = ctx.lock(models.feedback_form_definition, body.feedback_form_definition_id)
    sections = None if body.sections is UNSET else sections_given(body.sections)
    return show(ctx, feedback_forms.revise(ctx, form, title=or_none(body.title), sections=sections))


class Archive(Input):
    """The form to archive."""

    feedback_form_definition_id: Annotated[Id, Meta(description="The form, from `feedbackFormDefinition.list`.")]


@operation(
    "feedbackFormDefinition.archive",
    permission=Permission.HIRING_PROCESS_METADATA_WRITE,
    writes=True,
    errors=(FeedbackFormDefinitionNotFound, FeedbackFormDefinitionIsDefault),
    extension=True,
)
def archive(ctx: Context, body: Archive) -> FeedbackFormDefinition:
    """Archives a feedback form.

    Interviews that have it keep it, and interviewers go on to fill it out. Archiving an archived form changes nothing;
    the default form cannot be archived.
    """
    form = ctx.lock(models.feedback_form_definition, body.feedback_form_definition_id)
    return show(ctx, feedback_forms.archive(ctx, form))


class Restore(Input):
    """The form to restore."""

    feedback_form_definition_id: Annotated[Id, Meta(description="The archived form.")]


@operation(
    "feedbackFormDefinition.restore",
    permission=Permission.HIRING_PROCESS_METADATA_WRITE,
    writes=True,
    errors=(FeedbackFormDefinitionNotFound,),
    extension=True,
)
def restore(ctx: Context, body: Restore) -> FeedbackFormDefinition:
    """Takes a feedback form out of the archive.

    Restoring a form that is not archived changes nothing.
    """
    form = ctx.lock(models.feedback_form_definition, body.feedback_form_definition_id)
    return show(ctx, feedback_forms.restore(ctx, form))


class MakeDefault(Input):
    """The form to make the default."""

    feedback_form_definition_id: Annotated[Id, Meta(description="The form; not an archived one.")]


@operation(
    "feedbackFormDefinition.makeDefault",
    permission=Permission.HIRING_PROCESS_METADATA_WRITE,
    writes=True,
    errors=(FeedbackFormDefinitionNotFound,),
    extension=True,
)
def make_default(ctx: Context, body: MakeDefault) -> FeedbackFormDefinition:
    """Makes a feedback form the one that new interviews have where they name no other.

    The default before it no longer is; interviews that have that one keep it.
    """
    return show(ctx, feedback_forms.make_default(ctx, body.feedback_form_definition_id))
