"""The command line: `rowantree demo` to try it, `rowantree serve` to run it."""

from __future__ import annotations

import asyncio
import contextlib
import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from rowantree import __version__
from rowantree.settings import Settings, WrongSetting, described, read_settings

if TYPE_CHECKING:
    from rowantree.app import Application
    from rowantree.core.database import Connection

E = TypeVar("E", bound=StrEnum)

NO_SECRET = "ROWANTREE_SECRET is not set; `openssl rand -hex 32` makes one. Keep it: what it encrypts needs it again."


def settings_or_exit() -> Settings:
    """The settings of the environment; a wrong one ends the program with its name."""
    try:
        return read_settings(os.environ)
    except WrongSetting as problem:
        raise click.ClickException(str(problem)) from None


def address(host: str, port: int) -> str:
    """Where a server that listens at `host` is reached from this machine."""
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def _set_up_logs(settings: Settings) -> None:
    from rowantree.logs import set_up

    set_up(settings.log_level)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__)
def main() -> None:
    """Rowantree: an applicant tracking system whose API is Ashby's. Settings come from the environment."""


@main.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Where to listen.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535), help="On which port.")
@click.option(
    "--data", default="rowantree-data", show_default=True, type=click.Path(path_type=Path), help="The folder."
)
@click.option("--seed", default=1, show_default=True, help="Another seed gives other people.")
@click.option(
    "--size", default="small", show_default=True, type=click.Choice(["small", "medium", "large"]), help="How many."
)
@click.option("--api-key", default=None, help="The API key to use; one is made and kept in the folder otherwise.")
@click.option("--empty", is_flag=True, help="Begin without candidates.")
def demo(host: str, port: int, data: Path, seed: int, size: str, api_key: str | None, empty: bool) -> None:
    """Runs a server with demo data on SQLite. Nothing to set up; a second start keeps the data."""
    from rowantree import demo as demonstration

    settings = settings_or_exit()
    try:
        begun = demonstration.prepare(settings, data, address(host, port), seed, "empty" if empty else size, api_key)
    except demonstration.NotADemo as problem:
        raise click.ClickException(str(problem)) from None
    _serve(begun.application, host, port, lambda: click.echo(begun.greeting))


@main.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Where to listen.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535), help="On which port.")
def serve(host: str, port: int) -> None:
    """Runs the server on the database that the settings name."""
    from rowantree.app import Application

    settings = _ready_to_run()
    _serve(Application(settings), host, port, lambda: click.echo(f"Rowantree listens at {address(host, port)}"))


@main.command()
def worker() -> None:
    """Does the work after the responses, in a process of its own. Several may run."""
    from rowantree.app import run_worker

    asyncio.run(run_worker(_ready_to_run()))


@main.command()
@click.option("--new-epoch", is_flag=True, help="Let all cursors and sync tokens expire: after restoring a backup.")
def migrate(new_epoch: bool) -> None:
    """Brings the database's schema up to date. An empty database gets everything."""
    from alembic.util import CommandError
    from sqlalchemy.exc import DBAPIError

    from rowantree.domain import organizations
    from rowantree.migrations import schema

    settings = settings_or_exit()
    with _looking_at_the_database(CommandError, DBAPIError):
        if not schema.is_current(settings):
            schema.migrate(settings.database_url)
    if new_epoch:
        _in_application(settings, lambda connection, _app: organizations.begin_epoch(connection))
    click.echo(f"The schema is at version {schema.newest()}.")


@main.command()
def openapi() -> None:
    """Prints the OpenAPI document."""
    import msgspec

    from rowantree.app import operations
    from rowantree.doors.openapi import document

    made = msgspec.json.encode(document(operations()))
    click.echo(msgspec.json.format(made, indent=2).decode())


@main.command()
@click.argument("names", type=click.Path(path_type=Path, exists=True))
def coverage(names: Path) -> None:
    """Prints which of the operations and webhooks that the file NAMES lists there are, in Markdown."""
    from rowantree.app import operations
    from rowantree.doors.coverage import page

    click.echo(page(operations(), names.read_text().split()), nl=False)


@main.command("settings")
def settings_command() -> None:
    """Lists the settings, their values now, and what they are about."""
    for name, value, about in described(settings_or_exit()):
        click.echo(f"{name:36} {value:48} {about}")


@main.group()
def organization() -> None:
    """Organizations of this server."""


@organization.command("create")
@click.argument("name")
def create_organization(name: str) -> None:
    """Founds an organization."""
    from rowantree.domain import furnishing, organizations

    name = _not_empty(name, "NAME")

    def body(connection: Connection, app: Application) -> None:
        if organizations.by_name(connection, name) is not None:
            raise click.ClickException(f"there is an organization called {name!r} already")
        furnishing.furnish(organizations.found(connection, app.world, name, app.world.clock.now()), name)

    _in_application(_ready_to_run(), body)
    click.echo(f"{name} is there. Next: rowantree key create {name!r} --title 'First key'")


