"""sourceType.restore."""

from __future__ import annotations

import uuid
from typing import Any

import pytest

from tests.cast import Company
from tests.client import Client


def test_a_restored_one_is_listed_again(api: Client, company: Company) -> None:
    api("sourceType.archive", sourceTypeId=company.things["source_type"])

    restored = api("sourceType.restore", sourceTypeId=company.things["source_type"])

    assert restored["isArchived"] is False
    assert restored in api.all("sourceType.list")


def test_one_that_is_not_archived_stays_as_it_is(api: Client, company: Company) -> None:
    one = company.things["source_type"]
    before = api.all("sourceType.list")

    assert api("sourceType.restore", sourceTypeId=one)["isArchived"] is False
    assert api.all("sourceType.list") == before


def test_an_unknown_one_is_refused(api: Client) -> None:
    unknown = str(uuid.uuid4())

    code, message = api.refused("sourceType.restore", sourceTypeId=unknown)

    assert code == "source_type_not_found"
    assert unknown in message


@pytest.mark.parametrize("value", [None, "", "one", 7])
def test_what_is_no_id_is_refused_by_name(api: Client, value: Any) -> None:
    code, message = api.refused("sourceType.restore", sourceTypeId=value)

    assert code == "invalid_input"
    assert "`sourceTypeId`" in message
