"""offer.generateLetter."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import pytest

from rowantree import models
from rowantree.api.shapes.offer import OfferVersion, show_versions
from rowantree.core.context import Context
from rowantree.core.permission import Switch
from rowantree.core.storage import KEPT_UPLOADS, Store
from rowantree.domain import offers
from rowantree.domain.files import sweep
from rowantree.files.letters import pdf
from rowantree.files.letters.text import Paragraph
from rowantree.models.columns import Id
from tests.cast import Company
from tests.client import Client, Results
from tests.jobs.waiting import eventually
from tests.samples.offer_letters import fetched, read_docx, read_pdf, scanned
from tests.samples.offers import SALARY, another_version, said
from tests.samples.offers import version as latest
from tests.told import receiving, tell


@pytest.fixture
def version(company: Company) -> str:
    """The id of the version of the company's offer."""
    return company.things["offer_version"]


def letter_handles(api: Client, company: Company) -> list[Results]:
    """The letters that the latest version of the company's offer shows."""
    handles: list[Results] = api("offer.info", offerId=company.things["offer"])["latestVersion"]["fileHandles"]
    return handles


def stored(company: Company) -> set[str]:
    """The keys of all files of the company in the store."""
    store: Store = company.server.app.store

    async def keys() -> set[str]:
        return {each.key async for each in store.stored("files/") if f"/{company.number}/" in each.key}

    return company.server.do(keys())


def test_a_letter_says_what_is_offered(api: Client, company: Company, version: str) -> None:
    job = api("job.info", id=company.things["job"])

    letter = api("offer.generateLetter", offerVersionId=version)

    as_pdf, as_docx = letter["fileHandles"]
    for text in (read_pdf(fetched(company, as_pdf["handle"])), read_docx(fetched(company, as_docx["handle"]))):
        assert text.startswith(f"{company.name} Dear Wilhelmina Ashgrove,")
        assert f"the position of {job['title']} at {company.name}" in text
        assert "First day: September 1, 2026" in text
        assert "Salary: \u20ac70,000" in text


def test_the_offer_shows_its_letters(api: Client, company: Company, version: str) -> None:
    letter = api("offer.generateLetter", offerVersionId=version)

    assert [each["name"] for each in letter["fileHandles"]] == [
        "Offer - Wilhelmina Ashgrove.pdf",
        "Offer - Wilhelmina Ashgrove.docx",
    ]
    assert letter["title"] == "Offer - Wilhelmina Ashgrove"
    assert letter_handles(api, company) == letter["fileHandles"]


def test_a_letter_says_what_it_shall(api: Client, company: Company, version: str) -> None:
    html = (
        "<h1>{{candidate.firstName}}</h1><p>{{ offer.salary }} from {{offer.startDate}} as <b>{{job.title}}</b></p>"
        "<ol><li>Leave</li></ol>"
    )
    job = api("job.info", id=company.things["job"])["title"]

    letter = api("offer.generateLetter", offerVersionId=version, bodyHtml=html)

    terms = f"<p>\u20ac70,000 from September 1, 2026 as <b>{job}</b></p>"
    assert letter["bodyHtml"] == f"<h1>Wilhelmina</h1>{terms}<ol><li>Leave</li></ol>"
    text = read_pdf(fetched(company, letter["fileHandles"][0]["handle"]))
    assert text == f"Wilhelmina \u20ac70,000 from September 1, 2026 as {job} 1. Leave"


def test_a_value_stays_text(api: Client, company: Company, version: str) -> None:
    api("candidate.update", candidateId=company.things["candidate"], name="<b>Jo</b> a/b\\c & 'Co'")

    letter = api("offer.generateLetter", offerVersionId=version, bodyHtml="<p>{{candidate.name}}</p>")

    as_pdf, as_docx = letter["fileHandles"]
    assert read_pdf(fetched(company, as_pdf["handle"])) == "<b>Jo</b> a/b\\c & 'Co'"
    assert read_docx(fetched(company, as_docx["handle"])) == "<b>Jo</b> a/b\\c & 'Co'"
    assert as_pdf["name"] == "Offer - <b>Jo< b> a b c & 'Co'.pdf"


