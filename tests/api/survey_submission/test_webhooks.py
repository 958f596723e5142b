"""surveySubmit: what webhooks tell of surveys."""

from __future__ import annotations

import pytest

from tests.cast import Company, raw
from tests.samples.surveys import answered, survey
from tests.told import receiving, tell


@pytest.mark.parametrize("survey_type", ["Questionnaire", "CandidateDataConsent", "CandidateExperience"])
def test_answers_are_told_where_they_may_be_known(company: Company, survey_type: str) -> None:
    with receiving() as receiver:
        tell(company, receiver.url, webhook_type="surveySubmit")
        submitted = answered(company, survey(company, survey_type), {"score": 4})
        (message,) = receiver.wait_for(1)

    assert message.json["action"] == "surveySubmit"
    assert message.json["data"] == {"surveySubmission": submitted}
    assert submitted["submittedValues"]


@pytest.mark.parametrize("survey_type", ["EEOC", "Diversity"])
def test_of_others_it_is_told_only_that_somebody_answered(company: Company, survey_type: str) -> None:
    with receiving() as receiver:
        tell(company, receiver.url, webhook_type="surveySubmit")
        submitted = answered(company, survey(company, survey_type), "F" if survey_type == "EEOC" else {"score": 4})
        (message,) = receiver.wait_for(1)

    assert message.json["data"] == {"surveySubmission": submitted}
    assert "submittedValues" not in submitted


def test_nothing_is_told_of_what_is_anonymous_or_confidential(company: Company) -> None:
    hidden = company.things["confidential_application"]
    candidate = company.admin("application.info", applicationId=hidden)["candidate"]["id"]
    form = survey(company, "Questionnaire")
    with receiving() as receiver:
        tell(company, receiver.url, webhook_type="surveySubmit")
        answered(company, survey(company, "CandidateExperience", isAnonymous=True), {"score": 1})
        answered(company, form, {"score": 2}, candidateId=candidate, applicationId=hidden)
        last = answered(company, form, {"score": 3})
        messages = receiver.wait_for(1)

    assert [each.json["data"]["surveySubmission"]["id"] for each in messages] == [last["id"]]
    deliveries = raw(company.server, "SELECT id FROM webhook_delivery WHERE organization_id = ?", company.number)
    assert len(deliveries) == 1
