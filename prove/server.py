"""A server with what only proofs need, run as a process of its own: `python -m prove.server PORT`.

It is the real application on the database that the environment names, with one type of webhook that tells of each
change of a candidate, and with the operations of `prove.faults`, which misbehave on demand.
"""

from __future__ import annotations

import asyncio
import os
import sys
from datetime import timedelta

from prove.faults import operations
from rowantree import server
from rowantree.app import Application, open_database
from rowantree.core.clock import Clock
from rowantree.core.context import Context
from rowantree.logs import set_up
from rowantree.models.columns import Id
from rowantree.sandbox import demo
from rowantree.settings import Settings, read_settings
from rowantree.webhooks.types import renders

WRITTEN = "candidateWritten"
"""The type of webhook that only proofs have."""

READY = "ready"
"""What the process says when it can be used."""


@renders(WRITTEN, "candidate.created", "candidate.updated", "candidate.tagged")
def written(ctx: Context, candidate_id: Id) -> dict[str, str]:
    """Which candidate was written, and by which request."""
    return {"candidateId": candidate_id, "requestId": ctx.request_id, "operation": ctx.operation}


def main() -> None:
    """Serves until told to stop, or killed."""
    settings = read_settings(os.environ)
    set_up(settings.log_level)
    clock = Clock(asyncio.run(_clock_offset(settings)))
    application = Application(settings, operations=operations(), clock=clock, demo=True)
    server.run(application, "127.0.0.1", int(sys.argv[1]), lambda: print(READY, flush=True))


async def _clock_offset(settings: Settings) -> timedelta:
    database = open_database(settings)
    await database.start()
    try:
        return await database.read(demo.clock_offset)
    finally:
        await database.close()


if __name__ == "__main__":
    main()
