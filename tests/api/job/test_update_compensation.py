"""job.updateCompensation. How pay reads, and what cannot be paid, is in tests/domain/test_compensation.py."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import Any

import pytest

from tests.cast import Company
from tests.client import Client, Results
from tests.samples.jobs import PAY
from tests.samples.settings import NOBODY
from tests.samples.words import Body
from tests.told import tell
from tests.webhooks.deliveries import content, left_by

ZONES: list[Body] = [PAY[0] | {"title": "Zone A"}, PAY[0] | {"title": "Zone B"}]


@pytest.fixture
def job_id(company: Company) -> str:
    """An open job."""
    return company.things["job"]


def pay(api: Client, job_id: str, tiers: list[Body]) -> Results:
    """The job with these tiers."""
    return api("job.updateCompensation", jobId=job_id, compensationTiers=tiers)


def without_ids(shown: Any) -> Any:
    """What is shown without ids."""
    if isinstance(shown, dict):
        return {name: without_ids(value) for name, value in shown.items() if name != "id"}
    return [without_ids(each) for each in shown] if isinstance(shown, list) else shown


def test_the_answer_is_the_job_with_its_tiers(api: Client, job_id: str) -> None:
    answer = pay(api, job_id, PAY)

    tiers = answer.pop("compensationTiers")
    assert without_ids(tiers) == [
        {
            "tierSummary": "$211.4K – $290.6K • Offers Equity",
            "title": None,
            "additionalInformation": None,
            "components": [
                {
                    "summary": "$211.4K – $290.6K",
                    "compensationType": "Salary",
                    "interval": "1 YEAR",
                    "currencyCode": "USD",
                    "minValue": 211400,
                    "maxValue": 290600,
                },
                {
                    "summary": "Offers Equity",
                    "compensationType": "EquityPercentage",
                    "interval": "NONE",
                    "currencyCode": None,
                    "minValue": None,
                    "maxValue": None,
                },
            ],
        }
    ]
    assert answer == api("job.info", id=job_id)
    assert api("job.info", id=job_id, expand=["compensation"])["compensation"] == {"compensationTiers": tiers}


def test_postings_without_tiers_of_their_own_show_them(api: Client, company: Company, job_id: str) -> None:
    pay(api, job_id, ZONES)

    posting = api("jobPosting.info", jobPostingId=company.things["job_posting"])
    summary = "$211.4K – $290.6K • Offers Equity • Multiple Ranges"
    assert posting["compensation"]["compensationTierSummary"] == summary


def test_new_tiers_take_the_place_of_those_before(api: Client, job_id: str) -> None:
    before = pay(api, job_id, PAY)["compensationTiers"]

    after = pay(api, job_id, ZONES)["compensationTiers"]

    assert [each["title"] for each in after] == ["Zone A", "Zone B"]
    assert before[0]["id"] not in [each["id"] for each in after]


def test_tiers_that_say_the_same_change_nothing(api: Client, company: Company, job_id: str) -> None:
    before = pay(api, job_id, PAY)
    company.server.app.world.clock.advance(timedelta(seconds=1))

    assert pay(api, job_id, PAY) == before


def test_a_webhook_tells_of_the_job(api: Client, company: Company, job_id: str) -> None:
    tell(company, NOBODY, webhook_type="jobUpdate")

    answer = pay(api, job_id, PAY)

    (delivery,) = left_by(company).deliveries
    del answer["compensationTiers"]
    assert content(delivery)["data"] == {"job": answer}


def test_several_tiers_need_titles(api: Client, job_id: str) -> None:
    code, message = api.refused("job.updateCompensation", jobId=job_id, compensationTiers=[*PAY, *PAY])

    assert code == "invalid_input"
    assert message == "`compensationTiers[0].title` is required where there are several tiers"


@pytest.mark.parametrize(
    "tiers", [[], None, PAY * 21, [{"components": []}], [{}], [{"components": [{"compensationType": "Salary"}]}]]
)
def test_what_cannot_be_is_refused_by_name(api: Client, job_id: str, tiers: Any) -> None:
    code, message = api.refused("job.updateCompensation", jobId=job_id, compensationTiers=tiers)

    assert code == "invalid_input"
    assert "`compensationTiers" in message


def test_an_unknown_job_is_refused(api: Client) -> None:
    unknown = str(uuid.uuid4())

    code, message = api.refused("job.updateCompensation", jobId=unknown, compensationTiers=PAY)

    assert code == "job_not_found"
    assert unknown in message
