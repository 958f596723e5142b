"""closeReason.list."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from tests.cast import Company
from tests.client import Client


def test_an_organization_begins_with_reasons(api: Client) -> None:
    page = api.page("closeReason.list")

    assert {reason["reasonText"] for reason in page["results"]} == {
        "Filled",
        "On hold",
        "No longer needed",
        "Opened by mistake",
    }
    assert list(page["results"][0]) == ["id", "reasonText", "isArchived"]
    assert (page["moreDataAvailable"], bool(page["syncToken"])) == (False, True)


def test_reasons_stand_in_the_order_in_which_they_were_made(api: Client, company: Company) -> None:
    for text in ("Zeal", "Age", "Mood"):
        company.server.app.world.clock.advance(timedelta(seconds=1))
        api("closeReason.create", reasonText=text)

    assert [each["reasonText"] for each in api.all("closeReason.list")][-3:] == ["Zeal", "Age", "Mood"]


@pytest.mark.parametrize("body", [{}, {"includeArchived": False}])
def test_archived_reasons_are_not_listed(api: Client, company: Company, body: dict[str, Any]) -> None:
    api("closeReason.archive", closeReasonId=company.things["close_reason"])

    assert company.things["close_reason"] not in [each["id"] for each in api.all("closeReason.list", **body)]


def test_archived_reasons_are_listed_when_they_are_asked_for(api: Client, company: Company) -> None:
    archived = api("closeReason.archive", closeReasonId=company.things["close_reason"])

    assert archived in api.all("closeReason.list", includeArchived=True)


def test_a_sync_with_archived_reasons_brings_what_was_archived(api: Client, company: Company) -> None:
    reason = company.things["close_reason"]
    _, token = api.run("closeReason.list", includeArchived=True)

    archived = api("closeReason.archive", closeReasonId=reason)

    assert api.all("closeReason.list", includeArchived=True, syncToken=token) == [archived]


def test_a_client_that_knows_no_pages_gets_more_than_a_hundred(api: Client, company: Company) -> None:
    for number in range(100):
        api("closeReason.create", reasonText=f"Reason {number}")

    page = company.plain.page("closeReason.list")

    assert (len(page["results"]), page["moreDataAvailable"]) == (104, False)


@pytest.mark.parametrize("value", [None, 1, "yes"])
def test_a_wrong_value_is_refused_by_name(api: Client, value: Any) -> None:
    code, message = api.refused("closeReason.list", includeArchived=value)

    assert code == "invalid_input"
    assert "`includeArchived`" in message
