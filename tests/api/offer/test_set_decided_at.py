"""offer.setDecidedAt."""

from __future__ import annotations

import uuid

import pytest

from tests.cast import Company
from tests.client import Client
from tests.samples.offers import info, offer


@pytest.mark.parametrize("decision", ["Accepted", "Declined"])
def test_the_time_of_a_decision_can_be_set(api: Client, company: Company, decision: str) -> None:
    made = offer(company)
    decided = api("offer.setStatus", offerId=made["id"], acceptanceStatus=decision)

    dated = api("offer.setDecidedAt", offerId=made["id"], decidedAt="2026-01-02T03:04:05.678Z")

    assert dated == decided | {"decidedAt": "2026-01-02T03:04:05.678Z"}
    assert info(api, made) == dated


def test_the_same_time_again_changes_nothing(api: Client, company: Company) -> None:
    made = offer(company)
    decided = api("offer.setStatus", offerId=made["id"], acceptanceStatus="Accepted")
    _, token = api.run("offer.list")

    assert api("offer.setDecidedAt", offerId=made["id"], decidedAt=decided["decidedAt"]) == decided
    assert api.all("offer.list", syncToken=token) == []


@pytest.mark.parametrize("decision", [None, "Cancelled"])
def test_an_offer_that_nobody_decided_on_is_refused(api: Client, company: Company, decision: str | None) -> None:
    made = offer(company)
    if decision is not None:
        api("offer.setStatus", offerId=made["id"], acceptanceStatus=decision)

    code, message = api.refused("offer.setDecidedAt", offerId=made["id"], decidedAt="2026-01-02T03:04:05Z")

    assert (code, "`decidedAt`" in message) == ("invalid_input", True)


@pytest.mark.parametrize("value", ["yesterday", 1_767_225_600_000, None])
def test_what_is_no_time_is_refused(api: Client, company: Company, value: object) -> None:
    code, message = api.refused("offer.setDecidedAt", offerId=offer(company)["id"], decidedAt=value)

    assert (code, "`decidedAt`" in message) == ("invalid_input", True)


def test_the_form_can_be_left_out_of_the_answer(api: Client, company: Company) -> None:
    made = offer(company)
    api("offer.setStatus", offerId=made["id"], acceptanceStatus="Declined")

    dated = api("offer.setDecidedAt", offerId=made["id"], decidedAt="2026-01-02T03:04:05Z", excludeFormDefinition=True)

    assert "formDefinition" not in dated


def test_an_unknown_offer_is_refused(api: Client) -> None:
    code, _ = api.refused("offer.setDecidedAt", offerId=str(uuid.uuid4()), decidedAt="2026-01-02T03:04:05Z")

    assert code == "offer_not_found"
