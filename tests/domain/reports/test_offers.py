"""Offers: every number counted by hand."""

from __future__ import annotations

from datetime import timedelta

import pytest

from rowantree.core.wire import show_time
from tests.cast import Company
from tests.client import Client
from tests.domain.reports.histories import columns, rows
from tests.samples.applications import apply
from tests.samples.offers import offer

NUMBERS = ("Job", "Created", "Accepted", "Declined", "Cancelled", "Pending")


def offered(company: Company, status: str | None = None, after: float = 0, job_id: str | None = None) -> str:
    """An offer to somebody new, and what they said so many days later; the clock is there then."""
    application = apply(company, jobId=job_id or company.things["job"])["id"]
    offer_id = str(offer(company, application_id=application)["id"])
    company.server.app.world.clock.advance(timedelta(days=after))
    if status is not None:
        company.admin("offer.setStatus", offerId=offer_id, acceptanceStatus=status)
    return offer_id


def test_offers_are_counted_by_what_became_of_them(company: Company) -> None:
    for status in ("Accepted", "Accepted", "Declined", "Cancelled", None, None):
        offered(company, status)

    found = rows(company, "offers")

    assert columns(found, *NUMBERS) == [("Controls Engineer", 6, 2, 1, 1, 2)]
    assert columns(found, "Acceptance rate (%)") == [(66.7,)]


def test_there_is_no_rate_where_nobody_has_decided(company: Company) -> None:
    offered(company)

    assert columns(rows(company, "offers"), "Acceptance rate (%)", "Median to decision (days)") == [("", "")]


def test_the_median_is_of_those_who_have_decided(api: Client, company: Company) -> None:
    for status, days in (("Accepted", 1), ("Declined", 4), ("Cancelled", 9)):
        made = api("offer.info", offerId=offered(company, status, after=days))
        assert (made.get("decidedAt") is None) == (status == "Cancelled")

    (found,) = rows(company, "offers")

    assert found["Median to decision (days)"] == pytest.approx(2.5, abs=0.02)


def test_a_decision_before_the_offer_took_no_time(api: Client, company: Company) -> None:
    offer_id = offered(company, "Accepted", after=3)
    yesterday = company.server.app.world.clock.now() - timedelta(days=30)
    api("offer.setDecidedAt", offerId=offer_id, decidedAt=show_time(yesterday))

    assert columns(rows(company, "offers"), "Median to decision (days)") == [(0.0,)]


def test_only_offers_made_in_the_period_are_counted(company: Company) -> None:
    offered(company, "Accepted", after=40)
    offered(company)

    assert columns(rows(company, "offers", period={"lastDays": 30}), "Created", "Pending") == [(1, 1)]


def test_what_is_confidential_is_counted_for_keys_that_may_see_it(company: Company) -> None:
    offered(company, job_id=company.things["confidential_job"])

    assert columns(rows(company, "offers"), "Job") == [("Head of Actuators",)]
    assert rows(company, "offers", company.plain) == []
