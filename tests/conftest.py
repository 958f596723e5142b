"""What every test can ask for. Tests of anything that touches SQL run on both databases."""

from __future__ import annotations

import os
import shutil
import sys
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import structlog

from rowantree import app
from rowantree.core.operation import Operation
from rowantree.settings import Settings
from tests import cast, told
from tests.cast import Company
from tests.client import Client
from tests.postgresql import cluster, create_database
from tests.servers import SECRET, Server, serving

# Tests speak TLS with nobody, and to read all that this machine trusts, for each client and each server, takes minutes.
os.environ["SSL_CERT_FILE"] = str(Path(__file__).parent / "nobody.pem")
# What the tests write need not outlive them, and where nothing is synced they take half the time.
_IN_MEMORY, _ROOM = Path("/dev/shm"), 2 << 30  # noqa: S108 pytest makes a folder of its own there
if _IN_MEMORY.is_dir() and shutil.disk_usage(_IN_MEMORY).free > _ROOM:
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(_IN_MEMORY))
# What is written once a minute would be counted with what a test counts, and holds back the sync tokens of all.
app.HOUSEKEEPING_SECONDS = 3_600
# A server that works in the background must not write into what a command is caught saying.
structlog.configure(logger_factory=structlog.PrintLoggerFactory(sys.__stderr__))
assert told.NAME  # the webhook type of the tests is registered now


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """The URL of a PostgreSQL server."""
    with cluster(quiet=True) as url:
        yield url


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The URL of an empty database: first one of SQLite, then one of PostgreSQL."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path_factory.mktemp('sqlite') / 'rowantree.db'}"
    return create_database(request.getfixturevalue("postgresql"), f"rowantree-{uuid.uuid4()}")


@pytest.fixture(params=["sqlite", "postgresql"])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of an empty database of this test's own."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'folder' / 'rowantree.db'}"
    return create_database(request.getfixturevalue("postgresql"), f"empty-{uuid.uuid4()}")


@pytest.fixture(scope="session")
def server(database: str) -> Iterator[Server]:
    """A server, the same for all tests on one database."""
    settings = Settings(database_url=database, secret=SECRET, rate_limit=None, private_webhooks=True)
    with serving(settings) as running:
        yield running


@pytest.fixture(autouse=True)
def on_time(request: pytest.FixtureRequest) -> Iterator[None]:
    """A test that moves the clock of a server that others use too leaves it as it was."""
    if "server" not in request.fixturenames:
        yield
        return
    clock = request.getfixturevalue("server").app.world.clock
    ahead = clock.now() - datetime.now(UTC)
    yield
    moved = clock.now() - datetime.now(UTC) - ahead
    if moved > timedelta(milliseconds=500):
        clock.advance(-moved)


@pytest.fixture
def company(server: Server) -> Company:
    """Meridian Robotics: an organization of this test's own."""
    return cast.found(server, "Meridian Robotics")


@pytest.fixture
def neighbour(server: Server) -> Company:
    """Halcyon Foods: another organization on the same server."""
    return cast.found(server, "Halcyon Foods")


@pytest.fixture(scope="session")
def standing(server: Server) -> Company:
    """Alder Instruments: an organization for all the tests of a server that only read."""
    return cast.found(server, "Alder Instruments")


@pytest.fixture
def place(operation: Operation, server: Server, standing: Company) -> Company:
    """Where the operation is tried: at an organization of the test's own if it writes, else at one for many."""
    return cast.found(server, "Meridian Robotics") if operation.writes else standing


@pytest.fixture
def api(company: Company) -> Client:
    """A client that may do everything at Meridian Robotics."""
    return company.admin


@pytest.fixture
def root() -> Path:
    """The project's folder."""
    return Path(__file__).parent.parent
