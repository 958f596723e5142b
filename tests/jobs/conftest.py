"""A server of these tests' own: its worker is off, so that nobody else takes the jobs."""

from __future__ import annotations

import uuid
from collections.abc import Iterator

import pytest
from sqlalchemy import delete

from rowantree import models
from rowantree.core.database import perform
from rowantree.settings import Settings
from tests.postgresql import create_database
from tests.servers import SECRET, Server, serving


@pytest.fixture(scope="package", params=["sqlite", "postgresql"])
def without_worker(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server whose worker is off, on a database of its own."""
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path_factory.mktemp('jobs') / 'rowantree.db'}"
    else:
        url = create_database(request.getfixturevalue("postgresql"), f"jobs-{uuid.uuid4()}")
    with serving(Settings(database_url=url, secret=SECRET, rate_limit=None, worker=False)) as running:
        yield running


@pytest.fixture
def idle(without_worker: Server) -> Server:
    """A server whose worker is off and whose queue is empty."""
    without_worker.write(lambda connection: perform(connection, delete(models.queued_job.core)))
    return without_worker
