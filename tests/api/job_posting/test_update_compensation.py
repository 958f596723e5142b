"""jobPosting.updateCompensation. How pay reads, and what cannot be paid, is in tests/domain/test_compensation.py."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import Any

import pytest

from tests.cast import Company
from tests.client import Client, Results
from tests.samples.jobs import PAY
from tests.samples.words import Body

HOURLY: list[Body] = [
    {
        "components": [
            {"compensationType": "Salary", "interval": "1 HOUR", "currencyCode": "USD", "minValue": 30, "maxValue": 40}
        ]
    }
]


@pytest.fixture
def posting_id(company: Company) -> str:
    """A published posting."""
    return company.things["job_posting"]


def pay(api: Client, posting_id: str, tiers: list[Body] | None, **more: Any) -> Results:
    """What the posting then says of the pay."""
    answer = api("jobPosting.updateCompensation", jobPostingId=posting_id, compensationTiers=tiers, **more)
    return answer["compensation"]


def test_a_posting_can_say_something_else_than_its_job(api: Client, company: Company, posting_id: str) -> None:
    api("job.updateCompensation", jobId=company.things["job"], compensationTiers=PAY)

    assert pay(api, posting_id, HOURLY)["compensationTierSummary"] == "$30 – $40 per hour"
    shown = api("job.info", id=company.things["job"], expand=["compensation"])["compensation"]
    assert shown["compensationTiers"][0]["tierSummary"] == "$211.4K – $290.6K • Offers Equity"


def test_null_makes_it_say_what_its_job_says(api: Client, company: Company, posting_id: str) -> None:
    api("job.updateCompensation", jobId=company.things["job"], compensationTiers=PAY)
    inherited = api("jobPosting.info", jobPostingId=posting_id)["compensation"]
    pay(api, posting_id, HOURLY)

    assert pay(api, posting_id, None) == inherited


def test_tiers_that_say_the_same_change_nothing(api: Client, company: Company, posting_id: str) -> None:
    pay(api, posting_id, HOURLY)
    before = api("jobPosting.info", jobPostingId=posting_id)
    company.server.app.world.clock.advance(timedelta(seconds=1))

    pay(api, posting_id, HOURLY)

    assert api("jobPosting.info", jobPostingId=posting_id) == before


def test_a_draft_is_found_only_when_drafts_are_asked_for(api: Client, posting_id: str) -> None:
    api("jobPosting.setStatus", jobPostingId=posting_id, status="Draft")

    body = {"jobPostingId": posting_id, "compensationTiers": HOURLY}
    assert api.refused("jobPosting.updateCompensation", **body)[0] == "job_posting_not_found"
    assert pay(api, posting_id, HOURLY, includeUnpublishedJobPostings=True)["compensationTiers"]


@pytest.mark.parametrize("tiers", [[], [{"components": []}], "PAY"])
def test_what_cannot_be_is_refused_by_name(api: Client, posting_id: str, tiers: Any) -> None:
    code, message = api.refused("jobPosting.updateCompensation", jobPostingId=posting_id, compensationTiers=tiers)

    assert code == "invalid_input"
    assert "`compensationTiers" in message


def test_what_to_pay_must_be_said(api: Client, posting_id: str) -> None:
    refused = api.refused("jobPosting.updateCompensation", jobPostingId=posting_id)

    assert refused == ("invalid_input", "`compensationTiers` is required")


def test_an_unknown_posting_is_refused(api: Client) -> None:
    unknown = str(uuid.uuid4())

    code, message = api.refused("jobPosting.updateCompensation", jobPostingId=unknown, compensationTiers=None)

    assert code == "job_posting_not_found"
    assert unknown in message
