"""source.archive."""

from __future__ import annotations

import uuid
from typing import Any

import pytest

from tests.cast import Company
from tests.client import Client


def test_an_archived_one_is_listed_only_when_asked_for(api: Client, company: Company) -> None:
    archived = api("source.archive", sourceId=company.things["source"])

    assert archived["isArchived"] is True
    assert archived not in api.all("source.list")
    assert archived in api.all("source.list", includeArchived=True)


def test_candidates_keep_it(api: Client, company: Company) -> None:
    candidate = api("candidate.create", name="Ada Lovelace", sourceId=company.things["source"])

    archived = api("source.archive", sourceId=company.things["source"])

    assert api("candidate.info", id=candidate["id"]) == candidate | {"source": archived}


def test_archiving_twice_changes_nothing(api: Client, company: Company) -> None:
    once = api("source.archive", sourceId=company.things["source"])

    assert api("source.archive", sourceId=company.things["source"]) == once


def test_an_unknown_one_is_refused(api: Client) -> None:
    unknown = str(uuid.uuid4())

    code, message = api.refused("source.archive", sourceId=unknown)

    assert code == "source_not_found"
    assert unknown in message


@pytest.mark.parametrize("value", [None, "", "one", 7])
def test_what_is_no_id_is_refused_by_name(api: Client, value: Any) -> None:
    code, message = api.refused("source.archive", sourceId=value)

    assert code == "invalid_input"
    assert "`sourceId`" in message
