"""surveyFormDefinition.create."""

from __future__ import annotations

import uuid
from typing import Any

import pytest

from tests.client import Client, Results
from tests.samples.forms import NAME, SHIFT
from tests.samples.surveys import FAIR, GENDER, WORDS
from tests.samples.words import Body


def body(survey_type: str, *fields: Body, **more: Any) -> Body:
    """A form of that type with these fields."""
    return {"title": "Survey", "surveyType": survey_type, "sections": [{"fields": list(fields or [WORDS])}]} | more


def create(api: Client, survey_type: str, *fields: Body, **more: Any) -> Results:
    return api("surveyFormDefinition.create", **body(survey_type, *fields, **more))


def test_a_form_is_shown_afterwards(api: Client) -> None:
    created = create(api, "Questionnaire", SHIFT, title=" Before the interview ")

    assert list(created) == [
        "id",
        "organizationId",
        "title",
        "isArchived",
        "isDefaultForm",
        "formDefinition",
        "surveyType",
    ]
    assert (created["title"], created["surveyType"]) == ("Before the interview", "Questionnaire")
    assert (created["isArchived"], created["isDefaultForm"]) == (False, False)
    assert created["organizationId"] == api("referralForm.info")["organizationId"]
    assert api("surveyFormDefinition.info", surveyFormDefinitionId=created["id"]) == created
    assert api.all("surveyFormDefinition.list") == [created]


def test_a_question_of_its_own_has_its_id_as_the_path(api: Client) -> None:
    (asked,) = create(api, "Questionnaire", SHIFT)["formDefinition"]["sections"][0]["fields"]

    assert asked["field"]["path"] == asked["field"]["id"]
    assert asked["field"]["selectableValues"] == SHIFT["selectableValues"]


@pytest.mark.parametrize("survey_type", ["CandidateDataConsent", "CandidateExperience", "Diversity", "Questionnaire"])
def test_each_type_asks_what_it_wants(api: Client, survey_type: str) -> None:
    assert create(api, survey_type, FAIR, WORDS)["surveyType"] == survey_type


@pytest.mark.parametrize("name", ["gender", "race", "veteran_status", "disability_status"])
def test_the_system_fields_of_equal_opportunity_have_their_paths(api: Client, name: str) -> None:
    path = f"_systemfield_eeoc_{name}"

    (asked,) = create(api, "EEOC", GENDER | {"path": path})["formDefinition"]["sections"][0]["fields"]

    assert (asked["field"]["path"], asked["field"]["type"]) == (path, "ValueSelect")
    assert asked["field"]["id"] != path


def test_an_anonymous_form_says_so(api: Client) -> None:
    assert create(api, "CandidateExperience", isAnonymous=True)["isAnonymous"] is True
    assert "isAnonymous" not in create(api, "CandidateExperience", isAnonymous=False)


def test_there_is_one_default_form_of_each_type(api: Client) -> None:
    first, other = (create(api, each, isDefaultForm=True) for each in ("Questionnaire", "Diversity"))

    second = create(api, "Questionnaire", isDefaultForm=True)

    shown = {each["id"]: each["isDefaultForm"] for each in api.all("surveyFormDefinition.list")}
    assert shown == {first["id"]: False, other["id"]: True, second["id"]: True}


def test_an_import_keeps_its_id(api: Client) -> None:
    kept = str(uuid.uuid4())

    assert create(api, "Questionnaire", id=kept)["id"] == kept
    code, message = api.refused("surveyFormDefinition.create", **body("Questionnaire", id=kept))
    assert code == "id_taken"
    assert kept in message


@pytest.mark.parametrize("survey_type", ["CandidateDataConsent", "Diversity", "EEOC", "Questionnaire"])
def test_only_what_asks_for_an_experience_can_be_anonymous(api: Client, survey_type: str) -> None:
    code, message = api.refused("surveyFormDefinition.create", **body(survey_type, isAnonymous=True))

    assert code == "invalid_input"
    assert "`isAnonymous`" in message


@pytest.mark.parametrize("survey_type", ["CandidateDataConsent", "CandidateExperience", "Diversity", "Questionnaire"])
@pytest.mark.parametrize("field", [GENDER, NAME], ids=["gender", "name"])
def test_system_fields_are_for_equal_opportunity_only(api: Client, survey_type: str, field: Body) -> None:
    code, message = api.refused("surveyFormDefinition.create", **body(survey_type, WORDS, field))

    assert code == "invalid_input"
    assert "`sections[0].fields[1].path`" in message


def test_no_other_system_field_is_there(api: Client) -> None:
    code, message = api.refused("surveyFormDefinition.create", **body("EEOC", NAME))

    assert code == "invalid_input"
    assert "_systemfield_eeoc_race" in message


def test_a_system_field_has_its_type(api: Client) -> None:
    code, message = api.refused(
        "surveyFormDefinition.create", **body("EEOC", {**WORDS, "path": "_systemfield_eeoc_race"})
    )

    assert code == "invalid_input"
    assert "`sections[0].fields[0].type`" in message


@pytest.mark.parametrize("kind", ["EducationHistory", "File", "Job"])
def test_a_survey_does_not_ask_what_an_application_asks(api: Client, kind: str) -> None:
    code, message = api.refused("surveyFormDefinition.create", **body("Questionnaire", {**WORDS, "type": kind}))

    assert code == "invalid_input"
    assert "`sections[0].fields[0].type`" in message
    assert kind in message


def test_a_refused_type_is_answered_with_those_that_surveys_ask_for(api: Client) -> None:
    _, message = api.refused("surveyFormDefinition.create", **body("Questionnaire", {**WORDS, "type": "Currency"}))

    (named,) = message.partition(", only of ")[2:]
    for kind in named.split(", "):
        choices = {"selectableValues": SHIFT["selectableValues"]} if "Select" in kind else {}
        create(api, "Questionnaire", {**WORDS, "type": kind, **choices})


@pytest.mark.parametrize("kind", ["Email", "Phone", "SocialLink"])
def test_what_tells_who_answers_is_asked_only_where_that_may_be_known(api: Client, kind: str) -> None:
    field = {**WORDS, "type": kind}

    create(api, "Questionnaire", field)
    create(api, "CandidateExperience", field)
    for given in (body("EEOC", field), body("Diversity", field), body("CandidateExperience", field, isAnonymous=True)):
        code, message = api.refused("surveyFormDefinition.create", **given)
        assert code == "invalid_input"
        assert "`sections[0].fields[0].type`" in message


@pytest.mark.parametrize(
    ("changed", "named"),
    [
        ({"title": "  "}, "`title`"),
        ({"surveyType": "HiringManagerExperience"}, "surveyType"),
        ({"sections": []}, "`sections`"),
        ({"sections": [{"title": "Nothing", "fields": []}]}, "`sections`"),
        ({"sections": [{"fields": [{**SHIFT, "selectableValues": []}]}]}, "selectableValues"),
    ],
)
def test_what_is_wrong_is_named(api: Client, changed: Body, named: str) -> None:
    code, message = api.refused("surveyFormDefinition.create", **body("Questionnaire") | changed)

    assert code == "invalid_input"
    assert named in message
