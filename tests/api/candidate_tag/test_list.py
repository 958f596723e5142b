"""candidateTag.list: what is listed. Pages and syncs are in tests/core/test_page.py."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from tests.cast import Company
from tests.client import Client, Results


def create(company: Company, *titles: str) -> list[Results]:
    """Makes tags, a second apart."""
    tags = []
    for title in titles:
        company.server.app.world.clock.advance(timedelta(seconds=1))
        tags.append(company.admin("candidateTag.create", title=title))
    return tags


def test_an_organization_without_tags_lists_none(api: Client) -> None:
    page = api.page("candidateTag.list")

    assert (page["results"], page["moreDataAvailable"]) == ([], False)


def test_tags_stand_in_the_order_in_which_they_were_made(api: Client, company: Company) -> None:
    tags = create(company, "Zebra", "Aardvark", "Marmot")
    api("candidateTag.rename", tagId=tags[0]["id"], title="Yak")

    assert [tag["title"] for tag in api.all("candidateTag.list")] == ["Yak", "Aardvark", "Marmot"]


@pytest.mark.parametrize("body", [{}, {"includeArchived": False}, {"includeArchived": "false"}])
def test_archived_tags_are_not_listed(api: Client, company: Company, body: dict[str, Any]) -> None:
    kept, archived = create(company, "Kept", "Archived")
    api("candidateTag.archive", tagId=archived["id"])

    assert api.all("candidateTag.list", **body) == [kept]


@pytest.mark.parametrize("value", [True, "true"])
def test_archived_tags_are_listed_when_they_are_asked_for(api: Client, company: Company, value: Any) -> None:
    kept, archived = create(company, "Kept", "Archived")
    shown = api("candidateTag.archive", tagId=archived["id"])

    assert api.all("candidateTag.list", includeArchived=value) == [kept, shown]


def test_an_archived_tag_stays_on_its_candidates(api: Client, company: Company) -> None:
    candidate_id, tag = company.things["candidate"], create(company, "Archived")[0]
    api("candidate.addTag", candidateId=candidate_id, tagId=tag["id"])

    shown = api("candidateTag.archive", tagId=tag["id"])

    assert api("candidate.info", id=candidate_id)["tags"] == [shown]


def test_creating_a_tag_with_an_archived_ones_title_gives_the_archived_one(api: Client, company: Company) -> None:
    shown = api("candidateTag.archive", tagId=create(company, "Archived")[0]["id"])

    assert api("candidateTag.create", title="Archived") == shown


def test_a_cursor_to_archived_tags_brings_them_when_later_pages_do_not_ask_again(api: Client, company: Company) -> None:
    tags = create(company, "One", "Two", "Three")
    shown = api("candidateTag.archive", tagId=tags[2]["id"])
    first = api.page("candidateTag.list", includeArchived=True, limit=2)

    assert api.page("candidateTag.list", cursor=first["nextCursor"])["results"] == [shown]


@pytest.mark.parametrize(("asked", "then"), [(True, False), (False, True), (None, True)])
def test_a_cursor_is_refused_when_the_archived_tags_are_asked_for_otherwise(
    api: Client, company: Company, asked: bool | None, then: bool
) -> None:
    create(company, "One", "Two")
    body = {} if asked is None else {"includeArchived": asked}
    first = api.page("candidateTag.list", limit=1, **body)

    code, _ = api.refused("candidateTag.list", includeArchived=then, cursor=first["nextCursor"])

    assert code == "invalid_next_cursor"


@pytest.mark.parametrize("value", [None, 1, "yes", "", "True", []])
def test_a_wrong_value_is_refused_by_name(api: Client, value: Any) -> None:
    code, message = api.refused("candidateTag.list", includeArchived=value)

    assert code == "invalid_input"
    assert "`includeArchived`" in message
