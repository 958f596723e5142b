"""job.create with a template."""

from __future__ import annotations

import pytest

from tests.cast import Company
from tests.client import Client
from tests.samples.jobs import described
from tests.samples.templates import template
from tests.samples.words import Body


@pytest.fixture
def body(company: Company) -> Body:
    """What a request says at least."""
    return {name: value for name, value in described(company, "Welder").items() if name != "defaultInterviewPlanId"}


def test_what_is_not_said_comes_from_the_template(api: Client, company: Company, body: Body) -> None:
    job = api("job.create", **body, jobTemplateId=template(company)["id"])

    assert (job["status"], job["employmentType"]) == ("Draft", "Contract")
    assert job["defaultInterviewPlanId"] == company.things["interview_plan"]
    assert job["interviewPlanIds"] == [company.things["interview_plan"]]
    assert api("job.info", id=job["id"]) == job


def test_all_plans_of_the_template_become_the_jobs(api: Client, company: Company, body: Body) -> None:
    other = api("interviewPlan.create", title="Short")["id"]
    made = template(company, interviewPlanIds=[other])

    job = api("job.create", **body, jobTemplateId=made["id"])

    assert set(job["interviewPlanIds"]) == {other, company.things["interview_plan"]}


def test_what_is_said_wins(api: Client, company: Company, body: Body) -> None:
    other = api("interviewPlan.create", title="Short")["id"]
    said = {"defaultInterviewPlanId": other, "employmentType": "Intern"}

    job = api("job.create", **body, **said, jobTemplateId=template(company)["id"])

    assert {name: job[name] for name in said} == said
    assert set(job["interviewPlanIds"]) == {other, company.things["interview_plan"]}


def test_a_template_that_says_nothing_adds_nothing(api: Client, body: Body) -> None:
    empty = api("jobTemplate.create", title="Welder")["id"]

    job = api("job.create", **body, jobTemplateId=empty)

    assert (job["employmentType"], job["interviewPlanIds"]) == ("FullTime", [])


def test_place_and_department_are_those_of_the_request(api: Client, company: Company, body: Body) -> None:
    made = template(company)
    api("location.archive", locationId=made["locationId"])
    here = api("location.create", name="Here", type="Location")["id"]

    job = api("job.create", **body | {"locationId": here}, jobTemplateId=made["id"])

    assert job["locationId"] == here


def test_a_template_with_a_plan_that_was_archived_is_refused(api: Client, company: Company, body: Body) -> None:
    made = template(company)
    api("interviewPlan.archive", interviewPlanId=company.things["interview_plan"])

    code, message = api.refused("job.create", **body, jobTemplateId=made["id"])

    assert code == "invalid_input"
    assert message.startswith("`jobTemplateId`: the template 'Welder' has a plan that cannot be chosen.")
    assert company.things["interview_plan"] in message
