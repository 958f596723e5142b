"""surveyRequest.create."""

from __future__ import annotations

import uuid

import pytest

from tests.cast import Company
from tests.client import Client
from tests.samples.applications import apply
from tests.samples.surveys import about, asked, survey


def test_a_request_has_an_address_of_this_server(api: Client, company: Company) -> None:
    form_id = company.things["survey_form"]

    request = api("surveyRequest.create", **about(company, form_id))

    assert list(request) == ["id", "candidateId", "applicationId", "surveyFormDefinitionId", "surveyUrl"]
    assert request["candidateId"] == company.things["candidate"]
    assert request["applicationId"] == company.things["application"]
    assert request["surveyFormDefinitionId"] == form_id
    assert request["surveyUrl"].startswith(f"{company.server.base_url}/surveys/")


def test_it_is_shown_with_the_same_address_afterwards(api: Client, company: Company) -> None:
    request = asked(company, company.things["survey_form"])

    assert api.all("surveyRequest.list", surveyType="CandidateExperience") == [request]


def test_each_request_has_an_address_of_its_own(company: Company) -> None:
    one, other = (asked(company, company.things["survey_form"]) for _ in range(2))

    assert one["id"] != other["id"]
    assert one["surveyUrl"] != other["surveyUrl"]


@pytest.mark.parametrize("survey_type", ["CandidateDataConsent", "Diversity", "EEOC", "Questionnaire"])
def test_every_type_can_be_asked(company: Company, survey_type: str) -> None:
    assert asked(company, survey(company, survey_type)["id"])["surveyUrl"]


def test_an_import_keeps_its_id(api: Client, company: Company) -> None:
    kept = str(uuid.uuid4())

    assert asked(company, company.things["survey_form"], id=kept)["id"] == kept
    code, message = api.refused("surveyRequest.create", **about(company, company.things["survey_form"]), id=kept)
    assert code == "id_taken"
    assert kept in message


def test_a_key_without_extensions_cannot_choose_the_id(company: Company) -> None:
    chosen = str(uuid.uuid4())

    request = company.plain("surveyRequest.create", **about(company, company.things["survey_form"]), id=chosen)

    assert request["id"] != chosen


def test_somebody_elses_application_is_refused(api: Client, company: Company) -> None:
    body = about(company, company.things["survey_form"]) | {"applicationId": apply(company)["id"]}

    code, message = api.refused("surveyRequest.create", **body)

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
    unknown = str(uuid.uuid4())

    code, message = api.refused(
        "surveyRequest.create", **about(company, company.things["survey_form"]) | {field: unknown}
    )

    assert code == wanted
    assert unknown in message
