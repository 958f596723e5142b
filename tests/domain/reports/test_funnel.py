"""The funnel: every number of a small history counted by hand, and of a random one counted again."""

from __future__ import annotations

import random
from collections import Counter
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.cast import Company
from tests.client import Client
from tests.domain.reports.histories import came, columns, rows
from tests.samples.jobs import open_job
from tests.samples.plans import STAGES

MAY = datetime(2026, 5, 4, 9, 0, tzinfo=UTC)
A_DAY = timedelta(days=1)
NUMBERS = ("Stage type", "Entered", "Still there", "Went on", "Archived", "Conversion (%)")


def way(*titles: str, since: datetime = MAY) -> list[tuple[str, datetime]]:
    """A stay of a day in each of these stages."""
    return [(title, since + number * A_DAY) for number, title in enumerate(titles)]


def test_each_application_is_counted_once_in_every_step_it_came_to(company: Company) -> None:
    came(company, *way("New lead"))
    came(company, *way("New lead", "Application review", "Archived"))
    came(company, *way("New lead", "Application review", "Recruiter screen", "Onsite", "Archived"))
    came(company, *way("New lead", "Application review", "Onsite"))
    came(company, *way("New lead", "Application review", "Onsite", "Offer", "Hired"))

    found = rows(company, "funnel")

    assert columns(found, *NUMBERS) == [
        ("Lead", 5, 1, 4, 0, 100.0),
        ("PreInterviewScreen", 4, 0, 3, 1, 75.0),
        ("Active", 3, 1, 1, 1, 50.0),
        ("Offer", 1, 0, 1, 0, 100.0),
        ("Hired", 1, 1, 0, 0, ""),
    ]
    assert {row["Job"] for row in found} == {"Controls Engineer"}
    assert {row["Job ID"] for row in found} == {company.things["job"]}


def test_who_comes_back_is_not_counted_again(company: Company) -> None:
    came(company, *way("Onsite", "Application review", "Onsite"))

    assert columns(rows(company, "funnel"), *NUMBERS) == [
        ("PreInterviewScreen", 1, 0, 1, 0, 100.0),
        ("Active", 1, 1, 0, 0, ""),
    ]


def test_who_was_archived_and_goes_on_is_not_archived(company: Company) -> None:
    came(company, *way("Onsite", "Archived", "Onsite", "Offer"))

    assert columns(rows(company, "funnel"), *NUMBERS) == [
        ("Active", 1, 0, 1, 0, 100.0),
        ("Offer", 1, 1, 0, 0, ""),
    ]


def test_who_is_archived_twice_in_a_row_was_archived_from_where_they_were_before(company: Company) -> None:
    came(company, *way("New lead", "Onsite", "Archived", "Archived"))

    assert columns(rows(company, "funnel"), *NUMBERS) == [
        ("Lead", 1, 0, 1, 0, 100.0),
        ("Active", 1, 0, 0, 1, 0.0),
    ]


def test_only_applications_of_the_period_are_counted(company: Company) -> None:
    for day in (3, 4, 5, 6):
        came(company, *way("New lead", since=datetime(2026, 5, day, 0, 0, tzinfo=UTC)))
    came(company, *way("New lead", since=datetime(2026, 5, 5, 23, 59, 59, 999000, tzinfo=UTC)))

    found = rows(company, "funnel", period={"from": "2026-05-04", "to": "2026-05-05"})

    assert columns(found, "Entered") == [(3,)]


def test_a_period_begins_at_midnight_in_the_time_zone_of_the_organization(api: Client, company: Company) -> None:
    api("organization.update", timezone="America/New_York")
    came(company, *way("New lead", since=datetime(2026, 5, 5, 3, 59, tzinfo=UTC)))
    came(company, *way("New lead", since=datetime(2026, 5, 5, 4, 0, tzinfo=UTC)))

    assert columns(rows(company, "funnel", period={"from": "2026-05-05"}), "Entered") == [(1,)]
    assert columns(rows(company, "funnel", period={"to": "2026-05-04"}), "Entered") == [(1,)]


