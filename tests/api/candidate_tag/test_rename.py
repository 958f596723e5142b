"""candidateTag.rename."""

from __future__ import annotations

import secrets
import uuid
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from tests.cast import Company
from tests.client import Client


def test_a_tag_has_its_new_title_afterwards(api: Client, company: Company) -> None:
    renamed = api("candidateTag.rename", tagId=company.things["tag"], title="Met at a fair")

    assert renamed == {"id": company.things["tag"], "title": "Met at a fair", "isArchived": False}
    assert api.all("candidateTag.list") == [renamed]


def test_its_candidates_show_the_new_title(api: Client, company: Company) -> None:
    candidate_id, tag_id = company.things["candidate"], company.things["tag"]
    tagged = api("candidate.addTag", candidateId=candidate_id, tagId=tag_id)

    renamed = api("candidateTag.rename", tagId=tag_id, title="Met at a fair")

    assert api("candidate.info", id=candidate_id) == tagged | {"tags": [renamed]}


@pytest.mark.parametrize("title", ["Met at a conference", " Met at a conference\t"])
def test_the_title_it_has_already_changes_nothing(api: Client, company: Company, title: str) -> None:
    before = {"id": company.things["tag"], "title": "Met at a conference", "isArchived": False}
    _, token = api.run("candidateTag.list")

    assert api("candidateTag.rename", tagId=company.things["tag"], title=title) == before
    assert api.all("candidateTag.list", syncToken=token) == []


@pytest.mark.parametrize("title", ["met at a CONFERENCE", "🤝", "会議で会った", "\u202bالتقينا\u202c", "{title!r} %s"])
def test_a_title_of_any_script_is_kept(api: Client, company: Company, title: str) -> None:
    assert api("candidateTag.rename", tagId=company.things["tag"], title=title)["title"] == title
    assert [tag["title"] for tag in api.all("candidateTag.list")] == [title]


def test_a_renamed_tag_comes_in_the_next_sync(api: Client, company: Company) -> None:
    api("candidateTag.create", title="Keep warm")
    company.things  # noqa: B018 makes them
    _, token = api.run("candidateTag.list")

    renamed = api("candidateTag.rename", tagId=company.things["tag"], title="Met at a fair")

    assert api.all("candidateTag.list", syncToken=token) == [renamed]


@pytest.mark.parametrize("title", ["Keep warm", " Keep warm "])
def test_the_title_of_another_tag_is_refused(api: Client, company: Company, title: str) -> None:
    api("candidateTag.create", title="Keep warm")

    code, message = api.refused("candidateTag.rename", tagId=company.things["tag"], title=title)

    assert code == "candidate_tag_title_taken"
    assert "Keep warm" in message
    assert {tag["title"] for tag in api.all("candidateTag.list")} == {"Keep warm", "Met at a conference"}


def test_of_many_who_ask_at_once_one_gets_the_title(api: Client) -> None:
    tags = [api("candidateTag.create", title=f"Tag {number}") for number in range(8)]

    with ThreadPoolExecutor(8) as threads:
        answers = list(
            threads.map(lambda tag: api.answer("candidateTag.rename", {"tagId": tag["id"], "title": "Keep warm"}), tags)
        )

    assert [answer.body["success"] for answer in answers].count(True) == 1
    assert {answer.code for answer in answers if not answer.body["success"]} == {"candidate_tag_title_taken"}
    assert [tag["title"] for tag in api.all("candidateTag.list")].count("Keep warm") == 1


def test_a_title_that_only_the_neighbour_has_is_free(api: Client, company: Company, neighbour: Company) -> None:
    neighbour.admin("candidateTag.create", title="Keep warm")

    assert api("candidateTag.rename", tagId=company.things["tag"], title="Keep warm")["title"] == "Keep warm"


def test_an_unknown_tag_is_refused(api: Client) -> None:
    unknown = str(uuid.uuid4())

    code, message = api.refused("candidateTag.rename", tagId=unknown, title="Met at a fair")

    assert code == "candidate_tag_not_found"
    assert unknown in message


@pytest.mark.parametrize(
    ("parameter", "value"),
    [("title", ""), ("title", " "), ("title", None), ("title", 7), ("tagId", ""), ("tagId", None), ("tagId", "tag")],
)
def test_a_wrong_value_is_refused_by_name(api: Client, company: Company, parameter: str, value: Any) -> None:
    body = {"tagId": company.things["tag"], "title": "Met at a fair"} | {parameter: value}

    code, message = api.refused("candidateTag.rename", **body)

    assert code == "invalid_input"
    assert f"`{parameter}`" in message
    assert [tag["title"] for tag in api.all("candidateTag.list")] == ["Met at a conference"]


@pytest.mark.parametrize("parameter", ["tagId", "title"])
def test_a_missing_parameter_is_refused_by_name(api: Client, company: Company, parameter: str) -> None:
    body = {"tagId": company.things["tag"], "title": "Met at a fair"}
    del body[parameter]

    assert api.refused("candidateTag.rename", **body) == ("invalid_input", f"`{parameter}` is required")


def test_a_title_too_long_to_be_found_by_is_refused(api: Client, company: Company) -> None:
    code, message = api.refused("candidateTag.rename", tagId=company.things["tag"], title=secrets.token_hex(5_000))

    assert code == "invalid_input"
    assert "`title`" in message
