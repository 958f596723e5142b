"""Bringing the demo back to its beginning."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from sqlalchemy import Delete, bindparam, delete, select

from rowantree import models
from rowantree.core.context import Context, Outside
from rowantree.core.database import perform, run
from rowantree.core.operation import After, operation
from rowantree.core.permission import Permission
from rowantree.core.storage import file_key
from rowantree.core.wire import Input, Output
from rowantree.domain import organizations
from rowantree.models.columns import Id
from rowantree.models.table import metadata, tables
from rowantree.sandbox import demo, resumes
from rowantree.sandbox.resumes import Kept

KEPT = ("organization", "api_key", "user")
"""What a reset keeps: who may come in, and the users that keys act as."""


class Reset(Input):
    """Nothing."""


class Organization(Output):
    """The organization that was reset."""

    name: str


class _Refilled(Organization):
    """The same, with what is still to be done in the store."""

    kept: list[Kept]
    left: list[str]
    """The keys of the files that there were."""


class _File(NamedTuple):
    id: Id


_FILES = select(models.file.c.id).where(models.file.c.organization_id == bindparam("of"))
_PEOPLE = delete(models.user.core).where(
    models.user.c.organization_id == bindparam("of"), models.user.c.is_service.is_(False)
)


async def _put_files(outside: Outside, _body: Reset, refilled: _Refilled) -> None:
    """Puts the files of the beginning where they were, and deletes all others."""
    await resumes.put(outside.world.files, refilled.kept)
    wanted = {each.key for each in refilled.kept}
    await resumes.delete(outside.world.files, (key for key in refilled.left if key not in wanted))


def _settle(_ctx: Context, _body: Reset, refilled: _Refilled, _outcome: None) -> Organization:
    return Organization(name=refilled.name)


@operation(
    "sandbox.reset",
    permission=Permission.ORGANIZATION_WRITE,
    writes=True,
    extension=True,
    demo_only=True,
    after=After(_put_files, _settle),
)
def reset(ctx: Context, body: Reset) -> Organization:  # noqa: ARG001 the input is empty
    """Deletes everything in the organization but its API keys, and fills it with the demo data it began with.

    Cursors and sync tokens from before expire. The clock stays where it is, and the organization keeps its name.
    """
    plan = demo.planned(ctx.connection) or demo.Plan(anchor=ctx.now.isoformat(), seed=0, size="empty")
    files = run(ctx.connection, _FILES, _File, of=ctx.organization_id)
    for statement in _emptying():
        perform(ctx.connection, statement, of=ctx.organization_id)
    perform(ctx.connection, _PEOPLE, of=ctx.organization_id)
    organizations.renew(ctx)
    own = organizations.own(ctx)
    organizations.revise(ctx, own, models.Organization(own.id, own.name, own.epoch, own.created_at))
    kept = demo.fill(ctx, plan)
    ctx.happenings.clear()  # the log begins again with what happens next
    ctx.afterwards.append(ctx.world.keys.forget)
    return _Refilled(name=own.name, kept=kept, left=[file_key(ctx.organization_id, each.id) for each in files])


@cache
def _emptying() -> list[Delete]:
    """Statements that empty every table of an organization, what refers before what is referred to."""
    emptied = [table for table in reversed(metadata.sorted_tables) if table.name not in KEPT]
    return [
        delete(table).where(table.c.organization_id == bindparam("of"))
        for table in emptied
        if table.name in tables and "organization_id" in table.c
    ]
