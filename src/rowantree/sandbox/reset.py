"""Bringing the demo back to its beginning."""

from __future__ import annotations

from functools import cache

from sqlalchemy import Delete, bindparam, delete

from rowantree import models
from rowantree.core.context import Context
from rowantree.core.database import perform
from rowantree.core.operation import operation
from rowantree.core.permission import Permission
from rowantree.core.wire import Input, Output
from rowantree.domain import organizations
from rowantree.models.table import metadata, tables
from rowantree.sandbox import demo

KEPT = ("organization", "api_key", "user")
"""What a reset keeps: who may come in, and the users that keys act as."""


class Reset(Input):
    """Nothing."""


class Organization(Output):
    """The organization that was reset."""

    name: str


_PEOPLE = delete(models.user.core).where(
    models.user.c.organization_id == bindparam("of"), models.user.c.is_service.is_(False)
)


@operation(
    "sandbox.reset",
    permission=Permission.ORGANIZATION_WRITE,
    writes=True,
    extension=True,
    demo_only=True,
)
def reset(ctx: Context, body: Reset) -> Organization:  # noqa: ARG001 the input is empty
    """Deletes everything in the organization but its API keys, and fills it with the demo data it began with.

    Cursors and sync tokens from before expire. The clock stays where it is, and the organization keeps its name.
    """
    plan = demo.planned(ctx.connection) or demo.Plan(anchor=ctx.now.isoformat(), seed=0, size="empty")
    for statement in _emptying():
        perform(ctx.connection, statement, of=ctx.organization_id)
    perform(ctx.connection, _PEOPLE, of=ctx.organization_id)
    organizations.renew(ctx)
    own = organizations.own(ctx)
    organizations.revise(ctx, own, models.Organization(own.id, own.name, own.epoch, own.created_at))
    demo.fill(ctx, plan)
    ctx.happenings.clear()  # the log begins again with what happens next
    ctx.afterwards.append(ctx.world.keys.forget)
    return Organization(name=own.name)


@cache
def _emptying() -> list[Delete]:
    """Statements that empty every table of an organization, what refers before what is referred to."""
    emptied = [table for table in reversed(metadata.sorted_tables) if table.name not in KEPT]
    return [
        delete(table).where(table.c.organization_id == bindparam("of"))
        for table in emptied
        if table.name in tables and "organization_id" in table.c
    ]
