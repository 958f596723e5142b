"""Operations that misbehave in the middle of their transaction. No real server has them."""

from __future__ import annotations

import contextlib
import time
from typing import NamedTuple

from sqlalchemy import Float, bindparam, func, select, update

from rowantree import models
from rowantree.core.context import Context
from rowantree.core.database import Connection, run
from rowantree.core.errors import InvalidInput
from rowantree.core.operation import Registry, registry
from rowantree.core.permission import Permission
from rowantree.core.sqlite import SqliteConnection
from rowantree.core.statement import Statement
from rowantree.core.wire import Id, Input, Output
from rowantree.domain import people

faults = Registry()
"""The operations that misbehave."""


def operations() -> Registry:
    """All operations of the application, and those that misbehave."""
    everything = Registry()
    for each in (registry, faults):
        everything.operations |= each.operations
        everything.names |= each.names
    return everything


class NewPerson(Input):
    """Whom to add before it goes wrong."""

    name: str
    email: str


class Person(Output):
    """Who was added."""

    id: Id


@faults.operation("prove.refuseMidway", permission=Permission.CANDIDATES_WRITE, writes=True)
def refuse_midway(ctx: Context, body: NewPerson) -> Person:
    """Adds a candidate, then refuses."""
    _add(ctx, body)
    raise InvalidInput(problem="refused after writing")


@faults.operation("prove.breakMidway", permission=Permission.CANDIDATES_WRITE, writes=True)
def break_midway(ctx: Context, body: NewPerson) -> Person:
    """Adds a candidate, then breaks."""
    _add(ctx, body)
    raise RuntimeError("broken after writing")


class Address(NamedTuple):
    """One address of those that were touched."""

    email: str


_TOUCH = (
    update(models.candidate_email.core)
    .where(
        models.candidate_email.c.organization_id == bindparam("of"),
        models.candidate_email.c.candidate_id == bindparam("candidate"),
    )
    .values(email=models.candidate_email.c.email)
    .returning(models.candidate_email.c.email)
)


@faults.operation("prove.leaveRowsUnread", permission=Permission.CANDIDATES_WRITE, writes=True)
def leave_rows_unread(ctx: Context, body: NewPerson) -> Person:
    """Adds a candidate with three addresses and lets a statement return them all, without looking."""
    person = _add(ctx, body, alternate_emails=[f"second-{body.email}", f"third-{body.email}"])
    run(ctx.connection, _TOUCH, Address, of=ctx.organization_id, candidate=person.id)
    return person


@faults.operation("prove.swallowError", permission=Permission.CANDIDATES_WRITE, writes=True)
def swallow_error(ctx: Context, body: NewPerson) -> Person:
    """Adds a tag, has the database refuse the last statement, and goes on as if nothing had been."""
    tag = models.CandidateTag(ctx.organization_id, ctx.new_id(), body.email, is_archived=False, created_at=ctx.now)
    ctx.insert(models.candidate_tag, tag)
    with contextlib.suppress(Exception):
        ctx.insert(models.candidate_tag, tag)
    return Person(id=tag.id)


class Slow(NewPerson):
    """Whom to add, and how long to take over it."""

    seconds: float


class Slept(NamedTuple):
    """Nothing."""

    nothing: str


_SLEEP = select(func.pg_sleep(bindparam("seconds", type_=Float())))


def sleep(connection: Connection, seconds: float) -> None:
    """Lets a body wait inside its transaction, as a slow statement would."""
    if isinstance(connection, SqliteConnection):
        time.sleep(seconds)
    else:
        run(connection, _SLEEP, Slept, seconds=seconds)


@faults.operation("prove.linger", permission=Permission.CANDIDATES_WRITE, writes=True)
def linger(ctx: Context, body: Slow) -> Person:
    """Adds a candidate, then takes its time before the transaction can end."""
    person = _add(ctx, body)
    sleep(ctx.connection, body.seconds)
    return person


class Room(Input):
    """By how many pages the file may still grow."""

    free: int


class RoomNow(Output):
    """How many pages the file may have from now on."""

    pages: int


_PAGES = Statement("SELECT page_count FROM pragma_page_count()", lambda _: ())


@faults.operation("prove.limitRoom", permission=Permission.CANDIDATES_WRITE, writes=True)
def limit_room(ctx: Context, body: Room) -> RoomNow:
    """Makes the disk almost full, as SQLite sees it, or makes room on it."""
    assert isinstance(ctx.connection, SqliteConnection)
    ((now,),) = ctx.connection.execute(_PAGES, {})
    ctx.connection.control(f"PRAGMA max_page_count={now + body.free}")
    return RoomNow(pages=now + body.free)


def _add(ctx: Context, body: NewPerson, alternate_emails: list[str] | None = None) -> Person:
    profile = people.Profile(name=body.name, email=body.email, alternate_emails=alternate_emails or [])
    return Person(id=people.add(ctx, profile, {}).id)
