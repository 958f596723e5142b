"""What only S3 has: signatures of its own, and others who write at the same time.

What plays S3 here copies over what is there, whatever the request says of it. Where that is the subject, the answer that
S3 documents is put in between.
"""

from __future__ import annotations

import asyncio
import io
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import boto3
import pytest
from botocore.awsrequest import AWSPreparedRequest, AWSResponse
from botocore.exceptions import ClientError

from rowantree.core.storage import file_key, upload_key
from rowantree.files.s3 import S3Store
from rowantree.models.columns import Id
from tests.cast import Company
from tests.files.conftest import REGION, WHO, running
from tests.files.sending import NOTES, announce, code
from tests.servers import Server

FILE = Id("01a20266-4a14-7f3a-a83c-f155025cf3f1")
UPLOAD, FINAL = upload_key(7, FILE), file_key(7, FILE)
OTHERS = NOTES[::-1]

Between = Callable[[AWSPreparedRequest], AWSResponse | None]


@dataclass
class Wire:
    """What is between a store and S3."""

    between: Between | None = None
    sent: list[AWSPreparedRequest] = field(default_factory=list)

    def __call__(self, request: AWSPreparedRequest, **_: object) -> AWSResponse | None:
        """Looks at a request before it is sent, and may answer it."""
        self.sent.append(request)
        return None if self.between is None else self.between(request)

    @contextmanager
    def once(self, between: Between) -> Iterator[None]:
        """Does so with the next request only."""

        def then(request: AWSPreparedRequest) -> AWSResponse | None:
            self.between = None
            return between(request)

        self.between = then
        yield
        assert self.between is None, "nothing was sent"


@dataclass
class Place:
    """An empty part of a bucket, as two processes of a server see it."""

    store: S3Store
    other: S3Store
    wire: Wire
    """What is between `store` and its copies."""
    folder: Path

    def put(self, key: str, content: bytes) -> None:
        """What is under `key` from now on."""
        path = self.folder / uuid.uuid4().hex
        path.write_bytes(content)
        asyncio.run(self.other.put(key, "text/plain", path))

    def content(self, key: str) -> bytes:
        """What is under `key`."""
        asyncio.run(self.other.fetch(key, self.folder / "fetched"))
        return (self.folder / "fetched").read_bytes()


