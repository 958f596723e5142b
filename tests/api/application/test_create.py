"""application.create."""

from __future__ import annotations

import uuid
from typing import Any

import pytest

from tests.cast import Company
from tests.client import Client
from tests.samples.applications import stage
from tests.told import receiving, tell


@pytest.fixture
def body(company: Company) -> dict[str, Any]:
    """The candidate and the job."""
    return {"candidateId": company.things["candidate"], "jobId": company.things["job"]}


def past(company: Company, *stays: tuple[str, str], **more: str) -> list[dict[str, Any]]:
    """A history of these stages and days of 2025."""
    return [
        {"stageId": stage(company, title), "stageNumber": number, "enteredStageAt": f"2025-{day}T00:00:00.000Z"}
        | (more if title == "Archived" else {})
        for number, (title, day) in enumerate(stays)
    ]


def test_it_begins_as_a_lead(api: Client, body: dict[str, Any]) -> None:
    application = api("application.create", **body)

    assert application["status"] == "Lead"
    assert application["currentInterviewStage"]["title"] == "New lead"
    assert application["source"] is application["creditedToUser"] is application["archiveReason"] is None
    assert application["appliedViaJobPostingId"] is None
    assert "archivedAt" not in application
    assert api("application.info", applicationId=application["id"])["status"] == "Lead"
    assert api("candidate.info", id=body["candidateId"])["applicationIds"] == [application["id"]]


def test_its_history_says_who_considered_the_candidate(api: Client, body: dict[str, Any]) -> None:
    application = api("application.create", **body)

    (stay,) = application["applicationHistory"]
    assert stay["title"] == "New lead"
    assert stay["stageNumber"] == 0
    assert stay["enteredStageAt"] == application["createdAt"]
    assert stay["allowedActions"] == ["set_entered_at"]
    assert "leftStageAt" not in stay
    author = api("candidate.createNote", candidateId=body["candidateId"], note="The same key")["author"]
    assert stay["actorId"] == author["id"]


def test_it_can_begin_in_a_stage_of_the_plan(api: Client, company: Company, body: dict[str, Any]) -> None:
    application = api("application.create", **body, interviewStageId=stage(company, "Onsite"))

    assert (application["status"], application["currentInterviewStage"]["type"]) == ("Active", "Active")


def test_it_can_begin_in_the_first_screen_whatever_its_name(api: Client, body: dict[str, Any]) -> None:
    application = api("application.create", **body, interviewStageId="FirstPreInterviewScreen")

    assert application["currentInterviewStage"]["title"] == "Application review"
    assert application["status"] == "Active"


def test_it_can_follow_another_plan_which_then_is_one_of_the_jobs(api: Client, body: dict[str, Any]) -> None:
    plan = api("interviewPlan.create", title="Short", stages=[{"title": "Talk", "type": "Active"}])

    application = api("application.create", **body, interviewPlanId=plan["id"])

    assert application["currentInterviewStage"]["title"] == "Talk"
    assert plan["id"] in api("job.info", id=body["jobId"])["interviewPlanIds"]


def test_source_credit_and_time_can_be_given(api: Client, company: Company, body: dict[str, Any]) -> None:
    application = api(
        "application.create",
        **body,
        sourceId=company.things["source"],
        creditedToUserId=company.things["user"],
        createdAt="2024-02-29T12:00:00Z",
    )

    assert application["source"]["id"] == company.things["source"]
    assert application["creditedToUser"]["id"] == company.things["user"]
    assert application["createdAt"] == "2024-02-29T12:00:00.000Z"
    assert application["applicationHistory"][0]["enteredStageAt"] == "2024-02-29T12:00:00.000Z"


def test_a_candidate_can_be_considered_twice_for_a_job(api: Client, body: dict[str, Any]) -> None:
    first, second = api("application.create", **body), api("application.create", **body)

    assert api("candidate.info", id=body["candidateId"])["applicationIds"] == [first["id"], second["id"]]


