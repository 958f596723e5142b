"""Where the fuzzing takes place: an organization with a little of everything, and a neighbour that has the same."""

from __future__ import annotations

import asyncio
import contextlib
import json
import re
import sqlite3
from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import asyncpg

from prove.fuzzing.shaping import Body
from rowantree.core.permission import Permission, Switch
from rowantree.domain import keys
from rowantree.logs import set_up
from rowantree.models.table import metadata
from rowantree.sandbox import demo, resumes
from rowantree.settings import Settings
from tests import cast
from tests.cast import Company
from tests.samples import BODIES, ONE_MORE
from tests.servers import SECRET, Server, serving

CANDIDATES, APPLICATIONS = 30, 45
"""What either organization has besides one of each thing of the tests."""

STOCKED = ("application.list", "approval.list", "interviewSchedule.list", "offer.list", "opening.list", "report.list")
MORE = 5
"""How many more it has of what these list."""

Rows = dict[str, list[str]]
"""By table, its rows as text."""


@dataclass(frozen=True)
class Ground:
    """What has been set up."""

    settings: Settings
    key: str
    key_id: str
    number: int
    neighbour: int
    examples: dict[str, Body]
    """By operation, a body that succeeds, or did before the fuzzing began."""

    def rows(self, organization: int) -> Rows:
        """All that the tables hold of an organization."""
        tables = {name: _owner(name) for name in metadata.tables if _owner(name)}
        return {
            name: sorted(self.look(f'SELECT {{row}} FROM "{name}" t WHERE {owner} = {organization}'))  # noqa: S608 names of tables
            for name, owner in tables.items()
        }

    def ids(self, organization: int) -> dict[str, list[str]]:
        """The ids of an organization's records, by resource."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for name, table in metadata.tables.items():
            if {"organization_id", "id"} <= set(table.c.keys()):
                sql = f'SELECT CAST(id AS TEXT) FROM "{name}" WHERE organization_id = {organization} ORDER BY id'  # noqa: S608 names of tables
                found[re.sub("_(.)", lambda letter: letter[1].upper(), name)] += self.look(sql)
        return dict(found)

    def look(self, sql: str) -> list[str]:
        """The rows of `sql` as text; `{row}` stands for all columns of the table `t`."""
        path = self.settings.sqlite_path
        if path is None:
            return asyncio.run(self._look_at_postgresql(sql.format(row="t::text")))
        with contextlib.closing(sqlite3.connect(path, timeout=30)) as file:
            found = file.execute(sql.format(row="t.*")).fetchall()
        return [str(row[0]) if len(row) == 1 else repr(row) for row in found]

    async def _look_at_postgresql(self, sql: str) -> list[str]:
        connection = await asyncpg.connect(self.settings.database_url)
        try:
            return [str(row[0]) for row in await connection.fetch(sql)]
        finally:
            await connection.close()


def _owner(table: str) -> str | None:
    """The column that says whose a table's rows are."""
    if table == "organization":
        return "id"
    return "organization_id" if "organization_id" in metadata.tables[table].c else None


def prepare(database_url: str, folder: Path, seed: int) -> Ground:
    """Sets it up, with a server that is gone afterwards."""
    settings = Settings(
        database_url=database_url,
        files_url=f"file:{folder / 'files'}",
        secret=SECRET,
        rate_limit=None,
        private_webhooks=True,  # the tests' own receivers are on this machine
    )
    set_up("warning")
    with serving(settings) as server:
        company, neighbour = _found(server, "Meridian Robotics", seed), _found(server, "Halcyon Foods", seed + 1)
        examples = {name: json.loads(json.dumps(make(company))) for name, make in BODIES.items()}
        key = keys.new_key()
        own = company.act(lambda ctx: keys.create(ctx, "The fuzzing", Permission, Switch, key))
    return Ground(settings, key, own.id, company.number, neighbour.number, examples)


def _found(server: Server, name: str, seed: int) -> Company:
    company = cast.found(server, name, furnished=False)
    plan = demo.Plan(datetime.now(UTC).isoformat(timespec="milliseconds"), seed, "small")
    kept = company.act(lambda ctx: demo.simulate(ctx, plan, CANDIDATES, APPLICATIONS, by_operations=True))
    server.do(resumes.put(server.app.store, kept))
    company.user = next(each["id"] for each in company.admin.all("user.list") if each["lastName"] == "Administrator")
    company.things.all()
    for each in STOCKED:
        for _ in range(MORE):
            ONE_MORE[each](company)
    return company
