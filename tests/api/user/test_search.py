"""user.search."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cast import Company
from tests.client import Client


@pytest.fixture(autouse=True)
def farid(company: Company) -> str:
    """Somebody to be found."""
    return company.things["another_user"]


@pytest.mark.parametrize(
    "email", ["farid.haddad@example.com", "Farid.Haddad@EXAMPLE.com", " farid.haddad@example.com "]
)
def test_a_user_is_found_by_e_mail_address_in_any_case(api: Client, farid: str, email: str) -> None:
    assert api("user.search", email=email) == [api("user.info", userId=farid)]


@pytest.mark.parametrize("email", ["farid.haddad@example.co", "farid", "%", "", "haddad@example.com"])
def test_nothing_else_finds_anybody(api: Client, email: str) -> None:
    assert api("user.search", email=email) == []


def test_letters_beyond_ascii_have_no_case_either(api: Client) -> None:
    created = api(
        "user.create", firstName="Jörg", lastName="Groß", email="JÖRG@example.com", globalRole="Limited Access"
    )

    assert api("user.search", email="jörg@example.com") == [created]
    assert created["email"] == "JÖRG@example.com"


def test_deactivated_people_are_found_too(api: Client, farid: str) -> None:
    deactivated = api("user.deactivate", userId=farid)

    assert api("user.search", email="farid.haddad@example.com") == [deactivated]


def test_a_new_address_is_found_and_the_old_one_is_not(api: Client, farid: str) -> None:
    updated = api("user.update", userId=farid, email="f.haddad@example.com")

    assert api("user.search", email="F.Haddad@example.com") == [updated]
    assert api("user.search", email="farid.haddad@example.com") == []


def test_the_neighbours_people_are_not_found(neighbour: Company) -> None:
    assert neighbour.admin("user.search", email="farid.haddad@example.com") == []


@pytest.mark.parametrize("value", [None, 7, ["farid.haddad@example.com"]])
def test_a_wrong_value_is_refused_by_name(api: Client, value: Any) -> None:
    code, message = api.refused("user.search", email=value)

    assert code == "invalid_input"
    assert "`email`" in message


def test_a_missing_address_is_refused_by_name(api: Client) -> None:
    assert api.refused("user.search") == ("invalid_input", "`email` is required")
