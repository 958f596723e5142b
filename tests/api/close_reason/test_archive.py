"""closeReason.archive."""

from __future__ import annotations

import uuid

from tests.cast import Company
from tests.client import Client


def test_an_archived_reason_is_listed_only_when_asked_for(api: Client, company: Company) -> None:
    reason = api("closeReason.archive", closeReasonId=company.things["close_reason"])

    assert reason["isArchived"] is True
    assert reason not in api.all("closeReason.list")
    assert reason in api.all("closeReason.list", includeArchived=True)


def test_archiving_twice_changes_nothing(api: Client, company: Company) -> None:
    once = api("closeReason.archive", closeReasonId=company.things["close_reason"])
    _, token = api.run("closeReason.list", includeArchived=True)

    assert api("closeReason.archive", closeReasonId=once["id"]) == once
    assert api.all("closeReason.list", includeArchived=True, syncToken=token) == []


def test_an_unknown_reason_is_refused(api: Client) -> None:
    unknown = str(uuid.uuid4())

    code, message = api.refused("closeReason.archive", closeReasonId=unknown)

    assert code == "close_reason_not_found"
    assert unknown in message
