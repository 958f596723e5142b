"""source.restore."""

from __future__ import annotations

import uuid
from typing import Any

import pytest

from tests.cast import Company
from tests.client import Client


def test_a_restored_one_is_listed_again(api: Client, company: Company) -> None:
    api("source.archive", sourceId=company.things["source"])

    restored = api("source.restore", sourceId=company.things["source"])

    assert restored["isArchived"] is False
    assert restored in api.all("source.list")


def test_one_that_is_not_archived_stays_as_it_is(api: Client, company: Company) -> None:
    one = company.things["source"]
    before = api.all("source.list")

    assert api("source.restore", sourceId=one)["isArchived"] is False
    assert api.all("source.list") == before


def test_an_unknown_one_is_refused(api: Client) -> None:
    unknown = str(uuid.uuid4())

    code, message = api.refused("source.restore", sourceId=unknown)

    assert code == "source_not_found"
    assert unknown in message


@pytest.mark.parametrize("value", [None, "", "one", 7])
def test_what_is_no_id_is_refused_by_name(api: Client, value: Any) -> None:
    code, message = api.refused("source.restore", sourceId=value)

    assert code == "invalid_input"
    assert "`sourceId`" in message
