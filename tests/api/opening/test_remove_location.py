"""opening.removeLocation."""

from __future__ import annotations

import uuid

import pytest

from tests.api.opening.states import told, versions
from tests.cast import Company
from tests.client import Client


def test_the_others_stay(api: Client, company: Company) -> None:
    first, second = company.things["location"], api("location.create", name="Kraków", type="Location")["id"]
    opening_id = api("opening.create", locationIds=[first, second])["id"]

    shown = api("opening.removeLocation", openingId=opening_id, locationId=first)

    assert shown["latestVersion"]["locationIds"] == [second]
    assert shown == api("opening.info", openingId=opening_id)
    assert versions(company, opening_id) == 2
    assert told(company, opening_id) == ("opening.updated", '["location_ids"]')


def test_a_location_that_was_archived_can_be_removed(api: Client, company: Company) -> None:
    location = company.things["location"]
    opening_id = api("opening.create", locationIds=[location])["id"]
    api("location.archive", locationId=location)

    shown = api("opening.removeLocation", openingId=opening_id, locationId=location)

    assert shown["latestVersion"]["locationIds"] == []


def test_removing_a_location_that_is_not_there_changes_nothing(api: Client, company: Company) -> None:
    before = api("opening.info", openingId=company.things["opening"])

    assert api("opening.removeLocation", openingId=before["id"], locationId=company.things["location"]) == before
    assert versions(company, before["id"]) == 1


@pytest.mark.parametrize(
    ("parameter", "code"), [("openingId", "opening_not_found"), ("locationId", "location_not_found")]
)
def test_what_is_unknown_is_refused(api: Client, company: Company, parameter: str, code: str) -> None:
    unknown = str(uuid.uuid4())
    body = {"openingId": company.things["opening"], "locationId": company.things["location"]}

    refused = api.refused("opening.removeLocation", **body | {parameter: unknown})

    assert refused[0] == code
    assert unknown in refused[1]
