"""Wires everything together: one `Application` for a process."""

from __future__ import annotations

import asyncio
import ctypes
import itertools
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import structlog

import rowantree.api
import rowantree.sandbox.clock
import rowantree.sandbox.reset
import rowantree.webhooks.deliver  # noqa: F401 registers its job
from rowantree.core.clock import Chance, Clock, Ids, system_chance
from rowantree.core.context import Context, World
from rowantree.core.database import Database
from rowantree.core.dispatch import Dispatcher
from rowantree.core.keys import Keys
from rowantree.core.operation import Operation, Registry, registry
from rowantree.core.page import Tokens
from rowantree.core.postgres import PostgresDatabase
from rowantree.core.secrecy import Secrecy
from rowantree.core.sqlite import SqliteDatabase
from rowantree.core.trouble import describe
from rowantree.domain import files, organizations
from rowantree.doors.files import FileDoor
from rowantree.doors.http import App, KeyApi, Receive, Scope, Send
from rowantree.doors.pages import PUBLIC_PATHS, pages
from rowantree.doors.surveys import SurveyDoor
from rowantree.events import log as events
from rowantree.files.disk import DiskStore
from rowantree.files.s3 import S3Store
from rowantree.jobs.queue import Work
from rowantree.jobs.worker import Worker
from rowantree.settings import Settings
from rowantree.webhooks import guard, retention
from rowantree.webhooks import record as webhooks

log = structlog.get_logger()

HOUSEKEEPING_SECONDS = 60.0
SWEEP_MINUTES = 60


def open_database(settings: Settings) -> Database:
    """The database that the settings name, not started yet."""
    path = settings.sqlite_path
    if path is not None:
        return SqliteDatabase(path, settings.patience)
    return PostgresDatabase(settings.database_url, settings.patience, settings.database_connections)


def open_store(settings: Settings, secrecy: Secrecy) -> DiskStore | S3Store:
    """The store of files that the settings name."""
    address = urlsplit(settings.files_url)
    if address.scheme == "s3":
        return S3Store(address)
    return DiskStore(Path(address.path), settings.base_url, secrecy)


def operations() -> list[Operation]:
    """Every operation that this version has, those of a demo included."""
    return list(registry.operations.values())


def before_commit(ctx: Context) -> None:
    """What every writing transaction ends with: its events, and whom they are told."""
    events.record(ctx)
    webhooks.record(ctx)


class Application:
    """A server's parts: the database, the dispatcher, the worker and the doors. It is itself the ASGI application."""

    def __init__(
        self,
        settings: Settings,
        *,
        operations: Registry = registry,
        clock: Clock | None = None,
        chance: Chance | None = None,
        demo: bool = False,
    ) -> None:
        self.settings = settings
        self.database = open_database(settings)
        self.keys = Keys(self.database)
        secrecy, chance = Secrecy(settings.secret), chance or system_chance()
        self.store = open_store(settings, secrecy)
        self.world = World(
            clock=clock or Clock(),
            chance=chance,
            ids=Ids(chance),
            secrecy=secrecy,
            tokens=Tokens(secrecy, settings.incremental_sync_pages),
            keys=self.keys,
            files=self.store,
            file_seconds=settings.file_seconds,
            file_limit=settings.file_limit,
            outgoing=guard.pool(private=settings.private_webhooks),
            base_url=settings.base_url,
            demo=demo,
        )
        self.worker = Worker(Work(self.database, self.world))
        self.dispatcher = Dispatcher(
            self.database, self.world, before_commit=before_commit, after_commit=lambda _ctx: self.worker.wake()
        )
        self._http = self._doors([each for each in operations.operations.values() if demo or not each.demo_only])
        self._tasks: list[asyncio.Task[None]] = []

    def _doors(self, available: list[Operation]) -> App:
        """Everything that is served over HTTP; files only where they are on this machine."""
        door = FileDoor(self.store, self.world.clock) if isinstance(self.store, DiskStore) else None
        return KeyApi(
            available,
            self.dispatcher,
            self.keys,
            self.settings.rate_limit,
            self.settings.body_limit,
            pages(available, self.database, door, SurveyDoor(self.dispatcher)),
            PUBLIC_PATHS,
            self.settings.file_limit,
        )

    async def start(self) -> None:
        """Opens the database and begins to work."""
        await self.database.start()
        await self.database.write(organizations.recognize)
        if self.settings.worker:
            self._tasks.append(asyncio.create_task(self.worker.run()))
        self._tasks.append(asyncio.create_task(self._keep_house()))

    async def stop(self) -> None:
        """Ends what is running, then closes the database."""
        self.worker.stop()
        keep_house = self._tasks.pop()
        keep_house.cancel()
        await asyncio.gather(*self._tasks, keep_house, return_exceptions=True)
        await self.keys.write_last_use(self.world.clock.now())
        await self.world.outgoing.aclose()
        await self.database.close()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serves ASGI: requests, and the server's own start and stop."""
        if scope["type"] == "http":
            await self._http(scope, receive, send)
        elif scope["type"] == "lifespan":
            await self._lifespan(receive, send)

    async def _lifespan(self, receive: Receive, send: Send) -> None:
        steps: dict[str, Callable[[], Any]] = {"lifespan.startup": self.start, "lifespan.shutdown": self.stop}
        for _ in steps:
            step = (await receive())["type"]
            await steps[step]()
            await send({"type": f"{step}.complete"})

    async def _keep_house(self) -> None:
        for minute in itertools.count(1):
            await asyncio.sleep(HOUSEKEEPING_SECONDS)
            try:
                await self.keys.write_last_use(self.world.clock.now())
                if minute % SWEEP_MINUTES == 1:
                    await files.sweep(self.store, self.database, self.world.clock.now())
                    await retention.purge(self.database, self.world.clock.now())
            except Exception as error:  # noqa: BLE001 it is tried again in a minute, and the log says why
                log.error("housekeeping_failed", **describe(error))


async def run_worker(settings: Settings) -> None:
    """Does jobs until the process is told to stop."""
    app = Application(settings)
    await app.database.start()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(name, app.worker.stop)
    await app.worker.run()
    await app.world.outgoing.aclose()
    await app.database.close()


def keep_memory() -> None:
    """Tells glibc to keep the memory of large answers instead of giving it back to the kernel after each.

    Does nothing where the C library is another.
    """
    try:
        mallopt = ctypes.CDLL(None).mallopt
    except (AttributeError, OSError):
        return
    trim_threshold, top_pad, mmap_threshold = -1, -2, -3
    mallopt(mmap_threshold, 32 << 20)  # the most that glibc takes
    mallopt(trim_threshold, 512 << 20)
    mallopt(top_pad, 64 << 20)