def test_the_last_days_end_with_today(company: Company) -> None:
    midnight = company.server.app.world.clock.now().replace(hour=0, minute=0, second=0, microsecond=0)
    for days in (3, 2, 1, 0):
        came(company, *way("New lead", since=midnight - days * A_DAY))

    assert columns(rows(company, "funnel", period={"lastDays": 3}), "Entered") == [(3,)]


def test_jobs_and_departments_narrow_what_is_counted(api: Client, company: Company) -> None:
    other, team = open_job(company, "Welder"), api("department.create", name="Welding")["id"]
    api("department.move", departmentId=team, parentId=company.things["department"])
    api("job.update", jobId=other, teamId=team)
    elsewhere = open_job(company, "Cook")
    api("job.update", jobId=elsewhere, teamId=api("department.create", name="Kitchen")["id"])
    for job in (company.things["job"], other, elsewhere):
        came(company, *way("New lead"), jobId=job)

    def counted(**parameters: Any) -> list[str]:
        return [row["Job"] for row in rows(company, "funnel", **parameters)]

    assert counted() == ["Controls Engineer", "Cook", "Welder"]
    assert counted(jobIds=[other]) == ["Welder"]
    assert counted(departmentIds=[team]) == ["Welder"]
    assert counted(departmentIds=[company.things["department"]]) == ["Controls Engineer", "Welder"]
    assert counted(departmentIds=[team], jobIds=[elsewhere]) == []


def test_stages_of_a_group_are_one_step_under_its_title_and_others_one_under_their_type(
    api: Client, company: Company
) -> None:
    group = company.things["interview_stage_group"]
    more = [("Panel", group), ("Talk", group), ("Walk", None)]
    stages = [*STAGES, *({"title": title, "type": "Active", "interviewStageGroupId": of} for title, of in more)]
    company.things["interview_plan"] = api("interviewPlan.create", title="Grouped", stages=stages)["id"]
    api("job.update", jobId=company.things["job"], defaultInterviewPlanId=company.things["interview_plan"])
    came(company, *way("Onsite", "Panel", "Talk", "Walk"))

    assert columns(rows(company, "funnel"), "Step", "Stage type", "Entered") == [
        ("Interviews", "Active", 1),
        ("Take-home tasks", "Active", 1),
        ("Active", "Active", 1),
    ]


def test_what_is_confidential_is_counted_for_keys_that_may_see_it(company: Company) -> None:
    came(company, *way("New lead"), jobId=company.things["confidential_job"])

    assert [row["Job"] for row in rows(company, "funnel")] == ["Head of Actuators"]
    assert rows(company, "funnel", company.plain) == []


@pytest.mark.parametrize("seed", range(4))
def test_it_is_what_a_plain_recount_says(company: Company, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 the same each time
    types = {each["title"]: each["type"] for each in STAGES}
    ways = [way(*chance.choices(list(types), k=chance.randint(1, 6))) for _ in range(25)]
    ways = [each for each in ways if types[each[0][0]] != "Archived"]
    for each in ways:
        came(company, *each)

    entered, still, archived = Counter[str](), Counter[str](), Counter[str]()
    for each in ways:
        been = [types[title] for title, _ in each]
        entered.update(set(been) - {"Archived"})
        if been[-1] == "Archived":
            archived[next(kind for kind in reversed(been) if kind != "Archived")] += 1
        else:
            still[been[-1]] += 1
    found = rows(company, "funnel")
    assert columns(found, "Stage type", "Entered", "Still there", "Archived") == [
        (kind, entered[kind], still[kind], archived[kind])
        for kind in ("Lead", "PreInterviewScreen", "Active", "Offer", "Hired")
        if entered[kind]
    ]
    assert all(row["Went on"] == row["Entered"] - row["Still there"] - row["Archived"] for row in found)
