"""closeReason.restore."""

from __future__ import annotations

import uuid

from tests.cast import Company
from tests.client import Client


def test_a_restored_reason_is_listed_again(api: Client, company: Company) -> None:
    before = api.all("closeReason.list") if company.things["close_reason"] else []
    api("closeReason.archive", closeReasonId=company.things["close_reason"])

    assert api("closeReason.restore", closeReasonId=company.things["close_reason"]) in before
    assert api.all("closeReason.list") == before


def test_restoring_what_is_not_archived_changes_nothing(api: Client, company: Company) -> None:
    reason = api("closeReason.restore", closeReasonId=company.things["close_reason"])
    _, token = api.run("closeReason.list")

    assert api("closeReason.restore", closeReasonId=reason["id"]) == reason
    assert api.all("closeReason.list", syncToken=token) == []


def test_an_unknown_reason_is_refused(api: Client) -> None:
    unknown = str(uuid.uuid4())

    code, message = api.refused("closeReason.restore", closeReasonId=unknown)

    assert code == "close_reason_not_found"
    assert unknown in message
