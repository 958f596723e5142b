"""Databases to measure with: one organization, a key of each kind, and as many candidates as wanted."""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import random
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

import asyncpg
from sqlalchemy import bindparam, insert, select

from bench.rowantree_server import SETTINGS
from rowantree import models
from rowantree.api import candidate_tag
from rowantree.app import Application
from rowantree.core.clock import new_id
from rowantree.core.database import Connection
from rowantree.core.permission import Permission, Switch
from rowantree.core.statement import POSTGRESQL, SQLITE, Dialect, Query, Statement, compiled
from rowantree.domain import furnishing, keys, organizations
from rowantree.migrations import schema
from rowantree.models.candidate import Contact, Link, Place
from rowantree.models.columns import Id, to_json
from rowantree.models.table import Table
from rowantree.sandbox import people

KEYS = {"every switch": keys.new_key(), "no switch": keys.new_key()}
"""The two keys that every measurement is made with. Both have all permissions."""

BATCH = 1_000
_TAGS = ("Strong referral", "Robotics background", "Open to relocation", "Keep warm", "Conference 2026")
_SOURCES = Query(models.Source, select(*models.source.columns))
_BEGAN = datetime(2026, 1, 1, tzinfo=UTC)


class Organization(NamedTuple):
    """What candidates refer to."""

    number: int
    tags: list[Id]
    sources: list[Id]
    user: Id


@dataclass
class Rows:
    """Rows of candidates and what belongs to them, by table."""

    candidates: list[models.Candidate] = field(default_factory=list)
    emails: list[models.CandidateEmail] = field(default_factory=list)
    taggings: list[models.CandidateTagging] = field(default_factory=list)

    @property
    def by_table(self) -> list[tuple[Table[Any], list[Any]]]:
        """The rows in an order in which they can be inserted."""
        return [
            (models.candidate, self.candidates),
            (models.candidate_email, self.emails),
            (models.candidate_tagging, self.taggings),
        ]


def fill(database_url: str, count: int) -> list[Id]:
    """Makes the schema, the organization and `count` candidates; their ids in the order of lists.

    The organization is made by the product's own code, the candidates by bulk inserts.
    """
    schema.migrate(database_url)
    settings = replace(SETTINGS, database_url=database_url)
    organization = asyncio.run(_found(Application(settings)))
    invented = _invent(organization, count)
    path = settings.sqlite_path
    if path is None:
        return asyncio.run(_fill_postgresql(database_url, invented))
    with contextlib.closing(sqlite3.connect(path)) as connection:
        return _fill_sqlite(connection, invented)


async def _found(application: Application) -> Organization:
    def body(connection: Connection) -> Organization:
        ctx = organizations.found(connection, application.world, "Benchmark", _BEGAN)
        user = furnishing.furnish(ctx, "Benchmark")
        for (title, key), switches in zip(KEYS.items(), (tuple(Switch), ()), strict=True):
            keys.create(ctx, title, Permission, switches, key)
        tags = [candidate_tag.create(ctx, candidate_tag.Create(title=title)).id for title in _TAGS]
        return Organization(ctx.organization_id, tags, [source.id for source in ctx.rows(_SOURCES)], user.id)

    await application.database.start()
    try:
        return await application.database.write(body)
    finally:
        await application.database.close()


def _fill_sqlite(connection: sqlite3.Connection, invented: Iterator[Rows]) -> list[Id]:
    ids: list[Id] = []
    for rows in invented:
        with connection:
            for table, held in rows.by_table:
                statement = _insert(table, SQLITE)
                connection.executemany(statement.sql, _bound(statement, held))
        ids += [each.id for each in rows.candidates]
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return ids


async def _fill_postgresql(url: str, invented: Iterator[Rows]) -> list[Id]:
    ids: list[Id] = []
    connection = await asyncpg.connect(url)
    await connection.set_type_codec("uuid", schema="pg_catalog", encoder=str, decoder=Id, format="text")
    for rows in invented:
        for table, held in rows.by_table:
            statement = _insert(table, POSTGRESQL)
            await connection.executemany(statement.sql, _bound(statement, held))
        ids += [each.id for each in rows.candidates]
    await connection.execute("VACUUM ANALYZE")
    await connection.close()
    return ids


def _insert(table: Table[Any], dialect: Dialect) -> Statement:
    values: dict[str, Any] = {column.name: bindparam(column.name, type_=column.type) for column in table.columns}
    if table.synced:
        values["position"] = 0  # as after a restore: older than whatever is written from now on
    return compiled(insert(table.core).values(values), dialect)


def _bound(statement: Statement, rows: Iterable[Any]) -> list[Any]:
    return [statement.bind(row._asdict()) for row in rows]


def _invent(organization: Organization, count: int) -> Iterator[Rows]:
    """Candidates in batches, the same for the same count but for the ids they refer to."""
    chance = random.Random(1)
    moments = (_BEGAN + timedelta(seconds=number) for number in range(count))
    while batch := list(itertools.islice(moments, BATCH)):
        rows = Rows()
        for moment in batch:
            _add(rows, organization, moment, chance)
        yield rows


def _add(rows: Rows, organization: Organization, moment: datetime, chance: random.Random) -> None:
    person, candidate_id = people.invent(chance), new_id(moment, chance)
    addresses = [person.email, f"work.{person.email}"]
    rows.candidates.append(
        models.Candidate(
            organization_id=organization.number,
            id=candidate_id,
            name=person.name,
            searched_name=person.name.casefold(),
            email_addresses=to_json(_contacts(addresses)),
            phone_numbers=to_json(_contacts([person.phone_number])),
            social_links=to_json(_links(person)),
            position_title="Robotics Engineer",
            company="Example Actuators",
            school="Example Institute of Technology",
            location=to_json(_place(person, new_id(moment, chance))),
            timezone="Europe/Berlin",
            fraud_status=None,
            source_id=chance.choice(organization.sources),
            credited_to_user_id=organization.user,
            external_mapping_id=None,
            created_at=moment,
            updated_at=moment,
            added_at=moment,
        )
    )
    number = organization.number
    rows.emails += [models.CandidateEmail(number, candidate_id, address) for address in addresses]
    for tag in chance.sample(organization.tags, chance.choice((0, 1, 1, 2, 3))):
        rows.taggings.append(models.CandidateTagging(number, candidate_id, tag, moment))


def _contacts(values: list[str]) -> list[Contact]:
    return [{"value": value, "type": "Personal", "isPrimary": value == values[0]} for value in values]


def _links(person: people.Person) -> list[Link]:
    handle = person.email.partition("@")[0]
    return [
        {"type": "LinkedIn", "url": person.linked_in_url},
        {"type": "GitHub", "url": f"https://github.com/{handle}"},
    ]


def _place(person: people.Person, place_id: Id) -> Place:
    return {
        "id": place_id,
        "locationSummary": f"{person.city}, {person.region}, {person.country}",
        "locationComponents": [
            {"type": "Country", "name": person.country},
            {"type": "Region", "name": person.region},
            {"type": "City", "name": person.city},
        ],
    }
