"""A new epoch: after a move or a restore no cursor and no sync token of before is good, and syncs begin anew."""

from __future__ import annotations

import asyncio
import threading
import uuid

import asyncpg
import pytest

from rowantree.domain import organizations
from rowantree.settings import Settings
from tests import cast
from tests.cast import Company
from tests.client import Client
from tests.postgresql import create_database
from tests.servers import SECRET, Server, serving

ANOTHER_SERVER = "UPDATE installation SET identity = 'of another server'"


@pytest.fixture
def moving(postgresql: str) -> Settings:
    """A server with a PostgreSQL database of this test's own, and little patience."""
    url = create_database(postgresql, f"moving-{uuid.uuid4()}")
    return Settings(database_url=url, secret=SECRET, rate_limit=None, patience=0.5)


def at(server: Server, company: Company) -> Client:
    """The administrator's client, of the same company on another server."""
    return Client(server.http, company.admin.key)


def run_sql(url: str, statement: str) -> None:
    """Runs a statement, as an administrator of the database would."""

    async def running() -> None:
        connection = await asyncpg.connect(url)
        await connection.execute(statement)
        await connection.close()

    asyncio.run(running())


def hold_all_candidates(url: str, held: threading.Event, seconds: float) -> None:
    """Keeps the rows of all candidates locked for so long."""

    async def holding() -> None:
        connection = await asyncpg.connect(url)
        async with connection.transaction():
            await connection.execute("SELECT FROM candidate FOR UPDATE")
            held.set()
            await asyncio.sleep(seconds)
        await connection.close()

    asyncio.run(holding())


def test_a_new_epoch_lets_tokens_expire_and_syncs_begin_anew(empty: str) -> None:
    with serving(Settings(database_url=empty, secret=SECRET, rate_limit=None)) as server:
        api = cast.found(server, "Meridian Robotics").admin
        api("candidate.create", name="Ines Duarte")
        _, token = api.run("candidate.list")

        server.write(organizations.begin_epoch)

        server.app.keys.forget()
        assert api.refused("candidate.list", syncToken=token)[0] == "sync_token_expired"
        everybody, token = api.run("candidate.list")
        assert [each["name"] for each in everybody] == ["Ines Duarte"]
        assert api.run("candidate.list", syncToken=token)[0] == []
        api("candidate.create", name="Noor Haddad")
        assert [each["name"] for each in api.all("candidate.list", syncToken=token)] == ["Noor Haddad"]


def test_a_database_that_stays_where_it_is_keeps_its_tokens(moving: Settings) -> None:
    with serving(moving) as server:
        company = cast.found(server, "Meridian Robotics")
        _, token = company.admin.run("candidate.list")

    with serving(moving) as server:
        assert at(server, company).all("candidate.list", syncToken=token) == []


def test_a_database_that_was_moved_begins_a_new_epoch(moving: Settings) -> None:
    with serving(moving) as server:
        company = cast.found(server, "Meridian Robotics")
        _, token = company.admin.run("candidate.list")

    run_sql(moving.database_url, ANOTHER_SERVER)

    with serving(moving) as server:
        assert at(server, company).refused("candidate.list", syncToken=token)[0] == "sync_token_expired"


def test_a_new_epoch_may_take_longer_than_any_request(moving: Settings) -> None:
    with serving(moving) as server:
        company = cast.found(server, "Meridian Robotics")
        company.admin("candidate.create", name="Ines Duarte")
    run_sql(moving.database_url, ANOTHER_SERVER)
    held = threading.Event()
    holder = threading.Thread(target=hold_all_candidates, args=(moving.database_url, held, 3 * moving.patience))
    holder.start()
    assert held.wait(10)

    with serving(moving) as server:
        assert not holder.is_alive()
        assert [each["name"] for each in at(server, company).all("candidate.list")] == ["Ines Duarte"]
    holder.join()
