"""user.list."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cast import Company
from tests.client import Client


def ids(api: Client, **body: Any) -> list[str]:
    """The ids of the users that are listed."""
    return [each["id"] for each in api.all("user.list", **body)]


def test_people_are_listed_the_oldest_first(api: Client, company: Company) -> None:
    farid = company.things["another_user"]

    assert ids(api) == [company.user, farid]
    assert api.all("user.list") == [api("user.info", userId=each) for each in ids(api)]


def test_what_keys_act_as_is_not_listed(api: Client, company: Company) -> None:
    company.client()

    assert ids(api) == [company.user]
    assert ids(api, includeDeactivated=True) == [company.user]


def test_deactivated_people_are_listed_only_when_asked_for(api: Client, company: Company) -> None:
    api("user.deactivate", userId=company.things["another_user"])

    assert ids(api) == [company.user]
    assert ids(api, includeDeactivated=False) == [company.user]
    assert ids(api, includeDeactivated=True) == [company.user, company.things["another_user"]]


def test_a_sync_brings_who_has_changed(api: Client, company: Company) -> None:
    farid = company.things["another_user"]
    token = api.run("user.list")[1]

    updated = api("user.update", userId=farid, lastName="Haddad-Moreau")

    assert api.all("user.list", syncToken=token) == [updated]


def test_a_sync_brings_who_was_deactivated_when_they_are_asked_for(api: Client, company: Company) -> None:
    farid = company.things["another_user"]
    token = api.run("user.list", includeDeactivated=True)[1]

    deactivated = api("user.deactivate", userId=farid)

    assert api.all("user.list", includeDeactivated=True, syncToken=token) == [deactivated]


def test_a_new_key_is_nothing_to_sync(api: Client, company: Company) -> None:
    token = api.run("user.list")[1]
    company.client()

    assert api.all("user.list", syncToken=token) == []


@pytest.mark.parametrize("value", [None, "perhaps", 2])
def test_a_wrong_value_is_refused_by_name(api: Client, value: Any) -> None:
    code, message = api.refused("user.list", includeDeactivated=value)

    assert code == "invalid_input"
    assert "`includeDeactivated`" in message