def test_pictures_are_taken_out(api: Client, version: str) -> None:
    with receiving() as receiver:
        html = f'<p>Seen<img src="{receiver.url}/a.png"></p><script src="{receiver.url}/b.js"></script>'
        letter = api("offer.generateLetter", offerVersionId=version, bodyHtml=html)
        assert receiver.messages == []

    assert letter["bodyHtml"] == "<p>Seen</p>"


def test_a_new_letter_takes_the_place_of_the_old_one(api: Client, company: Company, version: str) -> None:
    old = api("offer.generateLetter", offerVersionId=version)
    before = stored(company)

    new = api("offer.generateLetter", offerVersionId=version, bodyHtml="<p>Better</p>")

    assert letter_handles(api, company) == new["fileHandles"]
    for each in old["fileHandles"]:
        assert api.refused("file.info", fileHandle=each["handle"])[0] == "file_not_found"
    eventually(lambda: not before & stored(company), 20)
    assert read_pdf(fetched(company, new["fileHandles"][0]["handle"])) == "Better"


def test_the_signed_letter_stays(api: Client, company: Company, version: str) -> None:
    api("offer.addSignedLetter", offerVersionId=version, fileHandle=scanned(api))

    api("offer.generateLetter", offerVersionId=version)

    assert [each["name"] for each in letter_handles(api, company)] == [
        "Offer - Wilhelmina Ashgrove.pdf",
        "Offer - Wilhelmina Ashgrove.docx",
        "signed.pdf",
    ]


def test_each_version_has_its_own_letter(api: Client, company: Company, version: str) -> None:
    first = api("offer.generateLetter", offerVersionId=version)
    changed = another_version(company, company.things["offer"])
    assert changed["latestVersion"]["fileHandles"] == []

    second = api("offer.generateLetter", offerVersionId=latest(changed))

    shown = api("offer.info", offerId=company.things["offer"])["versions"]
    assert [each["fileHandles"] for each in shown] == [first["fileHandles"], second["fileHandles"]]
    assert "\u20ac75,000" in second["bodyHtml"]


@pytest.mark.parametrize(
    ("pay", "written"),
    [
        ({"currencyCode": "USD", "value": 120_000}, "$120,000"),
        ({"currencyCode": "JPY", "value": 9_000_000}, "\u00a59,000,000"),
        ({"currencyCode": "PLN", "value": 180_000}, "PLN\u00a0180,000"),
    ],
)
def test_a_salary_is_written_with_its_currency(
    api: Client, company: Company, version: str, pay: Any, written: str
) -> None:
    api("offer.update", offerId=company.things["offer"], offerForm=said(**{SALARY: pay}))
    changed = latest(api("offer.info", offerId=company.things["offer"]))
    assert changed != version

    letter = api("offer.generateLetter", offerVersionId=changed, bodyHtml="<p>{{offer.salary}}</p>")

    assert letter["bodyHtml"] == f"<p>{written}</p>"


def test_the_candidate_does_not_show_it_among_their_files(api: Client, company: Company, version: str) -> None:
    before = api("candidate.info", id=company.things["candidate"])

    api("offer.generateLetter", offerVersionId=version)

    assert api("candidate.info", id=company.things["candidate"]) == before


def test_it_is_told_as_an_update_of_the_offer(api: Client, company: Company, version: str) -> None:
    with receiving() as receiver:
        tell(company, receiver.url, webhook_type="offerUpdate")
        letter = api("offer.generateLetter", offerVersionId=version)
        (message,) = [message.json for message in receiver.wait_for(1)]

    assert message["data"]["offer"]["latestVersion"]["fileHandles"] == letter["fileHandles"]


def test_it_comes_in_the_next_sync(api: Client, version: str) -> None:
    _, token = api.run("offer.list")

    letter = api("offer.generateLetter", offerVersionId=version)

    (synced,) = api.all("offer.list", syncToken=token)
    assert synced["latestVersion"]["fileHandles"] == letter["fileHandles"]


def test_an_unknown_version_is_refused(api: Client) -> None:
    unknown = str(uuid.uuid4())

    code, message = api.refused("offer.generateLetter", offerVersionId=unknown)

    assert code == "offer_version_not_found"
    assert unknown in message


def test_a_confidential_offer_is_for_few(company: Company) -> None:
    version = company.things["confidential_offer_version"]
    few = company.client(switches=[Switch.EXTENSIONS])

    assert few.refused("offer.generateLetter", offerVersionId=version)[0] == "offer_version_not_found"
    assert company.admin("offer.generateLetter", offerVersionId=version)["fileHandles"]


