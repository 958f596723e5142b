"""A database with organizations that are no demo: nothing of a demo goes into it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

import rowantree.demo
from rowantree.demo import NotADemo, prepare
from rowantree.domain import organizations
from rowantree.settings import Settings
from tests.servers import SECRET, serving


def test_it_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rowantree.demo, "set_up", lambda _level: None)
    settings = Settings(database_url=f"sqlite:///{tmp_path / 'rowantree.db'}", secret=SECRET)
    with serving(settings) as server:
        server.write(
            lambda connection: organizations.found(connection, server.app.world, "Real Ltd", datetime.now(UTC))
        )

    with pytest.raises(NotADemo, match="holds organizations that are no demo"):
        prepare(Settings(), tmp_path, "http://127.0.0.1:8000", 1, "empty", None)

    with serving(settings) as server:
        (left,) = server.read(organizations.all_organizations)
    assert left.name == "Real Ltd"
