"""The client of all tests: speaks HTTP, and holds every answer against the operation's declaration.

An answer that succeeds must be, to the byte, what its declared type would write: no property missing, none too many,
the keys in their order. One that refuses must have a code that the operation declares.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import httpx
import msgspec

from rowantree.core.dispatch import Failure
from rowantree.core.operation import Operation, Registry, registry
from rowantree.core.wire import encoder, hook_in
from rowantree.webhooks.types import NAMES

T = TypeVar("T")
Results = Any

TRAFFIC = os.environ.get("TRAFFIC_FILE") or None
MOST_RECORDED_BYTES = 50_000
"""How large an answer can be to be recorded: pages of a hundred say nothing that short ones do not."""


@dataclass(frozen=True)
class Answer:
    """What the server answered."""

    status: int
    headers: httpx.Headers
    body: dict[str, Any]

    @property
    def results(self) -> Results:
        """The results of an operation that succeeded."""
        assert self.body["success"] is True, self.body
        return self.body["results"]

    @property
    def code(self) -> str:
        """The code of an operation that refused."""
        assert self.body["success"] is False, self.body
        return str(self.body["errorInfo"]["code"])

    @property
    def message(self) -> str:
        """The message of an operation that refused."""
        assert self.body["success"] is False, self.body
        return str(self.body["errorInfo"]["message"])


class Client:
    """Calls operations with one key."""

    def __init__(self, http: httpx.Client, key: str, operations: Registry = registry, *, recorded: bool = True) -> None:
        self.key = key
        self._http = http
        self._operations = operations
        self._recorded = recorded

    @property
    def unrecorded(self) -> Client:
        """The same client, for what a test breaks on purpose: not part of the traffic that is judged."""
        return Client(self._http, self.key, self._operations, recorded=False)

    def __call__(self, operation: str, **body: Any) -> Results:
        """Calls `operation`, which must succeed; gives its results."""
        answer = self.answer(operation, body)
        assert answer.status == 200, answer
        return answer.results

    def refused(self, operation: str, **body: Any) -> tuple[str, str]:
        """Calls `operation`, which must refuse; gives the code and the message."""
        answer = self.answer(operation, body)
        return answer.code, answer.message

    def page(self, operation: str, **body: Any) -> dict[str, Any]:
        """Calls a list, which must succeed; gives the whole answer."""
        answer = self.answer(operation, body)
        assert answer.body["success"] is True, answer
        return answer.body

    def all(self, operation: str, **body: Any) -> list[Results]:
        """All records of a list, over as many pages as it takes."""
        return self.run(operation, **body)[0]

    def run(self, operation: str, **body: Any) -> tuple[list[Results], str]:
        """All records of a list, and the sync token of its last page."""
        records: list[Results] = []
        page = self.page(operation, **body)
        while page["moreDataAvailable"]:
            records += page["results"]
            page = self.page(operation, **body | {"cursor": page["nextCursor"]})
        assert "nextCursor" not in page
        return records + page["results"], page.get("syncToken", "")

    def answer(self, operation: str, body: dict[str, Any]) -> Answer:
        """Calls `operation` and checks the answer against its declaration."""
        return self.post(operation, json.dumps(body).encode(), {"content-type": "application/json"})

    def post(self, operation: str, body: bytes, headers: dict[str, str] | None = None) -> Answer:
        """Sends these bytes to `operation` and checks the answer against its declaration."""
        response = self._http.post(f"/{operation}", content=body, headers=headers, auth=(self.key, ""))
        declared = self._operations.names.get(operation)
        if declared is not None:
            check(declared, response)
            if self._recorded:
                _record(declared, body, response)
        return Answer(response.status_code, response.headers, response.json())


def check(operation: Operation, response: httpx.Response) -> None:
    """Holds an answer against what `operation` declares."""
    answer = response.json()
    if answer["success"]:
        assert response.status_code == 200
        _check_success(operation, response.content)
        return
    failure = _exactly(response.content, Failure)
    code = failure.error_info.code
    assert failure.errors == [code]
    assert failure.error_info.request_id == response.headers["x-ashby-request-id"]
    declared = {(error.status, error.code) for error in (*operation.errors, *operation.transport_errors)}
    assert (response.status_code, code) in declared, f"{operation.name} does not declare {code}: {answer}"


def _check_success(operation: Operation, content: bytes) -> None:
    if operation.paged:
        _exactly(content, operation.output)
        return
    answer = msgspec.json.decode(content, type=dict[str, msgspec.Raw])
    assert list(answer) in (["success", "results"], ["success", "results", "warnings"])
    _exactly(bytes(answer["results"]), operation.output)


def _exactly(content: bytes, kind: type[T]) -> T:
    """`content` read as `kind`, which must write it again byte for byte."""
    read = msgspec.json.decode(content, type=kind, dec_hook=hook_in)
    assert encoder.encode(read) == content
    return read


def _record(operation: Operation, body: bytes, response: httpx.Response) -> None:
    """Adds the exchange to the recorded traffic, which the conformance tools judge."""
    if TRAFFIC is None or len(response.content) > MOST_RECORDED_BYTES:
        return
    try:
        request = json.loads(body or b"{}")
    except ValueError:
        return
    _write(
        {
            "operation": operation.name,
            "status": response.status_code,
            "request": request,
            "response": response.json(),
        }
    )


def record_webhook(body: bytes) -> None:
    """Adds a message that a receiver got to the recorded traffic, if it is of a type that the reference knows."""
    if TRAFFIC is None or b'"action"' not in body:
        return
    message = json.loads(body)
    if message["action"] in NAMES:
        _write({"webhook": message["action"], "body": message})


def _write(line: dict[str, Any]) -> None:
    """Adds a line in one piece: several processes write at the same time."""
    with Path(str(TRAFFIC)).open("ab", buffering=0) as traffic:
        traffic.write(json.dumps(line).encode() + b"\n")
