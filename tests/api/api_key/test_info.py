"""apiKey.info."""

from __future__ import annotations

from datetime import datetime

import pytest

from rowantree.core.permission import Permission
from tests.cast import Company
from tests.client import Client

SCOPES = [
    ("apiKeysRead", "apiKeys:read"),
    ("candidatesDelete", "candidates:delete"),
    ("candidatesRead", "candidates:read"),
    ("candidatesWrite", "candidates:write"),
    ("hiringProcessMetadataRead", "hiringProcessMetadata:read"),
    ("jobsWrite", "jobs:write"),
    ("notetakerRead", "notetaker:read"),
    ("organizationRead", "organization:read"),
]


def made_for(company: Company, *permissions: str) -> Client:
    """A client whose key was made with these permissions and the one to ask about itself."""
    key = company.admin("apiKey.create", title="Payroll export", permissions=["apiKeysRead", *permissions])
    return Client(company.server.http, key["key"])


def test_a_key_sees_itself(company: Company) -> None:
    made = company.admin("apiKey.create", title="Payroll export", permissions=["candidatesRead", "apiKeysRead"])

    shown = Client(company.server.http, made["key"])("apiKey.info")

    assert shown == {
        "title": "Payroll export",
        "createdAt": made["createdAt"],
        "scopes": ["apiKeys:read", "candidates:read"],
    }


@pytest.mark.parametrize(("permission", "scope"), SCOPES)
def test_a_permission_is_shown_as_a_scope(company: Company, permission: str, scope: str) -> None:
    assert made_for(company, permission)("apiKey.info")["scopes"] == sorted({"apiKeys:read", scope})


def test_a_key_that_may_do_everything_has_a_scope_for_each_permission(api: Client) -> None:
    scopes = api("apiKey.info")["scopes"]

    assert len(set(scopes)) == len(scopes) == len(Permission)


def test_created_at_is_when_the_key_was_made(company: Company) -> None:
    clock = company.server.app.world.clock
    before = clock.now()

    created_at = datetime.fromisoformat(made_for(company)("apiKey.info")["createdAt"])

    assert before <= created_at <= clock.now()


def test_no_body_is_enough(api: Client) -> None:
    assert api.post("apiKey.info", b"").results == api("apiKey.info")


def test_unknown_fields_are_ignored(api: Client) -> None:
    assert api("apiKey.info", id=7, limit=None) == api("apiKey.info")


def test_the_key_itself_is_not_shown(api: Client) -> None:
    assert api.key not in str(api("apiKey.info"))
