"""report.create."""

from __future__ import annotations

import uuid
from typing import Any

import pytest

from rowantree.core.permission import Permission, Switch
from tests.cast import Company
from tests.client import Client


def create(api: Client, kind: str = "funnel", **parameters: Any) -> dict[str, Any]:
    """A new report with these parameters."""
    return dict(api("report.create", title="How far they come", kind=kind, parameters=parameters))


def test_it_is_listed_and_can_be_counted(api: Client) -> None:
    created = api("report.create", title="  How far they come ", kind="funnel")

    assert created == {
        "id": created["id"],
        "title": "How far they come",
        "kind": "funnel",
        "parameters": {},
        "isArchived": False,
        "createdAt": created["createdAt"],
        "updatedAt": created["createdAt"],
    }
    assert api.all("report.list")[-1] == created
    assert api("report.synchronous", reportId=created["id"])["status"] == "complete"


@pytest.mark.parametrize(
    "period",
    [
        {"lastDays": 90},
        {"lastDays": 1, "nextDays": 30},
        {"from": "2026-01-01"},
        {"to": "2026-12-31"},
        {"from": "2026-01-01", "to": "2026-01-01"},
    ],
)
def test_a_period_is_shown_as_it_was_given(api: Client, period: dict[str, Any]) -> None:
    assert create(api, period=period)["parameters"] == {"period": period}


def test_jobs_and_departments_are_shown_in_their_order_and_once(api: Client, company: Company) -> None:
    job, department = company.things["job"], company.things["department"]

    created = create(api, jobIds=[job, job], departmentIds=[department])

    assert created["parameters"] == {"jobIds": [job], "departmentIds": [department]}


def test_an_import_keeps_its_ids(api: Client) -> None:
    report_id = str(uuid.uuid4())

    assert api("report.create", title="A", kind="offers", id=report_id)["id"] == report_id
    assert api.refused("report.create", title="B", kind="offers", id=report_id)[0] == "id_taken"


@pytest.mark.parametrize(
    ("kind", "parameters", "named"),
    [
        ("funnel", {"period": {"lastDays": 0}}, "lastDays"),
        ("funnel", {"period": {"lastDays": 3_651}}, "lastDays"),
        ("funnel", {"period": {"lastDays": 3, "nextDays": 0}}, "nextDays"),
        ("funnel", {"period": {"nextDays": 3}}, "nextDays"),
        ("funnel", {"period": {"lastDays": 3, "from": "2026-01-01"}}, "period"),
        ("funnel", {"period": {"from": "2026-02-30"}}, "period.from"),
        ("funnel", {"period": {"from": "1969-12-31"}}, "period.from"),
        ("funnel", {"period": {"to": "3000-01-01"}}, "period.to"),
        ("funnel", {"period": {"to": "01.02.2026"}}, "to"),
        ("funnel", {"period": {"from": "2026-01-02", "to": "2026-01-01"}}, "period.to"),
        ("funnel", {"jobIds": []}, "jobIds"),
        ("funnel", {"departmentIds": []}, "departmentIds"),
        ("funnel", {"jobIds": ["x"]}, "jobIds"),
        ("funnel", {"jobIds": [str(uuid.uuid4()) for _ in range(101)]}, "jobIds"),
        ("openRoles", {"period": {"lastDays": 3}}, "period"),
        ("nothing", {}, "kind"),
    ],
)
def test_parameters_that_do_not_fit_are_refused_by_name(
    api: Client, kind: str, parameters: dict[str, Any], named: str
) -> None:
    code, message = api.refused("report.create", title="A", kind=kind, parameters=parameters)

    assert code == "invalid_input"
    assert named in message


@pytest.mark.parametrize("title", ["", "   ", "a" * 501])
def test_a_title_that_is_none_is_refused(api: Client, title: str) -> None:
    code, message = api.refused("report.create", title=title, kind="funnel")

    assert code == "invalid_input"
    assert "`title`" in message


def test_what_is_not_there_cannot_be_named(api: Client, neighbour: Company) -> None:
    for name, thing in (("jobIds", "job"), ("departmentIds", "department")):
        theirs, unknown = neighbour.things[thing], str(uuid.uuid4())

        refused = [
            api.refused("report.create", title="A", kind="funnel", parameters={name: [each]})
            for each in (theirs, unknown)
        ]

        assert {code for code, _ in refused} == {f"{thing}_not_found"}
        assert refused[0][1].replace(theirs, unknown) == refused[1][1]


def test_a_confidential_job_is_named_and_shown_only_by_keys_that_may_see_it(api: Client, company: Company) -> None:
    job, hidden = company.things["job"], company.things["confidential_job"]
    unsuspecting = company.client(Permission, set(Switch) - {Switch.CONFIDENTIAL})
    created = create(api, jobIds=[job, hidden])

    assert unsuspecting("report.info", reportId=created["id"])["parameters"] == {"jobIds": [job]}
    assert unsuspecting.all("report.list")[-1]["parameters"] == {"jobIds": [job]}
    body = {"title": "A", "kind": "funnel", "parameters": {"jobIds": [hidden]}}
    assert unsuspecting.refused("report.create", **body)[0] == "job_not_found"


def test_a_report_of_confidential_jobs_alone_counts_nothing_for_others(api: Client, company: Company) -> None:
    api("application.create", candidateId=company.things["candidate"], jobId=company.things["job"])
    report_id = create(api, jobIds=[company.things["confidential_job"]])["id"]

    data = company.plain("report.synchronous", reportId=report_id, includeHeadersInData=False)["reportData"]

    assert data["data"] == []
