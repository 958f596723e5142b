"""closeReason.create."""

from __future__ import annotations

import uuid

import pytest

from tests.client import Client


def test_a_new_reason_is_listed(api: Client) -> None:
    reason = api("closeReason.create", reasonText=" The plant moved ")

    assert (reason["reasonText"], reason["isArchived"]) == ("The plant moved", False)
    assert reason in api.all("closeReason.list")


@pytest.mark.parametrize("text", ["", " ", "x" * 501])
def test_it_must_say_something_and_end(api: Client, text: str) -> None:
    code, message = api.refused("closeReason.create", reasonText=text)

    assert code == "invalid_input"
    assert "`reasonText`" in message


def test_an_import_keeps_its_id(api: Client) -> None:
    wanted = str(uuid.uuid4())

    assert api("closeReason.create", reasonText="Moved", id=wanted)["id"] == wanted
    assert api.refused("closeReason.create", reasonText="Moved", id=wanted)[0] == "id_taken"
