"""What a body works with: who asks, what time it is, and the rows it may see.

`get`, `lock`, `find` and `rows` are the only ways to a row, and each adds the organization and what the key may see:
anything else is *not found*.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from typing import Any, Literal, NamedTuple, TypeVar

import httpcore
from sqlalchemy import ColumnElement, Executable, Insert, Update, and_, bindparam, delete, insert, select, update
from sqlalchemy.dialects.postgresql import insert as insert_on_postgresql
from sqlalchemy.dialects.sqlite import insert as insert_on_sqlite

from rowantree.core.clock import Chance, Clock, Ids
from rowantree.core.database import Connection, Database, Statements
from rowantree.core.errors import InvalidNextCursor, SyncTokenExpired, missing
from rowantree.core.keys import Keys
from rowantree.core.outgoing import Listeners
from rowantree.core.page import HORIZON, LIFE, Found, HorizonRow, Listing, Mark, Place, Tokens
from rowantree.core.permission import Access, Switch
from rowantree.core.secrecy import Secrecy
from rowantree.core.statement import POSTGRESQL, Dialect, Lookup, Query
from rowantree.core.storage import Store
from rowantree.core.wire import MAX_PAGE, PageInput, SyncPageInput
from rowantree.models.columns import Id, Position
from rowantree.models.table import Table

R = TypeVar("R", bound=NamedTuple)
Lock = Literal["shared", "exclusive"]


@dataclass(frozen=True)
class World:
    """What is the same for all requests of a process."""

    clock: Clock
    chance: Chance
    ids: Ids
    secrecy: Secrecy
    tokens: Tokens
    keys: Keys
    files: Store
    file_seconds: int
    """For how long the address of a file is good."""
    file_limit: int
    """How many bytes a file can have."""
    outgoing: httpcore.AsyncConnectionPool
    """Where requests to others are made: guarded against private addresses."""
    base_url: str
    """Where this server is reached, without a slash at the end."""
    listeners: Listeners = field(default_factory=Listeners)
    demo: bool = False
    """Whether it was started as a demo: then the sandbox's operations are there."""


@dataclass(frozen=True)
class Outside:
    """What a step before or after the transaction works with: no rows, but for a long look at them."""

    world: World
    access: Access
    request_id: str
    database: Database
    """For `Database.view` alone."""


@dataclass(frozen=True)
class Happening:
    """Something that a body did and that others may want to know."""

    kind: str
    subject_id: Id
    fields: frozenset[str]


class Written(NamedTuple):
    """What a conditional insert gives when it has written."""

    organization_id: int