def test_with_a_history_it_stands_in_the_last_stage(api: Client, company: Company, body: dict[str, Any]) -> None:
    stays = past(company, ("New lead", "01-10"), ("Onsite", "02-01"), ("Hired", "03-01"))

    application = api("application.create", **body, applicationHistory=list(reversed(stays)))

    assert application["status"] == "Hired"
    assert [each["title"] for each in application["applicationHistory"]] == ["New lead", "Onsite", "Hired"]
    assert application["applicationHistory"][0]["leftStageAt"] == "2025-02-01T00:00:00.000Z"
    assert application["applicationHistory"][0]["allowedActions"] == ["set_entered_at", "delete"]


def test_numbers_of_stages_only_say_their_order(api: Client, company: Company, body: dict[str, Any]) -> None:
    first, second = past(company, ("New lead", "01-10"), ("Onsite", "02-01"))

    application = api("application.create", **body, applicationHistory=[second | {"stageNumber": 7}, first])

    shown = [(each["stageNumber"], each["title"]) for each in application["applicationHistory"]]
    assert shown == [(0, "New lead"), (1, "Onsite")]


def test_a_history_can_end_in_the_archive(api: Client, company: Company, body: dict[str, Any]) -> None:
    reason_id = company.things["archive_reason"]
    stays = past(company, ("New lead", "01-10"), ("Archived", "02-01"), archiveReasonId=reason_id)

    application = api("application.create", **body, applicationHistory=stays)

    assert application["status"] == "Archived"
    assert application["archivedAt"] == "2025-02-01T00:00:00.000Z"
    assert application["archiveReason"]["id"] == reason_id


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"stageNumber": 0}, "`stageNumber`"),
        ({"enteredStageAt": "2024-12-31T00:00:00Z"}, "`enteredStageAt`"),
        ({"archiveReasonId": str(uuid.UUID(int=1))}, "`archiveReasonId`"),
    ],
)
def test_a_history_that_does_not_fit_is_refused(
    api: Client, company: Company, body: dict[str, Any], change: dict[str, Any], said: str
) -> None:
    stays = past(company, ("New lead", "01-10"), ("Onsite", "02-01"))

    code, message = api.refused("application.create", **body, applicationHistory=[stays[0], stays[1] | change])

    assert code == "invalid_input"
    assert "`applicationHistory`" in message
    assert said in message
    assert api("candidate.info", id=body["candidateId"])["applicationIds"] == []


def test_an_archived_stage_in_a_history_needs_a_reason(api: Client, company: Company, body: dict[str, Any]) -> None:
    code, message = api.refused(
        "application.create", **body, applicationHistory=past(company, ("New lead", "01-10"), ("Archived", "02-01"))
    )

    assert code == "invalid_input"
    assert "`archiveReasonId`" in message


def test_an_unknown_reason_in_a_history_is_refused(api: Client, company: Company, body: dict[str, Any]) -> None:
    stays = past(company, ("New lead", "01-10"), ("Archived", "02-01"), archiveReasonId=str(uuid.uuid4()))

    assert api.refused("application.create", **body, applicationHistory=stays)[0] == "archive_reason_not_found"


def test_stage_and_history_must_agree(api: Client, company: Company, body: dict[str, Any]) -> None:
    code, message = api.refused(
        "application.create",
        **body,
        interviewStageId=stage(company, "Onsite"),
        applicationHistory=past(company, ("New lead", "01-10")),
    )

    assert code == "invalid_input"
    assert "`interviewStageId`" in message


def test_it_cannot_begin_in_the_archive(api: Client, company: Company, body: dict[str, Any]) -> None:
    code, message = api.refused("application.create", **body, interviewStageId=stage(company, "Archived"))

    assert code == "invalid_input"
    assert "`interviewStageId`" in message


