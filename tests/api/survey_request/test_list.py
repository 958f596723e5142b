"""surveyRequest.list."""

from __future__ import annotations

import time
import uuid

import pytest

from rowantree.core.permission import Permission, Switch
from tests.cast import Company
from tests.client import Client
from tests.samples.applications import apply
from tests.samples.surveys import asked, survey

TYPE = {"surveyType": "CandidateExperience"}


def test_only_requests_for_an_experience_are_listed(api: Client, company: Company) -> None:
    wanted = asked(company, company.things["survey_form"])
    asked(company, survey(company, "Questionnaire")["id"])
    asked(company, survey(company, "EEOC")["id"])

    assert api.all("surveyRequest.list", **TYPE) == [wanted]


def test_they_can_be_of_one_application_or_one_candidate(api: Client, company: Company) -> None:
    form_id = company.things["survey_form"]
    application = apply(company)
    of_another = {"candidateId": application["candidate"]["id"], "applicationId": application["id"]}
    first = asked(company, form_id)
    second = api("surveyRequest.create", **of_another, surveyFormDefinitionId=form_id)

    assert api.all("surveyRequest.list", **TYPE) == [first, second]
    assert api.all("surveyRequest.list", **TYPE, applicationId=application["id"]) == [second]
    assert api.all("surveyRequest.list", **TYPE, candidateId=company.things["candidate"]) == [first]
    assert api.all("surveyRequest.list", **TYPE, **of_another) == [second]
    assert api.all("surveyRequest.list", **TYPE, **of_another | {"candidateId": company.things["candidate"]}) == []


def test_they_can_be_later_than_a_time(api: Client, company: Company) -> None:
    first = asked(company, company.things["survey_form"])
    later = int(time.time() * 1000) + 60_000

    assert api.all("surveyRequest.list", **TYPE, createdAfter=later - 3_600_000) == [first]
    assert api.all("surveyRequest.list", **TYPE, createdAfter=later) == []


def test_what_is_about_a_confidential_job_is_not_for_every_key(api: Client, company: Company) -> None:
    hidden = company.things["confidential_application"]
    candidate = api("application.info", applicationId=hidden)["candidate"]["id"]
    request = api(
        "surveyRequest.create",
        candidateId=candidate,
        applicationId=hidden,
        surveyFormDefinitionId=company.things["survey_form"],
    )
    unsuspecting = company.client(Permission, set(Switch) - {Switch.CONFIDENTIAL})

    assert api.all("surveyRequest.list", **TYPE) == [request]
    assert unsuspecting.all("surveyRequest.list", **TYPE) == []
    api("job.update", jobId=company.things["confidential_job"], confidential=False)
    assert unsuspecting.all("surveyRequest.list", **TYPE) == [request]


@pytest.mark.parametrize("body", [{}, {"surveyType": "Questionnaire"}, {"surveyType": None}])
def test_the_type_must_be_given(api: Client, body: dict[str, str]) -> None:
    code, message = api.refused("surveyRequest.list", **body)

    assert code == "invalid_input"
    assert "surveyType" in message


@pytest.mark.parametrize(
    ("field", "wanted"), [("applicationId", "application_not_found"), ("candidateId", "candidate_not_found")]
)
def test_what_is_unknown_is_refused(api: Client, field: str, wanted: str) -> None:
    code, _ = api.refused("surveyRequest.list", **TYPE, **{field: str(uuid.uuid4())})

    assert code == wanted