@dataclass(slots=True)
class Context:
    """One request inside its transaction."""

    world: World
    access: Access
    connection: Connection
    operation: str
    request_id: str
    now: datetime
    happenings: list[Happening] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    afterwards: list[Callable[[], None]] = field(default_factory=list)
    """What this process does when the transaction is committed, such as forgetting what it remembered, or refusing though
    what was written stays."""

    # Reading

    def get(self, table: Table[R], row_id: Id) -> R:
        """The row of `table` with that id.

        Raises:
            Refusal: the not-found error that is registered for the table.
        """
        found = self.find(table, row_id)
        if found is None:
            raise missing(table)(id=row_id)
        return found

    def lock(self, table: Table[R], row_id: Id) -> R:
        """As `get`, and nobody else changes the row until this transaction ends: for what is computed from it."""
        return self._locked(table, row_id, "exclusive")

    def hold(self, table: Table[R], row_id: Id) -> R:
        """As `get`, and the row stays as it is until this transaction ends, though others may hold it too.

        For what is copied from it. Who holds a row must not change it.
        """
        return self._locked(table, row_id, "shared")

    def _locked(self, table: Table[R], row_id: Id, lock: Lock) -> R:
        query: Query[R] = _by_id(table, lock)
        found = self._rows(query, frozenset(), {"id": row_id})
        if not found:
            raise missing(table)(id=row_id)
        return found[0]

    def find(self, table: Table[R], row_id: Id) -> R | None:
        """The row of `table` with that id, if there is one."""
        query: Query[R] = _by_id(table, None)
        found = self._rows(query, frozenset(), {"id": row_id})
        return found[0] if found else None

    def rows(self, query: Query[R], **parameters: object) -> list[R]:
        """The rows of `query`. A parameter that names one of its filters and is not None adds that filter."""
        present = frozenset(name for name in query.filters if parameters.get(name) is not None)
        return self._rows(query, present, parameters)

    def by_id(self, lookup: Lookup[R], ids: Iterable[Id | None]) -> list[R]:
        """The rows of `lookup` for these ids; None among them is left out, and no ids cost nothing."""
        wanted = {each for each in ids if each is not None}
        if len(wanted) == 1:
            return self._rows(lookup, _ONE, {"one": wanted.pop()})
        return self._rows(lookup, _SEVERAL, {"ids": sorted(wanted)}) if wanted else []

    def _rows(self, query: Query[R], present: frozenset[str], parameters: Mapping[str, object]) -> list[R]:
        statement = query.statement(
            self.connection.dialect, confidential=self.allows(Switch.CONFIDENTIAL), present=present
        )
        rows: list[R] = self.connection.execute(
            statement, {**parameters, "organization_id": self.access.organization_id}
        )
        return rows

    def page(self, listing: Listing[R], body: PageInput, **filters: object) -> Found[R]:
        """One page of `listing`, where `body`'s cursor or sync token says.

        Args:
            listing: what is listed.
            body: the request.
            filters: values of the listing's filters: None where the request says nothing, False where it says that the
                filter shall not be. Later pages may leave them out: the cursor knows them.

        Raises:
            Refusal: the cursor or the sync token is not good (see `Tokens`).
        """
        place = self._place(listing, body, {name: value for name, value in filters.items() if value is not None})
        size = body.limit if type(body.limit) is int and 1 <= body.limit <= MAX_PAGE else listing.size
        parameters: dict[str, object] = {"count": size + 1, "since": place.since, **place.filters}
        present = {name for name, value in place.filters.items() if value is not False}
        if place.since is not None:
            present.add("since")
        if place.last:
            present.add("after")
            parameters |= {f"last_{name}": value for name, value in zip(listing.order, place.last, strict=True)}
        rows = self._rows(listing.few if place.few else listing, frozenset(present), parameters)
        if len(rows) > size:
            rows.pop()
            place.last = [getattr(rows[-1], name) for name in listing.order]
            place.page += 1
            return Found(rows, more=True, cursor=self.world.tokens.cursor(place), sync_token=None)
        mark = Mark(place.query, place.epoch, self.now + LIFE, place.horizon)
        return Found(rows, more=False, cursor=None, sync_token=self.world.tokens.sync_token(mark))

    def _place(self, listing: Listing[R], body: PageInput, filters: dict[str, object]) -> Place:
        tokens, epoch = self.world.tokens, self.access.epoch
        if body.cursor:
            place = tokens.place(body.cursor, self.operation, epoch, self.now)
            if any(place.filters.get(name) != value for name, value in filters.items()):
                raise InvalidNextCursor(problem="belongs to a list with other filters")
            return place
        # Read before the rows: what is written in between comes again in the next run, rather than not at all.
        horizon = self._horizon() if listing.synced else 0
        since, few = None, False
        if isinstance(body, SyncPageInput) and body.sync_token:
            since = tokens.mark(body.sync_token, self.operation, epoch, self.now).horizon
            if since > horizon:
                raise SyncTokenExpired  # handed out by a database that this one was not restored from in time
            few = not self._rows(listing.beyond_few, frozenset(), {"since": since})
        return Place(self.operation, epoch, self.now + LIFE, horizon, since, few, 0, [], listing.defaults | filters)

    def _horizon(self) -> int:
        statement = _statements.get(self.connection.dialect, "horizon", lambda: HORIZON, HorizonRow)
        return int(self.connection.execute(statement, {})[0].horizon)

    # Writing

    def insert(self, table: Table[R], row: R) -> None:
        """Writes a new row."""
        statement = _statements.get(self.connection.dialect, ("insert", table.name), lambda: _insert(table))
        self.connection.execute(statement, _values("new", table, row))

    def insert_all(self, table: Table[R], rows: Sequence[R]) -> None:
        """Writes new rows in one statement, of which there is one for each number of rows: for a few, known beforehand."""
        count = len(rows)
        statement = _statements.get(
            self.connection.dialect, ("insert_all", table.name, count), lambda: _insert_all(table, count)
        )
        values = itertools.chain.from_iterable(rows)
        self.connection.execute(statement, dict(zip(_names_of_all(table, count), values, strict=True)))

    def insert_if_new(self, table: Table[R], row: R) -> bool:
        """Writes a new row unless one with the same key, or another unique value, is there. Whether it was written."""
        dialect = self.connection.dialect
        statement = _statements.get(
            dialect, ("insert_if_new", table.name), lambda: _insert_if_new(table, dialect), Written
        )
        return bool(self.connection.execute(statement, _values("new", table, row)))

    def update(self, table: Table[R], old: R, new: R) -> frozenset[str]:
        """Writes what differs between `old`, as it was read, and `new`, and moves the record for those who sync.

        Returns:
            The names of the columns that changed.
        """
        names = table.row._fields
        changed = frozenset(name for name, was, now in zip(names, old, new, strict=True) if was != now)
        if not changed and not table.synced:
            return changed
        statement = _statements.get(
            self.connection.dialect, ("update", table.name, changed), lambda: _update(table, changed)
        )
        self.connection.execute(statement, _values("new", table, new) | _values("old", table, old))
        return changed

    def delete(self, table: Table[R], row: R) -> None:
        """Deletes a row."""
        statement = _statements.get(
            self.connection.dialect, ("delete", table.name), lambda: delete(table.core).where(_same_key(table))
        )
        self.connection.execute(statement, _values("old", table, row))

    # Everything else

    def allows(self, switch: Switch) -> bool:
        """Whether the key has `switch`."""
        return switch in self.access.switches

    @property
    def organization_id(self) -> int:
        """The asking organization."""
        return self.access.organization_id

    def new_id(self) -> Id:
        """An id that nothing else has, and that sorts after those that were made before."""
        return self.world.ids.new(self.now)

    def happened(self, kind: str, subject_id: Id, fields: Iterable[str] = ()) -> None:
        """Says what was done, for the log of events and the webhooks: written in this transaction."""
        self.happenings.append(Happening(kind, subject_id, frozenset(fields)))

    def warn(self, code: str) -> None:
        """Adds a warning to the answer, which still succeeds."""
        self.warnings.append(code)


