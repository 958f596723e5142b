"""application.list."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta

import pytest

from tests.cast import Company
from tests.client import Client
from tests.samples.applications import apply, stage

A_SECOND = timedelta(seconds=1)


def milliseconds(moment: str) -> int:
    """An ISO time in milliseconds since 1970."""
    return int(datetime.fromisoformat(moment).timestamp() * 1000)


def test_they_stand_in_the_order_in_which_they_were_added(api: Client, company: Company) -> None:
    added = []
    for created_at in ("2025-03-01T00:00:00Z", "2025-01-01T00:00:00Z", "2025-02-01T00:00:00Z"):
        added.append(apply(company, createdAt=created_at)["id"])
        company.server.app.world.clock.advance(A_SECOND)

    assert [each["id"] for each in api.all("application.list")] == added


def test_an_application_looks_as_it_does_elsewhere_but_without_history(api: Client, company: Company) -> None:
    application_id = company.things["application"]
    moved = api("application.changeStage", applicationId=application_id, interviewStageId=stage(company, "Onsite"))

    (listed,) = api.all("application.list")

    assert listed == moved
    assert listed["job"]["brandId"] == api("job.info", id=company.things["job"])["brandId"]


def test_it_can_be_narrowed_to_a_status(api: Client, company: Company) -> None:
    lead, active = apply(company), apply(company, interviewStageId=stage(company, "Onsite"))

    assert [each["id"] for each in api.all("application.list", status="Lead")] == [lead["id"]]
    assert [each["id"] for each in api.all("application.list", status="Active")] == [active["id"]]
    assert api.all("application.list", status="Hired") == []


def test_it_can_be_narrowed_to_a_job(api: Client, company: Company) -> None:
    job = api(
        "job.create",
        title="Another job",
        teamId=company.things["department"],
        locationId=company.things["location"],
        defaultInterviewPlanId=company.things["interview_plan"],
    )
    apply(company)
    other = apply(company, jobId=job["id"])

    assert [each["id"] for each in api.all("application.list", jobId=job["id"])] == [other["id"]]


def test_it_can_be_narrowed_to_what_was_created_after_a_time(api: Client, company: Company) -> None:
    apply(company, createdAt="2025-01-01T00:00:00Z")
    late = apply(company, createdAt="2025-01-01T00:00:00.001Z")

    listed = api.all("application.list", createdAfter=milliseconds("2025-01-01T00:00:00Z"))

    assert [each["id"] for each in listed] == [late["id"]]


def test_openings_are_shown_when_asked_for(api: Client, company: Company) -> None:
    application = apply(company)
    opening = api("opening.info", openingId=company.things["opening"])

    (listed,) = api.all("application.list", expand=["openings"])

    assert listed["openings"] == [opening]
    shown = api("application.info", applicationId=application["id"], expand=["openings"])
    assert shown["openings"] == [opening]
    assert "openings" not in api.all("application.list")[0]


@pytest.mark.parametrize(
    ("operation", "more"),
    [
        ("application.changeStage", "interviewStageId"),
        ("application.changeSource", "sourceId"),
        ("application.update", "creditedToUserId"),
    ],
)
def test_a_change_comes_in_the_next_sync(api: Client, company: Company, operation: str, more: str) -> None:
    values = {
        "interviewStageId": stage(company, "Onsite"),
        "sourceId": company.things["source"],
        "creditedToUserId": company.things["user"],
    }
    application = apply(company)
    apply(company)
    _, token = api.run("application.list")

    changed = api(operation, applicationId=application["id"], **{more: values[more]})

    assert api.all("application.list", syncToken=token) == [changed]


@pytest.mark.parametrize("change", [{"name": "Ida Rhodes"}, {"email": "ida@example.com"}, {"phoneNumber": "+1 555 1"}])
def test_it_comes_in_a_sync_when_its_candidates_name_or_contact_changes(
    api: Client, company: Company, change: dict[str, str]
) -> None:
    application_id, _ = company.things["application"], apply(company)
    before, token = api.run("application.list")

    api("candidate.update", candidateId=company.things["candidate"], **change)

    (changed,) = api.all("application.list", syncToken=token)
    assert changed["id"] == application_id
    assert changed["updatedAt"] == next(each for each in before if each["id"] == application_id)["updatedAt"]


def test_it_does_not_come_for_a_change_that_it_does_not_show(api: Client, company: Company) -> None:
    company.things["application"]
    _, token = api.run("application.list")

    api("candidate.update", candidateId=company.things["candidate"], websiteUrl="https://ida.example")

    assert api.all("application.list", syncToken=token) == []


def test_an_unknown_status_is_refused(api: Client) -> None:
    code, message = api.refused("application.list", status="Rejected")

    assert code == "invalid_input"
    assert "status" in message


def test_an_unknown_job_is_refused(api: Client) -> None:
    assert api.refused("application.list", jobId=str(uuid.uuid4()))[0] == "job_not_found"
