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
from rowantree.core.clock import Ids
from rowantree.core.context import Context
from rowantree.core.database import Connection
from rowantree.core.permission import Permission, Switch
from rowantree.core.statement import POSTGRESQL, SQLITE, Dialect, Query, Statement, compiled
from rowantree.domain import furnishing, keys, organizations
from rowantree.migrations import schema
from rowantree.models.candidate import Contact, Link, Place
from rowantree.models.columns import Id, to_json
from rowantree.models.table import Table
from rowantree.sandbox import people
from rowantree.sandbox.calls import call

KEYS = {"every switch": keys.new_key(), "no switch": keys.new_key()}
"""The two keys that every measurement is made with. Both have all permissions."""

BATCH = 1_000
_JOBS = 20
_TAGS = ("Strong referral", "Robotics background", "Open to relocation", "Keep warm", "Conference 2026")
_SOURCES = Query(models.Source, select(*models.source.columns))
_BEGAN = datetime(2026, 1, 1, tzinfo=UTC)


class Organization(NamedTuple):
    """What candidates refer to."""

    number: int
    tags: list[Id]
    sources: list[Id]
    user: Id
    jobs: list[Id]
    stages: list[Id]
    """The stages of the plan that all jobs follow, in order; applications stand in any but the last two."""


@dataclass(frozen=True)
class Filled:
    """What a database was filled with, in the order of lists."""

    organization: Organization
    candidates: list[Id]
    applications: list[Id]


@dataclass
class Rows:
    """Rows of candidates and what belongs to them, by table."""

    candidates: list[models.Candidate] = field(default_factory=list)
    emails: list[models.CandidateEmail] = field(default_factory=list)
    taggings: list[models.CandidateTagging] = field(default_factory=list)
    applications: list[models.Application] = field(default_factory=list)
    history: list[models.ApplicationHistoryItem] = field(default_factory=list)

    @property
    def by_table(self) -> list[tuple[Table[Any], list[Any]]]:
        """The rows in an order in which they can be inserted."""
        return [
            (models.candidate, self.candidates),
            (models.candidate_email, self.emails),
            (models.candidate_tagging, self.taggings),
            (models.application, self.applications),
            (models.application_history_item, self.history),
        ]


def fill(database_url: str, count: int) -> Filled:
    """Makes the schema, the organization and `count` candidates with an application each.

    The organization is made by the product's own code, the candidates by bulk inserts.
    """
    schema.migrate(database_url)
    settings = replace(SETTINGS, database_url=database_url)
    organization = asyncio.run(_found(Application(settings)))
    invented = _invent(organization, count)
    path = settings.sqlite_path
    filled = Filled(organization, [], [])
    if path is None:
        asyncio.run(_fill_postgresql(database_url, invented, filled))
        return filled
    with contextlib.closing(sqlite3.connect(path)) as connection:
        _fill_sqlite(connection, invented, filled)
    return filled


async def _found(application: Application) -> Organization:
    def body(connection: Connection) -> Organization:
        ctx = organizations.found(connection, application.world, "Benchmark", _BEGAN)
        user = furnishing.furnish(ctx, "Benchmark")
        for (title, key), switches in zip(KEYS.items(), (tuple(Switch), ()), strict=True):
            keys.create(ctx, title, Permission, switches, key)
        tags = [candidate_tag.create(ctx, candidate_tag.Create(title=title)).id for title in _TAGS]
        sources = [source.id for source in ctx.rows(_SOURCES)]
        stages = _plan(ctx)
        return Organization(ctx.organization_id, tags, sources, user.id, _open_jobs(ctx, stages[0]), stages)

    await application.database.start()
    try:
        return await application.database.write(body)
    finally:
        await application.database.close()


def _plan(ctx: Context) -> list[Id]:
    """A plan's stages."""
    stages = [{"title": kind, "type": kind} for kind in ("Lead", "PreInterviewScreen", "Active", "Hired", "Archived")]
    plan = call(ctx, "interviewPlan.create", title="Benchmark", stages=stages)
    return [stage.id for stage in call(ctx, "interviewStage.list", interviewPlanId=plan.id).results]


