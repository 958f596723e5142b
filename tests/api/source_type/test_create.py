"""sourceType.create."""

from __future__ import annotations

import uuid
from typing import Any

import pytest

from tests.client import Client


def test_a_type_is_listed_afterwards(api: Client) -> None:
    created = api("sourceType.create", title=" Meetups ")

    assert created == {"id": created["id"], "title": "Meetups", "isArchived": False}
    assert api.all("sourceType.list")[-1] == created


def test_its_id_can_be_given_once(api: Client) -> None:
    given = str(uuid.uuid4())

    assert api("sourceType.create", title="Meetups", id=given)["id"] == given
    assert api.refused("sourceType.create", title="Fairs", id=given)[0] == "id_taken"


@pytest.mark.parametrize(("parameter", "value"), [("title", ""), ("title", None), ("title", "a" * 501), ("id", "x")])
def test_a_wrong_value_is_refused_by_name(api: Client, parameter: str, value: Any) -> None:
    code, message = api.refused("sourceType.create", **{"title": "Meetups"} | {parameter: value})

    assert code == "invalid_input"
    assert f"`{parameter}`" in message


def test_no_title_is_refused(api: Client) -> None:
    assert api.refused("sourceType.create") == ("invalid_input", "`title` is required")
