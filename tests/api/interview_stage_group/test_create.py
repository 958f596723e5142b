"""interviewStageGroup.create."""

from __future__ import annotations

import uuid
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from tests.cast import Company
from tests.client import Client


def titles(api: Client) -> list[str]:
    """The titles of all groups, whose numbers must have no gaps."""
    groups = api.all("interviewStageGroup.list")
    assert [group["order"] for group in groups] == list(range(len(groups)))
    return [group["title"] for group in groups]


def test_a_group_stands_at_the_end_afterwards(api: Client) -> None:
    before = titles(api)

    group = api("interviewStageGroup.create", title=" Panels ", stageType="Active")

    assert group == {"id": group["id"], "title": "Panels", "order": 6, "stageType": "Active"}
    assert api.all("interviewStageGroup.list")[-1] == group
    assert titles(api) == [*before, "Panels"]


@pytest.mark.parametrize("place", [0, 2, 6])
def test_the_groups_from_its_place_on_move_up(api: Client, place: int) -> None:
    before = titles(api)

    group = api("interviewStageGroup.create", title="Panels", stageType="Active", order=place)

    assert group["order"] == place
    assert titles(api) == [*before[:place], "Panels", *before[place:]]


def test_new_stages_get_it_when_it_is_the_first_of_its_type(api: Client) -> None:
    group = api("interviewStageGroup.create", title="Panels", stageType="Active", order=0)

    plan = api("interviewPlan.create", title="Sales", stages=[{"title": "Panel", "type": "Active"}])

    assert plan["stages"][0]["interviewStageGroupId"] == group["id"]


def test_of_many_who_add_at_once_each_gets_a_place_of_its_own(api: Client) -> None:
    with ThreadPoolExecutor(8) as threads:
        groups = list(
            threads.map(lambda _: api("interviewStageGroup.create", title="New", stageType="Offer"), range(8))
        )

    assert sorted(group["order"] for group in groups) == list(range(6, 14))
    assert titles(api)[6:] == ["New"] * 8


def test_an_id_can_be_given_and_only_once(api: Client) -> None:
    body = {"title": "Panels", "stageType": "Active", "id": str(uuid.uuid4())}

    assert api("interviewStageGroup.create", **body)["id"] == body["id"]
    code, message = api.refused("interviewStageGroup.create", **body)
    assert code == "id_taken"
    assert body["id"] in message
    assert len(titles(api)) == 7


def test_the_id_of_the_neighbours_is_free(api: Client, neighbour: Company) -> None:
    group_id = neighbour.things["interview_stage_group"]

    assert api("interviewStageGroup.create", title="Ours", stageType="Active", id=group_id)["id"] == group_id
    assert "Ours" not in titles(neighbour.admin)


@pytest.mark.parametrize(
    ("parameter", "value"),
    [
        ("title", ""),
        ("title", " "),
        ("title", None),
        ("title", "x" * 501),
        ("stageType", "Screen"),
        ("stageType", None),
        ("order", 7),
        ("order", -1),
        ("order", None),
        ("id", "one"),
    ],
)
def test_a_wrong_value_is_refused_by_name(api: Client, parameter: str, value: Any) -> None:
    code, message = api.refused(
        "interviewStageGroup.create", **{"title": "Panels", "stageType": "Active", parameter: value}
    )

    assert code == "invalid_input"
    assert f"`{parameter}`" in message
    assert len(titles(api)) == 6
