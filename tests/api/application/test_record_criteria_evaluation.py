"""application.recordCriteriaEvaluation."""

from __future__ import annotations

import uuid
from typing import Any

import pytest

from tests.cast import Company
from tests.samples.applications import apply
from tests.samples.feedback import CRITERION, JUDGEMENT, evaluate, evaluation
from tests.samples.words import Body


def listed(company: Company) -> list[Any]:
    """What is recorded of the company's application."""
    return company.admin.all("application.listCriteriaEvaluations", applicationId=company.things["application"])


def refused(company: Company, **body: Any) -> str:
    """The message of a refusal with `invalid_input`."""
    which: Body = {"applicationId": company.things["application"], "criterion": CRITERION}
    code, message = company.admin.refused("application.recordCriteriaEvaluation", **which | body)
    assert code == "invalid_input"
    return message


def test_it_is_listed_afterwards(company: Company) -> None:
    recorded = evaluate(company)

    criterion = {"id": recorded["criterion"]["id"], **CRITERION}
    assert recorded == {"id": recorded["id"], "criterion": criterion, "skipReason": None, **JUDGEMENT}
    assert listed(company) == [recorded]


def test_a_completed_one_was_judged_now_where_nothing_else_is_said(company: Company) -> None:
    which: Body = {"applicationId": company.things["application"], "criterion": CRITERION}

    recorded = company.admin("application.recordCriteriaEvaluation", **which, status="Completed", outcome=" Meets ")

    assert recorded["evaluatedAt"] is not None
    assert (recorded["outcome"], recorded["reasoning"], recorded["outcomeNumber"]) == ("Meets", None, None)


@pytest.mark.parametrize("status", ["Pending", "Failed"])
def test_nothing_has_to_be_said_of_one_that_has_no_outcome(company: Company, status: str) -> None:
    which: Body = {"applicationId": company.things["application"], "criterion": CRITERION}

    recorded = company.admin("application.recordCriteriaEvaluation", **which, status=status)

    assert recorded["status"] == status
    assert [recorded[each] for each in ("outcome", "reasoning", "skipReason", "outcomeNumber", "evaluatedAt")] == [
        None
    ] * 5


def test_a_skipped_one_says_why(company: Company) -> None:
    which: Body = {"applicationId": company.things["application"], "criterion": CRITERION}

    recorded = company.admin(
        "application.recordCriteriaEvaluation", **which, status="Skipped", skipReason="There is no résumé"
    )

    assert (recorded["status"], recorded["skipReason"]) == ("Skipped", "There is no résumé")


def test_a_criterion_can_be_about_an_answer_to_a_form(company: Company) -> None:
    about = {
        "type": "DidAnswerApplicationFormQuestion",
        "applicationFormDefinitionId": company.things["application_form"],
        "applicationFormFieldPath": "_systemfield_name",
    }

    recorded = evaluate(company, criterion=CRITERION | about | {"id": company.things["application"]})

    assert recorded["criterion"] == {"id": company.things["application"], **CRITERION, **about}


@pytest.mark.parametrize("number", [0, 1])
def test_the_number_goes_from_none_to_all(company: Company, number: int) -> None:
    assert evaluate(company, outcomeNumber=number)["outcomeNumber"] == number


def test_a_pending_one_goes_on_where_its_id_is_given_again(company: Company) -> None:
    given = str(uuid.uuid4())
    which: Body = {"applicationId": company.things["application"], "criterion": CRITERION}
    company.admin("application.recordCriteriaEvaluation", **which, status="Pending", id=given)
    evaluate(company)

    completed = evaluate(company, id=given)

    assert completed["status"] == "Completed"
    assert completed["id"] == given
    assert listed(company)[0] == completed


def test_one_that_has_come_to_its_end_stays(company: Company) -> None:
    recorded = evaluate(company)

    assert company.admin.refused(
        "application.recordCriteriaEvaluation", **evaluation(company, id=recorded["id"], outcome="Does not meet")
    ) == ("id_taken", f"Another criteria evaluation has the id {recorded['id']}")
    assert listed(company) == [recorded]


def test_a_pending_one_of_another_application_stays(company: Company) -> None:
    other: Body = {"applicationId": apply(company)["id"], "criterion": CRITERION}
    pending = company.admin("application.recordCriteriaEvaluation", **other, status="Pending")

    code, _ = company.admin.refused("application.recordCriteriaEvaluation", **evaluation(company, id=pending["id"]))

    assert code == "id_taken"


@pytest.mark.parametrize(
    ("said", "parameter"),
    [
        ({"status": "Completed"}, "outcome"),
        ({"status": "Completed", "outcome": " "}, "outcome"),
        ({"status": "Skipped"}, "skipReason"),
        ({"status": "Completed", "outcome": "Meets", "skipReason": "No résumé"}, "skipReason"),
        ({"status": "Pending", "outcome": "Meets"}, "outcome"),
        ({"status": "Pending", "reasoning": "None yet"}, "reasoning"),
        ({"status": "Pending", "evaluatedAt": "2026-03-04T10:00:00Z"}, "evaluatedAt"),
        ({"status": "Skipped", "skipReason": "No résumé", "outcomeNumber": 0}, "outcomeNumber"),
        ({"status": "Completed", "outcome": "Meets", "outcomeNumber": 1.01}, "outcomeNumber"),
        ({"status": "Completed", "outcome": "Meets", "outcomeNumber": -0.01}, "outcomeNumber"),
        ({"status": "Completed", "outcome": "x" * 501}, "outcome"),
        ({"status": "Failed", "reasoning": "x" * 20_001}, "reasoning"),
        ({"status": "Done"}, "status"),
        ({"status": "Pending", "criterion": CRITERION | {"title": " "}}, "criterion.title"),
        ({"status": "Pending", "criterion": CRITERION | {"type": "Guess"}}, "criterion.type"),
        ({"status": "Pending", "criterion": CRITERION | {"prompt": "x" * 20_001}}, "criterion.prompt"),
    ],
)
def test_what_does_not_go_together_is_refused(company: Company, said: Body, parameter: str) -> None:
    assert f"`{parameter}`" in refused(company, **said)
    assert listed(company) == []


def test_an_unknown_form_is_refused(company: Company) -> None:
    unknown = str(uuid.uuid4())

    code, message = company.admin.refused(
        "application.recordCriteriaEvaluation",
        **evaluation(company, criterion=CRITERION | {"applicationFormDefinitionId": unknown}),
    )

    assert code == "application_form_definition_not_found"
    assert unknown in message


def test_an_unknown_application_is_refused(company: Company) -> None:
    unknown = str(uuid.uuid4())

    code, message = company.admin.refused(
        "application.recordCriteriaEvaluation", **evaluation(company, applicationId=unknown)
    )

    assert code == "application_not_found"
    assert unknown in message


def test_it_is_refused_where_the_organization_does_without(company: Company) -> None:
    body = evaluation(company)
    company.admin("organization.update", disabledFeatures=["ApplicationReview"])

    code, message = company.admin.refused("application.recordCriteriaEvaluation", **body)

    assert code == "feature_not_enabled"
    assert "ApplicationReview" in message
