"""The key API over HTTP: `POST /<operation>`, basic authentication, JSON in and out.

A plain ASGI application: one dictionary look-up finds the operation. What is not the key API (documentation, health) is
a short list of public paths, served by the application given as `public`.

The order of refusals is fixed: who is asking (401, 403), how often (429), for what (404, 405), how (413, 415), whether
they may (403), and only then what is in the body.
"""

from __future__ import annotations

import asyncio
import base64
import binascii
import difflib
import math
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Collection, Iterable, MutableMapping
from typing import Any

from limits.storage import MemoryStorage
from ulid import ULID

from rowantree.core.behalf import HEADER, on_behalf
from rowantree.core.dispatch import Answer, Dispatcher, check, failed
from rowantree.core.errors import (
    BodyTooLarge,
    Forbidden,
    InvalidInput,
    MethodNotAllowed,
    NotAJsonObject,
    RateLimitExceeded,
    Unauthorized,
    UnknownOperation,
    UnsupportedMediaType,
)
from rowantree.core.keys import Keys
from rowantree.core.operation import Operation
from rowantree.core.permission import Access
from rowantree.domain import files
from rowantree.doors.multipart import IDLE_SECONDS, Malformed, Reader, TooLong, boundary
from rowantree.files.handles import Uploads
from rowantree.partners.calling import calls
from rowantree.settings import RateLimit

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]
Header = tuple[bytes, bytes]

API_VERSION = "2026-01-01"
_CONSTANT_HEADERS: list[Header] = [
    (b"ashby-version", API_VERSION.encode()),
    (b"ashby-version-status", b"active"),
    (b"vary", b"Origin"),
    (b"referrer-policy", b"same-origin"),
]
_OPEN_FOLDERS = ("/files/", "/surveys/")
"""Below these every address is a secret of its own."""
_JSON = (b"content-type", b"application/json; charset=utf-8")


class ClientGone(Exception):
    """The client hung up before its request was read: there is nobody to answer."""


