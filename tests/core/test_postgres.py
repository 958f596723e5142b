"""PostgreSQL: one transaction a body, tried again where that helps, and no connection that carries anything over."""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import Awaitable, Callable
from typing import Any

import asyncpg
import pytest
from sqlalchemy.util.concurrency import await_only

from rowantree.core.database import Connection, TooSlow, Unavailable
from rowantree.core.postgres import PostgresDatabase
from rowantree.core.statement import Statement
from tests.postgresql import create_database

Scenario = Callable[[PostgresDatabase], Awaitable[None]]
Run = Callable[..., None]


class Broken(Exception):
    """What goes wrong in these tests."""


@pytest.fixture(scope="module")
def url(postgresql: str) -> str:
    """A database of these tests' own."""
    return create_database(postgresql, f"core-{uuid.uuid4()}")


@pytest.fixture
def play(url: str) -> Run:
    """Plays a scenario on a database with two words in a table."""

    async def playing(scenario: Scenario, connections: int) -> None:
        database = PostgresDatabase(url, 5.0, connections)
        await database.start()
        try:
            await database.write(lambda connection: sql(connection, "DROP TABLE IF EXISTS word"))
            await database.write(lambda connection: sql(connection, "CREATE TABLE word (word text UNIQUE, said int)"))
            await database.write(lambda connection: sql(connection, "INSERT INTO word VALUES ('a', 0), ('b', 0)"))
            await scenario(database)
        finally:
            await database.close()

    return lambda scenario, connections=4: asyncio.run(asyncio.wait_for(playing(scenario, connections), 10))


def sql(connection: Connection, text: str, *values: object) -> list[Any]:
    """Runs `text`."""
    return connection.execute(Statement(text, lambda _: values), {})


def say(connection: Connection, word: str) -> None:
    """Counts `word`, and holds its row until the end of the transaction."""
    sql(connection, "UPDATE word SET said = said + 1 WHERE word = $1", word)


async def said(database: PostgresDatabase) -> dict[str, int]:
    """How often each word was said."""
    return dict(await database.read(lambda connection: sql(connection, "SELECT word, said FROM word")))


async def process(database: PostgresDatabase) -> int:
    """Which of the server's processes answers."""
    rows = await database.read(lambda connection: sql(connection, "SELECT pg_backend_pid()"))
    return int(rows[0][0])


async def at_work(database: PostgresDatabase) -> tuple[asyncio.Task[None], asyncio.Event]:
    """A body that has said "a" and holds its connection, its transaction and its lock until the event."""
    entered, opened = asyncio.Event(), asyncio.Event()

    def hold(connection: Connection) -> None:
        say(connection, "a")
        entered.set()
        await_only(opened.wait())

    holding = asyncio.create_task(database.write(hold))
    await entered.wait()
    return holding, opened


def test_a_body_that_fails_leaves_nothing(play: Run) -> None:
    def body(connection: Connection) -> None:
        say(connection, "a")
        raise Broken

    async def scenario(database: PostgresDatabase) -> None:
        with pytest.raises(Broken):
            await database.write(body)
        assert await said(database) == {"a": 0, "b": 0}

    play(scenario, connections=1)


def test_bodies_that_lock_in_opposite_order_both_succeed(play: Run) -> None:
    async def scenario(database: PostgresDatabase) -> None:
        both_hold_one = asyncio.Barrier(2)
        tries: list[str] = []

        def body(first: str, second: str) -> Callable[[Connection], None]:
            def run(connection: Connection) -> None:
                tries.append(first)
                say(connection, first)
                if tries.count(first) == 1:
                    await_only(both_hold_one.wait())
                say(connection, second)

            return run

        await asyncio.gather(database.write(body("a", "b")), database.write(body("b", "a")))
        assert len(tries) > 2  # one of them was begun again, rarely both
        assert await said(database) == {"a": 2, "b": 2}

    play(scenario)


def test_whoever_gets_no_connection_in_time_has_done_nothing(play: Run) -> None:
    async def scenario(database: PostgresDatabase) -> None:
        holding, opened = await at_work(database)
        database._patience = 0.1  # noqa: SLF001 of whoever comes now
        with pytest.raises(Unavailable, match="no connection was free"):
            await database.write(lambda connection: say(connection, "b"))
        opened.set()
        await holding
        assert await said(database) == {"a": 1, "b": 0}

    play(scenario, connections=1)


