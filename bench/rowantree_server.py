"""The server under measurement, a process of its own: Rowantree as it is shipped, with one operation more.

`bench.echo` goes through the whole dispatch and answers the same bytes as candidate.info, without reading a row: it
renders an answer once and keeps it. The benchmark asks for everything once before it measures.
"""

from __future__ import annotations

import argparse
from dataclasses import replace

from rowantree.api.candidate import records
from rowantree.app import Application
from rowantree.core import sqlite
from rowantree.core.context import Context
from rowantree.core.operation import Registry, registry
from rowantree.core.permission import Permission
from rowantree.core.wire import Id, Raw, UnsetType, encoder
from rowantree.domain.people import CandidateNotFound
from rowantree.logs import set_up
from rowantree.server import run
from rowantree.settings import Settings

ECHO = "bench.echo"
SETTINGS = Settings(secret="of the benchmark, and of nothing else", rate_limit=None)  # noqa: S106 it guards nothing
"""What a server of the benchmark is set up with; everything else is as it is shipped."""


def with_echo() -> Registry:
    """The operations of the server, and `bench.echo`."""
    operations = Registry()
    operations.operations.update(registry.operations)
    operations.names.update(registry.names)
    answers: dict[Id | UnsetType, Raw] = {}

    @operations.operation(ECHO, permission=Permission.CANDIDATES_READ, writes=False, errors=(CandidateNotFound,))
    def echo(ctx: Context, body: records.Info) -> Raw:
        """Answers what candidate.info answers, from memory."""
        known = answers.get(body.id)
        if known is None:
            known = answers[body.id] = Raw(encoder.encode(records.info(ctx, body)))
        return known

    return operations


def main() -> None:
    """Serves until told to stop."""
    parser = argparse.ArgumentParser()
    parser.add_argument("database_url")
    parser.add_argument("files")
    parser.add_argument("port", type=int)
    parser.add_argument("--group", type=int, default=sqlite.GROUP, help="the most bodies in one SQLite transaction")
    given = parser.parse_args()
    sqlite.GROUP = given.group
    set_up(SETTINGS.log_level)
    settings = replace(
        SETTINGS,
        database_url=given.database_url,
        files_url=f"file:{given.files}",
        base_url=f"http://127.0.0.1:{given.port}",
    )
    application = Application(settings, operations=with_echo())
    run(application, "127.0.0.1", given.port, lambda: None)


if __name__ == "__main__":
    main()
