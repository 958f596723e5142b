"""How a file is sent: announced by an operation, then a form of the fields that this gave, with the file as its end."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

ANNOUNCE, ATTACH, ADDRESS = "file.createFileUploadHandle", "candidate.uploadFile", "file.info"
_BOUNDARY = "a-boundary-that-is-in-no-file"
_TYPE = "application/pdf"
_TAIL = f"\r\n--{_BOUNDARY}--\r\n".encode()


@dataclass(frozen=True)
class Form:
    """A form for one file, without the file."""

    path: str
    head: bytes
    """What stands before the bytes of the file."""
    tail: bytes = _TAIL

    def headers(self, size: int) -> dict[str, str]:
        """The headers of a request with a file of so many bytes."""
        return {
            "Content-Type": f"multipart/form-data; boundary={_BOUNDARY}",
            "Content-Length": str(len(self.head) + size + len(self.tail)),
        }

    def request(self, port: int, content: bytes) -> bytes:
        """The whole request, as it is sent."""
        headers = "".join(f"{name}: {value}\r\n" for name, value in self.headers(len(content)).items())
        first = f"POST {self.path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n{headers}\r\n"
        return b"".join((first.encode(), self.head, content, self.tail))


def announcement(size: int) -> bytes:
    """The body that announces a file of so many bytes."""
    about = {"filename": "resume.pdf", "contentType": _TYPE, "contentLength": size}
    return json.dumps({"fileUploadContext": "CandidateFiles", **about}).encode()


def form(upload: Mapping[str, Any]) -> Form:
    """The form for what was announced; `upload` is what the announcement was answered."""
    parts = [f'name="{name}"\r\n\r\n{value}\r\n' for name, value in upload["fields"].items()]
    parts.append(f'name="file"; filename="resume.pdf"\r\nContent-Type: {_TYPE}\r\n\r\n')
    head = "".join(f"--{_BOUNDARY}\r\nContent-Disposition: form-data; {part}" for part in parts)
    return Form(urlsplit(upload["url"]).path, head.encode())


def fetch(port: int, url: str) -> bytes:
    """The request for what is at `url`, as it is sent."""
    return f"GET {urlsplit(url).path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n".encode()
