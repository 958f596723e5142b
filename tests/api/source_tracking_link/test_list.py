"""sourceTrackingLink.list: what is listed. Pages and syncs are in tests/core/test_page.py."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from tests.cast import Company
from tests.client import Client, Results


def create(company: Company, *codes: str) -> list[Results]:
    """Makes links, a second apart."""
    links = []
    for code in codes:
        company.server.app.world.clock.advance(timedelta(seconds=1))
        links.append(company.admin("sourceTrackingLink.create", sourceId=company.sources[0], code=code))
    return links


def test_links_stand_in_the_order_in_which_they_were_made(api: Client, company: Company) -> None:
    links = create(company, "zebra", "aardvark", "marmot")

    assert api.all("sourceTrackingLink.list") == links


def test_all_come_at_once_however_many_there_are(api: Client, company: Company) -> None:
    for _ in range(101):
        api("sourceTrackingLink.create", sourceId=company.sources[0])

    page = api.page("sourceTrackingLink.list")

    assert len(page["results"]) == 101
    assert page["moreDataAvailable"] is False


@pytest.mark.parametrize("body", [{}, {"includeDisabled": False}])
def test_disabled_links_are_not_listed(api: Client, company: Company, body: dict[str, Any]) -> None:
    kept, disabled = create(company, "kept", "disabled")
    api("sourceTrackingLink.update", sourceTrackingLinkId=disabled["id"], enabled=False)

    assert api.all("sourceTrackingLink.list", **body) == [kept]


def test_disabled_links_are_listed_when_they_are_asked_for(api: Client, company: Company) -> None:
    kept, disabled = create(company, "kept", "disabled")
    shown = api("sourceTrackingLink.update", sourceTrackingLinkId=disabled["id"], enabled=False)

    assert api.all("sourceTrackingLink.list", includeDisabled=True) == [kept, shown]


@pytest.mark.parametrize("value", [None, 1, "yes"])
def test_a_wrong_value_is_refused_by_name(api: Client, value: Any) -> None:
    code, message = api.refused("sourceTrackingLink.list", includeDisabled=value)

    assert code == "invalid_input"
    assert "`includeDisabled`" in message
