"""Samples of feedback: the forms for it, what interviewers say, and how applications are judged by criteria."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.cast import Company
from tests.client import Results
from tests.samples.words import Body, named

OVERALL: Body = {
    "title": "Overall recommendation",
    "type": "Score",
    "isRequired": True,
    "path": "overall_recommendation",
}
SKILL: Body = {
    "title": "How do they weld?",
    "type": "ValueSelect",
    "isRequired": False,
    "selectableValues": [{"label": "Like a beginner", "value": "low"}, {"label": "Like a master", "value": "high"}],
}


def form(company: Company, *fields: Body, **more: Any) -> Results:
    """A new feedback form that asks for a recommendation and `fields`."""
    sections = [{"fields": [OVERALL, *fields]}]
    return company.admin("feedbackFormDefinition.create", **{"title": named("Form"), "sections": sections} | more)


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


def _archived_form(company: Company) -> str:
    form_id = str(form(company, title="Form of the old plant")["id"])
    company.admin("feedbackFormDefinition.archive", feedbackFormDefinitionId=form_id)
    return form_id


THINGS: dict[str, Callable[[Company], str]] = {
    "archived_feedback_form": _archived_form,
    "feedback_form": lambda company: str(form(company, SKILL, title="Form of the workshop")["id"]),
    "criteria_evaluation": lambda company: str(evaluate(company)["id"]),
}


def _which_form(company: Company) -> Body:
    return {"feedbackFormDefinitionId": company.things["feedback_form"]}


BODIES: dict[str, Callable[[Company], Body]] = {
    "application.listCriteriaEvaluations": lambda company: {"applicationId": company.things["application"]},
    "application.recordCriteriaEvaluation": evaluation,
    "feedbackFormDefinition.archive": _which_form,
    "feedbackFormDefinition.create": lambda _: {
        "title": "Debrief",
        "sections": [{"title": "In short", "fields": [OVERALL, SKILL]}],
    },
    "feedbackFormDefinition.info": _which_form,
    "feedbackFormDefinition.list": lambda _: {},
    "feedbackFormDefinition.makeDefault": _which_form,
    "feedbackFormDefinition.restore": lambda company: {
        "feedbackFormDefinitionId": company.things["archived_feedback_form"]
    },
    "feedbackFormDefinition.update": lambda company: _which_form(company) | {"title": "Form of the office"},
}


def _one_more_evaluation(company: Company) -> None:
    evaluate(company, criterion=CRITERION | {"title": named("Criterion")})


def _one_more_form(company: Company) -> None:
    form(company)


ONE_MORE: dict[str, Callable[[Company], None]] = {
    "application.listCriteriaEvaluations": _one_more_evaluation,
    "feedbackFormDefinition.list": _one_more_form,
}
