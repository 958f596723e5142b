"""applicationFeedbackRequest.create."""

from __future__ import annotations

import uuid
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.cast import Company
from tests.client import Client
from tests.samples.applications import apply
from tests.samples.feedback import ask, interview, request, submit
from tests.samples.words import Body


def refused(company: Company, **more: object) -> str:
    """The message of a refusal with `invalid_input`."""
    code, message = company.admin.refused("applicationFeedbackRequest.create", **request(company, **more))
    assert code == "invalid_input"
    return message


def test_it_makes_an_event_that_was_not_scheduled(api: Client, company: Company) -> None:
    asked = api("applicationFeedbackRequest.create", **request(company))

    assert asked == {
        "interviewEventId": asked["interviewEventId"],
        "interviewerUserId": company.things["another_user"],
        "applicationId": company.things["application"],
    }
    briefing = api("interviewBriefing.info", interviewEventId=asked["interviewEventId"])
    assert briefing["interviewId"] == company.things["feedback_interview"]
    assert briefing["interviewers"] == [
        {
            "userId": company.things["another_user"],
            "isFeedbackRequired": True,
            "hasSubmittedFeedback": False,
            "trainingRole": None,
        }
    ]
    assert api.all("interviewSchedule.list") == []


def test_feedback_is_required_as_the_interview_says(api: Client, company: Company) -> None:
    optional = interview(company, isFeedbackRequired=False)["id"]

    briefing = api("interviewBriefing.info", interviewEventId=ask(company, interviewId=optional))

    assert briefing["interviewers"][0]["isFeedbackRequired"] is False


def test_asking_again_changes_nothing_until_it_is_answered(company: Company) -> None:
    event_id = ask(company)

    assert ask(company) == event_id
    submit(company, userId=company.things["another_user"], interviewEventId=event_id)
    assert ask(company) != event_id


def test_of_several_at_once_one_counts(company: Company) -> None:
    body = request(company)
    api = company.admin

    with ThreadPoolExecutor(4) as several:
        asked = list(several.map(lambda _: api("applicationFeedbackRequest.create", **body), range(4)))

    assert len({each["interviewEventId"] for each in asked}) == 1


def test_another_user_interview_or_application_is_another_request(company: Company) -> None:
    asked = [
        ask(company),
        ask(company, interviewerUserId=company.things["user"]),
        ask(company, interviewId=interview(company)["id"]),
        ask(company, applicationId=apply(company)["id"]),
    ]

    assert len(set(asked)) == 4


def test_the_id_can_be_given(company: Company) -> None:
    ask(company)
    given = str(uuid.uuid4())

    assert ask(company, id=given) == given
    code, message = company.admin.refused("applicationFeedbackRequest.create", **request(company, id=given))
    assert code == "id_taken"
    assert given in message


def test_an_interview_of_the_same_job_is_taken(company: Company) -> None:
    assert ask(company, interviewId=interview(company, jobId=company.things["job"])["id"])


def test_an_interview_of_another_job_is_refused(company: Company) -> None:
    other = interview(company, jobId=company.things["confidential_job"])["id"]

    assert "`interviewId`" in refused(company, interviewId=other)


def test_an_interview_that_requests_no_feedback_is_refused(company: Company) -> None:
    silent = interview(company, title="Tour of the plant", isFeedbackRequested=False)["id"]

    message = refused(company, interviewId=silent)

    assert "`interviewId`" in message
    assert "Tour of the plant" in message


def test_an_archived_interview_is_refused(company: Company) -> None:
    archived = interview(company)["id"]
    company.admin("interview.archive", interviewId=archived)

    assert "`interviewId`" in refused(company, interviewId=archived)


def test_a_disabled_user_is_refused(company: Company) -> None:
    company.admin("user.deactivate", userId=company.things["another_user"])

    assert "`interviewerUserId`" in refused(company)


def test_what_a_key_acts_as_is_no_interviewer(api: Client, company: Company) -> None:
    given = submit(company)
    (mine,) = [
        each["submittedByUser"]["id"] for each in api.all("applicationFeedback.list") if each["id"] == given["id"]
    ]

    code, message = api.refused("applicationFeedbackRequest.create", **request(company, interviewerUserId=mine))

    assert code == "user_not_found"
    assert mine in message


@pytest.mark.parametrize(
    ("parameter", "code"),
    [
        ("applicationId", "application_not_found"),
        ("interviewId", "interview_not_found"),
        ("interviewerUserId", "user_not_found"),
    ],
)
def test_what_is_not_there_is_refused(api: Client, company: Company, parameter: str, code: str) -> None:
    body: Body = request(company, **{parameter: str(uuid.uuid4())})

    given, message = api.refused("applicationFeedbackRequest.create", **body)

    assert given == code
    assert body[parameter] in message


@pytest.mark.parametrize("missing", ["applicationId", "interviewId", "interviewerUserId"])
def test_what_is_needed_is_named(api: Client, company: Company, missing: str) -> None:
    body = request(company)
    del body[missing]

    code, message = api.refused("applicationFeedbackRequest.create", **body)

    assert code == "invalid_input"
    assert f"`{missing}`" in message
