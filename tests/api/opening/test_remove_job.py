"""opening.removeJob."""

from __future__ import annotations

import uuid

import pytest

from tests.api.opening.states import told, versions
from tests.cast import Company
from tests.client import Client
from tests.samples.jobs import open_job
from tests.samples.openings import opening


def test_the_others_stay_in_their_order(api: Client, company: Company) -> None:
    jobs = [open_job(company, title) for title in ("One", "Two", "Three")]
    opening_id = opening(company, jobIds=jobs)

    shown = api("opening.removeJob", openingId=opening_id, jobId=jobs[1])

    assert shown["latestVersion"]["jobIds"] == [jobs[0], jobs[2]]
    assert shown == api("opening.info", openingId=opening_id)
    assert versions(company, opening_id) == 2
    assert told(company, opening_id) == ("opening.updated", '["job_ids"]')
    assert api("job.info", id=jobs[1], expand=["openings"])["openings"] == []


def test_removing_a_job_that_is_not_there_changes_nothing(api: Client, company: Company) -> None:
    before = api("opening.info", openingId=company.things["opening"])

    assert api("opening.removeJob", openingId=before["id"], jobId=open_job(company, "Welder")) == before
    assert versions(company, before["id"]) == 1


def test_a_job_that_was_archived_can_be_removed(api: Client, company: Company) -> None:
    opening_id = company.things["opening"]
    for status in ("Closed", "Archived"):
        api("job.setStatus", jobId=company.things["job"], status=status)

    shown = api("opening.removeJob", openingId=opening_id, jobId=company.things["job"])

    assert shown["latestVersion"]["jobIds"] == []


@pytest.mark.parametrize(("parameter", "code"), [("openingId", "opening_not_found"), ("jobId", "job_not_found")])
def test_what_is_unknown_is_refused(api: Client, company: Company, parameter: str, code: str) -> None:
    unknown = str(uuid.uuid4())
    body = {"openingId": company.things["opening"], "jobId": company.things["job"]}

    refused = api.refused("opening.removeJob", **body | {parameter: unknown})

    assert refused[0] == code
    assert unknown in refused[1]


def test_it_stays_confidential_while_one_of_its_jobs_is(api: Client, company: Company) -> None:
    secret, another = company.things["confidential_job"], open_job(company, "Head of Grippers", confidential=True)
    opening_id = opening(company, jobIds=[secret, another, company.things["job"]])

    def is_hidden() -> bool:
        return not company.plain.answer("opening.info", {"openingId": opening_id}).body["success"]

    hidden = [is_hidden()]
    for job_id in (company.things["job"], secret, another):
        api("opening.removeJob", openingId=opening_id, jobId=job_id)
        hidden.append(is_hidden())

    assert hidden == [True, True, True, False]
