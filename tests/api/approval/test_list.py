"""approval.list."""

from __future__ import annotations

import uuid

import pytest

from tests.cast import Company
from tests.client import Client
from tests.samples.offers import (
    another_version,
    approvals,
    decide,
    defined,
    offer,
    redefine,
    step,
    version,
    waiting,
)
from tests.samples.openings import opening


def test_approvals_are_listed_the_oldest_first(company: Company) -> None:
    made = [waiting(company)[1] for _ in range(3)]

    assert approvals(company) == made


def test_a_type_and_an_entity_narrow_the_list(api: Client, company: Company) -> None:
    made, of_offer, _ = waiting(company)
    waiting(company)
    job_id, opening_id = company.things["confidential_job"], opening(company)
    for each in ("job", "opening"):
        defined(company, step(company.user), entity_type=each)
    of_job = api("approval.start", entityType="job", entityId=job_id)
    of_opening = api("approval.start", entityType="opening", entityId=opening_id)

    assert len(approvals(company)) == 4
    assert approvals(company, entityType="job") == [of_job]
    assert approvals(company, entityType="offer", entityId=version(made)) == [of_offer]
    for entity_id, expected in ((version(made), of_offer), (job_id, of_job), (opening_id, of_opening)):
        assert approvals(company, entityId=entity_id) == [expected]
    assert approvals(company, entityType="opening", entityId=opening_id) == [of_opening]


def test_a_later_version_finds_the_approval_of_an_earlier_one(company: Company) -> None:
    made, approval, _ = waiting(company)
    changed = another_version(company, made["id"])

    assert approvals(company, entityId=version(changed)) == [approval]
    assert approval["entityId"] == version(made)


@pytest.mark.parametrize(
    ("entity_type", "code"),
    [
        ("offer", "offer_version_not_found"),
        ("job", "job_not_found"),
        ("opening", "opening_not_found"),
        (None, "approval_entity_not_found"),
    ],
)
def test_an_unknown_entity_is_refused(api: Client, entity_type: str | None, code: str) -> None:
    unknown = str(uuid.uuid4())
    which = {} if entity_type is None else {"entityType": entity_type}

    refused = api.refused("approval.list", entityId=unknown, **which)

    assert (refused[0], unknown in refused[1]) == (code, True)


def test_an_entity_of_another_type_is_refused(api: Client, company: Company) -> None:
    made, _, _ = waiting(company)

    assert api.refused("approval.list", entityType="job", entityId=version(made))[0] == "job_not_found"
    assert api.refused("approval.list", entityType="offer", entityId=made["id"])[0] == "offer_version_not_found"


def test_a_sync_brings_what_has_changed(api: Client, company: Company) -> None:
    (_, first, user), _ = waiting(company), waiting(company)
    _, token = api.run("approval.list")

    decided = decide(company, first, user)

    assert api.all("approval.list", syncToken=token) == [decided]


def test_what_is_about_something_confidential_is_for_few(api: Client, company: Company) -> None:
    hidden = company.things["confidential_approval"]
    made, shown, _ = waiting(company)

    assert [each["id"] for each in company.plain.all("approval.list")] == [shown["id"]]
    assert {each["id"] for each in approvals(company)} == {hidden, shown["id"]}
    api("job.update", jobId=company.things["confidential_job"], confidential=False)
    assert {each["id"] for each in company.plain.all("approval.list")} == {hidden, shown["id"]}
    job = api("application.info", applicationId=made["applicationId"])["job"]["id"]
    api("job.update", jobId=job, confidential=True)
    assert [each["id"] for each in company.plain.all("approval.list")] == [hidden]
    assert company.plain.refused("approval.list", entityId=version(made))[0] == "approval_entity_not_found"


def test_a_transfer_takes_the_approval_along(api: Client, company: Company) -> None:
    made = offer(company)
    redefine(company, made, [step(company.user)], submitApprovalRequest=True)
    stages = api.all("interviewStage.list", interviewPlanId=company.things["interview_plan"])

    api(
        "application.transfer",
        applicationId=made["applicationId"],
        jobId=company.things["confidential_job"],
        interviewPlanId=company.things["interview_plan"],
        interviewStageId=stages[3]["id"],
    )

    assert company.plain.all("approval.list") == []
    assert company.plain.refused("offer.info", offerId=made["id"])[0] == "offer_not_found"
    assert company.plain.all("offer.list") == []
    assert len(approvals(company)) == 1
