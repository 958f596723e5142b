"""The demo organization, Meridian Robotics: made by the operations themselves, the same for the same seed and anchor."""

from __future__ import annotations

import json
import random
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import bindparam, select, update

from rowantree import models
from rowantree.core.context import Context, World
from rowantree.core.database import Connection, perform, run
from rowantree.domain import furnishing, organizations
from rowantree.models.columns import Json, to_json
from rowantree.sandbox import hiring, meridian, settling
from rowantree.sandbox.hiring import Year

NAME = meridian.NAME
SIZES = {"empty": (0, 0), "small": (250, 400), "medium": (2_000, 3_200)}
"""How many candidates and applications a demo of each size has."""


@dataclass(frozen=True)
class Plan:
    """What the demo organization is made from: the same plan gives the same data."""

    anchor: str
    """Where the year of history ends, in ISO 8601."""
    seed: int
    size: str
    """One of `SIZES`, or `empty`."""


class _Stored(NamedTuple):
    demo: Json | None
    clock_offset: int


_STORED = select(models.installation.c.demo, models.installation.c.clock_offset)
_STORE = update(models.installation.core).values(demo=bindparam("plan"))


def planned(connection: Connection) -> Plan | None:
    """The plan of this server's demo, where it is one."""
    stored = run(connection, _STORED, _Stored)[0].demo
    if stored is None:
        return None
    known = json.loads(stored)
    return Plan(known["anchor"], known["seed"], known["size"])


def own(connection: Connection) -> models.Organization | None:
    """The organization that was made from this server's plan, whatever it is called now; None before it is made."""
    stored = run(connection, _STORED, _Stored)[0].demo
    if stored is None:
        return None
    number = json.loads(stored).get("organization")
    if number is None:  # a demo of the first version: named like this then, and as good as always the first
        return organizations.by_name(connection, NAME) or organizations.by_number(connection, 1)
    return organizations.by_number(connection, number)


def clock_offset(connection: Connection) -> timedelta:
    """By how much the sandbox has moved the clock."""
    return timedelta(milliseconds=run(connection, _STORED, _Stored)[0].clock_offset)


def found(connection: Connection, world: World, plan: Plan, now: datetime) -> Context:
    """Makes the demo organization; the context to go on with."""
    ctx = organizations.found(connection, world, NAME, now)
    perform(connection, _STORE, plan=to_json(asdict(plan) | {"organization": ctx.organization_id}))
    fill(ctx, plan)
    return ctx


def fill(ctx: Context, plan: Plan) -> None:
    """Fills the organization with a year of hiring that ends at the plan's anchor."""
    chance = random.Random(plan.seed)  # noqa: S311 demo data can be repeated, that is the point
    ctx.world = replace(ctx.world, chance=chance)
    anchor = datetime.fromisoformat(plan.anchor)
    ctx.now = anchor - hiring.YEAR
    administrator = furnishing.furnish(ctx, meridian.NAME)
    candidates, applications = SIZES[plan.size]
    if not candidates:
        return
    place = settling.settle(ctx, administrator.id)
    year = Year(ctx, chance, anchor, place, settling.create_jobs(ctx, place))
    hiring.plan(year, ctx.now, candidates, applications)
    year.run()
