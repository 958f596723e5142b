"""The command line, as somebody who types it sees it."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import asyncpg
import httpx
import msgspec
import pytest
from click.testing import CliRunner

from rowantree import logs
from rowantree.__main__ import address, main
from rowantree.migrations import schema
from tests.jobs.waiting import eventually
from tests.postgresql import free_port
from tests.servers import SECRET

SECONDS = 30
"""How long a command may take on a busy machine."""


@pytest.fixture
def migrated(tmp_path: Path) -> str:
    """The URL of a migrated SQLite database."""
    url = f"sqlite:///{tmp_path / 'rowantree.db'}"
    schema.migrate(url)
    return url


@pytest.fixture(autouse=True)
def logs_stay_as_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    """Commands that run in this process do not set up logging for the tests that come after."""
    monkeypatch.setattr(logs, "set_up", lambda _level: None)


def environment(url: str | None, secret: str | None) -> dict[str, str | None]:
    """These settings and no others: None takes a variable away."""
    ours: dict[str, str | None] = dict.fromkeys(name for name in os.environ if name.startswith("ROWANTREE_"))
    return ours | {"ROWANTREE_DATABASE_URL": url, "ROWANTREE_SECRET": secret}


def rowantree(*arguments: str, url: str | None = None, secret: str | None = SECRET) -> str:
    """What `rowantree` says, which must succeed."""
    done = CliRunner().invoke(main, arguments, env=environment(url, secret), catch_exceptions=False)
    assert (done.exit_code, done.stderr) == (0, "")
    return done.stdout


def complaint(*arguments: str, url: str | None = None, secret: str | None = SECRET) -> str:
    """What `rowantree` complains of instead of doing it, in words and not as a traceback."""
    done = CliRunner().invoke(main, arguments, env=environment(url, secret), catch_exceptions=False)
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr.startswith("Error: ")
    return done.stderr


@contextmanager
def running(*arguments: str, url: str | None = None, secret: str | None = SECRET) -> Iterator[subprocess.Popen[str]]:
    """`rowantree` in a process of its own."""
    settings = os.environ | environment(url, secret)
    process = subprocess.Popen(
        [sys.executable, "-m", "rowantree", *arguments],
        env={name: value for name, value in settings.items() if value is not None},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    with process:
        try:
            yield process
        finally:
            process.kill()


def asked(url: str, sql: str) -> Any:
    """What an SQLite database answers to `sql`: one value."""
    with closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as connection:
        return connection.execute(sql).fetchone()[0]


def set_version(url: str, version: str) -> None:
    """Says that the database has another version of the schema."""
    if url.startswith("sqlite"):
        with closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as connection, connection:
            connection.execute("UPDATE alembic_version SET version_num = ?", [version])
        return

    async def update() -> None:
        connection = await asyncpg.connect(url)
        await connection.execute("UPDATE alembic_version SET version_num = $1", version)
        await connection.close()

    asyncio.run(update())


def test_settings_lists_every_setting_and_not_the_secret() -> None:
    said = rowantree("settings")

    assert "ROWANTREE_DATABASE_URL" in said
    assert SECRET not in said


def test_a_wrong_setting_is_named() -> None:
    assert complaint("settings", url="rowantree.db").startswith("Error: ROWANTREE_DATABASE_URL ")


def test_openapi_prints_the_document(root: Path) -> None:
    said = rowantree("openapi", secret=None)

    assert msgspec.json.decode(said)["openapi"].startswith("3.")
    assert "/candidate.addTag" in said
    assert said == (root / "openapi.json").read_text()


def test_coverage_prints_the_page_of_what_there_is(root: Path) -> None:
    said = rowantree("coverage", str(root / "conformance" / "reference-operations.txt"), secret=None)

    assert said == (root / "docs" / "coverage.md").read_text()


def test_migrate_brings_an_empty_database_up_to_date(empty: str) -> None:
    newest = f"The schema is at version {schema.newest()}.\n"

    assert rowantree("migrate", url=empty) == newest
    assert rowantree("migrate", url=empty) == newest
    assert rowantree("organization", "list", url=empty) == ""


def test_serve_refuses_an_empty_database(empty: str) -> None:
    assert "the database is empty; run `rowantree migrate` first" in complaint("serve", url=empty)


@pytest.mark.parametrize(
    ("version", "words"), [("0000", "run `rowantree migrate`"), ("9999", "newer than this version of Rowantree knows")]
)
def test_serve_refuses_another_schema(empty: str, version: str, words: str) -> None:
    schema.migrate(empty)
    set_version(empty, version)
    said = complaint("serve", url=empty)

    assert f"the schema is at {version}" in said
    assert words in said


@pytest.mark.parametrize("verb", [["serve"], ["worker"], ["organization", "list"]])
def test_without_a_secret_nothing_runs(migrated: str, verb: list[str]) -> None:
    assert "ROWANTREE_SECRET is not set; `openssl rand -hex 32`" in complaint(*verb, url=migrated, secret=None)


@pytest.mark.parametrize("verb", ["serve", "migrate"])
def test_a_database_that_cannot_be_reached_is_said_so(verb: str) -> None:
    assert "cannot be reached" in complaint(verb, url="postgresql://rowantree@127.0.0.1:9/nothing")


@pytest.mark.parametrize("verb", ["serve", "migrate"])
@pytest.mark.parametrize("name", ["folder", "letter"])
def test_what_is_no_database_is_said_so(tmp_path: Path, verb: str, name: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "letter").write_text("Dear Ada, this is no database.")

    assert "ROWANTREE_DATABASE_URL" in complaint(verb, url=f"sqlite:///{tmp_path / name}")


def test_a_schema_that_is_newer_is_not_migrated(migrated: str) -> None:
    set_version(migrated, "9999")

    assert "9999" in complaint("migrate", url=migrated)


@pytest.mark.parametrize(
    "arguments",
    [
        ["organization", "create", ""],
        ["organization", "create", "  "],
        ["key", "create", "Meridian Robotics", "--title", " "],
    ],
)
def test_nothing_has_an_empty_name(migrated: str, arguments: list[str]) -> None:
    rowantree("organization", "create", "Meridian Robotics", url=migrated)

    assert "empty" in complaint(*arguments, url=migrated)
    assert rowantree("organization", "list", url=migrated) == "Meridian Robotics\n"


def test_spaces_around_a_name_do_not_count(migrated: str) -> None:
    rowantree("organization", "create", " Meridian Robotics ", url=migrated)

    assert rowantree("organization", "list", url=migrated) == "Meridian Robotics\n"
    assert rowantree("key", "create", "Meridian Robotics ", "--title", "First key", url=migrated)


def test_organizations_are_founded_and_listed(migrated: str) -> None:
    rowantree("organization", "create", "Meridian Robotics", url=migrated)
    rowantree("organization", "create", "Halcyon Foods", url=migrated)

    assert rowantree("organization", "list", url=migrated) == "Meridian Robotics\nHalcyon Foods\n"


def test_an_organization_is_founded_once(migrated: str) -> None:
    rowantree("organization", "create", "Meridian Robotics", url=migrated)

    assert "called 'Meridian Robotics' already" in complaint(
        "organization", "create", "Meridian Robotics", url=migrated
    )
    assert rowantree("organization", "list", url=migrated) == "Meridian Robotics\n"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["Nobody Ltd", "--title", "A key"], "no organization called 'Nobody Ltd'"),
        (["Meridian Robotics", "--title", "A key", "--permission", "flying"], "'flying', only apiKeysRead, "),
        (["Meridian Robotics", "--title", "A key", "--switch", "light"], "'light', only confidential, "),
    ],
)
def test_a_key_that_cannot_be_is_refused(migrated: str, arguments: list[str], words: str) -> None:
    rowantree("organization", "create", "Meridian Robotics", url=migrated)

    assert words in complaint("key", "create", *arguments, url=migrated)


def test_a_key_that_was_made_opens_the_server(migrated: str) -> None:
    rowantree("organization", "create", "Meridian Robotics", url=migrated)
    key = rowantree(
        "key", "create", "Meridian Robotics", "--title", "First key", "--permission", "apiKeysRead", url=migrated
    ).strip()
    port = free_port()
    with running("serve", "--port", str(port), url=migrated) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == f"Rowantree listens at http://127.0.0.1:{port}\n"
        answer = httpx.post(f"http://127.0.0.1:{port}/apiKey.info", auth=(key, "")).json()

    assert answer["results"]["title"] == "First key"
    assert answer["results"]["scopes"] == ["apiKeys:read"]


@contextmanager
def served(url: str) -> Iterator[tuple[subprocess.Popen[str], int, str]]:
    """A server that listens, with an organization: its process, its port and a key."""
    rowantree("organization", "create", "Meridian Robotics", url=url)
    key = rowantree("key", "create", "Meridian Robotics", "--title", "First key", url=url).strip()
    port = free_port()
    with running("serve", "--port", str(port), url=url) as process:
        assert process.stdout is not None
        process.stdout.readline()
        yield process, port, key


@pytest.mark.parametrize("wish", [signal.SIGTERM, signal.SIGINT])
def test_a_server_that_is_told_to_end_writes_what_it_remembers(migrated: str, wish: signal.Signals) -> None:
    with served(migrated) as (process, port, key):
        httpx.post(f"http://127.0.0.1:{port}/apiKey.info", auth=(key, "")).raise_for_status()
        process.send_signal(wish)
        _, complaints = process.communicate(timeout=SECONDS)

    assert complaints == ""
    assert asked(migrated, "SELECT count(*) FROM api_key WHERE last_used_at IS NOT NULL") == 1


def test_a_server_is_reached_at_addresses_of_both_kinds() -> None:
    assert address("127.0.0.1", 8000) == "http://127.0.0.1:8000"
    assert address("::1", 8000) == "http://[::1]:8000"


def test_what_libraries_log_is_json_too_and_without_what_was_sent(migrated: str) -> None:
    with served(migrated) as (process, port, key):
        with socket.create_connection(("127.0.0.1", port)) as connection:
            connection.sendall(b"hunter2\r\n\r\n")
            connection.recv(1000)
        declared = {"content-type": "multipart/form-data; boundary=x"}
        url = f"http://127.0.0.1:{port}/candidate.uploadFile"
        assert httpx.post(url, auth=(key, ""), headers=declared, content=b"hunter2").status_code == 400
        process.send_signal(signal.SIGTERM)
        _, complaints = process.communicate(timeout=SECONDS)

    assert {"uvicorn.error", "python_multipart.multipart"} <= {
        json.loads(line).get("name") for line in complaints.splitlines()
    }
    assert "hunter2" not in complaints


def test_a_worker_ends_when_it_is_told_to(migrated: str) -> None:
    with closing(sqlite3.connect(migrated.removeprefix("sqlite:///"))) as connection, connection:
        connection.execute("INSERT INTO queued_job VALUES ('a', 'tests.unknown', '{}', 0, NULL, 0)")
    with running("worker", url=migrated) as process:
        eventually(lambda: asked(migrated, "SELECT attempts FROM queued_job"), SECONDS)
        process.send_signal(signal.SIGTERM)
        _, complaints = process.communicate(timeout=SECONDS)

    assert process.returncode == 0
    assert "Traceback" not in complaints


def test_a_demo_on_a_taken_port_says_so(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        demo = ("demo", "--port", str(port), "--data", str(tmp_path / "data"), "--empty")
        with running(*demo, secret=None) as process:
            said, complaints = process.communicate(timeout=SECONDS)

    assert process.returncode == 1
    assert said == ""
    assert f"port {port} at 127.0.0.1 is taken by another program" in complaints
    assert str(port + 1) in complaints
    assert "Traceback" not in complaints
