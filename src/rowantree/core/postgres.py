"""PostgreSQL through asyncpg.

A body is a plain function; it runs in a greenlet, and its connection waits for the driver in its place, so there are no
threads and hardly a cost. A reading body needs no transaction, a writing one has exactly one. A connection whose
request was cancelled, or that failed in an unclear way, is closed and not used again.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeAlias, TypeVar

import asyncpg
from sqlalchemy.util.concurrency import await_only, greenlet_spawn

from rowantree.core.database import Connection, TooSlow, Unavailable
from rowantree.core.statement import POSTGRESQL, Parameters, Statement

T = TypeVar("T")
Raw: TypeAlias = "asyncpg.Connection[asyncpg.Record]"

ATTEMPTS = 4
"""How often a writing body is run when the database asks for it: a deadlock, a lost connection before its first word."""

# A unique value that somebody else has just taken: run again, the body finds it there and says so in its own words.
_AGAIN = (asyncpg.DeadlockDetectedError, asyncpg.SerializationError, asyncpg.UniqueViolationError)
_TOO_MUCH = (
    asyncpg.InsufficientResourcesError,
    asyncpg.LockNotAvailableError,
    asyncpg.OperatorInterventionError,  # a statement that ran, or waited for a lock, for too long
    asyncpg.IdleInTransactionSessionTimeoutError,
)
_UNREACHABLE = (OSError, TimeoutError, asyncpg.PostgresError, asyncpg.InterfaceError)


@dataclass
class Tally:
    """How many statements have run on all connections of a database, closed ones included."""

    statements: int = 0


class PostgresConnection:
    """What a body sees of a connection: it may only be used inside `greenlet_spawn`."""

    dialect = POSTGRESQL

    def __init__(self, raw: Raw, tally: Tally) -> None:
        self.raw = raw
        self.statements = 0
        self.deadline: float | None = None
        """By when, on the monotonic clock, the statements of this transaction must have ended."""
        self._tally = tally

    def execute(self, statement: Statement, parameters: Parameters) -> list[Any]:
        """Runs `statement` and gives all its rows."""
        if self.deadline is not None:
            left = int((self.deadline - time.monotonic()) * 1000)
            if left < 1:
                raise TooSlow("it took too long")
            await_only(self.raw.execute(f"SET LOCAL statement_timeout = {left}"))
        self.statements += 1
        self._tally.statements += 1
        return statement.read(await_only(self.raw.fetch(statement.sql, *statement.bind(parameters))))


class PostgresDatabase:
    """A database on a PostgreSQL server.

    `patience` is how many seconds a request waits for a connection, and the longest a statement may run.
    """

    dialect = POSTGRESQL

    def __init__(self, url: str, patience: float, connections: int) -> None:
        self._url = url
        self._patience = patience
        self._idle: list[PostgresConnection] = []
        self._tally = Tally()
        self._room = asyncio.Semaphore(connections)
        self._room_for_views = asyncio.Semaphore(max(connections // 2, 1))
        """Each may hold its connection for very long, and requests want some, too."""
        self._limit = connections

    @property
    def statements(self) -> int:
        """How many statements its bodies have run."""
        return self._tally.statements

    async def start(self) -> None:
        """Opens the first connection, so that a wrong address is noticed at once."""
        connection = await self._acquire()
        self._release(connection)

    async def close(self) -> None:
        """Closes all connections, when the bodies that use them have ended."""
        for _ in range(self._limit):
            await self._room.acquire()
        for connection in self._idle:
            await connection.raw.close(timeout=5)
        self._idle.clear()

    async def read(self, body: Callable[[Connection], T], *, slow: bool = False) -> T:  # noqa: ARG002 nothing waits here
        """Runs `body` on a connection without a transaction; again when the connection turns out to be dead."""
        for _ in range(ATTEMPTS):
            connection = await self._acquire()
            try:
                return await greenlet_spawn(body, connection)
            except Exception as error:
                if isinstance(error, _TOO_MUCH):
                    raise Unavailable("the database was too busy") from error
                if not connection.raw.is_closed():
                    raise
                self._discard_idle()
            except BaseException:
                connection.raw.terminate()
                raise
            finally:
                self._release(connection)
        raise Unavailable("the connection to the database was lost")

    async def view(self, body: Callable[[Connection], T], seconds: float) -> T:
        """Runs `body` in a transaction that sees no change; the wait for its turn is part of its time."""
        deadline = time.monotonic() + seconds
        try:
            await asyncio.wait_for(self._room_for_views.acquire(), seconds)
        except TimeoutError as error:
            raise TooSlow("it came too late to its turn") from error
        try:
            return await self._view(body, deadline)
        finally:
            self._room_for_views.release()

    async def _view(self, body: Callable[[Connection], T], deadline: float) -> T:
        connection = await self._viewing()
        try:
            connection.deadline = deadline
            return await greenlet_spawn(body, connection)
        except Exception as error:
            if isinstance(error, asyncpg.QueryCanceledError):
                raise TooSlow("it took too long") from error
            if isinstance(error, _TOO_MUCH) or connection.raw.is_closed():
                raise Unavailable("the database was too busy, or the connection to it was lost") from error
            raise
        except BaseException:
            connection.raw.terminate()
            raise
        finally:
            connection.deadline = None
            try:
                await _roll_back(connection)
            finally:
                self._release(connection)

    async def _viewing(self) -> PostgresConnection:
        """A connection whose transaction sees no change; another one where the first turns out to be dead."""
        for _ in range(ATTEMPTS):
            connection = await self._acquire()
            try:
                await connection.raw.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
            except BaseException as error:
                connection.raw.terminate()
                self._release(connection)
                if not isinstance(error, Exception):
                    raise
                self._discard_idle()
            else:
                return connection
        raise Unavailable("the connection to the database was lost")

    async def write(self, body: Callable[[Connection], T]) -> T:
        """Runs `body` in one transaction; again from its start when the database asks for that."""
        problem: Exception | None = None
        for _ in range(ATTEMPTS):
            connection = await self._acquire()
            try:
                return await self._transaction(connection, body)
            except _Again as again:
                problem = again.problem
                self._discard_idle(unless_alive=connection)
            except Exception as error:
                await _roll_back(connection)
                if isinstance(error, _TOO_MUCH):
                    raise Unavailable("the database was too busy") from error
                raise
            except BaseException:
                connection.raw.terminate()
                raise
            finally:
                self._release(connection)
        if isinstance(problem, asyncpg.UniqueViolationError):
            raise problem  # nobody else's doing: the body is wrong
        raise Unavailable("the connection to the database was lost, or others were writing the same") from problem

    async def _transaction(self, connection: PostgresConnection, body: Callable[[Connection], T]) -> T:
        """Runs `body` between BEGIN and COMMIT.

        Raises:
            _Again: nothing was done, and trying again makes sense.
            Unavailable: the connection was lost on the way.
        """
        try:
            await connection.raw.execute("BEGIN READ WRITE")
        except Exception as error:
            raise _Again(error) from error  # a connection that was dead before its first word
        try:
            result = await greenlet_spawn(body, connection)
            ended = await connection.raw.execute("COMMIT")
        except _AGAIN as error:
            await _roll_back(connection)
            raise _Again(error) from error
        except Exception as error:
            if connection.raw.is_closed():
                raise Unavailable("the connection to the database was lost") from error
            raise
        if ended != "COMMIT":  # a statement had failed, and the body went on as if it had not
            raise RuntimeError("the database has undone a transaction whose body caught a database error")
        return result

    async def _acquire(self) -> PostgresConnection:
        try:
            await asyncio.wait_for(self._room.acquire(), self._patience)
        except TimeoutError as error:
            raise Unavailable(f"no connection was free within {self._patience:g} seconds") from error
        while self._idle:
            connection = self._idle.pop()
            if not connection.raw.is_closed():
                return connection
        try:
            return await self._connect()
        except BaseException as error:
            self._room.release()
            if isinstance(error, _UNREACHABLE):
                raise Unavailable("the database cannot be reached") from error
            raise

    async def _connect(self) -> PostgresConnection:
        milliseconds = str(int(self._patience * 1000))
        raw: Raw = await asyncpg.connect(
            self._url,
            timeout=self._patience,
            statement_cache_size=1024,
            server_settings={
                "application_name": "rowantree",
                "timezone": "UTC",
                "default_transaction_read_only": "on",  # a body that is not declared to write cannot
                "statement_timeout": milliseconds,
                "idle_in_transaction_session_timeout": milliseconds,
            },
        )
        try:
            await raw.set_type_codec("uuid", schema="pg_catalog", encoder=str, decoder=str, format="text")
        except BaseException:
            raw.terminate()
            raise
        return PostgresConnection(raw, self._tally)

    def _release(self, connection: PostgresConnection) -> None:
        """Gives `connection` back. One with a transaction still open is never lent again."""
        self._room.release()
        if connection.raw.is_closed():
            return
        if connection.raw.is_in_transaction():
            connection.raw.terminate()
        else:
            self._idle.append(connection)

    def _discard_idle(self, *, unless_alive: PostgresConnection | None = None) -> None:
        """When one connection was lost the others often are: a restarted server, a dropped network."""
        if unless_alive is not None and not unless_alive.raw.is_closed():
            return
        for connection in self._idle:
            connection.raw.terminate()
        self._idle.clear()


class _Again(Exception):
    """The transaction was undone because of `problem`, and trying again makes sense."""

    def __init__(self, problem: Exception) -> None:
        super().__init__()
        self.problem = problem


async def _roll_back(connection: PostgresConnection) -> None:
    if connection.raw.is_closed():
        return
    try:
        await connection.raw.execute("ROLLBACK")
    except BaseException:
        connection.raw.terminate()
        raise
