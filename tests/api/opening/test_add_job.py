"""opening.addJob."""

from __future__ import annotations

import uuid
from datetime import timedelta

import pytest

from tests.api.opening.states import told, version, versions
from tests.cast import Company
from tests.client import Client
from tests.samples.jobs import described, open_job
from tests.samples.openings import opening


def test_jobs_stand_in_the_order_in_which_they_were_added(api: Client, company: Company) -> None:
    opening_id, first, second = opening(company), open_job(company, "Second"), open_job(company, "First")
    api("opening.addJob", openingId=opening_id, jobId=first)

    shown = api("opening.addJob", openingId=opening_id, jobId=second)

    assert shown["latestVersion"]["jobIds"] == [first, second]
    assert shown == api("opening.info", openingId=opening_id)
    assert told(company, opening_id) == ("opening.updated", '["job_ids"]')
    for job_id in (first, second):
        assert api("job.info", id=job_id, expand=["openings"])["openings"] == [shown]


def test_it_makes_a_new_version_that_says_the_rest_as_before(api: Client, company: Company) -> None:
    opening_id = opening(company, "ENG-104", targetHireDate="2026-09-30")
    before = version(api, opening_id)
    company.server.app.world.clock.advance(timedelta(seconds=1))

    after = api("opening.addJob", openingId=opening_id, jobId=company.things["job"])["latestVersion"]

    assert after["id"] != before["id"]
    assert after["createdAt"] > before["createdAt"]
    assert after == before | {name: after[name] for name in ("id", "createdAt", "jobIds")}
    assert versions(company, opening_id) == 2


def test_adding_a_job_that_is_there_changes_nothing(api: Client, company: Company) -> None:
    before = api("opening.info", openingId=company.things["opening"])

    assert api("opening.addJob", openingId=before["id"], jobId=company.things["job"]) == before
    assert versions(company, before["id"]) == 1


def test_a_job_that_is_archived_is_refused_unless_it_is_there_already(api: Client, company: Company) -> None:
    before, other = api("opening.info", openingId=company.things["opening"]), opening(company)
    job_id = company.things["job"]
    for status in ("Closed", "Archived"):
        api("job.setStatus", jobId=job_id, status=status)

    assert api.refused("opening.addJob", openingId=other, jobId=job_id) == (
        "invalid_input",
        "`jobId`: the job 'Controls Engineer' is archived",
    )
    assert api("opening.addJob", openingId=before["id"], jobId=job_id) == before


@pytest.mark.parametrize(("parameter", "code"), [("openingId", "opening_not_found"), ("jobId", "job_not_found")])
def test_what_is_unknown_is_refused(api: Client, company: Company, parameter: str, code: str) -> None:
    unknown = str(uuid.uuid4())
    body = {"openingId": company.things["opening"], "jobId": company.things["job"]}

    refused = api.refused("opening.addJob", **body | {parameter: unknown})

    assert refused[0] == code
    assert unknown in refused[1]


def test_a_confidential_job_makes_it_confidential(api: Client, company: Company) -> None:
    opening_id = company.things["opening"]
    assert company.plain("opening.info", openingId=opening_id)["id"] == opening_id

    api("opening.addJob", openingId=opening_id, jobId=company.things["confidential_job"])

    assert company.plain.refused("opening.info", openingId=opening_id)[0] == "opening_not_found"
    assert company.plain("job.info", id=company.things["job"], expand=["openings"])["openings"] == []


def test_a_job_that_the_key_may_not_see_is_as_good_as_unknown(company: Company) -> None:
    body = {"openingId": company.things["opening"], "jobId": company.things["confidential_job"]}

    assert company.plain.refused("opening.addJob", **body)[0] == "job_not_found"


def test_there_is_room_for_a_hundred(api: Client, company: Company) -> None:
    ids = [api("job.create", **described(company, f"Job {number}"))["id"] for number in range(100)]
    opening_id = opening(company, jobIds=ids)

    code, message = api.refused("opening.addJob", openingId=opening_id, jobId=company.things["job"])

    assert (code, message) == ("invalid_input", "`jobId`: an opening has at most 100 jobs")
