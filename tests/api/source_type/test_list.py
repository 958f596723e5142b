"""sourceType.list: what is listed. Pages are in tests/core/test_page.py."""

from __future__ import annotations

from tests.cast import Company
from tests.client import Client


def test_an_organization_begins_with_the_usual_ones(api: Client) -> None:
    titles = [each["title"] for each in api.all("sourceType.list")]

    assert sorted(titles) == ["Agency", "Inbound", "Outbound", "Referral"]


def test_all_come_at_once_however_many_there_are(api: Client) -> None:
    for number in range(100):
        api("sourceType.create", title=f"Type {number}")

    page = api.page("sourceType.list")

    assert len(page["results"]) == 104
    assert page["moreDataAvailable"] is False


def test_archived_ones_are_listed_only_when_they_are_asked_for(api: Client, company: Company) -> None:
    archived = api("sourceType.archive", sourceTypeId=company.things["source_type"])

    assert archived not in api.all("sourceType.list")
    assert archived in api.all("sourceType.list", includeArchived=True)
