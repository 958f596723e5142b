"""The migrated database is the one that the tables describe."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, create_engine
from sqlalchemy.ext.asyncio import create_async_engine

from rowantree.migrations.schema import SchemaOutOfDate, check, engine_url, is_current, migrate, newest
from rowantree.models.table import metadata
from rowantree.settings import Settings


@pytest.fixture
def migrated(empty: str) -> str:
    """The URL of a migrated database."""
    migrate(empty)
    return empty


def differences(url: str, change: str | None = None) -> list[Any]:
    """How the database differs from the tables, once it has been changed."""

    def compare(connection: Connection) -> list[Any]:
        if change is not None:
            connection.exec_driver_sql(change)
        found: list[Any] = compare_metadata(MigrationContext.configure(connection), metadata)
        return found

    async def compare_on_postgresql() -> list[Any]:
        engine = create_async_engine(engine_url(url))
        async with engine.connect() as connection:
            found = await connection.run_sync(compare)
        await engine.dispose()
        return found

    if url.startswith("postgresql"):
        return asyncio.run(compare_on_postgresql())
    engine = create_engine(url)
    with engine.connect() as connection:
        found = compare(connection)
    engine.dispose()
    return found


def test_a_migrated_database_has_what_the_tables_say(migrated: str) -> None:
    assert differences(migrated) == []


@pytest.mark.parametrize(
    "change",
    [
        "DROP TABLE candidate_tagging",
        "DROP INDEX candidate_organization_id_position_index",
        "ALTER TABLE candidate ADD COLUMN shoe_size INTEGER",
        "ALTER TABLE candidate DROP COLUMN school",
    ],
)
def test_a_difference_would_be_noticed(migrated: str, change: str) -> None:
    assert differences(migrated, change) != []


def test_migrating_twice_changes_nothing(migrated: str) -> None:
    migrate(migrated)

    assert differences(migrated) == []


def test_an_empty_database_is_not_current(empty: str) -> None:
    settings = Settings(database_url=empty)

    assert not is_current(settings)
    with pytest.raises(SchemaOutOfDate, match="is empty"):
        check(settings)


def test_a_migrated_database_is_current(migrated: str) -> None:
    settings = Settings(database_url=migrated)

    assert is_current(settings)
    check(settings)


def test_looking_at_a_database_that_is_not_there_does_not_make_it(tmp_path: Path) -> None:
    path = tmp_path / "rowantree.db"
    is_current(Settings(database_url=f"sqlite:///{path}"))

    assert not path.exists()


@pytest.mark.parametrize("scheme", ["postgres", "postgresql"])
def test_both_names_of_postgresql_are_understood(scheme: str) -> None:
    assert engine_url(f"{scheme}://user@host/name") == "postgresql+asyncpg://user@host/name"


def test_the_newest_version_is_the_last_file(root: Path) -> None:
    versions = sorted(path.name for path in (root / "src/rowantree/migrations/versions").glob("[0-9]*.py"))

    assert versions[-1].startswith(f"{newest()}_")
