"""The demo organization, Meridian Robotics: the same for the same seed and anchor.

A small one is made by the operations themselves. In the larger ones they set up the company, and what happens to
candidates is written in bulk (`records`).
"""

from __future__ import annotations

import contextlib
import gc
import json
import random
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import bindparam, select, update

from rowantree import models
from rowantree.core.clock import Ids
from rowantree.core.context import Context, World
from rowantree.core.database import Connection, perform, run
from rowantree.domain import furnishing, organizations
from rowantree.models.columns import Json, to_json
from rowantree.sandbox import hiring, interviewing, meridian, offering, settling
from rowantree.sandbox.hiring import Year
from rowantree.sandbox.office import Operations
from rowantree.sandbox.records import Records
from rowantree.sandbox.resumes import Cabinet, Kept

NAME = meridian.NAME
SIZES = {"empty": (0, 0), "small": (250, 400), "medium": (10_000, 16_000), "large": (100_000, 200_000)}
"""How many candidates and applications a demo of each size has."""
BY_OPERATIONS = frozenset({"empty", "small"})
"""The sizes that are not written in bulk: their candidates have résumés to look at."""


@dataclass(frozen=True)
class Plan:
    """What the demo organization is made from: the same plan gives the same data."""

    anchor: str
    """Where the year of history ends, in ISO 8601."""
    seed: int
    size: str
    """One of `SIZES`."""


class Founded(NamedTuple):
    """A demo organization that has been made."""

    ctx: Context
    """The context to go on with."""
    kept: list[Kept]
    """The bytes of its files, to be put into the store when the transaction is done."""


class _Stored(NamedTuple):
    demo: Json | None
    clock_offset: int


_STORED = select(models.installation.c.demo, models.installation.c.clock_offset)
_STORE = update(models.installation.core).values(demo=bindparam("plan"))


def planned(connection: Connection) -> Plan | None:
    """The plan of this server's demo, where it is one."""
    known = _known(connection)
    return None if known is None else Plan(known["anchor"], known["seed"], known["size"])


def own(connection: Connection) -> models.Organization | None:
    """The organization that was made from this server's plan, whatever it is called now; None before it is made."""
    known = _known(connection)
    if known is None:
        return None
    number = known.get("organization")
    if number is None:  # a demo of the first version: named like this then, and as good as always the first
        return organizations.by_name(connection, NAME) or organizations.by_number(connection, 1)
    return organizations.by_number(connection, number)


def _known(connection: Connection) -> dict[str, Any] | None:
    """The plan as it is stored, with the number of the organization that was made from it."""
    stored = run(connection, _STORED, _Stored)[0].demo
    return None if stored is None else json.loads(stored)


def clock_offset(connection: Connection) -> timedelta:
    """By how much the sandbox has moved the clock."""
    return timedelta(milliseconds=run(connection, _STORED, _Stored)[0].clock_offset)


def found(connection: Connection, world: World, plan: Plan, now: datetime) -> Founded:
    """Makes the demo organization."""
    ctx = organizations.found(connection, world, NAME, now)
    perform(connection, _STORE, plan=to_json(asdict(plan) | {"organization": ctx.organization_id}))
    return Founded(ctx, fill(ctx, plan))


def fill(ctx: Context, plan: Plan) -> list[Kept]:
    """Fills the organization with a year of hiring that ends at the plan's anchor.

    Returns:
        The bytes of files, to be put into the store when the transaction is done.
    """
    candidates, applications = SIZES[plan.size]
    return simulate(ctx, plan, candidates, applications, by_operations=plan.size in BY_OPERATIONS)


def simulate(ctx: Context, plan: Plan, candidates: int, applications: int, *, by_operations: bool) -> list[Kept]:
    """As `fill`, with so many candidates and applications, one after the other by operations or all in bulk."""
    chance, ids, file_ids = (random.Random(f"{purpose} of {plan.seed}") for purpose in ("events", "ids", "files"))  # noqa: S311 demo data can be repeated, that is the point
    ctx.world = replace(ctx.world, chance=ids, ids=Ids(ids))
    anchor = datetime.fromisoformat(plan.anchor)
    ctx.now = anchor - hiring.YEAR
    administrator = furnishing.furnish(ctx, meridian.NAME)
    if not candidates:
        return []
    place = settling.settle(ctx, administrator.id)
    jobs = settling.create_jobs(ctx, place)
    cabinet, records = Cabinet(Ids(file_ids)), Records(ctx, place)
    year = Year(ctx, Operations(ctx, cabinet) if by_operations else records, chance, anchor, place, jobs)
    hiring.plan(year, ctx.now, candidates, applications)
    with _hoarding():
        year.run()
        records.write()
    offering.make(year, anchor - hiring.YEAR)
    interviewing.make(year, anchor - hiring.YEAR)
    return cabinet.kept


@contextlib.contextmanager
def _hoarding() -> Iterator[None]:
    """Keeps Python from looking for garbage: among millions of rows, of which none is any, that takes a third longer."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
