"""location.updateWorkplaceType."""

from __future__ import annotations

import uuid
from typing import Any

import pytest

from tests.cast import Company
from tests.client import Client


@pytest.mark.parametrize(("workplace_type", "is_remote"), [("OnSite", False), ("Remote", True)])
def test_a_location_says_so_afterwards_in_both_ways(
    api: Client, company: Company, workplace_type: str, is_remote: bool
) -> None:
    before = api("location.info", locationId=company.things["location"])

    changed = api("location.updateWorkplaceType", locationId=company.things["location"], workplaceType=workplace_type)

    assert changed == before | {"workplaceType": workplace_type, "isRemote": is_remote}
    assert api("location.info", locationId=company.things["location"]) == changed


def test_a_location_can_stop_being_remote(api: Client, company: Company) -> None:
    location_id = company.things["location"]
    api("location.updateWorkplaceType", locationId=location_id, workplaceType="Remote")

    changed = api("location.updateWorkplaceType", locationId=location_id, workplaceType="Hybrid")

    assert (changed["workplaceType"], changed["isRemote"]) == ("Hybrid", False)


def test_what_it_already_says_changes_nothing(api: Client, company: Company) -> None:
    location_id = company.things["location"]
    _, token = api.run("location.list")

    api("location.updateWorkplaceType", locationId=location_id, workplaceType="Hybrid")

    assert api.all("location.list", syncToken=token) == []


@pytest.mark.parametrize("workplace_type", ["OnSite", "Hybrid", "Remote"])
def test_a_hierarchy_is_refused(api: Client, company: Company, workplace_type: str) -> None:
    code, message = api.refused(
        "location.updateWorkplaceType",
        locationId=company.things["location_hierarchy"],
        workplaceType=workplace_type,
    )

    assert code == "invalid_input"
    assert "`workplaceType`" in message
    assert "LocationHierarchy" in message


@pytest.mark.parametrize("value", ["", "remote", None, True])
def test_a_wrong_value_is_refused_by_name(api: Client, company: Company, value: Any) -> None:
    code, message = api.refused(
        "location.updateWorkplaceType", locationId=company.things["location"], workplaceType=value
    )

    assert code == "invalid_input"
    assert "`workplaceType`" in message


def test_an_unknown_location_is_refused(api: Client) -> None:
    code, _ = api.refused("location.updateWorkplaceType", locationId=str(uuid.uuid4()), workplaceType="Remote")

    assert code == "location_not_found"
