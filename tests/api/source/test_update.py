"""source.update."""

from __future__ import annotations

import uuid
from typing import Any

import pytest

from tests.cast import Company
from tests.client import Client


def test_title_and_type_are_changed(api: Client, company: Company) -> None:
    source_id, type_id = company.things["source"], company.things["source_type"]

    updated = api("source.update", sourceId=source_id, title=" Word of mouth ", sourceTypeId=type_id)

    assert (updated["title"], updated["sourceType"]["id"]) == ("Word of mouth", type_id)
    assert updated in api.all("source.list")


def test_what_is_absent_stays(api: Client, company: Company) -> None:
    (before,) = [each for each in api.all("source.list") if each["id"] == company.things["source"]]

    renamed = api("source.update", sourceId=before["id"], title="Word of mouth")

    assert renamed == before | {"title": "Word of mouth"}
    assert api("source.update", sourceId=before["id"]) == renamed


def test_candidates_show_it_at_once_and_do_not_come_in_a_sync(api: Client, company: Company) -> None:
    candidate = api("candidate.create", name="Ada Lovelace", sourceId=company.things["source"])
    _, token = api.run("candidate.list")

    updated = api("source.update", sourceId=company.things["source"], title="Word of mouth")

    assert api("candidate.info", id=candidate["id"])["source"] == updated
    assert api.all("candidate.list", syncToken=token) == []


@pytest.mark.parametrize(
    ("parameter", "expected"), [("sourceId", "source_not_found"), ("sourceTypeId", "source_type_not_found")]
)
def test_what_is_not_there_is_refused(api: Client, company: Company, parameter: str, expected: str) -> None:
    unknown = str(uuid.uuid4())

    code, message = api.refused("source.update", **{"sourceId": company.things["source"]} | {parameter: unknown})

    assert code == expected
    assert unknown in message


@pytest.mark.parametrize(
    ("parameter", "value"),
    [("title", ""), ("title", None), ("title", "a" * 501), ("sourceId", "x"), ("sourceTypeId", None)],
)
def test_a_wrong_value_is_refused_by_name(api: Client, company: Company, parameter: str, value: Any) -> None:
    code, message = api.refused("source.update", **{"sourceId": company.things["source"]} | {parameter: value})

    assert code == "invalid_input"
    assert f"`{parameter}`" in message
