"""Application form definitions: the questions that candidates answer to apply."""

from __future__ import annotations

from typing import Annotated

from sqlalchemy import false

from rowantree import models
from rowantree.api.shapes.form import FormDefinition, SectionGiven, sections_given, show_form
from rowantree.core.context import Context
from rowantree.core.operation import operation
from rowantree.core.page import Listing, Page
from rowantree.core.permission import Permission
from rowantree.core.wire import (
    UNSET,
    Id,
    Input,
    Meta,
    Output,
    PageInput,
    TimeShown,
    UnsetType,
    or_none,
    show_time,
)
from rowantree.domain import forms
from rowantree.domain.forms import (
    ApplicationFormDefinitionIsDefault,
    ApplicationFormDefinitionNotFound,
)
from rowantree.domain.identity import IdTaken


class ApplicationFormDefinition(Output):
    """The questions that candidates answer to apply."""

    id: Id
    created_at: TimeShown
    updated_at: TimeShown
    title: str
    is_default: Annotated[bool, Meta(description="Whether postings have it that name no other.")]
    is_archived: bool
    form_definition: FormDefinition


def show(row: models.ApplicationFormDefinition) -> ApplicationFormDefinition:
    """A form as answers show it."""
    return ApplicationFormDefinition(
        id=row.id,
        created_at=show_time(row.created_at),
        updated_at=show_time(row.updated_at),
        title=row.title,
        is_default=row.is_default,
        is_archived=row.is_archived,
        form_definition=show_form(row.sections),
    )


class Create(Input):
    """The form to create."""

    title: Annotated[str, Meta(description="What the form is called among those who hire.")]
    sections: Annotated[list[SectionGiven], Meta(description="Its questions; name and e-mail address are required.")]
    is_default: Annotated[
        bool | UnsetType,
        Meta(description="Whether postings have it that name no other; the form before then no longer is the default."),
    ] = UNSET
    id: Annotated[Id | UnsetType, Meta(description="The id that the form shall have, such as an import keeps.")] = UNSET


@operation(
    "applicationFormDefinition.create",
    permission=Permission.HIRING_PROCESS_METADATA_WRITE,
    writes=True,
    errors=(IdTaken,),
    extension=True,
)
def create(ctx: Context, body: Create) -> ApplicationFormDefinition:
    """Creates an application form.

    It must ask for name and e-mail address. An organization has exactly one default form.
    """
    sections = sections_given(body.sections)
    return show(forms.add(ctx, body.title, sections, is_default=body.is_default or False, id=or_none(body.id)))


class Info(Input):
    """Which form."""

    application_form_definition_id: Annotated[Id, Meta(description="The form.")]


@operation(
    "applicationFormDefinition.info",
    permission=Permission.HIRING_PROCESS_METADATA_READ,
    writes=False,
    errors=(ApplicationFormDefinitionNotFound,),
    extension=True,
)
def info(ctx: Context, body: Info) -> ApplicationFormDefinition:
    """Shows one application form."""
    return show(ctx.get(models.application_form_definition, body.application_form_definition_id))


class List(PageInput):
    """Which forms to list."""

    include_archived: Annotated[
        bool | UnsetType, Meta(description="Whether archived forms are listed too; they are not when absent.")
    ] = UNSET


LIST = Listing(
    models.application_form_definition,
    {"unarchived": models.application_form_definition.c.is_archived == false()},
    {"unarchived": True},
)


@operation(
    "applicationFormDefinition.list",
    permission=Permission.HIRING_PROCESS_METADATA_READ,
    writes=False,
    extension=True,
)
def list_(ctx: Context, body: List) -> Page[ApplicationFormDefinition]:
    """Lists application forms, the oldest first."""
    unarchived = None if body.include_archived is UNSET else not body.include_archived
    found = ctx.page(LIST, body, unarchived=unarchived)
    return found.page([show(row) for row in found.rows])


class Update(Input):
    """The form, and what of it to change; what is absent stays as it is."""

    application_form_definition_id: Annotated[Id, Meta(description="The form to change.")]
    title: Annotated[str | UnsetType, Meta(description="What the form is called among those who hire.")] = UNSET
    sections: Annotated[
        list[SectionGiven] | UnsetType,
        Meta(description="All its questions. Those of your own that stay need their `id`, or they are new ones."),
    ] = UNSET
    is_default: Annotated[
        bool | UnsetType, Meta(description="True makes it the default; another form stops being that.")
    ] = UNSET


@operation(
    "applicationFormDefinition.update",
    permission=Permission.HIRING_PROCESS_METADATA_WRITE,
    writes=True,
    errors=(ApplicationFormDefinitionNotFound,),
    extension=True,
)
def update(ctx: Context, body: Update) -> ApplicationFormDefinition:
    """Changes an application form.

    What has been submitted keeps the questions as they were. An update that changes nothing leaves `updatedAt` as it is.
    """
    form = ctx.lock(models.application_form_definition, body.application_form_definition_id)
    sections = None if body.sections is UNSET else sections_given(body.sections)
    revised = forms.revise(ctx, form, title=or_none(body.title), sections=sections, is_default=or_none(body.is_default))
    return show(revised)


class Archive(Input):
    """The form to archive."""

    application_form_definition_id: Annotated[Id, Meta(description="The form.")]


@operation(
    "applicationFormDefinition.archive",
    permission=Permission.HIRING_PROCESS_METADATA_WRITE,
    writes=True,
    errors=(ApplicationFormDefinitionNotFound, ApplicationFormDefinitionIsDefault),
    extension=True,
)
def archive(ctx: Context, body: Archive) -> ApplicationFormDefinition:
    """Archives an application form.

    Postings that have it keep it. Archiving an archived form changes nothing; the default form cannot be archived.
    """
    form = ctx.lock(models.application_form_definition, body.application_form_definition_id)
    return show(forms.archive(ctx, form))
