"""HTTP as short as it can be: what is posted a hundred thousand times should not cost more than what it asks for.

The connections stay open, and an answer is read by the parser that the server reads requests with. Where a test looks
at HTTP itself, it takes httpx.
"""

from __future__ import annotations

import contextlib
import json
import select
import socket
import ssl
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import TracebackType
from typing import Any
from urllib.parse import urlsplit

import httptools
import httpx

TIMEOUT_SECONDS = 30
_AT_ONCE = 1 << 18
_NO_TLS = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)  # reading what this machine trusts takes longer than most tests


@dataclass
class Reply:
    """What came back: of an httpx.Response what the tests' client looks at."""

    status_code: int = 0
    content: bytes = b""
    received: list[tuple[bytes, bytes]] = field(default_factory=list)

    @cached_property
    def headers(self) -> httpx.Headers:
        """The headers, whatever the case of their names."""
        return httpx.Headers(self.received)

    def json(self) -> Any:
        """The content, read once."""
        return self._read

    @cached_property
    def _read(self) -> Any:
        return json.loads(self.content)


class Wire:
    """Posts to one server. Threads may share it."""

    def __init__(self, base_url: str) -> None:
        address = urlsplit(base_url)
        assert address.scheme == "http", "the servers of tests speak plain HTTP"
        self._address = (str(address.hostname), address.port or 80)
        self._first_lines = f"HTTP/1.1\r\nhost: {address.netloc}\r\n"
        self._idle: list[socket.socket] = []

    def post(self, path: str, content: bytes, headers: Mapping[str, str]) -> Reply:
        """Posts `content`; gives the answer."""
        lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        head = f"POST {path} {self._first_lines}{lines}content-length: {len(content)}\r\n\r\n"
        connection = self._connection()
        try:
            with contextlib.suppress(ConnectionError):  # it may have been refused before its end: the answer says why
                connection.sendall(head.encode() + content)
            reading = _Reading()
            while not reading.ended:
                reading.feed(connection.recv(_AT_ONCE))
        except BaseException:
            connection.close()
            raise
        if reading.stays_open:
            self._idle.append(connection)
        else:
            connection.close()
        return reading.reply

    def close(self) -> None:
        """Closes the connections."""
        while self._idle:
            self._idle.pop().close()

    def _connection(self) -> socket.socket:
        """One that is open and that nobody uses."""
        while True:
            try:
                connection = self._idle.pop()
            except IndexError:
                break
            if not select.select([connection], [], [], 0)[0]:
                return connection
            connection.close()  # the server has said something unasked: that it is closed
        connection = socket.create_connection(self._address, TIMEOUT_SECONDS)
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return connection


class _Reading:
    """An answer on its way."""

    def __init__(self) -> None:
        self.reply = Reply()
        self.ended = False
        self.stays_open = False
        self._parser = httptools.HttpResponseParser(self)
        self._parts: list[bytes] = []

    def feed(self, data: bytes) -> None:
        """Takes what has come."""
        if not data:
            raise ConnectionResetError("the server closed the connection before its answer had ended")
        self._parser.feed_data(data)

    # What the parser calls

    def on_header(self, name: bytes, value: bytes) -> None:
        """A header has come."""
        self.reply.received.append((name, value))

    def on_body(self, body: bytes) -> None:
        """A part of the body has come."""
        self._parts.append(body)

    def on_message_complete(self) -> None:
        """All of it has come."""
        self.reply.status_code = self._parser.get_status_code()
        self.reply.content = b"".join(self._parts)
        self.stays_open = self._parser.should_keep_alive()
        self.ended = True


class Http(httpx.Client):
    """An httpx client of one server, and the short way beside it."""

    def __init__(self, base_url: str, timeout: float = TIMEOUT_SECONDS) -> None:
        super().__init__(base_url=base_url, timeout=timeout, verify=_NO_TLS)
        self.wire = Wire(base_url)
        self.settled: Callable[[str], bool] = lambda _: True
        """Whether nothing was being written when this sync token was handed out."""

    def __exit__(
        self,
        exc_type: type[BaseException] | None = None,
        exc_value: BaseException | None = None,
        traceback: TracebackType | None = None,
    ) -> None:
        """Closes the connections of both."""
        super().__exit__(exc_type, exc_value, traceback)
        self.wire.close()
