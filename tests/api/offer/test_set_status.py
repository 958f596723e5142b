"""offer.setStatus."""

from __future__ import annotations

import uuid
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.cast import Company
from tests.client import Client
from tests.samples.applications import apply
from tests.samples.offers import OPENING, another_version, info, offer, started, statuses, waiting
from tests.samples.openings import opening

ENDS = [
    ("Accepted", "CandidateAccepted"),
    ("Declined", "CandidateRejected"),
    ("Cancelled", "OfferCancelled"),
]


def state(api: Client, opening_id: str) -> str:
    """The state of an opening."""
    return str(api("opening.info", openingId=opening_id)["openingState"])


@pytest.mark.parametrize(("decision", "status"), ENDS)
def test_the_status_of_the_offer_follows(api: Client, company: Company, decision: str, status: str) -> None:
    made = started(company, offer(company))

    decided = api("offer.setStatus", offerId=made["id"], acceptanceStatus=decision)

    assert statuses(decided) == (status, decision, None)
    assert ("decidedAt" in decided) is (decision != "Cancelled")
    assert info(api, made) == decided


@pytest.mark.parametrize(("decision", "status"), ENDS)
def test_an_offer_can_end_before_its_approval(api: Client, company: Company, decision: str, status: str) -> None:
    made, _, _ = waiting(company)

    decided = api("offer.setStatus", offerId=made["id"], acceptanceStatus=decision)

    assert statuses(decided) == (status, decision, "WaitingOnApprovals")


def test_the_same_status_again_changes_nothing(api: Client, company: Company) -> None:
    made = offer(company)
    api("offer.setStatus", offerId=made["id"], acceptanceStatus="Accepted")
    dated = api("offer.setDecidedAt", offerId=made["id"], decidedAt="2026-01-02T03:04:05.678Z")
    _, token = api.run("offer.list")

    assert api("offer.setStatus", offerId=made["id"], acceptanceStatus="Accepted") == dated
    assert api.all("offer.list", syncToken=token) == []


def test_a_cancelled_offer_keeps_when_it_was_decided(api: Client, company: Company) -> None:
    made = offer(company)
    accepted = api("offer.setStatus", offerId=made["id"], acceptanceStatus="Accepted")

    cancelled = api("offer.setStatus", offerId=made["id"], acceptanceStatus="Cancelled")

    assert cancelled["decidedAt"] == accepted["decidedAt"]


def test_another_decision_has_a_time_of_its_own(api: Client, company: Company) -> None:
    made = offer(company)
    api("offer.setStatus", offerId=made["id"], acceptanceStatus="Accepted")
    api("offer.setDecidedAt", offerId=made["id"], decidedAt="2026-01-02T03:04:05Z")

    declined = api("offer.setStatus", offerId=made["id"], acceptanceStatus="Declined")

    assert declined["decidedAt"] > "2026-01-02T03:04:05.000Z"


@pytest.mark.parametrize("after", ["Declined", "Cancelled"])
def test_an_accepted_offer_fills_its_opening_until_it_is_not(api: Client, company: Company, after: str) -> None:
    opening_id = opening(company, openingState="Open")
    made = offer(company, {OPENING: opening_id})

    api("offer.setStatus", offerId=made["id"], acceptanceStatus="Accepted")
    assert state(api, opening_id) == "Filled"
    api("offer.setStatus", offerId=made["id"], acceptanceStatus=after)
    assert state(api, opening_id) == "Open"
    api("offer.setStatus", offerId=made["id"], acceptanceStatus="Accepted")
    assert state(api, opening_id) == "Filled"


def test_an_offer_that_is_not_accepted_leaves_its_opening(api: Client, company: Company) -> None:
    opening_id = opening(company)
    made = offer(company, {OPENING: opening_id})

    api("offer.setStatus", offerId=made["id"], acceptanceStatus="Declined")

    assert state(api, opening_id) == "Draft"


def test_an_opening_that_another_offer_has_by_now_is_refused(api: Client, company: Company) -> None:
    opening_id = opening(company)
    made = offer(company, {OPENING: opening_id})
    declined = api("offer.setStatus", offerId=made["id"], acceptanceStatus="Declined")
    other = offer(company, {OPENING: opening_id})

    refused = api.refused("offer.setStatus", offerId=made["id"], acceptanceStatus="Accepted")
    assert refused[0] == "opening_in_use"
    api("offer.setStatus", offerId=other["id"], acceptanceStatus="Accepted")
    refused = api.refused("offer.setStatus", offerId=made["id"], acceptanceStatus="Accepted")
    assert refused[0] == "opening_state_invalid"
    assert info(api, made) == declined


