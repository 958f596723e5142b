"""location.archive."""

from __future__ import annotations

import uuid

from tests.cast import Company
from tests.client import Client


def test_an_archived_location_is_listed_only_when_asked_for(api: Client, company: Company) -> None:
    before = api("location.info", locationId=company.things["location"])

    archived = api("location.archive", locationId=company.things["location"])

    assert archived == before | {"isArchived": True}
    assert api.all("location.list") == []
    assert api.all("location.list", includeArchived=True) == [archived]


def test_archiving_it_again_changes_nothing(api: Client, company: Company) -> None:
    archived = api("location.archive", locationId=company.things["location"])
    _, token = api.run("location.list", includeArchived=True)

    assert api("location.archive", locationId=company.things["location"]) == archived
    assert api.all("location.list", includeArchived=True, syncToken=token) == []


def test_locations_under_a_hierarchy_stay_as_they_are(api: Client, company: Company) -> None:
    location = api(
        "location.create", name="Malmö", type="Location", parentLocationId=company.things["location_hierarchy"]
    )

    assert api("location.archive", locationId=company.things["location_hierarchy"])["isArchived"] is True

    assert api.all("location.list") == [location]


def test_an_unknown_location_is_refused(api: Client) -> None:
    code, _ = api.refused("location.archive", locationId=str(uuid.uuid4()))

    assert code == "location_not_found"
