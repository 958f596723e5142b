"""sourceType.archive."""

from __future__ import annotations

import uuid
from typing import Any

import pytest

from tests.cast import Company
from tests.client import Client


def test_an_archived_one_is_listed_only_when_asked_for(api: Client, company: Company) -> None:
    archived = api("sourceType.archive", sourceTypeId=company.things["source_type"])

    assert archived["isArchived"] is True
    assert archived not in api.all("sourceType.list")
    assert archived in api.all("sourceType.list", includeArchived=True)


def test_its_sources_stay_and_show_it(api: Client, company: Company) -> None:
    source = api("source.create", title="Job fair", sourceTypeId=company.things["source_type"])

    archived = api("sourceType.archive", sourceTypeId=company.things["source_type"])

    assert api.all("source.list")[-1] == source | {"sourceType": archived}


def test_archiving_twice_changes_nothing(api: Client, company: Company) -> None:
    once = api("sourceType.archive", sourceTypeId=company.things["source_type"])

    assert api("sourceType.archive", sourceTypeId=company.things["source_type"]) == once


def test_an_unknown_one_is_refused(api: Client) -> None:
    unknown = str(uuid.uuid4())

    code, message = api.refused("sourceType.archive", sourceTypeId=unknown)

    assert code == "source_type_not_found"
    assert unknown in message


@pytest.mark.parametrize("value", [None, "", "one", 7])
def test_what_is_no_id_is_refused_by_name(api: Client, value: Any) -> None:
    code, message = api.refused("sourceType.archive", sourceTypeId=value)

    assert code == "invalid_input"
    assert "`sourceTypeId`" in message
