"""Samples of surveys: their forms, who is asked, and what is answered."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.cast import Company
from tests.client import Results
from tests.samples.forms import SHIFT
from tests.samples.words import Body, named

FAIR: Body = {"title": "Was it fair?", "type": "Score", "isRequired": True}
WORDS: Body = {"title": "What else?", "type": "LongText", "isRequired": False}
GENDER: Body = {
    "title": "What is your gender?",
    "type": "ValueSelect",
    "isRequired": True,
    "path": "_systemfield_eeoc_gender",
    "selectableValues": [{"label": "Female", "value": "F"}, {"label": "Male", "value": "M"}],
}


def survey(company: Company, survey_type: str, *fields: Body, **more: Any) -> Results:
    """A new form of that type, by default with one question that fits it."""
    asked = fields or ((GENDER,) if survey_type == "EEOC" else (FAIR, WORDS))
    body = {"title": named("Survey"), "surveyType": survey_type, "sections": [{"fields": list(asked)}]}
    return company.admin("surveyFormDefinition.create", **body | more)


def paths(form: Results) -> list[str]:
    """The paths of a form's fields in their order."""
    sections = form["formDefinition"]["sections"]
    return [str(each["field"]["path"]) for section in sections for each in section["fields"]]


def about(company: Company, form_id: str) -> Body:
    """The company's candidate, and a form."""
    return {
        "candidateId": company.things["candidate"],
        "applicationId": company.things["application"],
        "surveyFormDefinitionId": form_id,
    }


def asked(company: Company, form_id: str, **more: Any) -> Results:
    """A new request to the company's candidate."""
    return company.admin("surveyRequest.create", **about(company, form_id), **more)


def answered(company: Company, form: Results, *values: Any, **more: Any) -> Results:
    """What the company's candidate answers to a form, question by question; None leaves one out."""
    given = {path: value for path, value in zip(paths(form), values, strict=False) if value is not None}
    return company.admin("surveySubmission.create", **about(company, form["id"]) | more, submittedValues=given)


THINGS: dict[str, Callable[[Company], str]] = {
    "survey_form": lambda company: str(
        survey(company, "CandidateExperience", {**SHIFT, "isRequired": False}, title="How was it?")["id"]
    ),
    "eeoc_form": lambda company: str(survey(company, "EEOC", title="Equal opportunity")["id"]),
    "survey_request": lambda company: str(asked(company, company.things["survey_form"])["id"]),
}


def _which(company: Company) -> Body:
    return {"surveyFormDefinitionId": company.things["survey_form"]}


def _archived(company: Company) -> Body:
    company.admin("surveyFormDefinition.archive", **_which(company))
    return _which(company)


BODIES: dict[str, Callable[[Company], Body]] = {
    "surveyFormDefinition.archive": _which,
    "surveyFormDefinition.create": lambda _: {
        "title": "Questions before the interview",
        "surveyType": "Questionnaire",
        "sections": [{"title": "Practical things", "fields": [WORDS, SHIFT]}],
    },
    "surveyFormDefinition.info": _which,
    "surveyFormDefinition.list": lambda _: {},
    "surveyFormDefinition.restore": _archived,
    "surveyFormDefinition.update": lambda company: _which(company) | {"title": "How was it for you?"},
    "surveyRequest.create": lambda company: about(company, company.things["survey_form"]),
    "surveyRequest.list": lambda company: {
        "surveyType": "CandidateExperience",
        "applicationId": company.things["application"],
        "candidateId": company.things["candidate"],
    },
    "surveySubmission.create": lambda company: about(company, company.things["survey_form"]) | {"submittedValues": {}},
    "surveySubmission.list": lambda _: {"surveyType": "CandidateExperience"},
    "surveySubmission.summarize": lambda company: {"surveyFormDefinitionId": company.things["eeoc_form"]},
}


def _one_more_form(company: Company) -> None:
    survey(company, "Questionnaire")


def _one_more_request(company: Company) -> None:
    asked(company, company.things["survey_form"])


def _one_more_submission(company: Company) -> None:
    company.admin("surveySubmission.create", **BODIES["surveySubmission.create"](company))


ONE_MORE: dict[str, Callable[[Company], None]] = {
    "surveyFormDefinition.list": _one_more_form,
    "surveyRequest.list": _one_more_request,
    "surveySubmission.list": _one_more_submission,
}
