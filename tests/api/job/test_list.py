"""job.list."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.cast import Company
from tests.client import Client
from tests.samples.jobs import PAY, described, open_job, published_posting


def titles(api: Client, **which: object) -> list[str]:
    return [job["title"] for job in api.all("job.list", **which)]


def milliseconds(time: str) -> int:
    moment = datetime.fromisoformat(time)
    return round(moment.astimezone(UTC).timestamp() * 1000)


@pytest.fixture
def four(api: Client, company: Company) -> None:
    """A job of each status, called by it."""
    api("job.create", **described(company, "Draft"))
    open_job(company, "Open")
    closed = open_job(company, "Closed")
    api("job.setStatus", jobId=closed, status="Closed")
    archived = api("job.create", **described(company, "Archived"))["id"]
    api("job.setStatus", jobId=archived, status="Archived")


@pytest.mark.usefixtures("four")
def test_all_but_drafts_are_listed_in_the_order_of_their_creation(api: Client) -> None:
    assert titles(api) == ["Open", "Closed", "Archived"]
    assert titles(api, status=[]) == ["Open", "Closed", "Archived"]


@pytest.mark.usefixtures("four")
@pytest.mark.parametrize(
    ("status", "expected"),
    [
        (["Draft"], ["Draft"]),
        (["Open"], ["Open"]),
        (["Closed", "Draft"], ["Draft", "Closed"]),
        (["Open", "Open"], ["Open"]),
        (["Draft", "Open", "Closed", "Archived"], ["Draft", "Open", "Closed", "Archived"]),
    ],
)
def test_only_jobs_of_some_statuses_can_be_listed(api: Client, status: list[str], expected: list[str]) -> None:
    assert titles(api, status=status) == expected


def test_a_status_that_there_is_not_is_refused(api: Client) -> None:
    code, message = api.refused("job.list", status=["Paused"])

    assert code == "invalid_input"
    assert "`status" in message


@pytest.mark.usefixtures("four")
def test_pages_keep_the_statuses_of_the_first(api: Client) -> None:
    assert titles(api, limit=1, status=["Draft", "Archived"]) == ["Draft", "Archived"]
    page = api.page("job.list", limit=1, status=["Draft", "Archived"])

    rest = api.page("job.list", cursor=page["nextCursor"])
    assert [job["title"] for job in rest["results"]] == ["Archived"]
    assert api.refused("job.list", cursor=page["nextCursor"], status=["Open"])[0] == "invalid_next_cursor"


def test_they_can_be_narrowed_to_when_they_were_created_opened_and_closed(api: Client, company: Company) -> None:
    open_job(company, "First")
    second = open_job(company, "Second")
    api("job.setStatus", jobId=second, status="Closed")
    job = api("job.info", id=second)
    created, opened, closed = (milliseconds(job[name]) for name in ("createdAt", "openedAt", "closedAt"))

    assert titles(api, createdAfter=created - 1) == ["Second"]
    assert titles(api, createdAfter=created) == []
    assert titles(api, openedAfter=opened - 1) == ["Second"]
    assert titles(api, openedBefore=opened) == ["First"]
    assert titles(api, closedAfter=closed - 1) == ["Second"]
    assert titles(api, closedBefore=closed) == []
    assert titles(api, closedBefore=closed + 1, openedAfter=opened - 1) == ["Second"]


@pytest.mark.parametrize("name", ["createdAfter", "openedAfter", "openedBefore", "closedAfter", "closedBefore"])
def test_a_time_is_in_milliseconds(api: Client, name: str) -> None:
    code, message = api.refused("job.list", **{name: -1})

    assert code == "invalid_input"
    assert f"`{name}`" in message


def test_confidential_jobs_are_listed_only_with_the_switch(company: Company) -> None:
    job_id = company.things["confidential_job"]

    assert [job["id"] for job in company.admin.all("job.list")] == [job_id]
    assert company.plain.all("job.list") == []


def test_jobs_are_listed_as_they_are_shown_alone(api: Client, company: Company) -> None:
    job_id = company.things["job"]
    api("job.update", jobId=job_id, compensationTiers=PAY)
    published_posting(company, job_id)
    assert company.things["opening"]
    draft = {"type": "text/html", "content": "<p>Soon</p>"}
    api("jobPosting.create", jobId=job_id, description=draft)
    more = {"expand": ["location", "openings", "compensation"], "includeUnpublishedJobPostingsIds": True}

    assert api.all("job.list") == [api("job.info", id=job_id)]
    assert api.all("job.list", **more) == [api("job.info", id=job_id, **more)]


def test_a_sync_brings_jobs_whose_postings_have_changed(api: Client, company: Company) -> None:
    posting = published_posting(company, company.things["job"])
    open_job(company, "Another")
    _, token = api.run("job.list")

    api("jobPosting.setStatus", jobPostingId=posting, status="Draft")
    changed, token = api.run("job.list", syncToken=token)
    assert [job["id"] for job in changed] == [company.things["job"]]

    api("jobPosting.update", jobPostingId=posting, title="Another title", includeUnpublishedJobPostings=True)
    assert titles(api, syncToken=token) == ["Controls Engineer"]
