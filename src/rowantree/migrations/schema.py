"""Whether a database has the schema this version needs, and bringing it there.

Alembic and SQLAlchemy's engines are used here alone, and only when there is something to do: a start with an up-to-date
database never loads them.
"""

from __future__ import annotations

import asyncio
import contextlib
import re
import sqlite3
from functools import cache
from pathlib import Path

import asyncpg

from rowantree.settings import Settings

HERE = Path(__file__).parent


class SchemaOutOfDate(Exception):
    """The database has another schema than this version needs, or none to be seen; the message says what to do."""


@cache
def newest() -> str:
    """The newest version of the schema."""
    return max(path.name.partition("_")[0] for path in (HERE / "versions").glob("[0-9]*.py"))


def is_current(settings: Settings) -> bool:
    """Whether the database has the newest schema."""
    return asyncio.run(_version(settings)) == newest()


def check(settings: Settings) -> None:
    """Makes sure that the database has the newest schema.

    Raises:
        SchemaOutOfDate: it has not.
    """
    found = asyncio.run(_version(settings))
    if found is None:
        raise SchemaOutOfDate("the database is empty; run `rowantree migrate` first")
    if found < newest():
        raise SchemaOutOfDate(f"the schema is at {found}, this version needs {newest()}; run `rowantree migrate`")
    if found > newest():
        raise SchemaOutOfDate(f"the schema is at {found}, newer than this version of Rowantree knows ({newest()})")


async def _version(settings: Settings) -> str | None:
    """The schema's version, or None for an empty database."""
    path = settings.sqlite_path
    if path is not None and not path.exists():
        return None
    if path is not None:
        return _version_of_file(path)
    try:
        connection = await asyncpg.connect(settings.database_url, timeout=settings.patience)
    except (OSError, TimeoutError, asyncpg.PostgresError, asyncpg.InterfaceError) as error:
        raise SchemaOutOfDate(f"the database cannot be reached ({type(error).__name__})") from None
    try:
        found: str | None = await connection.fetchval("SELECT version_num FROM alembic_version")
    except asyncpg.UndefinedTableError:
        return None
    finally:
        await connection.close()
    return found


def _version_of_file(path: Path) -> str | None:
    with contextlib.closing(sqlite3.connect(path)) as connection:
        known = connection.execute("SELECT name FROM sqlite_master WHERE name = 'alembic_version'").fetchall()
        found = connection.execute("SELECT version_num FROM alembic_version").fetchall() if known else []
    return str(found[0][0]) if found else None


def engine_url(database_url: str) -> str:
    """`database_url` as SQLAlchemy's engines want it."""
    return re.sub(r"^postgres(ql)?://", "postgresql+asyncpg://", database_url)


def migrate(database_url: str) -> None:
    """Brings a database up to date; an empty one gets everything. Running it twice changes nothing."""
    from alembic import command  # noqa: PLC0415 a second of loading that most starts do not need
    from alembic.config import Config  # noqa: PLC0415 the same

    config = Config()
    config.set_main_option("script_location", str(HERE))
    config.set_main_option("sqlalchemy.url", engine_url(database_url).replace("%", "%%"))
    command.upgrade(config, "head")
