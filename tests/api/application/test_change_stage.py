"""application.changeStage."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import Any

import pytest

from tests.cast import Company
from tests.client import Client
from tests.samples.applications import stage
from tests.told import receiving, tell

A_DAY = timedelta(days=1)


def move(company: Company, title: str, **more: str) -> dict[str, Any]:
    """The body that moves the company's application."""
    return {"applicationId": company.things["application"], "interviewStageId": stage(company, title)} | more


@pytest.mark.parametrize(
    ("title", "status"),
    [
        ("New lead", "Lead"),
        ("Application review", "Active"),
        ("Onsite", "Active"),
        ("Offer", "Active"),
        ("Hired", "Hired"),
    ],
)
def test_the_status_follows_the_stage(api: Client, company: Company, title: str, status: str) -> None:
    moved = api("application.changeStage", **move(company, title))

    assert moved["status"] == status
    assert moved["currentInterviewStage"]["title"] == title
    assert moved["archiveReason"] is None
    assert "archivedAt" not in moved
    assert "applicationHistory" not in moved
    assert api("application.info", applicationId=moved["id"])["status"] == status


def test_archiving_takes_a_reason(api: Client, company: Company) -> None:
    reason_id = company.things["archive_reason"]

    archived = api("application.changeStage", **move(company, "Archived", archiveReasonId=reason_id))

    assert archived["status"] == "Archived"
    assert archived["archivedAt"] == archived["updatedAt"]
    assert archived["archiveReason"]["id"] == reason_id
    assert archived["archiveReason"]["customFields"] == []


def test_archiving_without_a_reason_is_refused(api: Client, company: Company) -> None:
    before = api("application.info", applicationId=company.things["application"])

    code, message = api.refused("application.changeStage", **move(company, "Archived"))

    assert code == "invalid_input"
    assert "`archiveReasonId`" in message
    assert api("application.info", applicationId=company.things["application"]) == before


def test_a_reason_is_only_for_the_archive(api: Client, company: Company) -> None:
    reason_id = company.things["archive_reason"]

    code, message = api.refused("application.changeStage", **move(company, "Onsite", archiveReasonId=reason_id))

    assert code == "invalid_input"
    assert "`archiveReasonId`" in message


def test_an_unknown_reason_is_refused(api: Client, company: Company) -> None:
    code, _ = api.refused("application.changeStage", **move(company, "Archived", archiveReasonId=str(uuid.uuid4())))

    assert code == "archive_reason_not_found"


def test_leaving_the_archive_takes_the_reason_away(api: Client, company: Company) -> None:
    api("application.changeStage", **move(company, "Archived", archiveReasonId=company.things["archive_reason"]))

    moved = api("application.changeStage", **move(company, "Onsite"))

    assert (moved["status"], moved["archiveReason"]) == ("Active", None)
    assert "archivedAt" not in moved


def test_what_is_archived_can_get_another_reason(api: Client, company: Company) -> None:
    reasons = [each["id"] for each in api.all("archiveReason.list")][:2]
    once = api("application.changeStage", **move(company, "Archived", archiveReasonId=reasons[0]))
    company.server.app.world.clock.advance(A_DAY)

    again = api("application.changeStage", **move(company, "Archived", archiveReasonId=reasons[1]))

    assert again["archiveReason"]["id"] == reasons[1]
    assert again["archivedAt"] == once["archivedAt"]
    assert len(api.all("application.listHistory", applicationId=once["id"])) == 2


def test_moving_to_where_it_stands_changes_nothing(api: Client, company: Company) -> None:
    once = api("application.changeStage", **move(company, "Onsite"))
    company.server.app.world.clock.advance(A_DAY)

    assert api("application.changeStage", **move(company, "Onsite")) == once
    assert len(api.all("application.listHistory", applicationId=once["id"])) == 2


def test_the_history_goes_on(api: Client, company: Company) -> None:
    company.server.app.world.clock.advance(A_DAY)

    moved = api("application.changeStage", **move(company, "Onsite"))

    first, second = api("application.info", applicationId=moved["id"])["applicationHistory"]
    assert first["leftStageAt"] == second["enteredStageAt"] == moved["updatedAt"]
    assert first["allowedActions"] == ["set_entered_at", "delete"]
    assert (second["title"], second["stageNumber"], second["allowedActions"]) == ("Onsite", 1, ["set_entered_at"])
    assert "leftStageAt" not in second


def test_a_stage_of_another_plan_is_refused(api: Client, company: Company) -> None:
    other = api("interviewPlan.create", title="Short", stages=[{"title": "Talk", "type": "Active"}])
    stage_id = api.all("interviewStage.list", interviewPlanId=other["id"])[0]["id"]

    code, _ = api.refused(
        "application.changeStage", applicationId=company.things["application"], interviewStageId=stage_id
    )

    assert code == "interview_stage_not_found"


def test_an_unknown_template_moves_nothing(api: Client, company: Company) -> None:
    unknown = str(uuid.uuid4())
    reason_id = company.things["archive_reason"]

    code, message = api.refused(
        "application.changeStage",
        **move(company, "Archived", archiveReasonId=reason_id),
        archiveEmail={"communicationTemplateId": unknown},
    )

    assert code == "communication_template_not_found"
    assert unknown in message
    assert api("application.info", applicationId=company.things["application"])["status"] == "Lead"


def test_an_email_is_only_for_the_archive(api: Client, company: Company) -> None:
    code, message = api.refused(
        "application.changeStage",
        **move(company, "Onsite"),
        archiveEmail={"communicationTemplateId": str(uuid.uuid4())},
    )

    assert code == "invalid_input"
    assert "`archiveEmail`" in message
    assert len(api.all("application.listHistory", applicationId=company.things["application"])) == 1


def test_its_other_name_does_the_same(api: Client, company: Company) -> None:
    assert api("application.change_stage", **move(company, "Onsite"))["status"] == "Active"


def test_a_hire_is_told_three_times_as_one_action(api: Client, company: Company) -> None:
    types = ["candidateHire", "candidateStageChange", "applicationUpdate"]
    company.things["application"]
    with receiving() as receiver:
        for each in types:
            tell(company, receiver.url, webhook_type=each)
        hired = api("application.changeStage", **move(company, "Hired"))
        messages = [message.json for message in receiver.wait_for(3)]

    assert sorted(message["action"] for message in messages) == sorted(types)
    assert len({message["webhookActionId"] for message in messages}) == 1
    assert all(message["data"] == {"application": hired} for message in messages)


def test_a_move_is_told_twice_as_one_action(api: Client, company: Company) -> None:
    company.things["application"]
    with receiving() as receiver:
        for each in ("candidateHire", "candidateStageChange", "applicationUpdate"):
            tell(company, receiver.url, webhook_type=each)
        api("application.changeStage", **move(company, "Onsite"))
        messages = [message.json for message in receiver.wait_for(2)]

    assert {message["action"] for message in messages} == {"candidateStageChange", "applicationUpdate"}
    assert len({message["webhookActionId"] for message in messages}) == 1
