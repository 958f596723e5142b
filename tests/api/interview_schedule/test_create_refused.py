"""What interviewSchedule.create refuses."""

from __future__ import annotations

import uuid
from typing import Any

import pytest

from tests.api.interviewer_pool.pools import person as unnamed
from tests.cast import Company
from tests.client import Client
from tests.samples.applications import stage
from tests.samples.interviews import email, event, person


def refused(company: Company, *events: dict[str, Any], **more: Any) -> tuple[str, str]:
    """The code and the message; nothing is scheduled."""
    which = {"applicationId": company.things["application"]} | more
    answer = company.admin.refused("interviewSchedule.create", **which, interviewEvents=list(events))
    assert company.admin("interviewSchedule.list") == []
    return answer


def test_an_unknown_application(company: Company) -> None:
    unknown = str(uuid.uuid4())

    code, message = refused(company, event(email(company)), applicationId=unknown)

    assert code == "application_not_found"
    assert unknown in message


@pytest.mark.parametrize("ended", ["Archived", "Hired"])
def test_an_application_that_has_ended(api: Client, company: Company, ended: str) -> None:
    reason = {"archiveReasonId": company.things["archive_reason"]} if ended == "Archived" else {}
    where = {"applicationId": company.things["application"], "interviewStageId": stage(company, ended)}
    api("application.changeStage", **where, **reason)

    code, message = refused(company, event(email(company)))

    assert code == "application_not_active"
    assert f"it is {ended}" in message


def test_no_events_at_all(api: Client, company: Company) -> None:
    assert refused(company) == ("invalid_input", "`interviewEvents` must hold at least one event")
    required = api.refused("interviewSchedule.create", applicationId=company.things["application"])
    assert required == ("invalid_input", "`interviewEvents` is required")


def test_too_many_events(company: Company) -> None:
    code, message = refused(company, *[event()] * 201)

    assert code == "invalid_input"
    assert "`interviewEvents`" in message


def test_too_many_interviewers(company: Company) -> None:
    code, message = refused(company, event(*["nobody@example.com"] * 51))

    assert code == "invalid_input"
    assert "`interviewEvents[0].interviewers`" in message


@pytest.mark.parametrize("end", ["2099-03-02T15:00:00Z", "2099-03-02T14:59:59.999Z", "2099-03-02T16:30:00+02:00"])
def test_an_end_that_is_not_after_the_start(company: Company, end: str) -> None:
    code, message = refused(company, event(), event(end=end))

    assert code == "invalid_input"
    assert "`interviewEvents[1].endTime`" in message


def test_an_email_that_is_nobodys(company: Company) -> None:
    code, message = refused(company, event(email(company), "nobody@example.com"))

    assert code == "invalid_input"
    assert "`interviewEvents[0].interviewers[1].email`" in message
    assert "nobody@example.com" in message


def test_an_email_of_somebody_at_the_neighbours(company: Company, neighbour: Company) -> None:
    theirs = person(neighbour.admin)["email"]

    assert theirs in refused(company, event(theirs))[1]


def test_somebody_who_is_disabled(api: Client, company: Company) -> None:
    known = email(company)
    api("user.deactivate", userId=company.things["interviewer"])

    code, message = refused(company, event(known))

    assert code == "invalid_input"
    assert f"{known} is disabled" in message


def test_somebody_twice(company: Company) -> None:
    code, message = refused(company, event(email(company), email(company).upper()))

    assert code == "invalid_input"
    assert "`interviewEvents[0].interviewers[1].email`" in message


def test_an_unknown_interview(company: Company) -> None:
    unknown = str(uuid.uuid4())

    code, message = refused(company, event(interviewId=unknown))

    assert code == "interview_not_found"
    assert unknown in message


def test_an_interview_for_another_job(api: Client, company: Company) -> None:
    interview_id = api("interview.create", title="Meet the chair", jobId=company.things["confidential_job"])["id"]

    code, message = refused(company, event(), event(interviewId=interview_id))

    assert code == "invalid_input"
    assert "`interviewEvents[1].interviewId`" in message
    assert "'Meet the chair'" in message


@pytest.mark.parametrize("kind", ["Assessment", "InterviewWithoutSchedule", "TakeHome"])
def test_an_interview_that_takes_place_at_no_time(api: Client, company: Company, kind: str) -> None:
    interview_id = api("interview.create", title="Weld something", type=kind)["id"]

    code, message = refused(company, event(interviewId=interview_id))

    assert code == "invalid_input"
    assert "`interviewEvents[0].interviewId`" in message


def test_extra_data_that_is_too_large(company: Company) -> None:
    code, message = refused(company, event(), event(extraData={"note": "x" * 513}))

    assert code == "invalid_input"
    assert "`interviewEvents[1].extraData.note`" in message


@pytest.mark.parametrize("missing", ["startTime", "endTime", "interviewers"])
def test_an_event_without_what_it_needs(company: Company, missing: str) -> None:
    code, message = refused(company, {name: value for name, value in event().items() if name != missing})

    assert code == "invalid_input"
    assert f"`interviewEvents[0].{missing}`" in message


@pytest.mark.parametrize(
    ("parameter", "value"),
    [
        ("startTime", "tomorrow"),
        ("endTime", 4_080_000_000_000),
        ("interviewers", [{}]),
        ("interviewers", "noor@meridian.example"),
        ("interviewId", "onsite"),
        ("extraData", "much"),
    ],
)
def test_a_wrong_value(company: Company, parameter: str, value: Any) -> None:
    code, message = refused(company, event() | {parameter: value})

    assert code == "invalid_input"
    assert parameter in message


def test_nobody_is_asked_where_one_event_is_wrong(api: Client, company: Company) -> None:
    assert unnamed(api)
    refused(company, event(email(company)), event(interviewId=str(uuid.uuid4())))

    assert api.all("interview.list", includeArchived=True) == api.all("interview.list")
