"""Receivers that pings are sent to."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

from tests.told import receiving


@contextlib.contextmanager
def meanwhile(happens: Callable[[], Any], status: int = 200) -> Iterator[str]:
    """The URL of a receiver that answers its first message only when `happens` has ended."""
    due = [happens]

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["content-length"]))
            if due:
                due.pop()()
            self.send_response(status)
            self.send_header("content-length", "0")
            self.end_headers()

        def log_message(self, *_: Any) -> None:
            """Says nothing."""

    httpd = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=httpd.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{httpd.server_address[1]}/hook"
    finally:
        httpd.shutdown()
        httpd.server_close()
        thread.join(5)


def closed_port() -> str:
    """A URL where nobody listens any more."""
    with receiving() as receiver:
        return receiver.url
