"""location.create."""

from __future__ import annotations

import uuid
from typing import Any

import pytest

from tests.cast import Company
from tests.client import Client


def create(api: Client, **body: Any) -> Any:
    """A new location."""
    return api("location.create", **{"name": "Gothenburg", "type": "Location"} | body)


def refused(api: Client, **body: Any) -> str:
    """The message of a refusal of a new location for invalid input."""
    code, message = api.refused("location.create", **{"name": "Gothenburg", "type": "Location"} | body)
    assert code == "invalid_input"
    return message


def test_a_location_is_there_afterwards(api: Client) -> None:
    created = create(api)

    assert list(created.items())[1:] == [
        ("name", "Gothenburg"),
        ("externalName", None),
        ("isArchived", False),
        ("isRemote", False),
        ("type", "Location"),
        ("extraData", None),
    ]
    assert api("location.info", locationId=created["id"]) == created


def test_a_location_is_shown_with_all_that_was_said(api: Client, company: Company) -> None:
    address = {
        "addressCountry": "Sweden",
        "addressRegion": "Västra Götaland",
        "addressLocality": "Göteborg",
        "postalCode": "411 03",
        "streetAddress": 'Södra Hamngatan 1, "3 tr"',
    }

    created = create(
        api,
        name=" Gothenburg ",
        externalName="West Coast",
        parentLocationId=company.things["location_hierarchy"],
        address={"postalAddress": address},
        workplaceType="OnSite",
        extraData={"hris_id": "4711"},
    )

    assert created["name"] == "Gothenburg"
    assert created["externalName"] == "West Coast"
    assert created["parentLocationId"] == company.things["location_hierarchy"]
    assert list(created["address"]["postalAddress"].items()) == list(address.items())
    assert (created["isRemote"], created["workplaceType"]) == (False, "OnSite")
    assert created["extraData"] == {"hris_id": "4711"}
    assert api("location.info", locationId=created["id"]) == created


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("US", "United States"),
        ("us", "United States"),
        ("united states", "United States"),
        ("The United States of America", "United States"),
        ("KR", "South Korea"),
        ("Korea, Republic of", "South Korea"),
        ("Czech Republic", "Czechia"),
        ("CZ", "Czechia"),
        ("Turkey", "Türkiye"),
        ("turkiye", "Türkiye"),
        ("HK", "Hong Kong"),
        (" united kingdom ", "United Kingdom"),
        ("Trinidad and Tobago", "Trinidad & Tobago"),
        ("Saint Lucia", "St. Lucia"),
        ("XK", "Kosovo"),
    ],
)
def test_a_country_is_shown_by_its_common_name(api: Client, given: str, shown: str) -> None:
    created = create(api, address={"postalAddress": {"addressCountry": given}})

    assert created["address"] == {"postalAddress": {"addressCountry": shown}}


@pytest.mark.parametrize("country", ["Atlantis", "ZZ", "EU", "USA!x", "SWE1", "Deutschland", "x" * 200, "{problem}"])
def test_what_is_no_country_is_refused(api: Client, country: str) -> None:
    message = refused(api, address={"postalAddress": {"addressCountry": country}})

    assert "`address.postalAddress.addressCountry`" in message
    assert country[:80] in message


@pytest.mark.parametrize("address", [{}, {"postalAddress": {}}, {"postalAddress": {"addressCountry": " "}}])
def test_an_address_that_says_nothing_is_none(api: Client, address: Any) -> None:
    assert "address" not in create(api, address=address)


def test_a_part_of_an_address_has_at_most_500_characters(api: Client) -> None:
    message = refused(api, address={"postalAddress": {"streetAddress": "x" * 501}})

    assert "`address.postalAddress.streetAddress`" in message


@pytest.mark.parametrize(
    ("said", "is_remote", "workplace_type"),
    [
        ({"isRemote": True}, True, "Remote"),
        ({"workplaceType": "Remote"}, True, "Remote"),
        ({"workplaceType": "Remote", "isRemote": False}, True, "Remote"),
        ({"workplaceType": "Hybrid", "isRemote": True}, True, "Hybrid"),
        ({"workplaceType": "Hybrid"}, False, "Hybrid"),
        ({"isRemote": False}, False, None),
    ],
)
def test_remote_is_said_in_both_ways(
    api: Client, said: dict[str, Any], is_remote: bool, workplace_type: str | None
) -> None:
    created = create(api, **said)

    assert (created["isRemote"], created.get("workplaceType")) == (is_remote, workplace_type)


