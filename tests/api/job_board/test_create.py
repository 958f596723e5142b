"""jobBoard.create."""

from __future__ import annotations

import uuid
from typing import Any

import pytest

from tests.cast import Company
from tests.client import Client


@pytest.mark.parametrize("internal", [True, False])
def test_a_board_is_there_afterwards(api: Client, internal: bool) -> None:
    board = api("jobBoard.create", title=" Alumni ", isInternal=internal)

    assert board == {"id": board["id"], "title": "Alumni", "isInternal": internal, "isEnabled": True}
    assert {"id": board["id"], "title": "Alumni", "isInternal": internal} in api.all("jobBoard.list")


def test_an_id_can_be_given_and_only_once(api: Client) -> None:
    body: dict[str, Any] = {"title": "Alumni", "isInternal": False, "id": str(uuid.uuid4())}

    assert api("jobBoard.create", **body)["id"] == body["id"]
    code, message = api.refused("jobBoard.create", **body)
    assert code == "id_taken"
    assert body["id"] in message
    assert len(api.all("jobBoard.list")) == 2


def test_the_id_of_the_neighbours_is_free(api: Client, neighbour: Company) -> None:
    board_id = neighbour.things["job_board"]

    assert api("jobBoard.create", title="Ours", isInternal=False, id=board_id)["id"] == board_id
    assert "Ours" not in [board["title"] for board in neighbour.admin.all("jobBoard.list")]


@pytest.mark.parametrize(
    ("parameter", "value"),
    [
        ("title", ""),
        ("title", " "),
        ("title", None),
        ("title", "x" * 501),
        ("isInternal", None),
        ("isInternal", "yes"),
        ("id", "one"),
    ],
)
def test_a_wrong_value_is_refused_by_name(api: Client, parameter: str, value: Any) -> None:
    code, message = api.refused("jobBoard.create", **{"title": "Alumni", "isInternal": False, parameter: value})

    assert code == "invalid_input"
    assert f"`{parameter}`" in message
    assert len(api.all("jobBoard.list")) == 1


@pytest.mark.parametrize("parameter", ["title", "isInternal"])
def test_what_is_missing_is_named(api: Client, parameter: str) -> None:
    body: dict[str, Any] = {"title": "Alumni", "isInternal": False}
    del body[parameter]

    assert api.refused("jobBoard.create", **body) == ("invalid_input", f"`{parameter}` is required")
