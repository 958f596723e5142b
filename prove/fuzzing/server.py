"""A server to be fuzzed, run as a process of its own: `python -m prove.fuzzing.server PORT`.

It is the real application, guard included, with a second guard behind the first: should the first ever let a request
out, no connection is made, and the log has an error.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable

import httpcore
import structlog

from prove.server import READY
from rowantree import server
from rowantree.app import Application
from rowantree.logs import set_up
from rowantree.settings import read_settings

log = structlog.get_logger()


class NoWayOut(httpcore.AnyIOBackend):
    """Opens no connections."""

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ARG002, ASYNC109 httpcore's own interface
        local_address: str | None = None,  # noqa: ARG002 httpcore's own interface
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,  # noqa: ARG002 httpcore's own interface
    ) -> httpcore.AsyncNetworkStream:
        """Says who would have been connected to."""
        log.error("connection_out", host=host, port=port)
        raise httpcore.ConnectError(host)


def main() -> None:
    """Serves until told to stop."""
    settings = read_settings(os.environ)
    set_up(settings.log_level)
    setattr(httpcore, "AnyIOBackend", NoWayOut)  # noqa: B010 the guard connects with it; types cannot be assigned to
    server.run(Application(settings, demo=True), "127.0.0.1", int(sys.argv[1]), lambda: print(READY, flush=True))


if __name__ == "__main__":
    main()
