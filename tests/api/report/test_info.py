"""report.info."""

from __future__ import annotations

from tests.cast import Company
from tests.client import Client


def test_it_shows_what_is_counted(api: Client, company: Company) -> None:
    found = api("report.info", reportId=company.things["report"])

    assert (found["title"], found["kind"], found["parameters"]) == ("Where they come from", "sources", {})


def test_an_archived_report_is_shown(api: Client, company: Company) -> None:
    archived = api("report.archive", reportId=company.things["report"])

    assert api("report.info", reportId=company.things["report"]) == archived


def test_an_unknown_report_is_refused(api: Client, neighbour: Company) -> None:
    assert api.refused("report.info", reportId=neighbour.things["report"])[0] == "report_not_found"
