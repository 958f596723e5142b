"""interviewPlan.create."""

from __future__ import annotations

import uuid
from typing import Any

import pytest

from tests.cast import Company
from tests.client import Client, Results
from tests.samples.plans import STAGES


def groups(api: Client) -> dict[str, str]:
    """The id of the organization's one group of each type."""
    return {group["stageType"]: group["id"] for group in api.all("interviewStageGroup.list")}


def stages(plan: Results, *names: str) -> list[tuple[Any, ...]]:
    """These properties of the plan's stages."""
    return [tuple(stage[name] for name in names) for stage in plan["stages"]]


def test_a_plan_is_there_afterwards(api: Client) -> None:
    plan = api("interviewPlan.create", title="Engineering")

    assert (plan["title"], plan["isArchived"], plan["isDraft"], plan["stages"]) == ("Engineering", False, False, [])
    assert plan["createdAt"] == plan["updatedAt"]
    assert api("interviewPlan.info", interviewPlanId=plan["id"]) == plan
    assert [each["id"] for each in api.all("interviewPlan.list")] == [plan["id"]]


def test_its_stages_stand_in_the_order_in_which_they_were_given(api: Client) -> None:
    plan = api("interviewPlan.create", title="Engineering", stages=STAGES)

    expected = [(stage["title"], stage["type"], number) for number, stage in enumerate(STAGES)]
    assert stages(plan, "title", "type", "orderInInterviewPlan") == expected
    assert all(stage["interviewPlanId"] == plan["id"] for stage in plan["stages"])
    assert api.all("interviewStage.list", interviewPlanId=plan["id"]) == plan["stages"]


def test_a_stage_gets_the_first_group_of_its_type(api: Client) -> None:
    first = groups(api)
    api("interviewStageGroup.create", title="Panels", stageType="Active")

    plan = api("interviewPlan.create", title="Engineering", stages=STAGES)

    assert stages(plan, "interviewStageGroupId") == [(first[stage["type"]],) for stage in STAGES]


def test_a_stage_can_have_another_group_or_none(api: Client) -> None:
    panels = api("interviewStageGroup.create", title="Panels", stageType="Active")

    plan = api(
        "interviewPlan.create",
        title="Engineering",
        stages=[
            {"title": "Panel", "type": "Active", "interviewStageGroupId": panels["id"]},
            {"title": "Lunch", "type": "Active", "interviewStageGroupId": None},
        ],
    )

    assert stages(plan, "title", "interviewStageGroupId") == [("Panel", panels["id"]), ("Lunch", None)]


def test_a_draft_is_not_listed(api: Client) -> None:
    plan = api("interviewPlan.create", title="Engineering", isDraft=True)

    assert plan["isDraft"] is True
    assert api.all("interviewPlan.list") == []


def test_ids_can_be_given(api: Client) -> None:
    plan_id, stage_id = str(uuid.uuid4()), str(uuid.uuid4())

    plan = api(
        "interviewPlan.create",
        title="Engineering",
        id=plan_id.upper(),
        stages=[{"title": "Onsite", "type": "Active", "id": stage_id}],
    )

    assert (plan["id"], plan["stages"][0]["id"]) == (plan_id, stage_id)


def test_the_id_of_another_plan_is_refused(api: Client, company: Company) -> None:
    plan_id = company.things["interview_plan"]

    code, message = api.refused("interviewPlan.create", title="Sales", id=plan_id)

    assert code == "id_taken"
    assert plan_id in message


def test_the_id_of_another_stage_is_refused_and_nothing_is_made(api: Client, company: Company) -> None:
    stage = {"title": "Onsite", "type": "Active", "id": company.things["interview_stage"]}

    code, message = api.refused("interviewPlan.create", title="Sales", stages=[stage])

    assert code == "id_taken"
    assert stage["id"] in message
    assert [plan["title"] for plan in api.all("interviewPlan.list")] == ["Engineering"]


def test_one_id_for_two_stages_is_refused(api: Client) -> None:
    twice = {"title": "Onsite", "type": "Active", "id": str(uuid.uuid4())}

    assert api.refused("interviewPlan.create", title="Sales", stages=[twice, twice])[0] == "id_taken"


