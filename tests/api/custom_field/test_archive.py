"""customField.archive."""

from __future__ import annotations

import uuid

from tests.cast import Company
from tests.client import Client
from tests.samples.custom_fields import put, shown


def test_an_archived_field_is_not_listed_and_keeps_its_values(api: Client, company: Company) -> None:
    field_id = company.things["custom_field"]
    entry = put(company, field_id, "Marvin")

    archived = api("customField.archive", customFieldId=field_id)

    assert archived["isArchived"] is True
    assert api.all("customField.list") == []
    assert shown(company) == [entry]


def test_an_archived_field_takes_no_values(api: Client, company: Company) -> None:
    field_id = company.things["custom_field"]
    entry = put(company, field_id, "Marvin")
    api("customField.archive", customFieldId=field_id)
    body = {"objectId": company.things["candidate"], "objectType": "Candidate", "fieldId": field_id}

    for value in ("R2-D2", None):
        refused = api.refused("customField.setValue", **body, fieldValue=value)

        assert refused == ("invalid_input", "`fieldId`: 'Favourite robot' is archived")
    assert shown(company) == [entry]


def test_archiving_twice_changes_nothing(api: Client, company: Company) -> None:
    once = api("customField.archive", customFieldId=company.things["custom_field"])
    _, token = api.run("customField.list", includeArchived=True)

    assert api("customField.archive", customFieldId=company.things["custom_field"]) == once
    assert api.all("customField.list", includeArchived=True, syncToken=token) == []


def test_an_unknown_field_is_not_found(api: Client) -> None:
    assert api.refused("customField.archive", customFieldId=str(uuid.uuid4()))[0] == "custom_field_not_found"
