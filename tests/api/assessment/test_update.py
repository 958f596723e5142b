"""assessment.update."""

from __future__ import annotations

import itertools
import uuid
from typing import Any

import pytest

from tests.cast import Company
from tests.client import Client, Results
from tests.samples.assessments import NOON, PAGE, SCORE, STATUS, requested

REASON = {"identifier": "reason", "label": "Reason", "type": "string", "value": "They did not come"}


def status(value: str) -> dict[str, Any]:
    """How it goes, in a word."""
    return {**STATUS, "value": value}


def listed(company: Company, assessment: Results) -> Results:
    """The assessment as it is listed."""
    found = company.admin.all("assessment.listForCandidate", candidateId=assessment["candidateId"])
    return next(each for each in found if each["id"] == assessment["id"])


@pytest.fixture
def assessment(company: Company) -> Results:
    """An assessment that the partner has begun."""
    return requested(company)


@pytest.fixture
def assessment_id(assessment: Results) -> str:
    """The partner's id of it."""
    return str(assessment["assessmentId"])


def test_the_status_started_stamps_the_start(company: Company, assessment: Results, assessment_id: str) -> None:
    updated = company.plain(
        "assessment.update",
        assessment_id=assessment_id,
        timestamp=1_780_000_000_123,
        assessment_status=status("Started"),
    )

    assert updated["status"] == "Started"
    assert updated["startedAt"] == "2026-05-28T20:26:40.123Z"
    assert updated["assessmentStatus"] == status("Started")
    assert listed(company, assessment) == updated


def test_another_status_is_shown_and_starts_nothing(api: Client, assessment_id: str) -> None:
    updated = api("assessment.update", assessment_id=assessment_id, timestamp=NOON, assessment_status=status("Invited"))

    assert (updated["status"], updated["assessmentStatus"]["value"]) == ("Requested", "Invited")
    assert "startedAt" not in updated


def test_a_result_completes_it(api: Client, assessment_id: str) -> None:
    updated = api(
        "assessment.update",
        assessment_id=assessment_id,
        timestamp=NOON,
        assessment_status=status("Marked"),
        assessment_profile_url=PAGE,
        assessment_result=SCORE,
    )

    assert updated["status"] == "Completed"
    assert (updated["assessmentResult"], updated["assessmentProfileUrl"]) == (SCORE, PAGE)


def test_a_reason_cancels_it_without_a_status(api: Client, assessment_id: str) -> None:
    updated = api("assessment.update", assessment_id=assessment_id, timestamp=NOON, cancelled_reason=REASON)

    assert (updated["status"], updated["cancelledReason"]) == ("Cancelled", REASON)


def test_what_is_told_stays_until_something_newer_is(api: Client, assessment_id: str) -> None:
    api(
        "assessment.update",
        assessment_id=assessment_id,
        timestamp=NOON,
        assessment_status=status("Invited"),
        assessment_profile_url=PAGE,
        metadata=[{**SCORE, "identifier": "eta", "value": 3}, {**SCORE, "identifier": "age", "value": 4}],
    )

    updated = api(
        "assessment.update",
        assessment_id=assessment_id,
        timestamp=NOON + 1,
        assessment_status=status("Reminded"),
        metadata=[{**SCORE, "identifier": "eta", "value": 1.5}],
    )

    assert updated["assessmentStatus"]["value"] == "Reminded"
    assert updated["assessmentProfileUrl"] == PAGE
    assert {each["identifier"]: each["value"] for each in updated["metadata"]} == {"eta": 1.5, "age": 4}


def test_the_same_update_again_changes_nothing(api: Client, assessment_id: str) -> None:
    body = {"assessment_id": assessment_id, "timestamp": NOON, "assessment_status": status("Started")}
    first = api("assessment.update", **body)

    assert api("assessment.update", **body) == first


