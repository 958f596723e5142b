"""source.list: what is listed. Pages are in tests/core/test_page.py."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cast import Company
from tests.client import Client

FOUNDED_WITH = [
    ("Inbound", "Careers Page"),
    ("Inbound", "Job Board"),
    ("Inbound", "Event"),
    ("Outbound", "LinkedIn"),
    ("Outbound", "Sourced by the Team"),
    ("Referral", "Employee Referral"),
    ("Agency", "Recruiting Agency"),
]


def test_an_organization_begins_with_the_usual_ones(api: Client) -> None:
    listed = api.all("source.list")

    assert sorted((each["sourceType"]["title"], each["title"]) for each in listed) == sorted(FOUNDED_WITH)
    assert not any(each["isArchived"] for each in listed)


def test_all_come_at_once_however_many_there_are(api: Client, company: Company) -> None:
    for number in range(110):
        api("source.create", title=f"Source {number}", sourceTypeId=company.things["source_type"])

    page = api.page("source.list")

    assert len(page["results"]) == len(FOUNDED_WITH) + 110
    assert page["moreDataAvailable"] is False
    assert "nextCursor" not in page
    assert "syncToken" not in page


def test_pages_can_be_asked_for(api: Client) -> None:
    whole = api.all("source.list")

    assert api.unrecorded.all("source.list", limit=2) == whole


@pytest.mark.parametrize("body", [{}, {"includeArchived": False}])
def test_archived_sources_are_not_listed(api: Client, company: Company, body: dict[str, Any]) -> None:
    archived = api("source.archive", sourceId=company.sources[0])

    assert archived["id"] not in [each["id"] for each in api.all("source.list", **body)]


def test_archived_sources_are_listed_when_they_are_asked_for(api: Client, company: Company) -> None:
    archived = api("source.archive", sourceId=company.sources[0])

    assert archived in api.all("source.list", includeArchived=True)


@pytest.mark.parametrize("value", [None, 1, "yes", ""])
def test_a_wrong_value_is_refused_by_name(api: Client, value: Any) -> None:
    code, message = api.refused("source.list", includeArchived=value)

    assert code == "invalid_input"
    assert "`includeArchived`" in message
