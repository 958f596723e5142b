"""sandbox.reset, where there is no demo data: everything goes. With demo data it is in test_demo.py."""

from __future__ import annotations

from typing import Any

import pytest

from rowantree.sandbox import demo
from tests import told
from tests.cast import Company, raw
from tests.client import Client

LISTS = ["candidate.list", "candidateTag.list"]
EMPTIED = ["candidate", "candidate_email", "candidate_tag", "candidate_tagging", "event", "webhook_setting"]


def furnish(company: Company) -> None:
    """Gives the company something of everything."""
    told.tell(company, "http://127.0.0.1:9/nobody")
    company.admin("candidate.addTag", candidateId=company.things["candidate"], tagId=company.things["tag"])


def rows(company: Company, table: str) -> int:
    """How many rows of a table the company has."""
    return len(raw(company.server, f'SELECT 1 FROM "{table}" WHERE organization_id = ?', company.number))  # noqa: S608 the table is one of ours, not input


def ids(company: Company) -> list[str]:
    """The ids of the company's keys."""
    return [key["id"] for key in company.admin.all("apiKey.list")]


def test_the_answer_names_the_organization(api: Client, company: Company) -> None:
    assert api("sandbox.reset") == {"name": company.name}


@pytest.mark.parametrize("operation", LISTS)
def test_nothing_is_listed_afterwards(api: Client, company: Company, operation: str) -> None:
    furnish(company)

    api("sandbox.reset")

    assert api.all(operation) == []


@pytest.mark.parametrize("table", EMPTIED)
def test_nothing_is_left_in_the_tables(api: Client, company: Company, table: str) -> None:
    furnish(company)
    assert rows(company, table) > 0

    api("sandbox.reset")

    assert rows(company, table) == 0


def test_what_was_there_is_not_found_afterwards(api: Client, company: Company) -> None:
    furnish(company)

    api("sandbox.reset")

    assert api.refused("candidate.info", id=company.things["candidate"])[0] == "candidate_not_found"


def test_an_external_mapping_id_is_free_again(api: Client) -> None:
    api("candidate.create", name="Ada Lovelace", externalMappingId="bamboo/4711")

    api("sandbox.reset")

    grace = api("candidate.create", name="Grace Hopper", externalMappingId="bamboo/4711")
    assert api("candidate.info", externalMappingId="bamboo/4711") == grace


def test_the_keys_stay_and_go_on_working(api: Client, company: Company) -> None:
    spare = Client(company.server.http, api("apiKey.create", title="Spare", permissions=["candidatesRead"])["key"])
    before = ids(company)

    api("sandbox.reset")

    assert ids(company) == before
    assert spare.all("candidate.list") == []


def test_a_revoked_key_stays_revoked(api: Client, company: Company) -> None:
    key = api("apiKey.create", title="Spare", permissions=["candidatesRead"])
    api("apiKey.revoke", apiKeyId=key["id"])

    api("sandbox.reset")

    assert Client(company.server.http, key["key"]).refused("candidate.list")[0] == "forbidden"


def test_there_are_an_administrator_and_sources_as_in_the_beginning(api: Client, company: Company) -> None:
    before = raw(company.server, "SELECT title FROM source WHERE organization_id = ? ORDER BY title", company.number)

    api("sandbox.reset")

    after = raw(company.server, "SELECT title FROM source WHERE organization_id = ? ORDER BY title", company.number)
    created = api("candidate.create", name="Ada Lovelace", sourceId=company.sources[0], creditedToUserId=company.user)
    assert before == after
    assert created["creditedToUser"]["lastName"] == "Administrator"


def test_cursors_and_sync_tokens_from_before_expire(api: Client, company: Company) -> None:
    for title in ("One", "Two"):
        api("candidateTag.create", title=title)
    cursor = api.page("candidateTag.list", limit=1)["nextCursor"]
    token = api.run("candidateTag.list")[1]

    api("sandbox.reset")

    assert api.refused("candidateTag.list", cursor=cursor)[0] == "next_cursor_expired"
    assert api.refused("candidateTag.list", syncToken=token)[0] == "sync_token_expired"
    assert company.reader.refused("candidateTag.list", syncToken=token)[0] == "sync_token_expired"


def test_a_token_from_after_it_is_good(api: Client) -> None:
    api("sandbox.reset")
    token = api.run("candidate.list")[1]

    created = api("candidate.create", name="Ada Lovelace")

    assert api.all("candidate.list", syncToken=token) == [created]


def test_the_clock_stays_where_it_is(api: Client, company: Company) -> None:
    now = api("sandbox.advanceClock", seconds=3600)["now"]
    offset = company.server.read(demo.clock_offset)

    api("sandbox.reset")

    assert company.server.read(demo.clock_offset) == offset
    assert api("candidate.create", name="Ada Lovelace")["createdAt"] >= now


def test_the_neighbour_keeps_everything(api: Client, neighbour: Company) -> None:
    furnish(neighbour)
    before = {operation: neighbour.admin.all(operation) for operation in LISTS}
    token = neighbour.admin.run("candidate.list")[1]

    api("sandbox.reset")

    assert {operation: neighbour.admin.all(operation) for operation in LISTS} == before
    assert neighbour.admin.all("candidate.list", syncToken=token) == []


def test_resetting_twice_is_resetting_once(api: Client) -> None:
    assert api("sandbox.reset") == api("sandbox.reset")
    assert api.all("candidate.list") == []


@pytest.mark.parametrize("body", [{"seed": 7}, {"keep": None}])
def test_unknown_fields_are_ignored(api: Client, body: dict[str, Any]) -> None:
    api("candidate.create", name="Ada Lovelace")

    api("sandbox.reset", **body)

    assert api.all("candidate.list") == []
