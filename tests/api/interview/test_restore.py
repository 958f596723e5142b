"""interview.restore."""

from __future__ import annotations

import uuid

from tests.cast import Company
from tests.client import Client
from tests.samples.interviews import email, event, schedule


def test_it_can_be_scheduled_again(api: Client, company: Company) -> None:
    interview_id = company.things["interview"]
    api("interview.archive", interviewId=interview_id)

    assert api("interview.restore", interviewId=interview_id)["isArchived"] is False

    made = schedule(company, event(email(company), interviewId=interview_id))
    assert made["interviewEvents"][0]["interviewId"] == interview_id


def test_restoring_what_is_not_archived_changes_nothing(api: Client, company: Company) -> None:
    restored = api("interview.restore", interviewId=company.things["interview"])
    _, token = api.run("interview.list")

    assert api("interview.restore", interviewId=restored["id"]) == restored
    assert api.all("interview.list", syncToken=token) == []


def test_an_unknown_interview_is_refused(api: Client) -> None:
    unknown = str(uuid.uuid4())

    code, message = api.refused("interview.restore", interviewId=unknown)

    assert code == "interview_not_found"
    assert unknown in message
