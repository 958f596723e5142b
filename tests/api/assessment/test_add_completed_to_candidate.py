"""assessment.addCompletedToCandidate."""

from __future__ import annotations

import uuid
from typing import Any

import pytest

from tests.cast import Company
from tests.client import Client, Results
from tests.samples.applications import apply
from tests.samples.assessments import NOON, SCORE, completed, partner, requested


def listed(company: Company, candidate_id: str | None = None) -> list[Results]:
    """The assessments of a candidate, the company's unless it is another."""
    return company.admin.all("assessment.listForCandidate", candidateId=candidate_id or company.things["candidate"])


def test_it_is_shown_at_the_candidate(company: Company) -> None:
    body = completed(company)

    added = company.plain("assessment.addCompletedToCandidate", **body)

    given = body["assessment"]
    assert added == {
        "assessmentId": given["assessmentId"],
        "assessmentName": "Reading drawings",
        "assessmentTypeId": given["assessmentTypeId"],
        "candidateId": company.things["candidate"],
        "metadata": given["metadata"],
        "result": SCORE,
    }
    (shown,) = listed(company)
    assert (shown["status"], shown["assessmentResult"], shown["assessmentId"]) == (
        "Completed",
        SCORE,
        given["assessmentId"],
    )


def test_the_same_assessment_is_added_once(company: Company, api: Client) -> None:
    body = completed(company)
    first = api("assessment.addCompletedToCandidate", **body)
    before = listed(company)

    assert api("assessment.addCompletedToCandidate", **body) == first
    assert listed(company) == before


def test_adding_it_again_later_is_a_correction_and_earlier_is_nothing(company: Company, api: Client) -> None:
    body = completed(company)
    api("assessment.addCompletedToCandidate", **body)

    def again(timestamp: int, value: int) -> Any:
        assessment = {**body["assessment"], "result": {**SCORE, "value": value}}
        again = {**body, "assessment": assessment, "timestamp": timestamp}
        return api("assessment.addCompletedToCandidate", **again)["result"]["value"]

    assert again(NOON + 1, 91) == 91
    assert again(NOON - 1, 12) == 91
    assert len(listed(company)) == 1


def test_it_completes_one_that_was_requested(company: Company, api: Client) -> None:
    assessment = requested(company)
    body = completed(company, candidateId=assessment["candidateId"])
    body["assessment"]["assessmentId"] = assessment["assessmentId"]

    added = api("assessment.addCompletedToCandidate", **body)

    assert added["applicationId"] == assessment["applicationId"]
    assert [each["status"] for each in listed(company, assessment["candidateId"])] == ["Completed"]


def test_an_update_can_follow(company: Company, api: Client) -> None:
    added = api("assessment.addCompletedToCandidate", **completed(company))

    reason = {"identifier": "reason", "label": "Reason", "type": "string", "value": "They were helped"}
    body = {"assessment_id": added["assessmentId"], "timestamp": NOON + 1, "cancelled_reason": reason}
    assert api("assessment.update", **body)["status"] == "Cancelled"


def test_another_candidate_cannot_have_it(company: Company, api: Client) -> None:
    body = completed(company)
    api("assessment.addCompletedToCandidate", **body)
    other = apply(company)["candidate"]["id"]

    code, message = api.refused("assessment.addCompletedToCandidate", **body | {"candidateId": other})

    assert code == "invalid_input"
    assert "`assessment.assessmentId`" in message
    assert listed(company, other) == []


def test_two_partners_may_use_the_same_id(company: Company, api: Client) -> None:
    body = completed(company)
    api("assessment.addCompletedToCandidate", **body)

    api("assessment.addCompletedToCandidate", **body | {"partnerId": partner(company)})

    assert len(listed(company)) == 2


def test_an_archived_partner_can_still_add(company: Company, api: Client) -> None:
    api("assessmentPartner.archive", assessmentPartnerId=company.things["assessment_partner"])

    assert api("assessment.addCompletedToCandidate", **completed(company))["result"] == SCORE


@pytest.mark.parametrize(
    ("name", "code"), [("candidateId", "candidate_not_found"), ("partnerId", "assessment_partner_not_found")]
)
def test_what_is_unknown_is_refused(company: Company, api: Client, name: str, code: str) -> None:
    unknown = str(uuid.uuid4())

    refused = api.refused("assessment.addCompletedToCandidate", **completed(company) | {name: unknown})

    assert refused[0] == code
    assert unknown in refused[1]


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"assessmentId": "17"}, "`assessment.assessmentId`"),
        ({"assessmentTypeId": "17"}, "`assessment.assessmentTypeId`"),
        ({"assessmentName": ""}, "`assessment.assessmentName`"),
        ({"result": {**SCORE, "value": "good"}}, "`assessment.result.value`"),
        ({"result": {"identifier": "score"}}, "`assessment.result.label`"),
        ({"metadata": [SCORE, SCORE]}, "`assessment.metadata[1].identifier`"),
        ({"metadata": [{**SCORE, "type": "url"}]}, "`assessment.metadata[0].value`"),
    ],
)
def test_what_is_wrong_is_named(company: Company, api: Client, change: dict[str, Any], named: str) -> None:
    body = completed(company)
    body["assessment"] |= change

    code, message = api.refused("assessment.addCompletedToCandidate", **body)

    assert code == "invalid_input"
    assert named in message
    assert listed(company) == []


@pytest.mark.parametrize("name", ["candidateId", "partnerId", "assessment", "timestamp"])
def test_everything_is_required(company: Company, api: Client, name: str) -> None:
    body = completed(company)
    del body[name]

    assert api.refused("assessment.addCompletedToCandidate", **body) == ("invalid_input", f"`{name}` is required")
