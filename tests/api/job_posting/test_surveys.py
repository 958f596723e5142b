"""The surveys that a posting has besides its application form."""

from __future__ import annotations

import uuid

import pytest

from tests.cast import Company
from tests.client import Client
from tests.samples.jobs import published_posting
from tests.samples.surveys import survey
from tests.samples.words import Body


def test_a_posting_has_none_in_the_beginning(api: Client, company: Company) -> None:
    assert api("jobPosting.info", jobPostingId=company.things["job_posting"])["surveyFormDefinitions"] == []


def test_they_are_shown_in_the_order_in_which_they_were_given(api: Client, company: Company) -> None:
    posting_id = company.things["job_posting"]
    one, other = survey(company, "EEOC"), survey(company, "Questionnaire")
    given = [other["id"], one["id"], other["id"]]

    updated = api("jobPosting.update", jobPostingId=posting_id, surveyFormDefinitionIds=given)

    assert updated["surveyFormDefinitions"] == [other, one]
    assert api("jobPosting.info", jobPostingId=posting_id) == updated
    assert company.plain("jobPosting.info", jobPostingId=posting_id)["surveyFormDefinitions"] == [other, one]


def test_a_new_posting_can_have_them(api: Client, company: Company) -> None:
    form = survey(company, "Diversity")

    posting_id = published_posting(company, company.things["job"], surveyFormDefinitionIds=[form["id"]])

    assert api("jobPosting.info", jobPostingId=posting_id)["surveyFormDefinitions"] == [form]


def test_they_stay_when_something_else_changes_and_go_when_none_are_given(api: Client, company: Company) -> None:
    posting_id, form = company.things["job_posting"], survey(company, "EEOC")
    api("jobPosting.update", jobPostingId=posting_id, surveyFormDefinitionIds=[form["id"]])

    assert api("jobPosting.update", jobPostingId=posting_id, title="New")["surveyFormDefinitions"] == [form]
    emptied = api("jobPosting.update", jobPostingId=posting_id, surveyFormDefinitionIds=[])
    assert emptied["surveyFormDefinitions"] == []


def test_the_same_ones_again_change_nothing(api: Client, company: Company) -> None:
    posting_id, form = company.things["job_posting"], survey(company, "EEOC")
    updated = api("jobPosting.update", jobPostingId=posting_id, surveyFormDefinitionIds=[form["id"]])

    assert api("jobPosting.update", jobPostingId=posting_id, surveyFormDefinitionIds=[form["id"]]) == updated


def test_an_archived_form_stays_where_it_is_and_goes_nowhere_else(api: Client, company: Company) -> None:
    posting_id, form = company.things["job_posting"], survey(company, "EEOC")
    api("jobPosting.update", jobPostingId=posting_id, surveyFormDefinitionIds=[form["id"]])
    archived = api("surveyFormDefinition.archive", surveyFormDefinitionId=form["id"])

    kept = api("jobPosting.update", jobPostingId=posting_id, surveyFormDefinitionIds=[form["id"]])

    assert kept["surveyFormDefinitions"] == [archived]
    another = published_posting(company, company.things["job"])
    code, message = api.refused("jobPosting.update", jobPostingId=another, surveyFormDefinitionIds=[form["id"]])
    assert code == "invalid_input"
    assert "`surveyFormDefinitionIds`" in message


def test_a_key_without_extensions_cannot_change_them(company: Company) -> None:
    posting_id, form = company.things["job_posting"], survey(company, "EEOC")

    updated = company.plain("jobPosting.update", jobPostingId=posting_id, surveyFormDefinitionIds=[form["id"]])

    assert updated["surveyFormDefinitions"] == []


@pytest.mark.parametrize("operation", ["jobPosting.update", "jobPosting.create"])
def test_an_unknown_form_is_refused(api: Client, company: Company, operation: str) -> None:
    bodies: dict[str, Body] = {
        "jobPosting.update": {"jobPostingId": company.things["job_posting"]},
        "jobPosting.create": {"jobId": company.things["job"], "description": {"type": "text/html", "content": "Yes"}},
    }
    unknown = str(uuid.uuid4())

    code, message = api.refused(operation, **bodies[operation], surveyFormDefinitionIds=[unknown])

    assert code == "survey_form_definition_not_found"
    assert unknown in message


def test_there_can_be_ten(api: Client, company: Company) -> None:
    forms = [survey(company, "Questionnaire")["id"] for _ in range(11)]

    code, message = api.refused(
        "jobPosting.update", jobPostingId=company.things["job_posting"], surveyFormDefinitionIds=forms
    )

    assert code == "invalid_input"
    assert "`surveyFormDefinitionIds`" in message
