"""SQLite: many bodies share a commit, and none can harm another."""

from __future__ import annotations

import asyncio
import sqlite3
import threading
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

from rowantree.core.database import Connection, TooSlow, Unavailable
from rowantree.core.sqlite import VIEW_THREADS, SqliteDatabase
from rowantree.core.statement import Statement
from rowantree.migrations.schema import migrate
from tests.jobs.waiting import eventually

Scenario = Callable[[SqliteDatabase], Awaitable[None]]
Run = Callable[[Scenario], None]


class Broken(Exception):
    """What goes wrong in these tests."""


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated database."""
    made = tmp_path_factory.mktemp("sqlite") / "rowantree.db"
    migrate(f"sqlite:///{made}")
    return made


@pytest.fixture
def play(path: Path) -> Run:
    """Plays a scenario on a database with an empty table and a second of patience."""

    async def playing(scenario: Scenario) -> None:
        database = SqliteDatabase(path, patience=1.0)
        await database.start()
        try:
            await database.write(lambda connection: sql(connection, "DROP TABLE IF EXISTS word"))
            await database.write(lambda connection: sql(connection, "CREATE TABLE word (word TEXT UNIQUE)"))
            await scenario(database)
        finally:
            await database.close()

    return lambda scenario: asyncio.run(asyncio.wait_for(playing(scenario), 10))


def sql(connection: Connection, text: str, *values: object) -> list[Any]:
    """Runs `text`."""
    return connection.execute(Statement(text, lambda _: values), {})


def adding(word: str) -> Callable[[Connection], None]:
    """A body that adds `word`."""
    return lambda connection: _none(sql(connection, "INSERT INTO word VALUES (?)", word))


async def words(database: SqliteDatabase) -> list[str]:
    """What is there."""
    return [
        row[0] for row in await database.read(lambda connection: sql(connection, "SELECT word FROM word ORDER BY 1"))
    ]


class Gate:
    """A body that holds up the writer until it is opened."""

    def __init__(self) -> None:
        self.entered, self.opened = threading.Event(), threading.Event()

    def __call__(self, _connection: Connection) -> None:
        self.entered.set()
        assert self.opened.wait(10)


def test_a_body_that_fails_does_not_undo_its_neighbours_of_the_group(play: Run) -> None:
    def breaking(connection: Connection) -> None:
        sql(connection, "INSERT INTO word VALUES ('broken')")
        raise Broken

    async def scenario(database: SqliteDatabase) -> None:
        gate = Gate()
        holding = asyncio.create_task(database.write(gate))
        await asyncio.to_thread(gate.entered.wait, 10)
        group = [
            asyncio.create_task(database.write(body)) for body in (adding("a"), breaking, adding("a"), adding("b"))
        ]
        await asyncio.sleep(0)
        gate.opened.set()
        outcomes = await asyncio.gather(holding, *group, return_exceptions=True)
        assert [type(outcome).__name__ for outcome in outcomes] == [
            "NoneType",
            "NoneType",
            "Broken",
            "IntegrityError",
            "NoneType",
        ]
        assert await words(database) == ["a", "b"]

    play(scenario)


def test_bodies_that_wait_together_are_committed_together(play: Run) -> None:
    async def position(database: SqliteDatabase) -> int:
        rows = await database.read(lambda connection: sql(connection, "SELECT position FROM installation"))
        return int(rows[0][0])

    async def scenario(database: SqliteDatabase) -> None:
        gate = Gate()
        holding = asyncio.create_task(database.write(gate))
        await asyncio.to_thread(gate.entered.wait, 10)
        group = [asyncio.create_task(database.write(adding(str(number)))) for number in range(20)]
        await asyncio.sleep(0)
        before = await position(database)
        gate.opened.set()
        await asyncio.gather(holding, *group)
        assert await position(database) == before + 2  # one for the body that held up the others, one for the rest
        assert len(await words(database)) == 20

    play(scenario)


def test_a_body_is_answered_when_it_is_committed(play: Run) -> None:
    async def scenario(database: SqliteDatabase) -> None:
        await database.write(adding("a"))
        assert await words(database) == ["a"]

    play(scenario)


def test_a_caller_who_is_cancelled_before_its_turn_is_not_run(play: Run) -> None:
    async def scenario(database: SqliteDatabase) -> None:
        gate = Gate()
        holding = asyncio.create_task(database.write(gate))
        await asyncio.to_thread(gate.entered.wait, 10)
        cancelled = asyncio.create_task(database.write(adding("cancelled")))
        await asyncio.sleep(0)
        cancelled.cancel()
        with pytest.raises(asyncio.CancelledError):
            await cancelled
        gate.opened.set()
        await holding
        await database.write(adding("next"))
        assert await words(database) == ["next"]

    play(scenario)


def test_a_caller_who_is_cancelled_during_its_turn_is_done(play: Run) -> None:
    async def scenario(database: SqliteDatabase) -> None:
        gate = Gate()

        def body(connection: Connection) -> None:
            gate(connection)
            adding("whole")(connection)

        writing = asyncio.create_task(database.write(body))
        await asyncio.to_thread(gate.entered.wait, 10)
        writing.cancel()
        with pytest.raises(asyncio.CancelledError):
            await writing
        gate.opened.set()
        await database.write(adding("next"))
        assert await words(database) == ["next", "whole"]

    play(scenario)


def test_whoever_runs_out_of_patience_has_done_nothing(play: Run) -> None:
    async def scenario(database: SqliteDatabase) -> None:
        database._patience = 0.05  # noqa: SLF001 a second for each run of this test would be long
        gate = Gate()
        holding = asyncio.create_task(database.write(gate))
        await asyncio.to_thread(gate.entered.wait, 10)
        with pytest.raises(Unavailable, match="not written within"):
            await database.write(adding("impatient"))
        gate.opened.set()
        await holding
        await database.write(adding("next"))
        assert await words(database) == ["next"]

    play(scenario)


def test_whoever_is_at_work_when_patience_runs_out_gets_its_answer(play: Run) -> None:
    async def scenario(database: SqliteDatabase) -> None:
        database._patience = 0.05  # noqa: SLF001 a second for each run of this test would be long
        gate = Gate()
        slow = asyncio.create_task(database.write(gate))
        await asyncio.to_thread(gate.entered.wait, 10)
        with pytest.raises(Unavailable):  # its patience begins later, so that of the slow one has run out too
            await database.write(adding("impatient"))
        assert not slow.done()
        gate.opened.set()
        await slow

    play(scenario)


def test_a_returning_row_that_nobody_reads_does_not_hold_up_the_commit(play: Run) -> None:
    async def scenario(database: SqliteDatabase) -> None:
        def body(connection: Connection) -> None:
            sql(connection, "INSERT INTO word VALUES ('a'), ('b') RETURNING word")

        await database.write(body)
        assert await words(database) == ["a", "b"]

    play(scenario)


def test_a_read_cannot_write(play: Run) -> None:
    async def scenario(database: SqliteDatabase) -> None:
        for slow in (False, True):
            with pytest.raises(Exception, match="readonly database"):
                await database.read(adding("sly"), slow=slow)
        assert await words(database) == []

    play(scenario)


def test_a_slow_read_does_not_hold_up_others(play: Run) -> None:
    async def scenario(database: SqliteDatabase) -> None:
        gate = Gate()
        slow = asyncio.create_task(database.read(gate, slow=True))
        await asyncio.to_thread(gate.entered.wait, 10)
        await database.write(adding("meanwhile"))
        assert await words(database) == ["meanwhile"]
        assert not slow.done()
        gate.opened.set()
        await slow

    play(scenario)


ENDLESS = "WITH RECURSIVE number(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number) SELECT max(n) FROM number"


def test_a_view_does_not_change_while_others_write(play: Run) -> None:
    async def scenario(database: SqliteDatabase) -> None:
        loop = asyncio.get_running_loop()

        def look(connection: Connection) -> tuple[list[Any], list[Any]]:
            before = sql(connection, "SELECT word FROM word")
            asyncio.run_coroutine_threadsafe(database.write(adding("a")), loop).result(5)
            return before, sql(connection, "SELECT word FROM word")

        assert await database.view(look, 5.0) == ([], [])
        assert await words(database) == ["a"]

    play(scenario)


def test_a_view_that_takes_too_long_is_given_up_and_its_thread_goes_on(play: Run) -> None:
    async def scenario(database: SqliteDatabase) -> None:
        for _ in range(3):
            began = time.monotonic()
            with pytest.raises(TooSlow):
                await database.view(lambda connection: sql(connection, ENDLESS), 0.1)
            assert time.monotonic() - began < 2
        assert await database.view(lambda connection: sql(connection, "SELECT 1"), 5.0) == [(1,)]
        assert await database.read(lambda connection: sql(connection, "SELECT 1"), slow=True) == [(1,)]

    play(scenario)


def test_a_view_that_waits_too_long_for_its_turn_is_given_up_and_slow_reads_do_not_wait_for_it(play: Run) -> None:
    async def scenario(database: SqliteDatabase) -> None:
        ended = threading.Event()
        before = [asyncio.create_task(database.view(lambda _: ended.wait(5), 5.0)) for _ in range(VIEW_THREADS)]
        view = asyncio.create_task(database.view(lambda connection: sql(connection, "SELECT 1"), 0.05))
        await asyncio.sleep(0.1)
        assert await database.read(lambda connection: sql(connection, "SELECT 1"), slow=True) == [(1,)]
        ended.set()
        with pytest.raises(TooSlow, match="its turn"):
            await view
        await asyncio.gather(*before)

    play(scenario)


def test_what_breaks_in_a_view_is_no_matter_of_time(play: Run) -> None:
    async def scenario(database: SqliteDatabase) -> None:
        with pytest.raises(sqlite3.OperationalError, match="no such table"):
            await database.view(lambda connection: sql(connection, "SELECT * FROM nowhere"), 5.0)
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            await database.view(lambda connection: sql(connection, "DELETE FROM word"), 5.0)

    play(scenario)


def test_what_waits_is_written_before_the_end(play: Run, path: Path) -> None:
    async def scenario(database: SqliteDatabase) -> None:
        waiting = [asyncio.create_task(database.write(adding(str(number)))) for number in range(100)]
        await asyncio.sleep(0)
        await database.close()
        await asyncio.gather(*waiting)
        with pytest.raises(Unavailable, match="stopping"):
            await database.write(adding("late"))
        again = SqliteDatabase(path, patience=1.0)
        await again.start()
        assert len(await words(again)) == 100
        await again.close()
        await database.start()

    play(scenario)


def test_a_failed_commit_is_told_to_everybody_in_its_group(play: Run) -> None:
    def vanishing(connection: Connection) -> None:
        sql(connection, "ROLLBACK")  # as SQLite itself does when the disk is full
        raise Broken

    async def scenario(database: SqliteDatabase) -> None:
        gate = Gate()
        holding = asyncio.create_task(database.write(gate))
        await asyncio.to_thread(gate.entered.wait, 10)
        group = [asyncio.create_task(database.write(body)) for body in (adding("a"), vanishing, adding("b"))]
        await asyncio.sleep(0)
        gate.opened.set()
        await holding
        outcomes = await asyncio.gather(*group, return_exceptions=True)
        assert [type(outcome) for outcome in outcomes] == [Unavailable] * 3
        assert await words(database) == []
        await database.write(adding("next"))
        assert await words(database) == ["next"]

    play(scenario)


def test_a_locked_file_makes_writes_unavailable_and_they_come_back(play: Run, path: Path) -> None:
    async def scenario(database: SqliteDatabase) -> None:
        other = sqlite3.connect(path, isolation_level=None)
        database.writer._connection.control("PRAGMA busy_timeout=10")  # noqa: SLF001 it is five seconds otherwise
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(Unavailable, match="OperationalError"):
            await database.write(adding("a"))
        other.execute("ROLLBACK")
        other.close()
        await database.write(adding("b"))
        assert await words(database) == ["b"]

    play(scenario)


def test_the_log_is_moved_into_the_file_in_the_background(
    play: Run, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rowantree.core.sqlite.CHECKPOINT_SECONDS", 0.01)

    async def scenario(database: SqliteDatabase) -> None:
        await database.write(adding("a"))
        await asyncio.to_thread(eventually, lambda: b"CREATE TABLE word" in path.read_bytes())

    play(scenario)


def _none(_rows: list[Any]) -> None:
    """Nothing of it is wanted."""
