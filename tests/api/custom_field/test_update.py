"""customField.update."""

from __future__ import annotations

import uuid
from typing import Any

import pytest

from tests.cast import Company
from tests.client import Client
from tests.samples.custom_fields import put, shown


def test_a_field_is_changed(api: Client, company: Company) -> None:
    field_id = company.things["custom_field"]

    changed = api("customField.update", customFieldId=field_id, title=" Robot of choice ", description="Any")

    assert (changed["title"], changed["description"]) == ("Robot of choice", "Any")
    assert api("customField.info", customFieldId=field_id) == changed


def test_records_show_the_new_title_at_once(api: Client, company: Company) -> None:
    field_id = company.things["custom_field"]
    put(company, field_id, "Marvin")

    api("customField.update", customFieldId=field_id, title="Robot of choice")

    assert [each["title"] for each in shown(company)] == ["Robot of choice"]


def test_null_takes_the_description_away(api: Client, company: Company) -> None:
    field_id = company.things["custom_field"]
    api("customField.update", customFieldId=field_id, description="Any")

    assert api("customField.update", customFieldId=field_id, description=None)["description"] is None


@pytest.mark.parametrize("body", [{}, {"title": "Favourite robot"}, {"isExposableToCandidate": False}])
def test_what_changes_nothing_brings_nothing_in_a_sync(api: Client, company: Company, body: dict[str, Any]) -> None:
    field_id = company.things["custom_field"]
    _, token = api.run("customField.list")

    api("customField.update", customFieldId=field_id, **body)

    assert api.all("customField.list", syncToken=token) == []
    api("customField.update", customFieldId=field_id, isExposableToCandidate=True)
    assert len(api.all("customField.list", syncToken=token)) == 1


@pytest.mark.parametrize(
    ("parameter", "value"),
    [
        ("title", ""),
        ("title", None),
        ("title", "t" * 501),
        ("description", "d" * 10_001),
        ("isExposableToCandidate", None),
        ("customFieldId", "abc"),
    ],
)
def test_a_wrong_value_is_refused_by_name(api: Client, company: Company, parameter: str, value: Any) -> None:
    body = {"customFieldId": company.things["custom_field"], parameter: value}

    code, message = api.refused("customField.update", **body)

    assert code == "invalid_input"
    assert f"`{parameter}`" in message


def test_an_unknown_field_is_not_found(api: Client) -> None:
    assert api.refused("customField.update", customFieldId=str(uuid.uuid4()))[0] == "custom_field_not_found"
