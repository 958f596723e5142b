"""offer.list."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any

import pytest

from rowantree import models
from rowantree.api.shapes.offer import ListedOffer, show_all
from rowantree.core.context import Context
from rowantree.domain import offers
from rowantree.models.columns import Id
from tests.cast import Company
from tests.client import Client
from tests.samples.custom_fields import field
from tests.samples.offers import another_version, info, offer, started, waiting


def listed(api: Client, **which: Any) -> list[str]:
    """The ids of the offers."""
    return [each["id"] for each in api.all("offer.list", **which)]


def test_offers_are_listed_with_their_latest_version(api: Client, company: Company) -> None:
    text = field(company, object_type="Offer_Version")
    first, second = offer(company, {text: "Remote"}), offer(company)
    first = another_version(company, first["id"])

    assert api.all("offer.list") == [
        {name: value for name, value in each.items() if name not in ("versions", "formDefinition")}
        for each in (first, second)
    ]


def test_the_statuses_narrow_the_list(api: Client, company: Company) -> None:
    created, (pending, _, _), waiting_on_them, declined = (
        offer(company),
        waiting(company),
        started(company, offer(company)),
        offer(company),
    )
    api("offer.setStatus", offerId=declined["id"], acceptanceStatus="Declined")
    names = [each["id"] for each in (created, pending, waiting_on_them, declined)]

    assert listed(api) == names
    assert listed(api, offerStatus=["WaitingOnOfferApproval", "CandidateRejected"]) == [names[1], names[3]]
    assert listed(api, acceptanceStatus=["Created", "WaitingOnResponse"]) == [names[0], names[2]]
    assert listed(api, approvalStatus=["WaitingOnApprovals"]) == [names[1]]
    assert listed(api, approvalStatus=["Approved", "Declined"]) == []
    assert listed(api, offerStatus=["CandidateRejected"], acceptanceStatus=["Created"]) == []


def test_the_status_is_that_of_the_latest_version(api: Client, company: Company) -> None:
    made, _, _ = waiting(company)
    another_version(company, made["id"])

    assert listed(api, approvalStatus=["WaitingOnApprovals"]) == []


@pytest.mark.parametrize("name", ["offerStatus", "acceptanceStatus", "approvalStatus"])
@pytest.mark.parametrize("value", [[], ["Somewhere"], "Accepted"])
def test_what_is_no_list_of_statuses_is_refused_by_name(api: Client, name: str, value: Any) -> None:
    code, message = api.refused("offer.list", **{name: value})

    assert (code, f"`{name}" in message) == ("invalid_input", True)


def test_the_application_narrows_the_list(api: Client, company: Company) -> None:
    first, _ = offer(company), offer(company)

    assert listed(api, applicationId=first["applicationId"]) == [first["id"]]
    assert api.refused("offer.list", applicationId=str(uuid.uuid4()))[0] == "application_not_found"


def test_a_time_narrows_the_list(api: Client, company: Company) -> None:
    first = offer(company)
    made = datetime.fromisoformat(first["latestVersion"]["createdAt"])
    second = offer(company)

    assert second["id"] in listed(api, createdAfter=int(made.timestamp() * 1000))
    assert first["id"] not in listed(api, createdAfter=int(made.timestamp() * 1000))


def test_pages_follow_each_other_with_their_filters(api: Client, company: Company) -> None:
    for _ in range(3):
        offer(company)
    gone = offer(company)
    api("offer.setStatus", offerId=gone["id"], acceptanceStatus="Cancelled")

    page = api.page("offer.list", offerStatus=["WaitingOnApprovalStart"], limit=2)
    rest = api.page("offer.list", cursor=page["nextCursor"], limit=2)

    assert len(page["results"]) == 2
    assert len(rest["results"]) == 1


def test_a_sync_brings_what_has_changed(api: Client, company: Company) -> None:
    first, second = offer(company), offer(company)
    _, token = api.run("offer.list")

    api("offer.setStatus", offerId=second["id"], acceptanceStatus="Accepted")

    assert listed(api, syncToken=token) == [second["id"]]
    _, token = api.run("offer.list", syncToken=token)
    started(company, info(api, first))
    assert listed(api, syncToken=token) == [first["id"]]


def test_an_offer_that_is_deleted_once_it_was_read_is_left_out(company: Company) -> None:
    kept, gone = (Id(offer(company)["id"]) for _ in range(2))

    def read_too_late(ctx: Context) -> list[ListedOffer]:
        rows = [ctx.get(models.offer, each) for each in (kept, gone)]
        offers.remove(ctx, gone)
        return show_all(ctx, rows)

    assert [each.id for each in company.act(read_too_late)] == [kept]
