"""offer.approve."""

from __future__ import annotations

import uuid
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.cast import Company
from tests.client import Client, Results
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

APPROVED = ("WaitingOnCandidateResponse", "WaitingOnResponse", "Approved")
WAITING = ("WaitingOnOfferApproval", "Pending", "WaitingOnApprovals")


def approve(company: Company, offer: Results, user: str, number: int = 0) -> Results:
    """An offer after a user has agreed to a step."""
    steps = approval_of(company, offer)["steps"]
    return company.admin(
        "offer.approve", offerVersionId=version(offer), approvalStepId=steps[number]["id"], userId=user
    )


def test_an_approver_agrees_to_the_only_step(api: Client, company: Company) -> None:
    made, _, user = waiting(company)

    approved = approve(company, made, user)

    assert statuses(approved) == APPROVED
    assert info(api, made) == approved
    approval = approval_of(company, made)
    (said,) = approval["steps"][0]["approvers"]
    assert (said["decision"], said["decidedAt"]) == ("approve", approval["completedAt"])
    assert approval["steps"][0]["completedAt"] == approval["completedAt"]


def test_the_next_step_begins_when_enough_have_agreed(company: Company) -> None:
    first, second, third, last = (approver(company) for _ in range(4))
    made = offer(company)
    redefine(company, made, [step(first, second, third, required=2), step(last)], submitApprovalRequest=True)
    made = info(company.admin, made)

    assert statuses(approve(company, made, first)) == WAITING
    assert "completedAt" not in approval_of(company, made)["steps"][0]
    assert statuses(approve(company, made, third)) == WAITING
    one, two = approval_of(company, made)["steps"]
    assert "completedAt" in one
    assert two["approvers"][0]["requestedAt"] == one["completedAt"]
    assert [each["decision"] for each in one["approvers"]] == ["approve", "pending", "approve"]

    assert statuses(approve(company, made, last, 1)) == APPROVED
    assert "completedAt" in approval_of(company, made)


def test_to_agree_twice_changes_nothing(company: Company) -> None:
    first, second = approver(company), approver(company)
    made = offer(company)
    redefine(company, made, [step(first, second, required=2)], submitApprovalRequest=True)
    approve(company, made, first)
    before = approval_of(company, made)

    approve(company, made, first)

    assert approval_of(company, made) == before


def test_who_agrees_at_once_is_counted(company: Company) -> None:
    users = [approver(company) for _ in range(4)]
    made = offer(company)
    redefine(company, made, [step(*users, required=4)], submitApprovalRequest=True)

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(lambda user: approve(company, made, user), users))

    assert statuses(info(company.admin, made)) == APPROVED
    assert {each["decision"] for each in approval_of(company, made)["steps"][0]["approvers"]} == {"approve"}


def test_a_step_that_is_not_the_current_one_is_refused(api: Client, company: Company) -> None:
    first, second = approver(company), approver(company)
    made = offer(company)
    redefine(company, made, [step(first), step(second)], submitApprovalRequest=True)
    later = approval_of(company, made)["steps"][1]["id"]

    for each in (later, str(uuid.uuid4())):
        code, message = api.refused("offer.approve", offerVersionId=version(made), approvalStepId=each, userId=second)

        assert (code, "`approvalStepId`" in message) == ("invalid_input", True)
    approve(company, made, first)
    over = api.refused(
        "offer.approve",
        offerVersionId=version(made),
        approvalStepId=approval_of(company, made)["steps"][0]["id"],
        userId=second,
    )
    assert over[0] == "invalid_input"


def test_who_is_no_approver_of_the_step_is_refused(api: Client, company: Company) -> None:
    made, approval, _ = waiting(company)

    for each in (company.user, str(uuid.uuid4())):
        code, message = api.refused(
            "offer.approve",
            offerVersionId=version(made),
            approvalStepId=approval["steps"][0]["id"],
            userId=each,
        )

        assert (code, "`userId`" in message) == ("invalid_input", True)


@pytest.mark.parametrize(("given", "missing"), [("approvalStepId", "userId"), ("userId", "approvalStepId")])
def test_a_step_and_a_user_go_together(api: Client, company: Company, given: str, missing: str) -> None:
    made, _, _ = waiting(company)

    code, message = api.refused("offer.approve", offerVersionId=version(made), **{given: str(uuid.uuid4())})

    assert (code, message) == ("invalid_input", f"`{missing}` is required with `{given}`")


def test_a_step_where_nobody_was_asked_is_refused(api: Client, company: Company) -> None:
    code, message = api.refused(
        "offer.approve",
        offerVersionId=version(offer(company)),
        approvalStepId=str(uuid.uuid4()),
        userId=company.user,
    )

    assert (code, "`approvalStepId`" in message) == ("invalid_input", True)


def test_without_a_step_the_offer_is_approved_whoever_has_agreed(company: Company) -> None:
    first, second = approver(company), approver(company)
    made = offer(company)
    redefine(company, made, [step(first), step(second)], submitApprovalRequest=True)

    approved = company.admin("offer.approve", offerVersionId=version(made))

    assert statuses(approved) == APPROVED
    approval = approval_of(company, made)
    assert [each["completedAt"] for each in approval["steps"]] == [approval["completedAt"]] * 2
    assert {each["decision"] for one in approval["steps"] for each in one["approvers"]} == {"pending"}


def test_an_offer_is_approved_wherever_it_waits(api: Client, company: Company) -> None:
    rejected, approval, user = waiting(company)
    decide(company, approval, user, "reject")
    skipped = started(company, offer(company))
    plain = offer(company)
    defined(company, step(company.user))
    unasked = offer(company)
    managed(company)
    undefined = offer(company)

    for each in (rejected, skipped, plain, unasked, undefined):
        assert statuses(api("offer.approve", offerVersionId=version(each))) == APPROVED
        assert "completedAt" in approval_of(company, each)


def test_an_offer_that_is_approved_stays_as_it_is(api: Client, company: Company) -> None:
    made = offer(company)
    approved = api("offer.approve", offerVersionId=version(made))
    before = approvals(company)

    assert api("offer.approve", offerVersionId=version(made)) == approved
    accepted = api("offer.setStatus", offerId=made["id"], acceptanceStatus="Accepted")
    assert api("offer.approve", offerVersionId=version(made)) == accepted
    assert approvals(company) == before


def test_an_offer_that_is_decided_is_refused(api: Client, company: Company) -> None:
    made = offer(company)
    api("offer.setStatus", offerId=made["id"], acceptanceStatus="Accepted")

    code, message = api.refused("offer.approve", offerVersionId=version(made))

    assert (code, message) == ("invalid_input", "`offerVersionId`: the offer is Accepted")


def test_an_older_version_is_refused(api: Client, company: Company) -> None:
    made = offer(company)
    api("offer.approve", offerVersionId=version(made))
    another_version(company, made["id"])

    code, message = api.refused("offer.approve", offerVersionId=version(made))

    assert (code, "latest version" in message) == ("invalid_input", True)


def test_the_form_can_be_left_out_of_the_answer(api: Client, company: Company) -> None:
    made = offer(company)

    assert "formDefinition" not in api("offer.approve", offerVersionId=version(made), excludeFormDefinition=True)


def test_an_unknown_version_is_refused(api: Client) -> None:
    unknown = str(uuid.uuid4())

    refused = api.refused("offer.approve", offerVersionId=unknown)

    assert refused == ("offer_version_not_found", f"Offer version not found: {unknown}")
