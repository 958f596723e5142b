"""interview.archive."""

from __future__ import annotations

import uuid

from tests.cast import Company
from tests.client import Client
from tests.samples.interviews import email, event, schedule


def test_it_is_not_scheduled_any_more(api: Client, company: Company) -> None:
    interview_id = company.things["interview"]
    made = schedule(company, event(email(company), interviewId=interview_id))

    assert api("interview.archive", interviewId=interview_id)["isArchived"] is True

    body = {"applicationId": company.things["application"]}
    wanted = [event(email(company), interviewId=interview_id)]
    code, message = api.refused("interviewSchedule.create", **body, interviewEvents=wanted)
    assert code == "invalid_input"
    assert "`interviewEvents[0].interviewId`" in message
    assert api("interviewSchedule.list", **body)[0]["id"] == made["id"]


def test_archiving_twice_changes_nothing(api: Client, company: Company) -> None:
    archived = api("interview.archive", interviewId=company.things["interview"])
    _, token = api.run("interview.list", includeArchived=True)

    assert api("interview.archive", interviewId=archived["id"]) == archived
    assert api.all("interview.list", includeArchived=True, syncToken=token) == []


def test_the_default_is_refused_until_another_one_is_that(api: Client, company: Company) -> None:
    (standard,) = api.all("interview.list")

    code, message = api.refused("interview.archive", interviewId=standard["id"])

    assert code == "interview_is_default"
    assert "'Interview'" in message
    api("interview.makeDefault", interviewId=company.things["interview"])
    assert api("interview.archive", interviewId=standard["id"])["isArchived"] is True


def test_an_unknown_interview_is_refused(api: Client) -> None:
    unknown = str(uuid.uuid4())

    code, message = api.refused("interview.archive", interviewId=unknown)

    assert code == "interview_not_found"
    assert unknown in message
