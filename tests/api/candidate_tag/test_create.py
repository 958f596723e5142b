"""candidateTag.create."""

from __future__ import annotations

import secrets
import uuid
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from tests.cast import Company
from tests.client import Client

TITLES = [
    "Keep warm",
    "C++ / C#",
    "🔥🔥🔥",
    "要フォロー",
    "مرشح قوي",
    "שמור על קשר",
    "हिन्दी",
    "e\u0301clair",
    "50 % {title} \\ \"'",
    "a tag that goes on " * 20 + "and on",
]


def test_a_tag_is_there_afterwards(api: Client) -> None:
    created = api("candidateTag.create", title="Keep warm")

    assert created == {"id": created["id"], "title": "Keep warm", "isArchived": False}
    assert api.all("candidateTag.list") == [created]


@pytest.mark.parametrize("title", TITLES)
def test_a_title_of_any_script_is_kept(api: Client, title: str) -> None:
    assert api("candidateTag.create", title=title)["title"] == title
    assert [tag["title"] for tag in api.all("candidateTag.list")] == [title]


@pytest.mark.parametrize("title", ["Keep warm", "  Keep warm\n", "\u3000Keep warm"])
def test_a_title_that_a_tag_already_has_gives_that_tag(api: Client, title: str) -> None:
    first = api("candidateTag.create", title="Keep warm")

    assert api("candidateTag.create", title=title) == first
    assert api.all("candidateTag.list") == [first]


@pytest.mark.parametrize("title", ["keep warm", "Keep  warm"])
def test_a_title_in_another_case_or_with_other_spaces_is_another(api: Client, title: str) -> None:
    first, second = api("candidateTag.create", title="Keep warm"), api("candidateTag.create", title=title)

    assert first["id"] != second["id"]
    assert {tag["title"] for tag in api.all("candidateTag.list")} == {"Keep warm", title}


def test_of_many_who_ask_at_once_all_get_the_same_tag(api: Client) -> None:
    with ThreadPoolExecutor(8) as threads:
        tags = list(threads.map(lambda _: api("candidateTag.create", title="Keep warm"), range(8)))

    assert api.all("candidateTag.list") == [tags[0]]
    assert all(tag == tags[0] for tag in tags)


def test_the_title_of_a_renamed_tag_is_free_again(api: Client) -> None:
    renamed = api("candidateTag.create", title="Keep warm")
    api("candidateTag.rename", tagId=renamed["id"], title="Keep cold")

    created = api("candidateTag.create", title="Keep warm")

    assert created["id"] != renamed["id"]


def test_the_same_title_at_another_organization_is_another_tag(api: Client, neighbour: Company) -> None:
    theirs = neighbour.admin("candidateTag.create", title="Keep warm")

    ours = api("candidateTag.create", title="Keep warm")

    assert ours["id"] != theirs["id"]
    assert neighbour.admin.all("candidateTag.list") == [theirs]


@pytest.mark.parametrize("title", ["", "  ", "\u3000\n", None, 7, True, ["Keep warm"], {"title": "Keep warm"}])
def test_what_is_no_title_is_refused_by_name(api: Client, title: Any) -> None:
    code, message = api.refused("candidateTag.create", title=title)

    assert code == "invalid_input"
    assert "`title`" in message
    assert api.all("candidateTag.list") == []


def test_no_title_is_refused(api: Client) -> None:
    assert api.refused("candidateTag.create", name="Keep warm") == ("invalid_input", "`title` is required")


def test_a_title_too_long_to_be_found_by_is_refused(api: Client) -> None:
    code, message = api.refused("candidateTag.create", title=secrets.token_hex(5_000))

    assert code == "invalid_input"
    assert "`title`" in message


def test_the_character_nul_is_refused(api: Client) -> None:
    code, message = api.refused("candidateTag.create", title="Keep\0warm")

    assert code == "invalid_input"
    assert "U+0000" in message


def test_a_new_tag_comes_in_the_next_sync(api: Client) -> None:
    api("candidateTag.create", title="Keep warm")
    _, token = api.run("candidateTag.list")

    created = api("candidateTag.create", title="Keep cold")
    api("candidateTag.create", title="Keep warm")

    assert api.all("candidateTag.list", syncToken=token) == [created]


def test_an_id_that_is_given_is_kept(api: Client) -> None:
    given = str(uuid.uuid4())

    assert api("candidateTag.create", title="Keep warm", id=given.upper())["id"] == given


def test_a_title_that_a_tag_has_gives_that_tag_whatever_id_is_given(api: Client) -> None:
    first = api("candidateTag.create", title="Keep warm")

    assert api("candidateTag.create", title="Keep warm", id=str(uuid.uuid4())) == first


def test_an_id_that_another_tag_has_is_refused(api: Client) -> None:
    first = api("candidateTag.create", title="Keep warm")

    code, message = api.refused("candidateTag.create", title="Keep cold", id=first["id"])

    assert code == "id_taken"
    assert first["id"] in message
    assert api.all("candidateTag.list") == [first]


def test_the_id_of_a_neighbours_tag_is_free(api: Client, neighbour: Company) -> None:
    theirs = neighbour.admin("candidateTag.create", title="Keep warm")

    assert api("candidateTag.create", title="Keep cold", id=theirs["id"])["id"] == theirs["id"]


def test_an_id_is_ignored_without_the_switch(company: Company) -> None:
    given = str(uuid.uuid4())

    assert company.plain("candidateTag.create", title="Keep warm", id=given)["id"] != given
