"""interviewSchedule.list."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any

import pytest

from tests.api.interviewer_pool.pools import later
from tests.cast import Company
from tests.client import Client
from tests.domain.test_anonymization import end
from tests.samples.applications import apply, stage
from tests.samples.feedback import submit
from tests.samples.interviews import SPOKEN, email, event, schedule


def test_the_oldest_come_first_cancelled_ones_too(api: Client, company: Company) -> None:
    one, two = schedule(company, event()), schedule(company, event(email(company)))

    cancelled = api("interviewSchedule.cancel", id=one["id"])

    assert api("interviewSchedule.list") == [cancelled, two]


def test_only_those_of_an_application(api: Client, company: Company) -> None:
    schedule(company, event())
    other = schedule(company, event(), applicationId=apply(company)["id"])

    assert api("interviewSchedule.list", applicationId=other["applicationId"]) == [other]
    assert api("interviewSchedule.list", applicationId=apply(company)["id"]) == []


def test_only_those_made_in_a_stage(api: Client, company: Company) -> None:
    onsite = stage(company, "Onsite")
    schedule(company, event())
    api("application.changeStage", applicationId=company.things["application"], interviewStageId=onsite)
    made = schedule(company, event())

    assert api("interviewSchedule.list", interviewStageId=onsite) == [made]
    both = {"interviewStageId": onsite, "applicationId": apply(company)["id"]}
    assert api("interviewSchedule.list", **both) == []


def test_only_those_made_after_a_time(api: Client, company: Company) -> None:
    first = schedule(company, event())
    later(company)
    second = schedule(company, event())
    at = int(datetime.fromisoformat(first["createdAt"]).timestamp() * 1000)

    assert api("interviewSchedule.list", createdAfter=at) == [second]
    assert api("interviewSchedule.list", createdAfter=at - 1) == [first, second]


def test_a_sync_brings_what_has_changed_around_an_event(api: Client, company: Company) -> None:
    made = schedule(company, event(email(company), interviewId=company.things["interview"]))
    (held,) = made["interviewEvents"]
    form = api("interview.info", id=held["interviewId"])["feedbackFormDefinitionId"]
    _, token = api.run("interviewSchedule.list")

    submit(company, formDefinitionId=form, interviewEventId=held["id"], userId=held["interviewerUserIds"][0])

    (changed,) = api.all("interviewSchedule.list", syncToken=token)
    assert changed["interviewEvents"][0]["hasSubmittedFeedback"] is True
    assert changed["status"] == "Scheduled"
    _, token = api.run("interviewEvent.list", interviewScheduleId=made["id"])
    transcript = api("notetakerTranscript.create", interviewEventId=held["id"], transcript=SPOKEN)
    (shown,) = api.all("interviewEvent.list", interviewScheduleId=made["id"], syncToken=token)
    assert shown["notetakerTranscriptId"] == transcript["id"]


def test_a_sync_brings_what_anonymizing_the_candidate_has_emptied(api: Client, company: Company) -> None:
    made = schedule(company, event(extraData={"guest": "Ines"}))
    end(company, made["applicationId"])
    _, token = api.run("interviewSchedule.list")

    api("candidate.anonymize", candidateId=company.things["candidate"])

    (changed,) = api.all("interviewSchedule.list", syncToken=token)
    assert (changed["id"], changed["interviewEvents"][0]["extraData"]) == (made["id"], None)


@pytest.mark.parametrize(
    ("parameter", "code"),
    [("applicationId", "application_not_found"), ("interviewStageId", "interview_stage_not_found")],
)
def test_what_is_not_there_is_refused(api: Client, parameter: str, code: str) -> None:
    unknown = str(uuid.uuid4())

    answer = api.refused("interviewSchedule.list", **{parameter: unknown})

    assert answer[0] == code
    assert unknown in answer[1]


@pytest.mark.parametrize(
    ("parameter", "value"), [("applicationId", "the first"), ("createdAfter", "yesterday"), ("createdAfter", -1)]
)
def test_a_wrong_value_is_refused_by_name(api: Client, parameter: str, value: Any) -> None:
    code, message = api.refused("interviewSchedule.list", **{parameter: value})

    assert code == "invalid_input"
    assert f"`{parameter}`" in message
