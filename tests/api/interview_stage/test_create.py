"""interviewStage.create."""

from __future__ import annotations

import uuid
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest

from tests.cast import Company
from tests.client import Client
from tests.samples.plans import STAGES

A_SECOND = timedelta(seconds=1)
TITLES = [stage["title"] for stage in STAGES]


def titles(api: Client, plan_id: str) -> list[str]:
    """The titles of a plan's stages, whose numbers must have no gaps."""
    stages = api.all("interviewStage.list", interviewPlanId=plan_id)
    assert [stage["orderInInterviewPlan"] for stage in stages] == list(range(len(stages)))
    return [stage["title"] for stage in stages]


def group_of(api: Client, kind: str) -> str:
    """The id of the first group of that type."""
    return next(str(group["id"]) for group in api.all("interviewStageGroup.list") if group["stageType"] == kind)


def test_a_stage_stands_at_the_end_afterwards(api: Client, company: Company) -> None:
    plan_id = company.things["interview_plan"]

    stage = api("interviewStage.create", interviewPlanId=plan_id, title=" Onboarding ", type="Active")

    assert stage == {
        "id": stage["id"],
        "title": "Onboarding",
        "type": "Active",
        "interviewPlanId": plan_id,
        "orderInInterviewPlan": len(STAGES),
        "interviewStageGroupId": group_of(api, "Active"),
    }
    assert api("interviewStage.info", interviewStageId=stage["id"]) == stage
    assert titles(api, plan_id) == [*TITLES, "Onboarding"]


@pytest.mark.parametrize("place", [0, 3, 6, 7])
def test_the_stages_from_its_place_on_move_up(api: Client, company: Company, place: int) -> None:
    plan_id = company.things["interview_plan"]

    stage = api(
        "interviewStage.create", interviewPlanId=plan_id, title="New", type="Active", orderInInterviewPlan=place
    )

    assert stage["orderInInterviewPlan"] == place
    assert titles(api, plan_id) == [*TITLES[:place], "New", *TITLES[place:]]


def test_an_archived_stage_does_not_count(api: Client, company: Company) -> None:
    plan_id = company.things["interview_plan"]
    api("interviewStage.archive", interviewStageId=company.things["interview_stage"])

    api("interviewStage.create", interviewPlanId=plan_id, title="New", type="Active", orderInInterviewPlan=6)

    assert titles(api, plan_id) == [*TITLES[1:], "New"]


def test_a_place_behind_the_end_is_refused(api: Client, company: Company) -> None:
    plan_id = company.things["interview_plan"]

    code, message = api.refused(
        "interviewStage.create", interviewPlanId=plan_id, title="New", type="Active", orderInInterviewPlan=8
    )

    assert code == "invalid_input"
    assert "`orderInInterviewPlan`" in message
    assert titles(api, plan_id) == TITLES


def test_it_can_have_another_group_or_none(api: Client, company: Company) -> None:
    body = {"interviewPlanId": company.things["interview_plan"], "title": "Panel", "type": "Active"}
    group_id = company.things["interview_stage_group"]

    grouped = api("interviewStage.create", **body, interviewStageGroupId=group_id)
    ungrouped = api("interviewStage.create", **body, interviewStageGroupId=None)

    assert (grouped["interviewStageGroupId"], ungrouped["interviewStageGroupId"]) == (group_id, None)


def test_its_plan_comes_in_the_next_sync(api: Client, company: Company) -> None:
    before = api("interviewPlan.info", interviewPlanId=company.things["interview_plan"])
    _, token = api.run("interviewPlan.list")
    company.server.app.world.clock.advance(A_SECOND)

    api("interviewStage.create", interviewPlanId=before["id"], title="New", type="Active")

    (plan,) = api.all("interviewPlan.list", syncToken=token)
    assert plan["id"] == before["id"]
    assert plan["updatedAt"] > before["updatedAt"]


