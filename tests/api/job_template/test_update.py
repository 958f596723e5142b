"""jobTemplate.update. What cannot be is in test_create.py."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import Any

import pytest

from tests.cast import Company
from tests.client import Client
from tests.samples.jobs import described
from tests.samples.templates import template


@pytest.mark.parametrize(("name", "value"), [("title", "Senior Welder"), ("employmentType", "FullTime")])
def test_what_is_said_changes_and_nothing_else(api: Client, company: Company, name: str, value: str) -> None:
    before = template(company)
    company.server.app.world.clock.advance(timedelta(seconds=1))

    after = api("jobTemplate.update", jobTemplateId=before["id"], **{name: value})

    assert after["updatedAt"] > before["updatedAt"]
    assert after == before | {name: value, "updatedAt": after["updatedAt"]}


@pytest.mark.parametrize("name", ["departmentId", "locationId", "defaultInterviewPlanId"])
def test_null_takes_back_what_was_said(api: Client, company: Company, name: str) -> None:
    before = template(company)

    after = api("jobTemplate.update", jobTemplateId=before["id"], **{name: None})

    assert after == {each: value for each, value in before.items() if each != name} | {"updatedAt": after["updatedAt"]}


def test_another_default_plan_is_among_the_plans(api: Client, company: Company) -> None:
    other = api("interviewPlan.create", title="Short")["id"]

    after = api("jobTemplate.update", jobTemplateId=company.things["job_template"], defaultInterviewPlanId=other)

    assert set(after["interviewPlanIds"]) == {other, company.things["interview_plan"]}


def test_an_update_that_changes_nothing_leaves_the_time(api: Client, company: Company) -> None:
    before = template(company)
    company.server.app.world.clock.advance(timedelta(seconds=1))
    names = ("title", "departmentId", "locationId", "defaultInterviewPlanId", "interviewPlanIds", "employmentType")

    again = {name: before[name] for name in names}
    assert api("jobTemplate.update", jobTemplateId=before["id"], **again) == before


def test_what_it_has_may_be_archived_by_now(api: Client, company: Company) -> None:
    before = template(company)
    api("department.archive", departmentId=before["departmentId"])
    api("location.archive", locationId=before["locationId"])
    api("interviewPlan.archive", interviewPlanId=before["defaultInterviewPlanId"])

    same = {name: before[name] for name in ("departmentId", "locationId", "defaultInterviewPlanId")}
    assert api("jobTemplate.update", jobTemplateId=before["id"], title="Old Welder", **same)["title"] == "Old Welder"


def test_jobs_that_were_made_from_it_stay_as_they_are(api: Client, company: Company) -> None:
    made = template(company)
    job = api("job.create", **described(company, "Welder"), jobTemplateId=made["id"])

    api("jobTemplate.update", jobTemplateId=made["id"], employmentType="Intern")

    assert api("job.info", id=job["id"]) == job


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("title", " ", "invalid_input"),
        ("departmentId", "5e1d3a52-0c0f-4f53-9a55-3f1f5a7c9d10", "department_not_found"),
        ("locationId", "5e1d3a52-0c0f-4f53-9a55-3f1f5a7c9d10", "location_not_found"),
        ("interviewPlanIds", ["5e1d3a52-0c0f-4f53-9a55-3f1f5a7c9d10"], "interview_plan_not_found"),
        ("employmentType", "Volunteer", "invalid_input"),
    ],
)
def test_what_cannot_be_is_refused(api: Client, company: Company, name: str, value: Any, code: str) -> None:
    body = {"jobTemplateId": company.things["job_template"], name: value}

    assert api.refused("jobTemplate.update", **body)[0] == code


def test_an_unknown_template_is_refused(api: Client) -> None:
    unknown = str(uuid.uuid4())

    code, message = api.refused("jobTemplate.update", jobTemplateId=unknown, title="x")

    assert code == "job_template_not_found"
    assert unknown in message
