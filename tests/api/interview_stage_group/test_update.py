"""interviewStageGroup.update."""

from __future__ import annotations

import uuid
from typing import Any

import pytest

from tests.cast import Company
from tests.client import Client


def test_a_group_has_its_new_title_afterwards(api: Client) -> None:
    before = api.all("interviewStageGroup.list")

    group = api("interviewStageGroup.update", interviewStageGroupId=before[2]["id"], title=" Onsite ")

    assert group == before[2] | {"title": "Onsite"}
    assert api.all("interviewStageGroup.list") == [*before[:2], group, *before[3:]]


@pytest.mark.parametrize(("place", "expected"), [(0, "CABDEF"), (1, "ACBDEF"), (2, "ABCDEF"), (5, "ABDEFC")])
def test_a_group_stands_at_its_new_place_afterwards(api: Client, place: int, expected: str) -> None:
    before = api.all("interviewStageGroup.list")
    names = {group["id"]: name for group, name in zip(before, "ABCDEF", strict=True)}

    group = api("interviewStageGroup.update", interviewStageGroupId=before[2]["id"], order=place)

    after = api.all("interviewStageGroup.list")
    assert group == before[2] | {"order": place}
    assert "".join(names[each["id"]] for each in after) == expected
    assert [each["order"] for each in after] == list(range(6))


def test_stages_keep_the_group_that_they_have(api: Client, company: Company) -> None:
    stage = api("interviewStage.info", interviewStageId=company.things["interview_stage"])

    api("interviewStageGroup.update", interviewStageGroupId=stage["interviewStageGroupId"], order=5)

    assert api("interviewStage.info", interviewStageId=stage["id"]) == stage


@pytest.mark.parametrize("body", [{}, {"title": "Leads"}, {"title": " Leads ", "order": 0}])
def test_what_it_is_already_changes_nothing(api: Client, body: dict[str, Any]) -> None:
    before = api.all("interviewStageGroup.list")

    assert api("interviewStageGroup.update", interviewStageGroupId=before[0]["id"], **body) == before[0]
    assert api.all("interviewStageGroup.list") == before


def test_an_unknown_group_is_refused(api: Client) -> None:
    unknown = str(uuid.uuid4())

    code, message = api.refused("interviewStageGroup.update", interviewStageGroupId=unknown, title="Onsite")

    assert code == "interview_stage_group_not_found"
    assert unknown in message


@pytest.mark.parametrize(
    ("parameter", "value"),
    [("title", ""), ("title", " "), ("title", None), ("title", "x" * 501), ("order", 6), ("order", -1)],
)
def test_a_wrong_value_is_refused_by_name(api: Client, parameter: str, value: Any) -> None:
    before = api.all("interviewStageGroup.list")
    body = {"interviewStageGroupId": before[0]["id"], parameter: value}

    code, message = api.refused("interviewStageGroup.update", **body)

    assert code == "invalid_input"
    assert f"`{parameter}`" in message
    assert api.all("interviewStageGroup.list") == before
