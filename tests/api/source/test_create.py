"""source.create."""

from __future__ import annotations

import uuid
from typing import Any

import pytest

from tests.cast import Company
from tests.client import Client


@pytest.fixture
def body(company: Company) -> dict[str, str]:
    """A body that succeeds."""
    return {"title": "Job fair", "sourceTypeId": company.things["source_type"]}


def test_a_source_is_listed_afterwards(api: Client, body: dict[str, str]) -> None:
    created = api("source.create", **body)

    assert created == {
        "id": created["id"],
        "title": "Job fair",
        "isArchived": False,
        "sourceType": {"id": body["sourceTypeId"], "title": "Fairs", "isArchived": False},
    }
    assert api.all("source.list")[-1] == created


def test_candidates_can_come_from_it(api: Client, body: dict[str, str]) -> None:
    created = api("source.create", **body)

    assert api("candidate.create", name="Ada Lovelace", sourceId=created["id"])["source"] == created


def test_its_title_loses_the_spaces_around_it(api: Client, body: dict[str, str]) -> None:
    assert api("source.create", **body | {"title": "  Job fair\n"})["title"] == "Job fair"


def test_two_can_have_the_same_title(api: Client, body: dict[str, str]) -> None:
    assert api("source.create", **body)["id"] != api("source.create", **body)["id"]


def test_its_id_can_be_given_once(api: Client, body: dict[str, str]) -> None:
    given = str(uuid.uuid4())

    assert api("source.create", **body, id=given)["id"] == given
    assert api.refused("source.create", **body, id=given)[0] == "id_taken"


def test_an_unknown_type_is_refused(api: Client, body: dict[str, str]) -> None:
    unknown = str(uuid.uuid4())

    code, message = api.refused("source.create", **body | {"sourceTypeId": unknown})

    assert code == "source_type_not_found"
    assert unknown in message


@pytest.mark.parametrize(
    ("parameter", "value"),
    [("title", ""), ("title", " "), ("title", None), ("title", "a" * 501), ("sourceTypeId", "x"), ("id", "x")],
)
def test_a_wrong_value_is_refused_by_name(api: Client, body: dict[str, str], parameter: str, value: Any) -> None:
    code, message = api.refused("source.create", **body | {parameter: value})

    assert code == "invalid_input"
    assert f"`{parameter}`" in message


@pytest.mark.parametrize("parameter", ["title", "sourceTypeId"])
def test_a_missing_parameter_is_refused_by_name(api: Client, body: dict[str, str], parameter: str) -> None:
    del body[parameter]

    assert api.refused("source.create", **body) == ("invalid_input", f"`{parameter}` is required")