def _open_jobs(ctx: Context, stage_id: Id) -> list[Id]:
    """Jobs with a plan that has that stage."""
    plan_id = ctx.get(models.interview_stage, stage_id).interview_plan_id
    location = call(ctx, "location.create", name="Pittsburgh", type="Location")
    department = call(ctx, "department.create", name="Engineering")
    jobs = []
    for number in range(_JOBS):
        job = call(
            ctx,
            "job.create",
            title=f"Engineer {number}",
            teamId=department.id,
            locationId=location.id,
            defaultInterviewPlanId=plan_id,
        )
        jobs.append(call(ctx, "job.setStatus", jobId=job.id, status="Open").id)
    return jobs


def _fill_sqlite(connection: sqlite3.Connection, invented: Iterator[Rows], filled: Filled) -> None:
    for rows in invented:
        with connection:
            for table, held in rows.by_table:
                statement = _insert(table, SQLITE)
                connection.executemany(statement.sql, _bound(statement, held))
        _keep(rows, filled)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _keep(rows: Rows, filled: Filled) -> None:
    filled.candidates.extend(each.id for each in rows.candidates)
    filled.applications.extend(each.id for each in rows.applications)


async def _fill_postgresql(url: str, invented: Iterator[Rows], filled: Filled) -> None:
    connection = await asyncpg.connect(url)
    await connection.set_type_codec("uuid", schema="pg_catalog", encoder=str, decoder=Id, format="text")
    await connection.execute("SET session_replication_role = replica")  # no look at each reference: they are ours
    for rows in invented:
        for table, held in rows.by_table:
            statement = _insert(table, POSTGRESQL)
            await connection.executemany(statement.sql, _bound(statement, held))
        _keep(rows, filled)
    await connection.execute("VACUUM ANALYZE")
    await connection.close()


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
    ids = Ids(chance)
    moments = (_BEGAN + timedelta(seconds=number) for number in range(count))
    while batch := list(itertools.islice(moments, BATCH)):
        rows = Rows()
        for moment in batch:
            _add(rows, organization, moment, chance, ids)
        yield rows


def _add(rows: Rows, organization: Organization, moment: datetime, chance: random.Random, ids: Ids) -> None:
    person, candidate_id = people.invent(chance), ids.new(moment)
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
            location=to_json(_place(person, ids.new(moment))),
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
    _apply(rows, organization, candidate_id, moment, chance, ids)


def _apply(
    rows: Rows, organization: Organization, candidate_id: Id, moment: datetime, chance: random.Random, ids: Ids
) -> None:
    """The candidate's application, and how it came where it stands."""
    number, application_id = organization.number, ids.new(moment)
    reached = chance.randrange(len(organization.stages) - 2)
    rows.applications.append(
        models.Application(
            organization_id=number,
            id=application_id,
            candidate_id=candidate_id,
            job_id=chance.choice(organization.jobs),
            confidential=False,
            status="Active" if reached else "Lead",
            interview_stage_id=organization.stages[reached],
            source_id=chance.choice(organization.sources),
            credited_to_user_id=organization.user,
            archive_reason_id=None,
            archived_at=None,
            applied_via_job_posting_id=None,
            submitter_client_ip=None,
            submitter_user_agent=None,
            created_at=moment,
            updated_at=moment,
            added_at=moment,
        )
    )
    _move(rows, organization, application_id, moment, reached, ids)


def _move(rows: Rows, organization: Organization, application_id: Id, moment: datetime, reached: int, ids: Ids) -> None:
    """The stages that an application has been in."""
    for stage_number, stage_id in enumerate(organization.stages[: reached + 1]):
        entered = moment + timedelta(days=stage_number)
        rows.history.append(
            models.ApplicationHistoryItem(
                organization_id=organization.number,
                id=ids.new(entered),
                application_id=application_id,
                stage_number=stage_number,
                interview_stage_id=stage_id,
                entered_stage_at=entered,
                left_stage_at=entered + timedelta(days=1) if stage_number < reached else None,
                archive_reason_id=None,
                actor_id=organization.user,
            )
        )


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
