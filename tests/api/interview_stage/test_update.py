"""interviewStage.update."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import Any

import pytest

from tests.cast import Company
from tests.client import Client, Results

A_SECOND = timedelta(seconds=1)


def onsite(company: Company) -> Results:
    """The stage of the type Active."""
    plan = company.admin("interviewPlan.info", interviewPlanId=company.things["interview_plan"])
    return next(stage for stage in plan["stages"] if stage["type"] == "Active")


def test_a_stage_has_its_new_title_afterwards(api: Client, company: Company) -> None:
    before = onsite(company)

    stage = api("interviewStage.update", interviewStageId=before["id"], title=" Visit ")

    assert stage == before | {"title": "Visit"}
    assert onsite(company) == stage


def test_a_stage_comes_into_another_group_and_out_of_it(api: Client, company: Company) -> None:
    stage_id, group_id = onsite(company)["id"], company.things["interview_stage_group"]

    grouped = api("interviewStage.update", interviewStageId=stage_id, interviewStageGroupId=group_id)
    ungrouped = api("interviewStage.update", interviewStageId=stage_id, interviewStageGroupId=None)

    assert (grouped["interviewStageGroupId"], ungrouped["interviewStageGroupId"]) == (group_id, None)
    assert onsite(company) == ungrouped


def test_its_plan_comes_in_the_next_sync(api: Client, company: Company) -> None:
    stage = onsite(company)
    before, token = api.run("interviewPlan.list")
    company.server.app.world.clock.advance(A_SECOND)

    api("interviewStage.update", interviewStageId=stage["id"], title="Visit")

    (plan,) = api.all("interviewPlan.list", syncToken=token)
    assert plan["updatedAt"] > before[0]["updatedAt"]


@pytest.mark.parametrize("body", [{}, {"title": "Onsite"}, {"title": " Onsite "}])
def test_what_it_is_already_changes_nothing(api: Client, company: Company, body: dict[str, Any]) -> None:
    stage = onsite(company)
    _, token = api.run("interviewPlan.list")
    group = {"interviewStageGroupId": stage["interviewStageGroupId"]}

    assert api("interviewStage.update", interviewStageId=stage["id"], **body, **group) == stage
    assert api.all("interviewPlan.list", syncToken=token) == []


def test_an_archived_stage_is_renamed_too(api: Client, company: Company) -> None:
    stage_id = company.things["interview_stage"]
    api("interviewStage.archive", interviewStageId=stage_id)

    assert api("interviewStage.update", interviewStageId=stage_id, title="Old leads")["title"] == "Old leads"


def test_a_group_of_another_type_is_refused(api: Client, company: Company) -> None:
    code, message = api.refused(
        "interviewStage.update",
        interviewStageId=company.things["interview_stage"],
        interviewStageGroupId=company.things["interview_stage_group"],
    )

    assert code == "invalid_input"
    assert "`interviewStageGroupId`" in message


@pytest.mark.parametrize("whose", ["nobody", "neighbour"])
def test_an_unknown_group_is_refused(api: Client, company: Company, neighbour: Company, whose: str) -> None:
    group_id = str(uuid.uuid4()) if whose == "nobody" else neighbour.things["interview_stage_group"]

    code, message = api.refused(
        "interviewStage.update", interviewStageId=onsite(company)["id"], interviewStageGroupId=group_id
    )

    assert code == "interview_stage_group_not_found"
    assert group_id in message


def test_an_unknown_stage_is_refused(api: Client) -> None:
    unknown = str(uuid.uuid4())

    code, message = api.refused("interviewStage.update", interviewStageId=unknown, title="Visit")

    assert code == "interview_stage_not_found"
    assert unknown in message


@pytest.mark.parametrize(
    ("parameter", "value"),
    [("title", ""), ("title", " "), ("title", None), ("title", "x" * 501), ("interviewStageGroupId", "one")],
)
def test_a_wrong_value_is_refused_by_name(api: Client, company: Company, parameter: str, value: Any) -> None:
    body = {"interviewStageId": company.things["interview_stage"], parameter: value}

    code, message = api.refused("interviewStage.update", **body)

    assert code == "invalid_input"
    assert f"`{parameter}`" in message