def test_an_opening_that_was_closed_meanwhile_is_refused(api: Client, company: Company) -> None:
    opening_id = opening(company)
    made = offer(company, {OPENING: opening_id})
    api("opening.setOpeningState", openingId=opening_id, openingState="Closed")

    refused = api.refused("offer.setStatus", offerId=made["id"], acceptanceStatus="Accepted")

    assert refused[0] == "opening_state_invalid"
    assert info(api, made) == made


def test_of_two_declined_offers_accepted_at_once_one_gets_the_opening(api: Client, company: Company) -> None:
    opening_id = opening(company)
    made = []
    for _ in range(3):
        made.append(offer(company, {OPENING: opening_id}))
        api("offer.setStatus", offerId=made[-1]["id"], acceptanceStatus="Declined")

    def accept(offer_id: str) -> bool:
        answer = company.admin.answer("offer.setStatus", {"offerId": offer_id, "acceptanceStatus": "Accepted"})
        return bool(answer.body["success"])

    with ThreadPoolExecutor(3) as threads:
        outcomes = list(threads.map(accept, [each["id"] for each in made]))

    assert sorted(outcomes) == [False, False, True]
    assert state(api, opening_id) == "Filled"


def test_a_key_that_may_not_see_the_opening_fills_it_all_the_same(api: Client, company: Company) -> None:
    opening_id = company.things["confidential_opening"]
    made = offer(company, {OPENING: opening_id}, apply(company)["id"])

    company.plain("offer.setStatus", offerId=made["id"], acceptanceStatus="Accepted")

    assert state(api, opening_id) == "Filled"


@pytest.mark.parametrize("status", ["Created", "Pending", "WaitingOnResponse", "accepted", None])
def test_what_is_no_end_is_refused(api: Client, company: Company, status: str | None) -> None:
    code, message = api.refused("offer.setStatus", offerId=offer(company)["id"], acceptanceStatus=status)

    assert (code, "`acceptanceStatus`" in message) == ("invalid_input", True)


def test_the_form_can_be_left_out_of_the_answer(api: Client, company: Company) -> None:
    decided = api(
        "offer.setStatus", offerId=offer(company)["id"], acceptanceStatus="Declined", excludeFormDefinition=True
    )

    assert "formDefinition" not in decided


def test_an_unknown_offer_is_refused(api: Client) -> None:
    assert (
        api.refused("offer.setStatus", offerId=str(uuid.uuid4()), acceptanceStatus="Declined")[0] == "offer_not_found"
    )


@pytest.mark.parametrize("end", ["Cancelled", "deleted", "revised"])
def test_an_opening_stays_filled_while_another_accepted_offer_of_the_application_is_for_it(
    api: Client, company: Company, end: str
) -> None:
    opening_id = opening(company, openingState="Open")
    first = offer(company, {OPENING: opening_id})
    api("offer.setStatus", offerId=first["id"], acceptanceStatus="Accepted")
    second = offer(company, {OPENING: opening_id}, first["applicationId"])
    api("offer.setStatus", offerId=second["id"], acceptanceStatus="Accepted")

    if end == "Cancelled":
        api("offer.setStatus", offerId=first["id"], acceptanceStatus=end)
    elif end == "deleted":
        api("offer.delete", offerId=first["id"])
    else:
        another_version(company, first["id"])

    assert state(api, opening_id) == "Filled"
    api("offer.setStatus", offerId=second["id"], acceptanceStatus="Declined")
    assert state(api, opening_id) == "Open"


def test_of_two_accepted_offers_ended_at_once_none_keeps_the_opening(api: Client, company: Company) -> None:
    opening_id = opening(company, openingState="Open")
    first = offer(company, {OPENING: opening_id})
    api("offer.setStatus", offerId=first["id"], acceptanceStatus="Accepted")
    second = offer(company, {OPENING: opening_id}, first["applicationId"])
    api("offer.setStatus", offerId=second["id"], acceptanceStatus="Accepted")

    with ThreadPoolExecutor(2) as threads:
        cancel = {"acceptanceStatus": "Cancelled"}
        list(threads.map(lambda made: api("offer.setStatus", offerId=made["id"], **cancel), [first, second]))

    assert state(api, opening_id) == "Open"
