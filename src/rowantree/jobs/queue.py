"""The queue: work that is due at a time, put in by the transaction that causes it.

A worker leases what is due. When it dies, its lease runs out and another worker takes over, so work is done at least
once. Done work leaves no row.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import bindparam, delete, func, insert, or_, select, update

from rowantree import models
from rowantree.core.context import Context, World
from rowantree.core.database import Connection, Database, perform, run
from rowantree.models.columns import Id, TimeType, to_json

LEASE = timedelta(seconds=60)
"""How long a worker has a job to itself; longer than any job may take."""


@dataclass(frozen=True)
class Work:
    """What a job works with."""

    database: Database
    world: World


@dataclass(frozen=True)
class Outcome:
    """How a job went: whether it is due again, and what is to be written of it, in one transaction."""

    again_at: datetime | None = None
    write: Callable[[Connection], None] = field(default=lambda _connection: None)


Handler = Callable[[Work, dict[str, Any]], Awaitable[Outcome]]
H = TypeVar("H", bound=Handler)

handlers: dict[str, Handler] = {}
"""The kinds of jobs."""


def job(kind: str) -> Callable[[H], H]:
    """Registers the decorated function as what does jobs of `kind`. It may run more than once for one job."""

    def register(handler: H) -> H:
        handlers[kind] = handler
        return handler

    return register


_INSERT = insert(models.queued_job.core)
_due = bindparam("now", type_=TimeType())
_free = or_(models.queued_job.c.leased_until.is_(None), models.queued_job.c.leased_until < _due)
# Chosen in a part of its own (WITH): inside IN, PostgreSQL may choose again for each row, and lock more than it takes.
_chosen = (
    select(models.queued_job.c.id)
    .where(models.queued_job.c.due_at <= _due, _free)
    .order_by(models.queued_job.c.due_at)
    .limit(bindparam("count"))
    .with_for_update(skip_locked=True)
    .cte("chosen")
)
_CLAIM = (
    update(models.queued_job.core)
    .where(models.queued_job.c.id.in_(select(_chosen.c.id)))
    .values(leased_until=bindparam("until", type_=TimeType()), attempts=models.queued_job.c.attempts + 1)
    .returning(*models.queued_job.columns)
)
# A lease is known by its attempt: a worker that was stopped for longer than its lease no longer has a say.
_leased = (models.queued_job.c.id == bindparam("job_id"), models.queued_job.c.attempts == bindparam("attempt"))
_DONE = delete(models.queued_job.core).where(*_leased).returning(models.queued_job.c.id)
_AGAIN = (
    update(models.queued_job.core)
    .where(*_leased)
    .values(leased_until=None, due_at=bindparam("at", type_=TimeType()))
    .returning(models.queued_job.c.id)
)


class _Held(NamedTuple):
    """A job whose lease still held when it was finished."""

    id: Id


class _Due(NamedTuple):
    """When the next job is due."""

    at: datetime | None


_NEXT = select(func.min(func.coalesce(models.queued_job.c.leased_until, models.queued_job.c.due_at), type_=TimeType()))


def enqueue(ctx: Context, kind: str, arguments: dict[str, Any], due_at: datetime | None = None) -> None:
    """Puts a job into the queue, due now unless it says when."""
    perform(
        ctx.connection,
        _INSERT,
        id=ctx.new_id(),
        kind=kind,
        arguments=to_json(arguments),
        due_at=due_at or ctx.now,
        leased_until=None,
        attempts=0,
    )


def next_due(connection: Connection) -> datetime | None:
    """When the next job can be taken, if there is any."""
    return run(connection, _NEXT, _Due)[0].at


def claim(connection: Connection, now: datetime, count: int) -> list[models.QueuedJob]:
    """Leases up to `count` jobs that are due."""
    return run(connection, _CLAIM, models.QueuedJob, now=now, until=now + LEASE, count=count)


def finish(connection: Connection, leased: models.QueuedJob, outcome: Outcome) -> None:
    """Writes how a job went, unless its lease has run out and another worker has it."""
    if outcome.again_at is None:
        held = run(connection, _DONE, _Held, job_id=leased.id, attempt=leased.attempts)
    else:
        held = run(connection, _AGAIN, _Held, job_id=leased.id, attempt=leased.attempts, at=outcome.again_at)
    if held:
        outcome.write(connection)
