"""jobTemplate.create."""

from __future__ import annotations

import uuid

import pytest

from tests.cast import Company
from tests.client import Client
from tests.samples.templates import template


def test_a_new_template_is_active_and_says_what_was_said(api: Client, company: Company) -> None:
    created = template(company, " Welder ")

    assert (created["title"], created["status"], created["employmentType"]) == ("Welder", "Active", "Contract")
    assert [each["id"] for each in api.all("jobTemplate.list")] == [created["id"]]


def test_it_need_say_nothing_but_its_title(api: Client) -> None:
    created = api("jobTemplate.create", title="Welder")

    assert list(created) == ["id", "title", "status", "interviewPlanIds", "createdAt", "updatedAt", "employmentType"]
    assert (created["interviewPlanIds"], created["employmentType"]) == ([], None)


def test_the_default_plan_is_among_its_plans(api: Client, company: Company) -> None:
    other = api("interviewPlan.create", title="Short")["id"]

    assert template(company, interviewPlanIds=[])["interviewPlanIds"] == [company.things["interview_plan"]]
    both = template(company, interviewPlanIds=[other, other])["interviewPlanIds"]
    assert both == [company.things["interview_plan"], other]


@pytest.mark.parametrize("title", ["", "  ", "x" * 501])
def test_a_title_must_say_something_and_end(api: Client, title: str) -> None:
    code, message = api.refused("jobTemplate.create", title=title)

    assert code == "invalid_input"
    assert "`title`" in message


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("departmentId", "department_not_found"),
        ("locationId", "location_not_found"),
        ("defaultInterviewPlanId", "interview_plan_not_found"),
    ],
)
def test_what_it_names_must_be_there(api: Client, name: str, code: str) -> None:
    unknown = str(uuid.uuid4())

    refused, message = api.refused("jobTemplate.create", title="Welder", **{name: unknown})

    assert refused == code
    assert unknown in message


def test_each_plan_must_be_there_and_usable(api: Client) -> None:
    archived = api("interviewPlan.create", title="Old")["id"]
    api("interviewPlan.archive", interviewPlanId=archived)
    draft = api("interviewPlan.create", title="New", isDraft=True)["id"]

    for plan in (archived, draft, str(uuid.uuid4())):
        code, message = api.refused("jobTemplate.create", title="Welder", interviewPlanIds=[plan])
        assert code == "interview_plan_not_found"
        assert plan in message


def test_it_has_at_most_fifty_plans(api: Client) -> None:
    plans = [str(uuid.uuid4()) for _ in range(51)]

    code, message = api.refused("jobTemplate.create", title="Welder", interviewPlanIds=plans)

    assert code == "invalid_input"
    assert "`interviewPlanIds`" in message


def test_what_is_archived_cannot_be_named(api: Client, company: Company) -> None:
    api("department.archive", departmentId=company.things["department"])
    api("location.archive", locationId=company.things["location"])

    for name, thing in (("departmentId", "department"), ("locationId", "location")):
        code, message = api.refused("jobTemplate.create", title="Welder", **{name: company.things[thing]})
        assert code == "invalid_input"
        assert message.startswith(f"`{name}`: ")
        assert message.endswith("is archived")


def test_a_region_is_no_location_of_a_job(api: Client, company: Company) -> None:
    code, message = api.refused("jobTemplate.create", title="Welder", locationId=company.things["location_hierarchy"])

    assert code == "invalid_input"
    assert "`locationId`" in message


def test_an_import_keeps_its_id(api: Client) -> None:
    wanted = str(uuid.uuid4())

    assert api("jobTemplate.create", title="Welder", id=wanted)["id"] == wanted
    assert api.refused("jobTemplate.create", title="Welder", id=wanted)[0] == "id_taken"
