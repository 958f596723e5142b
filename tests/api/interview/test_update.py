"""interview.update."""

from __future__ import annotations

from typing import Any

import pytest

from tests.api.interviewer_pool.pools import later
from tests.cast import Company
from tests.client import Client
from tests.samples.interviews import email, event, schedule


def test_what_is_given_changes_and_nothing_else(api: Client, company: Company) -> None:
    before = api("interview.update", interviewId=company.things["interview"])
    later(company)

    changed = api("interview.update", interviewId=before["id"], title="Whole day", instructionsHtml="<i>Be kind</i>")

    assert changed.pop("updatedAt", None) is None
    assert changed == before | {
        "title": "Whole day",
        "instructionsHtml": "<i>Be kind</i>",
        "instructionsPlain": "Be kind",
    }
    assert api("interview.info", id=before["id"])["title"] == "Whole day"


def test_null_takes_away(api: Client, company: Company) -> None:
    interview_id = company.things["interview"]
    api("interview.update", interviewId=interview_id, instructionsHtml="Be kind")

    changed = api("interview.update", interviewId=interview_id, externalTitle=None, instructionsHtml=None)

    assert (changed["externalTitle"], changed["instructionsHtml"]) == ("Onsite", None)


def test_an_update_that_changes_nothing_is_not_brought_by_a_sync(api: Client, company: Company) -> None:
    interview_id = company.things["interview"]
    _, token = api.run("interview.list")

    api("interview.update", interviewId=interview_id)
    api("interview.update", interviewId=interview_id, title=" Onsite ", externalTitle="A day with us")

    assert api.all("interview.list", syncToken=token) == []


def test_events_that_are_scheduled_keep_what_their_interviewers_must_do(api: Client, company: Company) -> None:
    interview_id = company.things["interview"]
    made = schedule(company, event(email(company), interviewId=interview_id))

    api("interview.update", interviewId=interview_id, isFeedbackRequired=False)

    shown = api.all("interviewEvent.list", interviewScheduleId=made["id"], expand=["interview"])[0]
    assert shown["interviewers"][0]["isFeedbackRequired"] is True
    assert shown["interview"]["isFeedbackRequired"] is False


def test_an_archived_feedback_form_stays_where_it_was(api: Client, company: Company) -> None:
    form_id = company.things["feedback_form"]
    created = api("interview.create", title="Onsite", feedbackFormDefinitionId=form_id)
    api("feedbackFormDefinition.archive", feedbackFormDefinitionId=form_id)

    changed = api("interview.update", interviewId=created["id"], title="New", feedbackFormDefinitionId=form_id)

    assert changed["feedbackFormDefinitionId"] == form_id


@pytest.mark.parametrize(
    ("wrong", "code", "named"),
    [
        ({"interviewId": "5e1d3a52-0c0f-4f53-9a55-3f1f5a7c9d10"}, "interview_not_found", "Interview not found"),
        (
            {"feedbackFormDefinitionId": "5e1d3a52-0c0f-4f53-9a55-3f1f5a7c9d10"},
            "feedback_form_definition_not_found",
            "form",
        ),
        ({"interviewerPoolIds": ["5e1d3a52-0c0f-4f53-9a55-3f1f5a7c9d10"]}, "interviewer_pool_not_found", "pool"),
        ({"title": " "}, "invalid_input", "`title`"),
        ({"title": None}, "invalid_input", "`title`"),
        ({"isFeedbackRequested": False}, "invalid_input", "`isFeedbackRequired`"),
        ({"externalTitle": ""}, "invalid_input", "`externalTitle`"),
    ],
)
def test_what_cannot_be_is_refused(api: Client, company: Company, wrong: dict[str, Any], code: str, named: str) -> None:
    before = api("interview.info", id=company.things["interview"])

    refused = api.refused("interview.update", **{"interviewId": before["id"], **wrong})

    assert refused[0] == code
    assert named in refused[1]
    assert api("interview.info", id=before["id"]) == before
