"""apiKey.create."""

from __future__ import annotations

from typing import Any

import pytest

from rowantree.core.permission import Permission, Switch
from tests.cast import Company, raw
from tests.client import Client

EXTENSIONS = [Switch.EXTENSIONS]


def ids(api: Client) -> list[str]:
    """The ids of all keys."""
    return [key["id"] for key in api.all("apiKey.list")]


def test_a_key_is_there_afterwards(api: Client) -> None:
    before = ids(api)

    created = api("apiKey.create", title="Payroll export", permissions=["candidatesRead"])

    (listed,) = [key for key in api.all("apiKey.list") if key["id"] not in before]
    assert {**listed, "key": created["key"]} == {**created, "lastUsedAt": None, "revokedAt": None}
    assert (created["title"], created["scopes"], created["switches"]) == ("Payroll export", ["candidates:read"], [])


def test_the_key_works_at_once(api: Client, company: Company) -> None:
    created = api("apiKey.create", title="Payroll export", permissions=["candidatesRead"])

    shown = Client(company.server.http, created["key"])("candidate.info", id=company.things["candidate"])

    assert shown == api("candidate.info", id=company.things["candidate"])


def test_the_key_can_do_only_what_it_was_given(api: Client, company: Company) -> None:
    created = api("apiKey.create", title="Payroll export", permissions=["candidatesRead"])

    code, _ = Client(company.server.http, created["key"]).refused("candidate.create", name="Ada Lovelace")

    assert code == "missing_endpoint_permission"


def test_the_switches_it_was_given_are_on(api: Client, company: Company) -> None:
    created = api(
        "apiKey.create",
        title="Set-up",
        permissions=["apiKeysRead"],
        switches=["extensions", "confidential", "extensions"],
    )

    assert created["switches"] == ["confidential", "extensions"]
    assert ids(Client(company.server.http, created["key"])) == ids(api)


def test_a_key_without_permissions_can_do_nothing(api: Client, company: Company) -> None:
    created = api("apiKey.create", title="Nothing yet", permissions=[])

    code, _ = Client(company.server.http, created["key"]).refused("apiKey.info")

    assert (created["scopes"], code) == ([], "missing_endpoint_permission")


def test_a_permission_given_twice_is_given_once(api: Client) -> None:
    created = api("apiKey.create", title="Payroll export", permissions=["jobsRead", "candidatesRead", "jobsRead"])

    assert created["scopes"] == ["candidates:read", "jobs:read"]


def test_keys_with_the_same_title_are_two(api: Client) -> None:
    body = {"title": "Payroll export", "permissions": ["candidatesRead"]}

    first, second = api("apiKey.create", **body), api("apiKey.create", **body)

    assert first["id"] != second["id"]
    assert first["key"] != second["key"]


def test_only_the_answer_ever_holds_the_key(api: Client, company: Company) -> None:
    key = api("apiKey.create", title="Payroll export", permissions=["candidatesRead"])["key"]

    stored = raw(company.server, "SELECT * FROM api_key WHERE organization_id = ?", company.number)
    assert len(key) >= 43  # 256 random bits
    assert key.encode() not in str(stored).encode()
    assert key not in str(api.all("apiKey.list"))


@pytest.mark.parametrize("title", ["  Payroll export\n", "給与 💴", "مفتاح"])
def test_a_title_of_any_script_is_kept(api: Client, title: str) -> None:
    created = api("apiKey.create", title=title, permissions=[])

    assert created["title"] == title.strip()
    assert created["title"] in [key["title"] for key in api.all("apiKey.list")]


def test_a_permission_that_the_asking_key_lacks_is_refused(company: Company) -> None:
    asking = company.client([Permission.API_KEYS_WRITE, Permission.JOBS_READ], EXTENSIONS)
    before = ids(company.admin)

    code, message = asking.refused("apiKey.create", title="More", permissions=["jobsRead", "candidatesRead"])

    assert code == "permission_not_held"
    assert "candidatesRead" in message
    assert "jobsRead" not in message
    assert ids(company.admin) == before


def test_a_switch_that_the_asking_key_lacks_is_refused(company: Company) -> None:
    asking = company.client(switches=EXTENSIONS)

    code, message = asking.refused("apiKey.create", title="More", permissions=[], switches=["confidential"])

    assert code == "permission_not_held"
    assert "confidential" in message


def test_a_key_can_give_all_that_it_has(company: Company) -> None:
    asking = company.client([Permission.API_KEYS_WRITE, Permission.JOBS_READ], EXTENSIONS)

    created = asking(
        "apiKey.create", title="The same", permissions=["apiKeysWrite", "jobsRead"], switches=["extensions"]
    )

    assert created["scopes"] == ["apiKeys:write", "jobs:read"]


@pytest.mark.parametrize(
    ("parameter", "value"),
    [
        ("title", ""),
        ("title", " \n"),
        ("title", None),
        ("title", 7),
        ("title", "x" * 501),
        ("permissions", None),
        ("permissions", "candidatesRead"),
        ("permissions", ["candidates:read"]),
        ("permissions", ["candidatesread"]),
        ("permissions", [None]),
        ("permissions", {"candidatesRead": True}),
        ("switches", None),
        ("switches", "extensions"),
        ("switches", ["everything"]),
    ],
)
def test_a_wrong_value_is_refused_by_name(api: Client, parameter: str, value: Any) -> None:
    before = ids(api)
    body = {"title": "Payroll export", "permissions": ["candidatesRead"]} | {parameter: value}

    code, message = api.refused("apiKey.create", **body)

    assert code == "invalid_input"
    assert f"`{parameter}" in message
    assert ids(api) == before


@pytest.mark.parametrize("parameter", ["title", "permissions"])
def test_a_missing_parameter_is_refused_by_name(api: Client, parameter: str) -> None:
    body = {"title": "Payroll export", "permissions": ["candidatesRead"]}
    del body[parameter]

    assert api.refused("apiKey.create", **body) == ("invalid_input", f"`{parameter}` is required")