@pytest.mark.parametrize(
    "html", ["", " ", "<p></p>", "<img src='x'>", "<ul><li></li></ul>", "<p>\u200b</p>", "x" * 50_001, "&" * 11_000]
)
def test_a_letter_says_something_and_ends(api: Client, version: str, html: str) -> None:
    code, message = api.refused("offer.generateLetter", offerVersionId=version, bodyHtml=html)

    assert code == "invalid_input"
    assert "`bodyHtml`" in message


@pytest.mark.parametrize("token", ["candidate.shoeSize", "offer", "offer.opening"])
def test_an_unknown_token_is_refused(api: Client, version: str, token: str) -> None:
    code, message = api.refused("offer.generateLetter", offerVersionId=version, bodyHtml=f"<p>{{{{{token}}}}}</p>")

    assert code == "invalid_input"
    assert "`bodyHtml`" in message
    assert "offer.startDate" in message


def test_a_token_without_a_value_is_refused(api: Client, version: str) -> None:
    code, message = api.refused("offer.generateLetter", offerVersionId=version, bodyHtml="<p>{{sender.email}}</p>")

    assert (code, message) == ("invalid_input", "`bodyHtml`: nothing is known here for sender.email")


def test_values_count_as_well(api: Client, company: Company, version: str) -> None:
    api("candidate.update", candidateId=company.things["candidate"], name="x" * 9_000)

    code, message = api.refused(
        "offer.generateLetter", offerVersionId=version, bodyHtml="<p>{{candidate.name}}</p>" * 10
    )

    assert code == "invalid_input"
    assert "50,000" in message


def test_what_the_pdf_cannot_show_is_named(api: Client, company: Company, version: str) -> None:
    before = api("offer.info", offerId=company.things["offer"])
    api("candidate.update", candidateId=company.things["candidate"], name="\u738b\u4f1f")

    code, message = api.refused("offer.generateLetter", offerVersionId=version)

    assert code == "offer_letter_not_possible"
    assert "\u738b, \u4f1f" in message
    assert api("offer.info", offerId=company.things["offer"]) == before
    assert stored(company) == set()


def test_a_letter_that_is_no_longer_true_is_not_attached(
    api: Client, company: Company, version: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = pdf.write

    def write_slowly(paragraphs: Sequence[Paragraph], title: str, now: datetime) -> bytes:
        api("candidate.update", candidateId=company.things["candidate"], name="Somebody Else")
        return write(paragraphs, title, now)

    monkeypatch.setattr(pdf, "write", write_slowly)

    code, message = api.refused("offer.generateLetter", offerVersionId=version)

    assert code == "offer_letter_outdated"
    assert version in message
    assert letter_handles(api, company) == []
    app = company.server.app
    later = app.world.clock.now() + 2 * KEPT_UPLOADS
    company.server.do(sweep(app.store, app.database, later))
    assert stored(company) == set()


def test_an_offer_that_is_deleted_meanwhile_has_no_letter(
    api: Client, company: Company, version: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = pdf.write

    def write_slowly(paragraphs: Sequence[Paragraph], title: str, now: datetime) -> bytes:
        api("offer.delete", offerId=company.things["offer"])
        return write(paragraphs, title, now)

    monkeypatch.setattr(pdf, "write", write_slowly)

    code, _ = api.refused("offer.generateLetter", offerVersionId=version)

    assert code == "offer_version_not_found"


def test_deleting_the_offer_deletes_its_letters(api: Client, company: Company, version: str) -> None:
    letter = api("offer.generateLetter", offerVersionId=version)

    api("offer.delete", offerId=company.things["offer"])

    for each in letter["fileHandles"]:
        assert api.refused("file.info", fileHandle=each["handle"])[0] == "file_not_found"
    eventually(lambda: stored(company) == set(), 20)


def test_a_letter_that_is_deleted_once_its_version_was_read_is_left_out(
    api: Client, company: Company, version: str
) -> None:
    api("offer.generateLetter", offerVersionId=version)

    def read_too_late(ctx: Context) -> dict[Id, OfferVersion]:
        row = ctx.get(models.offer_version, Id(version))
        offers.remove(ctx, row.offer_id)
        return show_versions(ctx, [row])

    assert company.act(read_too_late)[Id(version)].file_handles == []
