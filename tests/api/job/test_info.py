"""job.info."""

from __future__ import annotations

import uuid
from datetime import timedelta

import pytest

from rowantree.api.shapes import opening as shapes
from tests.cast import Company
from tests.client import Client
from tests.samples.jobs import PAY, open_job, published_posting
from tests.samples.openings import closed, opening


def test_a_job_is_shown_with_its_keys_in_the_order_of_the_real_service(api: Client, company: Company) -> None:
    job = api("job.info", id=company.things["job"])

    assert list(job) == [
        "id",
        "title",
        "confidential",
        "status",
        "employmentType",
        "locationId",
        "departmentId",
        "defaultInterviewPlanId",
        "interviewPlanIds",
        "jobPostingIds",
        "customFields",
        "hiringTeam",
        "customRequisitionId",
        "brandId",
        "author",
        "createdAt",
        "updatedAt",
        "openedAt",
        "closedAt",
    ]


def test_an_unknown_job_is_not_found(api: Client) -> None:
    unknown = str(uuid.uuid4())

    assert api.refused("job.info", id=unknown) == ("job_not_found", f"Job not found: {unknown}")


def test_a_confidential_job_is_not_found_without_the_switch(company: Company) -> None:
    job_id = company.things["confidential_job"]

    assert company.admin("job.info", id=job_id)["confidential"] is True
    assert company.plain.refused("job.info", id=job_id) == ("job_not_found", f"Job not found: {job_id}")


def test_nothing_is_expanded_unless_asked_for(api: Client, company: Company) -> None:
    assert not {"location", "openings", "compensation"} & set(api("job.info", id=company.things["job"]))


def test_its_location_openings_and_pay_can_be_expanded(api: Client, company: Company) -> None:
    api("job.update", jobId=company.things["job"], compensationTiers=PAY)

    job = api("job.info", id=company.things["job"], expand=["compensation", "openings", "location"])

    assert job["location"] == api("location.info", locationId=job["locationId"])
    assert job["openings"] == []
    (tier,) = job["compensation"]["compensationTiers"]
    assert tier["tierSummary"] == "$211.4K – $290.6K • Offers Equity"
    assert [each["summary"] for each in tier["components"]] == ["$211.4K – $290.6K", "Offers Equity"]


def test_without_pay_the_expansion_is_empty(api: Client, company: Company) -> None:
    job = api("job.info", id=company.things["job"], expand=["compensation"])

    assert job["compensation"] == {"compensationTiers": []}


def test_what_cannot_be_expanded_is_refused(api: Client, company: Company) -> None:
    code, message = api.refused("job.info", id=company.things["job"], expand=["candidates"])

    assert code == "invalid_input"
    assert "`expand" in message


def test_published_postings_are_named_and_drafts_when_asked_for(api: Client, company: Company) -> None:
    job_id = company.things["job"]
    published = published_posting(company, job_id)
    draft = api("jobPosting.create", jobId=job_id, description={"type": "text/html", "content": "<p>Soon</p>"})["id"]

    assert api("job.info", id=job_id)["jobPostingIds"] == [published]
    shown = api("job.info", id=job_id, includeUnpublishedJobPostingsIds=True)
    assert shown["jobPostingIds"] == [published, draft]


def test_the_hiring_team_is_shown(api: Client, company: Company) -> None:
    member = {
        "jobId": company.things["job"],
        "teamMemberId": company.user,
        "roleId": company.things["hiring_team_role"],
    }
    api("hiringTeam.addMember", **member)

    (shown,) = api("job.info", id=company.things["job"])["hiringTeam"]

    assert (shown["userId"], shown["firstName"], shown["role"]) == (company.user, "Ada", "Recruiter")


@pytest.mark.parametrize("job_id", [None, "x", 7])
def test_an_id_is_a_uuid(api: Client, job_id: object) -> None:
    code, message = api.refused("job.info", id=job_id)

    assert code == "invalid_input"
    assert "`id`" in message


def test_it_shows_so_many_openings_and_no_more(api: Client, company: Company, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shapes, "MOST_OF_JOB", 2)
    job_id = open_job(company, "Welder")
    made = [opening(company, jobIds=[job_id]) for _ in range(3)]

    shown = api("job.info", id=job_id, expand=["openings"])["openings"]

    assert [each["id"] for each in shown] == made[:2]


def test_its_openings_are_those_that_are_for_it_the_oldest_first(api: Client, company: Company) -> None:
    job_id, other_id = company.things["job"], open_job(company, "Welder")
    both = opening(company, "Both", jobIds=[other_id, job_id])
    closed(company)
    company.server.app.world.clock.advance(timedelta(seconds=1))
    own = opening(company, "Own", jobIds=[job_id], openingState="Closed")
    api("opening.setArchived", openingId=opening(company, jobIds=[job_id]), archive=True)

    openings = api("job.info", id=job_id, expand=["openings"])["openings"]

    assert openings == [api("opening.info", openingId=each) for each in (both, own)]
    assert [each["id"] for each in api("job.info", id=other_id, expand=["openings"])["openings"]] == [both]
