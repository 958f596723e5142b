"""interview.create."""

from __future__ import annotations

import uuid
from typing import Any

import pytest

from rowantree.core.permission import Permission, Switch
from tests.cast import Company
from tests.client import Client


def test_it_begins_as_everybody_would_want_it(api: Client) -> None:
    created = api("interview.create", title="  Onsite ")

    assert created["title"] == "Onsite"
    assert (created["isFeedbackRequired"], created["isFeedbackRequested"]) == (True, True)
    assert (created["isDefault"], created["interviewerPoolIds"]) == (False, [])
    (form,) = {each["feedbackFormDefinitionId"] for each in api.all("interview.list")}
    assert created["feedbackFormDefinitionId"] == form


def test_where_feedback_is_not_requested_it_is_not_required(api: Client) -> None:
    created = api("interview.create", title="Lunch", isFeedbackRequested=False)

    assert (created["isFeedbackRequired"], created["isFeedbackRequested"]) == (False, False)


def test_feedback_can_be_requested_and_not_required(api: Client) -> None:
    created = api("interview.create", title="Lunch", isFeedbackRequired=False)

    assert (created["isFeedbackRequired"], created["isFeedbackRequested"]) == (False, True)


def test_feedback_that_is_required_but_not_requested_is_refused(api: Client) -> None:
    body = {"isFeedbackRequired": True, "isFeedbackRequested": False}

    code, message = api.refused("interview.create", title="Lunch", **body)

    assert code == "invalid_input"
    assert "`isFeedbackRequired`" in message


def test_pools_are_kept_once_each(api: Client, company: Company) -> None:
    pool_id = company.things["interviewer_pool"]

    assert api("interview.create", title="Screen", interviewerPoolIds=[pool_id, pool_id])["interviewerPoolIds"] == [
        pool_id
    ]


def test_instructions_that_say_nothing_are_none(api: Client) -> None:
    created = api("interview.create", title="Screen", instructionsHtml="<p> </p>")

    assert created["instructionsHtml"] is None


def test_one_for_a_confidential_job_is_hidden_like_the_job(api: Client, company: Company) -> None:
    job_id = company.things["confidential_job"]
    created = api("interview.create", title="Meet the chair", jobId=job_id)
    unsuspecting = company.client(Permission, set(Switch) - {Switch.CONFIDENTIAL})

    assert unsuspecting.refused("interview.info", id=created["id"])[0] == "interview_not_found"
    api("job.update", jobId=job_id, confidential=False)
    assert unsuspecting("interview.info", id=created["id"])["jobId"] == job_id
    api("job.update", jobId=job_id, confidential=True)
    assert created["title"] not in str(unsuspecting.all("interview.list", includeNonSharedInterviews=True))


def test_an_import_keeps_its_id(api: Client) -> None:
    interview_id = str(uuid.uuid4())

    assert api("interview.create", title="Onsite", id=interview_id)["id"] == interview_id
    code, message = api.refused("interview.create", title="Onsite", id=interview_id)

    assert code == "id_taken"
    assert interview_id in message


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"jobId": "5e1d3a52-0c0f-4f53-9a55-3f1f5a7c9d10"}, "job_not_found"),
        ({"feedbackFormDefinitionId": "5e1d3a52-0c0f-4f53-9a55-3f1f5a7c9d10"}, "feedback_form_definition_not_found"),
        ({"interviewerPoolIds": ["5e1d3a52-0c0f-4f53-9a55-3f1f5a7c9d10"]}, "interviewer_pool_not_found"),
    ],
)
def test_what_is_not_there_is_refused(api: Client, wrong: dict[str, Any], code: str) -> None:
    before = api.all("interview.list")

    assert api.refused("interview.create", title="Onsite", **wrong)[0] == code
    assert api.all("interview.list") == before


@pytest.mark.parametrize(
    ("parameter", "value"),
    [
        ("title", "  "),
        ("title", "x" * 501),
        ("title", None),
        ("externalTitle", " "),
        ("type", "Chat"),
        ("instructionsHtml", "x" * 100_001),
        ("interviewerPoolIds", "all"),
        ("isFeedbackRequired", "perhaps"),
    ],
)
def test_a_wrong_value_is_refused_by_name(api: Client, parameter: str, value: Any) -> None:
    code, message = api.refused("interview.create", **{"title": "Onsite", parameter: value})

    assert code == "invalid_input"
    assert f"`{parameter}`" in message


def test_too_many_pools_are_refused(api: Client) -> None:
    pools = [api("interviewerPool.create", title="Pool")["id"] for _ in range(21)]

    assert len(api("interview.create", title="Onsite", interviewerPoolIds=pools[:20])["interviewerPoolIds"]) == 20
    code, message = api.refused("interview.create", title="Onsite", interviewerPoolIds=pools)

    assert code == "invalid_input"
    assert "`interviewerPoolIds`" in message


def test_an_archived_feedback_form_is_refused(api: Client, company: Company) -> None:
    form_id = company.things["archived_feedback_form"]

    code, message = api.refused("interview.create", title="Onsite", feedbackFormDefinitionId=form_id)

    assert code == "invalid_input"
    assert "`feedbackFormDefinitionId`" in message


def test_the_title_is_required(api: Client) -> None:
    assert api.refused("interview.create") == ("invalid_input", "`title` is required")