def test_the_ids_of_the_neighbour_are_free(api: Client, neighbour: Company) -> None:
    plan_id, stage_id = neighbour.things["interview_plan"], neighbour.things["interview_stage"]

    plan = api(
        "interviewPlan.create", title="Ours", id=plan_id, stages=[{"title": "Ours", "type": "Lead", "id": stage_id}]
    )

    assert (plan["id"], plan["stages"][0]["id"]) == (plan_id, stage_id)
    assert neighbour.admin("interviewStage.info", interviewStageId=stage_id)["title"] == "New lead"


def test_a_hundred_stages_are_possible_and_not_one_more(api: Client) -> None:
    many = [{"title": f"Round {number}", "type": "Active"} for number in range(101)]

    code, message = api.refused("interviewPlan.create", title="Endless", stages=many)
    plan = api("interviewPlan.create", title="Long", stages=many[:100])

    assert code == "invalid_input"
    assert "`stages`" in message
    assert len(plan["stages"]) == 100
    assert plan["stages"][99]["orderInInterviewPlan"] == 99


def test_two_stages_of_the_type_hired_are_refused(api: Client) -> None:
    hired = {"title": "Hired", "type": "Hired"}

    code, message = api.refused("interviewPlan.create", title="Engineering", stages=[hired, hired])

    assert code == "invalid_input"
    assert "`stages`" in message
    assert "`Hired`" in message
    assert api.all("interviewPlan.list") == []


def test_a_group_of_another_type_is_refused(api: Client) -> None:
    stage = {"title": "Onsite", "type": "Active", "interviewStageGroupId": groups(api)["Offer"]}

    code, message = api.refused("interviewPlan.create", title="Engineering", stages=[*STAGES[:2], stage])

    assert code == "invalid_input"
    assert "`stages[2].interviewStageGroupId`" in message


@pytest.mark.parametrize("whose", ["nobody", "neighbour"])
def test_an_unknown_group_is_refused(api: Client, neighbour: Company, whose: str) -> None:
    group_id = str(uuid.uuid4()) if whose == "nobody" else groups(neighbour.admin)["Active"]
    stage = {"title": "Onsite", "type": "Active", "interviewStageGroupId": group_id}

    code, message = api.refused("interviewPlan.create", title="Engineering", stages=[stage])

    assert code == "interview_stage_group_not_found"
    assert group_id in message


@pytest.mark.parametrize("title", ["Ingénierie", "エンジニアリング", "🔧", "x" * 500])
def test_a_title_of_any_script_is_kept(api: Client, title: str) -> None:
    assert api("interviewPlan.create", title=title)["title"] == title


def test_white_space_around_a_title_goes(api: Client) -> None:
    assert api("interviewPlan.create", title="  Sales and  Service\n")["title"] == "Sales and  Service"


@pytest.mark.parametrize("title", ["", " ", "x" * 501, None, 7])
def test_what_is_no_title_is_refused_by_name(api: Client, title: Any) -> None:
    code, message = api.refused("interviewPlan.create", title=title)

    assert code == "invalid_input"
    assert "`title`" in message


@pytest.mark.parametrize(
    ("stage", "parameter"),
    [
        ({"type": "Active"}, "stages[0].title"),
        ({"title": "Onsite"}, "stages[0].type"),
        ({"title": " ", "type": "Active"}, "stages[0].title"),
        ({"title": "x" * 501, "type": "Active"}, "stages[0].title"),
        ({"title": "Onsite", "type": "active"}, "stages[0].type"),
        ({"title": "Onsite", "type": "Active", "id": None}, "stages[0].id"),
        ({"title": "Onsite", "type": "Active", "interviewStageGroupId": "one"}, "stages[0].interviewStageGroupId"),
        ("Onsite", "stages[0]"),
    ],
)
def test_a_wrong_stage_is_refused_by_name(api: Client, stage: Any, parameter: str) -> None:
    code, message = api.refused("interviewPlan.create", title="Engineering", stages=[stage])

    assert code == "invalid_input"
    assert f"`{parameter}`" in message
    assert api.all("interviewPlan.list") == []


@pytest.mark.parametrize(("parameter", "value"), [("stages", None), ("isDraft", None), ("isDraft", 2), ("id", "one")])
def test_a_wrong_value_is_refused_by_name(api: Client, parameter: str, value: Any) -> None:
    code, message = api.refused("interviewPlan.create", **{"title": "Engineering", parameter: value})

    assert code == "invalid_input"
    assert f"`{parameter}`" in message
