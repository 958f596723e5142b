"""Taking and giving files, where they are kept on this machine: by addresses that are signed, without a key.

An upload is a POST of the signed fields and then the file, as S3 takes it, or a PUT of the bytes. It is held against
what was signed while it arrives, and refused in the form that S3 uses. What is given is always an attachment.
"""

from __future__ import annotations

import asyncio
import base64
import contextlib
import hmac
import json
import re
from collections.abc import AsyncIterator
from datetime import datetime
from pathlib import Path
from xml.sax.saxutils import escape

import structlog
from starlette.requests import ClientDisconnect, Request
from starlette.responses import FileResponse, Response
from ulid import ULID

from rowantree.core.clock import Clock
from rowantree.core.trouble import describe
from rowantree.doors.multipart import IDLE_SECONDS, FileWriter, Form, Malformed, Reader, ReceivedFile, TooLong, boundary
from rowantree.files.disk import DOWNLOADS, UPLOADS, DiskStore, Ticket
from rowantree.files.names import disposition
from rowantree.models.columns import to_milliseconds

log = structlog.get_logger()

SPARE_BYTES = 16_000_000
SPARE_SECONDS = 30.0
"""How much of a refused upload is still read, beyond what was announced, and for how long."""

_RANGE = re.compile(r"bytes=(?:(?P<first>[0-9]{1,18})-(?P<last>[0-9]{1,18})?|-[0-9]{1,18})")
_FIELDS = frozenset({"key", "Content-Type", "policy", "signature"})
_CORS = {
    "access-control-allow-origin": "*",
    "access-control-allow-methods": "GET, POST, PUT",
    "access-control-allow-headers": "content-type",
    "access-control-expose-headers": "etag, content-disposition",
}


