"""sandbox.advanceClock."""

from __future__ import annotations

import time
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from rowantree.sandbox import demo
from rowantree.sandbox.clock import MAX_SECONDS
from rowantree.settings import Settings
from tests import cast, told
from tests.cast import Company, raw
from tests.client import Client
from tests.servers import SECRET, serving

TWO_WEEKS = 14 * 24 * 3600
PATIENCE_SECONDS = 3.0


def time_of(shown: str) -> datetime:
    """A time that an answer shows."""
    return datetime.fromisoformat(shown)


def wait_for_an_attempt(company: Company) -> None:
    """Returns when the server has written that a webhook was sent once."""
    attempted = "SELECT 1 FROM webhook_delivery WHERE organization_id = ? AND attempts = 1"
    until = time.monotonic() + PATIENCE_SECONDS
    while not raw(company.server, attempted, company.number):
        assert time.monotonic() < until, "the attempt was never written"


@pytest.mark.parametrize("seconds", [1, 3600, "60", 60.0])
def test_it_is_so_much_later_from_now_on(api: Client, company: Company, seconds: Any) -> None:
    clock, step = company.server.app.world.clock, timedelta(seconds=int(seconds))
    before = clock.now()

    now = time_of(api("sandbox.advanceClock", seconds=seconds)["now"])

    assert before + step <= now <= clock.now()
    assert time_of(api("candidate.create", name="Ada Lovelace")["createdAt"]) >= now


def test_the_clock_can_be_moved_by_a_year_at_once(api: Client) -> None:
    added = time_of(api("candidate.create", name="Ada Lovelace")["createdAt"])

    now = time_of(api("sandbox.advanceClock", seconds=MAX_SECONDS)["now"])

    assert now - added >= timedelta(days=366)


def test_its_place_is_kept_for_the_next_start(api: Client, company: Company) -> None:
    before = company.server.read(demo.clock_offset)

    api("sandbox.advanceClock", seconds=90)

    assert company.server.read(demo.clock_offset) - before == timedelta(seconds=90)


def test_the_neighbour_lives_in_the_same_time(api: Client, neighbour: Company) -> None:
    now = time_of(api("sandbox.advanceClock", seconds=60)["now"])

    assert time_of(neighbour.admin("candidate.create", name="Ada Lovelace")["createdAt"]) >= now


def test_what_expires_has_expired(api: Client) -> None:
    api("candidateTag.create", title="One")
    api("candidateTag.create", title="Two")
    cursor = api.page("candidateTag.list", limit=1)["nextCursor"]
    token = api.run("candidateTag.list")[1]

    api("sandbox.advanceClock", seconds=TWO_WEEKS + 60)

    assert api.refused("candidateTag.list", cursor=cursor)[0] == "next_cursor_expired"
    assert api.refused("candidateTag.list", syncToken=token)[0] == "sync_token_expired"


def test_a_webhook_that_is_to_be_sent_again_tomorrow_is_sent_now(api: Client, company: Company) -> None:
    with told.receiving() as receiver:
        receiver.statuses = [500]
        told.tell(company, receiver.url)
        api("candidate.create", name="Ada Lovelace")
        first = receiver.wait_for(1)[0]
        wait_for_an_attempt(company)

        api("sandbox.advanceClock", seconds=24 * 3600)

        assert receiver.wait_for(2)[1].body == first.body


@pytest.mark.parametrize("seconds", [0, -1, MAX_SECONDS + 1, 1.5, "soon", "", None, True, [60], 10**20])
def test_a_wrong_value_is_refused_by_name(api: Client, company: Company, seconds: Any) -> None:
    before = company.server.read(demo.clock_offset)

    code, message = api.refused("sandbox.advanceClock", seconds=seconds)

    assert code == "invalid_input"
    assert "`seconds`" in message
    assert company.server.read(demo.clock_offset) == before


def test_no_seconds_are_refused(api: Client) -> None:
    assert api.refused("sandbox.advanceClock") == ("invalid_input", "`seconds` is required")


@pytest.mark.parametrize("operation", ["sandbox.advanceClock", "sandbox.reset"])
def test_a_server_that_is_no_demo_has_no_sandbox(tmp_path: Path, operation: str) -> None:
    settings = Settings(database_url=f"sqlite:///{tmp_path / 'rowantree.db'}", secret=SECRET)
    with serving(settings, demo=False) as server:
        company = cast.found(server, "Meridian Robotics")

        response = server.http.post(f"/{operation}", json={"seconds": 1}, auth=(company.admin.key, ""))

    assert response.status_code == 404
    assert response.json()["errorInfo"]["code"] == "not_found"
