"""location.restore."""

from __future__ import annotations

import uuid

from tests.cast import Company
from tests.client import Client


def test_a_restored_location_is_listed_again(api: Client, company: Company) -> None:
    archived = api("location.archive", locationId=company.things["location"])

    restored = api("location.restore", locationId=company.things["location"])

    assert restored == archived | {"isArchived": False}
    assert api.all("location.list") == [restored]


def test_restoring_what_is_not_archived_changes_nothing(api: Client, company: Company) -> None:
    before = api("location.info", locationId=company.things["location"])
    _, token = api.run("location.list")

    assert api("location.restore", locationId=company.things["location"]) == before
    assert api.all("location.list", syncToken=token) == []


def test_an_archived_parent_stays_archived(api: Client, company: Company) -> None:
    parent_id = company.things["location_hierarchy"]
    malmo = api("location.create", name="Malmö", type="Location", parentLocationId=parent_id)
    for location_id in (malmo["id"], parent_id):
        api("location.archive", locationId=location_id)

    assert api("location.restore", locationId=malmo["id"]) == malmo
    assert api("location.info", locationId=parent_id)["isArchived"] is True


def test_an_unknown_location_is_refused(api: Client) -> None:
    code, _ = api.refused("location.restore", locationId=str(uuid.uuid4()))

    assert code == "location_not_found"
