"""Demos that tests of this folder look at together: each takes seconds to make."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rowantree.sandbox import resumes
from tests.cast import Company
from tests.client import Results
from tests.sandbox.filling import PLAN, Filled, filled
from tests.servers import Server


@pytest.fixture(scope="session")
def first(server: Server) -> Filled:
    """The small demo, with its files in the store."""
    made = filled(server, PLAN)
    server.do(resumes.put(server.app.world.files, made.kept))
    return made


@pytest.fixture(scope="session")
def again(server: Server) -> Filled:
    """The same demo once more."""
    return filled(server, PLAN)


@pytest.fixture(scope="session")
def reseeded(server: Server) -> Company:
    """The small demo of another seed."""
    return filled(server, replace(PLAN, seed=2)).company


@pytest.fixture(scope="session")
def meridian(first: Filled) -> Company:
    """The organization of the small demo."""
    return first.company


@pytest.fixture(scope="session")
def everybody(meridian: Company) -> list[Results]:
    """Its candidates."""
    return meridian.admin.all("candidate.list")
