"""surveySubmission.list."""

from __future__ import annotations

import time

import pytest

from rowantree.core.permission import Permission, Switch
from tests.cast import Company
from tests.client import Client
from tests.samples.surveys import answered, survey


@pytest.mark.parametrize("survey_type", ["CandidateExperience", "Questionnaire"])
def test_submissions_of_one_type_are_listed(api: Client, company: Company, survey_type: str) -> None:
    submitted = {
        each: answered(company, survey(company, each), {"score": 3})
        for each in ("CandidateExperience", "Questionnaire", "CandidateDataConsent")
    }

    assert api.all("surveySubmission.list", surveyType=survey_type) == [submitted[survey_type]]


def test_they_can_be_later_than_a_time(api: Client, company: Company) -> None:
    submitted = answered(company, survey(company, "Questionnaire"), {"score": 3})
    later = int(time.time() * 1000) + 60_000

    assert api.all("surveySubmission.list", surveyType="Questionnaire", createdAfter=later - 3_600_000) == [submitted]
    assert api.all("surveySubmission.list", surveyType="Questionnaire", createdAfter=later) == []


def test_an_anonymous_one_says_only_that_it_was_answered(api: Client, company: Company) -> None:
    form = survey(company, "CandidateExperience", isAnonymous=True)

    submitted = answered(company, form, {"score": 3}, "They never called")

    (listed,) = api.all("surveySubmission.list", surveyType="CandidateExperience")
    assert listed == submitted
    assert "submittedValues" not in listed


def test_of_hiring_managers_there_are_none(api: Client, company: Company) -> None:
    answered(company, survey(company, "CandidateExperience"), {"score": 3})

    page = api.page("surveySubmission.list", surveyType="HiringManagerExperience")

    assert (page["results"], page["moreDataAvailable"]) == ([], False)
    assert page["syncToken"]


def test_what_is_about_a_confidential_job_is_not_for_every_key(api: Client, company: Company) -> None:
    hidden = company.things["confidential_application"]
    candidate = api("application.info", applicationId=hidden)["candidate"]["id"]
    form = survey(company, "Questionnaire")
    submitted = answered(company, form, {"score": 3}, candidateId=candidate, applicationId=hidden)
    unsuspecting = company.client(Permission, set(Switch) - {Switch.CONFIDENTIAL})

    assert api.all("surveySubmission.list", surveyType="Questionnaire") == [submitted]
    _, token = unsuspecting.run("surveySubmission.list", surveyType="Questionnaire")
    api("job.update", jobId=company.things["confidential_job"], confidential=False)
    assert unsuspecting.all("surveySubmission.list", surveyType="Questionnaire", syncToken=token) == [submitted]


@pytest.mark.parametrize("survey_type", [None, "EEOC", "Diversity", "CandidateDataConsent", "questionnaire"])
def test_another_type_is_refused(api: Client, survey_type: str | None) -> None:
    code, message = api.refused("surveySubmission.list", surveyType=survey_type)

    assert code == "invalid_input"
    assert "surveyType" in message


def test_the_type_is_required(api: Client) -> None:
    assert "surveyType" in api.refused("surveySubmission.list")[1]
