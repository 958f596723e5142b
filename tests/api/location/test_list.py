"""location.list: what is listed. Pages and syncs are in tests/core/test_page.py."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from tests.cast import Company
from tests.client import Client, Results


@pytest.fixture
def four(api: Client, company: Company) -> dict[str, Results]:
    """A location and a hierarchy, and one of each that is archived."""
    made = {}
    for name in ("Location", "LocationHierarchy", "archived Location", "archived LocationHierarchy"):
        company.server.app.world.clock.advance(timedelta(seconds=1))
        made[name] = api("location.create", name=name, type=name.split()[-1])
        if name.startswith("archived"):
            made[name] = api("location.archive", locationId=made[name]["id"])
    return made


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ({}, ["Location"]),
        ({"includeArchived": False, "includeLocationHierarchy": False}, ["Location"]),
        ({"includeArchived": True}, ["Location", "archived Location"]),
        ({"includeLocationHierarchy": True}, ["Location", "LocationHierarchy"]),
        (
            {"includeArchived": True, "includeLocationHierarchy": True},
            ["Location", "LocationHierarchy", "archived Location", "archived LocationHierarchy"],
        ),
    ],
)
def test_archived_ones_and_hierarchies_are_listed_when_they_are_asked_for(
    api: Client, four: dict[str, Results], body: dict[str, Any], names: list[str]
) -> None:
    assert api.all("location.list", **body) == [four[name] for name in names]


def test_an_organization_begins_without_locations(api: Client) -> None:
    page = api.page("location.list", includeArchived=True, includeLocationHierarchy=True)

    assert (page["results"], page["moreDataAvailable"]) == ([], False)


@pytest.mark.parametrize("parameter", ["includeArchived", "includeLocationHierarchy"])
def test_a_wrong_value_is_refused_by_name(api: Client, parameter: str) -> None:
    code, message = api.refused("location.list", **{parameter: "yes"})

    assert code == "invalid_input"
    assert f"`{parameter}`" in message
