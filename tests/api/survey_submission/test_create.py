"""surveySubmission.create."""

from __future__ import annotations

import json
import uuid
from typing import Any

import pytest

from rowantree.models.table import tables
from tests.cast import Company, raw
from tests.client import Client
from tests.samples.applications import apply
from tests.samples.forms import SHIFT
from tests.samples.surveys import FAIR, GENDER, WORDS, about, answered, paths, survey

DETACHED: list[tuple[str, dict[str, Any]]] = [
    ("EEOC", {}),
    ("Diversity", {}),
    ("CandidateExperience", {"isAnonymous": True}),
]
each_detached = pytest.mark.parametrize(("survey_type", "more"), DETACHED, ids=["EEOC", "Diversity", "anonymous"])


@pytest.mark.parametrize("survey_type", ["CandidateDataConsent", "CandidateExperience", "Questionnaire"])
def test_answers_are_shown_by_their_paths(company: Company, survey_type: str) -> None:
    form = survey(company, survey_type)

    submitted = answered(company, form, {"score": 4}, " It was good. ")

    assert list(submitted) == [
        "id",
        "surveyFormDefinitionId",
        "submittedAt",
        "candidateId",
        "applicationId",
        "surveyType",
        "formDefinition",
        "submittedValues",
    ]
    fair, words = paths(form)
    assert submitted["submittedValues"] == {fair: {"score": 4}, words: "It was good."}
    assert submitted["formDefinition"] == form["formDefinition"]
    assert submitted["surveyType"] == survey_type
    assert submitted["candidateId"] == company.things["candidate"]
    assert submitted["applicationId"] == company.things["application"]


def test_what_is_left_empty_is_not_there(company: Company) -> None:
    form = survey(company, "Questionnaire")

    assert list(answered(company, form, {"score": 1}, "  ")["submittedValues"]) == paths(form)[:1]


def test_everything_that_is_wrong_is_told(api: Client, company: Company) -> None:
    form = survey(company, "Questionnaire", FAIR, WORDS, SHIFT)
    _, words, shift = paths(form)
    given = {words: 3, shift: "dawn", "nothing": "x"}

    code, message = api.refused("surveySubmission.create", **about(company, form["id"]), submittedValues=given)

    assert code == "invalid_input"
    assert "Was it fair?" in message
    assert "What else?" in message
    assert "Which shift?" in message
    assert "`submittedValues`: the form has no field 'nothing'" in message
    assert api.all("surveySubmission.list", surveyType="Questionnaire") == []


def test_a_system_field_goes_by_its_path_and_by_its_id(api: Client, company: Company) -> None:
    form = survey(company, "EEOC")
    field = form["formDefinition"]["sections"][0]["fields"][0]["field"]

    for key in (field["id"], field["path"], field["id"].upper()):
        api("surveySubmission.create", **about(company, form["id"]), submittedValues={key: "F"})

    rows = raw(
        company.server, "SELECT submitted_values FROM detached_answers WHERE organization_id = ?", company.number
    )
    assert [json.loads(str(row[0])) for row in rows] == [{field["path"]: "F"}] * 3
    both = {field["id"]: "F", field["path"]: "M"}
    code, message = api.refused("surveySubmission.create", **about(company, form["id"]), submittedValues=both)
    assert code == "invalid_input"
    assert "answered twice" in message


def test_one_can_answer_again(api: Client, company: Company) -> None:
    form = survey(company, "Questionnaire")
    submissions = [answered(company, form, {"score": score}) for score in (1, 4)]

    assert api.all("surveySubmission.list", surveyType="Questionnaire") == submissions


def test_an_import_keeps_its_id(api: Client, company: Company) -> None:
    form, kept = survey(company, "Questionnaire"), str(uuid.uuid4())

    assert answered(company, form, {"score": 2}, id=kept)["id"] == kept
    body = about(company, form["id"]) | {"submittedValues": {paths(form)[0]: {"score": 2}}, "id": kept}
    code, message = api.refused("surveySubmission.create", **body)
    assert code == "id_taken"
    assert kept in message


