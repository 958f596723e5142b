"""archiveReason.archive."""

from __future__ import annotations

import uuid
from datetime import timedelta

from tests.cast import Company
from tests.client import Client
from tests.samples.applications import apply, stage


def test_an_archived_reason_is_listed_only_when_asked_for(api: Client, company: Company) -> None:
    before = api.all("archiveReason.list")
    company.server.app.world.clock.advance(timedelta(seconds=1))

    reason = api("archiveReason.archive", archiveReasonId=company.things["archive_reason"])

    assert reason["isArchived"] is True
    assert api.all("archiveReason.list") == before
    assert api.all("archiveReason.list", includeArchived=True) == [*before, reason]


def test_archiving_twice_changes_nothing(api: Client, company: Company) -> None:
    once = api("archiveReason.archive", archiveReasonId=company.things["archive_reason"])

    assert api("archiveReason.archive", archiveReasonId=once["id"]) == once


def test_applications_keep_it(api: Client, company: Company) -> None:
    application = apply(company)
    api(
        "application.changeStage",
        applicationId=application["id"],
        interviewStageId=stage(company, "Archived"),
        archiveReasonId=company.things["archive_reason"],
    )

    reason = api("archiveReason.archive", archiveReasonId=company.things["archive_reason"])

    shown = api("application.info", applicationId=application["id"])["archiveReason"]
    assert shown == reason | {"customFields": []}


def test_an_unknown_reason_is_refused(api: Client) -> None:
    unknown = str(uuid.uuid4())

    code, message = api.refused("archiveReason.archive", archiveReasonId=unknown)

    assert code == "archive_reason_not_found"
    assert unknown in message
