"""What every store does, on the disk and on S3."""

from __future__ import annotations

import base64
import json
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import httpx
import pytest

from rowantree.core.storage import Download, Wanted, file_key, upload_key
from rowantree.files.s3 import S3Store
from rowantree.models.columns import Id
from tests.cast import Company
from tests.files.sending import NOTES, Announced, announce, attached, listing
from tests.servers import Server

pytestmark = pytest.mark.usefixtures("left_alone")

ONE, TWO = (Id(f"01a20266-4a14-7f3a-a83c-f155025cf3f{n}") for n in (1, 2))


@pytest.fixture
def left_alone(server: Server) -> None:
    """The store is empty."""
    for key in listing(server):
        server.do(server.app.store.delete(key))


def put(server: Server, tmp_path: Path, key: str, content: bytes = NOTES) -> None:
    path = tmp_path / "put"
    path.write_bytes(content)
    server.do(server.app.store.put(key, "text/plain", path))
    assert not path.exists()


def upload(server: Server, key: str, content: bytes = NOTES) -> Announced:
    made = server.app.store.upload(Wanted(key, "text/plain", len(content)), datetime.now(UTC))
    return Announced("", made.url, made.fields, content, "text/plain")


def test_a_file_goes_its_whole_way(server: Server, tmp_path: Path) -> None:
    store, uploads, final = server.app.store, upload_key(7, ONE), file_key(7, ONE)

    assert upload(server, uploads).send().status_code == 204
    copied = server.do(store.copy(uploads, final))
    server.do(store.fetch(final, tmp_path / "fetched"))
    address = store.download(Download(final, "Notes.txt", "text/plain"), datetime.now(UTC), 60)
    given = httpx.get(address)

    assert copied is not None
    assert (copied.key, copied.size) == (final, len(NOTES))
    assert (tmp_path / "fetched").read_bytes() == given.content == NOTES
    assert given.headers["content-disposition"].startswith("attachment; ")
    assert given.headers["content-type"] == "text/plain"
    assert set(listing(server)) == {uploads, final}
    server.do(store.delete(uploads))
    server.do(store.delete(final))
    assert listing(server) == {}


def test_an_upload_can_be_sent_again_and_a_file_never_changes(server: Server, tmp_path: Path) -> None:
    store, uploads, final = server.app.store, upload_key(7, ONE), file_key(7, ONE)
    upload(server, uploads).send()
    server.do(store.copy(uploads, final))

    upload(server, uploads, NOTES[::-1]).send()
    server.do(store.copy(uploads, final))

    server.do(store.fetch(final, tmp_path / "fetched"))
    assert (tmp_path / "fetched").read_bytes() == NOTES


def test_what_is_not_there_is_not_found(server: Server) -> None:
    store = server.app.store

    assert server.do(store.copy(upload_key(7, ONE), file_key(7, ONE))) is None
    assert server.do(store.find(file_key(7, ONE))) is None
    server.do(store.delete(file_key(7, ONE)))
    assert listing(server) == {}


def test_a_file_is_put_and_found(server: Server, tmp_path: Path) -> None:
    put(server, tmp_path, upload_key(7, TWO))

    found = server.do(server.app.store.find(upload_key(7, TWO)))

    assert found == listing(server)[upload_key(7, TWO)]
    assert found is not None
    assert abs(found.modified - datetime.now(UTC)) < timedelta(minutes=1)


def test_every_file_is_listed_also_where_there_are_many(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = server.app.store
    if isinstance(store, S3Store):  # it lists a thousand at a time, which would take half a minute to write
        few = partial(store._s3.list_objects_v2, MaxKeys=10)  # noqa: SLF001 where S3 is asked
        monkeypatch.setattr(store._s3, "list_objects_v2", few)  # noqa: SLF001 the same
    keys = {upload_key(7, Id(f"01a20266-4a14-7f3a-a83c-{number:012x}")) for number in range(35)}
    for key in keys:
        put(server, tmp_path, key, b".")

    assert set(listing(server)) == keys
    for key in keys:
        server.do(store.delete(key))


def test_what_is_html_or_svg_is_given_only_as_an_attachment(company: Company) -> None:
    candidate = company.admin("candidate.create", name="Wilhelmina Ashgrove")["id"]
    for name, kind in {"page.html": "text/html", "image.svg": "image/svg+xml"}.items():
        handle = attached(company.admin, candidate, b"<script>alert(1)</script>", name=name, content_type=kind)[
            "handle"
        ]

        given = httpx.get(company.admin("file.info", fileHandle=handle)["url"])

        assert given.headers["content-type"] == kind
        assert given.headers["content-disposition"] == f"attachment; filename*=UTF-8''{name}; filename=\"{name}\""


def test_what_an_upload_may_be_is_signed(company: Company) -> None:
    announced = announce(company.admin)
    policy = json.loads(base64.b64decode(announced.fields["policy"]))

    left = datetime.fromisoformat(policy["expiration"]) - datetime.now(UTC)
    assert timedelta(minutes=9) < left <= timedelta(minutes=10, seconds=1)
    assert {"key": announced.fields["key"]} in policy["conditions"]
    assert {"Content-Type": "text/plain"} in policy["conditions"]
    assert ["content-length-range", len(NOTES), len(NOTES)] in policy["conditions"]
    assert set(announced.fields) >= {"key", "Content-Type", "policy"}
    assert any("signature" in name.lower() for name in announced.fields)