def test_somebody_elses_application_is_refused(api: Client, company: Company) -> None:
    form_id = company.things["survey_form"]
    body = about(company, form_id) | {"applicationId": apply(company)["id"], "submittedValues": {}}

    code, message = api.refused("surveySubmission.create", **body)

    assert code == "invalid_input"
    assert "`applicationId`" in message


@pytest.mark.parametrize(
    ("field", "wanted"),
    [
        ("candidateId", "candidate_not_found"),
        ("applicationId", "application_not_found"),
        ("surveyFormDefinitionId", "survey_form_definition_not_found"),
    ],
)
def test_what_is_unknown_is_refused(api: Client, company: Company, field: str, wanted: str) -> None:
    body = about(company, company.things["survey_form"]) | {"submittedValues": {}, field: str(uuid.uuid4())}

    assert api.refused("surveySubmission.create", **body)[0] == wanted


@pytest.mark.parametrize("values", [None, [], "x"])
def test_values_that_are_no_object_are_refused(api: Client, company: Company, values: object) -> None:
    code, message = api.refused(
        "surveySubmission.create", **about(company, company.things["survey_form"]), submittedValues=values
    )

    assert code == "invalid_input"
    assert "submittedValues" in message


# What nobody may connect with a person


@each_detached
def test_no_answer_shows_what_is_kept_apart(
    api: Client, company: Company, survey_type: str, more: dict[str, Any]
) -> None:
    form = survey(company, survey_type, WORDS, **more)

    submitted = answered(company, form, "I dream in colours")

    assert "submittedValues" not in submitted
    assert submitted["formDefinition"] == form["formDefinition"]
    for listed in ("CandidateExperience", "Questionnaire"):
        assert "colours" not in str(api.page("surveySubmission.list", surveyType=listed))


@each_detached
def test_what_is_kept_apart_stands_in_one_table_only(company: Company, survey_type: str, more: dict[str, Any]) -> None:
    word = f"x{uuid.uuid4().hex}"

    answered(company, survey(company, survey_type, WORDS, **more), word)

    found = [
        name
        for name in sorted(tables)
        if any(word in str(row) for row in raw(company.server, f'SELECT * FROM "{name}"'))  # noqa: S608 a table of ours
    ]
    assert found == ["detached_answers"]


@each_detached
def test_nothing_leads_from_it_to_who_answered(company: Company, survey_type: str, more: dict[str, Any]) -> None:
    form = survey(company, survey_type, WORDS, **more)

    submitted = answered(company, form, "I dream in colours")

    rows = raw(company.server, "SELECT * FROM detached_answers WHERE organization_id = ?", company.number)
    for name in ("id", "candidateId", "applicationId"):
        assert submitted[name] not in str(rows)
    (found,) = raw(company.server, "SELECT id FROM detached_answers WHERE organization_id = ?", company.number)
    detached_id = str(found[0])
    assert uuid.UUID(detached_id).version == 4
    mentioned = [
        name
        for name in sorted(tables)
        if any(detached_id in str(row) for row in raw(company.server, f'SELECT * FROM "{name}"'))  # noqa: S608 the same
    ]
    assert mentioned == ["detached_answers"]


@each_detached
def test_only_the_day_is_kept(company: Company, survey_type: str, more: dict[str, Any]) -> None:
    answered(company, survey(company, survey_type, WORDS, **more), "I dream in colours")

    (found,) = raw(
        company.server, "SELECT submitted_on FROM detached_answers WHERE organization_id = ?", company.number
    )

    day = 24 * 60 * 60
    seconds = found[0] / 1000 if isinstance(found[0], int) else found[0].timestamp()
    assert seconds % day == 0


def test_the_order_says_nothing_of_who_came_first(company: Company) -> None:
    form = survey(company, "EEOC", GENDER)
    for _ in range(12):
        answered(company, form, "F")

    rows = raw(company.server, "SELECT id FROM detached_answers WHERE organization_id = ?", company.number)

    assert len({str(row[0])[:8] for row in rows}) == 12, "ids that begin with the time would begin alike"
