"""candidate.search."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cast import Company
from tests.client import Client, Results


def add(api: Client, name: str, email: str | None = None, *more: str) -> Results:
    """A new candidate."""
    body: dict[str, Any] = {"name": name, "alternateEmailAddresses": list(more)}
    return api("candidate.create", **body | ({} if email is None else {"email": email}))


@pytest.fixture
def ada(api: Client) -> Results:
    """A candidate among others."""
    add(api, "Grace Hopper", "grace@example.com")
    ada = add(api, "Ada King Lovelace", "ada@example.com", "Countess@Example.com")
    add(api, "Edith Clarke", "edith@example.com")
    return ada


@pytest.mark.parametrize("email", ["ada@example.com", "ADA@Example.com", " ada@example.com ", "countess@example.com"])
def test_a_candidate_is_found_by_each_address_in_any_case(api: Client, ada: Results, email: str) -> None:
    assert api("candidate.search", email=email) == [ada]


@pytest.mark.parametrize("email", ["ada@example", "da@example.com", "%", "ada%", "someone@example.com", "no address"])
def test_an_address_must_fit_as_a_whole(api: Client, ada: Results, email: str) -> None:
    assert ada
    assert api("candidate.search", email=email) == []


@pytest.mark.parametrize("name", ["Ada", "lovelace", "KING", " king ", "a king l", "Ada King Lovelace"])
def test_a_candidate_is_found_by_a_part_of_the_name_in_any_case(api: Client, ada: Results, name: str) -> None:
    assert api("candidate.search", name=name) == [ada]


@pytest.mark.parametrize(("name", "part"), [("Straße", "STRASSE"), ("ÅSA Öberg", "åsa ö"), ("Ιωάννης", "ΙΩΆΝΝΗΣ")])
def test_names_of_any_script_are_found_in_any_case(api: Client, name: str, part: str) -> None:
    assert api("candidate.search", name=part) == []

    assert [add(api, name)] == api("candidate.search", name=part)


@pytest.mark.parametrize("name", ["100% Ada", "Ada_L", "Ada\\L", "A'da", '"Ada"'])
def test_characters_with_a_meaning_in_sql_stand_for_themselves(api: Client, name: str) -> None:
    add(api, "100 Ada")
    add(api, "AdaXL")
    named = add(api, name)

    assert api("candidate.search", name=name) == [named]


@pytest.mark.parametrize("name", ["%", "_", "\\"])
def test_a_wildcard_finds_nothing_but_itself(api: Client, ada: Results, name: str) -> None:
    assert ada
    assert api("candidate.search", name=name) == []


def test_both_must_fit(api: Client, ada: Results) -> None:
    assert api("candidate.search", email="ada@example.com", name="love") == [ada]
    assert api("candidate.search", email="ada@example.com", name="grace") == []
    assert api("candidate.search", email="grace@example.com", name="love") == []


def test_all_who_share_an_address_are_found_the_one_added_first_first(api: Client) -> None:
    both = [add(api, "Ada Lovelace", "ada@example.com"), add(api, "A. Lovelace", "Ada@example.com")]

    assert api("candidate.search", email="ada@example.com") == both


def test_an_address_that_is_no_longer_a_candidates_finds_nobody(api: Client, ada: Results) -> None:
    moved = api("candidate.update", candidateId=ada["id"], email="new@example.com")

    assert api("candidate.search", email="new@example.com") == [moved]
    assert api("candidate.search", email="ada@example.com") == [moved]


def test_at_most_a_hundred_are_found(api: Client) -> None:
    added = [add(api, f"Ada {number}", "ada@example.com") for number in range(102)]

    for found in (api("candidate.search", name="ada"), api("candidate.search", email="ada@example.com")):
        assert [each["id"] for each in found] == [each["id"] for each in added[:100]]


def test_a_hundred_cost_as_many_statements_as_one(api: Client, company: Company) -> None:
    source, user = company.sources[0], company.user
    api("candidate.create", name="Grace Hopper", sourceId=source, creditedToUserId=user)
    for number in range(100):
        api("candidate.create", name=f"Ada {number}", sourceId=source, creditedToUserId=user)

    def cost(name: str) -> int:
        return company.server.costs(lambda: api("candidate.search", name=name))

    assert cost("ada") == cost("grace")


def test_the_neighbours_candidates_are_not_found(api: Client, neighbour: Company) -> None:
    add(neighbour.admin, "Ada Lovelace", "ada@example.com")

    assert api("candidate.search", name="Ada") == []
    assert api("candidate.search", email="ada@example.com") == []


def test_nothing_to_look_for_is_refused(api: Client) -> None:
    assert api.refused("candidate.search") == ("invalid_input", "`email` or `name` is required")


@pytest.mark.parametrize("parameter", ["email", "name"])
@pytest.mark.parametrize("value", ["", "  ", None, 7, ["Ada"]])
def test_a_wrong_value_is_refused_by_name(api: Client, parameter: str, value: Any) -> None:
    code, message = api.refused("candidate.search", **{parameter: value})

    assert code == "invalid_input"
    assert f"`{parameter}`" in message


def test_an_empty_address_beside_a_name_is_refused(api: Client) -> None:
    code, message = api.refused("candidate.search", name="Ada", email=" ")

    assert code == "invalid_input"
    assert "`email`" in message


def test_a_name_that_nobody_can_have_is_refused(api: Client) -> None:
    code, message = api.refused("candidate.search", name="a" * 501)

    assert code == "invalid_input"
    assert "`name`" in message
