"""applicationFeedback.submit: what somebody says of their own accord."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import Any

import pytest

from tests.cast import Company
from tests.client import Client, Results
from tests.samples.applications import stage
from tests.samples.feedback import OVERALL, SKILL, form, scorecard, submit
from tests.samples.forms import paths
from tests.samples.words import Body

ID = "01900000-0000-7000-8000-00000000000a"
PLAIN = {"type": "PlainText", "value": "Two\n\nparagraphs"}
RANGE = {"type": "number-range", "minValue": 1, "maxValue": 10}
PAY = {
    "type": "compensation-range",
    "minValue": 100_000,
    "maxValue": 150_000,
    "currencyCode": "USD",
    "interval": "1 YEAR",
}


def listed(api: Client, company: Company) -> list[Results]:
    """All feedback on the company's application."""
    return api.all("applicationFeedback.list", applicationId=company.things["application"])


def refused(company: Company, values: Body | None = None, **more: Any) -> str:
    """The message of a refusal with `invalid_input`, after which there is no feedback."""
    code, message = company.admin.refused("applicationFeedback.submit", **scorecard(company, values, **more))
    assert code == "invalid_input"
    assert listed(company.admin, company) == []
    return message


def asking(company: Company, kind: str, **more: Any) -> Results:
    """A form that asks one question of that type."""
    choices = {"selectableValues": SKILL["selectableValues"]} if kind.endswith("Select") else {}
    return form(company, {"title": "The question", "type": kind, "isRequired": False} | choices | more)


def test_feedback_is_listed_afterwards(api: Client, company: Company) -> None:
    shown = api("feedbackFormDefinition.info", feedbackFormDefinitionId=company.things["feedback_form"])
    given = submit(company, {"How do they weld?": "high"}, userId=company.things["another_user"])

    names = paths(shown)
    assert given["formDefinition"] == shown["formDefinition"]
    assert given["submittedValues"] == {"overall_recommendation": "3", names["How do they weld?"]: "high"}
    (found,) = listed(api, company)
    (item,) = api.all("application.listHistory", applicationId=company.things["application"])
    assert found == given | {
        "submittedByUser": api("user.info", userId=company.things["another_user"]),
        "feedbackFormDefinitionId": shown["id"],
        "applicationHistoryId": item["id"],
        "applicationId": company.things["application"],
        "submittedAt": found["submittedAt"],
    }


@pytest.mark.parametrize(
    ("kind", "value", "kept"),
    [
        ("Boolean", False, False),
        ("CompensationRange", PAY, PAY),
        ("Currency", {"value": 100_000.0, "currencyCode": "USD"}, {"value": 100_000, "currencyCode": "USD"}),
        ("Date", "2026-02-28", "2026-02-28"),
        ("Email", " ada@example.com ", "ada@example.com"),
        ("Location", {"country": "Poland", "city": "Gdynia"}, {"country": "Poland", "city": "Gdynia"}),
        ("LongText", "Long", "Long"),
        ("MultiValueSelect", ["high", "low"], ["high", "low"]),
        ("Number", 7, 7),
        ("NumberRange", RANGE, RANGE),
        ("Phone", "+1 412 555 0100", "+1 412 555 0100"),
        ("RichText", PLAIN, "Two\n\nparagraphs"),
        ("Score", {"score": 4}, {"score": 4}),
        ("Score", {"score": 4, "comments": PLAIN}, {"score": 4, "comments": PLAIN}),
        ("String", "Short", "Short"),
        ("UUID", ID, ID),
        ("UUID", {"value": ID.upper()}, ID),
        ("Url", "https://example.com/ada", "https://example.com/ada"),
        ("Url", "", ""),
        ("ValueSelect", "low", "low"),
    ],
)
def test_values_come_back_as_they_are_kept(
    api: Client, company: Company, kind: str, value: object, kept: object
) -> None:
    shown = asking(company, kind)

    given = submit(company, {"The question": value}, formDefinitionId=shown["id"])

    assert given["submittedValues"][paths(shown)["The question"]] == kept
    assert listed(api, company)[0]["submittedValues"] == given["submittedValues"]


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("Boolean", "true"),
        ("CompensationRange", RANGE),
        ("Currency", 100_000),
        ("Date", "28.02.2026"),
        ("Email", "ada"),
        ("Location", "Gdynia"),
        ("MultiValueSelect", ["middling"]),
        ("Number", "7"),
        ("NumberRange", {"type": "number-range", "minValue": 2, "maxValue": 1}),
        ("RichText", "Words"),
        ("Score", {"score": 5}),
        ("Score", 4),
        ("String", 7),
        ("UUID", "7"),
        ("Url", "example"),
        ("ValueSelect", "Like a beginner"),
    ],
)
def test_a_wrong_answer_is_refused_by_its_title_and_path(company: Company, kind: str, value: object) -> None:
    shown = asking(company, kind)

    message = refused(company, {"The question": value}, formDefinitionId=shown["id"])

    assert f"`The question ({paths(shown)['The question']})" in message


def test_the_address_of_a_page_can_be_empty_even_where_it_is_required(company: Company) -> None:
    shown = asking(company, "Url", isRequired=True)

    given = submit(company, {"The question": ""}, formDefinitionId=shown["id"])

    assert given["submittedValues"][paths(shown)["The question"]] == ""
    assert "is required" in refused_again(company, shown, None)
    assert "is required" in refused_again(company, asking(company, "String", isRequired=True), "")


