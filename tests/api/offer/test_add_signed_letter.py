"""offer.addSignedLetter."""

from __future__ import annotations

import uuid

import pytest

from tests.cast import Company
from tests.client import Client
from tests.files.sending import announce, uploaded
from tests.samples.offer_letters import PDF, fetched, scanned
from tests.told import receiving, tell


@pytest.fixture
def version(company: Company) -> str:
    """The id of the version of the company's offer."""
    return company.things["offer_version"]


def test_a_signed_letter_is_shown_and_can_be_fetched(api: Client, company: Company, version: str) -> None:
    handle = scanned(api)

    offer = api("offer.addSignedLetter", offerVersionId=version, fileHandle=handle)

    (shown,) = offer["latestVersion"]["fileHandles"]
    assert shown["name"] == "signed.pdf"
    assert fetched(company, shown["handle"]) == PDF
    assert api("offer.info", offerId=offer["id"]) == offer


def test_the_form_can_be_left_out(api: Client, version: str) -> None:
    offer = api("offer.addSignedLetter", offerVersionId=version, fileHandle=scanned(api), excludeFormDefinition=True)

    assert "formDefinition" not in offer


def test_a_new_one_takes_the_place_of_the_old_one(api: Client, company: Company, version: str) -> None:
    first = api("offer.addSignedLetter", offerVersionId=version, fileHandle=scanned(api))
    better = PDF + b"better"

    second = api("offer.addSignedLetter", offerVersionId=version, fileHandle=scanned(api, better))

    (old,), (new,) = first["latestVersion"]["fileHandles"], second["latestVersion"]["fileHandles"]
    assert api.refused("file.info", fileHandle=old["handle"])[0] == "file_not_found"
    assert fetched(company, new["handle"]) == better


@pytest.mark.parametrize("content_type", ["application/pdf; version=1.7", "Application/PDF"])
def test_a_pdf_may_say_so_in_other_words(api: Client, version: str, content_type: str) -> None:
    handle = scanned(api, content_type=content_type)

    assert api("offer.addSignedLetter", offerVersionId=version, fileHandle=handle)["latestVersion"]["fileHandles"]


def test_it_must_be_a_pdf(api: Client, company: Company, version: str) -> None:
    handle = uploaded(api, name="signed.txt", content_type="text/plain")

    code, message = api.refused("offer.addSignedLetter", offerVersionId=version, fileHandle=handle)

    assert code == "invalid_input"
    assert "`fileHandle`" in message
    assert api("offer.info", offerId=company.things["offer"])["latestVersion"]["fileHandles"] == []


def test_it_must_be_uploaded_for_a_candidate(api: Client, version: str) -> None:
    handle = scanned(api)
    resume = uploaded(api, "CandidateResume", PDF, name="cv.pdf", content_type="application/pdf")
    nothing = announce(api, content=PDF, content_type="application/pdf").handle

    for each in (resume, nothing, "nothing", handle[:-2]):
        code, message = api.refused("offer.addSignedLetter", offerVersionId=version, fileHandle=each)
        assert code == "invalid_input"
        assert "`fileHandle`" in message


def test_a_handle_is_good_once(api: Client, company: Company, version: str) -> None:
    handle = scanned(api)
    offer = api("offer.addSignedLetter", offerVersionId=version, fileHandle=handle)

    code, message = api.refused("offer.addSignedLetter", offerVersionId=version, fileHandle=handle)

    assert code == "invalid_input"
    assert "`fileHandle`" in message
    assert api("offer.info", offerId=company.things["offer"]) == offer


def test_an_unknown_version_is_refused(api: Client) -> None:
    unknown = str(uuid.uuid4())

    code, message = api.refused("offer.addSignedLetter", offerVersionId=unknown, fileHandle=scanned(api))

    assert code == "offer_version_not_found"
    assert unknown in message


def test_the_candidate_does_not_show_it_among_their_files(api: Client, company: Company, version: str) -> None:
    before = api("candidate.info", id=company.things["candidate"])

    api("offer.addSignedLetter", offerVersionId=version, fileHandle=scanned(api))

    assert api("candidate.info", id=company.things["candidate"]) == before


def test_it_is_told_as_an_update_of_the_offer(api: Client, company: Company, version: str) -> None:
    with receiving() as receiver:
        tell(company, receiver.url, webhook_type="offerUpdate")
        offer = api("offer.addSignedLetter", offerVersionId=version, fileHandle=scanned(api))
        (message,) = [message.json for message in receiver.wait_for(1)]

    assert message["data"]["offer"] == offer
