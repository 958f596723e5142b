"""Starting a demo: a folder with everything in it, made at the first start and kept at the next."""

from __future__ import annotations

import asyncio
import dataclasses
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from rowantree.app import Application
from rowantree.core.clock import Clock
from rowantree.core.database import Connection
from rowantree.core.permission import Permission, Switch
from rowantree.domain import keys, organizations
from rowantree.logs import set_up
from rowantree.migrations import schema
from rowantree.sandbox import demo, resumes
from rowantree.sandbox.resumes import Kept
from rowantree.settings import Settings


class NotADemo(Exception):
    """The folder, or what it holds, is not a demo's; the message says why."""


@dataclass(frozen=True)
class Begun:
    """A demo that is ready to be served."""

    application: Application
    greeting: str


def prepare(settings: Settings, folder: Path, base_url: str, seed: int, size: str, api_key: str | None) -> Begun:
    """A demo in `folder`: as it was left, or new.

    Raises:
        NotADemo: the folder cannot be used.
    """
    set_up("warning" if settings.log_level == "info" else settings.log_level)
    folder = folder.resolve()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        secret = _kept(folder / "secret", lambda: secrets.token_hex(32))
        key = api_key or _kept(folder / "api-key", keys.new_key)
    except OSError as error:
        raise NotADemo(f"the folder {folder} cannot be used: {error.strerror}") from None
    settings = dataclasses.replace(
        settings,
        database_url=f"sqlite:///{folder / 'rowantree.db'}",
        files_url=f"file:{folder / 'files'}",
        base_url=base_url if settings.base_url == Settings.base_url else settings.base_url,
        secret=settings.secret or secret,
        private_webhooks=True,
    )
    if not schema.is_current(settings):
        schema.migrate(settings.database_url)
    offset = asyncio.run(
        _fill(settings, demo.Plan(datetime.now(UTC).isoformat(timespec="milliseconds"), seed, size), key)
    )
    application = Application(settings, clock=Clock(offset), demo=True)
    return Begun(application, _greeting(base_url, key, folder))


def _kept(path: Path, make: Callable[[], str]) -> str:
    """What the file at `path` holds; made at the first time, readable by its owner alone."""
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(make() + "\n")
    return path.read_text().strip()


async def _fill(settings: Settings, plan: demo.Plan, key: str) -> timedelta:
    """Makes the organization and the key where they are missing. By how much the clock has been moved.

    Raises:
        NotADemo: the database is somebody's, and a demo would move its clock.
    """
    application = Application(settings, demo=True)
    await application.database.start()
    now = application.world.clock.now()

    kept: list[Kept] = []

    def body(connection: Connection) -> timedelta:
        organization = demo.own(connection)
        if organization is None:
            if organizations.all_organizations(connection):
                raise NotADemo(f"{settings.sqlite_path} holds organizations that are no demo; choose another --data")
            founded = demo.found(connection, application.world, plan, now)
            kept.extend(founded.kept)
            organization = organizations.own(founded.ctx)
        if not organizations.has_key(connection, key):
            ctx = organizations.acting(connection, application.world, organization, now)
            keys.create(ctx, "Demo key", Permission, Switch, key)
        return demo.clock_offset(connection)

    try:
        offset = await application.database.write(body)
        await resumes.put(application.world.files, kept)
        return offset
    finally:
        await application.database.close()


def _greeting(base_url: str, key: str, folder: Path) -> str:
    return f"""
Rowantree runs at {base_url}
  data     {folder}
  API key  {key}
  docs     {base_url}/docs

Try it:

  curl -s -u {key}: -H 'Content-Type: application/json' -d '{{"limit": 3}}' {base_url}/candidate.list

Stop it with Ctrl-C. The data stays; `rm -r {folder}` begins anew."""