def test_of_many_who_add_at_once_each_gets_a_place_of_its_own(api: Client, company: Company) -> None:
    plan_id = company.things["interview_plan"]

    with ThreadPoolExecutor(8) as threads:
        stages = list(
            threads.map(
                lambda _: api("interviewStage.create", interviewPlanId=plan_id, title="New", type="Active"), range(8)
            )
        )

    assert sorted(stage["orderInInterviewPlan"] for stage in stages) == list(range(7, 15))
    assert titles(api, plan_id) == TITLES + ["New"] * 8


def test_a_second_stage_of_the_type_hired_is_refused(api: Client, company: Company) -> None:
    plan_id = company.things["interview_plan"]

    code, message = api.refused("interviewStage.create", interviewPlanId=plan_id, title="Started", type="Hired")

    assert code == "invalid_input"
    assert "`type`" in message
    assert titles(api, plan_id) == TITLES


def test_another_stage_of_the_type_hired_is_possible_when_the_first_is_archived(api: Client, company: Company) -> None:
    plan = api("interviewPlan.info", interviewPlanId=company.things["interview_plan"])
    hired = next(stage for stage in plan["stages"] if stage["type"] == "Hired")
    api("interviewStage.archive", interviewStageId=hired["id"])

    assert api("interviewStage.create", interviewPlanId=plan["id"], title="Started", type="Hired")["type"] == "Hired"


def test_a_full_plan_takes_no_more(api: Client) -> None:
    many = [{"title": f"Round {number}", "type": "Active"} for number in range(100)]
    plan = api("interviewPlan.create", title="Long", stages=many)

    code, message = api.refused("interviewStage.create", interviewPlanId=plan["id"], title="New", type="Active")

    assert code == "invalid_input"
    assert "`interviewPlanId`" in message
    assert "100 stages" in message


def test_an_id_can_be_given_and_only_once(api: Client, company: Company) -> None:
    body = {
        "interviewPlanId": company.things["interview_plan"],
        "title": "New",
        "type": "Active",
        "id": str(uuid.uuid4()),
    }

    assert api("interviewStage.create", **body)["id"] == body["id"]
    assert api.refused("interviewStage.create", **body)[0] == "id_taken"
    assert titles(api, body["interviewPlanId"]) == [*TITLES, "New"]


def test_an_unknown_plan_is_refused(api: Client) -> None:
    unknown = str(uuid.uuid4())

    code, message = api.refused("interviewStage.create", interviewPlanId=unknown, title="New", type="Active")

    assert code == "interview_plan_not_found"
    assert unknown in message


@pytest.mark.parametrize("whose", ["nobody", "neighbour"])
def test_an_unknown_group_is_refused(api: Client, company: Company, neighbour: Company, whose: str) -> None:
    group_id = str(uuid.uuid4()) if whose == "nobody" else neighbour.things["interview_stage_group"]

    code, message = api.refused(
        "interviewStage.create",
        interviewPlanId=company.things["interview_plan"],
        title="New",
        type="Active",
        interviewStageGroupId=group_id,
    )

    assert code == "interview_stage_group_not_found"
    assert group_id in message


@pytest.mark.parametrize(
    ("parameter", "value"),
    [
        ("title", ""),
        ("title", " "),
        ("title", "x" * 501),
        ("title", None),
        ("type", "hired"),
        ("type", None),
        ("orderInInterviewPlan", -1),
        ("orderInInterviewPlan", None),
        ("orderInInterviewPlan", 1.5),
        ("interviewStageGroupId", "one"),
        ("id", ""),
    ],
)
def test_a_wrong_value_is_refused_by_name(api: Client, company: Company, parameter: str, value: Any) -> None:
    body = {"interviewPlanId": company.things["interview_plan"], "title": "New", "type": "Active", parameter: value}

    code, message = api.refused("interviewStage.create", **body)

    assert code == "invalid_input"
    assert f"`{parameter}`" in message


def test_a_group_of_another_type_is_refused(api: Client, company: Company) -> None:
    code, message = api.refused(
        "interviewStage.create",
        interviewPlanId=company.things["interview_plan"],
        title="New",
        type="Offer",
        interviewStageGroupId=company.things["interview_stage_group"],
    )

    assert code == "invalid_input"
    assert "`interviewStageGroupId`" in message
    assert "`Active`" in message
