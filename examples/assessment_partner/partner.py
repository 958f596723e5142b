"""A sample assessment partner: what Rowantree calls, and what calls Rowantree back. The standard library is enough.

Run `python partner.py --help`; README.md says how to try it.
"""

from __future__ import annotations

import argparse
import base64
import contextlib
import json
import threading
import time
import urllib.request
import uuid
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Json = dict[str, Any]

TESTS = [
    {"assessment_type_id": "6f3f6f0e-2d0c-4a53-9f0e-0d3a5c1b7e01", "name": "Welding, theory"},
    {"assessment_type_id": "6f3f6f0e-2d0c-4a53-9f0e-0d3a5c1b7e02", "name": "Reading drawings"},
]
FIELDS = [
    {"id": "language", "name": "Language of the test", "type": "ValueSelect", "isRequired": True}
    | {"possible_values": [{"key": "en", "value": "English"}, {"key": "pl", "value": "Polish"}]},
    {"id": "extra_minutes", "name": "Minutes more than others have", "type": "Number"},
]
BEHAVIOURS = ("well", "late", "slow", "failing", "busy", "refusing")
"""README.md says what each does."""


class Refused(Exception):
    """An answer with another status than 200: the status and a message."""


@dataclass
class Partner:
    """Holds tests, and remembers who takes one."""

    key: str
    """What Rowantree has to send as the user name of basic authentication."""
    rowantree_url: str
    rowantree_key: str
    """An API key of Rowantree's with the permission `candidatesWrite`."""
    behaviour: str = "well"
    pause: float = 1.0
    """Seconds between what it says, or before it answers when it is slow."""
    running: dict[str, Json] = field(default_factory=dict)
    """What it was asked to start, by the id of the assessment."""
    asked: list[tuple[str, Json]] = field(default_factory=list)
    """Every call that it had."""
    told: list[Json] = field(default_factory=list)
    """What Rowantree answered to what it was told."""

    # What Rowantree calls

    def answer(self, authorization: str | None, operation: str, body: Json) -> Json:
        """Does what Rowantree asks for."""
        if authorization != basic(self.key):
            raise Refused(401, "This is not a key that we know")
        self.asked.append((operation, body))
        if self.behaviour == "slow":
            time.sleep(self.pause)
        if self.behaviour == "failing":
            raise Refused(500, "It is raining into the server room")
        match operation:
            case "assessment.list":
                return {"success": True, "results": TESTS}
            case "assessment.customField.list":
                return {"success": True, "fields": FIELDS}
            case "assessment.start":
                return self._start(body)
            case "assessment.cancel":
                return self._cancel(body)
        raise Refused(404, f"There is no operation {operation}")

    def _start(self, body: Json) -> Json:
        refusals = {"busy": (409, "Already being assessed"), "refusing": (422, "There are no tests left in your plan")}
        if self.behaviour in refusals:
            raise Refused(*refusals[self.behaviour])
        assessment_id = str(uuid.uuid4())
        self.running[assessment_id] = body
        invited = said("status", "Status", "string", f"Invited {body['candidate']['email']}")
        update = report(assessment_id, now(), assessment_status=invited)
        threading.Thread(target=self._hold, args=(assessment_id,), daemon=True).start()
        return {"success": True, "results": {"assessment_id": assessment_id, "update_request": update}}

    def _cancel(self, body: Json) -> Json:
        if self.running.pop(body["assessment_id"], None) is None:
            raise Refused(422, "This assessment has ended")
        reason = said("cancelled", "Cancelled", "string", "The employer has cancelled it")
        update = report(body["assessment_id"], now(), cancelled_reason=reason)
        return {"success": True, "results": {"assessment_id": body["assessment_id"], "update_request": update}}

    # What it tells Rowantree

    def _hold(self, assessment_id: str) -> None:
        """The candidate begins after a while, and ends after another."""
        time.sleep(self.pause)
        begun = report(assessment_id, now(), assessment_status=said("status", "Status", "string", "Started"))
        if self.behaviour != "late":
            self.tell(begun)
        time.sleep(self.pause)
        if self.running.pop(assessment_id, None) is None:
            return
        self.tell(
            report(
                assessment_id,
                now(),
                assessment_status=said("status", "Status", "string", "Marked"),
                assessment_profile_url=said("page", "Report", "url", f"https://tests.example.com/{assessment_id}"),
                assessment_result=said("score", "Score", "numeric_score", 87),
                metadata=[said("minutes", "Time taken", "numeric_duration_minutes", 41)],
            )
        )
        if self.behaviour == "late":
            self.tell(begun)

    def tell(self, update: Json) -> None:
        """Calls Rowantree's assessment.update; again after a while where it cannot be reached."""
        request = urllib.request.Request(  # noqa: S310 the address that it was started with
            f"{self.rowantree_url}/assessment.update",
            data=json.dumps(update).encode(),
            headers={"Content-Type": "application/json", "Authorization": basic(self.rowantree_key)},
        )
        for _ in range(3):
            try:
                with urllib.request.urlopen(request, timeout=10) as response:  # noqa: S310 the same
                    self.told.append(json.load(response))
                    return
            except OSError:
                time.sleep(self.pause)


def now() -> int:
    """The time in milliseconds since 1970, as Rowantree wants it."""
    return time.time_ns() // 1_000_000


def said(identifier: str, label: str, kind: str, value: str | float) -> Json:
    """One thing to show of an assessment."""
    return {"identifier": identifier, "label": label, "type": kind, "value": value}


def report(assessment_id: str, timestamp: int, **what: Json | list[Json]) -> Json:
    """The body of assessment.update."""
    return {"assessment_id": assessment_id, "timestamp": timestamp, **what}


def basic(key: str) -> str:
    """The header by which a key is sent."""
    return f"Basic {base64.b64encode(f'{key}:'.encode()).decode()}"


def server(partner: Partner, port: int) -> ThreadingHTTPServer:
    """An HTTP server for the partner on this machine; 0 is any free port."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers.get("content-length", "0"))) or b"{}")
            try:
                self._send(200, partner.answer(self.headers.get("authorization"), self.path.lstrip("/"), body))
            except Refused as refused:
                self._send(refused.args[0], {"message": refused.args[1]})

        def _send(self, status: int, answer: Json) -> None:
            content = json.dumps(answer).encode()
            self.send_response(status)
            self.send_header("content-type", "application/json")
            self.send_header("content-length", str(len(content)))
            self.end_headers()
            with contextlib.suppress(ConnectionError):  # who asked has not waited
                self.wfile.write(content)

        def log_message(self, *_: Any) -> None:
            """Says nothing."""

    return ThreadingHTTPServer(("127.0.0.1", port), Handler)


def main() -> None:
    """Serves until it is stopped."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=8100)
    parser.add_argument("--key", default="a key that only Rowantree knows", help="what Rowantree has to send")
    parser.add_argument("--rowantree", default="http://127.0.0.1:8000", help="where Rowantree is")
    parser.add_argument("--rowantree-key", required=True, help="an API key of Rowantree's, with candidatesWrite")
    parser.add_argument("--behaviour", choices=BEHAVIOURS, default="well", help="see README.md")
    parser.add_argument("--pause", type=float, default=5.0, help="seconds between what it says")
    given = parser.parse_args()
    partner = Partner(given.key, given.rowantree, given.rowantree_key, given.behaviour, given.pause)
    server(partner, given.port).serve_forever()


if __name__ == "__main__":
    main()
