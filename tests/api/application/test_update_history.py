"""application.updateHistory."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from rowantree.core.permission import Permission, Switch
from tests.cast import Company
from tests.client import Client
from tests.samples.applications import apply, stage


@pytest.fixture
def application(api: Client, company: Company) -> dict[str, Any]:
    """An application that has been in three stages, a day each."""
    application_id = apply(company)["id"]
    for title in ("Recruiter screen", "Onsite"):
        company.server.app.world.clock.advance(timedelta(days=1))
        api("application.changeStage", applicationId=application_id, interviewStageId=stage(company, title))
    return dict(api("application.info", applicationId=application_id))


def items(application: dict[str, Any]) -> list[dict[str, Any]]:
    """The history as a request gives it."""
    return [
        {
            "applicationHistoryId": each["id"],
            "stageId": each["stageId"],
            "stageNumber": each["stageNumber"],
            "enteredStageAt": each["enteredStageAt"],
        }
        for each in application["applicationHistory"]
    ]


def rewrite(api: Client, application: dict[str, Any], history: list[dict[str, Any]]) -> dict[str, Any]:
    """The application with this history."""
    return dict(api("application.updateHistory", applicationId=application["id"], applicationHistory=history))


def refused(api: Client, application: dict[str, Any], history: list[dict[str, Any]]) -> tuple[str, str]:
    """Why the application cannot have this history; it keeps the one it has."""
    answer = api.refused("application.updateHistory", applicationId=application["id"], applicationHistory=history)
    assert api("application.info", applicationId=application["id"]) == application
    return answer


def test_the_time_of_a_stage_can_be_set(api: Client, application: dict[str, Any]) -> None:
    history = items(application)
    history[0]["enteredStageAt"] = "2024-01-01T00:00:00.000Z"
    history[1]["enteredStageAt"] = "2024-01-05T00:00:00.000Z"

    rewritten = rewrite(api, application, history)

    first, second, third = rewritten["applicationHistory"]
    assert first["enteredStageAt"] == "2024-01-01T00:00:00.000Z"
    assert first["leftStageAt"] == second["enteredStageAt"] == "2024-01-05T00:00:00.000Z"
    assert second["leftStageAt"] == third["enteredStageAt"]
    assert [each["actorId"] for each in rewritten["applicationHistory"]] == [
        each["actorId"] for each in application["applicationHistory"]
    ]
    assert api.all("application.listHistory", applicationId=application["id"]) == rewritten["applicationHistory"]


def test_a_stage_that_is_past_can_be_deleted(api: Client, application: dict[str, Any]) -> None:
    first, _, third = items(application)

    rewritten = rewrite(api, application, [first, third | {"stageNumber": 1}])

    assert [each["title"] for each in rewritten["applicationHistory"]] == ["New lead", "Onsite"]
    assert rewritten["applicationHistory"][0]["leftStageAt"] == third["enteredStageAt"]


def test_a_stage_can_be_deleted_by_leaving_it_out(api: Client, application: dict[str, Any]) -> None:
    first, _, third = items(application)

    rewritten = rewrite(api, application, [third, first])

    history = rewritten["applicationHistory"]
    assert [(each["stageNumber"], each["title"]) for each in history] == [(0, "New lead"), (1, "Onsite")]
    assert api.all("application.listHistory", applicationId=application["id"]) == history


def test_two_items_with_one_number_are_refused(api: Client, application: dict[str, Any]) -> None:
    first, second, third = items(application)

    code, message = refused(api, application, [first, second | {"stageNumber": 0}, third])

    assert code == "invalid_input"
    assert "`stageNumber`" in message


def test_after_a_transfer_the_stages_of_the_plan_before_stay(
    api: Client, company: Company, application: dict[str, Any]
) -> None:
    plan = api("interviewPlan.create", title="Short", stages=[{"title": "Talk", "type": "Active"}])
    talk = api.all("interviewStage.list", interviewPlanId=plan["id"])[0]["id"]
    api(
        "application.transfer",
        applicationId=application["id"],
        jobId=company.things["job"],
        interviewPlanId=plan["id"],
        interviewStageId=talk,
    )
    transferred = api("application.info", applicationId=application["id"])
    history = items(transferred)
    history[0]["enteredStageAt"] = "2024-01-01T00:00:00.000Z"

    rewritten = rewrite(api, transferred, history)

    shown = [(each["title"], each["enteredStageAt"]) for each in rewritten["applicationHistory"]]
    assert shown[0] == ("New lead", "2024-01-01T00:00:00.000Z")
    assert [title for title, _ in shown] == ["New lead", "Recruiter screen", "Onsite", "Talk"]


def test_a_stage_can_be_added(api: Client, company: Company, application: dict[str, Any]) -> None:
    first, second, third = items(application)
    new = {
        "stageId": stage(company, "Application review"),
        "stageNumber": 1,
        "enteredStageAt": first["enteredStageAt"],
    }

    rewritten = rewrite(api, application, [first, new, second | {"stageNumber": 2}, third | {"stageNumber": 3}])

    assert [each["title"] for each in rewritten["applicationHistory"]] == [
        "New lead",
        "Application review",
        "Recruiter screen",
        "Onsite",
    ]


def test_the_same_history_again_changes_nothing(api: Client, application: dict[str, Any]) -> None:
    assert rewrite(api, application, items(application))["updatedAt"] == application["updatedAt"]


def test_the_archives_reason_can_be_changed_and_stays_when_it_is_not_given(
    api: Client, company: Company, application: dict[str, Any]
) -> None:
    reasons = [each["id"] for each in api.all("archiveReason.list")]
    archive = stage(company, "Archived")
    api(
        "application.changeStage",
        applicationId=application["id"],
        interviewStageId=archive,
        archiveReasonId=reasons[0],
    )
    archived = api("application.info", applicationId=application["id"])

    assert rewrite(api, archived, items(archived))["archiveReason"]["id"] == reasons[0]
    history = items(archived)
    history[-1] |= {"archiveReasonId": reasons[1], "enteredStageAt": "2115-01-01T00:00:00.000Z"}
    rewritten = rewrite(api, archived, history)
    assert rewritten["archiveReason"]["id"] == reasons[1]
    assert rewritten["archivedAt"] == "2115-01-01T00:00:00.000Z"


def test_the_current_stage_cannot_be_deleted(api: Client, application: dict[str, Any]) -> None:
    code, message = refused(api, application, items(application)[:2])

    assert code == "invalid_input"
    assert "current stage" in message


def test_nothing_at_all_is_refused(api: Client, application: dict[str, Any]) -> None:
    assert refused(api, application, [])[0] == "invalid_input"


def test_the_stage_of_an_item_cannot_be_changed(api: Client, company: Company, application: dict[str, Any]) -> None:
    history = items(application)
    history[1]["stageId"] = stage(company, "Offer")

    code, message = refused(api, application, history)

    assert code == "invalid_input"
    assert "`stageId`" in message


def test_time_must_not_run_backwards(api: Client, application: dict[str, Any]) -> None:
    history = items(application)
    history[0]["enteredStageAt"] = "2115-01-01T00:00:00.000Z"

    code, message = refused(api, application, history)

    assert code == "invalid_input"
    assert "`enteredStageAt`" in message


def test_an_item_of_another_application_is_refused(api: Client, company: Company, application: dict[str, Any]) -> None:
    other = apply(company)
    history = items(application)
    history[0]["applicationHistoryId"] = other["applicationHistory"][0]["id"]

    code, message = refused(api, application, history)

    assert code == "invalid_input"
    assert "`applicationHistoryId`" in message


def test_an_item_cannot_stand_there_twice(api: Client, application: dict[str, Any]) -> None:
    first, second, third = items(application)

    code, message = refused(api, application, [first, first | {"stageNumber": 1}, second, third])

    assert code == "invalid_input"
    assert "twice" in message


def test_a_stage_of_another_plan_is_refused(api: Client, application: dict[str, Any]) -> None:
    other = api("interviewPlan.create", title="Short", stages=[{"title": "Talk", "type": "Active"}])
    stage_id = api.all("interviewStage.list", interviewPlanId=other["id"])[0]["id"]
    first, *rest = items(application)
    del first["applicationHistoryId"]

    assert refused(api, application, [first | {"stageId": stage_id}, *rest])[0] == "interview_stage_not_found"


def test_it_takes_the_keys_switch(company: Company, application: dict[str, Any]) -> None:
    without = company.client(Permission, set(Switch) - {Switch.APPLICATION_HISTORY})

    answer = without.answer(
        "application.updateHistory", {"applicationId": application["id"], "applicationHistory": items(application)}
    )

    assert (answer.status, answer.code) == (403, "missing_endpoint_permission")
    assert "applicationHistory" in answer.message


def test_a_rewritten_application_comes_in_the_next_sync(api: Client, application: dict[str, Any]) -> None:
    _, token = api.run("application.list")
    first, _, third = items(application)

    rewrite(api, application, [first, third | {"stageNumber": 1}])

    assert [each["id"] for each in api.all("application.list", syncToken=token)] == [application["id"]]