class KeyApi:
    """The ASGI application of the key API."""

    def __init__(
        self,
        operations: Iterable[Operation],
        dispatcher: Dispatcher,
        keys: Keys,
        rate_limit: RateLimit | None,
        body_limit: int,
        public: App,
        public_paths: Collection[str],
        file_limit: int,
    ) -> None:
        self._operations = {f"/{name}": each for each in operations for name in (each.name, *each.aliases)}
        self._dispatcher = dispatcher
        self._keys = keys
        self._windows = Windows(rate_limit) if rate_limit is not None else None
        self._body_limit = body_limit
        self._public = public
        self._public_paths = frozenset(public_paths)
        self._file_limit = file_limit

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request."""
        if scope["path"] in self._public_paths or scope["path"].startswith(_OPEN_FOLDERS):
            await self._public(scope, receive, send)
            return
        request_id = str(ULID())
        headers: list[Header] = [_JSON, (b"x-ashby-request-id", request_id.encode()), *_CONSTANT_HEADERS]
        try:
            answer = await self._answer(scope, receive, request_id, headers)
        except ClientGone:
            return
        except Exception as error:  # noqa: BLE001 every request gets the envelope, and the log the trouble
            answer = failed(error, scope["path"][:100], request_id)
        if answer.retry_after is not None:
            headers.append((b"retry-after", str(answer.retry_after).encode()))
        headers.append((b"content-length", str(len(answer.body)).encode()))
        await send({"type": "http.response.start", "status": answer.status, "headers": headers})
        body = b"" if scope["method"] == "HEAD" else answer.body
        await send({"type": "http.response.body", "body": body})

    async def _answer(self, scope: Scope, receive: Receive, request_id: str, headers: list[Header]) -> Answer:
        sent: dict[bytes, bytes] = dict(scope["headers"])
        access = await self._access(sent, headers)
        if self._windows is not None:
            self._windows.count(access, headers)
        operation = self._operations.get(scope["path"])
        if operation is None:
            raise _unknown(scope["path"], self._operations)
        if scope["method"] != "POST":
            headers.append((b"allow", b"POST"))
            raise MethodNotAllowed(operation=operation.name, method=scope["method"])
        check(operation, access)
        if HEADER in sent:
            access = on_behalf(access, sent[HEADER])
        parted = boundary(sent.get(b"content-type", b"")) if operation.multipart is not None else None
        if parted is not None:
            body = await self._form(operation, access, parted, receive)
        else:
            body = await self._body(sent, receive)
            _check_media_type(sent, body)
        _check_version(sent)
        return await self._dispatcher.run(operation, access, request_id, body)

    async def _form(self, operation: Operation, access: Access, parted: bytes, receive: Receive) -> bytes:
        """The JSON that a multipart body stands for: its files are in the store, handles in their places."""
        assert operation.multipart is not None  # noqa: S101 asked before
        world = self._dispatcher.world
        reader = Reader(parted, self._file_limit, world.files.scratch, lists=True)
        uploads = Uploads(world.files, world.secrecy, access, world.clock.now(), world.ids)
        try:
            form = await reader.read(_chunks(receive))
            received = [
                (each, files.received(each.filename, each.content_type, each.size, each.part))
                for each in form.files
                if not each.is_unanswered
            ]
            handles = {each.part: "" for each in form.files} | {
                file.part: await uploads.keep(operation.multipart.context, name, content_type, file.path, file.size)
                for file, (name, content_type) in received
            }
        except Malformed as error:
            raise NotAJsonObject(problem=f"it is not well-formed multipart/form-data: {error}") from None
        except TooLong:
            raise BodyTooLarge(limit=self._file_limit) from None
        finally:
            reader.discard()
        return operation.multipart.as_json(form.fields, handles)

    async def _access(self, sent: dict[bytes, bytes], headers: list[Header]) -> Access:
        key = _key(sent.get(b"authorization", b"").strip())
        if not key:
            headers.append((b"www-authenticate", b'Basic realm="Rowantree", charset="UTF-8"'))
            raise Unauthorized
        access = await self._keys.access(key)
        if access is None:
            raise Forbidden
        return access

    async def _body(self, sent: dict[bytes, bytes], receive: Receive) -> bytes:
        length = sent.get(b"content-length", b"0")
        if length.isdigit() and int(length) > self._body_limit:
            raise BodyTooLarge(limit=self._body_limit)
        message = await receive()
        parts = [message.get("body", b"")]
        size = len(parts[0])
        while message.get("more_body"):
            message = await receive()
            parts.append(message.get("body", b""))
            size += len(parts[-1])
            if size > self._body_limit:
                break
        if size > self._body_limit:
            raise BodyTooLarge(limit=self._body_limit)
        if message["type"] == "http.disconnect":
            raise ClientGone
        return b"".join(parts) if len(parts) > 1 else parts[0]


async def _chunks(receive: Receive) -> AsyncIterator[bytes]:
    """The body as it arrives, unless the sender falls silent."""
    while True:
        try:
            async with asyncio.timeout(IDLE_SECONDS):
                message = await receive()
        except TimeoutError:
            raise Malformed(f"nothing of it came for {IDLE_SECONDS:.0f} seconds") from None
        if message["type"] == "http.disconnect":
            raise ClientGone
        yield message.get("body", b"")
        if not message.get("more_body"):
            return


class Windows:
    """How many requests each key has made in its window, which begins with its first request. In this process."""

    def __init__(self, limit: RateLimit) -> None:
        self._limit = limit
        self._counts = MemoryStorage()
        self._amount = str(limit.amount).encode()

    def count(self, access: Access, headers: list[Header]) -> None:
        """Counts one request, and adds what is left to `headers`.

        Raises:
            RateLimitExceeded: there is nothing left.
        """
        key = access.key_id
        made = self._counts.incr(key, self._limit.seconds)
        reset = self._counts.get_expiry(key)
        left = max(self._limit.amount - made, 0)
        headers += [
            (b"x-ratelimit-limit", self._amount),
            (b"x-ratelimit-remaining", str(left).encode()),
            (b"x-ratelimit-reset", str(math.ceil(reset)).encode()),
        ]
        if made > self._limit.amount:
            wait = max(math.ceil(reset - time.time()), 1)
            raise RateLimitExceeded(amount=self._limit.amount, seconds=self._limit.seconds, wait=wait, retry_after=wait)


def _key(authorization: bytes) -> str | None:
    """The user name of basic authentication, where there is one; whatever the password is."""
    scheme, _, credentials = authorization.partition(b" ")
    if scheme.lower() != b"basic":
        return None
    try:
        return base64.b64decode(credentials.strip(), validate=True).decode().partition(":")[0]
    except (binascii.Error, UnicodeDecodeError):
        return None


def _unknown(path: str, known: Iterable[str]) -> UnknownOperation:
    if path.lstrip("/") in calls:
        hint = " It is one that assessment partners implement, and that this server calls there."
        return UnknownOperation(operation=path.lstrip("/"), hint=hint)
    nearest = difflib.get_close_matches(path, known, n=1, cutoff=0.6)
    hint = f" Did you mean {nearest[0].lstrip('/')}?" if nearest else ""
    return UnknownOperation(operation=path.lstrip("/")[:100], hint=hint)


def _check_media_type(sent: dict[bytes, bytes], body: bytes) -> None:
    media_type = sent.get(b"content-type", b"").partition(b";")[0].strip().lower()
    is_json = media_type in (b"application/json", b"text/json") or media_type.endswith(b"+json")
    if body and media_type and not is_json:
        raise UnsupportedMediaType(media_type=media_type.decode("latin-1")[:100])
    if sent.get(b"content-encoding", b"identity").lower() != b"identity":
        raise UnsupportedMediaType(media_type=f"Content-Encoding: {sent[b'content-encoding'].decode('latin-1')[:50]}")


def _check_version(sent: dict[bytes, bytes]) -> None:
    version = sent.get(b"ashby-version")
    if version is not None and version.decode("latin-1").strip() != API_VERSION:
        raise InvalidInput(problem=f"`Ashby-Version`: there is only {API_VERSION}")
