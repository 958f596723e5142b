"""opening.addLocation."""

from __future__ import annotations

import uuid

import pytest

from tests.api.opening.states import told, versions
from tests.cast import Company
from tests.client import Client
from tests.samples.openings import opening


def test_locations_stand_in_the_order_in_which_they_were_added(api: Client, company: Company) -> None:
    opening_id, first = opening(company), company.things["location"]
    second = api("location.create", name="Kraków", type="Location")["id"]
    api("opening.addLocation", openingId=opening_id, locationId=second)

    shown = api("opening.addLocation", openingId=opening_id, locationId=first)

    assert shown["latestVersion"]["locationIds"] == [second, first]
    assert shown == api("opening.info", openingId=opening_id)
    assert versions(company, opening_id) == 3
    assert told(company, opening_id) == ("opening.updated", '["location_ids"]')


def test_adding_a_location_that_is_there_changes_nothing(api: Client, company: Company) -> None:
    location = company.things["location"]
    before = api("opening.create", locationIds=[location])
    api("location.archive", locationId=location)

    assert api("opening.addLocation", openingId=before["id"], locationId=location) == before
    assert versions(company, before["id"]) == 1


def test_a_location_that_is_archived_or_a_region_is_refused(api: Client, company: Company) -> None:
    opening_id, location = company.things["opening"], company.things["location"]
    region = api("location.create", name="Europe", type="LocationHierarchy")["id"]
    api("location.archive", locationId=location)

    for each, problem in ((location, "is archived"), (region, "is a LocationHierarchy and not a Location")):
        code, message = api.refused("opening.addLocation", openingId=opening_id, locationId=each)

        assert code == "invalid_input"
        assert message.startswith("`locationId`")
        assert message.endswith(problem)


@pytest.mark.parametrize(
    ("parameter", "code"), [("openingId", "opening_not_found"), ("locationId", "location_not_found")]
)
def test_what_is_unknown_is_refused(api: Client, company: Company, parameter: str, code: str) -> None:
    unknown = str(uuid.uuid4())
    body = {"openingId": company.things["opening"], "locationId": company.things["location"]}

    refused = api.refused("opening.addLocation", **body | {parameter: unknown})

    assert refused[0] == code
    assert unknown in refused[1]


def test_there_is_room_for_a_hundred(api: Client, company: Company) -> None:
    ids = [api("location.create", name=f"Site {number}", type="Location")["id"] for number in range(100)]
    opening_id = api("opening.create", locationIds=ids)["id"]

    code, message = api.refused("opening.addLocation", openingId=opening_id, locationId=company.things["location"])

    assert (code, message) == ("invalid_input", "`locationId`: an opening has at most 100 locations")
    assert api("opening.addLocation", openingId=opening_id, locationId=ids[0])["latestVersion"]["locationIds"] == ids
