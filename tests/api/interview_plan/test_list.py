"""interviewPlan.list: what is listed. Pages and syncs are in tests/core/test_page.py."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from tests.cast import Company
from tests.client import Client

A_SECOND = timedelta(seconds=1)


def titles(api: Client, **body: Any) -> list[str]:
    """The titles of the plans that are listed."""
    return [plan["title"] for plan in api.all("interviewPlan.list", **body)]


def test_an_organization_begins_without_plans(api: Client) -> None:
    page = api.page("interviewPlan.list")

    assert (page["results"], page["moreDataAvailable"]) == ([], False)
    assert page["syncToken"]


def test_a_plan_is_listed_without_its_stages(api: Client, company: Company) -> None:
    plan = api("interviewPlan.info", interviewPlanId=company.things["interview_plan"])

    listed = api.all("interviewPlan.list")

    assert listed == [{name: plan[name] for name in ("id", "title", "isArchived", "createdAt", "updatedAt")}]


def test_plans_stand_in_the_order_in_which_they_were_made(api: Client, company: Company) -> None:
    plans = []
    for title in ("Sales", "Engineering", "Operations"):
        plans.append(api("interviewPlan.create", title=title))
        company.server.app.world.clock.advance(A_SECOND)
    api("interviewPlan.update", interviewPlanId=plans[2]["id"], title="Assembly")

    assert titles(api) == ["Sales", "Engineering", "Assembly"]


@pytest.mark.parametrize("body", [{}, {"includeArchived": False}, {"includeArchived": True}])
def test_drafts_are_never_listed(api: Client, body: dict[str, Any]) -> None:
    api("interviewPlan.create", title="Published")
    api("interviewPlan.create", title="Draft", isDraft=True)

    assert titles(api, **body) == ["Published"]


@pytest.mark.parametrize("body", [{}, {"includeArchived": False}, {"includeArchived": "false"}])
def test_archived_plans_are_not_listed(api: Client, company: Company, body: dict[str, Any]) -> None:
    api("interviewPlan.archive", interviewPlanId=company.things["interview_plan"])

    assert api.all("interviewPlan.list", **body) == []


@pytest.mark.parametrize("value", [True, "true"])
def test_archived_plans_are_listed_when_they_are_asked_for(api: Client, company: Company, value: Any) -> None:
    api("interviewPlan.archive", interviewPlanId=company.things["interview_plan"])

    (listed,) = api.all("interviewPlan.list", includeArchived=value)

    assert (listed["id"], listed["isArchived"]) == (company.things["interview_plan"], True)


def test_a_draft_comes_in_the_sync_after_it_was_published(api: Client) -> None:
    draft = api("interviewPlan.create", title="Draft", isDraft=True)
    _, token = api.run("interviewPlan.list")
    assert api.all("interviewPlan.list", syncToken=token) == []

    api("interviewPlan.update", interviewPlanId=draft["id"], isDraft=False)

    assert [plan["id"] for plan in api.all("interviewPlan.list", syncToken=token)] == [draft["id"]]


def test_an_archived_plan_comes_in_the_sync_of_who_asks_for_archived_ones(api: Client, company: Company) -> None:
    plan_id = company.things["interview_plan"]
    _, token = api.run("interviewPlan.list", includeArchived=True)

    api("interviewPlan.archive", interviewPlanId=plan_id)

    changed = api.all("interviewPlan.list", includeArchived=True, syncToken=token)
    assert [(plan["id"], plan["isArchived"]) for plan in changed] == [(plan_id, True)]


@pytest.mark.parametrize("value", [None, 1, "yes", []])
def test_a_wrong_value_is_refused_by_name(api: Client, value: Any) -> None:
    code, message = api.refused("interviewPlan.list", includeArchived=value)

    assert code == "invalid_input"
    assert "`includeArchived`" in message
