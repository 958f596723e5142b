"""Who is asking: keys are remembered for a moment, and a revoked one stops at once here and soon everywhere."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest

from rowantree.core import keys
from rowantree.core.keys import Keys
from rowantree.core.permission import Permission, Switch
from rowantree.core.secrecy import digest
from rowantree.core.wire import show_time
from rowantree.models.columns import Id, Json
from rowantree.settings import Settings
from tests.cast import Company, raw
from tests.client import Client
from tests.jobs.waiting import eventually
from tests.servers import SECRET, Server, serving

FOUND = (
    Id("2f1a1c7e-0000-7000-8000-00000000000a"),
    1,
    Id("2f1a1c7e-0000-7000-8000-00000000000b"),
    "A key",
    Json('["candidatesRead"]'),
    Json('["extensions"]'),
    "epoch",
    datetime(2026, 5, 28, tzinfo=UTC),
)


class Looking:
    """Stands for a database that knows one key; counts the look-ups and can be told to wait in them."""

    def __init__(self) -> None:
        self.asked = 0
        self.known = True
        self.answer_now = asyncio.Event()
        self.answer_now.set()

    async def read(self, _body: Any, *, slow: bool = False) -> list[Any]:
        """Knows the key, or no longer."""
        assert not slow
        self.asked += 1
        found = [keys._Found(*FOUND)] if self.known else []  # noqa: SLF001 what a look-up gives
        await self.answer_now.wait()
        return found


def test_a_key_says_who_asks_and_what_is_allowed() -> None:
    async def scenario() -> None:
        access = await Keys(Looking()).access("key")  # type: ignore[arg-type]  # as much of a database as is used
        assert access is not None
        assert (access.organization_id, access.title) == (1, "A key")
        assert access.permissions == {Permission.CANDIDATES_READ}
        assert {str(each) for each in access.switches} == {"extensions"}

    asyncio.run(scenario())


def test_a_key_is_looked_up_once_for_a_moment() -> None:
    async def scenario() -> None:
        looking = Looking()
        known = Keys(looking)  # type: ignore[arg-type]  # as much of a database as is used
        await known.access("key")
        await known.access("key")
        assert looking.asked == 1
        known.forget()
        await known.access("key")
        assert looking.asked == 2

    asyncio.run(scenario())


def test_a_key_is_remembered_for_less_than_a_second(monkeypatch: pytest.MonkeyPatch) -> None:
    moment = 100.0
    monkeypatch.setattr(keys, "time", SimpleNamespace(monotonic=lambda: moment))

    async def scenario() -> None:
        nonlocal moment
        looking = Looking()
        known = Keys(looking)  # type: ignore[arg-type]  # as much of a database as is used
        await known.access("key")
        looking.known = False
        moment += 0.99
        assert await known.access("key") is None

    asyncio.run(scenario())


def test_a_wrong_key_is_not_remembered() -> None:
    async def scenario() -> None:
        looking = Looking()
        looking.known = False
        known = Keys(looking)  # type: ignore[arg-type]  # as much of a database as is used
        assert await known.access("key") is None
        looking.known = True
        assert await known.access("key") is not None

    asyncio.run(scenario())


def test_a_look_up_that_was_under_way_when_keys_were_forgotten_is_not_remembered() -> None:
    async def scenario() -> None:
        looking = Looking()
        known = Keys(looking)  # type: ignore[arg-type]  # as much of a database as is used
        looking.answer_now.clear()
        under_way = asyncio.create_task(known.access("key"))
        await asyncio.sleep(0)
        assert looking.asked == 1
        looking.known = False  # the key is revoked by another request, and
        known.forget()  # this process is told, while the first answer is on its way
        looking.answer_now.set()
        await under_way
        assert await known.access("key") is None

    asyncio.run(scenario())


def test_so_many_keys_are_remembered_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys, "MEMORY_KEYS", 3)

    async def scenario() -> None:
        looking = Looking()
        known = Keys(looking)  # type: ignore[arg-type]  # as much of a database as is used
        for each in ("a", "b", "c", "d"):
            await known.access(each)
        await known.access("d")
        assert looking.asked == 4
        await known.access("a")
        assert looking.asked == 5

    asyncio.run(scenario())


@pytest.fixture(scope="module")
def elsewhere(server: Server) -> Iterator[Server]:
    """Another process's server on the same database, as far as keys are concerned."""
    settings = Settings(database_url=server.app.settings.database_url, secret=SECRET, rate_limit=None, worker=False)
    with serving(settings) as running:
        yield running


def test_a_key_works_everywhere_at_once(elsewhere: Server, api: Client) -> None:
    made = api("apiKey.create", title="New", permissions=["apiKeysRead"])

    assert Client(elsewhere.http, made["key"])("apiKey.info")["title"] == "New"


def test_a_revoked_key_stops_at_once_where_it_was_revoked(api: Client, server: Server) -> None:
    made = api("apiKey.create", title="New", permissions=["apiKeysRead"])
    client = Client(server.http, made["key"])
    client("apiKey.info")
    api("apiKey.revoke", apiKeyId=made["id"])

    assert client.answer("apiKey.info", {}).status == 403


def test_a_revoked_key_stops_within_a_second_elsewhere(elsewhere: Server, api: Client) -> None:
    made = api("apiKey.create", title="New", permissions=["apiKeysRead"])
    client = Client(elsewhere.http, made["key"])
    client("apiKey.info")
    api("apiKey.revoke", apiKeyId=made["id"])
    revoked = time.monotonic()

    eventually(lambda: client.answer("apiKey.info", {}).status == 403)

    assert time.monotonic() - revoked < 1


def test_a_key_can_revoke_itself(company: Company) -> None:
    own = company.client(Permission, [Switch.EXTENSIONS])
    found = own.all("apiKey.list")[-1]
    own("apiKey.revoke", apiKeyId=found["id"])

    assert own.answer("apiKey.info", {}).status == 403


def test_the_last_use_of_a_key_is_written(api: Client, company: Company) -> None:
    used_at = company.server.app.world.clock.now() + timedelta(minutes=1)
    company.reader.answer("apiKey.info", {})
    api("candidate.list")  # both have been used, and a third was only made
    company.plain.answer("apiKey.unknown", {})
    company.client()
    company.server.do(company.server.app.keys.write_last_use(used_at))

    uses = [key["lastUsedAt"] for key in api.all("apiKey.list")]

    assert [use for use in uses if use is not None] == [show_time(used_at)] * 3
    assert len(uses) == 4


def test_the_last_uses_of_many_organizations_are_written_a_few_at_a_time(
    company: Company, neighbour: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keys, "AT_ONCE", 1)
    server, both = company.server, (company.admin, neighbour.admin)
    used_at = server.app.world.clock.now() + timedelta(minutes=1)
    for api in both:
        api("candidate.list")

    server.do(server.app.keys.write_last_use(used_at))

    assert [api.all("apiKey.list")[0]["lastUsedAt"] for api in both] == [show_time(used_at)] * 2


def test_a_key_itself_is_nowhere_in_the_database(api: Client, company: Company) -> None:
    stored = raw(company.server, "SELECT digest FROM api_key WHERE organization_id = ?", company.number)

    assert (digest(api.key),) in stored
    assert api.key.encode() not in b"".join(bytes(row[0]) for row in stored)
