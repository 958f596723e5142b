"""surveyFormDefinition.info."""

from __future__ import annotations

import uuid

from tests.cast import Company
from tests.client import Client
from tests.samples.surveys import survey


def test_a_form_is_shown(api: Client, company: Company) -> None:
    form = survey(company, "Questionnaire")

    assert api("surveyFormDefinition.info", surveyFormDefinitionId=form["id"]) == form


def test_a_key_without_extensions_sees_the_same(company: Company) -> None:
    form = survey(company, "CandidateExperience")

    assert company.plain("surveyFormDefinition.info", surveyFormDefinitionId=form["id"]) == form


def test_an_unknown_form_is_refused(api: Client) -> None:
    unknown = str(uuid.uuid4())

    code, message = api.refused("surveyFormDefinition.info", surveyFormDefinitionId=unknown)

    assert code == "survey_form_definition_not_found"
    assert unknown in message
