"""What the server's own door for uploads refuses: each leaves nothing behind, and the server goes on."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from urllib.parse import urlsplit

import httpx
import pytest

from rowantree.files.disk import DOWNLOADS, UPLOADS
from tests.cast import Company
from tests.files.abuses import ABUSES, Abuse
from tests.files.sending import NOTES, announce, attached, fields, form, listing, part
from tests.jobs.waiting import eventually
from tests.servers import Server

pytestmark = pytest.mark.usefixtures("healthy")

each_abuse = pytest.mark.parametrize("abuse", ABUSES.values(), ids=ABUSES)


@pytest.fixture(scope="session")
def server(disk: Server) -> Server:
    """A server with its files on the disk."""
    return disk


@pytest.mark.usefixtures("nothing_left")
@each_abuse
def test_it_is_refused(abuse: Abuse, company: Company) -> None:
    announced = announce(company.admin)

    refused = announced.send_raw(abuse.body(announced))

    assert refused.status_code in (400, 403)
    assert f"<Code>{abuse.disk}</Code>" in refused.text
    assert refused.headers["content-type"].startswith("application/xml")


@pytest.mark.usefixtures("nothing_left")
@each_abuse
def test_it_is_refused_as_well_when_it_comes_byte_by_byte(abuse: Abuse, company: Company) -> None:
    announced = announce(company.admin)
    body = abuse.body(announced)
    step = max(len(body) // 300, 1)

    def slowly() -> Iterator[bytes]:
        for start in range(0, len(body), step):
            yield body[start : start + step]

    headers = {"content-type": "multipart/form-data; boundary=X"}
    refused = httpx.post(announced.url, content=slowly(), headers=headers, timeout=30)

    assert f"<Code>{abuse.disk}</Code>" in refused.text


@pytest.mark.usefixtures("nothing_left")
def test_the_fields_of_another_upload_are_refused(company: Company) -> None:
    ours, other = announce(company.admin), announce(company.admin)

    assert "AccessDenied" in ours.send(data=other.fields).text
    assert "AccessDenied" in ours.send(data=other.fields | {"key": ours.fields["key"]}).text


@pytest.mark.usefixtures("nothing_left")
@pytest.mark.parametrize("content_type", ["text/plain", "multipart/form-data", "", "multipart/form-data; boundary="])
def test_what_is_no_form_is_refused(content_type: str, company: Company) -> None:
    refused = httpx.post(announce(company.admin).url, content=NOTES, headers={"content-type": content_type})

    assert refused.status_code == 412


@pytest.mark.usefixtures("nothing_left")
@pytest.mark.parametrize(
    ("content", "content_type", "code"),
    [
        (NOTES, "text/html", "SignatureDoesNotMatch"),
        (NOTES, "", "SignatureDoesNotMatch"),
        (NOTES + b"!", "text/plain", "EntityTooLarge"),
        (NOTES[1:], "text/plain", "EntityTooSmall"),
        (b"", "text/plain", "EntityTooSmall"),
    ],
)
def test_a_put_of_something_else_is_refused(content: bytes, content_type: str, code: str, company: Company) -> None:
    refused = httpx.put(announce(company.admin).url, content=content, headers={"content-type": content_type})

    assert code in refused.text


@pytest.mark.usefixtures("nothing_left")
def test_a_changed_address_is_refused(company: Company) -> None:
    announced = announce(company.admin)
    base, _, seal = announced.url.rpartition("/")
    for url in (
        f"{base}/{seal[:-8]}AAAAAAAA",
        f"{base}/{seal[1:]}",
        f"{base}/",
        f"{base}/é",
        f"{base}/{seal}/../x",
    ):
        assert httpx.post(url, data=announced.fields, files={"file": NOTES}).status_code in (403, 404, 405), url


def test_addresses_are_for_one_purpose(company: Company) -> None:
    announced = announce(company.admin)
    candidate = company.admin("candidate.create", name="Wilhelmina Ashgrove")["id"]
    file = attached(company.admin, candidate)
    download = company.admin("file.info", fileHandle=file["handle"])["url"]

    assert httpx.get(announced.url).status_code == 405
    assert httpx.get(announced.url.replace(UPLOADS, DOWNLOADS)).status_code == 403
    assert httpx.post(download, data=announced.fields, files={"file": NOTES}).status_code == 405
    assert announced.send().status_code == 204
    assert httpx.put(download.replace(DOWNLOADS, UPLOADS), content=NOTES).status_code == 403
    assert httpx.delete(download).status_code == 405


def test_a_cursor_is_no_address(company: Company, server: Server) -> None:
    for _ in range(3):
        company.admin("candidate.create", name="Wilhelmina Ashgrove")
    page = company.admin.page("candidate.list", limit=1)

    for way in (UPLOADS, DOWNLOADS):
        assert server.http.get(f"{way}{page['nextCursor']}").status_code in (403, 405)
    assert server.http.put(f"{UPLOADS}{page['nextCursor']}").status_code == 403
    seal = announce(company.admin).url.rpartition("/")[2]
    assert company.admin.refused("candidate.list", cursor=seal)[0] == "invalid_next_cursor"


@pytest.mark.parametrize("path", ["/files/downloads/../../etc/passwd", "/files/%2e%2e/%2e%2e/etc/passwd", "/files/"])
def test_paths_lead_nowhere(path: str, server: Server) -> None:
    address = urlsplit(server.base_url)
    with socket.create_connection((str(address.hostname), int(address.port or 0))) as raw:
        raw.sendall(f"GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".encode())
        status = raw.makefile("rb").readline()

    assert status.split()[1] in (b"401", b"403", b"404", b"405")


@pytest.mark.parametrize("method", ["POST", "PUT"])
def test_who_hangs_up_leaves_nothing_behind(method: str, company: Company, server: Server) -> None:
    announced = announce(company.admin, content=b"x" * 5_000_000, content_type="text/plain")
    before, address = listing(server), urlsplit(announced.url)
    kind = "multipart/form-data; boundary=X" if method == "POST" else "text/plain"
    body = form(*fields(announced), part("file", b"x" * 2_000_000, "x"), end=b"")
    with socket.create_connection((str(address.hostname), int(address.port or 0))) as raw:
        raw.sendall(
            f"{method} {address.path} HTTP/1.1\r\nHost: x\r\nContent-Type: {kind}\r\n"
            "Content-Length: 5000000\r\n\r\n".encode()
            + body
        )
        eventually(lambda: listing(server) != before)

    eventually(lambda: listing(server) == before)
    assert server.http.get("/health").text == "ok\n"
    assert announced.send().status_code == 204


@pytest.mark.parametrize("filename", ["../../../etc/passwd", "C:\\x.exe", "", "a" * 300, "é\u202e", "a;b"])
def test_what_the_file_is_called_in_its_part_does_not_matter(filename: str, company: Company) -> None:
    announced = announce(company.admin)

    assert announced.send_raw(form(*fields(announced), part("file", NOTES, filename))).status_code == 204
    assert announced.fields["key"] in listing(company.server)
