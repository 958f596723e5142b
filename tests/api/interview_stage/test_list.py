"""interviewStage.list."""

from __future__ import annotations

import uuid

import pytest

from tests.cast import Company
from tests.client import Client
from tests.samples.plans import STAGES


def test_the_stages_of_a_plan_stand_in_order(api: Client, company: Company) -> None:
    page = api.page("interviewStage.list", interviewPlanId=company.things["interview_plan"])

    assert [stage["title"] for stage in page["results"]] == [stage["title"] for stage in STAGES]
    assert [stage["orderInInterviewPlan"] for stage in page["results"]] == list(range(len(STAGES)))
    assert page["moreDataAvailable"] is False
    assert "syncToken" not in page


def test_stages_of_other_plans_are_not_listed(api: Client, company: Company) -> None:
    company.things["interview_plan"]
    other = api("interviewPlan.create", title="Sales", stages=STAGES[:2])

    assert api.all("interviewStage.list", interviewPlanId=other["id"]) == other["stages"]


def test_a_plan_without_stages_lists_none(api: Client) -> None:
    plan = api("interviewPlan.create", title="Empty", isDraft=True)

    assert api.all("interviewStage.list", interviewPlanId=plan["id"]) == []


def test_archived_stages_are_not_listed(api: Client, company: Company) -> None:
    api("interviewStage.archive", interviewStageId=company.things["interview_stage"])

    listed = api.all("interviewStage.list", interviewPlanId=company.things["interview_plan"])

    assert company.things["interview_stage"] not in [stage["id"] for stage in listed]


@pytest.mark.parametrize("what", ["draft", "archived"])
def test_the_stages_of_a_draft_and_of_an_archived_plan_are_listed(api: Client, what: str) -> None:
    plan = api("interviewPlan.create", title="Sales", stages=STAGES, isDraft=what == "draft")
    if what == "archived":
        api("interviewPlan.archive", interviewPlanId=plan["id"])

    assert api.all("interviewStage.list", interviewPlanId=plan["id"]) == plan["stages"]


def test_a_key_without_the_switch_for_extensions_sees_them(company: Company) -> None:
    listed = company.plain.all("interviewStage.list", interviewPlanId=company.things["interview_plan"])

    assert len(listed) == len(STAGES)


def test_an_unknown_plan_is_refused(api: Client) -> None:
    unknown = str(uuid.uuid4())

    code, message = api.refused("interviewStage.list", interviewPlanId=unknown)

    assert code == "interview_plan_not_found"
    assert unknown in message


def test_no_plan_is_refused(api: Client) -> None:
    assert api.refused("interviewStage.list") == ("invalid_input", "`interviewPlanId` is required")
