"""application.transfer."""

from __future__ import annotations

import uuid
from typing import Any

import pytest

from tests.cast import Company
from tests.client import Client
from tests.samples.applications import stage
from tests.told import receiving, tell


@pytest.fixture
def plan(api: Client) -> dict[str, Any]:
    """A plan that is not the job's own."""
    stages = [{"title": "Talk", "type": "Active"}, {"title": "Gone", "type": "Archived"}]
    return dict(api("interviewPlan.create", title="Short", stages=stages))


@pytest.fixture
def body(api: Client, company: Company, plan: dict[str, Any]) -> dict[str, Any]:
    """The application, another job, and the first stage of the other plan."""
    job = api(
        "job.create", title="Another job", teamId=company.things["department"], locationId=company.things["location"]
    )
    stages = api.all("interviewStage.list", interviewPlanId=plan["id"])
    return {
        "applicationId": company.things["application"],
        "jobId": job["id"],
        "interviewPlanId": plan["id"],
        "interviewStageId": stages[0]["id"],
    }


def gone(api: Client, body: dict[str, Any]) -> str:
    """The other plan's archived stage."""
    return str(api.all("interviewStage.list", interviewPlanId=body["interviewPlanId"])[1]["id"])


def test_it_is_for_the_other_job_afterwards(api: Client, company: Company, body: dict[str, Any]) -> None:
    transferred = api("application.transfer", **body, startAutomaticActivities=False)

    assert transferred["job"]["title"] == "Another job"
    assert transferred["currentInterviewStage"]["title"] == "Talk"
    assert transferred["status"] == "Active"
    assert api.all("application.list", jobId=company.things["job"]) == []
    assert api.all("application.list", jobId=body["jobId"]) == [transferred]
    assert api("job.info", id=body["jobId"])["interviewPlanIds"] == [body["interviewPlanId"]]


def test_its_history_goes_on(api: Client, body: dict[str, Any]) -> None:
    api("application.transfer", **body)

    history = api.all("application.listHistory", applicationId=body["applicationId"])
    assert [each["title"] for each in history] == ["New lead", "Talk"]


def test_doing_it_twice_changes_nothing(api: Client, body: dict[str, Any]) -> None:
    assert api("application.transfer", **body) == api("application.transfer", **body)


def test_it_can_go_on_with_another_plan_of_the_same_job(api: Client, company: Company, body: dict[str, Any]) -> None:
    transferred = api("application.transfer", **body | {"jobId": company.things["job"]})

    assert transferred["job"]["id"] == company.things["job"]
    assert body["interviewPlanId"] in api("job.info", id=company.things["job"])["interviewPlanIds"]


def test_what_is_archived_can_go_to_the_archive_and_keeps_its_reason(
    api: Client, company: Company, body: dict[str, Any]
) -> None:
    reason_id = company.things["archive_reason"]
    archive = stage(company, "Archived")
    api(
        "application.changeStage",
        applicationId=body["applicationId"],
        interviewStageId=archive,
        archiveReasonId=reason_id,
    )

    transferred = api("application.transfer", **body | {"interviewStageId": gone(api, body)})

    assert transferred["status"] == "Archived"
    assert transferred["archiveReason"]["id"] == reason_id


def test_it_cannot_archive(api: Client, body: dict[str, Any]) -> None:
    code, message = api.refused("application.transfer", **body | {"interviewStageId": gone(api, body)})

    assert code == "invalid_input"
    assert "`interviewStageId`" in message


def test_a_stage_of_another_plan_is_refused(api: Client, company: Company, body: dict[str, Any]) -> None:
    code, _ = api.refused("application.transfer", **body | {"interviewStageId": stage(company, "Onsite")})

    assert code == "interview_stage_not_found"


def test_a_plan_that_is_archived_is_refused(api: Client, body: dict[str, Any]) -> None:
    api("interviewPlan.archive", interviewPlanId=body["interviewPlanId"])

    assert api.refused("application.transfer", **body)[0] == "interview_plan_not_found"


@pytest.mark.parametrize("name", ["jobId", "interviewPlanId", "interviewStageId"])
def test_everything_must_be_named(api: Client, body: dict[str, Any], name: str) -> None:
    code, message = api.refused("application.transfer", **{each: body[each] for each in body if each != name})

    assert code == "invalid_input"
    assert f"`{name}` is required" in message


def test_an_unknown_job_is_refused(api: Client, body: dict[str, Any]) -> None:
    assert api.refused("application.transfer", **body | {"jobId": str(uuid.uuid4())})[0] == "job_not_found"


def test_a_transfer_that_hires_is_told_as_a_hire(api: Client, company: Company, body: dict[str, Any]) -> None:
    hired = body | {"interviewPlanId": api("job.info", id=company.things["job"])["defaultInterviewPlanId"]}
    with receiving() as receiver:
        tell(company, receiver.url, webhook_type="candidateHire")
        api("application.transfer", **hired | {"interviewStageId": stage(company, "Hired")})
        api(
            "application.transfer",
            **hired | {"jobId": company.things["job"], "interviewStageId": stage(company, "Hired")},
        )
        api("application.changeStage", applicationId=body["applicationId"], interviewStageId=stage(company, "Onsite"))
        api("application.changeStage", applicationId=body["applicationId"], interviewStageId=stage(company, "Hired"))
        first, second = (message.json["data"]["application"] for message in receiver.wait_for(2))

    assert {first["job"]["id"], second["job"]["id"]} == {body["jobId"], company.things["job"]}


def test_a_webhook_tells_of_it_as_an_update(api: Client, company: Company, body: dict[str, Any]) -> None:
    with receiving() as receiver:
        tell(company, receiver.url, webhook_type="candidateStageChange")
        tell(company, receiver.url, webhook_type="applicationUpdate")
        api("application.transfer", **body)
        (message,) = receiver.wait_for(1)

    assert message.json["action"] == "applicationUpdate"
