"""apiKey.revoke."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta
from typing import Any

import pytest

from tests.cast import Company
from tests.client import Client, Results


@pytest.fixture
def spare(api: Client) -> Results:
    """A key that was just made."""
    return api("apiKey.create", title="A spare key", permissions=["apiKeysRead"])


def test_a_revoked_key_says_when_it_was_revoked(api: Client, company: Company, spare: Results) -> None:
    clock = company.server.app.world.clock
    before = clock.now()

    revoked = api("apiKey.revoke", apiKeyId=spare["id"])

    assert before <= datetime.fromisoformat(revoked["revokedAt"]) <= clock.now()
    assert revoked["id"] == spare["id"]
    assert revoked in api.all("apiKey.list")


def test_a_key_in_use_stops_at_once(api: Client, company: Company, spare: Results) -> None:
    user = Client(company.server.http, spare["key"])
    assert user("apiKey.info")["title"] == "A spare key"

    api("apiKey.revoke", apiKeyId=spare["id"])

    answer = user.answer("apiKey.info", {})
    assert (answer.status, answer.code) == (403, "forbidden")


def test_other_keys_go_on_working(api: Client, company: Company, spare: Results) -> None:
    api("apiKey.revoke", apiKeyId=spare["id"])

    assert company.plain("apiKey.info")["scopes"] == api("apiKey.info")["scopes"]


def test_a_key_can_revoke_itself(api: Client, company: Company) -> None:
    own = api("apiKey.create", title="Its own end", permissions=["apiKeysWrite"], switches=["extensions"])
    user = Client(company.server.http, own["key"])

    assert user("apiKey.revoke", apiKeyId=own["id"])["revokedAt"] is not None

    answer = user.answer("apiKey.revoke", {"apiKeyId": own["id"]})
    assert (answer.status, answer.code) == (403, "forbidden")


def test_revoking_a_key_twice_changes_nothing(api: Client, company: Company, spare: Results) -> None:
    once = api("apiKey.revoke", apiKeyId=spare["id"])
    company.server.app.world.clock.advance(timedelta(seconds=1))

    assert api("apiKey.revoke", apiKeyId=spare["id"]) == once


def test_what_the_key_has_done_stays(api: Client, company: Company) -> None:
    key = api("apiKey.create", title="Import", permissions=["candidatesWrite"])
    made = Client(company.server.http, key["key"])("candidate.create", name="Ada Lovelace")

    api("apiKey.revoke", apiKeyId=key["id"])

    assert api("candidate.info", id=made["id"]) == made


def test_an_unknown_key_is_refused(api: Client) -> None:
    unknown = str(uuid.uuid4())

    code, message = api.refused("apiKey.revoke", apiKeyId=unknown)

    assert code == "api_key_not_found"
    assert unknown in message


def test_the_neighbours_key_is_refused_and_goes_on_working(api: Client, neighbour: Company) -> None:
    theirs = neighbour.admin.all("apiKey.list")[0]["id"]

    code, _ = api.refused("apiKey.revoke", apiKeyId=theirs)

    assert code == "api_key_not_found"
    assert neighbour.admin.all("apiKey.list")[0]["revokedAt"] is None


@pytest.mark.parametrize("value", [None, "", 7, "A spare key"])
def test_what_is_no_id_is_refused_by_name(api: Client, value: Any) -> None:
    code, message = api.refused("apiKey.revoke", apiKeyId=value)

    assert code == "invalid_input"
    assert "`apiKeyId`" in message


def test_the_key_itself_is_not_taken_for_its_id(api: Client, spare: Results) -> None:
    code, message = api.refused("apiKey.revoke", apiKeyId=spare["key"])

    assert code == "invalid_input"
    assert "`apiKeyId`" in message


def test_no_key_is_refused(api: Client) -> None:
    assert api.refused("apiKey.revoke") == ("invalid_input", "`apiKeyId` is required")
