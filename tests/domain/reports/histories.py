"""Histories to count: applications with a past, and what reports say of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from rowantree.core.wire import show_time
from tests.cast import Company
from tests.client import Client, Results
from tests.samples.applications import stage
from tests.samples.reports import report
from tests.samples.words import Body

HIRED = ("New lead", "Application review", "Onsite", "Offer", "Hired")


def rows(company: Company, kind: str, client: Client | None = None, **parameters: Any) -> list[dict[str, Any]]:
    """What a report of a kind says now: its rows by the names of the columns."""
    body = {"parameters": parameters} if parameters else {}
    result = (client or company.admin)("report.synchronous", reportId=report(company, kind, **body))
    assert result["status"] == "complete", result
    headers, *found = result["reportData"]["data"]
    return [dict(zip(headers, row, strict=True)) for row in found]


def columns(found: Sequence[dict[str, Any]], *names: str) -> list[tuple[Any, ...]]:
    """Only these columns."""
    return [tuple(row[name] for name in names) for row in found]


def came(company: Company, *stays: tuple[str, datetime], **more: Any) -> Results:
    """An application of the company's candidate that was in these stages, from these times on."""
    history: list[Body] = [
        {"stageId": stage(company, title), "stageNumber": number, "enteredStageAt": show_time(at)}
        | ({"archiveReasonId": company.things["archive_reason"]} if title == "Archived" else {})
        for number, (title, at) in enumerate(stays)
    ]
    body = {"candidateId": company.things["candidate"], "jobId": company.things["job"]}
    return company.admin(
        "application.create",
        **body | {"createdAt": show_time(stays[0][1]), "applicationHistory": history} | more,
    )