def test_a_hierarchy_groups_hierarchies(api: Client, company: Company) -> None:
    created = create(
        api,
        name="Nordics",
        type="LocationHierarchy",
        parentLocationId=company.things["location_hierarchy"],
        isRemote=False,
        address={"postalAddress": {"addressRegion": "Norden"}},
    )

    assert created["type"] == "LocationHierarchy"
    assert created["parentLocationId"] == company.things["location_hierarchy"]
    assert created["isRemote"] is False
    assert "workplaceType" not in created


def test_a_hierarchy_cannot_be_remote(api: Client) -> None:
    assert "`isRemote`" in refused(api, type="LocationHierarchy", isRemote=True)


@pytest.mark.parametrize("workplace_type", ["OnSite", "Hybrid", "Remote"])
def test_a_hierarchy_has_no_workplace_type(api: Client, workplace_type: str) -> None:
    assert "`workplaceType`" in refused(api, type="LocationHierarchy", workplaceType=workplace_type)


def test_a_parent_that_is_no_hierarchy_is_refused(api: Client, company: Company) -> None:
    message = refused(api, parentLocationId=company.things["location"])

    assert "`parentLocationId`" in message
    assert "LocationHierarchy" in message


def test_an_archived_parent_is_refused(api: Client, company: Company) -> None:
    api("location.archive", locationId=company.things["location_hierarchy"])

    assert "`parentLocationId`" in refused(api, parentLocationId=company.things["location_hierarchy"])


def test_an_unknown_parent_is_refused(api: Client) -> None:
    unknown = str(uuid.uuid4())

    assert api.refused("location.create", name="Gothenburg", type="Location", parentLocationId=unknown) == (
        "location_not_found",
        f"Location not found: {unknown}",
    )


def test_null_says_that_there_is_none(api: Client) -> None:
    created = create(api, externalName=None, parentLocationId=None, extraData=None)

    assert (created["externalName"], created["extraData"]) == (None, None)
    assert "parentLocationId" not in created


def test_a_location_comes_in_the_next_sync(api: Client) -> None:
    _, token = api.run("location.list")

    created = create(api)

    assert api.all("location.list", syncToken=token) == [created]


def test_an_id_that_is_given_is_kept(api: Client) -> None:
    wanted = str(uuid.uuid4())

    assert create(api, id=wanted)["id"] == wanted


def test_an_id_that_a_location_has_is_refused(api: Client, company: Company) -> None:
    taken = company.things["location_hierarchy"]

    code, message = api.refused("location.create", name="Gothenburg", type="Location", id=taken)

    assert code == "id_taken"
    assert taken in message


def test_an_id_from_a_key_without_extensions_is_ignored(company: Company) -> None:
    assert create(company.plain, id=company.things["location"])["id"] != company.things["location"]


@pytest.mark.parametrize(
    ("parameter", "value"),
    [
        ("name", " "),
        ("name", None),
        ("name", "x" * 501),
        ("type", "Region"),
        ("type", None),
        ("externalName", ""),
        ("parentLocationId", "europe"),
        ("isRemote", None),
        ("workplaceType", "Remotely"),
        ("workplaceType", None),
        ("address", "Göteborg"),
        ("address", None),
        ("extraData", 7),
    ],
)
def test_a_wrong_value_is_refused_by_name(api: Client, parameter: str, value: Any) -> None:
    assert f"`{parameter}`" in refused(api, **{parameter: value})
    assert api.all("location.list") == []


def test_wrong_extra_data_is_refused_with_its_key(api: Client) -> None:
    assert refused(api, extraData={"a": 1}) == "`extraData.a` must be a string"


@pytest.mark.parametrize("parameter", ["name", "type"])
def test_a_missing_parameter_is_refused_by_name(api: Client, parameter: str) -> None:
    body = {"name": "Gothenburg", "type": "Location"}
    del body[parameter]

    assert api.refused("location.create", **body) == ("invalid_input", f"`{parameter}` is required")
