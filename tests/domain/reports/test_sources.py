"""Sources: every number counted by hand."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from tests.cast import Company
from tests.client import Client
from tests.domain.reports.histories import HIRED, came, columns, rows

MAY = datetime(2026, 5, 4, 9, 0, tzinfo=UTC)
DAY = timedelta(days=1)
NUMBERS = ("Source type", "Source", "Applications", "Active", "Archived", "Hired")


def test_applications_are_counted_by_their_source_and_what_became_of_them(api: Client, company: Company) -> None:
    sources = {each["title"]: each["id"] for each in api.all("source.list")}
    fair, linked_in = sources["Event"], sources["LinkedIn"]
    came(company, ("New lead", MAY), sourceId=fair)
    came(company, ("Onsite", MAY), sourceId=fair)
    came(company, ("Onsite", MAY), ("Archived", MAY + DAY), sourceId=fair)
    came(company, *((title, MAY + n * DAY) for n, title in enumerate(HIRED)), sourceId=linked_in)
    came(company, ("New lead", MAY))

    found = rows(company, "sources")

    assert columns(found, *NUMBERS) == [
        ("Inbound", "Event", 3, 2, 1, 0),
        ("Outbound", "LinkedIn", 1, 0, 0, 1),
        ("", "", 1, 1, 0, 0),
    ]
    assert [row["Source ID"] for row in found] == [fair, linked_in, ""]


def test_only_applications_of_the_period_are_counted(company: Company) -> None:
    came(company, ("New lead", MAY))
    came(company, ("New lead", MAY + 30 * DAY))

    found = rows(company, "sources", period={"from": "2026-05-01", "to": "2026-05-31"})
    assert columns(found, "Applications") == [(1,)]


def test_what_is_confidential_is_counted_for_keys_that_may_see_it(company: Company) -> None:
    came(company, ("New lead", MAY), jobId=company.things["confidential_job"])

    assert columns(rows(company, "sources"), "Applications") == [(1,)]
    assert rows(company, "sources", company.plain) == []
