"""file.createFileUploadHandle."""

from __future__ import annotations

import httpx
import pytest

from tests.client import Client
from tests.files.sending import NOTES, announce, uploaded

BODY = {
    "fileUploadContext": "CandidateFiles",
    "filename": "a.pdf",
    "contentType": "application/pdf",
    "contentLength": 9,
}


@pytest.mark.parametrize("context", ["CandidateResume", "CandidateFiles", "ApplicationForm"])
def test_it_says_where_to_send_a_file(context: str, api: Client) -> None:
    results = api("file.createFileUploadHandle", **BODY | {"fileUploadContext": context})

    assert list(results) == ["handle", "url", "fields"]
    assert results["fields"]["Content-Type"] == "application/pdf"


def test_what_is_sent_there_can_be_attached(api: Client) -> None:
    candidate = api("candidate.create", name="Wilhelmina Ashgrove")["id"]

    shown = api("candidate.uploadFile", candidateId=candidate, fileHandle=uploaded(api))["fileHandles"]

    assert [each["name"] for each in shown] == ["notes.txt"]


def test_a_put_of_the_bytes_does_as_well(api: Client) -> None:
    candidate = api("candidate.create", name="Wilhelmina Ashgrove")["id"]
    announced = announce(api)

    sent = httpx.put(announced.url, content=NOTES, headers={"content-type": "text/plain"})

    assert sent.status_code == 200
    assert api("candidate.uploadFile", candidateId=candidate, fileHandle=announced.handle)["fileHandles"]


def test_a_handle_says_nothing_to_others(api: Client) -> None:
    assert "secret plans" not in announce(api, name="secret plans.txt").handle
    assert announce(api).handle != announce(api).handle


def test_the_longest_name_still_makes_a_handle_that_works(api: Client) -> None:
    candidate = api("candidate.create", name="Wilhelmina Ashgrove")["id"]
    handle = uploaded(api, name="😀" * 251 + ".pdf", content_type=f"{'a' * 100}/{'b' * 100};{'c' * 100}")

    shown = api("candidate.uploadFile", candidateId=candidate, fileHandle=handle)["fileHandles"][0]

    assert shown["name"] == "😀" * 251 + ".pdf"
    assert httpx.get(api("file.info", fileHandle=shown["handle"])["url"]).content == NOTES


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("filename", ""),
        ("filename", "  "),
        ("filename", ".."),
        ("filename", "folder/"),
        ("filename", "a" * 256),
        ("contentType", ""),
        ("contentType", "pdf"),
        ("contentType", "text/plain\r\nX-Evil: 1"),
        ("contentType", "text/plain; é"),
        ("contentLength", 0),
        ("contentLength", -1),
        ("contentLength", 200_000_001),
        ("contentLength", 10**30),
        ("contentLength", 1.5),
        ("fileUploadContext", "OfferLetter"),
        ("fileUploadContext", None),
    ],
)
def test_what_cannot_be_is_refused(name: str, value: object, api: Client) -> None:
    code, message = api.refused("file.createFileUploadHandle", **BODY | {name: value})

    assert code == "invalid_input"
    assert name in message


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("C:\\Users\\maya\\cv.pdf", "cv.pdf"),
        ("../../cv.pdf", "cv.pdf"),
        (" cv\n.pdf ", "cv.pdf"),
        ("fdp.\u202eexe", "fdp.exe"),
    ],
)
def test_of_a_name_only_the_name_is_kept(given: str, kept: str, api: Client) -> None:
    candidate = api("candidate.create", name="Wilhelmina Ashgrove")["id"]
    handle = uploaded(api, name=given)

    assert api("candidate.uploadFile", candidateId=candidate, fileHandle=handle)["fileHandles"][0]["name"] == kept
