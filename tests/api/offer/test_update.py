"""offer.update."""

from __future__ import annotations

import uuid

import pytest

from rowantree.domain import offers
from tests.cast import Company
from tests.client import Client
from tests.samples.applications import apply
from tests.samples.custom_fields import field
from tests.samples.offers import (
    OPENING,
    PAY,
    SALARY,
    START_DATE,
    another_version,
    approval_of,
    approvals,
    defined,
    filled,
    info,
    managed,
    offer,
    said,
    started,
    statuses,
    step,
    version,
    waiting,
)
from tests.samples.openings import opening


def state(api: Client, opening_id: str) -> str:
    """The state of an opening."""
    return str(api("opening.info", openingId=opening_id)["openingState"])


def test_a_change_makes_a_new_version(api: Client, company: Company) -> None:
    made = offer(company)

    updated = api("offer.update", offerId=made["id"], offerForm=said(**{SALARY: PAY | {"value": 80_000}}))

    assert updated["latestVersion"]["salary"] == {"currencyCode": "EUR", "value": 80_000}
    assert updated["versions"] == [made["latestVersion"], updated["latestVersion"]]
    assert updated["latestVersion"]["id"] != version(made)
    assert api("offer.info", offerId=made["id"]) == updated


def test_what_is_not_named_stays(api: Client, company: Company) -> None:
    text, number = field(company, object_type="Offer_Version"), field(company, "Number", "Offer_Version")
    opening_id = opening(company)
    made = offer(company, {text: "Remote", number: 5, OPENING: opening_id})

    updated = api("offer.update", offerId=made["id"], offerForm=said(**{number: 7}))

    latest = updated["latestVersion"]
    assert (latest["startDate"], latest["salary"]) == ("2026-09-01T00:00:00.000Z", PAY)
    assert latest["openingId"] == opening_id
    assert [each["value"] for each in latest["customFields"]] == ["Remote", 7]


def test_null_empties_a_field(api: Client, company: Company) -> None:
    text = field(company, object_type="Offer_Version")
    made = offer(company, {text: "Remote", OPENING: opening(company)})

    latest = api("offer.update", offerId=made["id"], offerForm=said(**{text: None, OPENING: None}))["latestVersion"]

    assert latest["customFields"] == []
    assert "openingId" not in latest


@pytest.mark.parametrize("path", [START_DATE, SALARY])
def test_what_is_required_cannot_be_emptied(api: Client, company: Company, path: str) -> None:
    made = offer(company)

    code, message = api.refused("offer.update", offerId=made["id"], offerForm=said(**{path: None}))

    assert (code, path in message) == ("invalid_input", True)
    assert info(api, made) == made


def test_the_approval_begins_anew(company: Company) -> None:
    defined(company, step(company.user))
    made = started(company, offer(company))
    assert statuses(made) == ("WaitingOnOfferApproval", "Pending", "WaitingOnApprovals")

    updated = another_version(company, made["id"])

    assert statuses(updated) == ("WaitingOnApprovalStart", "Created", None)
    assert updated["versions"][0]["approvalStatus"] == "WaitingOnApprovals"
    assert len(approvals(company)) == 1
    again = started(company, updated)
    assert statuses(again) == ("WaitingOnOfferApproval", "Pending", "WaitingOnApprovals")
    assert [each["entityId"] for each in approvals(company)] == [version(made), version(updated)]


def test_a_definition_of_a_versions_own_is_not_for_the_next(company: Company) -> None:
    managed(company)
    made, _, _ = waiting(company)

    assert statuses(another_version(company, made["id"])) == ("WaitingOnApprovalDefinition", "Created", None)


def test_an_approval_of_an_older_version_no_longer_counts(api: Client, company: Company) -> None:
    made, approval, user = waiting(company)
    another_version(company, made["id"])

    code, message = api.refused(
        "approval.decide",
        approvalId=approval["id"],
        approvalStepId=approval["steps"][0]["id"],
        userId=user,
        decision="approve",
    )

    assert (code, "`approvalId`" in message) == ("invalid_input", True)
    assert approval_of(company, made) == approval


@pytest.mark.parametrize("decision", ["Accepted", "Declined", "Cancelled"])
def test_an_offer_that_has_ended_begins_anew(api: Client, company: Company, decision: str) -> None:
    made = offer(company)
    api("offer.setStatus", offerId=made["id"], acceptanceStatus=decision)

    updated = another_version(company, made["id"])

    assert statuses(updated) == ("WaitingOnApprovalStart", "Created", None)
    assert "decidedAt" not in updated


def test_a_filled_opening_is_open_again(api: Client, company: Company) -> None:
    opening_id = opening(company)
    made = offer(company, {OPENING: opening_id})
    api("offer.setStatus", offerId=made["id"], acceptanceStatus="Accepted")
    assert state(api, opening_id) == "Filled"

    updated = another_version(company, made["id"])

    assert state(api, opening_id) == "Open"
    assert updated["latestVersion"]["openingId"] == opening_id


def test_an_offer_can_go_to_another_opening(api: Client, company: Company) -> None:
    first, second = opening(company), opening(company)
    made = offer(company, {OPENING: first})

    api("offer.update", offerId=made["id"], offerForm=said(**{OPENING: second}))

    assert offer(company, {OPENING: first})["latestVersion"]["openingId"] == first
    refused = api.refused("offer.update", offerId=offer(company)["id"], offerForm=said(**{OPENING: second}))
    assert refused[0] == "opening_in_use"


