"""offer.startApprovalProcess."""

from __future__ import annotations

import uuid

import pytest

from tests.cast import Company
from tests.client import Client
from tests.samples.offers import (
    another_version,
    approval_of,
    approvals,
    approver,
    decide,
    defined,
    info,
    managed,
    offer,
    redefine,
    started,
    statuses,
    step,
    version,
    waiting,
)


def test_where_nobody_has_to_agree_it_is_the_candidates_turn(api: Client, company: Company) -> None:
    made = started(company, offer(company))

    assert statuses(made) == ("WaitingOnCandidateResponse", "WaitingOnResponse", None)
    assert info(api, made) == made
    assert approvals(company) == []


def test_those_of_the_first_step_are_asked(company: Company) -> None:
    first, second, third = (approver(company) for _ in range(3))
    definition = defined(company, step(first, second, required=2), step(third))

    made = started(company, offer(company), note="The second of two.")

    assert statuses(made) == ("WaitingOnOfferApproval", "Pending", "WaitingOnApprovals")
    approval = approval_of(company, made)
    at = approval["submittedAt"]
    assert approval == {
        "id": approval["id"],
        "approvalDefinitionId": definition["id"],
        "entityId": version(made),
        "entityType": "offer",
        "createdAt": at,
        "submittedAt": at,
        "steps": [
            {
                "id": approval["steps"][0]["id"],
                "approvalsRequired": 2,
                "approvers": [
                    {"id": each["id"], "userId": user, "decision": "pending", "requestedAt": at}
                    for each, user in zip(approval["steps"][0]["approvers"], (first, second), strict=True)
                ],
            },
            {
                "id": approval["steps"][1]["id"],
                "approvalsRequired": 1,
                "approvers": [
                    {"id": approval["steps"][1]["approvers"][0]["id"], "userId": third, "decision": "pending"}
                ],
            },
        ],
    }


def test_those_of_the_versions_own_definition_are_asked(company: Company) -> None:
    managed(company)
    user, made = approver(company), offer(company)
    redefine(company, made, [step(user)])

    started(company, made)

    assert approval_of(company, made)["steps"][0]["approvers"][0]["userId"] == user


def test_a_version_keeps_the_definition_that_was_in_force_when_it_was_made(api: Client, company: Company) -> None:
    first, second = approver(company), approver(company)
    old = defined(company, step(first))
    made = offer(company)
    new = defined(company, step(second))
    api("approvalDefinition.archive", approvalDefinitionId=new["id"])

    started(company, made)

    assert approval_of(company, made)["approvalDefinitionId"] == old["id"]


def test_an_offer_that_waits_for_something_else_is_refused(api: Client, company: Company) -> None:
    pending, approval, user = waiting(company)
    rejected, other, _ = waiting(company)
    decide(company, other, other["steps"][0]["approvers"][0]["userId"], "reject")
    answered = started(company, offer(company))
    decided = offer(company)
    api("offer.setStatus", offerId=decided["id"], acceptanceStatus="Accepted")
    managed(company)
    undefined = offer(company)

    for each in (pending, rejected, answered, decided, undefined):
        before = info(api, each)
        code, message = api.refused("offer.startApprovalProcess", offerVersionId=version(each))

        assert (code, "`offerVersionId`" in message) == ("invalid_input", True)
        assert info(api, each) == before
    assert approval["steps"][0]["approvers"][0]["userId"] == user


def test_an_older_version_is_refused(api: Client, company: Company) -> None:
    made = offer(company)
    another_version(company, made["id"])

    code, message = api.refused("offer.startApprovalProcess", offerVersionId=version(made))

    assert (code, "latest version" in message) == ("invalid_input", True)


@pytest.mark.parametrize("exclude", [True, False])
def test_the_form_can_be_left_out_of_the_answer(company: Company, exclude: bool) -> None:
    assert ("formDefinition" in started(company, offer(company), excludeFormDefinition=exclude)) is not exclude


def test_an_unknown_version_is_refused(api: Client, company: Company) -> None:
    for unknown in (str(uuid.uuid4()), offer(company)["id"]):
        refused = api.refused("offer.startApprovalProcess", offerVersionId=unknown)

        assert refused == ("offer_version_not_found", f"Offer version not found: {unknown}")


def test_a_note_too_long_is_refused(api: Client, company: Company) -> None:
    code, message = api.refused("offer.startApprovalProcess", offerVersionId=version(offer(company)), note="x" * 10_001)

    assert (code, "`note`" in message) == ("invalid_input", True)
