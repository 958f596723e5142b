"""What webhooks tell of offers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.cast import Company
from tests.client import Client
from tests.samples.applications import apply, stage
from tests.samples.custom_fields import field
from tests.samples.offers import OPENING, another_version, info, offer, started
from tests.told import Receiver, receiving, tell


@pytest.fixture
def receiver(company: Company) -> Iterator[Receiver]:
    """Hears of offers and hires."""
    with receiving() as receiver:
        for each in ("offerCreate", "offerUpdate", "offerDelete", "candidateHire"):
            tell(company, receiver.url, webhook_type=each)
        yield receiver


def told(receiver: Receiver, count: int) -> list[tuple[str, Any]]:
    """What came: the types and what they told."""
    return [(each.json["action"], each.json["data"]) for each in receiver.wait_for(count)]


def hire(company: Company, application_id: str) -> None:
    """Moves an application to the stage of those who are hired."""
    company.admin("application.changeStage", applicationId=application_id, interviewStageId=stage(company, "Hired"))


def test_a_new_offer_is_told_of(company: Company, receiver: Receiver) -> None:
    field_id = field(company, object_type="Offer_Version", isPrivate=True)
    made = offer(company, {field_id: "Ten per cent"})

    assert told(receiver, 1) == [("offerCreate", {"offer": made})]


def test_every_change_of_one_is_told_of(api: Client, company: Company, receiver: Receiver) -> None:
    made = offer(company)
    changes = [
        another_version(company, made["id"]),
        started(company, another_version(company, made["id"])),
        api("offer.setStatus", offerId=made["id"], acceptanceStatus="Accepted"),
    ]
    api("offer.setStatus", offerId=made["id"], acceptanceStatus="Accepted")

    messages = told(receiver, 5)

    assert sorted(action for action, _ in messages) == ["offerCreate", *["offerUpdate"] * 4]
    for each in changes:
        assert ("offerUpdate", {"offer": each}) in messages


def test_the_end_of_one_is_told_of(api: Client, company: Company, receiver: Receiver) -> None:
    made = offer(company)
    receiver.wait_for(1)

    api("offer.delete", offerId=made["id"])

    assert told(receiver, 2)[1] == (
        "offerDelete",
        {"offer": {"id": made["id"], "applicationId": made["applicationId"]}},
    )


def test_nothing_is_told_of_what_is_confidential_but_a_hire(api: Client, company: Company, receiver: Receiver) -> None:
    application_id = company.things["confidential_application"]
    made = offer(company, application_id=application_id)
    another_version(company, made["id"])
    accepted = api("offer.setStatus", offerId=made["id"], acceptanceStatus="Accepted")
    gone = offer(company, application_id=apply(company, jobId=company.things["confidential_job"])["id"])
    api("offer.delete", offerId=gone["id"])

    hire(company, application_id)

    ((action, data),) = told(receiver, 1)
    assert (action, data["offer"]) == ("candidateHire", accepted)


def test_an_open_offer_does_not_tell_of_a_confidential_opening(company: Company, receiver: Receiver) -> None:
    hidden = company.things["confidential_opening"]
    made = offer(company, {OPENING: hidden}, company.things["application"])
    assert hidden in str(made)

    ((action, data),) = told(receiver, 1)

    assert (action, data["offer"]["id"]) == ("offerCreate", made["id"])
    assert hidden not in str(data)


def test_a_hire_for_an_open_job_does_not_tell_of_a_confidential_opening(
    api: Client, company: Company, receiver: Receiver
) -> None:
    application_id, hidden = company.things["application"], company.things["confidential_opening"]
    made = offer(company, {OPENING: hidden}, application_id)
    api("offer.setStatus", offerId=made["id"], acceptanceStatus="Accepted")

    hire(company, application_id)

    (hired,) = [data for action, data in told(receiver, 3) if action == "candidateHire"]
    assert hired["offer"] == company.plain("offer.info", offerId=made["id"])
    assert hidden not in str(hired)


def test_a_hire_tells_of_the_offer_that_was_accepted_last(api: Client, company: Company, receiver: Receiver) -> None:
    application_id = apply(company)["id"]
    first = offer(company, application_id=application_id)
    api("offer.setStatus", offerId=first["id"], acceptanceStatus="Accepted")
    api("offer.setDecidedAt", offerId=first["id"], decidedAt="2026-01-02T03:04:05Z")
    second = offer(company, application_id=application_id)
    api("offer.setStatus", offerId=second["id"], acceptanceStatus="Accepted")
    offer(company, application_id=application_id)

    hire(company, application_id)

    hired = [data for action, data in told(receiver, 7) if action == "candidateHire"]
    assert [each["offer"] for each in hired] == [info(api, second)]


def test_a_hire_without_an_accepted_offer_tells_of_none(company: Company, receiver: Receiver) -> None:
    application_id = apply(company)["id"]

    hire(company, application_id)

    ((action, data),) = told(receiver, 1)
    assert (action, list(data)) == ("candidateHire", ["application"])
