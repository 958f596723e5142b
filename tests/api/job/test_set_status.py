"""job.setStatus."""

from __future__ import annotations

import uuid

import pytest

from tests.cast import Company
from tests.client import Client
from tests.samples.jobs import described, open_job, published_posting
from tests.told import tell
from tests.webhooks.deliveries import content, left_by

NOBODY = "http://127.0.0.1:9/"
WAYS = {
    "Draft": [],
    "Open": ["Open"],
    "Closed": ["Open", "Closed"],
    "Archived": ["Archived"],
}
ALLOWED = [("Draft", "Open"), ("Draft", "Archived"), ("Open", "Closed"), ("Closed", "Draft"), ("Closed", "Archived")]
ALLOWED += [("Archived", "Draft")]


def job_that_is(company: Company, status: str) -> str:
    job = company.admin("job.create", **described(company, "Welder"))
    for each in WAYS[status]:
        company.admin("job.setStatus", jobId=job["id"], status=each)
    return str(job["id"])


@pytest.mark.parametrize(("here", "there"), ALLOWED)
def test_a_job_goes_its_way(api: Client, company: Company, here: str, there: str) -> None:
    job_id = job_that_is(company, here)

    job = api("job.setStatus", jobId=job_id, status=there)

    assert job["status"] == there
    assert api("job.info", id=job_id) == job


@pytest.mark.parametrize(
    ("here", "there"),
    [(here, there) for here in WAYS for there in WAYS if here != there and (here, there) not in ALLOWED],
)
def test_it_cannot_go_anywhere_else(api: Client, company: Company, here: str, there: str) -> None:
    job_id = job_that_is(company, here)

    code, message = api.refused("job.setStatus", jobId=job_id, status=there)

    assert code == "invalid_input"
    assert message.startswith(f"`status`: a job cannot go from {here} to {there}")
    assert api("job.info", id=job_id)["status"] == here


@pytest.mark.parametrize("status", list(WAYS))
def test_the_status_it_has_changes_nothing(api: Client, company: Company, status: str) -> None:
    job_id = job_that_is(company, status)
    before = api("job.info", id=job_id)

    assert api("job.setStatus", jobId=job_id, status=status) == before


def test_when_it_was_opened_and_closed_is_written_down(api: Client, company: Company) -> None:
    job_id = company.things["job"]
    opened = api("job.info", id=job_id)
    closed = api("job.setStatus", jobId=job_id, status="Closed")
    api("job.setStatus", jobId=job_id, status="Draft")
    reopened = api("job.setStatus", jobId=job_id, status="Open")

    assert (opened["openedAt"], opened["closedAt"]) == (opened["updatedAt"], None)
    assert (closed["openedAt"], closed["closedAt"]) == (opened["openedAt"], closed["updatedAt"])
    assert (reopened["openedAt"], reopened["closedAt"]) == (reopened["updatedAt"], None)


def test_a_job_without_a_plan_cannot_be_opened(api: Client, company: Company) -> None:
    body = described(company, "Welder")
    del body["defaultInterviewPlanId"]
    job_id = api("job.create", **body)["id"]

    code, message = api.refused("job.setStatus", jobId=job_id, status="Open")

    assert code == "invalid_input"
    assert "`status`" in message
    assert "interview plan" in message


def test_a_job_that_closes_takes_its_postings_off(api: Client, company: Company) -> None:
    job_id = company.things["job"]
    postings = [published_posting(company, job_id) for _ in range(2)]
    other = published_posting(company, open_job(company, "Another"))

    closed = api("job.setStatus", jobId=job_id, status="Closed")

    assert closed["jobPostingIds"] == []
    assert [each["id"] for each in api.all("jobPosting.list")] == [other]
    for posting in postings:
        shown = api("jobPosting.info", jobPostingId=posting, includeUnpublishedJobPostings=True)
        assert (shown["status"], shown["publishedDate"]) == ("Draft", None)


@pytest.mark.parametrize("status", ["Paused", "open", None])
def test_a_status_that_there_is_not_is_refused(api: Client, company: Company, status: object) -> None:
    code, message = api.refused("job.setStatus", jobId=company.things["job"], status=status)

    assert code == "invalid_input"
    assert "`status`" in message


def test_an_unknown_job_is_not_found(api: Client, company: Company) -> None:
    assert api.refused("job.setStatus", jobId=str(uuid.uuid4()), status="Open")[0] == "job_not_found"
    hidden = company.things["confidential_job"]
    assert company.plain.refused("job.setStatus", jobId=hidden, status="Closed")[0] == "job_not_found"


def test_webhooks_tell_of_the_job_and_of_the_postings_it_takes_off(api: Client, company: Company) -> None:
    job_id = company.things["job"]
    posting = published_posting(company, job_id)
    for each in ("jobUpdate", "jobPostingUnpublish", "jobPostingUpdate"):
        tell(company, NOBODY, webhook_type=each)

    closed = api("job.setStatus", jobId=job_id, status="Closed")
    api("job.setStatus", jobId=job_id, status="Closed")

    told = {message["action"]: message["data"] for message in map(content, left_by(company).deliveries)}
    assert set(told) == {"jobUpdate", "jobPostingUnpublish", "jobPostingUpdate"}
    assert len(left_by(company).deliveries) == 3
    assert told["jobUpdate"] == {"job": closed}
    assert told["jobPostingUnpublish"]["jobPosting"]["id"] == posting
    assert told["jobPostingUnpublish"]["jobPosting"]["status"] == "Draft"


def test_a_refusal_does_not_repeat_all_that_was_sent(api: Client, company: Company) -> None:
    code, message = api.refused("job.setStatus", jobId=company.things["job"], status="x" * 100_000)

    assert code == "invalid_input"
    assert message.startswith("`status`")
    assert len(message) < 300
