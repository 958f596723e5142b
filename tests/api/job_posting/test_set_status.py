"""jobPosting.setStatus."""

from __future__ import annotations

import uuid
from typing import Any

import pytest

from tests.cast import Company
from tests.client import Client
from tests.samples.jobs import described, published_posting
from tests.told import tell
from tests.webhooks.deliveries import content, left_by

NOBODY = "http://127.0.0.1:9/"
TEXT = {"type": "text/html", "content": "<p>Make robots move.</p>"}


@pytest.fixture
def draft(api: Client, company: Company) -> dict[str, Any]:
    """A posting that is not published."""
    made: dict[str, Any] = api("jobPosting.create", jobId=company.things["job"], description=TEXT)
    return made


def test_a_published_posting_is_there_for_everybody(api: Client, company: Company, draft: dict[str, Any]) -> None:
    before = api("job.info", id=company.things["job"])

    posting = api("jobPosting.setStatus", jobPostingId=draft["id"], status="Published")

    assert (posting["status"], posting["publishedDate"]) == ("Published", posting["updatedAt"][:10])
    assert api("jobPosting.info", jobPostingId=draft["id"]) == posting
    assert [each["id"] for each in api.all("jobPosting.list")] == [draft["id"]]
    job = api("job.info", id=company.things["job"])
    assert job["jobPostingIds"] == [draft["id"]]
    assert job["updatedAt"] > before["updatedAt"]


def test_one_that_is_taken_off_is_a_draft_again(api: Client, company: Company) -> None:
    posting = published_posting(company, company.things["job"])

    taken_off = api("jobPosting.setStatus", jobPostingId=posting, status="Draft")

    assert (taken_off["status"], taken_off["publishedDate"]) == ("Draft", None)
    assert api.all("jobPosting.list") == []
    assert api("job.info", id=company.things["job"])["jobPostingIds"] == []


def test_the_status_it_has_changes_nothing(api: Client, company: Company, draft: dict[str, Any]) -> None:
    assert api("jobPosting.setStatus", jobPostingId=draft["id"], status="Draft") == draft
    published = api("jobPosting.setStatus", jobPostingId=draft["id"], status="Published")
    events = len(left_by(company).events)

    assert api("jobPosting.setStatus", jobPostingId=draft["id"], status="Published") == published
    assert len(left_by(company).events) == events


def test_only_postings_of_open_jobs_are_published(api: Client, company: Company) -> None:
    job_id = api("job.create", **described(company, "Welder"))["id"]
    posting = api("jobPosting.create", jobId=job_id, description=TEXT)["id"]

    code, message = api.refused("jobPosting.setStatus", jobPostingId=posting, status="Published")

    assert code == "invalid_input"
    assert "`status`" in message
    assert "Draft" in message


@pytest.mark.parametrize("text", ["", " ", "<p> </p>", "<script>x</script>"])
def test_only_postings_with_a_description_are_published(api: Client, company: Company, text: str) -> None:
    empty = {"type": "text/html", "content": text}
    posting = api("jobPosting.create", jobId=company.things["job"], description=empty)["id"]

    code, message = api.refused("jobPosting.setStatus", jobPostingId=posting, status="Published")

    assert code == "invalid_input"
    assert "description" in message


def test_a_status_that_there_is_not_is_refused(api: Client, draft: dict[str, Any]) -> None:
    code, message = api.refused("jobPosting.setStatus", jobPostingId=draft["id"], status="Open")

    assert code == "invalid_input"
    assert "`status`" in message


def test_an_unknown_posting_is_not_found(api: Client) -> None:
    refused = api.refused("jobPosting.setStatus", jobPostingId=str(uuid.uuid4()), status="Draft")
    assert refused[0] == "job_posting_not_found"


def test_it_is_no_extension(company: Company, draft: dict[str, Any]) -> None:
    posting = company.plain("jobPosting.setStatus", jobPostingId=draft["id"], status="Published")
    assert posting["status"] == "Published"


def test_webhooks_tell_of_both_ways(api: Client, company: Company, draft: dict[str, Any]) -> None:
    for each in ("jobPostingPublish", "jobPostingUnpublish", "jobPostingUpdate"):
        tell(company, NOBODY, webhook_type=each)

    api("jobPosting.setStatus", jobPostingId=draft["id"], status="Published")
    listed = api.all("jobPosting.list")[0]
    api("jobPosting.setStatus", jobPostingId=draft["id"], status="Draft")

    messages = [content(delivery) for delivery in left_by(company).deliveries]
    told = sorted((message["action"], message["data"]["jobPosting"]["status"]) for message in messages)
    assert told == [
        ("jobPostingPublish", "Published"),
        ("jobPostingUnpublish", "Draft"),
        ("jobPostingUpdate", "Draft"),
        ("jobPostingUpdate", "Published"),
    ]
    assert {"jobPosting": listed} in [message["data"] for message in messages]


def test_nobody_is_told_of_postings_of_confidential_jobs(company: Company) -> None:
    tell(company, NOBODY, webhook_type="jobPostingPublish")

    published_posting(company, company.things["confidential_job"])

    assert left_by(company).deliveries == []
