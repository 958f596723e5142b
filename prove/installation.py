"""A database with an organization in it, the processes that serve it, and a way to look into its tables."""

from __future__ import annotations

import asyncio
import contextlib
import os
import secrets
import sqlite3
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import asyncpg

from prove.receiver import SECRET
from prove.server import READY, WRITTEN
from rowantree import models
from rowantree.api import candidate_tag
from rowantree.app import Application
from rowantree.core.context import Context
from rowantree.core.database import Connection
from rowantree.core.permission import Permission, Switch
from rowantree.domain import furnishing, keys, organizations
from rowantree.migrations import schema
from rowantree.settings import Settings
from tests.postgresql import free_port

T = TypeVar("T")

NAME = "Meridian Robotics"
TAGS = 30
NOWHERE = "http://127.0.0.1:9/hook"
"""A receiver that is never asked: for servers without a worker, where what would be told is only counted."""

START_SECONDS = 60.0
REPOSITORY = Path(__file__).parent.parent


@dataclass(frozen=True)
class Installation:
    """An organization in a database, and what its clients need to know."""

    settings: Settings
    key: str
    tags: tuple[str, ...]
    log: Path

    @property
    def url(self) -> str:
        """The database."""
        return self.settings.database_url

    def environment(self, **more: str) -> dict[str, str]:
        """The environment of a server of this installation."""
        return os.environ | {
            "ROWANTREE_DATABASE_URL": self.url,
            "ROWANTREE_SECRET": self.settings.secret,
            "ROWANTREE_RATE_LIMIT": "off",
            "ROWANTREE_PRIVATE_WEBHOOKS": "on",
            "ROWANTREE_LOG_LEVEL": "warning",
            **{f"ROWANTREE_{name.upper()}": value for name, value in more.items()},
        }

    async def look(self, sql: str) -> list[tuple[Any, ...]]:
        """The rows of `sql`, read beside the servers."""
        path = self.settings.sqlite_path
        if path is not None:
            with contextlib.closing(sqlite3.connect(path, timeout=30)) as file:
                return file.execute(sql).fetchall()
        connection = await asyncpg.connect(self.url)
        try:
            return [tuple(row) for row in await connection.fetch(sql)]
        finally:
            await connection.close()


def install(database_url: str, folder: Path, receiver_url: str | None = None) -> Installation:
    """Makes the schema, the organization, its tags, a key that may do everything, and a webhook where there is one.

    To be called outside of any event loop.
    """
    schema.migrate(database_url)
    settings = Settings(database_url=database_url, secret=secrets.token_hex(32), rate_limit=None)
    key = keys.new_key()

    def body(connection: Connection, application: Application) -> tuple[str, ...]:
        ctx = organizations.found(connection, application.world, NAME, application.world.clock.now())
        furnishing.furnish(ctx, NAME)
        keys.create(ctx, "Prover", Permission, Switch, key)
        if receiver_url is not None:
            _subscribe(ctx, receiver_url)
        titles = (f"Tag {number}" for number in range(TAGS))
        return tuple(candidate_tag.create(ctx, candidate_tag.Create(title=title)).id for title in titles)

    tags = asyncio.run(within(settings, body))
    return Installation(settings, key, tags, folder / "server.log")


def _subscribe(ctx: Context, receiver_url: str) -> None:
    setting = models.WebhookSetting(
        organization_id=ctx.organization_id,
        id=ctx.new_id(),
        webhook_type=WRITTEN,
        request_url=receiver_url,
        secret=ctx.world.secrecy.encrypt(SECRET),
        enabled=True,
        created_at=ctx.now,
    )
    ctx.insert(models.webhook_setting, setting)


async def within(settings: Settings, body: Callable[[Connection, Application], T]) -> T:
    """Runs `body` in one transaction of an application in this process."""
    application = Application(settings)
    await application.database.start()
    try:
        return await application.database.write(lambda connection: body(connection, application))
    finally:
        await application.database.close()


def context(connection: Connection, application: Application) -> Context:
    """What a body in this process works with, as a request of the organization would."""
    organization = organizations.by_name(connection, NAME)
    assert organization is not None
    return organizations.acting(connection, application.world, organization, application.world.clock.now())


@dataclass(frozen=True)
class Server:
    """A server process."""

    port: int
    process: Process

    async def ready(self) -> None:
        """Waits until it can be used."""
        assert self.process.stdout is not None
        said = await asyncio.wait_for(self.process.stdout.readline(), START_SECONDS)
        assert said.decode().strip() == READY, f"the server ended with {await self.process.wait()}"

    async def kill(self) -> None:
        """Kills it, as a power cut would."""
        self.process.kill()
        await self.process.wait()

    async def stop(self) -> int:
        """Asks it to end; gives its exit status."""
        if self.process.returncode is None:
            self.process.terminate()
        return await asyncio.wait_for(self.process.wait(), START_SECONDS)


async def launch(installation: Installation, port: int, **settings: str) -> Server:
    """Starts a server process, and does not wait for it."""
    with installation.log.open("ab") as log:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "prove.server", str(port)),
            stdout=PIPE,
            stderr=log,
            cwd=REPOSITORY,
            env=installation.environment(**settings),
        )
    return Server(port, process)


@contextlib.asynccontextmanager
async def serving(installation: Installation, **settings: str) -> AsyncIterator[Server]:
    """A server that can be used; asked to end afterwards, and expected to do so in peace."""
    server = await launch(installation, free_port(), **settings)
    try:
        await server.ready()
        yield server
    except BaseException:
        await server.kill()
        raise
    assert await server.stop() in (0, -15), installation.log.read_text()[-4000:]
