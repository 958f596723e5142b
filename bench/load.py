"""The load: clients that ask again as soon as they are answered, in a process of their own.

Every answer is read to its end and checked: status 200 and `"success":true`. Nothing new is asked once the time is up,
and what is under way is waited for, so that requests counted and processor time spent belong together.
"""

from __future__ import annotations

import asyncio
import base64
import itertools
import subprocess
import sys
from collections.abc import Iterator
from typing import cast

import httptools
import msgspec
import uvloop

from bench.processes import cpu_seconds, python

CLIENTS = 16
_PATIENCE = 20.0
_SUCCESS = b'"success":true'


class Load(msgspec.Struct):
    """What is asked: an operation at a port, with a key, and bodies that take turns."""

    port: int
    operation: str
    key: str
    bodies: list[bytes]
    clients: int = CLIENTS


class Counted(msgspec.Struct):
    """What came of a load."""

    requests: int
    seconds: float
    errors: int
    first_error: str


class Reading(msgspec.Struct):
    """One measurement: answers, the time they took, and the server's processor time meanwhile."""

    requests: int
    seconds: float
    cpu_seconds: float

    @property
    def cpu(self) -> float:
        """Microseconds of processor time for each request."""
        return self.cpu_seconds / self.requests * 1e6

    @property
    def rate(self) -> float:
        """Requests a second."""
        return self.requests / self.seconds


class WrongAnswers(Exception):
    """A server refused or failed: what was measured is worth nothing."""


def measure(server: int, seconds: float, *loads: Load) -> list[Reading]:
    """Runs `loads` at once for some seconds against the process `server`; a reading for each.

    Raises:
        WrongAnswers: not every answer was a success.
    """
    generators = [_start(load, seconds) for load in loads]
    before = cpu_seconds(server)
    for generator in generators:
        _say(generator, b"go\n")
    counted = [_finish(generator, load, seconds) for generator, load in zip(generators, loads, strict=True)]
    spent = cpu_seconds(server) - before
    return [Reading(each.requests, each.seconds, spent) for each in counted]


def _start(load: Load, seconds: float) -> subprocess.Popen[bytes]:
    generator = subprocess.Popen(python("bench.load", seconds), stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    _say(generator, msgspec.json.encode(load) + b"\n")
    assert generator.stdout is not None
    generator.stdout.readline()
    return generator


def _say(generator: subprocess.Popen[bytes], line: bytes) -> None:
    assert generator.stdin is not None
    generator.stdin.write(line)
    generator.stdin.flush()


def _finish(generator: subprocess.Popen[bytes], load: Load, seconds: float) -> Counted:
    try:
        output, _ = generator.communicate(timeout=seconds + _PATIENCE)
    except subprocess.TimeoutExpired:
        generator.kill()
        raise WrongAnswers(f"{load.operation}: there was no answer for {_PATIENCE:g} seconds") from None
    if generator.returncode:
        raise WrongAnswers(f"{load.operation}: the load generator failed, see above")
    counted = msgspec.json.decode(output, type=Counted)
    if counted.errors or not counted.requests:
        raise WrongAnswers(
            f"{load.operation}: {counted.errors:,} errors beside {counted.requests:,} successes; "
            f"the first: {counted.first_error}"
        )
    return counted


# In the process of its own.


def main(seconds: float) -> None:
    """Reads a load from standard input, waits for the word to go, and writes what came of it."""
    load = msgspec.json.decode(sys.stdin.buffer.readline(), type=Load)
    requests = itertools.cycle([_request(load, body) for body in load.bodies])
    print("ready", flush=True)
    sys.stdin.buffer.readline()
    counted = uvloop.run(_run(load, requests, seconds))
    sys.stdout.buffer.write(msgspec.json.encode(counted))


def _request(load: Load, body: bytes) -> bytes:
    credentials = base64.b64encode(f"{load.key}:".encode()).decode()
    head = (
        f"POST /{load.operation} HTTP/1.1\r\nHost: 127.0.0.1:{load.port}\r\nAuthorization: Basic {credentials}\r\n"
        f"Content-Type: application/json\r\nAccept: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


async def _run(load: Load, requests: Iterator[bytes], seconds: float) -> Counted:
    loop = asyncio.get_running_loop()
    counted, began = Counted(0, 0.0, 0, ""), loop.time()

    async def connect() -> Client:
        _, client = await loop.create_connection(
            lambda: Client(requests, counted, began + seconds), "127.0.0.1", load.port
        )
        return client

    clients = [await connect() for _ in range(load.clients)]
    await asyncio.gather(*(client.done for client in clients))
    counted.seconds = loop.time() - began
    return counted


class Client(asyncio.Protocol):
    """One connection."""

    def __init__(self, requests: Iterator[bytes], counted: Counted, deadline: float) -> None:
        self.done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._loop = asyncio.get_running_loop()
        self._requests = requests
        self._counted = counted
        self._deadline = deadline
        self._parser = httptools.HttpResponseParser(self)
        self._parts: list[bytes] = []

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Asks for the first time."""
        self._transport = cast("asyncio.Transport", transport)
        self._ask()

    def data_received(self, data: bytes) -> None:
        """Reads on."""
        self._parser.feed_data(data)

    def on_body(self, part: bytes) -> None:
        """Keeps a part of the answer; called by the parser."""
        self._parts.append(part)

    def on_message_complete(self) -> None:
        """Counts the answer, and asks again while there is time; called by the parser."""
        status, begins = self._parser.get_status_code(), self._parts[0][:200] if self._parts else b""
        if status == 200 and _SUCCESS in begins:
            self._counted.requests += 1
        else:
            self._wrong(f"status {status}, {begins!r}")
        self._parts.clear()
        if self._loop.time() < self._deadline:
            self._ask()
        else:
            self.done.set_result(None)
            self._transport.close()

    def connection_lost(self, _problem: Exception | None) -> None:
        """An error, unless all was done."""
        if not self.done.done():
            self._wrong("the server closed the connection")
            self.done.set_result(None)

    def _ask(self) -> None:
        self._transport.write(next(self._requests))

    def _wrong(self, how: str) -> None:
        self._counted.errors += 1
        self._counted.first_error = self._counted.first_error or how


if __name__ == "__main__":
    main(float(sys.argv[1]))
