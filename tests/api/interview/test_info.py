"""interview.info."""

from __future__ import annotations

import uuid

from tests.cast import Company
from tests.client import Client


def test_it_shows_what_was_set_up(api: Client) -> None:
    html = '<p>Ask <b>why</b>.</p><script>alert("no")</script>'
    created = api("interview.create", title="Onsite", externalTitle="A day with us", instructionsHtml=html)

    shown = api("interview.info", id=created["id"])

    assert shown == {
        "id": created["id"],
        "title": "Onsite",
        "externalTitle": "A day with us",
        "isArchived": False,
        "isDebrief": False,
        "isFeedbackRequired": True,
        "isFeedbackRequested": True,
        "instructionsHtml": "<p>Ask <b>why</b>.</p>",
        "instructionsPlain": "Ask why.",
        "feedbackFormDefinitionId": created["feedbackFormDefinitionId"],
        "type": "Interview",
    }


def test_without_an_external_title_candidates_read_the_title(api: Client) -> None:
    created = api("interview.create", title="Onsite")

    shown = api("interview.info", id=created["id"])

    assert shown["externalTitle"] == "Onsite"
    assert (shown["instructionsHtml"], shown["instructionsPlain"]) == (None, None)


def test_one_for_a_job_names_it(api: Client, company: Company) -> None:
    created = api("interview.create", title="Onsite", jobId=company.things["job"], type="Debrief")

    shown = api("interview.info", id=created["id"])

    assert (shown["jobId"], shown["isDebrief"]) == (company.things["job"], True)


def test_an_archived_one_is_shown(api: Client, company: Company) -> None:
    api("interview.archive", interviewId=company.things["interview"])

    assert api("interview.info", id=company.things["interview"])["isArchived"] is True


def test_an_unknown_interview_is_refused(api: Client) -> None:
    unknown = str(uuid.uuid4())

    code, message = api.refused("interview.info", id=unknown)

    assert code == "interview_not_found"
    assert unknown in message


def test_the_id_is_required(api: Client) -> None:
    assert api.refused("interview.info") == ("invalid_input", "`id` is required")