def test_whoever_waits_too_long_for_a_lock_is_told_that_it_is_unavailable(play: Run) -> None:
    async def scenario(database: PostgresDatabase) -> None:
        holding, opened = await at_work(database)
        database._patience = 0.1  # noqa: SLF001 of the second connection, which is made now
        try:
            with pytest.raises(Unavailable):
                await database.write(lambda connection: say(connection, "a"))
        finally:
            opened.set()
            await holding
        assert await said(database) == {"a": 1, "b": 0}

    play(scenario, connections=2)


def test_a_row_that_returning_gives_and_nobody_reads_does_no_harm(play: Run) -> None:
    async def scenario(database: PostgresDatabase) -> None:
        def body(connection: Connection) -> None:
            sql(connection, "INSERT INTO word VALUES ('c', 0), ('d', 0) RETURNING word")

        await database.write(body)
        assert sorted(await said(database)) == ["a", "b", "c", "d"]

    play(scenario)


def test_a_read_cannot_write(play: Run) -> None:
    async def scenario(database: PostgresDatabase) -> None:
        with pytest.raises(asyncpg.ReadOnlySQLTransactionError):
            await database.read(lambda connection: say(connection, "a"))
        assert await said(database) == {"a": 0, "b": 0}

    play(scenario)


@pytest.mark.parametrize("ends_by", ["returning", "raising"])
def test_a_connection_with_an_open_transaction_never_goes_back(play: Run, ends_by: str) -> None:
    def body(connection: Connection) -> None:
        sql(connection, "BEGIN READ WRITE")
        say(connection, "a")
        if ends_by == "raising":
            raise Broken

    async def scenario(database: PostgresDatabase) -> None:
        before = await process(database)
        try:
            await database.read(body)
        except Broken:
            assert ends_by == "raising"
        assert await process(database) != before
        assert await said(database) == {"a": 0, "b": 0}

    play(scenario, connections=1)


def test_a_cancelled_bodys_connection_is_closed_and_its_work_undone(play: Run) -> None:
    async def scenario(database: PostgresDatabase) -> None:
        entered = asyncio.Event()

        def body(connection: Connection) -> None:
            say(connection, "a")
            entered.set()
            await_only(asyncio.Event().wait())

        before = await process(database)
        writing = asyncio.create_task(database.write(body))
        await entered.wait()
        writing.cancel()
        with pytest.raises(asyncio.CancelledError):
            await writing
        assert await process(database) != before
        await database.write(lambda connection: say(connection, "a"))
        assert await said(database) == {"a": 1, "b": 0}

    play(scenario, connections=1)


def test_settings_of_one_transaction_do_not_reach_the_next(play: Run) -> None:
    async def scenario(database: PostgresDatabase) -> None:
        await database.write(lambda connection: sql(connection, "SET LOCAL application_name = 'mine'"))
        found = await database.read(lambda connection: sql(connection, "SELECT current_setting('application_name')"))
        assert found == [("rowantree",)]

    play(scenario, connections=1)


def test_a_view_does_not_change_while_others_write(play: Run) -> None:
    async def scenario(database: PostgresDatabase) -> None:
        def look(connection: Connection) -> list[list[Any]]:
            before = sql(connection, "SELECT said FROM word WHERE word = 'a'")
            await_only(database.write(lambda other: say(other, "a")))
            return [before, sql(connection, "SELECT said FROM word WHERE word = 'a'")]

        assert await database.view(look, 5.0) == [[(0,)], [(0,)]]
        assert await said(database) == {"a": 1, "b": 0}

    play(scenario)


def test_a_view_that_takes_too_long_is_given_up_and_its_connection_is_used_again(play: Run) -> None:
    async def scenario(database: PostgresDatabase) -> None:
        victim = await process(database)
        for _ in range(3):
            with pytest.raises(TooSlow):
                await database.view(lambda connection: sql(connection, "SELECT pg_sleep(5)"), 0.05)
        assert await process(database) == victim
        limit = await database.read(lambda connection: sql(connection, "SHOW statement_timeout"))
        assert limit == [("5s",)]

    play(scenario, connections=1)


