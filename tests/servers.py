"""A server for tests: the real application in uvicorn on a free port, in a thread of this process."""

from __future__ import annotations

import asyncio
import contextlib
import tempfile
import threading
from collections.abc import Callable, Coroutine, Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import msgspec
import uvicorn

from rowantree.app import Application
from rowantree.core.clock import Clock
from rowantree.core.database import Connection
from rowantree.core.operation import Registry, registry
from rowantree.core.page import Mark
from rowantree.core.statement import POSTGRESQL, Statement
from rowantree.migrations.schema import migrate
from rowantree.settings import Settings
from tests.postgresql import free_port
from tests.wire import Http

T = TypeVar("T")

_NEXT = Statement("SELECT pg_snapshot_xmax(pg_current_snapshot())::text::bigint", lambda _: ())
"""The number of the next transaction: none has been given yet that is as high."""

SURE_AFTER, MOST_TRIES = 3, 100

SECRET = "a secret that only the tests know, 32+"


@dataclass(frozen=True)
class Server:
    """A running server."""

    base_url: str
    http: Http
    app: Application
    loop: asyncio.AbstractEventLoop

    def do(self, work: Coroutine[Any, Any, T]) -> T:
        """Runs `work` in the server's loop."""
        return asyncio.run_coroutine_threadsafe(work, self.loop).result(60)

    def write(self, body: Callable[[Connection], T]) -> T:
        """Runs `body` in a transaction of the server's database."""
        return self.do(self.app.database.write(body))

    def read(self, body: Callable[[Connection], T]) -> T:
        """Runs `body` on the server's database."""
        return self.do(self.app.database.read(body))

    def costs(self, act: Callable[[], object]) -> int:
        """How many statements `act` costs: the fewest, as soon as three tries had them, because the worker works meanwhile."""
        asked, self.http.settled = self.http.settled, lambda _: True
        tries: list[int] = []
        try:
            while tries.count(min(tries, default=0)) < SURE_AFTER:
                assert len(tries) < MOST_TRIES, f"no number of statements was there {SURE_AFTER} times: {tries}"
                tries.append(self._costs_once(act))
        finally:
            self.http.settled = asked
        return min(tries)

    def _costs_once(self, act: Callable[[], object]) -> int:
        before = self.app.database.statements
        act()
        return self.app.database.statements - before

    def settled(self, token: str) -> bool:
        """Whether nothing was being written when this sync token was handed out."""
        if self.app.database.dialect is not POSTGRESQL:
            return True
        content = self.app.world.secrecy.unseal(token)
        assert content is not None
        horizon = msgspec.msgpack.decode(content[1:], type=Mark).horizon
        return not horizon or horizon >= self.read(lambda connection: connection.execute(_NEXT, {}))[0][0]


@contextlib.contextmanager
def serving(
    settings: Settings, *, operations: Registry = registry, demo: bool = True, clock: Clock | None = None
) -> Iterator[Server]:
    """A server with these settings, for as long as the context lasts; its database is migrated first.

    Where it is reached, and where it keeps files, is its own unless the settings say it.
    """
    _prepare(settings)
    port = free_port()
    base_url = f"http://127.0.0.1:{port}"
    with contextlib.ExitStack() as until:
        if settings.base_url == Settings.base_url:
            settings = replace(settings, base_url=base_url)
        if settings.files_url == Settings.files_url:
            folder = until.enter_context(tempfile.TemporaryDirectory(prefix="rowantree-files-"))
            settings = replace(settings, files_url=f"file:{folder}")
        app = Application(settings, operations=operations, demo=demo, clock=clock)
        yield from _running(app, base_url, port)


def _prepare(settings: Settings) -> None:
    """Brings the database up to date. A new file is a copy: the migrations themselves have tests of their own."""
    path = settings.sqlite_path
    if path is None or path.exists():
        migrate(settings.database_url)
    else:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(_migrated_file())


@cache
def _migrated_file() -> bytes:
    """A database with nothing in it."""
    with tempfile.TemporaryDirectory(prefix="rowantree-migrated-") as folder:
        path = Path(folder) / "rowantree.db"
        migrate(f"sqlite:///{path}")
        return path.read_bytes()


def _running(app: Application, base_url: str, port: int) -> Iterator[Server]:
    config = uvicorn.Config(app, host="127.0.0.1", port=port, log_config=None, access_log=False)
    server = uvicorn.Server(config)
    loops: list[asyncio.AbstractEventLoop] = []

    def run() -> None:
        async def serve() -> None:
            loops.append(asyncio.get_running_loop())
            await server.serve()

        with asyncio.Runner(loop_factory=config.get_loop_factory()) as runner:
            runner.run(serve())

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    while not server.started:
        if not thread.is_alive():
            raise RuntimeError("the server did not start")
        thread.join(0.01)
    try:
        with Http(base_url) as http:
            running = Server(base_url, http, app, loops[0])
            http.settled = running.settled
            yield running
    finally:
        server.should_exit = True
        thread.join(30)
