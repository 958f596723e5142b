"""Putting jobs into a server's queue and looking into it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import select

from rowantree import models
from rowantree.core.database import Connection, run
from rowantree.domain import organizations
from rowantree.jobs.queue import claim, enqueue
from tests.servers import Server

_ALL = select(*models.queued_job.columns).order_by(models.queued_job.c.due_at)


def put(server: Server, kind: str, due_at: datetime | None = None, **arguments: Any) -> None:
    """Puts a job into the queue."""
    world = server.app.world
    anyone = models.Organization(1, "Anyone", "epoch", world.clock.now())

    def body(connection: Connection) -> None:
        enqueue(organizations.acting(connection, world, anyone, world.clock.now()), kind, arguments, due_at)

    server.write(body)


def queued(server: Server) -> list[models.QueuedJob]:
    """What is in the queue, in the order in which it is due."""
    return server.read(lambda connection: run(connection, _ALL, models.QueuedJob))


def claimed(server: Server, now: datetime, count: int = 10) -> list[models.QueuedJob]:
    """What a worker that comes at `now` leases."""
    return server.write(lambda connection: claim(connection, now, count))
