"""A receiver of webhooks on the loopback, which does not always take what it is sent."""

from __future__ import annotations

import asyncio
import contextlib
import hmac
import json
from collections import Counter, defaultdict
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

SECRET = "a secret that only the receiver and the server know"

FAILURES = (0, 0, 0, 1, 2)
"""How many of a message's tries fail, by the end of its id: two messages in five are not taken at once."""


@dataclass(frozen=True)
class Hit:
    """One try of one message."""

    action_id: str
    payload: bytes
    signed: bool
    """Whether the signature holds over the exact bytes."""
    accepted: bool


@dataclass
class Receiver:
    """Takes messages, and remembers every try."""

    hits: list[Hit] = field(default_factory=list)
    _tries: Counter[str] = field(default_factory=Counter)

    def by_action(self) -> dict[str, list[Hit]]:
        """The tries of each message."""
        found: defaultdict[str, list[Hit]] = defaultdict(list)
        for hit in self.hits:
            found[hit.action_id].append(hit)
        return dict(found)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(OSError, asyncio.IncompleteReadError):
            while await self._take(reader, writer):
                await writer.drain()
        writer.close()

    async def _take(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        """Takes one message. Whether the connection goes on."""
        lines = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower().split("\r\n")
        headers = {name: value for name, _, value in (line.partition(": ") for line in lines[1:] if line)}
        payload = await reader.readexactly(int(headers["content-length"]))
        expected = "sha256=" + hmac.new(SECRET.encode(), payload, "sha256").hexdigest()
        action_id = str(json.loads(payload)["webhookActionId"])
        accepted = self._accepts(action_id)
        self.hits.append(Hit(action_id, payload, headers["ashby-signature"] == expected, accepted))
        if accepted:
            writer.write(b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok")
            return True
        return self._fail(writer)

    def _accepts(self, action_id: str) -> bool:
        self._tries[action_id] += 1
        return self._tries[action_id] > FAILURES[int(action_id[-6:], 16) % len(FAILURES)]

    def _fail(self, writer: asyncio.StreamWriter) -> bool:
        """Fails in turn: a server error, no answer, half an answer. Whether the connection goes on."""
        way = len(self.hits) % 3
        if way == 0:
            writer.write(b"HTTP/1.1 500 Oops\r\ncontent-length: 0\r\n\r\n")
        elif way == 1:
            writer.write(b"HTTP/1.1 20")
        return way == 0


@contextlib.asynccontextmanager
async def receiving(port: int) -> AsyncIterator[Receiver]:
    """A receiver that listens."""
    receiver = Receiver()
    server = await asyncio.start_server(receiver._serve, "127.0.0.1", port)  # noqa: SLF001 its own module
    try:
        yield receiver
    finally:
        server.close()
        await server.wait_closed()
