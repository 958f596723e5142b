"""A client that speaks plain HTTP/1.1, so that it can also do what a decent one never would."""

from __future__ import annotations

import asyncio
import base64
import contextlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

TIMEOUT_SECONDS = 60.0
BETWEEN_TRIES = 0.02


class Lost(Exception):
    """The connection ended before the answer: what was asked may have been done or not."""


@dataclass(frozen=True)
class Answer:
    """What the server said."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def request_id(self) -> str:
        """The id that the server gave to the request."""
        return self.headers["x-ashby-request-id"]

    @property
    def envelope(self) -> dict[str, Any]:
        """The JSON object that every answer is."""
        value: dict[str, Any] = json.loads(self.body)
        return value

    @property
    def succeeded(self) -> bool:
        """Whether the operation was done."""
        return self.status == 200 and self.envelope["success"] is True

    @property
    def results(self) -> Any:
        """What a successful operation gives."""
        assert self.succeeded, self
        return self.envelope["results"]


@dataclass
class Client:
    """One program that talks to one server, one request after the other over one connection."""

    port: int
    key: str
    reader: asyncio.StreamReader | None = None
    writer: asyncio.StreamWriter | None = None

    async def call(self, operation: str, **body: object) -> Answer:
        """Calls an operation.

        Raises:
            Lost: the request was sent, but no answer came.
        """
        reader, writer = await self._connected()
        try:
            writer.write(self._request(operation, body))
            async with asyncio.timeout(TIMEOUT_SECONDS):
                return await self._answer(reader)
        except (OSError, asyncio.IncompleteReadError, TimeoutError) as error:
            self.hang_up()
            raise Lost(operation) from error

    async def send_and_hang_up(self, operation: str, **body: object) -> None:
        """Sends a request and closes the connection without waiting for the answer."""
        _, writer = await self._connected()
        writer.write(self._request(operation, body))
        await writer.drain()
        self.hang_up()

    async def break_off(self, operation: str, **body: object) -> None:
        """Sends a part of a request and resets the connection."""
        _, writer = await self._connected()
        request = self._request(operation, body)
        writer.write(request[: len(request) - 5])
        await writer.drain()
        writer.transport.abort()
        self.hang_up()

    def hang_up(self) -> None:
        """Closes the connection; the next call opens another."""
        if self.writer is not None:
            self.writer.close()
        self.reader = self.writer = None

    async def _connected(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        """The connection; where nobody listens yet, waits until somebody does."""
        if self.writer is not None and self.reader is not None and not self.reader.at_eof():
            return self.reader, self.writer
        self.hang_up()
        async with asyncio.timeout(TIMEOUT_SECONDS):
            while True:
                try:
                    self.reader, self.writer = await asyncio.open_connection("127.0.0.1", self.port, limit=1 << 24)
                except OSError:
                    await asyncio.sleep(BETWEEN_TRIES)
                else:
                    return self.reader, self.writer

    def _request(self, operation: str, body: dict[str, object]) -> bytes:
        content = json.dumps(body).encode()
        credentials = base64.b64encode(f"{self.key}:".encode()).decode()
        head = (
            f"POST /{operation} HTTP/1.1\r\nhost: 127.0.0.1\r\nauthorization: Basic {credentials}\r\n"
            f"content-type: application/json\r\ncontent-length: {len(content)}\r\n\r\n"
        )
        return head.encode() + content

    async def _answer(self, reader: asyncio.StreamReader) -> Answer:
        lines = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        headers = {name.lower(): value for name, _, value in (line.partition(": ") for line in lines[1:] if line)}
        if "content-length" in headers:
            content = await reader.readexactly(int(headers["content-length"]))
        else:
            content = await reader.read()
            self.hang_up()
        return Answer(int(lines[0].split(" ")[1]), headers, content)


@contextlib.contextmanager
def connected(port: int, key: str) -> Iterator[Client]:
    """A client that hangs up in the end."""
    client = Client(port, key)
    try:
        yield client
    finally:
        client.hang_up()
