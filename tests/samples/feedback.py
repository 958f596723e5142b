"""Samples of feedback: the forms for it, what interviewers say, and how applications are judged by criteria."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from rowantree.core.wire import show_time
from tests.cast import Company
from tests.client import Results
from tests.samples.forms import paths
from tests.samples.settings import FARID
from tests.samples.words import Body, named

OVERALL: Body = {
    "title": "Overall recommendation",
    "type": "ValueSelect",
    "isRequired": True,
    "path": "overall_recommendation",
    "selectableValues": [
        {"label": "Strong No", "value": "1"},
        {"label": "No", "value": "2"},
        {"label": "Yes", "value": "3"},
        {"label": "Strong Yes", "value": "4"},
    ],
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


def filled_out(shown: Results, values: Body | None = None) -> list[Body]:
    """The answers to a form, by the titles of its questions; None leaves one out."""
    given: Body = {"Overall recommendation": "3"} | (values or {})
    paths_by_title = paths(shown)
    return [{"path": paths_by_title[title], "value": value} for title, value in given.items() if value is not None]


def scorecard(company: Company, values: Body | None = None, **more: Any) -> Body:
    """What somebody says of the company's application, in the company's form."""
    which = {"feedbackFormDefinitionId": more.get("formDefinitionId", company.things["feedback_form"])}
    shown = company.admin("feedbackFormDefinition.info", **which)
    return {
        "feedbackForm": {"fieldSubmissions": filled_out(shown, values)},
        "formDefinitionId": shown["id"],
        "applicationId": company.things["application"],
    } | more


def submit(company: Company, values: Body | None = None, **more: Any) -> Results:
    """The feedback that somebody gives on the company's application."""
    return company.admin("applicationFeedback.submit", **scorecard(company, values, **more))["submittedFormInstance"]


def interview(company: Company, **more: Any) -> Results:
    """A new interview with the company's form."""
    form_id = company.things["feedback_form"]
    return company.admin(
        "interview.create", **{"title": named("Interview"), "feedbackFormDefinitionId": form_id} | more
    )


def event(company: Company, **more: Any) -> Results:
    """A new event for the company's application, of its interview and held by Farid, that took place yesterday."""
    assert company.things["another_user"]
    yesterday = company.server.app.world.clock.now() - timedelta(days=1)
    meeting = {
        "startTime": show_time(yesterday),
        "endTime": show_time(yesterday + timedelta(hours=1)),
        "interviewId": company.things["feedback_interview"],
        "interviewers": [{"email": FARID["email"]}],
    }
    schedule = company.admin(
        "interviewSchedule.create", applicationId=company.things["application"], interviewEvents=[meeting | more]
    )
    return schedule["interviewEvents"][0]


def request(company: Company, **more: Any) -> Body:
    """Farid is asked what he thinks of the company's application."""
    return {
        "applicationId": company.things["application"],
        "interviewId": company.things["feedback_interview"],
        "interviewerUserId": company.things["another_user"],
    } | more


def ask(company: Company, **more: Any) -> str:
    """The interview event for which Farid is asked."""
    return str(company.admin("applicationFeedbackRequest.create", **request(company, **more))["interviewEventId"])


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
    "application_feedback": lambda company: str(submit(company, userId=company.things["user"])["id"]),
    "archived_feedback_form": _archived_form,
    "feedback_form": lambda company: str(form(company, SKILL, title="Form of the workshop")["id"]),
    "feedback_event": lambda company: str(event(company)["id"]),
    "feedback_interview": lambda company: str(interview(company, title="Trial shift")["id"]),
    "criteria_evaluation": lambda company: str(evaluate(company)["id"]),
}


def _which_form(company: Company) -> Body:
    return {"feedbackFormDefinitionId": company.things["feedback_form"]}


BODIES: dict[str, Callable[[Company], Body]] = {
    "application.listCriteriaEvaluations": lambda company: {"applicationId": company.things["application"]},
    "application.recordCriteriaEvaluation": evaluation,
    "applicationFeedback.list": lambda company: {"applicationId": company.things["application"]},
    "applicationFeedback.submit": lambda company: scorecard(
        company, userId=company.things["another_user"], interviewEventId=company.things["feedback_event"]
    ),
    "applicationFeedbackRequest.create": request,
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
    "interviewBriefing.info": lambda company: {
        "interviewEventId": company.things["feedback_event"],
        "expand": ["feedbackFormDefinition", "application", "candidate", "job", "interview", "interviewers"],
    },
}


def _one_more_evaluation(company: Company) -> None:
    evaluate(company, criterion=CRITERION | {"title": named("Criterion")})


def _one_more_feedback(company: Company) -> None:
    submit(company, userId=company.things["user"])


def _one_more_form(company: Company) -> None:
    form(company)


ONE_MORE: dict[str, Callable[[Company], None]] = {
    "application.listCriteriaEvaluations": _one_more_evaluation,
    "applicationFeedback.list": _one_more_feedback,
    "feedbackFormDefinition.list": _one_more_form,
}
