"""interview.makeDefault."""

from __future__ import annotations

import uuid

import pytest

from tests.cast import Company
from tests.client import Client
from tests.samples.interviews import email, event, schedule


def test_events_are_of_it_that_name_no_other(api: Client, company: Company) -> None:
    (standard,) = api.all("interview.list")

    made = api("interview.makeDefault", interviewId=company.things["interview"])

    assert made["isDefault"] is True
    assert api("interview.update", interviewId=standard["id"])["isDefault"] is False
    assert schedule(company, event(email(company)))["interviewEvents"][0]["interviewId"] == made["id"]


def test_the_default_can_be_made_that_again(api: Client) -> None:
    (standard,) = api.all("interview.list")
    _, token = api.run("interview.list")

    assert api("interview.makeDefault", interviewId=standard["id"])["isDefault"] is True
    assert api.all("interview.list", syncToken=token) == []


def test_one_for_a_job_is_refused(api: Client, company: Company) -> None:
    created = api("interview.create", title="For one", jobId=company.things["job"])

    code, message = api.refused("interview.makeDefault", interviewId=created["id"])

    assert code == "invalid_input"
    assert "`interviewId`" in message


def test_an_archived_one_is_refused(api: Client, company: Company) -> None:
    api("interview.archive", interviewId=company.things["interview"])

    code, message = api.refused("interview.makeDefault", interviewId=company.things["interview"])

    assert code == "invalid_input"
    assert "`interviewId`" in message


@pytest.mark.parametrize("kind", ["Assessment", "InterviewWithoutSchedule", "TakeHome"])
def test_one_that_takes_place_at_no_time_is_refused(api: Client, kind: str) -> None:
    created = api("interview.create", title="Weld something", type=kind)

    code, message = api.refused("interview.makeDefault", interviewId=created["id"])

    assert code == "invalid_input"
    assert kind in message


def test_an_unknown_interview_is_refused(api: Client) -> None:
    unknown = str(uuid.uuid4())

    code, message = api.refused("interview.makeDefault", interviewId=unknown)

    assert code == "interview_not_found"
    assert unknown in message
