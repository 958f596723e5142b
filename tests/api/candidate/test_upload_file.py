"""candidate.uploadFile."""

from __future__ import annotations

import uuid

import httpx
import pytest

from tests.cast import Company
from tests.client import Client
from tests.files.sending import NOTES, announce, form, part, uploaded

MULTIPART = {"content-type": "multipart/form-data; boundary=X"}


@pytest.fixture
def candidate(api: Client) -> str:
    """A candidate without files."""
    return str(api("candidate.create", name="Wilhelmina Ashgrove")["id"])


def test_the_candidate_then_has_the_file(api: Client, candidate: str) -> None:
    answer = api("candidate.uploadFile", candidateId=candidate, fileHandle=uploaded(api, name="Notizen für 友達.txt"))

    (file,) = answer["fileHandles"]
    assert list(file) == ["id", "name", "handle"]
    assert file["name"] == "Notizen für 友達.txt"
    assert answer["resumeFileHandle"] is None if "resumeFileHandle" in answer else True
    assert api("candidate.info", id=candidate) == answer
    assert httpx.get(api("file.info", fileHandle=file["handle"])["url"]).content == NOTES


def test_files_add_up(api: Client, candidate: str) -> None:
    for name in ("one.txt", "two.txt"):
        api("candidate.uploadFile", candidateId=candidate, fileHandle=uploaded(api, name=name))

    assert {each["name"] for each in api("candidate.info", id=candidate)["fileHandles"]} == {"one.txt", "two.txt"}


def test_the_candidate_is_newer_than_before(api: Client, candidate: str) -> None:
    _, token = api.run("candidate.list")

    api("candidate.uploadFile", candidateId=candidate, fileHandle=uploaded(api))

    assert [each["id"] for each in api.all("candidate.list", syncToken=token)] == [candidate]


def test_the_file_can_come_with_the_request(api: Client, candidate: str) -> None:
    body = form(part("candidateId", candidate.encode()), part("file", NOTES, "Notizen für 友達.txt"))

    answer = api.post("candidate.uploadFile", body, MULTIPART)

    (file,) = answer.results["fileHandles"]
    assert file["name"] == "Notizen für 友達.txt"
    assert httpx.get(api("file.info", fileHandle=file["handle"])["url"]).content == NOTES


def test_a_form_can_bring_a_handle_as_well(api: Client, candidate: str) -> None:
    body = form(part("candidateId", candidate.encode()), part("fileHandle", uploaded(api).encode()))

    assert api.post("candidate.uploadFile", body, MULTIPART).results["fileHandles"]


def test_a_form_without_a_file_is_refused(api: Client, candidate: str) -> None:
    answer = api.post("candidate.uploadFile", form(part("candidateId", candidate.encode())), MULTIPART)

    assert (answer.code, "fileHandle" in answer.message) == ("invalid_input", True)


def test_a_type_that_is_none_becomes_any(api: Client, candidate: str) -> None:
    headers = b'Content-Disposition: form-data; name="file"; filename="a"\r\nContent-Type: no type\xff'
    body = form(part("candidateId", candidate.encode()), (headers, NOTES))

    (file,) = api.post("candidate.uploadFile", body, MULTIPART).results["fileHandles"]

    given = httpx.get(api("file.info", fileHandle=file["handle"])["url"])
    assert given.headers["content-type"] == "application/octet-stream"


def test_a_handle_that_is_none_is_refused(api: Client, candidate: str) -> None:
    good = uploaded(api)
    for handle in ("", "é", good[:-4], good[:50] + "A" + good[51:], str(uuid.uuid4())):
        code, message = api.refused("candidate.uploadFile", candidateId=candidate, fileHandle=handle)
        assert (code, "fileHandle" in message) == ("invalid_input", True)


def test_the_neighbours_handle_is_refused(api: Client, candidate: str, neighbour: Company) -> None:
    theirs = uploaded(neighbour.admin)

    assert "fileHandle" in api.refused("candidate.uploadFile", candidateId=candidate, fileHandle=theirs)[1]
    assert api("candidate.info", id=candidate)["fileHandles"] == []


@pytest.mark.parametrize("context", ["CandidateResume", "ApplicationForm"])
def test_a_handle_for_something_else_is_refused(context: str, api: Client, candidate: str) -> None:
    handle = uploaded(api, context)  # type: ignore[arg-type]  # the contexts there are

    code, message = api.refused("candidate.uploadFile", candidateId=candidate, fileHandle=handle)

    assert code == "invalid_input"
    assert context in message


def test_a_file_that_was_not_uploaded_is_refused(api: Client, candidate: str) -> None:
    code, message = api.refused("candidate.uploadFile", candidateId=candidate, fileHandle=announce(api).handle)

    assert (code, "`fileHandle`: its file was not uploaded" in message) == ("invalid_input", True)


def test_a_handle_is_good_for_one_file(api: Client, candidate: str) -> None:
    handle = uploaded(api)
    api("candidate.uploadFile", candidateId=candidate, fileHandle=handle)
    other = api("candidate.create", name="Osei Mensah-Bonsu")["id"]

    for each in (candidate, other):
        code, message = api.refused("candidate.uploadFile", candidateId=each, fileHandle=handle)
        assert (code, "used already" in message) == ("invalid_input", True)
    assert len(api("candidate.info", id=candidate)["fileHandles"]) == 1


def test_an_unknown_candidate_is_refused_and_the_handle_stays_good(api: Client, candidate: str) -> None:
    handle = uploaded(api)

    assert (
        api.refused("candidate.uploadFile", candidateId=str(uuid.uuid4()), fileHandle=handle)[0]
        == "candidate_not_found"
    )

    assert api("candidate.uploadFile", candidateId=candidate, fileHandle=handle)["fileHandles"]
