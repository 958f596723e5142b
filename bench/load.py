"""The load: clients that ask again as soon as they are answered, in a process of their own.

Every answer is read to its end and checked: its status, and what an answer says of itself or how long it is. Nothing
new is begun once the time is up, and what is under way is waited for, so that requests counted and processor time spent
belong together.
"""

from __future__ import annotations

import asyncio
import base64
import itertools
import subprocess
import sys
from collections.abc import Generator, Iterator
from typing import Any, NamedTuple, cast

import httptools
import msgspec
import uvloop

from bench import sending
from bench.processes import cpu_seconds, python

CLIENTS = 16
_PATIENCE = 20.0
_SUCCESS = b'"success":true'


class Load(msgspec.Struct, tag=True):
    """What is asked of a port: requests that take turns, and what an answer to them must be."""

    port: int
    what: str
    requests: list[bytes]
    status: int = 200
    says: bytes = _SUCCESS
    """What stands at the beginning of the answer."""
    size: int | None = None
    """Of the answer, where it is known."""
    clients: int = CLIENTS


class Attaching(msgspec.Struct, tag=True):
    """Files that are announced, uploaded and attached: three requests, which count as one."""

    port: int
    key: str
    candidates: list[str]
    content: bytes
    what: str = "candidate.uploadFile"
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
    grown: float = 0.0
    """By how many megabytes the server's memory was larger, at its largest, than before; where it was looked at."""

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


def measure(server: int, seconds: float, *loads: Load | Attaching) -> list[Reading]:
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


def _start(load: Load | Attaching, seconds: float) -> subprocess.Popen[bytes]:
    generator = subprocess.Popen(python("bench.load", seconds), stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    _say(generator, msgspec.json.encode(load) + b"\n")
    assert generator.stdout is not None
    generator.stdout.readline()
    return generator


def _say(generator: subprocess.Popen[bytes], line: bytes) -> None:
    assert generator.stdin is not None
    generator.stdin.write(line)
    generator.stdin.flush()


def _finish(generator: subprocess.Popen[bytes], load: Load | Attaching, seconds: float) -> Counted:
    try:
        output, _ = generator.communicate(timeout=seconds + _PATIENCE)
    except subprocess.TimeoutExpired:
        generator.kill()
        raise WrongAnswers(f"{load.what}: there was no answer for {_PATIENCE:g} seconds") from None
    if generator.returncode:
        raise WrongAnswers(f"{load.what}: the load generator failed, see above")
    counted = msgspec.json.decode(output, type=Counted)
    if counted.errors or not counted.requests:
        raise WrongAnswers(
            f"{load.what}: {counted.errors:,} errors beside {counted.requests:,} successes; "
            f"the first: {counted.first_error}"
        )
    return counted


def post(port: int, key: str, operation: str, body: bytes) -> bytes:
    """A request for an operation, as it is sent."""
    credentials = base64.b64encode(f"{key}:".encode()).decode()
    head = (
        f"POST /{operation} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAuthorization: Basic {credentials}\r\n"
        f"Content-Type: application/json\r\nAccept: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


# In the process of its own.


class Answer(NamedTuple):
    """What a server answered."""

    status: int
    parts: list[bytes]

    def check(self, status: int, says: bytes, size: int | None = None) -> None:
        """Raises `WrongAnswers` unless the answer has that status, says that at its beginning, and is that long."""
        begins = self.parts[0][:200] if self.parts else b""
        if self.status != status or says not in begins or size not in (None, sum(map(len, self.parts))):
            raise WrongAnswers(f"status {self.status}, {begins!r}")

    def results(self) -> Any:
        """What an operation's answer holds."""
        self.check(200, _SUCCESS)
        return msgspec.json.decode(b"".join(self.parts))["results"]


Task = Generator[bytes, Answer, None]
"""Something that counts as one: it gives requests, and is sent their answers."""


def main(seconds: float) -> None:
    """Reads a load from standard input, waits for the word to go, and writes what came of it."""
    load: Load | Attaching = msgspec.json.decode(sys.stdin.buffer.readline(), type=Load | Attaching)
    tasks = _asking(load) if isinstance(load, Load) else _attaching(load)
    print("ready", flush=True)
    sys.stdin.buffer.readline()
    counted = uvloop.run(_run(load, tasks, seconds))
    sys.stdout.buffer.write(msgspec.json.encode(counted))


def _asking(load: Load) -> Iterator[Task]:
    return (_ask(load, request) for request in itertools.cycle(load.requests))


def _ask(load: Load, request: bytes) -> Task:
    answer = yield request
    answer.check(load.status, load.says, load.size)


def _attaching(load: Attaching) -> Iterator[Task]:
    return (_attach(load, candidate_id) for candidate_id in itertools.cycle(load.candidates))


def _attach(load: Attaching, candidate_id: str) -> Task:
    announced = yield post(load.port, load.key, sending.ANNOUNCE, sending.announcement(len(load.content)))
    upload = announced.results()
    taken = yield sending.form(upload).request(load.port, load.content)
    taken.check(204, b"")
    body = msgspec.json.encode({"candidateId": candidate_id, "fileHandle": upload["handle"]})
    attached = yield post(load.port, load.key, sending.ATTACH, body)
    attached.check(200, _SUCCESS)


async def _run(load: Load | Attaching, tasks: Iterator[Task], seconds: float) -> Counted:
    loop = asyncio.get_running_loop()
    counted, began = Counted(0, 0.0, 0, ""), loop.time()

    async def connect() -> Client:
        _, client = await loop.create_connection(
            lambda: Client(tasks, counted, began + seconds), "127.0.0.1", load.port
        )
        return client

    clients = [await connect() for _ in range(load.clients)]
    await asyncio.gather(*(client.done for client in clients))
    counted.seconds = loop.time() - began
    return counted


class Client(asyncio.Protocol):
    """One connection."""

    def __init__(self, tasks: Iterator[Task], counted: Counted, deadline: float) -> None:
        self.done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._loop = asyncio.get_running_loop()
        self._tasks = tasks
        self._counted = counted
        self._deadline = deadline
        self._parser = httptools.HttpResponseParser(self)
        self._parts: list[bytes] = []

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Asks for the first time."""
        self._transport = cast("asyncio.Transport", transport)
        self._begin()

    def data_received(self, data: bytes) -> None:
        """Reads on."""
        self._parser.feed_data(data)

    def on_body(self, part: bytes) -> None:
        """Keeps a part of the answer; called by the parser."""
        self._parts.append(part)

    def on_message_complete(self) -> None:
        """Goes on with the task, or counts it and begins another while there is time; called by the parser."""
        answer, self._parts = Answer(self._parser.get_status_code(), self._parts), []
        try:
            request = self._task.send(answer)
        except StopIteration:
            self._counted.requests += 1
        except WrongAnswers as problem:
            self._wrong(str(problem))
        else:
            self._transport.write(request)
            return
        if self._loop.time() < self._deadline:
            self._begin()
        else:
            self.done.set_result(None)
            self._transport.close()

    def connection_lost(self, _problem: Exception | None) -> None:
        """An error, unless all was done."""
        if not self.done.done():
            self._wrong("the server closed the connection")
            self.done.set_result(None)

    def _begin(self) -> None:
        self._task = next(self._tasks)
        self._transport.write(next(self._task))

    def _wrong(self, how: str) -> None:
        self._counted.errors += 1
        self._counted.first_error = self._counted.first_error or how


if __name__ == "__main__":
    main(float(sys.argv[1]))
