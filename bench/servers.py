"""Servers that are running, and what they can be asked."""

from __future__ import annotations

import contextlib
import http.client
import json
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.data import KEYS
from bench.load import Attaching, Load, Reading, WrongAnswers, measure, post
from bench.processes import python, running
from tests.postgresql import free_port


@dataclass(frozen=True)
class Server:
    """A server that is running."""

    pid: int
    port: int

    def load(self, operation: str, key: str, bodies: list[bytes]) -> Load:
        """Clients that ask this server."""
        requests = [post(self.port, KEYS[key], operation, body) for body in bodies]
        return Load(port=self.port, what=operation, requests=requests)

    def measure(self, seconds: float, *loads: Load | Attaching) -> list[Reading]:
        """A reading for each of `loads`, run at once."""
        return measure(self.pid, seconds, *loads)

    def ask(self, operation: str, key: str, body: bytes) -> dict[str, Any]:
        """One answer.

        Raises:
            WrongAnswers: it is not a success.
        """
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        authorization = f"Basic {b64encode(f'{KEYS[key]}:'.encode()).decode()}"
        headers = {"Authorization": authorization, "Content-Type": "application/json"}
        connection.request("POST", f"/{operation}", body, headers)
        read = connection.getresponse().read()
        connection.close()
        answer: dict[str, Any] = json.loads(read)
        if not answer.get("success"):
            raise WrongAnswers(f"{operation}: {read[:500]!r}")
        return answer


@contextlib.contextmanager
def rowantree(url: str, files: Path, *options: object) -> Iterator[Server]:
    """Rowantree with that database, which keeps its files in the folder `files`."""
    port = free_port()
    with running(python("bench.rowantree_server", url, files, port, *options), port) as pid:
        yield Server(pid, port)
