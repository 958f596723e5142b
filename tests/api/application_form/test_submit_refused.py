"""applicationForm.submit: what it refuses. Nothing of it is kept then."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import Any

import pytest

from rowantree.core.permission import Permission, Switch
from tests.api.application_form.forms_with_files import asking
from tests.cast import Company
from tests.client import Client
from tests.samples.forms import SHIFT, answers
from tests.samples.jobs import published_posting
from tests.samples.words import Body

WHY: Body = {"title": "Why us?", "type": "LongText", "isRequired": True}
SCORE: Body = {"title": "How well?", "type": "Score", "isRequired": False}


@pytest.fixture
def posting_id(company: Company) -> str:
    """A published posting with the standard form."""
    return company.things["job_posting"]


def refused(api: Client, posting_id: str, values: Body | None = None, **more: Any) -> tuple[str, str]:
    """Ada applies, and is refused; nothing is left of it."""
    fields = more.pop("fieldSubmissions", answers(values))
    body = {"jobPostingId": posting_id, "applicationForm": {"fieldSubmissions": fields}} | more
    code, message = api.refused("applicationForm.submit", **body)
    assert api("candidate.search", email="ada@example.com") == []
    assert api.all("application.list") == []
    return code, message


@pytest.mark.parametrize(
    ("path", "title"), [("_systemfield_name", "Name"), ("_systemfield_email", "Email")], ids=["name", "email"]
)
@pytest.mark.parametrize("value", [None, "", "  "])
def test_a_required_answer_that_is_missing_is_told_by_title_and_path(
    api: Client, posting_id: str, path: str, title: str, value: Any
) -> None:
    fields = [each for each in answers() if each["path"] != path]

    for given in (fields, [*fields, {"path": path, "value": value}]):
        code, message = refused(api, posting_id, fieldSubmissions=given)
        assert code == "invalid_input"
        assert message == f"`{title} ({path})` is required"


def test_everything_that_is_wrong_is_told(api: Client, company: Company, posting_id: str) -> None:
    path = asking(company, posting_id, WHY, SHIFT, SCORE)
    shift, score, why = path["Which shift?"], path["How well?"], path["Why us?"]

    code, message = refused(api, posting_id, {"_systemfield_email": "ada", shift: "noon", score: {"score": 5}})

    assert code == "invalid_input"
    problems = message.split("; ")
    assert len(problems) == 4
    assert problems[0].startswith("`Your e-mail (_systemfield_email)`: ")
    assert problems[1] == f"`Why us? ({why})` is required"
    assert problems[2].startswith(f"`Which shift? ({shift})`: ")
    assert problems[3].startswith(f"`How well? ({score})`: ")


def test_of_very_many_problems_some_are_told(api: Client, posting_id: str) -> None:
    code, message = refused(api, posting_id, {f"path-{number}": "x" for number in range(50)})

    assert code == "invalid_input"
    assert message.endswith("; and 30 more")


@pytest.mark.parametrize("path", ["", "name", "_systemfield_shoe_size", str(uuid.UUID(int=7))])
def test_an_answer_to_no_question_is_refused(api: Client, posting_id: str, path: str) -> None:
    code, message = refused(api, posting_id, {path: "37"})

    assert code == "invalid_input"
    assert "`applicationForm.fieldSubmissions`" in message
    assert repr(path) in message


def test_two_answers_to_one_question_are_refused(api: Client, posting_id: str) -> None:
    twice = {"path": "_systemfield_name", "value": "Countess"}

    code, message = refused(api, posting_id, fieldSubmissions=[*answers(), twice])

    assert code == "invalid_input"
    assert "_systemfield_name is answered twice" in message


@pytest.mark.parametrize("email", ["testing-fail-validation@example.com", "Testing-Fail-Validation@Example.com"])
def test_the_address_for_tests_is_never_taken(api: Client, posting_id: str, email: str) -> None:
    code, message = refused(api, posting_id, {"_systemfield_email": email})

    assert code == "invalid_input"
    assert "`Email (_systemfield_email)`" in message


def test_an_unpublished_posting_takes_forms_unless_they_say_otherwise(api: Client, posting_id: str) -> None:
    api("jobPosting.setStatus", jobPostingId=posting_id, status="Draft")

    code, message = refused(api, posting_id, allowSubmissionForUnpublishedJobPosting=False)

    assert code == "job_posting_not_published"
    assert posting_id in message
    for allowing in ({}, {"allowSubmissionForUnpublishedJobPosting": True}):
        body = {"jobPostingId": posting_id, "applicationForm": {"fieldSubmissions": answers()}} | allowing
        assert api("applicationForm.submit", **body)["formMessages"]["blocked"] is False


def test_a_published_posting_takes_forms_whatever_they_say(api: Client, posting_id: str) -> None:
    body = {"jobPostingId": posting_id, "applicationForm": {"fieldSubmissions": answers()}}

    assert api("applicationForm.submit", **body, allowSubmissionForUnpublishedJobPosting=False)


def test_after_the_deadline_forms_are_refused(api: Client, company: Company) -> None:
    clock = company.server.app.world.clock
    deadline = clock.now() + timedelta(hours=1)
    dated = published_posting(company, company.things["job"], applicationDeadline=deadline.isoformat())
    early = {
        "jobPostingId": dated,
        "applicationForm": {"fieldSubmissions": answers(_systemfield_email="g@example.com")},
    }
    assert api("applicationForm.submit", **early)

    clock.advance(timedelta(hours=1, seconds=1))

    late = {"jobPostingId": dated, "applicationForm": {"fieldSubmissions": answers()}}
    code, message = api.refused("applicationForm.submit", **late)
    assert code == "application_deadline_passed"
    assert dated in message


def test_an_unknown_posting_is_refused(api: Client) -> None:
    unknown = str(uuid.uuid4())

    code, message = refused(api, unknown)

    assert code == "job_posting_not_found"
    assert unknown in message


def test_a_posting_of_a_confidential_job_is_unknown_without_the_switch(company: Company) -> None:
    hidden = published_posting(company, company.things["confidential_job"])
    plain = company.client(Permission, {Switch.EXTENSIONS})

    assert refused(plain, hidden)[0] == "job_posting_not_found"


@pytest.mark.parametrize("known", [True, False])
def test_an_unknown_tag_is_refused(api: Client, company: Company, posting_id: str, *, known: bool) -> None:
    unknown = str(uuid.uuid4())

    code, message = refused(api, posting_id, tagIds=[company.things["tag"], unknown] if known else [unknown])

    assert code == "candidate_tag_not_found"
    assert unknown in message


def test_a_neighbours_tag_is_unknown(api: Client, neighbour: Company, posting_id: str) -> None:
    assert refused(api, posting_id, tagIds=[neighbour.things["tag"]])[0] == "candidate_tag_not_found"


def test_a_job_without_a_plan_takes_no_forms(api: Client, company: Company) -> None:
    job = api("job.create", title="Draft", teamId=company.things["department"], locationId=company.things["location"])
    posting = api("jobPosting.create", jobId=job["id"], description={"type": "text/html", "content": "<p>Weld.</p>"})

    code, message = refused(api, posting["id"])

    assert code == "invalid_input"
    assert "`jobPostingId`" in message


@pytest.mark.parametrize(
    ("parameter", "value"),
    [
        ("jobPostingId", "x"),
        ("jobPostingId", None),
        ("applicationForm", None),
        ("applicationForm", {}),
        ("applicationForm", {"fieldSubmissions": {}}),
        ("applicationForm", {"fieldSubmissions": [{"value": "Ada"}]}),
        ("applicationForm", {"fieldSubmissions": [{"path": "_systemfield_name"}]}),
        ("applicationForm", {"fieldSubmissions": [{"path": 7, "value": "Ada"}]}),
        ("applicationForm", {"fieldSubmissions": answers() * 501}),
        ("utmData", None),
        ("utmData", {"utm_source": 7}),
        ("tagIds", None),
        ("tagIds", ["x"]),
        ("tagIds", ["5e1d3a52-0c0f-4f53-9a55-3f1f5a7c9d10"] * 101),
        ("allowSubmissionForUnpublishedJobPosting", None),
    ],
)
def test_a_wrong_value_is_refused_by_name(api: Client, posting_id: str, parameter: str, value: Any) -> None:
    body: Body = {"jobPostingId": posting_id, "applicationForm": {"fieldSubmissions": answers()}} | {parameter: value}

    code, message = api.refused("applicationForm.submit", **body)

    assert code == "invalid_input"
    assert f"`{parameter}" in message
    assert api.all("application.list") == []


@pytest.mark.parametrize("parameter", ["jobPostingId", "applicationForm"])
def test_a_missing_parameter_is_refused_by_name(api: Client, posting_id: str, parameter: str) -> None:
    body: Body = {"jobPostingId": posting_id, "applicationForm": {"fieldSubmissions": answers()}}
    del body[parameter]

    assert api.refused("applicationForm.submit", **body) == ("invalid_input", f"`{parameter}` is required")
