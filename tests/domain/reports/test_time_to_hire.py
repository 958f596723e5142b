"""Time to hire: every number counted by hand."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from tests.cast import Company
from tests.domain.reports.histories import came, columns, rows
from tests.samples.jobs import open_job

MAY = datetime(2026, 5, 4, 9, 0, tzinfo=UTC)
DAY = timedelta(days=1)
NUMBERS = ("Job", "Hired", "Mean (days)", "Median (days)")


def hired(company: Company, after: float, since: datetime = MAY, **more: object) -> None:
    """Somebody who is hired so many days after they applied."""
    came(company, ("New lead", since), ("Hired", since + after * DAY), **more)


def test_it_runs_from_the_application_to_the_hire(company: Company) -> None:
    welder = open_job(company, "Welder")
    for after in (10, 20, 45.5):
        hired(company, after)
    hired(company, 7, jobId=welder)
    came(company, ("New lead", MAY), ("Offer", MAY + DAY))

    assert columns(rows(company, "timeToHire"), *NUMBERS) == [
        ("Controls Engineer", 3, 25.17, 20.0),
        ("Welder", 1, 7.0, 7.0),
    ]


def test_who_is_not_hired_any_more_is_not_counted(company: Company) -> None:
    came(company, ("New lead", MAY), ("Hired", MAY + DAY), ("Archived", MAY + 2 * DAY))

    assert rows(company, "timeToHire") == []


def test_the_first_time_counts(company: Company) -> None:
    came(company, ("New lead", MAY), ("Hired", MAY + DAY), ("Offer", MAY + 2 * DAY), ("Hired", MAY + 30 * DAY))

    assert columns(rows(company, "timeToHire"), "Hired", "Mean (days)") == [(1, 1.0)]
    assert rows(company, "timeToHire", period={"from": "2026-06-01"}) == []


def test_a_hire_belongs_to_the_period_in_which_it_was_made(company: Company) -> None:
    hired(company, 10)
    hired(company, 40)

    assert columns(rows(company, "timeToHire", period={"to": "2026-05-31"}), "Median (days)") == [(10.0,)]
    assert columns(rows(company, "timeToHire", period={"from": "2026-06-01"}), "Median (days)") == [(40.0,)]


def test_who_was_hired_before_they_applied_took_no_time(company: Company) -> None:
    came(company, ("New lead", MAY), ("Hired", MAY + DAY), createdAt="2026-05-20T09:00:00Z")

    assert columns(rows(company, "timeToHire"), *NUMBERS) == [("Controls Engineer", 1, 0.0, 0.0)]


def test_what_is_confidential_is_counted_for_keys_that_may_see_it(company: Company) -> None:
    hired(company, 1, jobId=company.things["confidential_job"])

    assert columns(rows(company, "timeToHire"), "Job") == [("Head of Actuators",)]
    assert rows(company, "timeToHire", company.plain) == []
