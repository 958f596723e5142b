"""report.archive."""

from __future__ import annotations

from datetime import timedelta

from tests.cast import Company
from tests.client import Client


def test_an_archived_report_is_not_listed(api: Client, company: Company) -> None:
    archived = api("report.archive", reportId=company.things["report"])

    assert archived["isArchived"] is True
    assert archived["id"] not in [each["id"] for each in api.all("report.list")]


def test_archiving_it_again_changes_nothing(api: Client, company: Company) -> None:
    archived = api("report.archive", reportId=company.things["report"])
    company.server.app.world.clock.advance(timedelta(seconds=1))

    assert api("report.archive", reportId=company.things["report"]) == archived


def test_an_unknown_report_is_refused(api: Client, neighbour: Company) -> None:
    assert api.refused("report.archive", reportId=neighbour.things["report"])[0] == "report_not_found"
