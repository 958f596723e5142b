"""interviewerPool.create."""

from __future__ import annotations

import uuid
from typing import Any

import pytest

from tests.api.interviewer_pool.pools import info
from tests.cast import Company
from tests.client import Client


@pytest.mark.parametrize(
    ("said", "enabled"), [({}, False), ({"requiresTraining": False}, False), ({"requiresTraining": True}, True)]
)
def test_a_new_pool_is_empty_and_has_a_training_path(api: Client, said: dict[str, Any], *, enabled: bool) -> None:
    pool = api("interviewerPool.create", title="Technical screens", **said)

    assert pool == {
        "id": pool["id"],
        "title": "Technical screens",
        "isArchived": False,
        "trainingPath": {"id": pool["trainingPath"]["id"], "enabled": enabled, "trainingStages": []},
        "qualifiedMembers": [],
        "trainees": [],
    }
    assert pool["trainingPath"]["id"] != pool["id"]
    assert info(api, pool["id"]) == pool


def test_a_new_pool_is_listed_and_comes_in_the_next_sync(api: Client) -> None:
    _, token = api.run("interviewerPool.list")

    pool = api("interviewerPool.create", title="Technical screens")

    listed = {name: pool[name] for name in ("id", "title", "isArchived", "trainingPath")}
    assert api.all("interviewerPool.list") == [listed]
    assert api.all("interviewerPool.list", syncToken=token) == [listed]


def test_the_title_is_kept_without_the_spaces_around_it(api: Client) -> None:
    assert api("interviewerPool.create", title="  Onsites\t")["title"] == "Onsites"


def test_two_pools_can_have_the_same_title(api: Client) -> None:
    pools = [api("interviewerPool.create", title="Onsites") for _ in range(2)]

    assert pools[0]["id"] != pools[1]["id"]


def test_no_switch_is_needed(company: Company) -> None:
    assert company.plain("interviewerPool.create", title="Onsites")["title"] == "Onsites"


@pytest.mark.parametrize(
    ("parameter", "value"),
    [("title", ""), ("title", " "), ("title", None), ("title", 7), ("title", "x" * 501), ("requiresTraining", None)],
)
def test_a_wrong_value_is_refused_by_name(api: Client, parameter: str, value: Any) -> None:
    code, message = api.refused("interviewerPool.create", **({"title": "Onsites"} | {parameter: value}))

    assert code == "invalid_input"
    assert f"`{parameter}`" in message
    assert api.all("interviewerPool.list") == []


def test_a_missing_title_is_refused_by_name(api: Client) -> None:
    assert api.refused("interviewerPool.create") == ("invalid_input", "`title` is required")


def test_an_id_that_is_given_is_kept(api: Client) -> None:
    given = str(uuid.uuid4())

    assert api("interviewerPool.create", title="Onsites", id=given)["id"] == given


def test_an_id_that_another_pool_has_is_refused(api: Client) -> None:
    first = api("interviewerPool.create", title="Onsites")

    code, message = api.refused("interviewerPool.create", title="Screens", id=first["id"])

    assert code == "id_taken"
    assert first["id"] in message


def test_an_id_is_ignored_without_the_switch(company: Company) -> None:
    given = str(uuid.uuid4())

    assert company.plain("interviewerPool.create", title="Onsites", id=given)["id"] != given
