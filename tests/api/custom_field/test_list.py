"""customField.list: what is listed. Pages and syncs are in tests/core/test_page.py and tests/test_operations.py."""

from __future__ import annotations

from datetime import timedelta

from tests.cast import Company
from tests.client import Client
from tests.samples.custom_fields import field


def test_an_organization_begins_without_fields(api: Client) -> None:
    assert api.all("customField.list") == []


def test_fields_of_all_kinds_of_records_are_listed_the_oldest_first(api: Client, company: Company) -> None:
    made = []
    for object_type in ("Job", "Candidate", "Offer_Version"):
        company.server.app.world.clock.advance(timedelta(seconds=1))
        made.append(field(company, object_type=object_type))

    assert [each["id"] for each in api.all("customField.list")] == made


def test_archived_fields_are_listed_when_they_are_asked_for(api: Client, company: Company) -> None:
    kept, archived = field(company), field(company)
    api("customField.archive", customFieldId=archived)

    assert [each["id"] for each in api.all("customField.list")] == [kept]
    assert [each["id"] for each in api.all("customField.list", includeArchived=False)] == [kept]
    assert {each["id"] for each in api.all("customField.list", includeArchived=True)} == {kept, archived}


def test_a_changed_option_brings_its_field_in_a_sync(api: Client, company: Company) -> None:
    _, field_id = field(company), field(company, "ValueSelect")
    _, token = api.run("customField.list")

    options = [{"label": "Large", "value": "l"}]
    changed = api("customField.updateSelectableValues", customFieldId=field_id, selectableValues=options)

    assert api.all("customField.list", syncToken=token) == [changed]
