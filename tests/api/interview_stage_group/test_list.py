"""interviewStageGroup.list."""

from __future__ import annotations

from tests.cast import Company
from tests.client import Client
from tests.samples.plans import STAGES


def test_an_organization_begins_with_a_group_of_each_type_in_order(api: Client) -> None:
    page = api.page("interviewStageGroup.list")

    assert [group["order"] for group in page["results"]] == list(range(6))
    assert [group["stageType"] for group in page["results"]] == [
        "Lead",
        "PreInterviewScreen",
        "Active",
        "Offer",
        "Hired",
        "Archived",
    ]
    assert list(page["results"][0]) == ["id", "title", "order", "stageType"]
    assert (page["moreDataAvailable"], "syncToken" in page) == (False, False)


def test_stages_refer_to_the_groups_that_are_listed(api: Client) -> None:
    plan = api("interviewPlan.create", title="Engineering", stages=STAGES)

    types = {group["id"]: group["stageType"] for group in api.all("interviewStageGroup.list")}

    assert all(types[stage["interviewStageGroupId"]] == stage["type"] for stage in plan["stages"])


def test_a_client_that_knows_no_pages_gets_more_than_a_hundred(api: Client, company: Company) -> None:
    for number in range(100):
        api("interviewStageGroup.create", title=f"Group {number}", stageType="Active")

    page = company.plain.page("interviewStageGroup.list")

    assert (len(page["results"]), page["moreDataAvailable"]) == (106, False)
