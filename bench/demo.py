"""How long a demo takes to be made, in a process of its own, on SQLite.

`python -m bench.demo FOLDER large` makes the largest, once.
"""

from __future__ import annotations

import asyncio
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from bench.load import Reading
from bench.processes import SERVER_CPU, on, python
from bench.rowantree_server import SETTINGS
from rowantree.app import Application
from rowantree.core.database import Connection
from rowantree.migrations import schema
from rowantree.sandbox import demo

_ENDS = datetime(2026, 11, 1, tzinfo=UTC)


def measure_demo(folder: Path, size: str) -> Reading:
    """Makes a demo of that size; its candidates count as requests."""
    with on(SERVER_CPU):
        done = subprocess.run(python("bench.demo", folder, size), check=True, capture_output=True)
    return msgspec.json.decode(done.stdout, type=Reading)


async def _make(application: Application, size: str) -> Reading:
    plan = demo.Plan(_ENDS.isoformat(timespec="milliseconds"), 1, size)

    def body(connection: Connection) -> demo.Founded:
        return demo.found(connection, application.world, plan, _ENDS)

    await application.database.start()
    began, spent = time.perf_counter(), time.process_time()
    await application.database.write(body)
    reading = Reading(demo.SIZES[size][0], time.perf_counter() - began, time.process_time() - spent)
    await application.database.close()
    return reading


def main(folder: Path, size: str) -> None:
    """Makes a demo and writes what it cost."""
    with tempfile.TemporaryDirectory(dir=folder) as place:
        settings = replace(SETTINGS, database_url=f"sqlite:///{place}/demo.db", files_url=f"file:{place}/files")
        schema.migrate(settings.database_url)
        reading = asyncio.run(_make(Application(settings, demo=True), size))
    sys.stdout.buffer.write(msgspec.json.encode(reading))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
