"""applicationFeedback.submit: what an interviewer says after an interview, or because they were asked."""

from __future__ import annotations

import uuid
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.cast import Company
from tests.client import Client, Results
from tests.samples.applications import apply, stage
from tests.samples.feedback import ask, event, form, interview, scorecard, submit
from tests.samples.words import Body


@pytest.fixture
def about(company: Company) -> Body:
    """That Farid says it, of the interview that he has held."""
    return {"userId": company.things["another_user"], "interviewEventId": company.things["feedback_event"]}


def schedule(api: Client, company: Company) -> Results:
    """The schedule of the company's application."""
    (found,) = api.all("interviewSchedule.list", applicationId=company.things["application"])
    return found


def test_it_names_the_interview_and_the_event(api: Client, company: Company, about: Body) -> None:
    given = submit(company, **about)

    (found,) = api.all("applicationFeedback.list", applicationId=company.things["application"])
    assert (found["id"], found["submittedByUser"]["id"]) == (given["id"], company.things["another_user"])
    assert found["interviewEventId"] == company.things["feedback_event"]
    assert found["interviewId"] == company.things["feedback_interview"]


def test_the_schedule_is_complete_when_all_have_given_it(api: Client, company: Company, about: Body) -> None:
    assert schedule(api, company)["status"] == "WaitingOnFeedback"

    submit(company, **about)

    found = schedule(api, company)
    assert found["status"] == "Complete"
    assert found["interviewEvents"][0]["hasSubmittedFeedback"] is True


def test_a_sync_of_events_brings_that_there_is_some(api: Client, company: Company, about: Body) -> None:
    which = {"interviewScheduleId": schedule(api, company)["id"]}
    _, token = api.run("interviewEvent.list", **which)

    submit(company, **about)

    (brought,) = api.all("interviewEvent.list", **which, syncToken=token)
    assert brought["hasSubmittedFeedback"] is True


def test_somebody_who_was_asked_answers(api: Client, company: Company) -> None:
    event_id = ask(company)

    submit(company, userId=company.things["another_user"], interviewEventId=event_id)

    (found,) = api.all("applicationFeedback.list", applicationId=company.things["application"])
    assert found["interviewEventId"] == event_id
    assert api("interviewBriefing.info", interviewEventId=event_id)["hasSubmittedFeedback"] is True


def test_an_interviewer_gives_it_once(api: Client, company: Company, about: Body) -> None:
    submit(company, **about)
    before = api.all("applicationFeedback.list")

    code, message = api.refused("applicationFeedback.submit", **scorecard(company, **about))

    assert code == "feedback_already_submitted"
    assert about["userId"] in message
    assert about["interviewEventId"] in message
    assert api.all("applicationFeedback.list") == before


def test_of_several_at_once_one_counts(api: Client, company: Company, about: Body) -> None:
    body = scorecard(company, **about)

    with ThreadPoolExecutor(4) as several:
        answers = list(several.map(lambda _: api.answer("applicationFeedback.submit", body), range(4)))

    assert sorted(each.body["success"] for each in answers) == [False, False, False, True]
    assert len(api.all("applicationFeedback.list")) == 1


def test_each_event_has_its_own(api: Client, company: Company, about: Body) -> None:
    submit(company, **about)
    submit(company, **about | {"interviewEventId": event(company)["id"]})

    assert len(api.all("applicationFeedback.list")) == 2


def test_an_archived_form_is_taken_for_the_interview_that_has_it(api: Client, company: Company, about: Body) -> None:
    body = scorecard(company, **about)
    api("feedbackFormDefinition.archive", feedbackFormDefinitionId=company.things["feedback_form"])

    assert api("applicationFeedback.submit", **body)["submittedFormInstance"]["submittedValues"] != {}


def test_it_can_be_given_after_the_application_has_ended(api: Client, company: Company, about: Body) -> None:
    api(
        "application.changeStage",
        applicationId=company.things["application"],
        interviewStageId=stage(company, "Archived"),
        archiveReasonId=company.things["archive_reason"],
    )

    assert submit(company, **about)["submittedValues"] != {}


def test_it_needs_the_user(api: Client, company: Company, about: Body) -> None:
    del about["userId"]

    code, message = api.refused("applicationFeedback.submit", **scorecard(company, **about))

    assert code == "invalid_input"
    assert "`userId` is required" in message


def test_who_does_not_hold_the_interview_is_refused(api: Client, company: Company, about: Body) -> None:
    about["userId"] = company.things["user"]

    code, message = api.refused("applicationFeedback.submit", **scorecard(company, **about))

    assert code == "invalid_input"
    assert "`userId`" in message
    assert company.things["user"] in message


def test_another_form_than_the_interviews_is_refused(api: Client, company: Company, about: Body) -> None:
    about["formDefinitionId"] = form(company)["id"]

    code, message = api.refused("applicationFeedback.submit", **scorecard(company, **about))

    assert code == "invalid_input"
    assert "`formDefinitionId`" in message
    assert company.things["feedback_form"] in message


def test_an_event_of_another_application_is_refused(api: Client, company: Company, about: Body) -> None:
    about["applicationId"] = apply(company)["id"]

    code, message = api.refused("applicationFeedback.submit", **scorecard(company, **about))

    assert code == "invalid_input"
    assert "`interviewEventId`" in message


def test_an_event_that_was_cancelled_is_refused(api: Client, company: Company, about: Body) -> None:
    api(
        "interviewSchedule.update",
        interviewScheduleId=schedule(api, company)["id"],
        interviewEventIdToCancel=about["interviewEventId"],
    )

    code, _ = api.refused("applicationFeedback.submit", **scorecard(company, **about))

    assert code == "interview_event_not_found"


def test_an_unknown_event_is_refused(api: Client, company: Company, about: Body) -> None:
    about["interviewEventId"] = str(uuid.uuid4())

    code, message = api.refused("applicationFeedback.submit", **scorecard(company, **about))

    assert code == "interview_event_not_found"
    assert about["interviewEventId"] in message


def test_the_form_that_the_interview_has_now_counts(api: Client, company: Company, about: Body) -> None:
    other = form(company)["id"]
    api("interview.update", interviewId=company.things["feedback_interview"], feedbackFormDefinitionId=other)

    assert api.refused("applicationFeedback.submit", **scorecard(company, **about))[0] == "invalid_input"
    assert submit(company, formDefinitionId=other, **about)["submittedValues"] != {}


def test_an_interview_of_a_job_that_was_hidden_is_as_good_as_unknown(company: Company) -> None:
    """The application was moved from a confidential job to an open one, and the interview was not."""
    admin = company.admin
    secret = interview(company, jobId=company.things["confidential_job"])["id"]
    application = company.things["confidential_application"]
    body = {"applicationId": application, "interviewId": secret, "interviewerUserId": company.things["another_user"]}
    event_id = admin("applicationFeedbackRequest.create", **body)["interviewEventId"]
    stands = admin("application.info", applicationId=application)["currentInterviewStage"]
    admin(
        "application.transfer",
        applicationId=application,
        jobId=company.things["job"],
        interviewPlanId=stands["interviewPlanId"],
        interviewStageId=stands["id"],
    )
    about = {"applicationId": application, "userId": company.things["another_user"], "interviewEventId": event_id}

    assert company.plain.refused("interviewBriefing.info", interviewEventId=event_id)[0] == "interview_event_not_found"
    assert company.plain.refused("applicationFeedback.submit", **scorecard(company, **about))[0] == (
        "interview_event_not_found"
    )
    assert submit(company, **about)["submittedValues"] != {}
