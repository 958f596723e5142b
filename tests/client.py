"""The client of all tests: speaks HTTP, and holds every answer against the operation's declaration.

An answer that succeeds must be, to the byte, what its declared type would write: no property missing, none too many,
the keys in their order. One that refuses must have a code that the operation declares.
"""

from __future__ import annotations

import base64
import json
import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import httpx
import msgspec

from rowantree.core.dispatch import Failure
from rowantree.core.operation import Operation, Registry, registry
from rowantree.core.wire import encoder, hook_in
from rowantree.webhooks.types import NAMES
from tests.wire import Http, Reply

T = TypeVar("T")
Results = Any

TRAFFIC = os.environ.get("TRAFFIC_FILE") or None
MOST_RECORDED_BYTES = 50_000
"""How large an answer can be to be recorded: pages of a hundred say nothing that short ones do not."""


@dataclass(frozen=True)
class Answer:
    """What the server answered."""

    response: Reply
    body: dict[str, Any]

    @property
    def status(self) -> int:
        """The status."""
        return self.response.status_code

    @property
    def headers(self) -> httpx.Headers:
        """The headers, whatever the case of their names."""
        return self.response.headers

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


SETTLES_WITHIN_SECONDS = 20
"""The longest that others write at one time."""


class Client:
    """Calls operations with one key."""

    def __init__(self, http: Http, key: str, operations: Registry = registry, *, recorded: bool = True) -> None:
        self.key = key
        self._http = http
        self._operations = operations
        self._recorded = recorded
        self._authorization = "Basic " + base64.b64encode(f"{key}:".encode()).decode()

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
        return self._settled(body, lambda: self._page(operation, body), lambda page: page.get("syncToken", ""))

    def all(self, operation: str, **body: Any) -> list[Results]:
        """All records of a list, over as many pages as it takes."""
        return self.run(operation, **body)[0]

    def run(self, operation: str, **body: Any) -> tuple[list[Results], str]:
        """All records of a list, and the sync token of its last page."""
        return self._settled(body, lambda: self._run(operation, body), lambda found: found[1])

    def _page(self, operation: str, body: dict[str, Any]) -> dict[str, Any]:
        answer = self.answer(operation, body)
        assert answer.body["success"] is True, answer
        return answer.body

    def _run(self, operation: str, body: dict[str, Any]) -> tuple[list[Results], str]:
        records: list[Results] = []
        page = self._page(operation, body)
        while page["moreDataAvailable"]:
            records += page["results"]
            page = self._page(operation, body | {"cursor": page["nextCursor"]})
        assert "nextCursor" not in page
        return records + page["results"], page.get("syncToken", "")

    def _settled(self, body: dict[str, Any], listed: Callable[[], T], token_of: Callable[[T], str]) -> T:
        """What `listed` gives, asked again while its sync token was handed out beside other writers.

        Such a token brings records once more that its run has shown, and so it shall be; but no test can say which.
        """
        give_up = time.monotonic() + SETTLES_WITHIN_SECONDS
        while True:
            found = listed()
            token = token_of(found)
            if not token or "cursor" in body or self._http.settled(token):
                return found
            assert time.monotonic() < give_up, "somebody writes all the time"
            time.sleep(0.005)

    def answer(self, operation: str, body: dict[str, Any]) -> Answer:
        """Calls `operation` and checks the answer against its declaration."""
        return self.post(operation, json.dumps(body).encode(), {"content-type": "application/json"})

    def post(self, operation: str, body: bytes, headers: dict[str, str] | None = None) -> Answer:
        """Sends these bytes to `operation` and checks the answer against its declaration."""
        told = {**(headers or {}), "authorization": self._authorization}
        response = self._http.wire.post(f"/{operation}", body, told)
        declared = self._operations.names.get(operation)
        if declared is not None:
            check(declared, response)
            if self._recorded:
                _record(declared, body, response)
        return Answer(response, response.json())


def check(operation: Operation, response: Reply | httpx.Response) -> None:
    """Holds an answer against what `operation` declares."""
    answer = response.json()
    if answer["success"]:
        assert response.status_code == 200
        _check_success(operation, response.content)
        return
    failure = _exactly(response.content, Failure)
    code = failure.error_info.code
    (listed,) = failure.errors
    assert failure.error_info.request_id == response.headers["x-ashby-request-id"]
    refusals = (*operation.errors, *operation.transport_errors)
    declared = {(error.status, error.code, error.sentence or error.code) for error in refusals}
    assert (response.status_code, code, listed) in declared, f"{operation.name} does not declare {code}: {answer}"


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


def _record(operation: Operation, body: bytes, response: Reply) -> None:
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
