"""surveyFormDefinition.restore."""

from __future__ import annotations

import uuid

from tests.cast import Company
from tests.client import Client
from tests.samples.surveys import asked, survey


def test_candidates_can_be_asked_again(api: Client, company: Company) -> None:
    form = survey(company, "Questionnaire")
    api("surveyFormDefinition.archive", surveyFormDefinitionId=form["id"])

    restored = api("surveyFormDefinition.restore", surveyFormDefinitionId=form["id"])

    assert restored == form
    assert asked(company, form["id"])["surveyFormDefinitionId"] == form["id"]


def test_restoring_what_is_not_archived_changes_nothing(api: Client, company: Company) -> None:
    form = survey(company, "Questionnaire", isDefaultForm=True)

    assert api("surveyFormDefinition.restore", surveyFormDefinitionId=form["id"]) == form


def test_an_unknown_form_is_refused(api: Client) -> None:
    code, _ = api.refused("surveyFormDefinition.restore", surveyFormDefinitionId=str(uuid.uuid4()))

    assert code == "survey_form_definition_not_found"