def test_an_offer_that_was_declined_may_have_lost_its_opening(api: Client, company: Company) -> None:
    opening_id = opening(company)
    declined = offer(company, {OPENING: opening_id})
    api("offer.setStatus", offerId=declined["id"], acceptanceStatus="Declined")
    offer(company, {OPENING: opening_id})

    refused = api.refused("offer.update", offerId=declined["id"], offerForm=said(**{SALARY: PAY}))

    assert refused[0] == "opening_in_use"


def test_an_opening_that_was_closed_meanwhile_stays_named(api: Client, company: Company) -> None:
    opening_id = opening(company)
    made = offer(company, {OPENING: opening_id})
    api("opening.setOpeningState", openingId=opening_id, openingState="Closed")

    assert another_version(company, made["id"])["latestVersion"]["openingId"] == opening_id
    refused = api.refused("offer.update", offerId=offer(company)["id"], offerForm=said(**{OPENING: opening_id}))
    assert refused[0] == "opening_state_invalid"


def test_a_key_that_may_not_see_the_opening_can_still_change_the_offer(api: Client, company: Company) -> None:
    opening_id = company.things["confidential_opening"]
    made = offer(company, {OPENING: opening_id}, apply(company)["id"])
    api("offer.setStatus", offerId=made["id"], acceptanceStatus="Accepted")

    updated = company.plain("offer.update", offerId=made["id"], offerForm=said(**{OPENING: None}))

    assert "openingId" not in updated["latestVersion"]
    assert state(api, opening_id) == "Open"


def test_an_offer_that_was_declined_has_an_opening_again_that_the_key_may_not_see(
    api: Client, company: Company
) -> None:
    opening_id = company.things["confidential_opening"]
    made = offer(company, {OPENING: opening_id}, apply(company)["id"])
    api("offer.setStatus", offerId=made["id"], acceptanceStatus="Declined")

    updated = company.plain("offer.update", offerId=made["id"], offerForm=said(**{SALARY: PAY}))

    assert "openingId" not in updated["latestVersion"]
    assert info(api, made)["latestVersion"]["openingId"] == opening_id


def test_the_form_can_be_left_out_of_the_answer(api: Client, company: Company) -> None:
    updated = api(
        "offer.update", offerId=offer(company)["id"], offerForm=said(**{SALARY: PAY}), excludeFormDefinition=True
    )

    assert "formDefinition" not in updated


def test_an_unknown_offer_is_refused(api: Client) -> None:
    unknown = str(uuid.uuid4())

    refused = api.refused("offer.update", offerId=unknown, offerForm=said())

    assert refused == ("offer_not_found", f"Offer not found: {unknown}")


def test_an_offer_has_so_many_versions_at_most(api: Client, company: Company, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(offers, "MAX_VERSIONS", 2)
    made = offer(company)
    full = another_version(company, made["id"])
    process_id = api("offerProcess.start", applicationId=made["applicationId"])["id"]
    form_id = api("offer.start", offerProcessId=process_id)["id"]

    code, message = api.refused("offer.update", offerId=made["id"], offerForm=said(**{SALARY: PAY}))
    assert (code, "`offerId`" in message, "offer.setStatus" in message) == ("invalid_input", True, True)
    code, message = api.refused("offer.create", offerProcessId=process_id, offerFormId=form_id, offerForm=filled())
    assert (code, "`offerProcessId`" in message) == ("invalid_input", True)

    assert info(api, made) == full
    api("offer.setStatus", offerId=made["id"], acceptanceStatus="Cancelled")
    assert offer(company, application_id=made["applicationId"])["id"] != made["id"]


def test_custom_fields_of_an_offer_hold_so_much_at_most(api: Client, company: Company) -> None:
    texts = [field(company, "LongText", "Offer_Version") for _ in range(3)]
    made = offer(company)
    long = dict.fromkeys(texts, "x" * 90_000)

    code, message = api.refused("offer.update", offerId=made["id"], offerForm=said(**long))

    assert (code, "200,000" in message) == ("invalid_input", True)
    api("offer.update", offerId=made["id"], offerForm=said(**(long | {texts[0]: "x"})))


def test_custom_fields_of_all_versions_hold_so_much_at_most(
    api: Client, company: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(offers, "MAX_VALUES", 1_000)
    text = field(company, "LongText", "Offer_Version")
    made = offer(company, {text: "ä" * 400})
    full = another_version(company, made["id"])
    process_id = api("offerProcess.start", applicationId=made["applicationId"])["id"]
    form_id = api("offer.start", offerProcessId=process_id)["id"]

    code, message = api.refused("offer.update", offerId=made["id"], offerForm=said(**{SALARY: PAY}))
    assert (code, "`offerId`" in message, "1,000" in message) == ("invalid_input", True, True)
    again = filled({text: "ä" * 400})
    code, message = api.refused("offer.create", offerProcessId=process_id, offerFormId=form_id, offerForm=again)
    assert (code, "`offerProcessId`" in message) == ("invalid_input", True)

    assert info(api, made) == full
    assert len(api("offer.update", offerId=made["id"], offerForm=said(**{text: None}))["versions"]) == 3
