"""location.move."""

from __future__ import annotations

import uuid
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from tests.cast import Company
from tests.client import Client


def region(api: Client, name: str, parent_id: str | None = None) -> str:
    """The id of a new location hierarchy."""
    return str(api("location.create", name=name, type="LocationHierarchy", parentLocationId=parent_id)["id"])


def parent_of(api: Client, location_id: str) -> str | None:
    """The id of a location's parent."""
    found: str | None = api("location.info", locationId=location_id).get("parentLocationId")
    return found


@pytest.mark.parametrize("thing", ["location", "location_hierarchy"])
def test_a_location_stands_under_its_new_parent(api: Client, company: Company, thing: str) -> None:
    before, parent_id = api("location.info", locationId=company.things[thing]), region(api, "World")

    moved = api("location.move", locationId=company.things[thing], parentLocationHierarchyId=parent_id)

    assert moved == before | {"parentLocationId": parent_id}
    assert api("location.info", locationId=company.things[thing]) == moved


def test_with_null_it_moves_to_the_top(api: Client, company: Company) -> None:
    nordics = region(api, "Nordics", company.things["location_hierarchy"])

    assert "parentLocationId" not in api("location.move", locationId=nordics, parentLocationHierarchyId=None)


def test_what_is_under_it_comes_along(api: Client) -> None:
    nordics = region(api, "Nordics")
    sweden = region(api, "Sweden", nordics)

    api("location.move", locationId=nordics, parentLocationHierarchyId=region(api, "World"))

    assert parent_of(api, sweden) == nordics


@pytest.mark.parametrize("depth", [0, 1, 2])
def test_it_cannot_go_under_itself_or_its_own(api: Client, depth: int) -> None:
    line = [region(api, "Europe")]
    line.append(region(api, "Nordics", line[0]))
    line.append(region(api, "Sweden", line[1]))

    code, message = api.refused("location.move", locationId=line[0], parentLocationHierarchyId=line[depth])

    assert code == "invalid_input"
    assert "`parentLocationHierarchyId`" in message
    assert parent_of(api, line[0]) is None


def test_of_two_who_would_make_a_circle_together_one_is_refused(api: Client) -> None:
    for _ in range(5):
        one, other = region(api, "One"), region(api, "Other")
        moves = [
            {"locationId": one, "parentLocationHierarchyId": other},
            {"locationId": other, "parentLocationHierarchyId": one},
        ]

        with ThreadPoolExecutor(2) as threads:
            answers = list(threads.map(lambda body: api.answer("location.move", body), moves))

        assert sorted(answer.body["success"] for answer in answers) == [False, True]
        assert sorted([parent_of(api, one) is None, parent_of(api, other) is None]) == [False, True]


def test_moving_it_where_it_is_changes_nothing(api: Client, company: Company) -> None:
    nordics = region(api, "Nordics", company.things["location_hierarchy"])
    everything = {"includeLocationHierarchy": True}
    _, token = api.run("location.list", **everything)

    api("location.move", locationId=nordics, parentLocationHierarchyId=company.things["location_hierarchy"])

    assert api.all("location.list", **everything, syncToken=token) == []


def test_a_moved_location_comes_in_the_next_sync(api: Client, company: Company) -> None:
    location_id, parent_id = company.things["location"], company.things["location_hierarchy"]
    _, token = api.run("location.list")

    moved = api("location.move", locationId=location_id, parentLocationHierarchyId=parent_id)

    assert api.all("location.list", syncToken=token) == [moved]


def test_a_parent_that_is_no_hierarchy_is_refused(api: Client, company: Company) -> None:
    code, message = api.refused(
        "location.move",
        locationId=company.things["location_hierarchy"],
        parentLocationHierarchyId=company.things["location"],
    )

    assert code == "invalid_input"
    assert "`parentLocationHierarchyId`" in message


def test_an_archived_parent_is_refused(api: Client, company: Company) -> None:
    location_id, parent_id = company.things["location"], company.things["location_hierarchy"]
    api("location.archive", locationId=parent_id)

    code, message = api.refused("location.move", locationId=location_id, parentLocationHierarchyId=parent_id)

    assert code == "invalid_input"
    assert "`parentLocationHierarchyId`" in message
    assert parent_of(api, location_id) is None


@pytest.mark.parametrize("parameter", ["locationId", "parentLocationHierarchyId"])
def test_an_unknown_location_is_refused(api: Client, company: Company, parameter: str) -> None:
    body = {
        "locationId": company.things["location"],
        "parentLocationHierarchyId": company.things["location_hierarchy"],
    }
    unknown = str(uuid.uuid4())

    assert api.refused("location.move", **body | {parameter: unknown}) == (
        "location_not_found",
        f"Location not found: {unknown}",
    )


@pytest.mark.parametrize(
    ("parameter", "value"), [("locationId", None), ("locationId", "x"), ("parentLocationHierarchyId", "")]
)
def test_what_is_no_id_is_refused_by_name(api: Client, company: Company, parameter: str, value: Any) -> None:
    body = {"locationId": company.things["location"], "parentLocationHierarchyId": None} | {parameter: value}

    code, message = api.refused("location.move", **body)

    assert code == "invalid_input"
    assert f"`{parameter}`" in message


def test_no_parent_at_all_is_refused(api: Client, company: Company) -> None:
    assert api.refused("location.move", locationId=company.things["location"]) == (
        "invalid_input",
        "`parentLocationHierarchyId` is required",
    )