def test_a_late_update_changes_nothing_that_is_newer(api: Client, assessment_id: str) -> None:
    def tell(timestamp: int, **what: Any) -> Results:
        return api("assessment.update", assessment_id=assessment_id, timestamp=timestamp, **what)

    done = tell(NOON + 2, assessment_status=status("Marked"), assessment_profile_url=PAGE, assessment_result=SCORE)
    late = tell(
        NOON + 1,
        assessment_status=status("Started"),
        assessment_profile_url={**PAGE, "value": "https://tests.example.com/old"},
        metadata=[{**SCORE, "identifier": "eta"}],
    )

    assert late["status"] == "Completed"
    assert late["assessmentStatus"]["value"] == "Marked"
    assert late["assessmentProfileUrl"] == done["assessmentProfileUrl"]
    assert "startedAt" in late, "that it was started is news all the same"
    assert [each["identifier"] for each in late["metadata"]] == ["eta"]


@pytest.mark.parametrize("order", list(itertools.permutations(range(4))), ids=str)
def test_the_order_of_arrival_does_not_matter(company: Company, order: tuple[int, ...]) -> None:
    told: list[dict[str, Any]] = [
        {"timestamp": NOON, "assessment_status": status("Started")},
        {"timestamp": NOON + 1, "cancelled_reason": REASON, "metadata": [{**SCORE, "value": 1}]},
        {
            "timestamp": NOON + 2,
            "assessment_status": status("Marked"),
            "assessment_profile_url": PAGE,
            "assessment_result": SCORE,
            "metadata": [{**SCORE, "value": 2}],
        },
        {"timestamp": NOON + 3, "assessment_status": status("Started")},
    ]
    assessment = requested(company)
    for each in order:
        company.admin("assessment.update", assessment_id=assessment["assessmentId"], **told[each])

    end = listed(company, assessment)
    assert end["status"] == "Completed"
    assert end["startedAt"] == "2026-05-28T20:26:40.000Z"
    assert end["assessmentStatus"]["value"] == "Started"
    assert end["metadata"] == [{**SCORE, "value": 2}]


def test_a_later_result_is_a_correction(api: Client, assessment_id: str) -> None:
    body = {"assessment_id": assessment_id, "assessment_status": status("Marked"), "assessment_profile_url": PAGE}
    api("assessment.update", **body, timestamp=NOON, assessment_result=SCORE)

    corrected = api("assessment.update", **body, timestamp=NOON + 1, assessment_result={**SCORE, "value": 91})

    assert (corrected["status"], corrected["assessmentResult"]["value"]) == ("Completed", 91)


def test_a_later_reason_cancels_a_completed_one(api: Client, assessment_id: str) -> None:
    body = {"assessment_id": assessment_id, "assessment_status": status("Marked"), "assessment_profile_url": PAGE}
    api("assessment.update", **body, timestamp=NOON, assessment_result=SCORE)

    cancelled = api("assessment.update", assessment_id=assessment_id, timestamp=NOON + 1, cancelled_reason=REASON)

    assert (cancelled["status"], cancelled["assessmentResult"]) == ("Cancelled", SCORE)


def test_a_uuid_is_known_in_large_letters_too(api: Client, assessment_id: str) -> None:
    updated = api(
        "assessment.update", assessment_id=assessment_id.upper(), timestamp=NOON, assessment_status=status("Started")
    )

    assert updated["assessmentId"] == assessment_id


