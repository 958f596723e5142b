"""user.info."""

from __future__ import annotations

import uuid
from typing import Any

import pytest

from tests.cast import Company, raw
from tests.client import Client

SERVICE = 'SELECT id FROM "user" WHERE organization_id = ? AND is_service'


def test_a_person_is_shown(api: Client, company: Company) -> None:
    shown = api("user.info", userId=company.things["another_user"])

    assert shown == {
        "id": company.things["another_user"],
        "firstName": "Farid",
        "lastName": "Haddad",
        "email": "farid.haddad@example.com",
        "globalRole": "Elevated Access",
        "isEnabled": True,
        "updatedAt": shown["updatedAt"],
        "customFields": [],
    }


def test_who_has_a_manager_shows_it(api: Client, company: Company) -> None:
    api("user.update", userId=company.things["another_user"], managerId=company.user)

    assert api("user.info", userId=company.things["another_user"])["managerId"] == company.user


def test_what_a_key_did_was_done_by_a_user_who_can_be_looked_at(api: Client, company: Company) -> None:
    (service,) = raw(company.server, SERVICE, company.number)

    shown = api("user.info", userId=str(service[0]))

    assert (shown["firstName"], shown["lastName"]) == ("A key of the tests", "(API key)")
    assert "email" not in shown


def test_a_deactivated_person_can_be_looked_at(api: Client, company: Company) -> None:
    api("user.deactivate", userId=company.things["another_user"])

    assert api("user.info", userId=company.things["another_user"])["isEnabled"] is False


def test_an_unknown_user_is_not_found(api: Client) -> None:
    unknown = str(uuid.uuid4())

    assert api.refused("user.info", userId=unknown) == ("user_not_found", f"User not found: {unknown}")


@pytest.mark.parametrize("value", ["", "abc", 7, None])
def test_what_is_no_id_is_refused_by_name(api: Client, value: Any) -> None:
    code, message = api.refused("user.info", userId=value)

    assert code == "invalid_input"
    assert "`userId`" in message