def test_the_time_of_a_view_is_that_of_all_its_statements(play: Run) -> None:
    async def scenario(database: PostgresDatabase) -> None:
        def look(connection: Connection) -> None:
            for _ in range(100):
                sql(connection, "SELECT pg_sleep(0.02)")

        with pytest.raises(TooSlow):
            await database.view(look, 0.1)

    play(scenario)


def test_views_leave_connections_to_others(play: Run) -> None:
    async def scenario(database: PostgresDatabase) -> None:
        opened = asyncio.Event()
        views = [asyncio.create_task(database.view(lambda _: await_only(opened.wait()), 5.0)) for _ in range(2)]
        await asyncio.sleep(0.05)
        with pytest.raises(TooSlow, match="its turn"):
            await database.view(lambda connection: sql(connection, "SELECT 1"), 0.05)
        assert await said(database) == {"a": 0, "b": 0}
        opened.set()
        await asyncio.gather(*views)

    play(scenario)


def test_a_view_may_take_longer_than_a_request_waits(play: Run) -> None:
    async def scenario(database: PostgresDatabase) -> None:
        hasty = PostgresDatabase(database._url, 0.5, 1)  # noqa: SLF001 the same server
        await hasty.start()
        assert await hasty.view(lambda connection: sql(connection, "SELECT 1 FROM pg_sleep(0.8)"), 5.0) == [(1,)]
        await hasty.close()

    play(scenario)


def test_a_view_cannot_write_and_what_breaks_in_it_is_no_matter_of_time(play: Run) -> None:
    async def scenario(database: PostgresDatabase) -> None:
        with pytest.raises(asyncpg.ReadOnlySQLTransactionError):
            await database.view(lambda connection: say(connection, "a"), 5.0)
        assert await said(database) == {"a": 0, "b": 0}

    play(scenario, connections=1)


def test_a_view_whose_connection_was_closed_gets_another(play: Run) -> None:
    async def scenario(database: PostgresDatabase) -> None:
        victim = await process(database)
        other = PostgresDatabase(database._url, 5.0, 1)  # noqa: SLF001 the same server
        await other.start()
        await other.read(lambda connection: sql(connection, "SELECT pg_terminate_backend($1)", victim))
        await other.close()
        assert await database.view(lambda connection: sql(connection, "SELECT 1"), 5.0) == [(1,)]

    play(scenario, connections=1)


def test_connections_that_the_server_closed_are_replaced(play: Run) -> None:
    async def scenario(database: PostgresDatabase) -> None:
        victim = await process(database)
        other = PostgresDatabase(database._url, 5.0, 1)  # noqa: SLF001 the same server
        await other.start()
        await other.read(lambda connection: sql(connection, "SELECT pg_terminate_backend($1)", victim))
        await other.close()
        await database.write(lambda connection: say(connection, "a"))
        assert await said(database) == {"a": 1, "b": 0}

    play(scenario, connections=1)


def test_a_write_whose_connection_is_lost_on_the_way_is_unavailable_and_undone(play: Run) -> None:
    async def scenario(database: PostgresDatabase) -> None:
        def body(connection: Connection) -> None:
            say(connection, "a")
            sql(connection, "SELECT pg_terminate_backend(pg_backend_pid())")

        with pytest.raises(Unavailable, match="lost"):
            await database.write(body)
        assert await said(database) == {"a": 0, "b": 0}

    play(scenario)


def test_a_server_that_is_not_there_is_unavailable() -> None:
    async def scenario() -> None:
        database = PostgresDatabase("postgresql://rowantree@127.0.0.1:9/nothing", 1.0, 1)
        with pytest.raises(Unavailable, match="cannot be reached"):
            await database.start()

    asyncio.run(scenario())


def test_the_end_waits_for_those_who_are_at_work(play: Run) -> None:
    async def scenario(database: PostgresDatabase) -> None:
        holding, opened = await at_work(database)
        closing = asyncio.create_task(database.close())
        await asyncio.sleep(0)
        assert not closing.done()
        opened.set()
        await holding
        await closing
        database._room = asyncio.Semaphore(4)  # noqa: SLF001 it is closed once more at the end of the scenario
        assert await said(database) == {"a": 1, "b": 0}

    play(scenario)
