"""Files: how many go up and come down in a second, and what a large one does to the memory of the server.

Addresses are good for some minutes only, so each measurement asks for new ones before it begins.
"""

from __future__ import annotations

import contextlib
import http.client
import itertools
import json
import random
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from bench import sending
from bench.data import KEYS, fill
from bench.disk import measure_writes
from bench.load import Attaching, Load, Reading, WrongAnswers
from bench.memory import measure_memory
from bench.processes import python, running
from bench.servers import Server, rowantree
from rowantree.models.columns import Id
from tests.postgresql import free_port

KEY = "no switch"
SIZES = {"60 kB": 60_000, "1 MB": 1_000_000}
"""A résumé, and a long one with pictures."""
LONG = 200_000_000
"""The largest file that a server takes as it is shipped."""
_CANDIDATES = 2_000
_ADDRESSES = 16
_PIECE = random.Random(3).randbytes(1_000_000)


@dataclass(frozen=True)
class Files:
    """A server that keeps files on the disk, and what it is compared with."""

    server: Server
    plain: Server
    """Gives the same files by Starlette alone."""
    database: Path
    folder: Path
    """Where the files of the plain server are, and where those of others may be written: on the same disk."""
    candidates: list[Id]
    handles: dict[str, list[str]]
    """Files that can be fetched, by their size."""

    def attach(self, seconds: float) -> Reading:
        """Files of a résumé's size that are announced, uploaded and attached."""
        content = _PIECE[: SIZES["60 kB"]]
        candidates = [str(each) for each in self.candidates]
        load = Attaching(self.server.port, KEYS[KEY], candidates, content)
        (reading,) = self.server.measure(seconds, load)
        return reading

    def upload(self, seconds: float) -> Reading:
        """Uploads alone, of the larger size, again and again to a few addresses."""
        size, port = SIZES["1 MB"], self.server.port
        forms = [sending.form(_announced(self.server, size)) for _ in range(_ADDRESSES)]
        requests = [form.request(port, _PIECE[:size]) for form in forms]
        (reading,) = self.server.measure(seconds, Load(port, "an upload", requests, status=204, says=b""))
        return reading

    def download(self, name: str, seconds: float) -> Reading:
        """Downloads of that size."""
        requests = [sending.fetch(self.server.port, _address(self.server, each)) for each in self.handles[name]]
        load = Load(self.server.port, "a download", requests, says=b"", size=SIZES[name])
        (reading,) = self.server.measure(seconds, load)
        return reading

    def download_plainly(self, name: str, seconds: float) -> Reading:
        """Downloads of that size from the plain server."""
        requests = [sending.fetch(self.plain.port, f"/{SIZES[name]}-{number}") for number in range(_ADDRESSES)]
        load = Load(self.plain.port, "a plain download", requests, says=b"", size=SIZES[name])
        (reading,) = self.plain.measure(seconds, load)
        return reading

    def write(self, name: str, seconds: float) -> Reading:
        """Files of that size that are only written, and made durable."""
        return measure_writes(self.folder, SIZES[name], seconds)

    def carry(self) -> tuple[Reading, Reading]:
        """A long file up and down again: memory, in a new server that has only had a short one before."""
        with (
            tempfile.TemporaryDirectory(dir=self.folder) as place,
            rowantree(f"sqlite:///{self.database}", Path(place)) as server,
        ):
            _fetch(server, _sent(server, self.candidates[0], len(_PIECE)), len(_PIECE))
            upload = _announced(server, LONG)
            up = measure_memory(server.pid, lambda: _send(server, sending.form(upload), LONG))
            handle = _attached(server, self.candidates[1], upload["handle"])
            down = measure_memory(server.pid, lambda: _fetch(server, handle, LONG))
            return up, down


@contextlib.contextmanager
def files(folder: Path) -> Iterator[Files]:
    """The servers, with a database of their own."""
    database, place, plain = folder / "files.db", folder / "files", folder / "plain"
    candidates = fill(f"sqlite:///{database}", _CANDIDATES).candidates
    plain.mkdir()
    for size, number in itertools.product(SIZES.values(), range(_ADDRESSES)):
        (plain / f"{size}-{number}").write_bytes(_PIECE[:size])
    port = free_port()
    with (
        rowantree(f"sqlite:///{database}", place) as server,
        running(python("bench.plain_server", plain, port), port) as pid,
    ):
        handles = {
            name: [_sent(server, candidate, size) for candidate in candidates[:_ADDRESSES]]
            for name, size in SIZES.items()
        }
        yield Files(server, Server(pid, port), database, plain, candidates, handles)
    shutil.rmtree(place)


# One file


def _announced(server: Server, size: int) -> dict[str, Any]:
    results: dict[str, Any] = server.ask(sending.ANNOUNCE, KEY, sending.announcement(size))["results"]
    return results


def _sent(server: Server, candidate_id: Id, size: int) -> str:
    """The handle of a file of that size, newly attached to a candidate."""
    upload = _announced(server, size)
    _send(server, sending.form(upload), size)
    return _attached(server, candidate_id, upload["handle"])


def _send(server: Server, form: sending.Form, size: int) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
    connection.request("POST", form.path, itertools.chain([form.head], _pieces(size), [form.tail]), form.headers(size))
    answer = connection.getresponse()
    read = answer.read()
    connection.close()
    if answer.status != 204:
        raise WrongAnswers(f"an upload: status {answer.status}, {read[:200]!r}")


def _pieces(size: int) -> Iterator[bytes]:
    whole, rest = divmod(size, len(_PIECE))
    yield from itertools.repeat(_PIECE, whole)
    yield _PIECE[:rest]


def _attached(server: Server, candidate_id: Id, handle: str) -> str:
    body = json.dumps({"candidateId": candidate_id, "fileHandle": handle}).encode()
    found: str = server.ask(sending.ATTACH, KEY, body)["results"]["fileHandles"][-1]["handle"]
    return found


def _address(server: Server, handle: str) -> str:
    url: str = server.ask(sending.ADDRESS, KEY, json.dumps({"fileHandle": handle}).encode())["results"]["url"]
    return url


def _fetch(server: Server, handle: str, size: int) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
    connection.request("GET", urlsplit(_address(server, handle)).path)
    answer = connection.getresponse()
    read = sum(map(len, iter(lambda: answer.read(len(_PIECE)), b"")))
    connection.close()
    if (answer.status, read) != (200, size):
        raise WrongAnswers(f"a download: status {answer.status}, {read:,} bytes of {size:,}")
