"""surveyFormDefinition.list."""

from __future__ import annotations

from tests.cast import Company
from tests.client import Client
from tests.samples.surveys import survey


def test_there_are_none_in_the_beginning(api: Client) -> None:
    assert api.all("surveyFormDefinition.list") == []


def test_forms_come_in_the_order_in_which_they_were_created(api: Client, company: Company) -> None:
    forms = [survey(company, each) for each in ("Questionnaire", "EEOC", "CandidateExperience")]

    assert api.all("surveyFormDefinition.list") == forms
    assert api.all("surveyFormDefinition.list", limit=1) == forms


def test_the_archived_ones_say_that_they_are(api: Client, company: Company) -> None:
    form = survey(company, "Questionnaire")
    _, token = api.run("surveyFormDefinition.list")

    archived = api("surveyFormDefinition.archive", surveyFormDefinitionId=form["id"])

    assert archived["isArchived"] is True
    assert api.all("surveyFormDefinition.list") == [archived]
    assert api.all("surveyFormDefinition.list", syncToken=token) == [archived]
