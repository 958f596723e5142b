"""Projects: candidates gathered for a purpose, apart from any job."""

from __future__ import annotations

from typing import Annotated, Literal

from rowantree import models
from rowantree.api.shapes.custom_field import (
    CustomFieldValueGiven,
    CustomFieldValueSet,
    ValuesGiven,
    show_entry,
    value_given,
    values_given,
)
from rowantree.api.shapes.moments import Milliseconds, after, time_if_any
from rowantree.api.shapes.project import Project, show, show_all
from rowantree.core.context import Context
from rowantree.core.operation import operation
from rowantree.core.page import Listing, SyncPage
from rowantree.core.permission import Permission
from rowantree.core.wire import UNSET, Id, Input, Meta, SyncPageInput, UnsetType, or_none
from rowantree.domain import custom_values, projects
from rowantree.domain.custom_fields import CustomFieldNotFound
from rowantree.domain.identity import IdTaken
from rowantree.domain.projects import ProjectNotFound, Said

Title = Annotated[str, Meta(max_length=500)]
DescriptionText = Annotated[str, Meta(max_length=projects.MAX_DESCRIPTION)]


class ProjectDescriptionGiven(Input):
    """What a project is for, and how that is written."""

    type: Annotated[
        Literal["text/plain", "text/html"],
        Meta(description="HTML keeps headings, paragraphs, lists, links and emphasis; other tags are removed."),
    ]
    value: DescriptionText


Description = Annotated[
    DescriptionText | ProjectDescriptionGiven | UnsetType | None,
    Meta(description="What it is for; a string alone is plain text. Null, or nothing but space, is for none."),
]
Confidential = Annotated[
    bool | UnsetType,
    Meta(description="Whether only some may see it. Making it so needs the `confidential` switch."),
]


class Info(Input):
    """Which project."""

    project_id: Annotated[Id, Meta(description="The project.")]


@operation("project.info", permission=Permission.CANDIDATES_READ, writes=False, errors=(ProjectNotFound,))
def info(ctx: Context, body: Info) -> Project:
    """Shows one project."""
    return show(ctx, ctx.get(models.project, body.project_id))


class List(SyncPageInput):
    """Which projects to list."""

    created_after: Annotated[
        Milliseconds,
        Meta(description="Only projects created after this time, in milliseconds since 1970."),
    ] = UNSET


LIST = Listing(
    models.project,
    {
        "created_after": after(models.project.c.created_at, "created_after"),
    },
)


@operation("project.list", permission=Permission.CANDIDATES_READ, writes=False)
def list_(ctx: Context, body: List) -> SyncPage[Project]:
    """Lists projects, the oldest first. Archived ones are there as well: `isArchived` tells."""
    found = ctx.page(LIST, body, created_after=time_if_any(body.created_after))
    return found.sync_page(show_all(ctx, found.rows))


class Search(Input):
    """What to look for."""

    title: Annotated[
        Title | UnsetType,
        Meta(description="What the title holds somewhere, in small or large letters; any project when absent."),
    ] = UNSET


@operation("project.search", permission=Permission.CANDIDATES_READ, writes=False, slow=True)
def search(ctx: Context, body: Search) -> list[Project]:
    """Finds projects by their title.

    Archived projects are found as well. There are at most 100 results, the oldest projects first. Who needs all lists
    them with project.list.
    """
    return show_all(ctx, projects.search(ctx, or_none(body.title)))


class Create(Input):
    """The project to create."""

    extensions = ("id",)

    title: Annotated[Title, Meta(description="What it is called; several projects may be called the same.")]
    description: Description = UNSET
    confidential: Confidential = UNSET
    custom_fields: Annotated[
        Annotated[list[CustomFieldValueGiven], Meta(max_length=custom_values.MOST_VALUES)] | UnsetType,
        Meta(description="What it has in custom fields, each of them once."),
    ] = UNSET
    id: Annotated[
        Id | UnsetType, Meta(description="The id that the project shall have, such as an import keeps. An extension.")
    ] = UNSET


