"""file.info."""

from __future__ import annotations

import base64
import json
import tempfile
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import httpx
import pytest

from rowantree.settings import Settings
from tests import cast
from tests.cast import Company
from tests.client import Client
from tests.files.sending import NOTES, announce, attached
from tests.servers import SECRET, Server, serving


@pytest.fixture
def file(api: Client) -> dict[str, Any]:
    """A file of a candidate."""
    candidate = api("candidate.create", name="Wilhelmina Ashgrove")["id"]
    return attached(api, candidate, name="Maya's “Lebenslauf” für 友達.txt")


@pytest.fixture
def url(api: Client, file: dict[str, Any]) -> str:
    """Where it can be fetched."""
    return str(api("file.info", fileHandle=file["handle"])["url"])


def test_the_address_gives_the_same_bytes_to_whoever_has_it(url: str) -> None:
    given = httpx.get(url)

    assert (given.status_code, given.content) == (200, NOTES)
    assert given.headers["content-type"] == "text/plain"
    assert given.headers["content-length"] == str(len(NOTES))


def test_it_is_saved_under_its_name_and_never_shown(url: str) -> None:
    given = httpx.get(url)

    assert given.headers["content-disposition"] == (
        "attachment; filename*=UTF-8''Maya%27s%20%E2%80%9CLebenslauf%E2%80%9D%20f%C3%BCr%20%E5%8F%8B%E9%81%94.txt; "
        'filename="Maya\'s _Lebenslauf_ f_r __.txt"'
    )
    assert given.headers["x-content-type-options"] == "nosniff"
    assert "sandbox" in given.headers["content-security-policy"]


def test_a_head_says_the_same_without_the_bytes(url: str) -> None:
    head, given = httpx.head(url), httpx.get(url)

    assert (head.status_code, head.content) == (200, b"")
    assert {**head.headers, "date": ""} == {**given.headers, "date": ""}


def test_a_part_can_be_fetched(url: str) -> None:
    given = httpx.get(url, headers={"range": "bytes=7-9"})

    assert (given.status_code, given.content) == (206, NOTES[7:10])
    assert given.headers["content-range"] == f"bytes 7-9/{len(NOTES)}"
    assert httpx.get(url, headers={"range": "bytes=1000-"}).status_code == 416


def test_what_somebody_has_already_is_not_sent_again(url: str) -> None:
    etag = httpx.get(url).headers["etag"]

    for known in (etag, f"W/{etag}", f'"another", {etag}', "*"):
        again = httpx.get(url, headers={"if-none-match": known})
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", etag)
    assert httpx.get(url, headers={"if-none-match": '"another"'}).content == NOTES


def test_a_changed_address_gives_nothing(url: str) -> None:
    assert httpx.get(url[:-8] + "AAAAAAAA").status_code == 403
    assert httpx.get(url[:-1]).status_code == 403


def test_its_handle_can_be_read(file: dict[str, Any]) -> None:
    read = json.loads(base64.b64decode(file["handle"]))

    assert list(read) == ["handle", "signature", "version"]
    assert read["handle"]["type"] == "CandidateFile"
    assert read["handle"]["fileId"] == file["id"]
    assert len(base64.b64decode(read["signature"])) == 32


def test_a_handle_that_was_changed_is_unknown(api: Client, file: dict[str, Any]) -> None:
    other = attached(api, api("candidate.create", name="Osei Mensah-Bonsu")["id"])
    read = json.loads(base64.b64decode(file["handle"]))
    read["handle"]["fileId"] = other["id"]
    changed = base64.b64encode(json.dumps(read).encode()).decode()

    for handle in (changed, file["handle"][:-4], "", "é", "e30=", "bnVsbA==", announce(api).handle, file["id"]):
        assert api.refused("file.info", fileHandle=handle)[0] == "file_not_found", handle


def test_the_neighbours_file_is_unknown(neighbour: Company, file: dict[str, Any]) -> None:
    assert neighbour.admin.refused("file.info", fileHandle=file["handle"])[0] == "file_not_found"


def test_a_handle_must_be_text_of_a_bounded_length(api: Client) -> None:
    for handle in (None, 7, "a" * 4_001):
        code, message = api.refused("file.info", fileHandle=handle)
        assert (code, "fileHandle" in message) == ("invalid_input", True)


@pytest.fixture
def movable() -> Iterator[Server]:
    """A server whose clock only this test sees."""
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(database_url=f"sqlite:///{folder}/rowantree.db", secret=SECRET, rate_limit=None)
        with serving(settings) as started:
            yield started


def test_addresses_expire(movable: Server) -> None:
    company, clock = cast.found(movable, "Meridian Robotics"), movable.app.world.clock
    candidate = company.admin("candidate.create", name="Wilhelmina Ashgrove")["id"]
    announced, late = announce(company.admin), announce(company.admin)
    handle = attached(company.admin, candidate)["handle"]
    url = company.admin("file.info", fileHandle=handle)["url"]

    clock.advance(timedelta(minutes=4, seconds=50))
    assert httpx.get(url).status_code == 200
    clock.advance(timedelta(seconds=15))
    assert (httpx.get(url).status_code, "expired" in httpx.get(url).text) == (403, True)
    assert httpx.get(company.admin("file.info", fileHandle=handle)["url"]).content == NOTES

    clock.advance(timedelta(minutes=4, seconds=45))
    assert announced.send().status_code == 204
    clock.advance(timedelta(seconds=15))
    assert (late.send().status_code, "expired" in late.send().text) == (403, True)
    assert httpx.put(late.url, content=NOTES, headers={"content-type": "text/plain"}).status_code == 403
