"""archiveReason.create."""

from __future__ import annotations

import uuid
from typing import Any

import pytest

from tests.cast import Company
from tests.client import Client


def test_a_reason_is_there_afterwards(api: Client) -> None:
    reason = api("archiveReason.create", text=" Salary ", reasonType="RejectedByCandidate")

    assert reason == {
        "id": reason["id"],
        "text": "Salary",
        "reasonType": "RejectedByCandidate",
        "isArchived": False,
    }
    assert reason in api.all("archiveReason.list")


def test_two_reasons_can_have_the_same_text(api: Client) -> None:
    first = api("archiveReason.create", text="Salary", reasonType="RejectedByCandidate")
    second = api("archiveReason.create", text="Salary", reasonType="RejectedByOrg")

    assert first["id"] != second["id"]


@pytest.mark.parametrize("text", ["Gehalt zu niedrig", "給与", "💸", "x" * 500])
def test_a_text_of_any_script_is_kept(api: Client, text: str) -> None:
    assert api("archiveReason.create", text=text, reasonType="Other")["text"] == text


def test_an_id_can_be_given_and_only_once(api: Client) -> None:
    body = {"text": "Salary", "reasonType": "Other", "id": str(uuid.uuid4())}

    assert api("archiveReason.create", **body)["id"] == body["id"]
    code, message = api.refused("archiveReason.create", **body)
    assert code == "id_taken"
    assert body["id"] in message


def test_the_id_of_the_neighbours_is_free(api: Client, neighbour: Company) -> None:
    reason_id = neighbour.things["archive_reason"]

    assert api("archiveReason.create", text="Ours", reasonType="Other", id=reason_id)["id"] == reason_id
    assert "Ours" not in [reason["text"] for reason in neighbour.admin.all("archiveReason.list")]


@pytest.mark.parametrize(
    ("parameter", "value"),
    [
        ("text", ""),
        ("text", " "),
        ("text", None),
        ("text", "x" * 501),
        ("reasonType", "Rejected"),
        ("reasonType", None),
        ("id", "one"),
        ("id", None),
    ],
)
def test_a_wrong_value_is_refused_by_name(api: Client, parameter: str, value: Any) -> None:
    before = api.all("archiveReason.list")

    code, message = api.refused("archiveReason.create", **{"text": "Salary", "reasonType": "Other", parameter: value})

    assert code == "invalid_input"
    assert f"`{parameter}`" in message
    assert api.all("archiveReason.list") == before


@pytest.mark.parametrize("parameter", ["text", "reasonType"])
def test_what_is_missing_is_named(api: Client, parameter: str) -> None:
    body = {"text": "Salary", "reasonType": "Other"}
    del body[parameter]

    assert api.refused("archiveReason.create", **body) == ("invalid_input", f"`{parameter}` is required")
