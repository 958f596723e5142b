"""customField.restore."""

from __future__ import annotations

import uuid

from tests.cast import Company
from tests.client import Client
from tests.samples.custom_fields import put


def test_a_restored_field_is_listed_and_takes_values_again(api: Client, company: Company) -> None:
    field_id = company.things["custom_field"]
    api("customField.archive", customFieldId=field_id)

    restored = api("customField.restore", customFieldId=field_id)

    assert api.all("customField.list") == [restored]
    assert put(company, field_id, "Marvin")["value"] == "Marvin"


def test_restoring_what_is_not_archived_changes_nothing(api: Client, company: Company) -> None:
    field = api("customField.info", customFieldId=company.things["custom_field"])

    assert api("customField.restore", customFieldId=field["id"]) == field


def test_an_unknown_field_is_not_found(api: Client) -> None:
    assert api.refused("customField.restore", customFieldId=str(uuid.uuid4()))[0] == "custom_field_not_found"
