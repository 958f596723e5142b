"""report.restore."""

from __future__ import annotations

from tests.cast import Company
from tests.client import Client


def test_a_restored_report_is_listed_and_counted_again(api: Client, company: Company) -> None:
    which = {"reportId": company.things["report"]}
    api("report.archive", **which)

    restored = api("report.restore", **which)

    assert restored["isArchived"] is False
    assert restored in api.all("report.list")
    assert api("report.synchronous", **which)["status"] == "complete"


def test_restoring_what_is_not_archived_changes_nothing(api: Client, company: Company) -> None:
    before = api("report.info", reportId=company.things["report"])

    assert api("report.restore", reportId=company.things["report"]) == before


def test_an_unknown_report_is_refused(api: Client, neighbour: Company) -> None:
    assert api.refused("report.restore", reportId=neighbour.things["report"])[0] == "report_not_found"
