"""surveyFormDefinition.update."""

from __future__ import annotations

import uuid

import pytest

from tests.cast import Company
from tests.client import Client
from tests.samples.surveys import FAIR, GENDER, WORDS, answered, paths, survey
from tests.samples.words import Body


def test_what_is_given_changes_and_nothing_else(api: Client, company: Company) -> None:
    form = survey(company, "Questionnaire")

    updated = api("surveyFormDefinition.update", surveyFormDefinitionId=form["id"], title=" Practical things ")

    assert updated == form | {"title": "Practical things"}
    assert api("surveyFormDefinition.info", surveyFormDefinitionId=form["id"]) == updated


def test_a_question_that_is_given_with_its_id_stays_the_same_one(api: Client, company: Company) -> None:
    form = survey(company, "Questionnaire", WORDS)
    (path,) = paths(form)
    fields = [FAIR, {**WORDS, "title": "And in words?", "id": path}]

    updated = api("surveyFormDefinition.update", surveyFormDefinitionId=form["id"], sections=[{"fields": fields}])

    assert paths(updated)[1] == path
    assert paths(updated)[0] != path


def test_a_system_field_keeps_its_id(api: Client, company: Company) -> None:
    form = survey(company, "EEOC")

    updated = api(
        "surveyFormDefinition.update",
        surveyFormDefinitionId=form["id"],
        sections=[{"title": "You", "fields": [WORDS, GENDER]}],
    )

    before = form["formDefinition"]["sections"][0]["fields"][0]["field"]["id"]
    assert updated["formDefinition"]["sections"][0]["fields"][1]["field"]["id"] == before


def test_what_was_answered_keeps_the_questions_as_they_were(api: Client, company: Company) -> None:
    form = survey(company, "Questionnaire", WORDS)
    submitted = answered(company, form, "It was long")

    api("surveyFormDefinition.update", surveyFormDefinitionId=form["id"], sections=[{"fields": [FAIR]}])

    (listed,) = api.all("surveySubmission.list", surveyType="Questionnaire")
    assert listed == submitted
    assert listed["formDefinition"] == form["formDefinition"]


def test_the_default_form_of_a_type_is_another_one_then(api: Client, company: Company) -> None:
    one, other = (survey(company, "Questionnaire", isDefaultForm=first) for first in (True, False))

    updated = api("surveyFormDefinition.update", surveyFormDefinitionId=other["id"], isDefaultForm=True)

    assert updated["isDefaultForm"] is True
    assert api("surveyFormDefinition.info", surveyFormDefinitionId=one["id"])["isDefaultForm"] is False
    api("surveyFormDefinition.update", surveyFormDefinitionId=other["id"], isDefaultForm=False)
    assert not [each for each in api.all("surveyFormDefinition.list") if each["isDefaultForm"]]


def test_an_update_that_changes_nothing_is_not_synced(api: Client, company: Company) -> None:
    form = survey(company, "Questionnaire", isDefaultForm=True)
    _, token = api.run("surveyFormDefinition.list")

    same = api(
        "surveyFormDefinition.update", surveyFormDefinitionId=form["id"], title=form["title"], isDefaultForm=True
    )

    assert same == form
    assert api.all("surveyFormDefinition.list", syncToken=token) == []


def test_its_type_stays(api: Client, company: Company) -> None:
    form = survey(company, "CandidateExperience", isAnonymous=True)

    updated = api(
        "surveyFormDefinition.update", surveyFormDefinitionId=form["id"], surveyType="Questionnaire", isAnonymous=False
    )

    assert updated == form


@pytest.mark.parametrize(
    ("changed", "named"),
    [
        ({"title": ""}, "`title`"),
        ({"sections": [{"fields": []}]}, "`sections`"),
        ({"sections": [{"fields": [{**WORDS, "type": "Email"}]}]}, "`sections[0].fields[0].type`"),
        ({"sections": [{"fields": [GENDER]}]}, "`sections[0].fields[0].path`"),
    ],
)
def test_what_is_wrong_is_named(api: Client, company: Company, changed: Body, named: str) -> None:
    form = survey(company, "Diversity")

    code, message = api.refused("surveyFormDefinition.update", surveyFormDefinitionId=form["id"], **changed)

    assert code == "invalid_input"
    assert named in message
    assert api("surveyFormDefinition.info", surveyFormDefinitionId=form["id"]) == form


def test_an_archived_form_cannot_be_the_default(api: Client, company: Company) -> None:
    form = survey(company, "Questionnaire")
    api("surveyFormDefinition.archive", surveyFormDefinitionId=form["id"])

    code, message = api.refused("surveyFormDefinition.update", surveyFormDefinitionId=form["id"], isDefaultForm=True)

    assert code == "invalid_input"
    assert "`isDefaultForm`" in message


def test_an_unknown_form_is_refused(api: Client) -> None:
    code, _ = api.refused("surveyFormDefinition.update", surveyFormDefinitionId=str(uuid.uuid4()), title="New")

    assert code == "survey_form_definition_not_found"
