"""interviewBriefing.info."""

from __future__ import annotations

import uuid
from typing import Any

import pytest

from tests.cast import Company
from tests.client import Client, Results
from tests.samples.applications import stage
from tests.samples.feedback import ask, event, form, submit
from tests.samples.settings import FARID
from tests.samples.words import Body

EXPANSIONS = ["feedbackFormDefinition", "application", "candidate", "job", "interview", "interviewers"]


def briefing(company: Company, **more: Any) -> Results:
    """What is told of the company's event."""
    return company.admin("interviewBriefing.info", interviewEventId=company.things["feedback_event"], **more)


def test_it_tells_what_is_needed_to_give_feedback(api: Client, company: Company) -> None:
    shown = briefing(company)

    (schedule,) = api.all("interviewSchedule.list", applicationId=company.things["application"])
    assert shown == {
        "id": company.things["feedback_event"],
        "applicationId": company.things["application"],
        "interviewId": company.things["feedback_interview"],
        "interviewStageId": schedule["interviewStageId"],
        "interviewers": [
            {
                "userId": company.things["another_user"],
                "isFeedbackRequired": True,
                "hasSubmittedFeedback": False,
                "trainingRole": None,
            }
        ],
        "hasSubmittedFeedback": False,
        "feedbackFormDefinitionId": company.things["feedback_form"],
    }


def test_it_tells_who_has_given_feedback(api: Client, company: Company) -> None:
    api("user.update", userId=company.things["user"], email="ada@meridian.example")
    held = event(company, interviewers=[{"email": FARID["email"]}, {"email": "ada@meridian.example"}])

    submit(company, userId=company.things["user"], interviewEventId=held["id"])

    shown = api("interviewBriefing.info", interviewEventId=held["id"])
    assert shown["hasSubmittedFeedback"] is True
    assert {each["userId"]: each["hasSubmittedFeedback"] for each in shown["interviewers"]} == {
        company.things["another_user"]: False,
        company.things["user"]: True,
    }


def test_it_keeps_the_stage_for_which_it_was_scheduled(api: Client, company: Company) -> None:
    before = briefing(company)

    move(api, company)

    assert briefing(company) == before


def test_what_was_not_scheduled_is_for_the_stage_in_which_the_application_stands(api: Client, company: Company) -> None:
    event_id = ask(company)

    move(api, company)

    assert api("interviewBriefing.info", interviewEventId=event_id)["interviewStageId"] == stage(company, "Onsite")


def move(api: Client, company: Company) -> None:
    """The application goes on."""
    onsite = stage(company, "Onsite")
    api("application.changeStage", applicationId=company.things["application"], interviewStageId=onsite)


def test_all_can_be_expanded(api: Client, company: Company) -> None:
    plain = briefing(company)

    shown = briefing(company, expand=EXPANSIONS)

    (application,) = [each for each in api.all("application.list") if each["id"] == plain["applicationId"]]
    del application["job"]["brandId"]
    (interviewer,) = plain["interviewers"]
    expanded: Body = {
        "interviewers": [
            interviewer | {"user": api("user.info", userId=company.things["another_user"]), "interviewerPool": None}
        ],
        "feedbackFormDefinition": api(
            "feedbackFormDefinition.info", feedbackFormDefinitionId=company.things["feedback_form"]
        ),
        "application": application,
        "candidate": api("candidate.info", id=application["candidate"]["id"]),
        "job": api("job.info", id=application["job"]["id"]),
        "interview": api("interview.info", id=company.things["feedback_interview"]),
    }
    assert shown == plain | expanded


@pytest.mark.parametrize("expansion", EXPANSIONS[:-1])
def test_only_what_is_asked_for_is_expanded(company: Company, expansion: str) -> None:
    assert set(briefing(company, expand=[expansion])) - set(briefing(company)) == {expansion}


def test_the_pool_of_an_interviewer_is_expanded_with_them(api: Client, company: Company) -> None:
    pool_id = company.things["interviewer_pool"]
    api("interviewerPool.addUser", interviewerPoolId=pool_id, userId=company.things["another_user"])
    api("interview.update", interviewId=company.things["feedback_interview"], interviewerPoolIds=[pool_id])

    (interviewer,) = briefing(company, expand=["interviewers"])["interviewers"]

    (pool,) = [each for each in api.all("interviewerPool.list") if each["id"] == pool_id]
    assert interviewer["interviewerPool"] == pool


def test_it_costs_as_many_statements_for_one_as_for_many(api: Client, company: Company) -> None:
    emails = [f"person-{number}@meridian.example" for number in range(12)]
    for number, email in enumerate(emails):
        api("user.create", firstName="Person", lastName=str(number), email=email, globalRole="Limited Access")
    few = event(company, interviewers=[{"email": email} for email in emails[:2]])["id"]
    many = event(company, interviewers=[{"email": email} for email in emails])["id"]

    def statements(event_id: str) -> int:
        return company.server.costs(lambda: api("interviewBriefing.info", interviewEventId=event_id, expand=EXPANSIONS))

    assert statements(few) == statements(many)


def test_the_form_is_the_one_that_the_interview_has_now(api: Client, company: Company) -> None:
    assert briefing(company)["feedbackFormDefinitionId"] == company.things["feedback_form"]
    other = form(company)["id"]

    api("interview.update", interviewId=company.things["feedback_interview"], feedbackFormDefinitionId=other)

    assert briefing(company)["feedbackFormDefinitionId"] == other


def test_that_of_a_job_that_becomes_confidential_goes(api: Client, company: Company) -> None:
    which = {"interviewEventId": company.things["feedback_event"]}
    assert company.plain("interviewBriefing.info", **which)

    api("job.update", jobId=company.things["job"], confidential=True)

    assert company.plain.refused("interviewBriefing.info", **which)[0] == "interview_event_not_found"
    assert api("interviewBriefing.info", **which)["id"] == which["interviewEventId"]


def test_an_unknown_event_is_refused(api: Client) -> None:
    unknown = str(uuid.uuid4())

    code, message = api.refused("interviewBriefing.info", interviewEventId=unknown)

    assert code == "interview_event_not_found"
    assert unknown in message


@pytest.mark.parametrize("expand", [["openings"], "job"])
def test_a_wrong_expansion_is_refused_by_name(api: Client, company: Company, expand: object) -> None:
    code, message = api.refused(
        "interviewBriefing.info", interviewEventId=company.things["feedback_event"], expand=expand
    )

    assert code == "invalid_input"
    assert "`expand" in message
