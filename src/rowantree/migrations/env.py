"""How Alembic reaches the database."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any, Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext
from sqlalchemy import Connection, create_engine, make_url
from sqlalchemy.ext.asyncio import create_async_engine

from rowantree.models import columns
from rowantree.models.table import metadata


def render(kind: str, item: Any, autogen: AutogenContext) -> str | Literal[False]:
    """Writes our column types into migrations by their names."""
    if kind == "type" and type(item).__module__ == columns.__name__:
        autogen.imports.add("from rowantree.models import columns")
        return f"columns.{type(item).__name__}()"
    return False


def upgrade(connection: Connection) -> None:
    """Runs what is missing in one transaction."""
    context.configure(connection=connection, target_metadata=metadata, render_item=render, render_as_batch=False)
    with context.begin_transaction():
        context.run_migrations()


async def upgrade_on_postgresql(url: str) -> None:
    """Runs what is missing through asyncpg; one process at a time."""
    engine = create_async_engine(url)
    async with engine.connect() as connection:
        await connection.exec_driver_sql("SELECT pg_advisory_lock(7261656)")
        await connection.run_sync(upgrade)
        await connection.commit()
    await engine.dispose()


def main() -> None:
    """Upgrades the database that the configuration names."""
    url = str(context.config.get_main_option("sqlalchemy.url"))
    if url.startswith("postgresql"):
        asyncio.run(upgrade_on_postgresql(url))
        return
    path = make_url(url).database
    Path(str(path)).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(url)
    with engine.connect() as connection:
        driver: Any = connection.connection.dbapi_connection
        driver.isolation_level = None  # else sqlite3 commits before each CREATE, and half a migration would stay
        connection.exec_driver_sql("PRAGMA journal_mode=WAL")
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        upgrade(connection)
        connection.commit()
    engine.dispose()


main()
