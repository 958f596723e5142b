"""Samples of feedback: the forms for it, what interviewers say, and how applications are judged by criteria."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.cast import Company
from tests.client import Results
from tests.samples.words import Body, named

CRITERION: Body = {
    "title": "Has built machines",
    "type": "ResumePrompt",
    "prompt": "Does the résumé tell of machines that somebody built?",
    "applicationFormDefinitionId": None,
    "applicationFormFieldPath": None,
}
JUDGEMENT: Body = {
    "status": "Completed",
    "outcome": "Meets",
    "reasoning": "Six years with palletizers.",
    "outcomeNumber": 0.75,
    "evaluatedAt": "2026-03-04T10:00:00.000Z",
}


def evaluation(company: Company, **more: Any) -> Body:
    """How the company's application was judged by one criterion."""
    return {"applicationId": company.things["application"], "criterion": CRITERION, **JUDGEMENT} | more


def evaluate(company: Company, **more: Any) -> Results:
    """Records how the company's application was judged."""
    return company.admin("application.recordCriteriaEvaluation", **evaluation(company, **more))


THINGS: dict[str, Callable[[Company], str]] = {
    "criteria_evaluation": lambda company: str(evaluate(company)["id"]),
}

BODIES: dict[str, Callable[[Company], Body]] = {
    "application.listCriteriaEvaluations": lambda company: {"applicationId": company.things["application"]},
    "application.recordCriteriaEvaluation": evaluation,
}


def _one_more_evaluation(company: Company) -> None:
    evaluate(company, criterion=CRITERION | {"title": named("Criterion")})


ONE_MORE: dict[str, Callable[[Company], None]] = {
    "application.listCriteriaEvaluations": _one_more_evaluation,
}
