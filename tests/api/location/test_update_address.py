"""location.updateAddress."""

from __future__ import annotations

import uuid
from typing import Any

import pytest

from tests.cast import Company
from tests.client import Client


@pytest.mark.parametrize("thing", ["location", "location_hierarchy"])
def test_the_address_is_another_afterwards(api: Client, company: Company, thing: str) -> None:
    before = api("location.info", locationId=company.things[thing])

    moved = api(
        "location.updateAddress",
        locationId=company.things[thing],
        address={"postalAddress": {"addressCountry": "dk", "postalCode": " 1050 "}},
    )

    assert moved == before | {"address": {"postalAddress": {"addressCountry": "Denmark", "postalCode": "1050"}}}
    assert api("location.info", locationId=company.things[thing]) == moved


@pytest.mark.parametrize("address", [{}, {"postalAddress": {}}, {"postalAddress": {"streetAddress": ""}}])
def test_an_empty_address_clears_it(api: Client, company: Company, address: Any) -> None:
    cleared = api("location.updateAddress", locationId=company.things["location"], address=address)

    assert "address" not in cleared


def test_the_address_it_has_already_changes_nothing(api: Client, company: Company) -> None:
    same = {"postalAddress": {"addressLocality": "Göteborg", "addressCountry": "SE"}}
    before = api("location.info", locationId=company.things["location"])
    _, token = api.run("location.list")

    assert api("location.updateAddress", locationId=company.things["location"], address=same) == before
    assert api.all("location.list", syncToken=token) == []


def test_what_is_no_country_is_refused(api: Client, company: Company) -> None:
    address = {"postalAddress": {"addressCountry": "Atlantis"}}

    code, message = api.refused("location.updateAddress", locationId=company.things["location"], address=address)

    assert code == "invalid_input"
    assert "`address.postalAddress.addressCountry`" in message
    assert "'Atlantis'" in message


@pytest.mark.parametrize("part", ["addressCountry", "addressRegion", "addressLocality", "postalCode", "streetAddress"])
def test_a_part_that_is_no_string_is_refused_by_name(api: Client, company: Company, part: str) -> None:
    address = {"postalAddress": {part: 41103}}

    code, message = api.refused("location.updateAddress", locationId=company.things["location"], address=address)

    assert code == "invalid_input"
    assert f"`address.postalAddress.{part}`" in message


def test_no_address_is_refused(api: Client, company: Company) -> None:
    assert api.refused("location.updateAddress", locationId=company.things["location"]) == (
        "invalid_input",
        "`address` is required",
    )


def test_an_unknown_location_is_refused(api: Client) -> None:
    code, _ = api.refused("location.updateAddress", locationId=str(uuid.uuid4()), address={})

    assert code == "location_not_found"
