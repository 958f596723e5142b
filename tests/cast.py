"""The cast: who works where, and who must not see what.

Meridian Robotics is the organization of every test, a new one each time. Halcyon Foods is its neighbour on the same
server, with the same data; neither may ever see the other.

- `admin` may do everything, `plain` everything that needs no switch, `reader` only reads.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

from rowantree.core.context import Context
from rowantree.core.database import Connection
from rowantree.core.operation import Registry, registry
from rowantree.core.permission import Permission, Switch
from rowantree.domain import furnishing, keys, organizations
from tests.client import Client
from tests.servers import Server

T = TypeVar("T")

READING = [permission for permission in Permission if permission.value.endswith("Read")]


@dataclass
class Company:
    """An organization on a server, and the clients of its keys."""

    server: Server
    name: str
    number: int
    operations: Registry
    admins_key: str | None = None
    """The key of `admin`, where it was made with the organization."""

    def act(self, body: Callable[[Context], T]) -> T:
        """Runs `body` in a transaction, as somebody who may do everything in this organization."""
        world = self.server.app.world

        def run(connection: Connection) -> T:
            organization = organizations.by_number(connection, self.number)
            return body(organizations.acting(connection, world, organization, world.clock.now()))

        return self.server.write(run)

    def client(self, permissions: Iterable[Permission] = Permission, switches: Iterable[Switch] = ()) -> Client:
        """A client with a new key that may do this."""
        key = keys.new_key()
        self.act(lambda ctx: keys.create(ctx, "A key of the tests", permissions, switches, key))
        return Client(self.server.http, key, self.operations)

    @cached_property
    def admin(self) -> Client:
        """May do everything."""
        if self.admins_key is None:
            return self.client(Permission, Switch)
        return Client(self.server.http, self.admins_key, self.operations)

    @cached_property
    def plain(self) -> Client:
        """May do everything that needs no switch: what most integrations have."""
        return self.client()

    @cached_property
    def reader(self) -> Client:
        """May only read."""
        return self.client(READING)

    @cached_property
    def things(self) -> Things:
        """One of each thing, with the same contents in every company: its id by what it is, made at the first use."""
        return Things(self)

    @cached_property
    def sources(self) -> list[str]:
        """The ids of the sources that the organization was founded with."""
        return [str(row[0]) for row in self._raw("SELECT id FROM source WHERE organization_id = ? ORDER BY title")]

    @cached_property
    def user(self) -> str:
        """The id of the administrator."""
        found = self._raw('SELECT id FROM "user" WHERE organization_id = ? AND NOT is_service ORDER BY created_at')
        return str(found[0][0])

    def _raw(self, sql: str) -> list[Any]:
        """Runs SQL with the organization as its one parameter."""
        return raw(self.server, sql, self.number)


class Things(dict[str, str]):
    """The ids of the things of a company."""

    def __init__(self, company: Company) -> None:
        super().__init__()
        self._company = company

    def __missing__(self, name: str) -> str:
        from tests.samples import THINGS

        self[name] = THINGS[name](self._company)
        return self[name]

    def all(self) -> list[str]:
        """All of them."""
        from tests.samples import THINGS

        return [self[name] for name in THINGS]


def raw(server: Server, sql: str, *values: Any) -> list[tuple[Any, ...]]:
    """Runs SQL on the server's database; `?` stands for each value."""
    from rowantree.core.statement import Statement

    if server.app.database.dialect.name == "postgresql":
        for number in range(1, len(values) + 1):
            sql = sql.replace("?", f"${number}", 1)
    return server.read(lambda connection: connection.execute(Statement(sql, lambda _: values), {}))


def found(server: Server, name: str, operations: Registry = registry, *, furnished: bool = True) -> Company:
    """A new organization whose name begins with `name`, with what each begins with or with nothing at all."""
    unique, key = f"{name} {uuid.uuid4()}", keys.new_key()

    def body(connection: Connection) -> int:
        app = server.app
        ctx = organizations.found(connection, app.world, unique, app.world.clock.now())
        if furnished:
            furnishing.furnish(ctx, unique)
        keys.create(ctx, "A key of the tests", Permission, Switch, key)
        return ctx.organization_id

    return Company(server, unique, server.write(body), operations, key)
