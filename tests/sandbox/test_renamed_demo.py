"""The demo organization stays the demo, whatever it is called."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import update

import rowantree.demo
from rowantree import models
from rowantree.core.database import perform
from rowantree.demo import prepare
from rowantree.domain import organizations
from rowantree.models.columns import to_json
from rowantree.sandbox import demo
from rowantree.settings import Settings
from tests.client import Client
from tests.servers import serving


@pytest.fixture(autouse=True)
def quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leaves the logs of the tests' own process as they are."""
    monkeypatch.setattr(rowantree.demo, "set_up", lambda _level: None)


def start(folder: Path, api_key: str) -> Settings:
    """Prepares the demo in `folder`; the settings of its server."""
    return prepare(Settings(), folder, "http://127.0.0.1:8000", 1, "empty", api_key).application.settings


def test_a_demo_that_was_renamed_is_found_at_the_next_start(tmp_path: Path) -> None:
    with serving(start(tmp_path, "a-key-of-the-first-start")) as server:
        api = Client(server.http, "a-key-of-the-first-start")
        api("organization.update", name="Ashgrove & Daughters")
        created = api("candidate.create", name="Ada Lovelace")["id"]

    with serving(start(tmp_path, "a-key-of-the-second-start")) as server:
        api = Client(server.http, "a-key-of-the-second-start")
        assert api("organization.info")["name"] == "Ashgrove & Daughters"
        assert [each["id"] for each in api.all("candidate.list")] == [created]
        assert len(server.read(organizations.all_organizations)) == 1


def test_a_renamed_demo_keeps_its_name_when_it_is_reset(tmp_path: Path) -> None:
    with serving(start(tmp_path, "a-key-that-i-know-already")) as server:
        api = Client(server.http, "a-key-that-i-know-already")
        api("organization.update", name="Ashgrove & Daughters")

        assert api("sandbox.reset") == {"name": "Ashgrove & Daughters"}


def test_another_organization_that_took_its_name_is_not_taken_for_it(tmp_path: Path) -> None:
    with serving(start(tmp_path, "a-key-of-the-first-start")) as server:
        Client(server.http, "a-key-of-the-first-start")("organization.update", name="Ashgrove & Daughters")
        world = server.app.world
        server.write(lambda connection: organizations.found(connection, world, demo.NAME, world.clock.now()))

    with serving(start(tmp_path, "a-key-of-the-second-start")) as server:
        assert Client(server.http, "a-key-of-the-second-start")("organization.info")["name"] == "Ashgrove & Daughters"


def test_a_demo_of_the_first_version_is_found_by_the_name_that_all_had(tmp_path: Path) -> None:
    plan = to_json({"anchor": "2026-11-22T08:00:00.000+00:00", "seed": 1, "size": "empty"})
    with serving(start(tmp_path, "a-key-of-the-first-start")) as server:
        server.write(lambda connection: perform(connection, update(models.installation.core).values(demo=plan)))
        created = Client(server.http, "a-key-of-the-first-start")("candidate.create", name="Ada Lovelace")["id"]

    with serving(start(tmp_path, "a-key-of-the-second-start")) as server:
        listed = Client(server.http, "a-key-of-the-second-start").all("candidate.list")
        assert [each["id"] for each in listed] == [created]
        assert [each.name for each in server.read(organizations.all_organizations)] == [demo.NAME]
