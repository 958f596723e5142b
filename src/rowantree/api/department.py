"""Departments, and the teams inside them."""

from __future__ import annotations

from typing import Annotated

from sqlalchemy import false

from rowantree import models
from rowantree.api.shapes.extra_data import ExtraData, ExtraDataGiven, show_extra_data
from rowantree.core.context import Context
from rowantree.core.operation import operation
from rowantree.core.page import Listing, SyncPage
from rowantree.core.permission import Permission
from rowantree.core.wire import UNSET, Id, Input, Meta, Output, SyncPageInput, TimeShown, UnsetType, or_none, show_time
from rowantree.domain import departments, extra_data, names
from rowantree.domain.departments import DepartmentNotFound
from rowantree.domain.identity import IdTaken

WhichDepartment = Annotated[Id, Meta(description="The department, from `department.list`.")]
ExternalName = Annotated[str | None, Meta(description="What candidates read instead of the name; null: the name.")]
Parent = Annotated[Id | None, Meta(description="The department it belongs to; null or absent: none, it is at the top.")]


class Department(Output):
    """A department, or a team inside one."""

    id: Id
    name: str
    external_name: Annotated[str | None, Meta(description="What candidates read instead of the name.")]
    is_archived: bool
    parent_id: Annotated[Id | None, Meta(description="The department it belongs to; null at the top.")]
    created_at: TimeShown
    updated_at: TimeShown
    extra_data: ExtraData | None


def show(row: models.Department) -> Department:
    """A department as answers show it."""
    return Department(
        id=row.id,
        name=row.name,
        external_name=row.external_name,
        is_archived=row.is_archived,
        parent_id=row.parent_id,
        created_at=show_time(row.created_at),
        updated_at=show_time(row.updated_at),
        extra_data=show_extra_data(row.extra_data),
    )


class Create(Input):
    """The department to create."""

    extensions = ("id",)

    name: Annotated[str, Meta(description="What the department is called in the organization.")]
    external_name: ExternalName | UnsetType = UNSET
    parent_id: Parent | UnsetType = UNSET
    extra_data: ExtraDataGiven | UnsetType | None = UNSET
    id: Annotated[Id | UnsetType, Meta(description="The id it shall have, such as that in another system.")] = UNSET


@operation(
    "department.create",
    permission=Permission.ORGANIZATION_WRITE,
    writes=True,
    errors=(DepartmentNotFound, IdTaken),
)
def create(ctx: Context, body: Create) -> Department:
    """Creates a department.

    Several departments may have the same name. An archived department takes no new ones under it.
    """
    department = models.Department(
        organization_id=ctx.organization_id,
        id=body.id or ctx.new_id(),
        name=names.name(body.name, "name"),
        external_name=names.name_if_any(or_none(body.external_name), "externalName"),
        parent_id=or_none(body.parent_id),
        is_archived=False,
        extra_data=extra_data.checked(or_none(body.extra_data)),
        created_at=ctx.now,
        updated_at=ctx.now,
    )
    return show(departments.add(ctx, department))


class Info(Input):
    """Which department."""

    department_id: WhichDepartment


@operation("department.info", permission=Permission.ORGANIZATION_READ, writes=False, errors=(DepartmentNotFound,))
def info(ctx: Context, body: Info) -> Department:
    """Shows one department, archived or not."""
    return show(ctx.get(models.department, body.department_id))


class List(SyncPageInput):
    """Which departments to list."""

    include_archived: Annotated[
        bool | UnsetType, Meta(description="Whether archived departments are listed too; they are not when absent.")
    ] = UNSET


LIST = Listing(models.department, {"unarchived": models.department.c.is_archived == false()}, {"unarchived": True})


@operation("department.list", permission=Permission.ORGANIZATION_READ, writes=False)
def list_(ctx: Context, body: List) -> SyncPage[Department]:
    """Lists departments of all levels, the oldest first."""
    unarchived = None if body.include_archived is UNSET else not body.include_archived
    found = ctx.page(LIST, body, unarchived=unarchived)
    return found.sync_page([show(department) for department in found.rows])


class Update(Input):
    """The department, and what of it to change; what is absent stays as it is."""

    department_id: WhichDepartment
    name: Annotated[str | UnsetType, Meta(description="What the department shall be called.")] = UNSET
    external_name: ExternalName | UnsetType = UNSET
    extra_data: ExtraDataGiven | UnsetType | None = UNSET


@operation("department.update", permission=Permission.ORGANIZATION_WRITE, writes=True, errors=(DepartmentNotFound,))
def update(ctx: Context, body: Update) -> Department:
    """Changes a department.

    `extraData` replaces all that was there, and null leaves nothing. An update that changes nothing leaves `updatedAt`.
    """
    department = ctx.lock(models.department, body.department_id)
    revised = department
    if body.name is not UNSET:
        revised = revised._replace(name=names.name(body.name, "name"))
    if body.external_name is not UNSET:
        revised = revised._replace(external_name=names.name_if_any(body.external_name, "externalName"))
    if body.extra_data is not UNSET:
        revised = revised._replace(extra_data=extra_data.checked(body.extra_data))
    return show(departments.revise(ctx, department, revised))


class Move(Input):
    """The department, and where it shall be."""

    department_id: WhichDepartment
    parent_id: Parent | UnsetType = UNSET


@operation("department.move", permission=Permission.ORGANIZATION_WRITE, writes=True, errors=(DepartmentNotFound,))
def move(ctx: Context, body: Move) -> Department:
    """Moves a department under another, or to the top.

    What is under it comes along. It cannot go under itself, under one of its own, or under an archived department.
    """
    return show(departments.move(ctx, body.department_id, or_none(body.parent_id)))


class Archive(Input):
    """The department to archive."""

    department_id: WhichDepartment


@operation("department.archive", permission=Permission.ORGANIZATION_WRITE, writes=True, errors=(DepartmentNotFound,))
def archive(ctx: Context, body: Archive) -> Department:
    """Archives a department.

    Departments under it and jobs stay as they are. Archiving an archived department changes nothing.
    """
    return show(departments.archive(ctx, ctx.lock(models.department, body.department_id)))


class Restore(Input):
    """The department to restore."""

    department_id: WhichDepartment


@operation("department.restore", permission=Permission.ORGANIZATION_WRITE, writes=True, errors=(DepartmentNotFound,))
def restore(ctx: Context, body: Restore) -> Department:
    """Takes an archived department into use again.

    Departments above and under it stay as they are. Restoring one that is not archived changes nothing.
    """
    return show(departments.restore(ctx, ctx.lock(models.department, body.department_id)))
