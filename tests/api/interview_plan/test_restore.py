"""interviewPlan.restore."""

from __future__ import annotations

import uuid
from datetime import timedelta

from tests.cast import Company
from tests.client import Client

A_SECOND = timedelta(seconds=1)


def test_a_restored_plan_is_listed_again(api: Client, company: Company) -> None:
    before = api("interviewPlan.info", interviewPlanId=company.things["interview_plan"])
    api("interviewPlan.archive", interviewPlanId=before["id"])
    _, token = api.run("interviewPlan.list")
    company.server.app.world.clock.advance(A_SECOND)

    plan = api("interviewPlan.restore", interviewPlanId=before["id"])

    assert plan == before | {"updatedAt": plan["updatedAt"]}
    assert [each["id"] for each in api.all("interviewPlan.list")] == [plan["id"]]
    assert [each["id"] for each in api.all("interviewPlan.list", syncToken=token)] == [plan["id"]]


def test_restoring_a_plan_that_is_not_archived_changes_nothing(api: Client, company: Company) -> None:
    before = api("interviewPlan.info", interviewPlanId=company.things["interview_plan"])
    company.server.app.world.clock.advance(A_SECOND)

    assert api("interviewPlan.restore", interviewPlanId=before["id"]) == before


def test_an_unknown_plan_is_refused(api: Client) -> None:
    unknown = str(uuid.uuid4())

    code, message = api.refused("interviewPlan.restore", interviewPlanId=unknown)

    assert code == "interview_plan_not_found"
    assert unknown in message