@operation(
    "project.create",
    permission=Permission.PROJECTS_WRITE,
    writes=True,
    errors=(CustomFieldNotFound, IdTaken),
)
def create(ctx: Context, body: Create) -> Project:
    """Creates a project, still without candidates.

    Its author is the user of the API key, or the one for whom the key acts. What a value of a custom field is stands at
    customField.setValue; where one is refused, no project is created.
    """
    project = projects.add(ctx, _said(body), or_none(body.id))
    if body.custom_fields:
        custom_values.put(ctx, "Talent_Project", project.id, values_given(body.custom_fields, "customFields"))
        project = ctx.get(models.project, project.id)
    return show(ctx, project)


def _said(body: Create | Update) -> Said:
    """What `body` says of a project."""
    said: Said = {}
    if body.title is not UNSET:
        said["title"] = body.title
    if body.description is not UNSET:
        said["description"] = _description(body.description)
    if body.confidential is not UNSET:
        said["confidential"] = body.confidential
    return said


def _description(given: str | ProjectDescriptionGiven | None) -> str | None:
    if given is None:
        return None
    if isinstance(given, str):
        return projects.described(given, is_html=False)
    return projects.described(given.value, is_html=given.type == "text/html")


class Update(Input):
    """The project, and what of it to change; what is absent stays as it is."""

    project_id: Annotated[Id, Meta(description="The project to change.")]
    title: Annotated[Title | UnsetType, Meta(description="What it is called.")] = UNSET
    description: Description = UNSET
    confidential: Confidential = UNSET


@operation("project.update", permission=Permission.PROJECTS_WRITE, writes=True, errors=(ProjectNotFound,))
def update(ctx: Context, body: Update) -> Project:
    """Changes a project, archived or not.

    An update that changes nothing does not bring the project in a sync.
    """
    return show(ctx, projects.revise(ctx, ctx.lock(models.project, body.project_id), _said(body)))


class Archive(Input):
    """The project to archive."""

    project_id: Annotated[Id, Meta(description="The project.")]


@operation("project.archive", permission=Permission.PROJECTS_WRITE, writes=True, errors=(ProjectNotFound,))
def archive(ctx: Context, body: Archive) -> Project:
    """Archives a project.

    Its candidates stay in it. Archiving an archived project changes nothing.
    """
    return show(ctx, projects.set_archived(ctx, ctx.lock(models.project, body.project_id), is_archived=True))


class Restore(Input):
    """The project to restore."""

    project_id: Annotated[Id, Meta(description="The archived project.")]


@operation("project.restore", permission=Permission.PROJECTS_WRITE, writes=True, errors=(ProjectNotFound,))
def restore(ctx: Context, body: Restore) -> Project:
    """Takes a project out of the archive.

    Restoring a project that is not archived changes nothing.
    """
    return show(ctx, projects.set_archived(ctx, ctx.lock(models.project, body.project_id), is_archived=False))


class SetCustomFieldValue(CustomFieldValueGiven):
    """The project, the field and the value."""

    project_id: Annotated[Id, Meta(description="The project whose value is set.")]


@operation(
    "project.setCustomFieldValue",
    permission=Permission.PROJECTS_WRITE,
    writes=True,
    errors=(ProjectNotFound, CustomFieldNotFound),
)
def set_custom_field_value(ctx: Context, body: SetCustomFieldValue) -> CustomFieldValueSet:
    """Sets the value that a project, archived or not, has in a custom field.

    Setting the value that the project has changes nothing. What a value is stands at customField.setValue.
    """
    (entry,) = custom_values.put(ctx, "Talent_Project", body.project_id, [value_given(body)])
    return show_entry(entry)


class SetCustomFieldValues(Input):
    """The project, and the fields with their values."""

    project_id: Annotated[Id, Meta(description="The project whose values are set.")]
    values: ValuesGiven


@operation(
    "project.setCustomFieldValues",
    permission=Permission.PROJECTS_WRITE,
    writes=True,
    errors=(ProjectNotFound, CustomFieldNotFound),
)
def set_custom_field_values(ctx: Context, body: SetCustomFieldValues) -> list[CustomFieldValueSet]:
    """Sets the values that a project, archived or not, has in several custom fields, all of them or none.

    The answer has them in the order of the request. What a value is stands at customField.setValue.
    """
    given = values_given(body.values)
    return [show_entry(entry) for entry in custom_values.put(ctx, "Talent_Project", body.project_id, given)]
