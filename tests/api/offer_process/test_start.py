"""offerProcess.start."""

from __future__ import annotations

import uuid
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.cast import Company
from tests.client import Client
from tests.samples.applications import apply
from tests.samples.offers import another_version, defined, managed, offer, started, step


def test_a_process_waits_for_its_offer(api: Client, company: Company) -> None:
    application_id = apply(company)["id"]

    process = api("offerProcess.start", applicationId=application_id)

    assert process == {"id": process["id"], "applicationId": application_id, "status": "WaitingOnOfferCreation"}


def test_a_process_that_goes_on_is_answered_again(api: Client, company: Company) -> None:
    application_id = apply(company)["id"]
    process = api("offerProcess.start", applicationId=application_id)
    assert api("offerProcess.start", applicationId=application_id) == process

    made = offer(company, application_id=application_id)
    assert api("offerProcess.start", applicationId=application_id) == process | {"status": "WaitingOnApprovalStart"}

    started(company, made)
    assert api("offerProcess.start", applicationId=application_id) == process | {"status": "WaitingOnCandidateResponse"}


def test_a_process_whose_approvers_are_asked_says_so(api: Client, company: Company) -> None:
    defined(company, step(company.user))
    made = offer(company)
    started(company, made)

    assert api("offerProcess.start", applicationId=made["applicationId"])["status"] == "WaitingOnOfferApproval"


def test_a_process_knows_no_waiting_for_a_definition(api: Client, company: Company) -> None:
    managed(company)
    made = offer(company)

    process = api("offerProcess.start", applicationId=made["applicationId"])

    assert (made["offerStatus"], process["status"]) == ("WaitingOnApprovalDefinition", "WaitingOnApprovalStart")


@pytest.mark.parametrize("decision", ["Accepted", "Declined", "Cancelled"])
def test_after_the_end_of_an_offer_a_new_process_begins(api: Client, company: Company, decision: str) -> None:
    made = offer(company)
    first = api("offerProcess.start", applicationId=made["applicationId"])
    api("offer.setStatus", offerId=made["id"], acceptanceStatus=decision)

    second = api("offerProcess.start", applicationId=made["applicationId"])

    assert second["status"] == "WaitingOnOfferCreation"
    assert second["id"] != first["id"]


def test_an_offer_that_has_another_version_after_its_end_goes_on(api: Client, company: Company) -> None:
    made = offer(company)
    first = api("offerProcess.start", applicationId=made["applicationId"])
    api("offer.setStatus", offerId=made["id"], acceptanceStatus="Declined")
    another_version(company, made["id"])

    assert api("offerProcess.start", applicationId=made["applicationId"]) == first


def test_of_many_who_ask_at_once_all_get_the_same_process(api: Client, company: Company) -> None:
    application_id = apply(company)["id"]

    with ThreadPoolExecutor(6) as threads:
        found = list(threads.map(lambda _: api("offerProcess.start", applicationId=application_id), range(6)))

    assert {each["id"] for each in found} == {found[0]["id"]}


def test_an_unknown_application_is_refused(api: Client) -> None:
    unknown = str(uuid.uuid4())

    assert api.refused("offerProcess.start", applicationId=unknown) == (
        "application_not_found",
        f"Application not found: {unknown}",
    )


def test_an_id_that_is_given_makes_a_process_of_its_own(api: Client, company: Company) -> None:
    application_id, given = apply(company)["id"], str(uuid.uuid4())
    first = api("offerProcess.start", applicationId=application_id)

    second = api("offerProcess.start", applicationId=application_id, id=given)

    assert second["id"] == given != first["id"]
    assert api.refused("offerProcess.start", applicationId=application_id, id=given)[0] == "id_taken"


def test_an_id_is_ignored_without_the_switch(company: Company) -> None:
    given = str(uuid.uuid4())

    assert company.plain("offerProcess.start", applicationId=apply(company)["id"], id=given)["id"] != given
