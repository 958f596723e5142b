"""archiveReason.list."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from tests.cast import Company
from tests.client import Client

A_SECOND = timedelta(seconds=1)


def test_an_organization_begins_with_reasons_of_each_type(api: Client) -> None:
    page = api.page("archiveReason.list")

    assert {reason["reasonType"] for reason in page["results"]} == {"RejectedByCandidate", "RejectedByOrg", "Other"}
    assert list(page["results"][0]) == ["id", "text", "reasonType", "isArchived"]
    assert (page["moreDataAvailable"], "syncToken" in page) == (False, False)


def test_reasons_stand_in_the_order_in_which_they_were_made(api: Client, company: Company) -> None:
    reasons = []
    for text in ("Zeal", "Age", "Mood"):
        company.server.app.world.clock.advance(A_SECOND)
        reasons.append(api("archiveReason.create", text=text, reasonType="Other"))
    api("archiveReason.update", archiveReasonId=reasons[2]["id"], text="Abilities")

    assert [each["text"] for each in api.all("archiveReason.list")][-3:] == ["Zeal", "Age", "Abilities"]


@pytest.mark.parametrize("body", [{}, {"includeArchived": False}, {"includeArchived": "false"}])
def test_archived_reasons_are_not_listed(api: Client, company: Company, body: dict[str, Any]) -> None:
    api("archiveReason.archive", archiveReasonId=company.things["archive_reason"])

    assert company.things["archive_reason"] not in [each["id"] for each in api.all("archiveReason.list", **body)]


@pytest.mark.parametrize("value", [True, "true"])
def test_archived_reasons_are_listed_when_they_are_asked_for(api: Client, company: Company, value: Any) -> None:
    archived = api("archiveReason.archive", archiveReasonId=company.things["archive_reason"])

    assert archived in api.all("archiveReason.list", includeArchived=value)


def test_a_client_that_knows_no_pages_gets_more_than_a_hundred(api: Client, company: Company) -> None:
    for number in range(100):
        api("archiveReason.create", text=f"Reason {number}", reasonType="Other")

    page = company.plain.page("archiveReason.list")

    assert (len(page["results"]), page["moreDataAvailable"]) == (105, False)


@pytest.mark.parametrize("value", [None, 1, "yes"])
def test_a_wrong_value_is_refused_by_name(api: Client, value: Any) -> None:
    code, message = api.refused("archiveReason.list", includeArchived=value)

    assert code == "invalid_input"
    assert "`includeArchived`" in message
