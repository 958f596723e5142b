"""location.updateName."""

from __future__ import annotations

import uuid
from typing import Any

import pytest

from tests.cast import Company
from tests.client import Client


@pytest.mark.parametrize("thing", ["location", "location_hierarchy"])
def test_a_location_has_its_new_name_afterwards(api: Client, company: Company, thing: str) -> None:
    before = api("location.info", locationId=company.things[thing])

    renamed = api("location.updateName", locationId=company.things[thing], name=" Göteborg ")

    assert renamed == before | {"name": "Göteborg"}
    assert api("location.info", locationId=company.things[thing]) == renamed


def test_the_name_it_has_already_changes_nothing(api: Client, company: Company) -> None:
    location_id = company.things["location"]
    _, token = api.run("location.list")

    assert api("location.updateName", locationId=location_id, name="Gothenburg ")["name"] == "Gothenburg"
    assert api.all("location.list", syncToken=token) == []


def test_a_renamed_location_comes_in_the_next_sync(api: Client, company: Company) -> None:
    location_id = company.things["location"]
    _, token = api.run("location.list")

    renamed = api("location.updateName", locationId=location_id, name="Göteborg")

    assert api.all("location.list", syncToken=token) == [renamed]


@pytest.mark.parametrize("name", ["", " ", None, 7, "x" * 501])
def test_what_is_no_name_is_refused(api: Client, company: Company, name: Any) -> None:
    code, message = api.refused("location.updateName", locationId=company.things["location"], name=name)

    assert code == "invalid_input"
    assert "`name`" in message


def test_an_unknown_location_is_refused(api: Client) -> None:
    code, _ = api.refused("location.updateName", locationId=str(uuid.uuid4()), name="Göteborg")

    assert code == "location_not_found"
