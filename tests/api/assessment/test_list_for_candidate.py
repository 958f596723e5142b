"""assessment.listForCandidate."""

from __future__ import annotations

import uuid

from tests.cast import Company
from tests.client import Client
from tests.samples.applications import apply
from tests.samples.assessments import completed, requested


def test_it_lists_the_oldest_first(company: Company, api: Client) -> None:
    added = [api("assessment.addCompletedToCandidate", **completed(company))["assessmentId"] for _ in range(3)]

    listed = api.all("assessment.listForCandidate", candidateId=company.things["candidate"], limit=2)

    assert [each["assessmentId"] for each in listed] == added


def test_others_have_their_own(company: Company, api: Client) -> None:
    api("assessment.addCompletedToCandidate", **completed(company))
    other = requested(company)

    assert api.all("assessment.listForCandidate", candidateId=other["candidateId"]) == [other]


def test_it_can_be_narrowed_to_an_application(company: Company, api: Client) -> None:
    assessment = requested(company)
    candidate = assessment["candidateId"]
    api("assessment.addCompletedToCandidate", **completed(company, candidateId=candidate))

    narrowed = {"candidateId": candidate, "applicationId": assessment["applicationId"]}
    assert len(api.all("assessment.listForCandidate", candidateId=candidate)) == 2
    assert api.all("assessment.listForCandidate", **narrowed) == [assessment]


def test_an_application_of_somebody_else_is_unknown(company: Company, api: Client) -> None:
    body = {"candidateId": company.things["candidate"], "applicationId": apply(company)["id"]}

    assert api.refused("assessment.listForCandidate", **body)[0] == "application_not_found"


def test_an_unknown_candidate_is_refused(api: Client) -> None:
    assert api.refused("assessment.listForCandidate", candidateId=str(uuid.uuid4()))[0] == "candidate_not_found"
