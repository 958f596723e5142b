"""SQLite: one file, one writer.

Reads run in place on a read connection; slow ones in a thread with a connection of its own. Writes go to one thread,
which runs many bodies in one transaction, each in a savepoint, and answers them after the commit: the price of making
a commit durable is paid once for the group.
"""

from __future__ import annotations

import asyncio
import contextlib
import queue
import sqlite3
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, Generic, TypeVar

import structlog

from rowantree.core.database import Connection, TooSlow, Unavailable
from rowantree.core.statement import SQLITE, Parameters, Statement

T = TypeVar("T")
log = structlog.get_logger()

GROUP = 64
"""The most bodies in one transaction."""

CHECKPOINT_SECONDS = 1.0
SAFETY_PAGES = 10_000
"""SQLite checkpoints by itself when the background checkpoint has fallen this far behind."""

SLOW_THREADS = 2
VIEW_THREADS = 2
"""How many views are taken at the same time; they have threads of their own, because each may take very long."""
STEPS_BETWEEN_LOOKS = 20_000
"""How much of a statement that may not take too long SQLite does before it looks at the clock: about a millisecond."""


class SqliteConnection:
    """A connection in autocommit mode; transactions are begun and ended by the writer alone."""

    dialect = SQLITE

    def __init__(self, path: Path, *, writes: bool = False) -> None:
        self.statements = 0
        self._raw = sqlite3.connect(path, isolation_level=None, check_same_thread=False, cached_statements=1024)
        for pragma in (
            "journal_mode=WAL",
            "synchronous=FULL",
            "secure_delete=ON",  # what is deleted is overwritten: builds of SQLite differ in what they do by themselves
            "foreign_keys=ON",
            "busy_timeout=5000",
            "temp_store=MEMORY",
            "cache_size=-65536",
            "mmap_size=1073741824",
            f"wal_autocheckpoint={SAFETY_PAGES if writes else 0}",
            f"query_only={'OFF' if writes else 'ON'}",
        ):
            self._raw.execute(f"PRAGMA {pragma}").fetchall()

    def execute(self, statement: Statement, parameters: Parameters) -> list[Any]:
        """Runs `statement` and gives all its rows."""
        self.statements += 1
        # fetchall, always: a RETURNING row left unread would block the release of the savepoint and the commit.
        return statement.read(self._raw.execute(statement.sql, statement.bind(parameters)).fetchall())

    def snapshot(self, body: Callable[[Connection], T]) -> T:
        """Runs `body` with one unchanging view of the data; cheaper, too, than a view for each statement."""
        self._raw.execute("BEGIN")
        try:
            return body(self)
        finally:
            self._raw.execute("ROLLBACK")

    def view(self, body: Callable[[Connection], T], deadline: float) -> T:
        """As `snapshot`, until `deadline`, a time of the monotonic clock.

        Raises:
            TooSlow: it did not end by then.
        """
        if time.monotonic() > deadline:
            raise TooSlow("it came too late to its turn")
        try:
            return self.snapshot(lambda connection: self._until(deadline, connection, body))
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode == sqlite3.SQLITE_INTERRUPT:
                raise TooSlow("it took too long") from error
            raise

    def _until(self, deadline: float, connection: Connection, body: Callable[[Connection], T]) -> T:
        self._raw.set_progress_handler(lambda: time.monotonic() > deadline, STEPS_BETWEEN_LOOKS)
        try:
            return body(connection)
        finally:
            self._raw.set_progress_handler(None, 0)

    def control(self, sql: str) -> None:
        """Begins or ends a transaction or a savepoint."""
        self._raw.execute(sql).fetchall()

    @property
    def in_transaction(self) -> bool:
        """Whether a transaction is open: after some errors (a full disk) SQLite has ended it by itself."""
        return self._raw.in_transaction

    def close(self) -> None:
        """Closes it."""
        self._raw.close()


