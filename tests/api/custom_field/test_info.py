"""customField.info."""

from __future__ import annotations

import uuid
from typing import Any

import pytest

from tests.cast import Company
from tests.client import Client


def test_an_archived_field_is_shown(api: Client, company: Company) -> None:
    archived = api("customField.archive", customFieldId=company.things["custom_field"])

    assert archived["isArchived"] is True
    assert api("customField.info", customFieldId=company.things["custom_field"]) == archived


def test_an_unknown_field_is_not_found(api: Client) -> None:
    unknown = str(uuid.uuid4())

    refused = api.refused("customField.info", customFieldId=unknown)

    assert refused == ("custom_field_not_found", f"Custom field not found: {unknown}")


@pytest.mark.parametrize("body", [{}, {"customFieldId": "abc"}, {"customFieldId": None}])
def test_what_names_no_field_is_refused_by_name(api: Client, body: dict[str, Any]) -> None:
    code, message = api.refused("customField.info", **body)

    assert code == "invalid_input"
    assert "`customFieldId`" in message
