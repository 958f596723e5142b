"""surveySubmission.summarize."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from rowantree import models
from rowantree.core.context import Context
from rowantree.core.statement import Query
from tests.cast import Company
from tests.client import Client, Results
from tests.samples.forms import SHIFT
from tests.samples.surveys import GENDER, WORDS, answered, survey

_ALL = Query(models.DetachedAnswers, select(*models.detached_answers.columns))


def days_pass(company: Company, days: int = 1) -> None:
    """Leaves what was answered as if it had been answered so many days earlier."""

    def body(ctx: Context) -> None:
        for row in ctx.rows(_ALL):
            earlier = row._replace(submitted_on=row.submitted_on - timedelta(days=days))
            ctx.update(models.detached_answers, row, earlier)

    company.act(body)


def summary(company: Company, form: Results, days: int = 1) -> Results:
    """What was answered in the year of the day so many days ago."""
    year = (datetime.now(UTC) - timedelta(days=days)).year
    return company.admin("surveySubmission.summarize", surveyFormDefinitionId=form["id"], year=year)


@pytest.fixture
def form(company: Company) -> Results:
    """A form about gender, and what else there is."""
    return survey(company, "EEOC", GENDER, WORDS)


def test_answers_are_counted_question_by_question(company: Company, form: Results) -> None:
    for gender, words in [("F", "b"), ("M", None), ("F", "a"), ("F", None), ("M", "a")]:
        answered(company, form, gender, words)
    days_pass(company)

    shown = summary(company, form)

    assert (shown["surveyFormDefinitionId"], shown["surveyType"], shown["count"]) == (form["id"], "EEOC", 5)
    gender, words = shown["questions"]
    assert gender == {
        "path": "_systemfield_eeoc_gender",
        "title": "What is your gender?",
        "type": "ValueSelect",
        "answers": [{"value": "F", "count": 3}, {"value": "M", "count": 2}],
    }
    assert words["answers"] == [{"value": "a", "count": 2}, {"value": "b", "count": 1}]


def test_each_of_several_choices_counts(company: Company) -> None:
    form = survey(company, "Diversity", {**SHIFT, "type": "MultiValueSelect"})
    for chosen in (["day"], ["day", "night"], ["night"], [], ["day"]):
        answered(company, form, chosen)
    days_pass(company)

    (shift,) = summary(company, form)["questions"]

    assert shift["answers"] == [{"value": "day", "count": 3}, {"value": "night", "count": 2}]


def test_fewer_than_five_are_not_shown(company: Company, form: Results) -> None:
    for _ in range(4):
        answered(company, form, "F")
    days_pass(company)

    shown = summary(company, form)

    assert (shown["count"], shown["questions"]) == (0, [])


def test_who_comes_later_waits_for_others(company: Company, form: Results) -> None:
    for _ in range(5):
        answered(company, form, "F")
    days_pass(company)
    five = summary(company, form)
    for _ in range(4):
        answered(company, form, "M")
    days_pass(company)

    assert summary(company, form, 2) == five
    answered(company, form, "M")
    days_pass(company)
    assert summary(company, form, 3)["count"] == 10


def test_what_was_answered_today_is_not_shown_yet(company: Company, form: Results) -> None:
    for _ in range(5):
        answered(company, form, "F")

    assert summary(company, form, 0)["count"] == 0


def test_another_year_is_another_summary(api: Client, company: Company, form: Results) -> None:
    for _ in range(5):
        answered(company, form, "F")
    days_pass(company, 800)

    assert summary(company, form)["count"] == 0
    assert summary(company, form, 800)["count"] == 5
    code, message = api.refused("surveySubmission.summarize", surveyFormDefinitionId=form["id"], year=1900)
    assert code == "invalid_input"
    assert "year" in message


def test_without_a_year_it_is_this_one(api: Client, form: Results) -> None:
    shown = api("surveySubmission.summarize", surveyFormDefinitionId=form["id"])

    assert shown["year"] == datetime.now(UTC).year


def test_a_question_that_was_taken_out_is_not_shown(api: Client, company: Company, form: Results) -> None:
    for _ in range(5):
        answered(company, form, "F", "words")
    days_pass(company)

    api("surveyFormDefinition.update", surveyFormDefinitionId=form["id"], sections=[{"fields": [GENDER]}])

    assert [each["title"] for each in summary(company, form)["questions"]] == ["What is your gender?"]


def test_who_saw_other_questions_is_not_found_by_them(api: Client, company: Company, form: Results) -> None:
    for _ in range(4):
        answered(company, form, "F", "words")
    more = {"label": "Woman", "value": "W"}
    changed = {**GENDER, "selectableValues": [*GENDER["selectableValues"], more]}
    form = api("surveyFormDefinition.update", surveyFormDefinitionId=form["id"], sections=[{"fields": [changed]}])
    answered(company, form, "W")
    days_pass(company)

    assert summary(company, form)["count"] == 0

    for _ in range(4):
        answered(company, form, "F")
    days_pass(company)
    (gender,) = summary(company, form, 2)["questions"]
    assert gender["answers"] == [{"value": "F", "count": 4}, {"value": "W", "count": 1}]


def test_other_forms_and_other_companies_are_not_counted(company: Company, neighbour: Company, form: Results) -> None:
    for _ in range(5):
        answered(company, survey(company, "EEOC"), "F")
        answered(neighbour, survey(neighbour, "EEOC"), "F")
    days_pass(company)
    days_pass(neighbour)

    assert summary(company, form)["count"] == 0


def test_an_anonymous_survey_is_shown_in_this_way(company: Company) -> None:
    form = survey(company, "CandidateExperience", isAnonymous=True)
    for score in (1, 2, 2, 3, 2):
        answered(company, form, {"score": score})
    days_pass(company)

    fair, _ = summary(company, form)["questions"]

    assert fair["answers"][0] == {"value": {"score": 2}, "count": 3}


@pytest.mark.parametrize("survey_type", ["Questionnaire", "CandidateExperience", "CandidateDataConsent"])
def test_what_is_not_kept_apart_is_refused(api: Client, company: Company, survey_type: str) -> None:
    form = survey(company, survey_type)

    code, message = api.refused("surveySubmission.summarize", surveyFormDefinitionId=form["id"])

    assert code == "invalid_input"
    assert "`surveyFormDefinitionId`" in message


def test_an_unknown_form_is_refused(api: Client) -> None:
    code, _ = api.refused("surveySubmission.summarize", surveyFormDefinitionId=str(uuid.uuid4()))

    assert code == "survey_form_definition_not_found"
