"""A scheduling tool plans the interviews of who has come so far, changes its mind, and hands in the feedback."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.cast import Company
from tests.client import Client, Results
from tests.workflows.listening import listening

TYPES = ("interviewScheduleCreate", "interviewScheduleUpdate")


@pytest.fixture
def application(company: Company, partner: Client) -> Results:
    """An application that has come to the interviews."""
    made = partner("application.info", applicationId=company.things["application"])
    plan = partner("job.info", id=made["job"]["id"])["defaultInterviewPlanId"]
    stages = partner.all("interviewStage.list", interviewPlanId=plan)
    active = next(each for each in stages if each["type"] == "Active")
    return partner("application.changeStage", applicationId=made["id"], interviewStageId=active["id"])


@pytest.fixture
def interviewer(company: Company, partner: Client) -> Results:
    """Somebody with an e-mail address, by which interviewers are named."""
    known = partner("user.info", userId=company.things["another_user"])
    (found,) = partner("user.search", email=known["email"])
    return found


def at(hour: int) -> str:
    """An hour of a day next week."""
    day = datetime.now(UTC) + timedelta(days=7)
    return day.replace(hour=hour, minute=0, second=0, microsecond=0).strftime("%Y-%m-%dT%H:%M:%S.000Z")


def event(partner: Client, hour: int, interviewer: Results, **more: Any) -> dict[str, Any]:
    """An hour of the first interview that there is."""
    interview = partner.all("interview.list", limit=1)[0]
    return {
        "startTime": at(hour),
        "endTime": at(hour + 1),
        "interviewId": interview["id"],
        "interviewers": [{"email": interviewer["email"], "feedbackRequired": True}],
        **more,
    }


def test_interviews_are_planned_changed_and_called_off(
    partner: Client, application: Results, interviewer: Results
) -> None:
    _, token = partner.run("interviewSchedule.list")
    with listening(partner, TYPES) as ear:
        schedule = partner(
            "interviewSchedule.create",
            applicationId=application["id"],
            interviewEvents=[event(partner, hour, interviewer) for hour in (9, 11)],
        )
        ear.hears(*TYPES)
        first, second = schedule["interviewEvents"]
        assert [each["startTime"] for each in (first, second)] == [at(9), at(11)]

        partner(
            "interviewSchedule.update",
            interviewScheduleId=schedule["id"],
            interviewEvent=event(partner, 15, interviewer, interviewEventId=second["id"]),
        )
        told = ear.hears("interviewScheduleUpdate")["interviewScheduleUpdate"]["interviewSchedule"]
        (moved,) = [each for each in told["interviewEvents"] if each["id"] == second["id"]]
        assert (moved["startTime"], moved["endTime"]) == (at(15), at(16))

        (changed,), token = partner.run("interviewSchedule.list", syncToken=token)
        assert changed["id"] == schedule["id"]
        events = partner.all("interviewEvent.list", interviewScheduleId=schedule["id"], limit=1)
        assert {each["id"] for each in events} == {first["id"], second["id"]}

        partner("interviewSchedule.cancel", id=schedule["id"])
        told = ear.hears("interviewScheduleUpdate")["interviewScheduleUpdate"]["interviewSchedule"]
        assert told["status"] == "Cancelled"
        ear.hears_nothing_more()

    (changed,), _ = partner.run("interviewSchedule.list", syncToken=token)
    assert changed["status"] == "Cancelled"


def test_feedback_is_handed_in_for_an_interview(partner: Client, application: Results, interviewer: Results) -> None:
    schedule = partner(
        "interviewSchedule.create",
        applicationId=application["id"],
        interviewEvents=[event(partner, 9, interviewer)],
    )
    (held,) = schedule["interviewEvents"]
    asked = partner("interview.info", id=held["interviewId"])
    form = partner("feedbackFormDefinition.info", feedbackFormDefinitionId=asked["feedbackFormDefinitionId"])
    _, token = partner.run("applicationFeedback.list", applicationId=application["id"])

    partner(
        "applicationFeedback.submit",
        applicationId=application["id"],
        formDefinitionId=form["id"],
        userId=interviewer["id"],
        interviewEventId=held["id"],
        feedbackForm={"fieldSubmissions": [answer(each["field"]) for each in fields(form)]},
    )

    (given,), _ = partner.run("applicationFeedback.list", applicationId=application["id"], syncToken=token)
    assert given["interviewEventId"] == held["id"]
    assert given["submittedByUser"]["id"] == interviewer["id"]
    assert set(given["submittedValues"]) == {each["field"]["path"] for each in fields(form)}
    (shown,) = partner.all("interviewEvent.list", interviewScheduleId=schedule["id"])
    assert shown["hasSubmittedFeedback"] is True


def fields(form: Results) -> list[Results]:
    """The fields of a form."""
    return [each for section in form["formDefinition"]["sections"] for each in section["fields"]]


def answer(field: Results) -> dict[str, Any]:
    """Something that a field takes."""
    taken: dict[str, Any] = {
        "Score": {"score": 4},
        "RichText": {"type": "PlainText", "value": "Knows robots."},
        "LongText": "Knows robots.",
        "String": "Robots.",
        "Boolean": True,
    }
    chosen = field.get("selectableValues")
    return {"path": field["path"], "value": chosen[0]["value"] if chosen else taken[field["type"]]}