_ONE, _SEVERAL = frozenset({"one"}), frozenset({"ids"})
_statements = Statements()


@cache
def _by_id(table: Table[R], lock: Lock | None) -> Query[R]:
    statement = select(*table.columns).where(table.c.id == bindparam("id"))
    return Query(table.row, statement.with_for_update(read=lock == "shared") if lock else statement)


def _insert(table: Table[Any]) -> Insert:
    return insert(table.core).values(_new_values(table, table.row._fields))


def _insert_all(table: Table[Any], count: int) -> Insert:
    names = table.row._fields
    return insert(table.core).values([_new_values(table, names, of=f"_{number}") for number in range(count)])


def _insert_if_new(table: Table[Any], dialect: Dialect) -> Executable:
    make = insert_on_postgresql if dialect is POSTGRESQL else insert_on_sqlite
    statement = make(table.core).values(_new_values(table, table.row._fields))
    return statement.on_conflict_do_nothing().returning(table.c.organization_id)


def _update(table: Table[Any], changed: Iterable[str]) -> Update:
    return update(table.core).where(_same_key(table)).values(_new_values(table, sorted(changed)))


def _new_values(table: Table[Any], names: Iterable[str], of: str = "") -> dict[str, Any]:
    values: dict[str, Any] = {name: bindparam(f"new_{name}{of}", type_=table.c[name].type) for name in names}
    if table.synced:
        values["position"] = Position()
    return values


def _same_key(table: Table[Any]) -> ColumnElement[bool]:
    return and_(*(column == bindparam(f"old_{column.name}") for column in table.core.primary_key))


@cache
def _names(prefix: str, table: Table[Any]) -> tuple[str, ...]:
    return tuple(f"{prefix}_{name}" for name in table.row._fields)


@cache
def _names_of_all(table: Table[Any], count: int) -> tuple[str, ...]:
    return tuple(f"{name}_{number}" for number in range(count) for name in _names("new", table))


def _values(prefix: str, table: Table[Any], row: NamedTuple) -> dict[str, object]:
    return dict(zip(_names(prefix, table), row, strict=True))
