"""report.update."""

from __future__ import annotations

from datetime import timedelta

from tests.cast import Company
from tests.client import Client


def test_it_changes_what_is_given(api: Client, company: Company) -> None:
    which = {"reportId": company.things["report"]}
    before = api("report.info", **which)
    company.server.app.world.clock.advance(timedelta(seconds=1))

    titled = api("report.update", **which, title=" Another ")
    narrowed = api("report.update", **which, parameters={"period": {"lastDays": 7}})

    assert titled == before | {"title": "Another", "updatedAt": titled["updatedAt"]}
    assert titled["updatedAt"] > before["updatedAt"]
    assert narrowed["parameters"] == {"period": {"lastDays": 7}}
    assert api("report.info", **which) == narrowed


def test_parameters_are_replaced_as_a_whole(api: Client, company: Company) -> None:
    which = {"reportId": company.things["report"]}
    api("report.update", **which, parameters={"jobIds": [company.things["job"]]})

    assert api("report.update", **which, parameters={"period": {"to": "2026-01-01"}})["parameters"] == {
        "period": {"to": "2026-01-01"}
    }
    assert api("report.update", **which, parameters={})["parameters"] == {}


def test_what_is_already_so_changes_nothing(api: Client, company: Company) -> None:
    which = {"reportId": company.things["report"]}
    before = api("report.info", **which)
    company.server.app.world.clock.advance(timedelta(seconds=1))

    assert api("report.update", **which) == before
    assert api("report.update", **which, title="Where they come from", parameters={}) == before


def test_two_changes_in_one_millisecond_are_told_apart(api: Client, company: Company) -> None:
    which = {"reportId": company.things["report"]}
    moments = {api("report.update", **which, title=str(number))["updatedAt"] for number in range(5)}

    assert len(moments) == 5


def test_what_does_not_fit_is_refused_and_nothing_changes(api: Client, company: Company, neighbour: Company) -> None:
    which = {"reportId": company.things["report"]}
    before = api("report.info", **which)

    assert api.refused("report.update", **which, title=" ") == ("invalid_input", "`title` must not be empty")
    code, message = api.refused("report.update", **which, parameters={"period": {"nextDays": 3}})
    assert (code, "nextDays" in message) == ("invalid_input", True)
    for name, thing in (("jobIds", "job"), ("departmentIds", "department")):
        theirs = {name: [neighbour.things[thing]]}
        assert api.refused("report.update", **which, parameters=theirs)[0] == f"{thing}_not_found"
    assert api("report.info", **which) == before


def test_an_unknown_report_is_refused(api: Client, neighbour: Company) -> None:
    assert api.refused("report.update", reportId=neighbour.things["report"])[0] == "report_not_found"
