"""Demo organizations on the servers of tests."""

from __future__ import annotations

import uuid
from typing import NamedTuple

from rowantree.core.database import Connection
from rowantree.core.operation import registry
from rowantree.domain import organizations
from rowantree.sandbox import demo
from rowantree.sandbox.demo import Plan
from rowantree.sandbox.resumes import Kept
from tests.cast import Company
from tests.servers import Server

ANCHOR = "2026-11-22T08:00:00.000+00:00"
PLAN = Plan(ANCHOR, seed=1, size="small")


class Filled(NamedTuple):
    """An organization with the data of a plan."""

    company: Company
    kept: list[Kept]
    """The bytes of its files, which are not in the store by themselves."""


def filled(server: Server, plan: Plan) -> Filled:
    """A new organization with the data of a plan."""
    name = f"Meridian Robotics {uuid.uuid4()}"

    def body(connection: Connection) -> tuple[int, list[Kept]]:
        world = server.app.world
        ctx = organizations.found(connection, world, name, world.clock.now())
        return ctx.organization_id, demo.fill(ctx, plan)

    number, kept = server.write(body)
    return Filled(Company(server, name, number, registry), kept)
