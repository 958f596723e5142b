"""How long what was told is kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import pytest

from rowantree import app
from rowantree.settings import Settings
from rowantree.webhooks import retention
from rowantree.webhooks.retention import KEPT, purge
from tests import cast
from tests.cast import Company
from tests.jobs.waiting import eventually
from tests.servers import SECRET, Server, serving
from tests.told import receiving, tell
from tests.webhooks.deliveries import left_by


@pytest.fixture
def server(empty: str) -> Iterator[Server]:
    """A server with a database of its own: what is purged is nobody else's."""
    with serving(Settings(database_url=empty, secret=SECRET, rate_limit=None, private_webhooks=True)) as running:
        yield running


@pytest.fixture
def purged(server: Server) -> Callable[[timedelta], int]:
    """How many messages are deleted when it is that much later."""
    return lambda later: server.do(purge(server.app.database, datetime.now(UTC) + later))


def states(company: Company) -> list[str]:
    """What has become of each of the company's messages."""
    return [delivery.state for delivery in left_by(company).deliveries]


def test_what_was_delivered_or_given_up_goes_after_thirty_days(
    company: Company, purged: Callable[[timedelta], int]
) -> None:
    with receiving() as receiver:
        receiver.statuses = [200, 410]
        tell(company, receiver.url)
        for name in ("Otto Nobody", "Wilhelmina Ashgrove"):
            company.admin("candidate.create", name=name)
        eventually(lambda: sorted(states(company)) == ["delivered", "given_up"])

    assert purged(KEPT - timedelta(minutes=1)) == 0
    assert purged(KEPT + timedelta(minutes=1)) == 2
    assert states(company) == []


def test_what_is_still_to_be_sent_stays(company: Company, purged: Callable[[timedelta], int]) -> None:
    with receiving() as receiver:
        receiver.statuses = [500]
        tell(company, receiver.url)
        company.admin("candidate.create", name="Otto Nobody")
        receiver.wait_for(1)

    assert purged(KEPT + timedelta(minutes=1)) == 0
    assert states(company) == ["pending"]


def test_more_than_one_transaction_deletes_goes_all_the_same(
    company: Company, neighbour: Company, purged: Callable[[timedelta], int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(retention, "AT_ONCE", 2)
    with receiving() as receiver:
        for each in (company, neighbour):
            tell(each, receiver.url)
            for name in ("Otto Nobody", "Wilhelmina Ashgrove", "Ingo Halcyon"):
                each.admin("candidate.create", name=name)
        eventually(lambda: states(company) + states(neighbour) == ["delivered"] * 6)

    assert purged(KEPT + timedelta(minutes=1)) == 6
    assert states(company) + states(neighbour) == []


def test_a_server_purges_by_itself(empty: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retention, "KEPT", timedelta(0))
    monkeypatch.setattr(app, "HOUSEKEEPING_SECONDS", 0.05)
    monkeypatch.setattr(app, "SWEEP_MINUTES", 2)
    with serving(Settings(database_url=empty, secret=SECRET, private_webhooks=True)) as server, receiving() as receiver:
        company = cast.found(server, "Meridian Robotics")
        tell(company, receiver.url)
        company.admin("candidate.create", name="Otto Nobody")
        receiver.wait_for(1)

        eventually(lambda: states(company) == [])
