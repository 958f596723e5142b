"""A demo for each module, and the SDK's client pointed at it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from ashby_sdk import AshbyClient

from tests.sdk.demos import Demo, demo


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    """A demo with its own data."""
    with demo(tmp_path_factory.mktemp("demo")) as started:
        yield started


@pytest.fixture(scope="module")
def sdk(running: Demo) -> Any:
    """The SDK's client, pointed at the demo."""

    class Client(AshbyClient):
        BASE_URL = running.base_url

    return Client(api_key=running.api_key)
