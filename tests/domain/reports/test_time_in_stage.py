"""Time in stage: every number of a small history counted by hand, and of a random one counted again."""

from __future__ import annotations

import random
from collections import defaultdict
from datetime import UTC, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise
from statistics import median

import pytest

from tests.cast import Company
from tests.domain.reports.histories import came, columns, rows
from tests.samples.plans import STAGES

MAY = datetime(2026, 5, 4, 9, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
NUMBERS = ("Stage", "Stays", "Mean (days)", "Median (days)", "90th percentile (days)")


def days(took: Decimal) -> float:
    """Milliseconds in days, as reports show them."""
    return float((took / 86_400_000).quantize(Decimal("0.01"), ROUND_HALF_UP))


def test_the_mean_the_median_and_the_percentile_of_what_stays_took(company: Company) -> None:
    for took in (1, 2, 4):
        came(company, ("Onsite", MAY), ("Offer", MAY + took * DAY))

    assert columns(rows(company, "timeInStage"), *NUMBERS) == [("Onsite", 3, 2.33, 2.0, 4.0)]


def test_the_median_of_an_even_number_is_between_the_two_in_the_middle(company: Company) -> None:
    for took in (6, 12, 30, 60):
        came(company, ("Onsite", MAY), ("Offer", MAY + took * HOUR))

    assert columns(rows(company, "timeInStage"), *NUMBERS) == [("Onsite", 4, 1.13, 0.88, 2.5)]


def test_nine_in_ten_took_no_longer_than_the_percentile(company: Company) -> None:
    for took in range(1, 11):
        came(company, ("Onsite", MAY), ("Offer", MAY + took * DAY))

    (found,) = rows(company, "timeInStage")

    assert found["90th percentile (days)"] == 9.0


def test_a_stay_that_has_not_ended_is_not_counted_nor_where_applications_end(company: Company) -> None:
    came(company, ("New lead", MAY), ("Archived", MAY + DAY), ("Hired", MAY + 2 * DAY), ("Offer", MAY + 3 * DAY))

    found = rows(company, "timeInStage")

    assert columns(found, "Job", "Stage", "Stage type", "Stays") == [("Controls Engineer", "New lead", "Lead", 1)]


def test_a_stay_belongs_to_the_period_that_it_ends_in(company: Company) -> None:
    came(company, ("New lead", MAY), ("Onsite", MAY + 2 * DAY), ("Offer", MAY + 9 * DAY))

    assert columns(rows(company, "timeInStage", period={"to": "2026-05-06"}), "Stage") == [("New lead",)]
    assert columns(rows(company, "timeInStage", period={"from": "2026-05-07"}), "Stage") == [("Onsite",)]


def test_stages_are_in_the_order_of_their_types_and_of_the_plan(company: Company) -> None:
    titles = ("Onsite", "Recruiter screen", "New lead", "Application review", "Offer")
    came(company, *((title, MAY + number * HOUR) for number, title in enumerate((*titles, "Archived"))))

    assert [row["Stage"] for row in rows(company, "timeInStage")] == [
        "New lead",
        "Application review",
        "Recruiter screen",
        "Onsite",
        "Offer",
    ]


def test_what_is_confidential_is_counted_for_keys_that_may_see_it(company: Company) -> None:
    came(company, ("Onsite", MAY), ("Offer", MAY + DAY), jobId=company.things["confidential_job"])

    assert columns(rows(company, "timeInStage"), "Job", "Stays") == [("Head of Actuators", 1)]
    assert rows(company, "timeInStage", company.plain) == []


@pytest.mark.parametrize("seed", range(4))
def test_it_is_what_a_plain_recount_says(company: Company, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 the same each time
    titles = [each["title"] for each in STAGES if each["type"] != "Archived"]
    took: defaultdict[str, list[int]] = defaultdict(list)
    for _ in range(20):
        at, stays = MAY, []
        for title in chance.choices(titles, k=chance.randint(2, 7)):
            stays.append((title, at))
            at += timedelta(milliseconds=chance.choice((0, 1, 999, chance.randrange(10**10))))
        came(company, *stays)
        for (title, entered), (_, left) in pairwise(stays):
            if title != "Hired":
                took[title].append((left - entered) // timedelta(milliseconds=1))

    assert columns(rows(company, "timeInStage"), *NUMBERS) == [
        (
            title,
            len(took[title]),
            days(Decimal(sum(took[title])) / len(took[title])),
            days(median(map(Decimal, took[title]))),
            days(Decimal(sorted(took[title])[-(-9 * len(took[title]) // 10) - 1])),
        )
        for title in titles
        if took[title]
    ]
