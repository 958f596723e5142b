"""report.list."""

from __future__ import annotations

from rowantree.domain.reports.kinds import KINDS
from tests import cast
from tests.cast import Company
from tests.client import Client
from tests.servers import Server


def test_an_organization_begins_with_one_of_each_kind(company: Company) -> None:
    listed = company.admin.all("report.list")

    assert [(each["kind"], each["title"]) for each in listed] == [(kind, of.title) for kind, of in KINDS.items()]
    assert listed[0]["parameters"] == {"period": {"lastDays": 365}}


def test_one_from_before_there_were_reports_has_none(server: Server) -> None:
    old = cast.found(server, "Meridian Robotics", furnished=False)

    assert old.admin.all("report.list") == []


def test_archived_reports_are_listed_only_when_they_are_wanted(api: Client, company: Company) -> None:
    archived = api("report.archive", reportId=company.things["report"])

    assert archived not in api.all("report.list")
    assert archived not in api.all("report.list", includeArchived=False)
    assert archived in api.all("report.list", includeArchived=True)
