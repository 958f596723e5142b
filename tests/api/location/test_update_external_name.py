"""location.updateExternalName."""

from __future__ import annotations

import uuid
from typing import Any

import pytest

from tests.cast import Company
from tests.client import Client


def test_a_location_has_its_new_external_name_afterwards(api: Client, company: Company) -> None:
    before = api("location.info", locationId=company.things["location"])

    renamed = api("location.updateExternalName", locationId=company.things["location"], externalName=" West Coast ")

    assert renamed == before | {"externalName": "West Coast"}
    assert api("location.info", locationId=company.things["location"]) == renamed


def test_null_clears_it(api: Client, company: Company) -> None:
    location_id = company.things["location"]
    api("location.updateExternalName", locationId=location_id, externalName="West Coast")

    assert api("location.updateExternalName", locationId=location_id, externalName=None)["externalName"] is None


def test_absence_changes_nothing(api: Client, company: Company) -> None:
    location_id = company.things["location"]
    named = api("location.updateExternalName", locationId=location_id, externalName="West Coast")
    _, token = api.run("location.list")

    assert api("location.updateExternalName", locationId=location_id) == named
    assert api.all("location.list", syncToken=token) == []


@pytest.mark.parametrize("name", ["", " ", 7, "x" * 501])
def test_what_is_no_name_is_refused(api: Client, company: Company, name: Any) -> None:
    code, message = api.refused("location.updateExternalName", locationId=company.things["location"], externalName=name)

    assert code == "invalid_input"
    assert "`externalName`" in message


def test_an_unknown_location_is_refused(api: Client) -> None:
    code, _ = api.refused("location.updateExternalName", locationId=str(uuid.uuid4()), externalName="West Coast")

    assert code == "location_not_found"
