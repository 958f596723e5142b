"""Communication templates: messages to candidates that are written again and again."""

from __future__ import annotations

from typing import Annotated

from sqlalchemy import false

from rowantree import models
from rowantree.core.context import Context
from rowantree.core.operation import operation
from rowantree.core.page import WHOLE, Listing, Page
from rowantree.core.permission import Permission
from rowantree.core.wire import (
    UNSET,
    Id,
    Input,
    Meta,
    Output,
    TimeShown,
    UnsetType,
    WholePageInput,
    or_none,
    show_time,
)
from rowantree.domain import communication_templates
from rowantree.domain.communication_templates import MAX_BODY, CommunicationTemplateNotFound
from rowantree.domain.identity import IdTaken
from rowantree.domain.names import MAX_NAME
from rowantree.models.correspondence import TemplateUse

Text = Annotated[str, Meta(max_length=MAX_NAME)]
Html = Annotated[str, Meta(max_length=MAX_BODY)]
Uses = Annotated[list[TemplateUse], Meta(max_length=10)]
TOKENS_SAY = "Tokens such as `{{candidate.firstName}}` stand for what differs."


class CommunicationTemplate(Output):
    """A message to be written again and again."""

    id: Id
    created_at: TimeShown
    updated_at: TimeShown
    title: str
    intended_types: Annotated[list[TemplateUse], Meta(description="What it can be sent as.")]


class CommunicationTemplateInFull(CommunicationTemplate):
    """A template with what it says."""

    subject: str
    body_html: str
    is_archived: bool


def show(row: models.CommunicationTemplate) -> CommunicationTemplate:
    """A template as the list shows it."""
    return CommunicationTemplate(
        id=row.id,
        created_at=show_time(row.created_at),
        updated_at=show_time(row.updated_at),
        title=row.title,
        intended_types=communication_templates.uses(row),
    )


def show_in_full(row: models.CommunicationTemplate) -> CommunicationTemplateInFull:
    """A template with all that is kept of it."""
    return CommunicationTemplateInFull(
        id=row.id,
        created_at=show_time(row.created_at),
        updated_at=show_time(row.updated_at),
        title=row.title,
        intended_types=communication_templates.uses(row),
        subject=row.subject,
        body_html=row.body,
        is_archived=row.is_archived,
    )


class List(WholePageInput):
    """Which templates to list."""

    extensions = ("include_archived",)

    include_archived: Annotated[
        bool | UnsetType, Meta(description="Whether archived templates are listed too; they are not when absent.")
    ] = UNSET


LIST = Listing(
    models.communication_template,
    {"unarchived": models.communication_template.c.is_archived == false()},
    {"unarchived": True},
    size=WHOLE,
)


@operation("communicationTemplate.list", permission=Permission.HIRING_PROCESS_METADATA_READ, writes=False)
def list_(ctx: Context, body: List) -> Page[CommunicationTemplate]:
    """Lists the communication templates that are in use, the oldest first."""
    unarchived = None if body.include_archived is UNSET else not body.include_archived
    found = ctx.page(LIST, body, unarchived=unarchived)
    return found.page([show(template) for template in found.rows])


class Info(Input):
    """Which template."""

    communication_template_id: Annotated[Id, Meta(description="The template.")]


@operation(
    "communicationTemplate.info",
    permission=Permission.HIRING_PROCESS_METADATA_READ,
    writes=False,
    errors=(CommunicationTemplateNotFound,),
    extension=True,
)
def info(ctx: Context, body: Info) -> CommunicationTemplateInFull:
    """Shows one communication template with what it says."""
    return show_in_full(ctx.get(models.communication_template, body.communication_template_id))