@pytest.mark.parametrize("stage_id", ["LastPreInterviewScreen", "", "7"])
def test_a_stage_that_is_no_id_is_refused(api: Client, body: dict[str, Any], stage_id: str) -> None:
    code, message = api.refused("application.create", **body, interviewStageId=stage_id)

    assert code == "invalid_input"
    assert "`interviewStageId`" in message


def test_a_stage_of_another_plan_is_refused(api: Client, body: dict[str, Any]) -> None:
    other = api("interviewPlan.create", title="Short", stages=[{"title": "Talk", "type": "Active"}])
    stage_id = api.all("interviewStage.list", interviewPlanId=other["id"])[0]["id"]

    assert api.refused("application.create", **body, interviewStageId=stage_id)[0] == "interview_stage_not_found"


def test_a_plan_without_a_screen_has_no_first_screen(api: Client, body: dict[str, Any]) -> None:
    other = api("interviewPlan.create", title="Short", stages=[{"title": "Talk", "type": "Active"}])

    code, _ = api.refused(
        "application.create", **body, interviewPlanId=other["id"], interviewStageId="FirstPreInterviewScreen"
    )

    assert code == "interview_stage_not_found"


@pytest.mark.parametrize("begins", [{}, {"interviewStageId": "FirstPreInterviewScreen"}])
@pytest.mark.parametrize("state", [{"isDraft": True}, {}])
def test_a_plan_that_cannot_be_used_is_refused(
    api: Client, body: dict[str, Any], state: dict[str, bool], begins: dict[str, str]
) -> None:
    plan = api("interviewPlan.create", title="Not now", stages=[{"title": "Talk", "type": "Active"}], **state)
    if not state:
        api("interviewPlan.archive", interviewPlanId=plan["id"])

    code, _ = api.refused("application.create", **body, **begins, interviewPlanId=plan["id"])

    assert code == "interview_plan_not_found"


@pytest.mark.parametrize("begins", [{}, {"interviewStageId": "FirstPreInterviewScreen"}])
def test_a_job_without_a_plan_needs_one(api: Client, company: Company, begins: dict[str, str]) -> None:
    job = api(
        "job.create", title="No plan yet", teamId=company.things["department"], locationId=company.things["location"]
    )

    code, message = api.refused(
        "application.create", candidateId=company.things["candidate"], jobId=job["id"], **begins
    )

    assert code == "invalid_input"
    assert "`interviewPlanId`" in message


def test_an_import_keeps_its_id(api: Client, body: dict[str, Any]) -> None:
    application_id = str(uuid.uuid4())

    assert api("application.create", **body, id=application_id)["id"] == application_id
    assert api.refused("application.create", **body, id=application_id)[0] == "id_taken"


def test_an_application_that_begins_with_the_hire_is_told_as_a_hire_too(
    api: Client, company: Company, body: dict[str, Any]
) -> None:
    hired = past(company, ("New lead", "01-10"), ("Hired", "03-01"))
    with receiving() as receiver:
        tell(company, receiver.url, webhook_type="applicationSubmit")
        tell(company, receiver.url, webhook_type="candidateHire")
        api("application.create", **body, applicationHistory=hired)
        application = api("application.create", **body, interviewStageId=stage(company, "Hired"))
        messages = [message.json for message in receiver.wait_for(2)]

    assert {each["action"] for each in messages} == {"applicationSubmit", "candidateHire"}
    assert {each["data"]["application"]["id"] for each in messages} == {application["id"]}


def test_webhooks_tell_of_it_but_not_of_an_import(api: Client, company: Company, body: dict[str, Any]) -> None:
    with receiving() as receiver:
        tell(company, receiver.url, webhook_type="applicationSubmit")
        api("application.create", **body, applicationHistory=past(company, ("New lead", "01-10")))
        application = api("application.create", **body)

        (message,) = receiver.wait_for(1)

    assert message.json["action"] == "applicationSubmit"
    del application["applicationHistory"]
    assert message.json["data"] == {"application": application}
