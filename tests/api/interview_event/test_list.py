"""interviewEvent.list."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any

import pytest

from tests.api.interviewer_pool.pools import later
from tests.cast import Company
from tests.client import Client
from tests.samples.applications import apply
from tests.samples.feedback import submit
from tests.samples.interviews import email, event, schedule


def test_the_events_of_a_schedule_are_listed_as_they_were_added(api: Client, company: Company) -> None:
    made = schedule(company, event(email(company), start="2099-03-02T15:30:00Z"))
    schedule(company, event())
    later(company)
    changed = api("interviewSchedule.update", interviewScheduleId=made["id"], interviewEvent=event())

    listed = api.all("interviewEvent.list", interviewScheduleId=made["id"])

    assert listed == list(reversed(changed["interviewEvents"]))
    assert "interview" not in listed[0]


def test_expanded_they_show_their_interview(api: Client, company: Company) -> None:
    interview_id = company.things["interview"]
    made = schedule(company, event(interviewId=interview_id), event())
    which = {"interviewScheduleId": made["id"]}

    expanded = api.all("interviewEvent.list", **which, expand=["interview"])

    assert {each["interview"]["id"] for each in expanded} == {each["interviewId"] for each in expanded}
    assert api("interview.info", id=interview_id) in [each["interview"] for each in expanded]
    assert "interview" not in api.all("interviewEvent.list", **which, expand=[])[0]


def test_an_interview_that_the_key_may_not_see_is_not_shown(api: Client, company: Company) -> None:
    application = apply(company)
    interview_id = api("interview.create", title="Weld a joint", jobId=company.things["job"])["id"]
    made = schedule(company, event(interviewId=interview_id), applicationId=application["id"])
    transfer = {
        "jobId": api("job.list")[0]["id"],
        "applicationId": application["id"],
        "interviewPlanId": company.things["interview_plan"],
        "interviewStageId": application["currentInterviewStage"]["id"],
    }
    other = company.things["confidential_job"]
    api("job.update", jobId=other, confidential=False)
    api("application.transfer", **transfer | {"jobId": other})
    api("job.update", jobId=company.things["job"], confidential=True)

    (shown,) = company.plain.all("interviewEvent.list", interviewScheduleId=made["id"], expand=["interview"])

    assert shown["interviewId"] == interview_id
    assert "interview" not in shown


def test_feedback_shows(api: Client, company: Company) -> None:
    made = schedule(company, event(email(company)), event(email(company), start="2099-03-02T15:30:00Z"))
    held, _ = made["interviewEvents"]
    form = api("interview.info", id=held["interviewId"])["feedbackFormDefinitionId"]

    submit(company, formDefinitionId=form, interviewEventId=held["id"], userId=held["interviewerUserIds"][0])

    listed = api.all("interviewEvent.list", interviewScheduleId=made["id"])
    assert {each["id"]: each["hasSubmittedFeedback"] for each in listed} == {
        each["id"]: each["id"] == held["id"] for each in listed
    }


def test_only_those_made_after_a_time(api: Client, company: Company) -> None:
    made = schedule(company, event())
    later(company)
    api("interviewSchedule.update", interviewScheduleId=made["id"], interviewEvent=event())
    at = int(datetime.fromisoformat(made["createdAt"]).timestamp() * 1000)

    assert len(api.all("interviewEvent.list", interviewScheduleId=made["id"], createdAfter=at)) == 1
    assert len(api.all("interviewEvent.list", interviewScheduleId=made["id"], createdAfter=at - 1)) == 2


def test_an_unknown_schedule_is_refused(api: Client) -> None:
    unknown = str(uuid.uuid4())

    code, message = api.refused("interviewEvent.list", interviewScheduleId=unknown)

    assert code == "interview_schedule_not_found"
    assert unknown in message


@pytest.mark.parametrize(
    ("parameter", "value"), [("interviewScheduleId", None), ("expand", ["schedule"]), ("expand", "interview")]
)
def test_a_wrong_value_is_refused_by_name(api: Client, parameter: str, value: Any) -> None:
    code, message = api.refused("interviewEvent.list", **{"interviewScheduleId": str(uuid.uuid4()), parameter: value})

    assert code == "invalid_input"
    assert parameter in message
