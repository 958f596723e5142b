"""What HTTP asks of the server's own door for files, in both directions."""

from __future__ import annotations

import http.client
import socket
from collections.abc import Iterator
from contextlib import closing
from urllib.parse import urlsplit

import httpx
import pytest

from rowantree.doors import files as door
from tests.cast import Company
from tests.files.sending import NOTES, Announced, announce, attached, fields, form, part
from tests.servers import Server

pytestmark = pytest.mark.usefixtures("healthy")

LARGE = b"x" * 5_000_000


@pytest.fixture(scope="session")
def server(disk: Server) -> Server:
    """A server with its files on the disk."""
    return disk


@pytest.fixture
def url(company: Company) -> str:
    """The address of a file."""
    candidate = company.admin("candidate.create", name="Wilhelmina Ashgrove")["id"]
    handle = attached(company.admin, candidate, content_type="text/html")["handle"]
    found: str = company.admin("file.info", fileHandle=handle)["url"]
    return found


def send(method: str, url: str, body: bytes, content_type: str) -> str:
    """The answer to a client that sends everything before it looks for one."""
    address = urlsplit(url)
    with closing(http.client.HTTPConnection(str(address.hostname), address.port, timeout=30)) as connection:
        connection.request(method, address.path, body, {"content-type": content_type})
        return connection.getresponse().read().decode()


def forged(announced: Announced) -> str:
    return announced.url[:-8] + "AAAAAAAA"


def test_who_is_refused_in_the_middle_of_sending_reads_why(company: Company) -> None:
    small, large = announce(company.admin), announce(company.admin, content=LARGE)
    body = form(*fields(large, signature="0" * 64), part("file", LARGE, "x"))
    two = form(*fields(small), part("a", b"", "a"), part("file", LARGE, "x"))

    assert "SignatureDoesNotMatch" in send("PUT", forged(large), LARGE, "text/plain")
    assert "SignatureDoesNotMatch" in send("PUT", large.url, LARGE, "text/html")
    assert "PreconditionFailed" in send("POST", large.url, LARGE, "text/html")
    assert "SignatureDoesNotMatch" in send("POST", large.url, body, "multipart/form-data; boundary=X")
    assert "MalformedPOSTRequest" in send("POST", large.url, LARGE, "multipart/form-data; boundary=X")
    assert "EntityTooLarge" in send("PUT", small.url, LARGE, "text/plain")
    assert "EntityTooLarge" in send("POST", small.url, two, "multipart/form-data; boundary=X")


def test_what_is_refused_is_not_read_for_ever(company: Company, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(door, "SPARE_BYTES", 1_000_000)
    sent = 0

    def endless() -> Iterator[bytes]:
        nonlocal sent
        while sent < 500:
            sent += 1
            yield LARGE

    with httpx.Client(timeout=30) as client:
        try:
            refused = client.put(forged(announce(company.admin)), content=endless())
        except httpx.TransportError:
            refused = None

    assert refused is None or refused.status_code == 403
    assert sent < 50


def test_a_refused_sender_that_falls_silent_is_not_waited_for(
    company: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(door, "SPARE_SECONDS", 0.2)
    address = urlsplit(forged(announce(company.admin)))

    with socket.create_connection((str(address.hostname), int(address.port or 0)), timeout=10) as raw:
        raw.sendall(f"PUT {address.path} HTTP/1.1\r\nHost: x\r\nContent-Length: 5000000\r\n\r\nx".encode())
        assert b"SignatureDoesNotMatch" in b"".join(iter(lambda: raw.recv(65_536), b""))


@pytest.mark.parametrize("is_forged", [True, False])
def test_who_asks_before_sending_is_answered_at_once(is_forged: bool, company: Company) -> None:
    announced = announce(company.admin)
    address = urlsplit(forged(announced) if is_forged else announced.url)

    with socket.create_connection((str(address.hostname), int(address.port or 0)), timeout=10) as raw:
        raw.sendall(
            f"PUT {address.path} HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\n"
            f"Content-Length: {len(NOTES)}\r\nExpect: 100-continue\r\nConnection: close\r\n\r\n".encode()
        )
        status = raw.recv(12)
        raw.sendall(NOTES if not is_forged else b"")
        rest = b"".join(iter(lambda: raw.recv(65_536), b""))

    assert status == (b"HTTP/1.1 403" if is_forged else b"HTTP/1.1 100")
    assert is_forged or b"HTTP/1.1 200" in rest


@pytest.mark.parametrize(
    ("asked", "given", "which"),
    [
        ("bytes=0-3", NOTES[:4], "bytes 0-3/28"),
        ("bytes=5-", NOTES[5:], "bytes 5-27/28"),
        ("bytes=-4", NOTES[-4:], "bytes 24-27/28"),
        ("bytes=20-999", NOTES[20:], "bytes 20-27/28"),
    ],
)
def test_a_part_of_a_file_can_be_asked_for(asked: str, given: bytes, which: str, url: str) -> None:
    answer = httpx.get(url, headers={"range": asked})

    assert (answer.status_code, answer.content, answer.headers["content-range"]) == (206, given, which)
    assert answer.headers["content-disposition"].startswith("attachment; ")


def test_a_part_that_is_not_there_is_refused(url: str) -> None:
    answer = httpx.get(url, headers={"range": "bytes=28-"})

    assert (answer.status_code, answer.headers["content-range"]) == (416, "bytes */28")


@pytest.mark.parametrize(
    "asked",
    ["bytes=0-0,5-6", "bytes=" + ",".join(["0-27"] * 1_000), "bytes=5-2", "bytes=x-", "bytes=-", "lines=0-3", "x"],
)
def test_for_what_is_not_one_part_the_whole_file_is_given(asked: str, url: str) -> None:
    answer = httpx.get(url, headers={"range": asked})

    assert (answer.status_code, answer.content) == (200, NOTES)


def test_a_part_of_another_file_is_the_whole_of_this_one(url: str) -> None:
    etag = httpx.head(url).headers["etag"]

    assert httpx.get(url, headers={"range": "bytes=0-3", "if-range": etag}).content == NOTES[:4]
    assert httpx.get(url, headers={"range": "bytes=0-3", "if-range": '"another"'}).content == NOTES


def test_a_file_that_is_known_is_not_sent_again(url: str) -> None:
    etag = httpx.get(url).headers["etag"]

    for known in (etag, f"W/{etag}", f'"another", {etag}', "*"):
        answer = httpx.get(url, headers={"if-none-match": known})
        assert (answer.status_code, answer.content, answer.headers["etag"]) == (304, b"", etag)
    assert httpx.get(url, headers={"if-none-match": '"another"'}).content == NOTES


def test_head_tells_what_get_would(url: str) -> None:
    head, get = httpx.head(url), httpx.get(url)

    assert (head.status_code, head.content) == (200, b"")
    assert {**head.headers, "date": ""} == {**get.headers, "date": ""}
    assert httpx.head(url[:-8] + "AAAAAAAA").status_code == 403


@pytest.mark.parametrize("asked", [{}, {"range": "bytes=0-3"}, {"range": "bytes=0-1,4-5"}])
def test_no_browser_shows_a_file_or_runs_what_is_in_it(asked: dict[str, str], url: str) -> None:
    headers = httpx.get(url, headers=asked).headers

    assert headers["content-disposition"].startswith("attachment; ")
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["content-security-policy"] == "default-src 'none'; sandbox"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cache-control"].startswith("private")
