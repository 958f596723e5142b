"""archiveReason.restore."""

from __future__ import annotations

import uuid

from tests.cast import Company
from tests.client import Client


def test_a_restored_reason_is_listed_again(api: Client, company: Company) -> None:
    archived = api("archiveReason.archive", archiveReasonId=company.things["archive_reason"])

    reason = api("archiveReason.restore", archiveReasonId=archived["id"])

    assert reason == archived | {"isArchived": False}
    assert reason in api.all("archiveReason.list")


def test_restoring_a_reason_that_is_not_archived_changes_nothing(api: Client, company: Company) -> None:
    company.things["archive_reason"]
    before = api.all("archiveReason.list")

    assert api("archiveReason.restore", archiveReasonId=company.things["archive_reason"]) in before
    assert api.all("archiveReason.list") == before


def test_an_unknown_reason_is_refused(api: Client) -> None:
    unknown = str(uuid.uuid4())

    code, message = api.refused("archiveReason.restore", archiveReasonId=unknown)

    assert code == "archive_reason_not_found"
    assert unknown in message
