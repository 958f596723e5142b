"""interviewPlan.info."""

from __future__ import annotations

import uuid

from tests.cast import Company
from tests.client import Client
from tests.samples.plans import STAGES


def test_a_plan_is_shown_with_its_stages_in_order(api: Client, company: Company) -> None:
    plan = api("interviewPlan.info", interviewPlanId=company.things["interview_plan"])

    assert list(plan) == ["id", "title", "isArchived", "createdAt", "updatedAt", "isDraft", "stages"]
    assert [(stage["title"], stage["type"]) for stage in plan["stages"]] == [
        (stage["title"], stage["type"]) for stage in STAGES
    ]


def test_an_archived_stage_is_not_shown(api: Client, company: Company) -> None:
    api("interviewStage.archive", interviewStageId=company.things["interview_stage"])

    plan = api("interviewPlan.info", interviewPlanId=company.things["interview_plan"])

    assert [stage["title"] for stage in plan["stages"]] == [stage["title"] for stage in STAGES[1:]]


def test_drafts_and_archived_plans_are_shown(api: Client) -> None:
    plan = api("interviewPlan.create", title="Engineering", isDraft=True)
    archived = api("interviewPlan.archive", interviewPlanId=plan["id"])

    assert (archived["isDraft"], archived["isArchived"]) == (True, True)
    assert api("interviewPlan.info", interviewPlanId=plan["id"]) == archived


def test_an_unknown_plan_is_refused(api: Client) -> None:
    unknown = str(uuid.uuid4())

    code, message = api.refused("interviewPlan.info", interviewPlanId=unknown)

    assert code == "interview_plan_not_found"
    assert unknown in message


def test_no_id_is_refused(api: Client) -> None:
    assert api.refused("interviewPlan.info", id=str(uuid.uuid4())) == (
        "invalid_input",
        "`interviewPlanId` is required",
    )
