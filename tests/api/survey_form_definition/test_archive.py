"""surveyFormDefinition.archive."""

from __future__ import annotations

import uuid

from tests.cast import Company
from tests.client import Client
from tests.samples.surveys import about, answered, survey


def test_nobody_else_can_be_asked(api: Client, company: Company) -> None:
    form = survey(company, "CandidateExperience", isDefaultForm=True)

    archived = api("surveyFormDefinition.archive", surveyFormDefinitionId=form["id"])

    assert archived == form | {"isArchived": True, "isDefaultForm": False}
    assert api("surveyFormDefinition.info", surveyFormDefinitionId=form["id"]) == archived
    code, message = api.refused("surveyRequest.create", **about(company, form["id"]))
    assert code == "invalid_input"
    assert "`surveyFormDefinitionId`" in message


def test_who_was_asked_before_can_still_answer(api: Client, company: Company) -> None:
    form = survey(company, "Questionnaire")
    api("surveyFormDefinition.archive", surveyFormDefinitionId=form["id"])

    assert answered(company, form, {"score": 3})["surveyFormDefinitionId"] == form["id"]


def test_archiving_twice_changes_nothing(api: Client, company: Company) -> None:
    form = survey(company, "Questionnaire")
    once = api("surveyFormDefinition.archive", surveyFormDefinitionId=form["id"])
    _, token = api.run("surveyFormDefinition.list")

    assert api("surveyFormDefinition.archive", surveyFormDefinitionId=form["id"]) == once
    assert api.all("surveyFormDefinition.list", syncToken=token) == []


def test_an_unknown_form_is_refused(api: Client) -> None:
    code, _ = api.refused("surveyFormDefinition.archive", surveyFormDefinitionId=str(uuid.uuid4()))

    assert code == "survey_form_definition_not_found"
