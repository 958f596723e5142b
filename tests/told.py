"""A webhook type that only the tests have, told of whatever is done to a candidate; and a receiver for it."""

from __future__ import annotations

import contextlib
import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from rowantree import models
from rowantree.api.shapes import candidate
from rowantree.core.context import Context
from rowantree.models.columns import Id
from rowantree.webhooks.types import renders
from tests.cast import Company
from tests.client import record_webhook

NAME = "candidateWritten"
SECRET = "what the receiver knows"


@renders(NAME, "candidate.created", "candidate.updated", "candidate.tagged")
def candidate_written(ctx: Context, candidate_id: Id) -> dict[str, Any]:
    """The candidate as it is now."""
    return {"candidate": candidate.show(ctx, ctx.get(models.candidate, candidate_id))}


@dataclass
class Message:
    """A request that a receiver got."""

    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        """What it says."""
        return json.loads(self.body)


@dataclass
class Receiver:
    """Takes deliveries on a loopback port; answers with the statuses it is told, 200 when it has none left."""

    url: str
    messages: list[Message] = field(default_factory=list)
    statuses: list[int] = field(default_factory=list)
    arrived: threading.Condition = field(default_factory=threading.Condition)

    def wait_for(self, count: int, seconds: float = 10) -> list[Message]:
        """The messages, as soon as there are `count`."""
        with self.arrived:
            assert self.arrived.wait_for(lambda: len(self.messages) >= count, seconds), f"{len(self.messages)} came"
            return list(self.messages)


@contextlib.contextmanager
def receiving() -> Iterator[Receiver]:
    """A receiver for as long as the context lasts."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"]))
            record_webhook(body)
            with receiver.arrived:
                status = receiver.statuses.pop(0) if receiver.statuses else 200
                receiver.messages.append(Message({k.lower(): v for k, v in self.headers.items()}, body))
                receiver.arrived.notify_all()
            self.send_response(status)
            if 300 <= status < 400:
                self.send_header("location", receiver.url)
            self.send_header("content-length", "0")
            self.end_headers()

        def log_message(self, *_: Any) -> None:
            """Says nothing."""

    httpd = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    receiver = Receiver(f"http://127.0.0.1:{httpd.server_address[1]}/hook")
    thread = threading.Thread(target=httpd.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield receiver
    finally:
        httpd.shutdown()
        httpd.server_close()
        thread.join(5)


def tell(company: Company, url: str, *, enabled: bool = True, webhook_type: str = NAME) -> Id:
    """Sets up a webhook of the company to `url`; gives its id."""

    def body(ctx: Context) -> Id:
        setting = models.WebhookSetting(
            organization_id=ctx.organization_id,
            id=ctx.new_id(),
            webhook_type=webhook_type,
            request_url=url,
            secret=ctx.world.secrecy.encrypt(SECRET),
            enabled=enabled,
            created_at=ctx.now,
        )
        ctx.insert(models.webhook_setting, setting)
        return setting.id

    return company.act(body)
