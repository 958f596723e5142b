"""interview.list."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cast import Company
from tests.client import Client


def listed(api: Client, **body: Any) -> list[str]:
    """The titles of what is listed."""
    return [each["title"] for each in api.all("interview.list", **body)]


def test_an_organization_begins_with_one_that_asks_for_feedback(api: Client) -> None:
    (standard,) = api.all("interview.list")

    assert (standard["title"], standard["type"], standard["isFeedbackRequired"]) == ("Interview", "Interview", True)
    assert "jobId" not in standard


def test_those_for_one_job_are_listed_only_when_asked_for(api: Client, company: Company) -> None:
    api("interview.create", title="For all", jobId=None)
    api("interview.create", title="For one", jobId=company.things["job"])

    assert listed(api) == ["Interview", "For all"]
    assert listed(api, includeNonSharedInterviews=False) == ["Interview", "For all"]
    assert listed(api, includeNonSharedInterviews=True) == ["Interview", "For all", "For one"]


def test_archived_ones_are_listed_only_when_asked_for(api: Client, company: Company) -> None:
    api("interview.archive", interviewId=company.things["interview"])

    assert listed(api) == ["Interview"]
    assert listed(api, includeArchived=True) == ["Interview", "Onsite"]


def test_one_for_a_job_that_is_archived_takes_both(api: Client, company: Company) -> None:
    created = api("interview.create", title="For one", jobId=company.things["job"])
    api("interview.archive", interviewId=created["id"])

    assert listed(api, includeArchived=True) == ["Interview"]
    assert listed(api, includeArchived=True, includeNonSharedInterviews=True) == ["Interview", "For one"]


@pytest.mark.parametrize("excluded", [True, False])
def test_there_are_no_templates_of_schedules_to_leave_out(api: Client, company: Company, excluded: bool) -> None:
    api("interview.create", title="For one", jobId=company.things["job"])

    body = {"includeNonSharedInterviews": True, "excludeArchivedScheduleTemplateInterviews": excluded}

    assert listed(api, **body) == ["Interview", "For one"]


def test_take_homes_are_listed_by_their_type(api: Client) -> None:
    api("interview.create", title="Weld something", type="TakeHome")

    assert [each["type"] for each in api.all("interview.list")] == ["Interview", "TakeHome"]


def test_a_sync_brings_what_was_renamed(api: Client, company: Company) -> None:
    interview_id = company.things["interview"]
    _, token = api.run("interview.list")

    api("interview.update", interviewId=interview_id, title="Onsite, once more")

    assert listed(api, syncToken=token) == ["Onsite, once more"]
