"""The demo organization, Meridian Robotics: made by the operations themselves, the same for the same seed and anchor."""

from __future__ import annotations

import json
import random
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import bindparam, select, update

from rowantree import models
from rowantree.api import candidate, candidate_tag
from rowantree.core.context import Context, World
from rowantree.core.database import Connection, perform, run
from rowantree.core.statement import Query
from rowantree.core.wire import Id, Time
from rowantree.domain import furnishing, organizations
from rowantree.models.columns import Json, to_json
from rowantree.sandbox import people

NAME = "Meridian Robotics"
SIZES = {"empty": 0, "small": 120, "medium": 2_000}
"""How many candidates a demo of each size has."""

TAGS = ("Strong referral", "Robotics background", "Open to relocation", "Keep warm", "Conference 2026", "Speaks German")
YEAR = timedelta(days=365)

_SOURCES = Query(models.Source, select(*models.source.columns).order_by(models.source.c.title))


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
    return None if stored is None else Plan(**json.loads(stored))


def clock_offset(connection: Connection) -> timedelta:
    """By how much the sandbox has moved the clock."""
    return timedelta(milliseconds=run(connection, _STORED, _Stored)[0].clock_offset)


def found(connection: Connection, world: World, plan: Plan, now: datetime) -> Context:
    """Makes the demo organization; the context to go on with."""
    perform(connection, _STORE, plan=to_json(asdict(plan)))
    ctx = organizations.found(connection, world, NAME, now)
    fill(ctx, plan)
    return ctx


def fill(ctx: Context, plan: Plan) -> None:
    """Fills the organization with a year of candidates that ends at the plan's anchor."""
    chance = random.Random(plan.seed)  # noqa: S311 demo data can be repeated, that is the point
    ctx.world = replace(ctx.world, chance=chance)
    anchor = datetime.fromisoformat(plan.anchor)
    began, count = anchor - YEAR, SIZES[plan.size]
    ctx.now = began
    furnishing.furnish(ctx, NAME)
    if not count:
        return
    tags = [candidate_tag.create(ctx, candidate_tag.Create(title=title)).id for title in TAGS]
    sources = [source.id for source in ctx.rows(_SOURCES)]
    for number in range(count):
        ctx.now = began + timedelta(milliseconds=YEAR // timedelta(milliseconds=1) * number // count)
        added = _add(ctx, chance, sources)
        for tag_id in chance.sample(tags, chance.choice((0, 0, 1, 1, 2))):
            ctx.now = min(ctx.now + timedelta(minutes=chance.randint(5, 600)), anchor)
            candidate.add_tag(ctx, candidate.AddTag(candidate_id=added, tag_id=tag_id))


def _add(ctx: Context, chance: random.Random, sources: list[Id]) -> Id:
    person = people.invent(chance)
    added = candidate.create(
        ctx,
        candidate.Create(
            name=person.name,
            email=person.email,
            phone_number=person.phone_number,
            linked_in_url=person.linked_in_url,
            source_id=chance.choice(sources),
            credited_to_user_id=ctx.access.user_id,
            location=candidate.LocationGiven(city=person.city, region=person.region, country=person.country),
            created_at=Time.parse(ctx.now.isoformat()),
        ),
    )
    return added.id