class SqliteDatabase:
    """A file that this process reads and writes; other processes may too.

    `patience` is how many seconds a write waits for its turn before it is given up.
    """

    dialect = SQLITE

    def __init__(self, path: Path, patience: float) -> None:
        self._path = path
        self._patience = patience

    @property
    def statements(self) -> int:
        """How many statements have run, those of slow reads left out."""
        return self.reader.statements + self.writer.statements

    async def start(self) -> None:
        """Opens the file and starts the writer."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self.writer = Writer(self._path)
        self.reader = SqliteConnection(self._path)
        self._own = threading.local()
        self._owned: list[SqliteConnection] = []
        self._slow = ThreadPoolExecutor(SLOW_THREADS, thread_name_prefix="slow-read")
        self._views = ThreadPoolExecutor(VIEW_THREADS, thread_name_prefix="view")
        self._checkpoints = Checkpoints(self._path)

    async def close(self) -> None:
        """Writes what is waiting, then closes."""
        await asyncio.to_thread(self.writer.stop)
        await asyncio.to_thread(self._checkpoints.stop)
        self._slow.shutdown()
        self._views.shutdown()
        for connection in (self.reader, *self._owned):
            connection.close()

    async def read(self, body: Callable[[Connection], T], *, slow: bool = False) -> T:
        """Runs `body` here and now, or in a thread when it is slow."""
        if slow:
            return await self._in_thread(self._slow, lambda connection: connection.snapshot(body))
        return self.reader.snapshot(body)

    async def view(self, body: Callable[[Connection], T], seconds: float) -> T:
        """Runs `body` in a thread; the wait for one is part of its time."""
        deadline = time.monotonic() + seconds
        return await self._in_thread(self._views, lambda connection: connection.view(body, deadline))

    async def _in_thread(self, threads: ThreadPoolExecutor, work: Callable[[SqliteConnection], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(threads, lambda: work(self._connection()))

    def _connection(self) -> SqliteConnection:
        """The connection of the thread that is running."""
        connection: SqliteConnection | None = getattr(self._own, "connection", None)
        if connection is None:
            connection = self._own.connection = SqliteConnection(self._path)
            self._owned.append(connection)
        return connection

    async def write(self, body: Callable[[Connection], T]) -> T:
        """Has the writer run `body`; returns after the commit of its group.

        A caller who is cancelled, or out of patience, before the writer comes to the body has not written; later, the
        body runs to its end.
        """
        write = Write(body)
        self.writer.submit(write)
        try:
            await asyncio.wait([write.answer], timeout=self._patience)
        except asyncio.CancelledError:
            write.claim()
            write.answer.cancel()  # nobody will look at it
            raise
        if not write.answer.done() and write.claim():
            raise Unavailable(f"not written within {self._patience:g} seconds")
        return await write.answer


class Write(Generic[T]):
    """A body in the writer's line, and what becomes of it."""

    def __init__(self, body: Callable[[Connection], T]) -> None:
        self.body = body
        self.loop = asyncio.get_running_loop()
        self.answer: asyncio.Future[T] = self.loop.create_future()
        self.result: T | None = None
        self.error: Exception | None = None
        self._claimed = threading.Lock()

    def claim(self) -> bool:
        """Whether this call is the first: the writer claims a body to run it, its caller to have it not run."""
        return self._claimed.acquire(blocking=False)

    def settle(self) -> None:
        """Tells the caller, on its own loop."""
        if self.answer.cancelled():
            return
        if self.error is not None:
            self.answer.set_exception(self.error)
        else:
            self.answer.set_result(self.result)  # type: ignore[arg-type]  # set wherever there is no error


