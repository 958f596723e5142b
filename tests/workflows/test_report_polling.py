"""A dashboard has its reports counted in the background, and asks for them until they are there."""

from __future__ import annotations

import time
from typing import Any

import pytest

from tests.cast import Company
from tests.client import Client, Results
from tests.samples.applications import apply

PATIENCE = 20.0


@pytest.fixture
def report_id(company: Company) -> str:
    """A report; the reference has no operation that makes one or lists them: programs are given its id."""
    for _ in range(3):
        apply(company)
    return str(company.admin("report.create", title="Where they come from", kind="sources")["id"])


def counted(partner: Client, report_id: str, **more: Any) -> Results:
    """The report, as soon as it has been counted."""
    answer = partner("report.generate", reportId=report_id, **more)
    until = time.monotonic() + PATIENCE
    while answer["status"] == "in_progress":
        assert time.monotonic() < until, "it takes too long"
        time.sleep(0.05)
        answer = partner("report.generate", reportId=report_id, requestId=answer["requestId"], **more)
    return answer


def test_a_report_is_there_after_a_while(partner: Client, report_id: str) -> None:
    begun = partner("report.generate", reportId=report_id)
    assert begun["requestId"]

    answer = counted(partner, report_id)

    assert (answer["status"], answer["requestId"]) == ("complete", begun["requestId"])
    data = answer["reportData"]
    header, *rows = data["data"]
    assert header == data["columnNames"]
    assert sum(row[header.index("Applications")] for row in rows) == 3
    assert data["metadata"]["title"] == "Where they come from"


def test_the_headers_can_be_left_out(partner: Client, report_id: str) -> None:
    data = counted(partner, report_id, includeHeadersInData=False)["reportData"]

    assert data["columnNames"] not in data["data"]
    assert {len(row) for row in data["data"]} == {len(data["columnNames"])}


def test_who_cannot_poll_waits_for_the_answer(partner: Client, report_id: str) -> None:
    at_once = partner("report.synchronous", reportId=report_id)

    assert at_once["status"] == "complete"
    assert at_once["reportData"]["data"] == counted(partner, report_id)["reportData"]["data"]


def test_a_dashboard_that_asks_too_often_is_told_to_wait(company: Company, partner: Client) -> None:
    ids = [company.admin("report.create", title=f"Report {number}", kind="sources")["id"] for number in range(16)]

    answers = [partner.answer("report.synchronous", {"reportId": each}) for each in ids]

    assert {each.status for each in answers[:15]} == {200}
    assert (answers[15].status, answers[15].code) == (429, "rate_limit_exceeded")
    assert 0 < int(answers[15].headers["retry-after"]) <= 60
