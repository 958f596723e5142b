"""interviewPlan.archive."""

from __future__ import annotations

import uuid
from datetime import timedelta

from tests.cast import Company
from tests.client import Client

A_SECOND = timedelta(seconds=1)


def test_an_archived_plan_is_listed_only_when_asked_for(api: Client, company: Company) -> None:
    before = api("interviewPlan.info", interviewPlanId=company.things["interview_plan"])
    company.server.app.world.clock.advance(A_SECOND)

    plan = api("interviewPlan.archive", interviewPlanId=before["id"])

    assert plan["updatedAt"] > before["updatedAt"]
    assert plan == before | {"isArchived": True, "updatedAt": plan["updatedAt"]}
    assert api.all("interviewPlan.list") == []
    assert [each["id"] for each in api.all("interviewPlan.list", includeArchived=True)] == [plan["id"]]


def test_archiving_twice_changes_nothing(api: Client, company: Company) -> None:
    once = api("interviewPlan.archive", interviewPlanId=company.things["interview_plan"])
    company.server.app.world.clock.advance(A_SECOND)

    assert api("interviewPlan.archive", interviewPlanId=once["id"]) == once


def test_a_job_keeps_its_archived_plan(api: Client, company: Company) -> None:
    before = api("jobInterviewPlan.info", jobId=company.things["job"])

    api("interviewPlan.archive", interviewPlanId=company.things["interview_plan"])

    assert api("jobInterviewPlan.info", jobId=company.things["job"]) == before


def test_an_unknown_plan_is_refused(api: Client) -> None:
    unknown = str(uuid.uuid4())

    code, message = api.refused("interviewPlan.archive", interviewPlanId=unknown)

    assert code == "interview_plan_not_found"
    assert unknown in message