class Refused(Exception):
    """An upload is refused, in S3's words."""

    def __init__(self, status: int, code: str, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.code = code


def _denied(why: str) -> Refused:
    return Refused(403, "AccessDenied", f"Invalid according to Policy: {why}")


class Body:
    """What comes with a request, as it arrives, unless the sender falls silent."""

    def __init__(self, request: Request) -> None:
        self.spare = SPARE_BYTES
        self._stream = aiter(request.stream())
        self._waits = request.headers.get("expect", "").lower() == "100-continue"

    async def __aiter__(self) -> AsyncIterator[bytes]:
        """Its pieces."""
        self._waits = False
        while True:
            try:
                async with asyncio.timeout(IDLE_SECONDS):
                    chunk = await anext(self._stream)
            except StopAsyncIteration:
                return
            yield chunk

    async def read_away(self) -> None:
        """Reads what is still coming, within limits: who is cut off while sending may never read why.

        Who asked before sending waits for the answer, and sends nothing.
        """
        if self._waits:
            return
        with contextlib.suppress(TimeoutError, ClientDisconnect):
            async with asyncio.timeout(SPARE_SECONDS):
                async for chunk in self._stream:
                    self.spare -= len(chunk)
                    if self.spare < 0:
                        return


class FileDoor:
    """Serves everything below `/files/`."""

    def __init__(self, store: DiskStore, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    async def __call__(self, request: Request) -> Response:
        """Answers one request."""
        body = Body(request)
        try:
            return await self._answer(request, body)
        except Refused as refused:
            await body.read_away()
            return _refusal(refused)
        except ClientDisconnect:
            return Response(status_code=400)  # nobody hears it
        except OSError as error:
            log.error("file_failed", **describe(error))
            await body.read_away()
            return _refusal(Refused(500, "InternalError", "We encountered an internal error. Please try again."))

    async def _answer(self, request: Request, body: Body) -> Response:
        path = request.url.path
        if request.method == "OPTIONS":
            return Response(status_code=204, headers=_CORS)
        if path.startswith(UPLOADS) and request.method in ("POST", "PUT"):
            return await self._take(request, body, self._ticket(path, body))
        if path.startswith(DOWNLOADS) and request.method in ("GET", "HEAD"):
            return await self._give(request, self._ticket(path, body))
        raise Refused(405, "MethodNotAllowed", "The specified method is not allowed against this resource.")

    def _ticket(self, path: str, body: Body) -> Ticket:
        ticket = self._store.ticket(path)
        if ticket is None:
            raise Refused(403, "SignatureDoesNotMatch", "The signature of this address does not hold.")
        body.spare += ticket.length
        if ticket.expires < to_milliseconds(self._clock.now()):
            raise Refused(403, "AccessDenied", "Request has expired")
        return ticket

    async def _take(self, request: Request, body: Body, ticket: Ticket) -> Response:
        try:
            async with asyncio.timeout_at(asyncio.get_running_loop().time() + self._left(ticket)):
                received = await (self._post if request.method == "POST" else self._put)(request, body, ticket)
        except TimeoutError:
            raise Refused(400, "RequestTimeout", "The upload was not read within the timeout period.") from None
        try:
            await self._store.put(ticket.key, ticket.content_type, received.path)
        finally:
            received.path.unlink(missing_ok=True)
        headers = {"etag": f'"{received.md5}"', "location": str(request.url), **_CORS}
        return Response(status_code=204 if request.method == "POST" else 200, headers=headers)

    def _left(self, ticket: Ticket) -> float:
        """For how many seconds an upload that begins now may go on: at least as long as a pause may be."""
        return max((ticket.expires - to_milliseconds(self._clock.now())) / 1000, IDLE_SECONDS)

    async def _post(self, request: Request, body: Body, ticket: Ticket) -> ReceivedFile:
        found = boundary(request.headers.get("content-type", "").encode("latin-1"))
        if found is None:
            raise Refused(412, "PreconditionFailed", "Bucket POST must be of the enclosure-type multipart/form-data")
        reader = Reader(found, ticket.length, self._store.scratch)
        try:
            form = await reader.read(aiter(body))
        except TooLong:
            raise _too_large(ticket) from None
        except Malformed as error:
            raise Refused(
                400, "MalformedPOSTRequest", f"The body is not well-formed multipart/form-data: {error}"
            ) from None
        try:
            return self._checked(form, ticket)
        except Refused:
            reader.discard()
            raise

    def _checked(self, form: Form, ticket: Ticket) -> ReceivedFile:
        """The one file of a form that fits what was signed."""
        if len(form.files) != 1 or form.order[-1] != "file" or form.files[0].part != "file":
            raise Refused(
                400,
                "InvalidArgument",
                "POST requires exactly one file upload per request, in the last part, named file.",
            )
        self._check_fields(form.fields, ticket)
        (received,) = form.files
        if received.size < ticket.length:
            raise _too_small(ticket)
        return received

    def _check_fields(self, fields: dict[str, str], ticket: Ticket) -> None:
        missing, extra = sorted(_FIELDS - fields.keys()), sorted(fields.keys() - _FIELDS)
        if missing:
            raise Refused(400, "InvalidArgument", f"Bucket POST must contain a field named '{missing[0]}'.")
        if extra:
            raise _denied(f"Extra input fields: {', '.join(extra)[:200]}")
        if not hmac.compare_digest(fields["signature"].encode(), self._store.signature(fields["policy"]).encode()):
            raise Refused(403, "SignatureDoesNotMatch", "The signature of the policy does not hold.")
        policy = json.loads(base64.b64decode(fields["policy"]))
        if datetime.fromisoformat(policy["expiration"]) < self._clock.now():
            raise _denied("Policy expired.")
        for condition in (each for each in policy["conditions"] if isinstance(each, dict)):
            ((name, value),) = condition.items()
            if fields[name] != value:
                raise _denied(f'Policy Condition failed: ["eq", "${name}", "{value}"]')
        if fields["key"] != ticket.key:
            raise _denied('Policy Condition failed: ["eq", "$key"]')

    async def _put(self, request: Request, body: Body, ticket: Ticket) -> ReceivedFile:
        content_type = request.headers.get("content-type", "")
        if content_type != ticket.content_type:
            raise Refused(403, "SignatureDoesNotMatch", f"The Content-Type must be {ticket.content_type!r}.")
        with FileWriter(self._store.scratch(), ticket.length) as writer:
            try:
                async for chunk in body:
                    writer.add(chunk)
                    await writer.flush()
            except TooLong:
                raise _too_large(ticket) from None
            if writer.size < ticket.length:
                raise _too_small(ticket)
            md5 = await writer.finish()
        return ReceivedFile("file", "", content_type, writer.path, writer.size, md5)

    async def _give(self, request: Request, ticket: Ticket) -> Response:
        path: Path = self._store.path(ticket.key)
        if not await asyncio.to_thread(path.is_file):
            raise Refused(404, "NoSuchKey", "The specified key does not exist.")
        etag = f'"{ticket.key.rpartition("/")[2]}"'
        headers = {
            "etag": etag,
            "cache-control": "private, max-age=60",
            "x-content-type-options": "nosniff",
            "content-security-policy": "default-src 'none'; sandbox",
            "referrer-policy": "no-referrer",
            **_CORS,
        }
        if _matches(request.headers.get("if-none-match", ""), etag):
            return Response(status_code=304, headers=headers)
        if not _is_one_part(request.headers.get("range", "")):
            request.scope["headers"] = [each for each in request.scope["headers"] if each[0] != b"range"]
        headers |= {"content-type": ticket.content_type, "content-disposition": disposition(ticket.name)}
        return FileResponse(path, headers=headers)


def _matches(header: str, etag: str) -> bool:
    """Whether an `If-None-Match` names this file, which never changes."""
    return header.strip() == "*" or etag in (each.strip().removeprefix("W/") for each in header.split(","))


def _is_one_part(header: str) -> bool:
    """Whether a `Range` asks for one part. Of any other the whole file is given, as S3 does."""
    asked = _RANGE.fullmatch(header.strip())
    return asked is not None and (asked["last"] is None or int(asked["first"]) <= int(asked["last"]))


def _too_large(ticket: Ticket) -> Refused:
    return Refused(
        400, "EntityTooLarge", f"Your proposed upload exceeds the maximum allowed size of {ticket.length:,} bytes"
    )


def _too_small(ticket: Ticket) -> Refused:
    return Refused(
        400,
        "EntityTooSmall",
        f"Your proposed upload is smaller than the minimum allowed size of {ticket.length:,} bytes",
    )


def _refusal(refused: Refused) -> Response:
    body = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f"<Error><Code>{refused.code}</Code><Message>{escape(str(refused))}</Message>"
        f"<RequestId>{ULID()}</RequestId></Error>"
    )
    return Response(body, refused.status, media_type="application/xml", headers={"connection": "close", **_CORS})