class Writer:
    """The thread that writes."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._connection = SqliteConnection(path, writes=True)
        self._waiting: queue.SimpleQueue[Write[Any] | None] = queue.SimpleQueue()
        self._stopping = False
        self._thread = threading.Thread(target=self._run, name="writer", daemon=True)
        self._thread.start()

    @property
    def statements(self) -> int:
        """How many statements its bodies have run."""
        return self._connection.statements

    def submit(self, write: Write[Any]) -> None:
        """Puts `write` in the line."""
        if self._stopping:
            raise Unavailable("the server is stopping")
        self._waiting.put(write)

    def stop(self) -> None:
        """Writes what is waiting, then ends the thread."""
        self._stopping = True
        self._waiting.put(None)
        self._thread.join()
        self._connection.close()

    def _run(self) -> None:
        last = False
        while not last and (first := self._waiting.get()) is not None:
            group, last = self._group(first)
            running = [write for write in group if write.claim()]
            if running:
                try:
                    self._write(running)
                finally:
                    _settle(running)

    def _group(self, first: Write[Any]) -> tuple[list[Write[Any]], bool]:
        """`first` and what waits behind it, and whether the end of the line was reached."""
        group = [first]
        while len(group) < GROUP:
            try:
                write = self._waiting.get_nowait()
            except queue.Empty:
                break
            if write is None:
                return group, True
            group.append(write)
        return group, False

    def _write(self, group: list[Write[Any]]) -> None:
        try:
            self._connection.control("BEGIN IMMEDIATE")
            self._connection.control("UPDATE installation SET position = position + 1")
            for write in group:
                self._write_one(write)
            self._connection.control("COMMIT")
        except Exception as error:  # noqa: BLE001 whatever it is, every caller of the group is told
            for write in group:
                write.error = Unavailable(f"the database could not be written ({type(error).__name__})")
            log.warning("write_group_failed", size=len(group), kind=type(error).__name__)
            self._roll_back()

    def _roll_back(self) -> None:
        """Ends the transaction, if SQLite has not already; with a new connection where even that fails."""
        try:
            if self._connection.in_transaction:
                self._connection.control("ROLLBACK")
        except sqlite3.Error:
            self._connection.close()
            self._connection = SqliteConnection(self._path, writes=True)

    def _write_one(self, write: Write[Any]) -> None:
        self._connection.control("SAVEPOINT body")
        try:
            write.result = write.body(self._connection)
        except Exception as error:
            if not self._connection.in_transaction:
                raise  # SQLite has rolled back the whole group: nobody may be told that theirs was done
            self._connection.control("ROLLBACK TO body")
            write.error = Unavailable("the database could not be written") if _out_of_reach(error) else error
        self._connection.control("RELEASE body")


_OUT_OF_REACH = (
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_CANTOPEN,
)


def _out_of_reach(error: Exception) -> bool:
    """Whether `error` is a full disk or its like, and not the body's doing."""
    return isinstance(error, sqlite3.Error) and getattr(error, "sqlite_errorcode", 0) & 0xFF in _OUT_OF_REACH


def _settle(group: list[Write[Any]]) -> None:
    by_loop: dict[asyncio.AbstractEventLoop, list[Write[Any]]] = {}
    for write in group:
        by_loop.setdefault(write.loop, []).append(write)
    for loop, writes in by_loop.items():
        # A loop that is gone took its callers with it.
        with contextlib.suppress(RuntimeError):
            loop.call_soon_threadsafe(_settle_all, writes)


def _settle_all(writes: list[Write[Any]]) -> None:
    for write in writes:
        write.settle()


class Checkpoints:
    """The thread that moves the write-ahead log into the file, so that no writer has to wait for it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._run, name="checkpoints", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Ends the thread."""
        self._stopped.set()
        self._thread.join()

    def _run(self) -> None:
        connection = SqliteConnection(self._path, writes=True)
        while not self._stopped.wait(CHECKPOINT_SECONDS):
            try:
                connection.control("PRAGMA wal_checkpoint(PASSIVE)")
            except sqlite3.OperationalError as error:  # a full disk: the log keeps what is written, try again later
                log.warning("checkpoint_failed", reason=str(error))
        connection.close()
