"""The résumés of the demo's candidates: what they say, and the bytes that say it."""

from __future__ import annotations

import asyncio
import random
from datetime import UTC, datetime
from pathlib import Path

import pytest

from rowantree.core.storage import file_key
from rowantree.files.resumes import reader
from rowantree.sandbox import careers, meridian, people, resumes
from tests.cast import raw
from tests.client import Results
from tests.sandbox.filling import Filled

NOW = datetime(2026, 11, 22, tzinfo=UTC)


def is_latin(candidate: Results) -> bool:
    """Whether the reader knows the letters of the name: it does not find names in others."""
    return bool(max(candidate["name"]) < "\u0250")


def test_every_candidate_has_one_that_is_called_like_them(everybody: list[Results]) -> None:
    for each in everybody:
        assert each["fileHandles"] == [each["resumeFileHandle"]]
        name, _, ending = each["resumeFileHandle"]["name"].rpartition(".")
        assert (name, ending in ("pdf", "txt")) == (f"{each['name']} - Resume", True)


def test_there_are_pdfs_and_texts(everybody: list[Results]) -> None:
    endings = [each["resumeFileHandle"]["name"].rpartition(".")[2] for each in everybody]

    assert endings.count("pdf") > 50
    assert endings.count("txt") > 50


def test_ten_of_them_say_who_somebody_is(first: Filled, everybody: list[Results], tmp_path: Path) -> None:
    company, _ = first
    store, sample = company.server.app.world.files, [each for each in everybody if is_latin(each)][::18][:10]
    assert len(sample) == 10
    for each in sample:
        handle, path = each["resumeFileHandle"], tmp_path / each["id"]
        company.server.do(store.fetch(file_key(company.number, handle["id"]), path))

        reading = asyncio.run(reader.read(path, "application/octet-stream", handle["name"]))

        assert reading.problem is None
        assert reading.found.name == each["name"]
        assert reading.found.email == each["primaryEmailAddress"]["value"]
        assert (reading.found.position, reading.found.company) == (each["position"], each["company"])
        assert reading.found.school == each["school"]
        assert reading.found.links.linkedin == each["socialLinks"][0]["url"]
        kept = raw(
            company.server,
            "SELECT text FROM file_text WHERE organization_id = ? AND file_id = ?",
            company.number,
            handle["id"],
        )
        assert [text.split() for (text,) in kept] == [(reading.text or "").split()]


def test_names_in_other_letters_have_their_address_all_the_same(first: Filled, everybody: list[Results]) -> None:
    company, kept = first
    content = {each.key: each.content for each in kept}
    for each in [each for each in everybody if not is_latin(each)][:3]:
        handle = each["resumeFileHandle"]

        reading = asyncio.run(reader.read(content[file_key(company.number, handle["id"])], "", handle["name"]))

        assert reading.found.email == each["primaryEmailAddress"]["value"]
        assert (reading.text or "").startswith(each["name"])


def test_forms_came_with_the_resume_of_who_was_new(first: Filled, everybody: list[Results]) -> None:
    company, _ = first
    handles = {each["id"]: each["resumeFileHandle"] for each in everybody}
    shown = 0
    for application in company.admin.all("application.list")[:20]:
        info = company.admin("application.info", applicationId=application["id"], expand=["applicationFormSubmissions"])
        for submission in info["applicationFormSubmissions"]:
            sent = submission["submittedValues"].get("_systemfield_resume")
            shown += sent is not None
            assert sent is None or sent["name"] == handles[info["candidate"]["id"]]["name"]
    assert shown > 0


def test_the_same_plan_gives_the_same_bytes(first: Filled, again: Filled) -> None:
    bytes_of = [[(each.key.rpartition("/")[2], each.content) for each in kept] for _, kept in (first, again)]

    assert bytes_of[0] == bytes_of[1] != []


@pytest.mark.parametrize("title", [each.title for each in meridian.POSITIONS if each.opens_on is not None])
def test_a_career_fits_the_job(title: str) -> None:
    career = careers.invent(random.Random(1), title, "Poland")  # noqa: S311 careers that can be repeated

    assert career.trade is careers.TRADES[title]
    assert {career.position, career.former_position} <= set(career.trade.titles)
    assert career.company in careers.COMPANIES["Poland"]
    assert career.company != career.former_company


def test_there_are_companies_and_schools_wherever_people_are() -> None:
    for country in people.COUNTRIES:
        assert careers.COMPANIES[country.name]
        assert careers.SCHOOLS[country.name]


def test_a_pdf_keeps_brackets_and_backslashes() -> None:
    from rowantree.files.resumes.extraction import extract

    content = resumes.pdf(["Maya Okafor", "", "maya@example.com (at home) C:\\Users"])

    assert "maya@example.com (at home) C:\\Users" in (extract(content, "application/pdf", "cv.pdf").text or "")


def test_a_resume_that_cannot_be_a_pdf_is_a_text() -> None:
    person = people.invent(random.Random(3))  # noqa: S311 people who can be repeated
    text = resumes.written(person, careers.invent(random.Random(1), "Account Executive", "Poland"), NOW)  # noqa: S311

    assert resumes.file_of(f"佐藤\n{text}")[1:] == (".txt", "text/plain; charset=utf-8")
    assert resumes.file_of("Maya Okafor")[1:] == (".pdf", "application/pdf")