@pytest.fixture
def place(bucket: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Place:
    address = urlsplit(bucket.replace("hiring", uuid.uuid4().hex))
    other, wire, session = S3Store(address), Wire(), boto3.Session()
    session.events.register("before-send.s3.CopyObject", wire)
    monkeypatch.setattr(boto3, "DEFAULT_SESSION", session)
    return Place(S3Store(address), other, wire, tmp_path)


@pytest.fixture(scope="session")
def server(bucket: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server with its files on S3."""
    with running(tmp_path_factory.mktemp("sqlite"), bucket) as started:
        yield started


def answer(status: int, code: str) -> AWSResponse:
    """An error of S3."""

    class Body(io.BytesIO):
        def stream(self, *_: object, **__: object) -> Iterator[bytes]:
            yield self.read()

    body = f"<Error><Code>{code}</Code><Message>No.</Message></Error>".encode()
    return AWSResponse("", status, {}, Body(body))


def test_a_file_stays_as_another_request_made_it_meanwhile(place: Place) -> None:
    def meanwhile(_: AWSPreparedRequest) -> None:
        asyncio.run(place.other.copy(UPLOAD, FINAL))
        place.put(UPLOAD, OTHERS)

    place.put(UPLOAD, NOTES)
    with place.wire.once(meanwhile):
        copied = asyncio.run(place.store.copy(UPLOAD, FINAL))

    assert copied is not None
    assert copied.size == len(NOTES)
    assert place.content(FINAL) == NOTES


def test_a_copy_that_is_too_late_is_not_made(place: Place) -> None:
    """The first copy began before the second upload and ends after the second copy began."""

    def meanwhile(request: AWSPreparedRequest) -> AWSResponse | None:
        place.put(FINAL, NOTES)
        return answer(412, "PreconditionFailed") if request.headers.get("If-None-Match") == b"*" else None

    place.put(UPLOAD, OTHERS)
    with place.wire.once(meanwhile):
        asyncio.run(place.store.copy(UPLOAD, FINAL))

    assert place.content(FINAL) == NOTES


def test_what_is_uploaded_again_meanwhile_is_copied(place: Place) -> None:
    place.put(UPLOAD, NOTES)
    with place.wire.once(lambda _: place.put(UPLOAD, OTHERS)):
        copied = asyncio.run(place.store.copy(UPLOAD, FINAL))

    assert copied is not None
    assert place.content(FINAL) == OTHERS


def test_what_is_deleted_meanwhile_is_not_found(place: Place) -> None:
    place.put(UPLOAD, NOTES)
    with place.wire.once(lambda _: asyncio.run(place.other.delete(UPLOAD))):
        assert asyncio.run(place.store.copy(UPLOAD, FINAL)) is None


def test_a_conflict_is_tried_again(place: Place) -> None:
    place.put(UPLOAD, NOTES)
    with place.wire.once(lambda _: answer(409, "ConditionalRequestConflict")):
        assert asyncio.run(place.store.copy(UPLOAD, FINAL)) is not None

    assert place.content(FINAL) == NOTES


def test_it_is_not_tried_for_ever(place: Place) -> None:
    place.put(UPLOAD, NOTES)
    place.wire.between = lambda _: answer(409, "ConditionalRequestConflict")

    assert asyncio.run(place.store.copy(UPLOAD, FINAL)) is None
    assert 1 < len(place.wire.sent) < 10


def test_a_store_that_knows_no_such_condition_is_not_asked_again(place: Place) -> None:
    place.put(UPLOAD, NOTES)
    with place.wire.once(lambda _: answer(501, "NotImplemented")):
        assert asyncio.run(place.store.copy(UPLOAD, FINAL)) is not None
    asyncio.run(place.other.delete(FINAL))
    assert asyncio.run(place.store.copy(UPLOAD, FINAL)) is not None

    first, *others = ("If-None-Match" in each.headers for each in place.wire.sent)
    assert (first, set(others)) == (True, {False})
    assert place.content(FINAL) == NOTES


def test_any_other_refusal_is_an_error(place: Place) -> None:
    place.put(UPLOAD, NOTES)
    with place.wire.once(lambda _: answer(403, "AccessDenied")), pytest.raises(ClientError, match="AccessDenied"):
        asyncio.run(place.store.copy(UPLOAD, FINAL))


def test_a_file_that_is_there_costs_no_copy(place: Place) -> None:
    place.put(UPLOAD, NOTES)
    place.put(FINAL, OTHERS)

    assert asyncio.run(place.store.copy(UPLOAD, FINAL)) is not None
    assert place.wire.sent == []
    asyncio.run(place.other.delete(UPLOAD))
    assert asyncio.run(place.store.copy(UPLOAD, FINAL)) is not None


def test_what_is_not_ours_is_not_listed(place: Place) -> None:
    for key in (UPLOAD, "uploads/notes.txt", "uploads/7/", "uploads/7/notes/notes.txt"):
        place.put(key, NOTES)

    async def listed() -> list[str]:
        return [each.key async for each in place.store.stored("uploads/")]

    assert asyncio.run(listed()) == [UPLOAD]


@pytest.mark.usefixtures("nothing_left")
@pytest.mark.parametrize(
    ("key", "secret", "expected"),
    [
        (WHO["AWS_ACCESS_KEY_ID"], "a guess", "SignatureDoesNotMatch"),
        ("AKIAHALCYONFOODS", WHO["AWS_SECRET_ACCESS_KEY"], "InvalidAccessKeyId"),
    ],
)
def test_nobody_else_signs(key: str, secret: str, expected: str, company: Company) -> None:
    announced = announce(company.admin)
    guessing = boto3.client("s3", region_name=REGION, aws_access_key_id=key, aws_secret_access_key=secret)

    posted = guessing.generate_presigned_post("candidates", announced.fields["key"])

    assert code(announced.send(data=posted["fields"])) == expected


@pytest.mark.usefixtures("nothing_left")
@pytest.mark.parametrize("name", ["x-amz-algorithm", "x-amz-credential", "x-amz-date"])
def test_what_is_signed_besides_cannot_be_changed(name: str, company: Company) -> None:
    announced = announce(company.admin)

    for value in (announced.fields[name] + "0", "", "20200101T000000Z"):
        refused = announced.send(data=announced.fields | {name: value})
        assert code(refused) in ("AccessDenied", "InvalidArgument", "SignatureDoesNotMatch")