def refused_again(company: Company, shown: Results, value: object) -> str:
    """The message of a refusal of this answer."""
    body = scorecard(company, {"The question": value}, formDefinitionId=shown["id"])
    code, message = company.admin.refused("applicationFeedback.submit", **body)
    assert code == "invalid_input"
    return message


def test_a_refusal_tells_of_all_problems(company: Company) -> None:
    shown = asking(company, "Number")
    path = paths(shown)["The question"]
    submissions = [{"path": path, "value": "7"}, {"path": path, "value": "8"}, {"path": "nonsense", "value": 1}]

    message = refused(company, formDefinitionId=shown["id"], feedbackForm={"fieldSubmissions": submissions})

    assert f"`The question ({path})`: must be an integer" in message
    assert "`Overall recommendation (overall_recommendation)` is required" in message
    assert f"`feedbackForm.fieldSubmissions`: the field {path} is answered twice" in message
    assert "`feedbackForm.fieldSubmissions`: the form has no field 'nonsense'" in message


def test_it_is_of_the_user_who_acts_where_nobody_is_named(api: Client, company: Company) -> None:
    submit(company)

    (found,) = listed(api, company)

    acting = api("job.info", id=company.things["job"])["author"]
    assert found["submittedByUser"] == acting


def test_a_user_can_give_feedback_more_than_once(api: Client, company: Company) -> None:
    first, second = (submit(company, userId=company.things["user"]) for _ in range(2))

    assert [each["id"] for each in listed(api, company)] == [first["id"], second["id"]]


def test_it_belongs_to_the_stage_in_which_the_application_stands(api: Client, company: Company) -> None:
    submit(company)
    api(
        "application.changeStage",
        applicationId=company.things["application"],
        interviewStageId=stage(company, "Onsite"),
    )
    submit(company)

    history = api.all("application.listHistory", applicationId=company.things["application"])
    assert [each["applicationHistoryId"] for each in listed(api, company)] == [each["id"] for each in history]


def test_it_can_have_been_given_earlier(api: Client, company: Company) -> None:
    application = company.things["application"]
    company.server.app.world.clock.advance(timedelta(days=1))
    api("application.changeStage", applicationId=application, interviewStageId=stage(company, "Onsite"))
    first, _ = api.all("application.listHistory", applicationId=application)

    submit(company, submittedAt=first["enteredStageAt"])
    submit(company, submittedAt="2019-01-01T09:00:00Z")

    before, then = listed(api, company)
    assert (before["submittedAt"], "applicationHistoryId" in before) == ("2019-01-01T09:00:00.000Z", False)
    assert (then["submittedAt"], then["applicationHistoryId"]) == (first["enteredStageAt"], first["id"])


def test_it_cannot_be_given_later(company: Company) -> None:
    assert "`submittedAt`" in refused(company, submittedAt="2199-01-01T00:00:00Z")


def test_the_form_stays_as_it_was_then(api: Client, company: Company) -> None:
    given = submit(company)

    api(
        "feedbackFormDefinition.update",
        feedbackFormDefinitionId=company.things["feedback_form"],
        sections=[{"title": "Other", "fields": [OVERALL]}],
    )

    assert listed(api, company)[0]["formDefinition"] == given["formDefinition"]


def test_the_id_can_be_given(company: Company) -> None:
    given = str(uuid.uuid4())

    assert submit(company, id=given)["id"] == given
    code, message = company.admin.refused("applicationFeedback.submit", **scorecard(company, id=given))
    assert code == "id_taken"
    assert given in message


def test_a_key_without_extensions_cannot_give_an_id(company: Company) -> None:
    given = str(uuid.uuid4())

    answer = company.plain("applicationFeedback.submit", **scorecard(company, id=given))

    assert answer["submittedFormInstance"]["id"] != given


def test_an_archived_form_is_refused(company: Company) -> None:
    message = refused(company, formDefinitionId=company.things["archived_feedback_form"])

    assert "`formDefinitionId`" in message
    assert "Form of the old plant" in message


@pytest.mark.parametrize(
    ("parameter", "code"),
    [
        ("applicationId", "application_not_found"),
        ("formDefinitionId", "feedback_form_definition_not_found"),
        ("userId", "user_not_found"),
        ("interviewEventId", "interview_event_not_found"),
    ],
)
def test_what_is_not_there_is_refused(company: Company, parameter: str, code: str) -> None:
    unknown = str(uuid.uuid4())
    body = scorecard(company, userId=company.things["user"]) | {parameter: unknown}

    given, message = company.admin.refused("applicationFeedback.submit", **body)

    assert given == code
    assert unknown in message


def test_an_application_form_is_no_feedback_form(company: Company) -> None:
    body = scorecard(company) | {"formDefinitionId": company.things["application_form"]}

    assert company.admin.refused("applicationFeedback.submit", **body)[0] == "feedback_form_definition_not_found"


@pytest.mark.parametrize("missing", ["feedbackForm", "formDefinitionId", "applicationId"])
def test_what_is_needed_is_named(company: Company, missing: str) -> None:
    body = scorecard(company)
    del body[missing]

    code, message = company.admin.refused("applicationFeedback.submit", **body)

    assert code == "invalid_input"
    assert f"`{missing}`" in message
