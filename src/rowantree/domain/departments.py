"""Departments: a tree of them, with teams inside."""

from __future__ import annotations

from sqlalchemy import select

from rowantree import models
from rowantree.core.context import Context
from rowantree.core.errors import InvalidInput, Refusal, when_missing
from rowantree.core.statement import Query
from rowantree.domain import identity, tree
from rowantree.models.columns import Id


@when_missing(models.department)
class DepartmentNotFound(Refusal):
    """No department has this id."""

    code = "department_not_found"
    message = "Department not found: {id}"


def add(ctx: Context, department: models.Department) -> models.Department:
    """Writes a new department, under a parent that takes more.

    Raises:
        DepartmentNotFound: there is no such parent.
        InvalidInput: the parent is archived.
        IdTaken: another department has the id.
    """
    if department.parent_id is not None:
        _open(ctx.lock(models.department, department.parent_id))
    identity.add(ctx, models.department, department)
    ctx.happened("department.created", department.id)
    return department


def revise(ctx: Context, department: models.Department, revised: models.Department) -> models.Department:
    """Writes what `revised` says. What it already says stays as it is."""
    return _write(ctx, department, revised, "department.updated")


def archive(ctx: Context, department: models.Department) -> models.Department:
    """Takes a department out of use, but not the ones under it."""
    return _write(ctx, department, department._replace(is_archived=True), "department.archived")


def restore(ctx: Context, department: models.Department) -> models.Department:
    """Takes an archived department into use again, but not the ones under it."""
    return _write(ctx, department, department._replace(is_archived=False), "department.restored")


TREE = Query(models.Department, select(*models.department.columns).order_by(models.department.c.id).with_for_update())
"""All departments, each locked: two moves at once could make a circle that neither of them would."""


def move(ctx: Context, department_id: Id, parent_id: Id | None) -> models.Department:
    """Puts a department, with all that is under it, under another; to the top where `parent_id` is None.

    Raises:
        DepartmentNotFound: there is no such department, or no such parent.
        InvalidInput: the parent is archived, or is the department itself or under it.
    """
    departments = {each.id: each for each in ctx.rows(TREE)}
    moved = departments.get(department_id)
    if moved is None:
        raise DepartmentNotFound(id=department_id)
    if parent_id is not None:
        parent = departments.get(parent_id)
        if parent is None:
            raise DepartmentNotFound(id=parent_id)
        parents = {each.id: each.parent_id for each in departments.values()}
        if tree.is_within(parents, parent_id, moved.id):
            raise InvalidInput(problem="`parentId` must not be the department itself or one that is under it")
        if parent_id != moved.parent_id:
            _open(parent)
    return _write(ctx, moved, moved._replace(parent_id=parent_id), "department.moved")


def _open(parent: models.Department) -> None:
    """Refuses a parent that takes no more departments."""
    if parent.is_archived:
        raise InvalidInput(problem=f"`parentId`: the department {parent.name!r} is archived")


def _write(ctx: Context, was: models.Department, now: models.Department, what: str) -> models.Department:
    if now == was:
        return was
    now = now._replace(updated_at=ctx.now)
    changed = ctx.update(models.department, was, now)
    ctx.happened(what, now.id, changed - {"updated_at"})
    return now
