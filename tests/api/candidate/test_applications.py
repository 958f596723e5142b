"""Candidates and their applications: what each shows of the other."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from tests.cast import Company
from tests.client import Client
from tests.samples.jobs import open_job


def test_a_candidate_shows_its_applications_the_oldest_first(api: Client, company: Company) -> None:
    candidate_id = company.things["candidate"]
    assert api("candidate.info", id=candidate_id)["applicationIds"] == []

    made = []
    for title in ("Welder", "Machinist", "Fitter"):
        company.server.app.world.clock.advance(timedelta(seconds=1))
        job_id = open_job(company, title)
        made.append(api("application.create", candidateId=candidate_id, jobId=job_id)["id"])

    assert api("candidate.info", id=candidate_id)["applicationIds"] == made
    assert [each["applicationIds"] for each in api.all("candidate.list")] == [made]
    assert [each["applicationIds"] for each in api("candidate.search", name="Ashgrove")] == [made]


def test_an_application_for_a_confidential_job_is_seen_only_with_the_switch(company: Company) -> None:
    candidate_id = company.things["candidate"]
    hidden = company.admin("application.create", candidateId=candidate_id, jobId=company.things["confidential_job"])

    assert company.admin("candidate.info", id=candidate_id)["applicationIds"] == [hidden["id"]]
    assert company.plain("candidate.info", id=candidate_id)["applicationIds"] == []


@pytest.mark.parametrize(
    "change",
    [
        {"name": "Wilhelmina Pell"},
        {"email": "pell@example.com"},
        {"alternateEmail": "pell@example.com"},
        {"phoneNumber": "+1 412 555 0100"},
    ],
)
def test_applications_come_in_the_next_sync_when_what_they_show_of_the_candidate_changes(
    api: Client, company: Company, change: dict[str, Any]
) -> None:
    application_id = company.things["application"]
    _, token = api.run("application.list")
    before = api("application.info", applicationId=application_id)
    company.server.app.world.clock.advance(timedelta(seconds=1))

    api("candidate.update", candidateId=company.things["candidate"], **change)

    (listed,) = api.all("application.list", syncToken=token)
    assert listed["id"] == application_id
    assert listed["updatedAt"] == before["updatedAt"]


def test_applications_do_not_come_when_something_else_changes(api: Client, company: Company) -> None:
    company.things["application"]
    _, token = api.run("application.list")

    api("candidate.update", candidateId=company.things["candidate"], githubUrl="https://example.com/pell")

    assert api.all("application.list", syncToken=token) == []


def test_others_applications_do_not_come(api: Client, company: Company) -> None:
    other = api("candidate.create", name="Osei Mensah-Bonsu")
    company.things["application"]
    _, token = api.run("application.list")

    api("candidate.update", candidateId=other["id"], name="Osei Bonsu")

    assert api.all("application.list", syncToken=token) == []
