"""Open roles: every number counted by hand."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from tests.cast import Company
from tests.client import Client
from tests.domain.reports.histories import columns, rows
from tests.samples.applications import apply, stage
from tests.samples.jobs import open_job

DAY = timedelta(days=1)


def opening(company: Company, *jobs: str, **more: Any) -> str:
    """The id of a new opening that is open for these jobs."""
    opening_id = str(company.admin("opening.create", jobIds=list(jobs), **more)["id"])
    company.admin("opening.setOpeningState", openingId=opening_id, openingState="Open")
    return opening_id


def test_an_open_job_is_there_with_its_age_and_those_who_are_considered(api: Client, company: Company) -> None:
    job = company.things["job"]
    opened = company.server.app.world.clock.now().date()
    company.server.app.world.clock.advance(3 * DAY)
    apply(company)
    apply(company, interviewStageId=stage(company, "Onsite"))
    gone = apply(company)["id"]
    api(
        "application.changeStage",
        applicationId=gone,
        interviewStageId=stage(company, "Archived"),
        archiveReasonId=company.things["archive_reason"],
    )

    assert rows(company, "openRoles") == [
        {
            "Job": "Controls Engineer",
            "Job ID": job,
            "Opening": "",
            "Opening ID": "",
            "Opened on": opened.isoformat(),
            "Age (days)": 3,
            "Active applications": 2,
            "Target hire date": "",
            "Target start date": "",
        }
    ]


def test_an_opening_is_a_row_of_each_of_its_open_jobs(api: Client, company: Company) -> None:
    job, welder, closed = company.things["job"], open_job(company, "Welder"), open_job(company, "Cook")
    api("job.setStatus", jobId=closed, status="Closed")
    first = opening(company, job, welder, closed, identifier="R-1", targetHireDate="2026-12-24")
    second = opening(company, job, identifier="R-0", targetStartDate="2027-01-04")

    found = rows(company, "openRoles")

    assert columns(found, "Job", "Opening", "Opening ID", "Target hire date", "Target start date") == [
        ("Controls Engineer", "R-0", second, "", "2027-01-04"),
        ("Controls Engineer", "R-1", first, "2026-12-24", ""),
        ("Welder", "R-1", first, "2026-12-24", ""),
    ]


def test_an_opening_that_is_not_open_is_not_there(api: Client, company: Company) -> None:
    opening_id = opening(company, company.things["job"], identifier="R-1")
    api("opening.setOpeningState", openingId=opening_id, openingState="Approved")

    assert columns(rows(company, "openRoles"), "Job", "Opening") == [("Controls Engineer", "")]


def test_days_are_those_of_the_organization(api: Client, company: Company) -> None:
    clock = company.server.app.world.clock
    api("organization.update", timezone="Asia/Tokyo")
    noon = clock.now().replace(hour=14, minute=30, second=0, microsecond=0) + DAY  # 23:30 in Tokyo
    clock.advance(noon - clock.now())
    company.things["job"]
    clock.advance(timedelta(hours=1))

    (found,) = rows(company, "openRoles")

    assert (found["Opened on"], found["Age (days)"]) == (noon.date().isoformat(), 1)


def test_what_is_confidential_is_there_for_keys_that_may_see_it(company: Company) -> None:
    opening(company, company.things["confidential_job"], identifier="C-1")

    assert columns(rows(company, "openRoles"), "Job", "Opening") == [("Head of Actuators", "C-1")]
    assert rows(company, "openRoles", company.plain) == []
