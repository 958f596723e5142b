"""Runs an application in uvicorn."""

from __future__ import annotations

import contextlib
import errno
import socket
from collections.abc import Callable
from typing import Any

import uvicorn

from rowantree.app import Application, keep_memory


class PortTaken(Exception):
    """Somebody else listens there already; the message says where."""


class _Server(uvicorn.Server):
    """A server that says when it can be used."""

    def __init__(self, config: uvicorn.Config, greet: Callable[[], None]) -> None:
        super().__init__(config)
        self._greet = greet

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self._greet()


def run(application: Application, host: str, port: int, greet: Callable[[], None]) -> None:
    """Serves until told to stop; calls `greet` when the first request can come.

    Raises:
        PortTaken: another program listens there.
    """
    keep_memory()
    listening = _listen(host, port)
    server = _Server(
        uvicorn.Config(
            application,
            log_config=None,
            access_log=False,
            server_header=False,
            date_header=True,
            lifespan="on",
            timeout_keep_alive=75,
            timeout_graceful_shutdown=20,
            h11_max_incomplete_event_size=64 * 1024,
        ),
        greet,
    )
    with contextlib.suppress(KeyboardInterrupt):  # uvicorn raises it again when all is closed: that was the wish
        server.run(sockets=[listening])


def _listen(host: str, port: int) -> socket.socket:
    family: Any = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
        listening.listen(2048)
    except OSError as error:
        listening.close()
        if error.errno == errno.EADDRINUSE:
            raise PortTaken(
                f"port {port} at {host} is taken by another program; choose another: make run PORT={port + 1}"
            ) from None
        raise PortTaken(f"cannot listen at {host}:{port}: {error.strerror}") from None
    listening.set_inheritable(True)
    return listening