@organization.command("list")
def list_organizations() -> None:
    """Lists the organizations."""
    from rowantree.domain import organizations

    for each in _in_application(_ready_to_run(), lambda connection, _app: organizations.all_organizations(connection)):
        click.echo(each.name)


@main.group()
def key() -> None:
    """API keys."""


@key.command("create")
@click.argument("organization_name", metavar="ORGANIZATION")
@click.option("--title", required=True, help="What the key is for.")
@click.option("--permission", "permissions", multiple=True, help="Such as candidatesRead; all when none is given.")
@click.option("--switch", "switches", multiple=True, help="Such as extensions; none when none is given.")
def create_key(organization_name: str, title: str, permissions: tuple[str, ...], switches: tuple[str, ...]) -> None:
    """Makes an API key and prints it, once."""
    from rowantree.core.permission import Permission, Switch
    from rowantree.domain import keys, organizations

    title = _not_empty(title, "--title")
    allowed = _chosen(Permission, permissions, "--permission") or list(Permission)
    switched = _chosen(Switch, switches, "--switch")
    made = keys.new_key()

    def body(connection: Connection, app: Application) -> None:
        found = organizations.by_name(connection, organization_name.strip())
        if found is None:
            raise click.ClickException(f"there is no organization called {organization_name!r}")
        ctx = organizations.acting(connection, app.world, found, app.world.clock.now())
        keys.create(ctx, title, allowed, switched, made)

    _in_application(_ready_to_run(), body)
    click.echo(made)


@main.group("files")
def files_group() -> None:
    """Files of candidates."""


@files_group.command("check")
@click.option("--delete", is_flag=True, help="Delete bytes without a file that are older than a day.")
def check_files(delete: bool) -> None:
    """Compares the database with where files are kept. Fails where they differ."""
    from rowantree.app import Application
    from rowantree.core.storage import KEPT_UPLOADS
    from rowantree.domain import files

    settings = _ready_to_run()

    async def run() -> int:
        app = Application(settings)
        await app.database.start()
        try:
            found = await files.differences(app.store, app.database)
        finally:
            await app.database.close()
        for key in found.missing:
            click.echo(f"no bytes  {key}")
        left = len(found.missing)
        for each in found.unclaimed:
            deleted = delete and each.modified < app.world.clock.now() - KEPT_UPLOADS
            if deleted:
                await app.store.delete(each.key)
            left += not deleted
            click.echo(
                f"{'deleted ' if deleted else 'no file '}  {each.key}  {each.size:,} bytes, {each.modified:%Y-%m-%d}"
            )
        return left

    if left := asyncio.run(run()):
        raise click.ClickException(f"the database and {settings.files_url} differ in {left:,} files")
    click.echo("Every file has its bytes, and all bytes are a file's.")


def _ready_to_run() -> Settings:
    """The settings, when a server can run with them."""
    from rowantree.migrations import schema

    settings = settings_or_exit()
    if not settings.secret:
        raise click.ClickException(NO_SECRET)
    _set_up_logs(settings)
    with _looking_at_the_database():
        schema.check(settings)
    return settings


@contextlib.contextmanager
def _looking_at_the_database(*wrong: type[Exception]) -> Iterator[None]:
    """Ends the program with a sentence where the database cannot be opened, or where it goes `wrong`."""
    from rowantree.migrations import schema

    broken: tuple[type[Exception], ...] = (sqlite3.Error, ValueError, *wrong)
    try:
        yield
    except schema.SchemaOutOfDate as problem:
        raise click.ClickException(str(problem)) from None
    except broken as problem:
        why = getattr(problem, "orig", problem)
        raise click.ClickException(f"the database that ROWANTREE_DATABASE_URL names cannot be used: {why}") from None


def _not_empty(text: str, name: str) -> str:
    """`text` without the spaces around it, of which something must be left."""
    if not text.strip():
        raise click.ClickException(f"{name} is empty")
    return text.strip()


def _chosen(kind: type[E], words: Iterable[str], name: str) -> list[E]:
    """What the words of an option mean."""
    known = {each.value: each for each in kind}
    for word in words:
        if word not in known:
            raise click.ClickException(f"{name}: there is no {word!r}, only {', '.join(known)}")
    return [known[word] for word in words]


def _in_application(settings: Settings, body: Callable[[Connection, Application], Any]) -> Any:
    """Runs `body` in one transaction of an application without doors or worker."""
    from rowantree.app import Application

    async def run() -> Any:
        app = Application(settings)
        await app.database.start()
        try:
            return await app.database.write(lambda connection: body(connection, app))
        finally:
            await app.database.close()

    return asyncio.run(run())


def _serve(application: Application, host: str, port: int, greet: Callable[[], None]) -> None:
    from rowantree.server import PortTaken, run

    try:
        run(application, host, port, greet)
    except PortTaken as problem:
        raise click.ClickException(str(problem)) from None


if __name__ == "__main__":
    main()
