"""Sending files, as integrations do it and as nobody should."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import httpx

from rowantree.core.storage import Stored, UploadContext
from tests.client import Client
from tests.servers import Server

NOTES = b"Called her back on Tuesday.\n"


@dataclass(frozen=True)
class Announced:
    """What file.createFileUploadHandle answers, and the file it was told of."""

    handle: str
    url: str
    fields: dict[str, str]
    content: bytes
    content_type: str

    def send(self, **other: Any) -> httpx.Response:
        """Uploads the file as the reference says."""
        files = {"file": ("whatever", self.content, self.content_type)}
        sending: dict[str, Any] = {"data": self.fields, "files": files, "timeout": 30}
        return httpx.post(self.url, **sending | other)

    def send_raw(self, body: bytes, boundary: str = "X") -> httpx.Response:
        """Uploads a body that was put together by hand."""
        headers = {"content-type": f"multipart/form-data; boundary={boundary}"}
        return httpx.post(self.url, content=body, headers=headers, timeout=30)


def announce(
    api: Client,
    context: UploadContext = "CandidateFiles",
    content: bytes = NOTES,
    name: str = "notes.txt",
    content_type: str = "text/plain",
) -> Announced:
    """Announces a file."""
    body = {"fileUploadContext": context, "filename": name, "contentType": content_type, "contentLength": len(content)}
    results = api("file.createFileUploadHandle", **body)
    return Announced(results["handle"], results["url"], results["fields"], content, content_type)


def uploaded(api: Client, context: UploadContext = "CandidateFiles", content: bytes = NOTES, **about: str) -> str:
    """The handle of a file that is uploaded."""
    announced = announce(api, context, content, **about)
    sent = announced.send()
    assert sent.status_code == 204, sent.text
    return announced.handle


def code(answer: httpx.Response) -> str | None:
    """With which of S3's codes an upload is refused, or None where it is taken."""
    found = re.search("<Code>(.*)</Code>", answer.text)
    assert (found is None) == answer.is_success, answer.text
    return found and found[1]


def part(name: str, content: bytes, filename: str | None = None) -> tuple[bytes, bytes]:
    """A part of a body: its headers and what is in it."""
    called = "" if filename is None else f'; filename="{filename}"'
    return f'Content-Disposition: form-data; name="{name}"{called}'.encode(), content


def form(*parts: tuple[bytes, bytes], end: bytes = b"--X--\r\n") -> bytes:
    """A body whose boundary is X."""
    return b"".join(b"--X\r\n%s\r\n\r\n%s\r\n" % each for each in parts) + end


def fields(announced: Announced, **others: str) -> list[tuple[bytes, bytes]]:
    """The parts of an upload's fields, some of them with another value."""
    return [part(name, value.encode()) for name, value in (announced.fields | others).items()]


def attached(api: Client, candidate_id: str, content: bytes = NOTES, **about: str) -> dict[str, Any]:
    """A file of a candidate, as the candidate shows it."""
    handle = uploaded(api, "CandidateFiles", content, **about)
    shown: dict[str, Any] = api("candidate.uploadFile", candidateId=candidate_id, fileHandle=handle)["fileHandles"][-1]
    return shown


def listing(server: Server) -> dict[str, Stored]:
    """Everything that is in the store."""

    async def collect() -> dict[str, Stored]:
        store = server.app.store
        return {each.key: each for prefix in ("uploads/", "files/") async for each in store.stored(prefix)}

    return server.do(collect())