@pytest.mark.parametrize(
    ("body", "named"),
    [
        ({}, "`assessment_status` is required unless `cancelled_reason`"),
        ({"assessment_result": SCORE, "assessment_profile_url": PAGE}, "`assessment_status`"),
        ({"assessment_status": status("Marked"), "assessment_result": SCORE}, "`assessment_profile_url` is required"),
        (
            {"assessment_result": SCORE, "assessment_profile_url": PAGE, "cancelled_reason": REASON},
            "`cancelled_reason`",
        ),
        ({"assessment_status": status("x"), "assessment_profile_url": SCORE}, "`assessment_profile_url.type`"),
        (
            {"assessment_status": status("x"), "assessment_profile_url": {**PAGE, "value": "javascript:alert(1)"}},
            "`assessment_profile_url.value`",
        ),
        ({"assessment_status": {**SCORE, "value": "very good"}}, "`assessment_status.value` must be a number"),
        ({"assessment_status": {**SCORE, "value": True}}, "`assessment_status.value` must be a number"),
        ({"assessment_status": {**STATUS, "value": 3}}, "`assessment_status.value` must be a string"),
        (
            {"assessment_status": {**STATUS, "type": "boolean_success", "value": "yes"}},
            "`assessment_status.value` must be a boolean",
        ),
        ({"assessment_status": {**STATUS, "type": "color", "value": "red"}}, "`assessment_status.type`"),
        ({"assessment_status": {"label": "Status"}}, "`assessment_status.identifier` is required"),
        ({"assessment_status": status("x"), "metadata": [SCORE, SCORE]}, "`metadata[1].identifier`"),
        ({"assessment_status": status("x"), "metadata": [{**SCORE, "value": "many"}]}, "`metadata[0].value`"),
        ({"assessment_status": status("x"), "metadata": [SCORE] * 101}, "`metadata`"),
        ({"assessment_status": status("x"), "timestamp": -1}, "`timestamp`"),
        ({"assessment_status": status("x"), "timestamp": 32_500_000_000_000}, "`timestamp`"),
        ({"assessment_status": status("x"), "timestamp": 10**18}, "`timestamp`"),
    ],
)
def test_what_is_wrong_is_named(company: Company, assessment: Results, body: dict[str, Any], named: str) -> None:
    given = {"assessment_id": assessment["assessmentId"], "timestamp": NOON, **body}

    code, message = company.admin.refused("assessment.update", **given)

    assert code == "invalid_input"
    assert named in message
    assert listed(company, assessment) == assessment


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ({**SCORE, "value": "87.5"}, 87.5),
        ({**SCORE, "value": "87"}, 87),
        ({**SCORE, "value": 87}, 87),
        ({**SCORE, "type": "boolean_success", "value": "false"}, False),
        ({**SCORE, "type": "numeric_duration_minutes", "value": 0.25}, 0.25),
    ],
)
def test_numbers_and_booleans_may_be_written_as_text(
    api: Client, assessment_id: str, value: dict[str, Any], shown: object
) -> None:
    updated = api("assessment.update", assessment_id=assessment_id, timestamp=NOON, assessment_status=value)

    assert updated["assessmentStatus"]["value"] == shown
    assert type(updated["assessmentStatus"]["value"]) is type(shown)


def test_metadata_does_not_grow_for_ever(api: Client, assessment_id: str) -> None:
    def tell(first: int) -> dict[str, Any]:
        metadata = [{**SCORE, "identifier": str(each)} for each in range(first, first + 100)]
        return {"assessment_status": status("Going on"), "metadata": metadata}

    api("assessment.update", assessment_id=assessment_id, timestamp=NOON, **tell(0))
    api("assessment.update", assessment_id=assessment_id, timestamp=NOON, **tell(100))

    refused = api.refused("assessment.update", assessment_id=assessment_id, timestamp=NOON, **tell(200))
    assert refused == ("invalid_input", "`metadata`: an assessment has at most 200 further values")


def test_an_unknown_one_is_refused(api: Client) -> None:
    unknown = str(uuid.uuid4())

    refused = api.refused(
        "assessment.update", assessment_id=unknown, timestamp=NOON, assessment_status=status("Started")
    )

    assert refused == ("assessment_not_found", f"Assessment not found: {unknown}")


def test_the_neighbours_is_as_good_as_unknown(api: Client, neighbour: Company) -> None:
    theirs = requested(neighbour)["assessmentId"]

    refused = api.refused(
        "assessment.update", assessment_id=theirs, timestamp=NOON, assessment_status=status("Started")
    )

    assert refused == ("assessment_not_found", f"Assessment not found: {theirs}")


def test_one_for_a_confidential_job_is_unknown_without_the_switch(company: Company, assessment_id: str) -> None:
    body = {"assessment_id": assessment_id, "timestamp": NOON, "assessment_status": status("Started")}
    company.admin("job.update", jobId=company.things["job"], confidential=True)

    assert company.plain.refused("assessment.update", **body)[0] == "assessment_not_found"
    assert company.admin("assessment.update", **body)["status"] == "Started"

    company.admin("job.update", jobId=company.things["job"], confidential=False)
    assert company.plain("assessment.update", **body)["status"] == "Started"
