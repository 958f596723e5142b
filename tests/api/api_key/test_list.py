"""apiKey.list."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from tests.cast import Company
from tests.client import Client


def create(company: Company, title: str) -> str:
    """Makes a key a second later than what was before; gives its id."""
    company.server.app.world.clock.advance(timedelta(seconds=1))
    key_id: str = company.admin("apiKey.create", title=title, permissions=["candidatesRead"])["id"]
    return key_id


def write_last_use(company: Company) -> None:
    """Does what the server does once a minute."""
    app = company.server.app
    company.server.do(app.keys.write_last_use(app.world.clock.now()))


def test_keys_stand_in_the_order_in_which_they_were_made(api: Client, company: Company) -> None:
    made = [create(company, title) for title in ("Zebra", "Aardvark", "Marmot")]

    assert [key["id"] for key in api.all("apiKey.list")][-3:] == made


def test_the_asking_key_is_listed_too(api: Client) -> None:
    (own,) = api.all("apiKey.list")

    assert own["title"] == api("apiKey.info")["title"]
    assert own["scopes"] == api("apiKey.info")["scopes"]
    assert own["switches"] == ["applicationHistory", "confidential", "extensions", "onBehalfOf", "privateFields"]


def test_a_revoked_key_is_listed_too(api: Client, company: Company) -> None:
    revoked = api("apiKey.revoke", apiKeyId=create(company, "Old"))

    assert revoked in api.all("apiKey.list")


def test_a_key_nobody_has_used_says_so(api: Client, company: Company) -> None:
    key_id = create(company, "Spare")
    write_last_use(company)

    assert {key["id"]: key["lastUsedAt"] for key in api.all("apiKey.list")}[key_id] is None


def test_the_last_use_of_a_key_is_shown(api: Client, company: Company) -> None:
    clock = company.server.app.world.clock
    before = clock.now()
    api("apiKey.info")

    write_last_use(company)

    (own,) = api.all("apiKey.list")
    assert before <= datetime.fromisoformat(own["lastUsedAt"]) <= clock.now()


def test_the_list_comes_in_pages_without_a_sync_token(api: Client, company: Company) -> None:
    for title in ("One", "Two"):
        create(company, title)

    first = api.page("apiKey.list", limit=2)
    last = api.page("apiKey.list", cursor=first["nextCursor"])

    assert (len(first["results"]), first["moreDataAvailable"]) == (2, True)
    assert [key["title"] for key in last["results"]] == ["Two"]
    assert list(last) == ["success", "results", "moreDataAvailable"]


@pytest.mark.parametrize("token", ["nonsense", None, 7])
def test_a_sync_token_is_ignored_like_any_unknown_field(api: Client, token: object) -> None:
    (own,) = api.all("apiKey.list", syncToken=token)

    assert own["title"] == api("apiKey.info")["title"]


def test_a_cursor_of_another_list_is_refused(api: Client) -> None:
    for title in ("One", "Two"):
        api("candidateTag.create", title=title)
    cursor = api.page("candidateTag.list", limit=1)["nextCursor"]

    assert api.refused("apiKey.list", cursor=cursor)[0] == "invalid_next_cursor"


def test_only_the_organizations_own_keys_are_listed(api: Client, neighbour: Company) -> None:
    theirs = create(neighbour, "Theirs")

    assert theirs not in [key["id"] for key in api.all("apiKey.list")]
    assert theirs in [key["id"] for key in neighbour.admin.all("apiKey.list")]
