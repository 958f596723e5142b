"""A database of the first version is brought to the newest with everything that is in it."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, create_engine
from sqlalchemy.ext.asyncio import create_async_engine

from rowantree.core.permission import Permission, Switch
from rowantree.core.secrecy import Secrecy, digest
from rowantree.migrations.schema import HERE, engine_url, migrate
from rowantree.models.columns import to_json
from rowantree.settings import Settings
from tests.client import Client
from tests.jobs.waiting import eventually
from tests.servers import SECRET, serving
from tests.told import Receiver, receiving

T = TypeVar("T")

KEY = "rowantree_of-the-first-version"
IDS = {
    name: f"01900000-0000-7000-8000-{number:012d}"
    for number, name in enumerate(
        "ada service api_key type source zoe otto tag event setting delivery job".split()  # noqa: SIM905 one line
    )
}
PAYLOAD = b'{"action":"candidateWritten","data":{}}'


def on(url: str, work: Callable[[Connection], T]) -> T:
    """What `work` gives on the database, without a server."""

    async def on_postgresql() -> T:
        engine = create_async_engine(engine_url(url))
        async with engine.begin() as connection:
            result = await connection.run_sync(work)
        await engine.dispose()
        return result

    if url.startswith("postgresql"):
        return asyncio.run(on_postgresql())
    engine = create_engine(url)
    with engine.begin() as connection:
        result = work(connection)
    engine.dispose()
    return result


def select(url: str, sql: str) -> list[tuple[Any, ...]]:
    """The rows of a query."""
    rows = on(url, lambda connection: connection.exec_driver_sql(sql).all())
    return [tuple(row) for row in rows]


def _begin(url: str) -> None:
    """Makes a database of the first version."""
    config = Config()
    config.set_main_option("script_location", str(HERE))
    config.set_main_option("sqlalchemy.url", engine_url(url).replace("%", "%%"))
    command.upgrade(config, "0001")


def _values(url: str, receiver_url: str) -> dict[str, str]:
    """What stands for the names in 0001.sql, as the database writes it."""
    postgresql = url.startswith("postgresql")

    def octets(content: bytes) -> str:
        return f"'\\x{content.hex()}'::bytea" if postgresql else f"X'{content.hex()}'"

    texts = IDS | {
        "url": receiver_url,
        "permissions": to_json(sorted(Permission)),
        "switches": to_json(sorted(Switch)),
        "addresses": to_json([{"value": "zoe@example.com", "type": "Personal", "isPrimary": True}]),
        "arguments": to_json({"organization_id": 1, "delivery_id": IDS["delivery"]}),
    }
    return {name: f"'{text}'" for name, text in texts.items()} | {
        "then": "TIMESTAMPTZ '2026-03-01T09:00:00.250Z'" if postgresql else "1772355600250",
        "later": "TIMESTAMPTZ '2026-04-01T09:00:00.250Z'" if postgresql else "1775034000250",
        "digest": octets(digest(KEY)),
        "secret": octets(Secrecy(SECRET).encrypt("token")),
        "payload": octets(PAYLOAD),
    }


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    """Where the webhook goes."""
    with receiving() as running:
        yield running


@pytest.fixture
def old(empty: str, receiver: Receiver) -> str:
    """The URL of a database of the first version in which there is one of everything."""
    _begin(empty)

    values = _values(empty, receiver.url)
    statements = (Path(__file__).parent / "0001.sql").read_text(encoding="utf-8").split(";\n")

    def fill(connection: Connection) -> None:
        for statement in statements:
            connection.exec_driver_sql(re.sub(r":(\w+)", lambda name: values[name[1]], statement))

    on(empty, fill)
    return empty


EVERYTHING = (
    "SELECT id, name, epoch, created_at FROM organization",
    'SELECT id, first_name, last_name, email, global_role, is_enabled, is_service, updated_at, position FROM "user"',
    "SELECT id, title, digest, user_id, created_at, last_used_at, revoked_at FROM api_key",
    "SELECT id, title, is_archived FROM source_type",
    "SELECT id, title, is_archived, source_type_id FROM source",
    "SELECT id, name, source_id, created_at, updated_at, added_at, position FROM candidate",
    "SELECT candidate_id, email FROM candidate_email",
    "SELECT id, title, is_archived, created_at, position FROM candidate_tag",
    "SELECT candidate_id, candidate_tag_id, tagged_at FROM candidate_tagging",
    "SELECT id, kind, subject_id, actor_id, request_id, happened_at FROM event",
    "SELECT id, webhook_type, request_url, secret, enabled, created_at FROM webhook_setting",
    "SELECT id, webhook_setting_id, action_id, payload, attempts, state, created_at, updated_at FROM webhook_delivery",
    "SELECT id, position, identity, clock_offset FROM installation",
)
"""What the first version held."""


def test_everything_is_still_there(old: str) -> None:
    before = [select(old, f"{each} ORDER BY 1") for each in EVERYTHING]
    migrate(old)

    assert all(before)
    assert [select(old, f"{each} ORDER BY 1") for each in EVERYTHING] == before


def test_candidates_are_found_by_their_names_without_case(old: str) -> None:
    migrate(old)

    found = select(old, "SELECT name, searched_name FROM candidate ORDER BY name")
    assert found == [("Otto Nobody", "otto nobody"), ("Zoë GRÖßE", "zoë grösse")]


def test_users_were_created_when_they_were_last_changed_and_are_found_by_e_mail_address(old: str) -> None:
    migrate(old)

    assert select(old, 'SELECT count(*) FROM "user" WHERE created_at = updated_at') == [(2,)]
    found = select(old, 'SELECT email, searched_email FROM "user" ORDER BY first_name')
    assert found == [("Ada@Example.com", "ada@example.com"), (None, None)]


def test_work_that_waits_waits_under_its_new_name(old: str) -> None:
    (before,) = select(old, "SELECT id, kind, due_at, leased_until, attempts FROM job")
    migrate(old)

    assert select(old, "SELECT id, kind, due_at, leased_until, attempts FROM queued_job") == [before]
    assert select(old, "SELECT id FROM job") == []


def test_an_organization_gets_what_is_usual(old: str) -> None:
    migrate(old)

    assert select(old, "SELECT timezone, application_limit, application_limit_days FROM organization") == [
        ("UTC", None, 30)
    ]


def test_a_server_goes_on_with_it(old: str, receiver: Receiver) -> None:
    settings = Settings(database_url=old, secret=SECRET, rate_limit=None, private_webhooks=True)
    with serving(settings) as server:
        api = Client(server.http, KEY)
        listed = {each["id"]: each for each in api.all("candidate.list")}
        people = api.all("user.list")

        assert list(listed) == [IDS["zoe"], IDS["otto"]]
        assert [tag["title"] for tag in listed[IDS["zoe"]]["tags"]] == ["Met at a fair"]
        assert listed[IDS["zoe"]]["source"]["title"] == "Careers Page"
        assert [each["id"] for each in people] == [IDS["ada"]]
        assert api("user.search", email="ADA@example.com") == people
        assert api("webhook.info", webhookId=IDS["setting"])["enabled"] is True
        assert receiver.wait_for(1)[0].body == PAYLOAD
        eventually(lambda: select(old, "SELECT id FROM queued_job") == [])
