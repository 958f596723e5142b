"""jobTemplate.list."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.cast import Company
from tests.client import Client
from tests.samples.templates import template


def test_an_organization_begins_without_templates(api: Client) -> None:
    assert api.all("jobTemplate.list") == []


def test_a_template_is_listed_with_what_it_names(api: Client, company: Company) -> None:
    created = template(company)

    (listed,) = api.all("jobTemplate.list")

    assert listed == {name: value for name, value in created.items() if name != "employmentType"}
    assert listed == {
        "id": created["id"],
        "title": "Welder",
        "status": "Active",
        "locationId": company.things["location"],
        "departmentId": company.things["department"],
        "defaultInterviewPlanId": company.things["interview_plan"],
        "interviewPlanIds": [company.things["interview_plan"]],
        "createdAt": created["createdAt"],
        "updatedAt": created["updatedAt"],
    }


def test_the_location_is_shown_when_it_is_asked_for(api: Client, company: Company) -> None:
    template(company)
    template(company, locationId=None)

    with_one, without = api.all("jobTemplate.list", expand=["location"])

    assert with_one["location"] == api("location.info", locationId=company.things["location"])
    assert "location" not in without


def test_templates_out_of_use_are_listed_too(api: Client, company: Company) -> None:
    api("jobTemplate.deactivate", jobTemplateId=company.things["job_template"])

    assert [each["status"] for each in api.all("jobTemplate.list")] == ["Inactive"]


def test_a_sync_brings_what_was_deactivated(api: Client, company: Company) -> None:
    template(company)
    company.server.app.world.clock.advance(timedelta(seconds=1))
    second = template(company, "Grinder")
    _, token = api.run("jobTemplate.list")

    api("jobTemplate.deactivate", jobTemplateId=second["id"])

    changed = api.all("jobTemplate.list", syncToken=token)
    assert [(each["title"], each["status"]) for each in changed] == [("Grinder", "Inactive")]


@pytest.mark.parametrize("expand", ["location", ["department"], None])
def test_only_the_location_can_be_expanded(api: Client, expand: object) -> None:
    code, message = api.refused("jobTemplate.list", expand=expand)

    assert code == "invalid_input"
    assert "`expand" in message
