"""archiveReason.update."""

from __future__ import annotations

import uuid
from typing import Any

import pytest

from tests.cast import Company
from tests.client import Client
from tests.samples.applications import apply, stage


def test_a_reason_is_changed_afterwards(api: Client, company: Company) -> None:
    reason = api(
        "archiveReason.update",
        archiveReasonId=company.things["archive_reason"],
        text=" Prefers the sea ",
        reasonType="Other",
    )

    assert reason == {
        "id": company.things["archive_reason"],
        "text": "Prefers the sea",
        "reasonType": "Other",
        "isArchived": False,
    }
    assert reason in api.all("archiveReason.list")


@pytest.mark.parametrize("change", [{"text": "Prefers the sea"}, {"reasonType": "Other"}])
def test_what_is_absent_stays(api: Client, company: Company, change: dict[str, Any]) -> None:
    reason_id = company.things["archive_reason"]
    before = next(each for each in api.all("archiveReason.list") if each["id"] == reason_id)

    assert api("archiveReason.update", archiveReasonId=reason_id, **change) == before | change


def test_applications_show_the_change(api: Client, company: Company) -> None:
    reason_id = company.things["archive_reason"]
    application = apply(company)
    api(
        "application.changeStage",
        applicationId=application["id"],
        interviewStageId=stage(company, "Archived"),
        archiveReasonId=reason_id,
    )

    reason = api("archiveReason.update", archiveReasonId=reason_id, text="Prefers the sea")

    shown = api("application.info", applicationId=application["id"])["archiveReason"]
    assert shown == reason | {"customFields": []}


@pytest.mark.parametrize("body", [{}, {"text": "Prefers another city"}, {"text": " Prefers another city "}])
def test_what_it_is_already_changes_nothing(api: Client, company: Company, body: dict[str, Any]) -> None:
    reason_id = company.things["archive_reason"]
    before = api.all("archiveReason.list")

    reason = api("archiveReason.update", archiveReasonId=reason_id, reasonType="RejectedByCandidate", **body)

    assert reason in before
    assert api.all("archiveReason.list") == before


def test_an_unknown_reason_is_refused(api: Client) -> None:
    unknown = str(uuid.uuid4())

    code, message = api.refused("archiveReason.update", archiveReasonId=unknown, text="Salary")

    assert code == "archive_reason_not_found"
    assert unknown in message


@pytest.mark.parametrize(
    ("parameter", "value"),
    [
        ("text", ""),
        ("text", " "),
        ("text", None),
        ("text", "x" * 501),
        ("reasonType", "Rejected"),
        ("reasonType", None),
    ],
)
def test_a_wrong_value_is_refused_by_name(api: Client, company: Company, parameter: str, value: Any) -> None:
    body = {"archiveReasonId": company.things["archive_reason"], parameter: value}

    code, message = api.refused("archiveReason.update", **body)

    assert code == "invalid_input"
    assert f"`{parameter}`" in message
