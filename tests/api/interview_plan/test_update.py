"""interviewPlan.update."""

from __future__ import annotations

import uuid
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest

from tests.cast import Company
from tests.client import Client
from tests.samples.jobs import described

A_SECOND = timedelta(seconds=1)


def test_a_plan_has_its_new_title_afterwards(api: Client, company: Company) -> None:
    before = api("interviewPlan.info", interviewPlanId=company.things["interview_plan"])
    company.server.app.world.clock.advance(A_SECOND)

    plan = api("interviewPlan.update", interviewPlanId=before["id"], title=" Research ")

    assert plan["updatedAt"] > before["updatedAt"]
    assert plan == before | {"title": "Research", "updatedAt": plan["updatedAt"]}
    assert api("interviewPlan.info", interviewPlanId=before["id"]) == plan


def test_a_draft_is_published(api: Client) -> None:
    draft = api("interviewPlan.create", title="Engineering", isDraft=True)

    plan = api("interviewPlan.update", interviewPlanId=draft["id"], isDraft=False)

    assert plan["isDraft"] is False
    assert [each["id"] for each in api.all("interviewPlan.list")] == [draft["id"]]


def test_a_plan_that_no_job_uses_becomes_a_draft_again(api: Client, company: Company) -> None:
    plan = api("interviewPlan.update", interviewPlanId=company.things["interview_plan"], isDraft=True)

    assert plan["isDraft"] is True
    assert api.all("interviewPlan.list") == []


@pytest.mark.parametrize("job", ["job", "confidential_job"])
def test_a_plan_that_a_job_uses_stays_published(api: Client, company: Company, job: str) -> None:
    company.things[job]
    plan_id = company.things["interview_plan"]

    code, message = api.refused("interviewPlan.update", interviewPlanId=plan_id, isDraft=True, title="Research")

    assert code == "interview_plan_in_use"
    assert plan_id in message
    assert [plan["title"] for plan in api.all("interviewPlan.list")] == ["Engineering"]


def test_a_plan_never_becomes_a_draft_while_a_job_takes_it(api: Client, company: Company) -> None:
    body = described(company, "Welder")
    with ThreadPoolExecutor(2) as both:
        for _ in range(8):  # each time the two meet with a probability of about four in five
            plan_id = api("interviewPlan.create", title="Research")["id"]
            taken = both.submit(api.answer, "job.create", body | {"defaultInterviewPlanId": plan_id})
            drafted = both.submit(api.answer, "interviewPlan.update", {"interviewPlanId": plan_id, "isDraft": True})

            assert [taken.result().body["success"], drafted.result().body["success"]].count(True) == 1


@pytest.mark.parametrize("body", [{}, {"title": "Engineering"}, {"title": " Engineering ", "isDraft": False}])
def test_what_it_is_already_changes_nothing(api: Client, company: Company, body: dict[str, Any]) -> None:
    before = api("interviewPlan.info", interviewPlanId=company.things["interview_plan"])
    _, token = api.run("interviewPlan.list")
    company.server.app.world.clock.advance(A_SECOND)

    assert api("interviewPlan.update", interviewPlanId=before["id"], **body) == before
    assert api.all("interviewPlan.list", syncToken=token) == []


def test_an_archived_plan_is_renamed_too(api: Client, company: Company) -> None:
    plan_id = company.things["interview_plan"]
    api("interviewPlan.archive", interviewPlanId=plan_id)

    assert api("interviewPlan.update", interviewPlanId=plan_id, title="Old")["title"] == "Old"


def test_a_changed_plan_comes_in_the_next_sync(api: Client, company: Company) -> None:
    plan_id = company.things["interview_plan"]
    _, token = api.run("interviewPlan.list")

    api("interviewPlan.update", interviewPlanId=plan_id, title="Research")

    assert [plan["title"] for plan in api.all("interviewPlan.list", syncToken=token)] == ["Research"]


def test_an_unknown_plan_is_refused(api: Client) -> None:
    unknown = str(uuid.uuid4())

    code, message = api.refused("interviewPlan.update", interviewPlanId=unknown, title="Research")

    assert code == "interview_plan_not_found"
    assert unknown in message


@pytest.mark.parametrize(
    ("parameter", "value"),
    [("title", ""), ("title", " "), ("title", None), ("title", "x" * 501), ("isDraft", None), ("interviewPlanId", "")],
)
def test_a_wrong_value_is_refused_by_name(api: Client, company: Company, parameter: str, value: Any) -> None:
    body = {"interviewPlanId": company.things["interview_plan"], parameter: value}

    code, message = api.refused("interviewPlan.update", **body)

    assert code == "invalid_input"
    assert f"`{parameter}`" in message