class Create(Input):
    """The template to create."""

    title: Annotated[Text, Meta(description="What people choose it by.")]
    subject: Annotated[Text, Meta(description=f"The subject of the message. {TOKENS_SAY}")]
    body_html: Annotated[Html, Meta(description=f"The message; what may not stay is taken out. {TOKENS_SAY}")]
    intended_types: Annotated[Uses | UnsetType, Meta(description="What it can be sent as; `email` when absent.")] = (
        UNSET
    )
    id: Annotated[Id | UnsetType, Meta(description="The id that the template shall have.")] = UNSET


@operation(
    "communicationTemplate.create",
    permission=Permission.HIRING_PROCESS_METADATA_WRITE,
    writes=True,
    errors=(IdTaken,),
    extension=True,
)
def create(ctx: Context, body: Create) -> CommunicationTemplateInFull:
    """Creates a communication template.

    In the subject and the body can stand tokens: `{{candidate.name}}`, `{{candidate.firstName}}`,
    `{{candidate.lastName}}`, `{{candidate.email}}`, `{{job.title}}`, `{{job.location}}`, `{{job.department}}`,
    `{{organization.name}}`, `{{sender.name}}`, `{{sender.firstName}}`, `{{sender.lastName}}` and `{{sender.email}}`.
    Anything else in double braces is refused.
    """
    uses: list[TemplateUse] = ["email"] if body.intended_types is UNSET else body.intended_types
    return show_in_full(
        communication_templates.add(ctx, body.title, body.subject, body.body_html, uses, or_none(body.id))
    )


class Update(Input):
    """The template, and what of it to change; what is absent stays as it is."""

    communication_template_id: Annotated[Id, Meta(description="The template to change.")]
    title: Text | UnsetType = UNSET
    subject: Text | UnsetType = UNSET
    body_html: Html | UnsetType = UNSET
    intended_types: Annotated[Uses | UnsetType, Meta(description="All that it can be sent as.")] = UNSET


@operation(
    "communicationTemplate.update",
    permission=Permission.HIRING_PROCESS_METADATA_WRITE,
    writes=True,
    errors=(CommunicationTemplateNotFound,),
    extension=True,
)
def update(ctx: Context, body: Update) -> CommunicationTemplateInFull:
    """Changes a communication template.

    The tokens are those of `communicationTemplate.create`. An update that changes nothing leaves `updatedAt` as it is.
    """
    template = ctx.lock(models.communication_template, body.communication_template_id)
    revised = communication_templates.revise(
        ctx,
        template,
        title=or_none(body.title),
        subject=or_none(body.subject),
        body=or_none(body.body_html),
        intended_types=or_none(body.intended_types),
    )
    return show_in_full(revised)


class Archive(Input):
    """The template to archive."""

    communication_template_id: Annotated[Id, Meta(description="The template, from `communicationTemplate.list`.")]


@operation(
    "communicationTemplate.archive",
    permission=Permission.HIRING_PROCESS_METADATA_WRITE,
    writes=True,
    errors=(CommunicationTemplateNotFound,),
    extension=True,
)
def archive(ctx: Context, body: Archive) -> CommunicationTemplateInFull:
    """Archives a communication template, so that it is not used any more.

    Archiving an archived template changes nothing.
    """
    template = ctx.lock(models.communication_template, body.communication_template_id)
    return show_in_full(communication_templates.set_archived(ctx, template, is_archived=True))


class Restore(Input):
    """The template to restore."""

    communication_template_id: Annotated[
        Id, Meta(description="The template, from `communicationTemplate.list` with `includeArchived`.")
    ]


@operation(
    "communicationTemplate.restore",
    permission=Permission.HIRING_PROCESS_METADATA_WRITE,
    writes=True,
    errors=(CommunicationTemplateNotFound,),
    extension=True,
)
def restore(ctx: Context, body: Restore) -> CommunicationTemplateInFull:
    """Takes a communication template out of the archive.

    Restoring a template that is not archived changes nothing.
    """
    template = ctx.lock(models.communication_template, body.communication_template_id)
    return show_in_full(communication_templates.set_archived(ctx, template, is_archived=False))
