"""One way to both databases.

A body is a plain function of a `Connection`; a `Database` decides where it runs. On SQLite (core/sqlite.py) it runs in
place or on the writer's thread, on PostgreSQL (core/postgres.py) in a greenlet that waits for the driver.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple, Protocol, TypeVar

from sqlalchemy import Executable

from rowantree.core.statement import Dialect, Parameters, Statement, compiled

T = TypeVar("T")
R = TypeVar("R", bound=NamedTuple)


class Connection(Protocol):
    """What a body talks to. Every statement's rows are read to the end before the next begins."""

    dialect: Dialect
    statements: int
    """How many statements have run here."""

    def execute(self, statement: Statement, parameters: Parameters) -> list[Any]:
        """Runs `statement` and gives all its rows."""
        ...


class Database(Protocol):
    """A database that runs bodies. Each body is one transaction, or none of it happens."""

    dialect: Dialect

    @property
    def statements(self) -> int:
        """How many statements its bodies have run."""
        ...

    async def start(self) -> None:
        """Opens it."""
        ...

    async def close(self) -> None:
        """Closes it, after what is running has ended."""
        ...

    async def read(self, body: Callable[[Connection], T], *, slow: bool = False) -> T:
        """Runs a body that only reads. A `slow` one (a search) does not hold up others."""
        ...

    async def view(self, body: Callable[[Connection], T], seconds: float) -> T:
        """Runs a slow body that only reads (a report), with one unchanging view of the data.

        Raises:
            TooSlow: it did not end in so many seconds.
        """
        ...

    async def write(self, body: Callable[[Connection], T]) -> T:
        """Runs a body that writes, in one transaction, and returns when it is committed.

        Cancelling this call leaves the transaction done or undone, never half.
        """
        ...


class Unavailable(Exception):
    """The database cannot do this now: it is closing, full, locked, gone or too slow.

    Nothing of it was done, unless the connection was lost in the middle of its commit, which nobody can know.
    """


class TooSlow(Unavailable):
    """A body that reads did not end in the time that it had."""


MOST_STATEMENTS = 4_096
"""How many compiled statements are kept; there are far fewer, unless somebody updates every set of columns there is."""


class Statements:
    """Statements made of Core expressions at the place of use, each compiled once for each dialect."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, object], Statement] = {}

    def get(
        self, dialect: Dialect, name: object, make: Callable[[], Executable], row: type[NamedTuple] | None = None
    ) -> Statement:
        """The statement called `name`, compiled from `make()` at its first use."""
        statement = self._known.get((dialect.name, name))
        if statement is None:
            if len(self._known) >= MOST_STATEMENTS:
                self._known.clear()
            statement = self._known[dialect.name, name] = compiled(make(), dialect, row)
        return statement


_everywhere = Statements()


def run(connection: Connection, core: Executable, row: type[R], /, **parameters: object) -> list[R]:
    """Runs a statement that is not of one organization: keys, jobs, the installation. `core` is a module's constant."""
    statement = _everywhere.get(connection.dialect, core, lambda: core, row)
    return connection.execute(statement, parameters)


def perform(connection: Connection, core: Executable, /, **parameters: object) -> None:
    """Runs a statement that gives no rows and is not of one organization."""
    connection.execute(_everywhere.get(connection.dialect, core, lambda: core), parameters)
