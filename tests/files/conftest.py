"""Stores of files: one on the disk, and one on S3, which ministack plays."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import httpx
import pytest

from rowantree.settings import Settings
from tests.files.sending import listing
from tests.jobs.waiting import eventually
from tests.postgresql import free_port
from tests.servers import SECRET, Server, serving

REGION = "eu-central-1"
WHO = {"AWS_ACCESS_KEY_ID": "AKIAMERIDIANROBOTICS", "AWS_SECRET_ACCESS_KEY": "what only the bucket and its owner know"}
"""Whose bucket it is; nobody else may do anything there."""


@pytest.fixture(scope="session")
def s3() -> Iterator[str]:
    """The endpoint of something that speaks like S3, to which boto3's usual ways lead."""
    port = free_port()
    endpoint = f"http://127.0.0.1:{port}"
    settings = {
        "AUTH": "true",  # without it signatures would not be looked at
        "GATEWAY_PORT": str(port),
        "BIND_HOST": "127.0.0.1",
        "SERVICES": "s3",
        "LOG_LEVEL": "ERROR",
    }
    with pytest.MonkeyPatch.context() as environment:
        for name, value in WHO.items():
            environment.setenv(name, value)
        process = subprocess.Popen(
            [sys.executable, "-m", "ministack"],
            env=os.environ | settings,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            eventually(lambda: _answers(endpoint), 60)
            yield endpoint
        finally:
            process.terminate()
            process.wait(30)


def _answers(endpoint: str) -> bool:
    try:
        return httpx.get(endpoint).status_code < 500
    except httpx.TransportError:
        return False


@pytest.fixture(scope="session")
def bucket(s3: str) -> str:
    """The URL of an empty store on S3."""
    import boto3

    client = boto3.client("s3", endpoint_url=s3, region_name=REGION)
    client.create_bucket(Bucket="candidates", CreateBucketConfiguration={"LocationConstraint": REGION})
    client.close()
    return f"s3://candidates/hiring/files?endpoint={s3}&region={REGION}&style=path"


@pytest.fixture(scope="session", params=["disk", "s3"])
def files_url(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The URL of an empty store: first one on the disk, then one on S3."""
    if request.param == "disk":
        return f"file:{tmp_path_factory.mktemp('files')}"
    url: str = request.getfixturevalue("bucket")
    return url


@pytest.fixture(scope="session")
def server(files_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server with that store."""
    with running(tmp_path_factory.mktemp("sqlite"), files_url) as started:
        yield started


@pytest.fixture(scope="session")
def disk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server with its files on the disk."""
    folder = tmp_path_factory.mktemp("disk")
    with running(folder, f"file:{folder / 'files'}") as started:
        yield started


def running(folder: Path, files_url: str, *, worker: bool = True) -> AbstractContextManager[Server]:
    """A server whose files are there, with a database of its own."""
    settings = Settings(
        database_url=f"sqlite:///{folder / 'rowantree.db'}",
        files_url=files_url,
        secret=SECRET,
        rate_limit=None,
        worker=worker,
    )
    return serving(settings)


@pytest.fixture
def healthy(server: Server) -> Iterator[None]:
    """Afterwards the server is well."""
    yield
    assert server.http.get("/health").text == "ok\n"


@pytest.fixture
def nothing_left(server: Server) -> Iterator[None]:
    """Afterwards the store holds what it held before."""
    before = listing(server)
    yield
    assert listing(server) == before
