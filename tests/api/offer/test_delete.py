"""offer.delete."""

from __future__ import annotations

import uuid

from rowantree.models.table import tables
from tests.cast import Company, raw
from tests.client import Client
from tests.samples.offers import OPENING, another_version, approvals, offer, redefine, step
from tests.samples.openings import opening


def test_a_deleted_offer_is_gone_with_all_that_is_its(api: Client, company: Company) -> None:
    kept, made = offer(company), offer(company)
    redefine(company, made, [step(company.user)], submitApprovalRequest=True)
    another_version(company, made["id"])

    assert api("offer.delete", offerId=made["id"]) == {"offerId": made["id"]}

    assert api.refused("offer.info", offerId=made["id"])[0] == "offer_not_found"
    assert [each["id"] for each in api.all("offer.list")] == [kept["id"]]
    assert approvals(company) == []
    counts = {
        name: len(raw(company.server, f"SELECT 1 FROM {name} WHERE organization_id = ?", company.number))  # noqa: S608 ours
        for name in tables
        if name.startswith(("offer", "approval"))
    }
    assert counts == {
        "approval": 0,
        "approval_definition": 0,
        "offer": 1,
        "offer_form": 1,
        "offer_process": 1,
        "offer_version": 1,
    }


def test_a_new_process_begins_afterwards(api: Client, company: Company) -> None:
    made = offer(company)
    first = api("offerProcess.start", applicationId=made["applicationId"])

    api("offer.delete", offerId=made["id"])

    second = api("offerProcess.start", applicationId=made["applicationId"])
    assert second["id"] != first["id"]
    assert second["status"] == "WaitingOnOfferCreation"


def test_a_filled_opening_is_open_again(api: Client, company: Company) -> None:
    opening_id = opening(company)
    made = offer(company, {OPENING: opening_id})
    api("offer.setStatus", offerId=made["id"], acceptanceStatus="Accepted")

    api("offer.delete", offerId=made["id"])

    assert api("opening.info", openingId=opening_id)["openingState"] == "Open"
    assert offer(company, {OPENING: opening_id})["latestVersion"]["openingId"] == opening_id


def test_an_unknown_offer_is_refused(api: Client) -> None:
    assert api.refused("offer.delete", offerId=str(uuid.uuid4()))[0] == "offer_not_found"
