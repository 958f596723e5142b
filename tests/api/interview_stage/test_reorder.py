"""interviewStage.reorder."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import Any

import pytest

from tests.cast import Company
from tests.client import Client, Results

A_SECOND = timedelta(seconds=1)


def stages_of(company: Company) -> list[Results]:
    """The stages of the company's plan."""
    return company.admin.all("interviewStage.list", interviewPlanId=company.things["interview_plan"])


def test_the_stages_stand_in_the_new_order_afterwards(api: Client, company: Company) -> None:
    before = stages_of(company)
    backwards = [stage["id"] for stage in reversed(before)]

    stages = api(
        "interviewStage.reorder", interviewPlanId=company.things["interview_plan"], interviewStageIds=backwards
    )

    assert [stage["id"] for stage in stages] == backwards
    assert [stage["orderInInterviewPlan"] for stage in stages] == list(range(len(before)))
    assert stages_of(company) == stages


def test_its_plan_comes_in_the_next_sync(api: Client, company: Company) -> None:
    ids = [stage["id"] for stage in stages_of(company)]
    before, token = api.run("interviewPlan.list")
    company.server.app.world.clock.advance(A_SECOND)

    api("interviewStage.reorder", interviewPlanId=before[0]["id"], interviewStageIds=[ids[1], ids[0], *ids[2:]])

    (plan,) = api.all("interviewPlan.list", syncToken=token)
    assert plan["updatedAt"] > before[0]["updatedAt"]


def test_the_order_they_have_already_changes_nothing(api: Client, company: Company) -> None:
    before = stages_of(company)
    _, token = api.run("interviewPlan.list")
    company.server.app.world.clock.advance(A_SECOND)

    stages = api(
        "interviewStage.reorder",
        interviewPlanId=company.things["interview_plan"],
        interviewStageIds=[stage["id"] for stage in before],
    )

    assert stages == before
    assert api.all("interviewPlan.list", syncToken=token) == []


@pytest.mark.parametrize("what", ["missing", "twice", "none"])
def test_a_list_that_does_not_hold_each_stage_once_is_refused(api: Client, company: Company, what: str) -> None:
    before = stages_of(company)
    ids = [stage["id"] for stage in before]
    given = {"missing": ids[1:], "twice": [*ids, ids[0]], "none": []}[what]

    code, message = api.refused(
        "interviewStage.reorder", interviewPlanId=company.things["interview_plan"], interviewStageIds=given
    )

    assert code == "invalid_input"
    assert "`interviewStageIds`" in message
    assert stages_of(company) == before


@pytest.mark.parametrize("whose", ["nobody", "neighbour", "another plan", "archive"])
def test_what_is_no_stage_of_the_plan_is_refused(api: Client, company: Company, neighbour: Company, whose: str) -> None:
    ids = [stage["id"] for stage in stages_of(company)]
    stranger = str(uuid.uuid4())
    if whose == "neighbour":
        stranger = neighbour.things["interview_stage"]
    if whose == "another plan":
        other = api("interviewPlan.create", title="Sales", stages=[{"title": "Lead", "type": "Lead"}])
        stranger = other["stages"][0]["id"]
    if whose == "archive":
        stranger = api("interviewStage.archive", interviewStageId=ids.pop())["id"]

    code, message = api.refused(
        "interviewStage.reorder",
        interviewPlanId=company.things["interview_plan"],
        interviewStageIds=[*ids, stranger],
    )

    assert code == "interview_stage_not_found"
    assert stranger in message


def test_an_unknown_plan_is_refused(api: Client) -> None:
    unknown = str(uuid.uuid4())

    code, message = api.refused("interviewStage.reorder", interviewPlanId=unknown, interviewStageIds=[])

    assert code == "interview_plan_not_found"
    assert unknown in message


@pytest.mark.parametrize("value", [None, "one", ["one"], [None]])
def test_a_wrong_value_is_refused_by_name(api: Client, company: Company, value: Any) -> None:
    code, message = api.refused(
        "interviewStage.reorder", interviewPlanId=company.things["interview_plan"], interviewStageIds=value
    )

    assert code == "invalid_input"
    assert "`interviewStageIds" in message
