"""approval.start."""

from __future__ import annotations

import uuid
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.cast import Company
from tests.client import Client
from tests.samples.offers import approvals, approver, decide, defined, step
from tests.samples.openings import opening
from tests.samples.words import named


def draft(company: Company) -> str:
    """A job that could be opened."""
    created = company.admin(
        "job.create",
        title=named("Job"),
        teamId=company.things["department"],
        locationId=company.things["location"],
        defaultInterviewPlanId=company.things["interview_plan"],
    )
    return str(created["id"])


def test_a_job_is_opened_after_its_approval(api: Client, company: Company) -> None:
    job_id, user = draft(company), approver(company)
    defined(company, step(user), entity_type="job")
    refused = ("job_not_approved", f"The job {job_id} must be approved before it can be opened")
    assert api.refused("job.setStatus", jobId=job_id, status="Open") == refused

    approval = api("approval.start", entityType="job", entityId=job_id, note="Please")
    assert api.refused("job.setStatus", jobId=job_id, status="Open") == refused
    decide(company, approval, user)

    assert api("job.setStatus", jobId=job_id, status="Open")["status"] == "Open"


def test_a_draft_of_an_opening_is_approved_by_its_approval(api: Client, company: Company) -> None:
    opening_id, user = opening(company), approver(company)
    defined(company, step(user), entity_type="opening")
    for state in ("Approved", "Open"):
        code, message = api.refused("opening.setOpeningState", openingId=opening_id, openingState=state)
        assert (code, opening_id in message) == ("opening_not_approved", True)

    decide(company, api("approval.start", entityType="opening", entityId=opening_id), user)

    assert api("opening.info", openingId=opening_id)["openingState"] == "Approved"
    assert api("opening.setOpeningState", openingId=opening_id, openingState="Open")["openingState"] == "Open"


def test_a_rejected_job_stays_closed_to_candidates(api: Client, company: Company) -> None:
    job_id, user = draft(company), approver(company)
    defined(company, step(user), entity_type="job")
    first = api("approval.start", entityType="job", entityId=job_id)

    decide(company, first, user, "reject")

    assert api.refused("job.setStatus", jobId=job_id, status="Open")[0] == "job_not_approved"
    second = api("approval.start", entityType="job", entityId=job_id)
    assert second["id"] != first["id"]
    decide(company, second, user)
    assert api("job.setStatus", jobId=job_id, status="Open")["status"] == "Open"


def test_an_approval_that_goes_on_or_is_complete_is_answered_again(api: Client, company: Company) -> None:
    job_id, user = draft(company), approver(company)
    defined(company, step(user), entity_type="job")

    with ThreadPoolExecutor(4) as threads:
        found = list(threads.map(lambda _: api("approval.start", entityType="job", entityId=job_id), range(4)))

    assert approvals(company) == [found[0]]
    decided = decide(company, found[0], user)
    assert api("approval.start", entityType="job", entityId=job_id) == decided


def test_a_new_definition_wants_a_new_approval(api: Client, company: Company) -> None:
    job_id, user = draft(company), approver(company)
    defined(company, step(user), entity_type="job")
    decide(company, api("approval.start", entityType="job", entityId=job_id), user)
    new = defined(company, step(user), entity_type="job")

    assert api.refused("job.setStatus", jobId=job_id, status="Open")[0] == "job_not_approved"
    assert api("approval.start", entityType="job", entityId=job_id)["approvalDefinitionId"] == new["id"]
    api("approvalDefinition.archive", approvalDefinitionId=new["id"])
    assert api("job.setStatus", jobId=job_id, status="Open")["status"] == "Open"


@pytest.mark.parametrize("entity_type", ["job", "opening"])
def test_without_a_definition_it_is_refused(api: Client, company: Company, entity_type: str) -> None:
    entity_id = company.things["job"] if entity_type == "job" else opening(company)

    code, message = api.refused("approval.start", entityType=entity_type, entityId=entity_id)

    assert (code, "`entityType`" in message) == ("invalid_input", True)


@pytest.mark.parametrize("entity_type", ["job", "opening"])
def test_an_unknown_entity_is_refused(api: Client, company: Company, entity_type: str) -> None:
    defined(company, step(company.user), entity_type=entity_type)

    refused = api.refused("approval.start", entityType=entity_type, entityId=str(uuid.uuid4()))

    assert refused[0] == f"{entity_type}_not_found"


def test_offers_are_refused(api: Client, company: Company) -> None:
    code, message = api.refused("approval.start", entityType="offer", entityId=company.things["offer_version"])

    assert (code, "`entityType`" in message) == ("invalid_input", True)


def test_an_id_that_is_given_is_kept(api: Client, company: Company) -> None:
    given, first, second = str(uuid.uuid4()), opening(company), opening(company)
    defined(company, step(company.user), entity_type="opening")

    assert api("approval.start", entityType="opening", entityId=first, id=given)["id"] == given
    assert api.refused("approval.start", entityType="opening", entityId=second, id=given)[0] == "id_taken"
