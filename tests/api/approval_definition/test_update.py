"""approvalDefinition.update."""

from __future__ import annotations

import uuid
from typing import Any

import pytest

from tests.cast import Company
from tests.client import Client
from tests.samples.offers import (
    another_version,
    approval_of,
    approvals,
    approver,
    decide,
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

START = ("WaitingOnApprovalStart", "Created", None)
WAITING = ("WaitingOnOfferApproval", "Pending", "WaitingOnApprovals")
SKIPPED = ("WaitingOnCandidateResponse", "WaitingOnResponse", None)


def test_an_offer_that_waited_for_steps_waits_for_its_start(api: Client, company: Company) -> None:
    managed(company)
    made, steps = offer(company), [step(company.user)]

    definition = redefine(company, made, steps)

    assert definition == {
        "id": definition["id"],
        "entityType": "Offer",
        "entityId": version(made),
        "approvalStepDefinitions": steps,
    }
    assert statuses(info(api, made)) == START
    assert approvals(company) == []


def test_no_steps_skip_the_approval(api: Client, company: Company) -> None:
    managed(company)
    made = offer(company)

    assert redefine(company, made, [])["approvalStepDefinitions"] == []

    assert statuses(info(api, made)) == SKIPPED
    assert approvals(company) == []


def test_the_approvers_can_be_asked_at_once(api: Client, company: Company) -> None:
    made = offer(company)

    definition = redefine(company, made, [step(company.user)], submitApprovalRequest=True)

    assert statuses(info(api, made)) == WAITING
    assert approval_of(company, made)["approvalDefinitionId"] == definition["id"]


def test_no_steps_are_not_asked_at_once(api: Client, company: Company) -> None:
    made = offer(company)

    redefine(company, made, [], submitApprovalRequest=True)

    assert statuses(info(api, made)) == SKIPPED


def test_an_approval_that_runs_begins_anew_with_other_steps(api: Client, company: Company) -> None:
    made, first, _ = waiting(company)
    other = approver(company)

    redefine(company, made, [step(other)])

    assert statuses(info(api, made)) == WAITING
    old, new = approvals(company)
    assert old == first
    assert new["steps"][0]["approvers"][0]["userId"] == other
    decide(company, new, other)
    assert statuses(info(api, made)) == ("WaitingOnCandidateResponse", "WaitingOnResponse", "Approved")


def test_an_approval_that_is_over_is_not_begun_again_by_itself(api: Client, company: Company) -> None:
    rejected, approval, user = waiting(company)
    decide(company, approval, user, "reject")
    approved, approval, user = waiting(company)
    decide(company, approval, user)

    for each in (rejected, approved):
        redefine(company, each, [step(company.user)])

        assert statuses(info(api, each)) == START
        assert statuses(started(company, each)) == WAITING


def test_no_steps_end_an_approval_that_runs(api: Client, company: Company) -> None:
    made, _, _ = waiting(company)

    redefine(company, made, [])

    assert statuses(info(api, made)) == SKIPPED


def test_steps_for_an_offer_that_was_skipped_ask_after_all(api: Client, company: Company) -> None:
    made = started(company, offer(company))

    redefine(company, made, [step(company.user)])

    assert statuses(info(api, made)) == START


def test_the_same_steps_again_change_nothing(api: Client, company: Company) -> None:
    made, approval, user = waiting(company)
    before, shown = redefine(company, made, [step(user)]), info(api, made)

    assert redefine(company, made, [step(user)], submitApprovalRequest=True) == before
    assert info(api, made) == shown
    assert approvals(company) == [approval]


def test_the_same_steps_can_be_submitted_later(api: Client, company: Company) -> None:
    made, steps = offer(company), [step(company.user)]
    before = redefine(company, made, steps)

    assert redefine(company, made, steps, submitApprovalRequest=True) == before
    assert statuses(info(api, made)) == WAITING


@pytest.mark.parametrize("required", [0, -1, 3])
def test_a_step_that_cannot_be_completed_is_refused(api: Client, company: Company, required: int) -> None:
    made = offer(company)
    steps = [step(company.user), step(company.user, approver(company), required=required)]

    refused = api.refused(
        "approvalDefinition.update", entityType="offer", entityId=version(made), approvalStepDefinitions=steps
    )

    assert refused == (
        "invalid_input",
        "`approvalStepDefinitions[1].approvalsRequired` must be from 1 to the number of approvers, which is 2",
    )
    assert info(api, made) == made


def _too_many_approvers(_: Company) -> Any:
    return [{"approvalsRequired": 1, "approvers": [{"userId": str(uuid.uuid4()), "type": "user"}] * 51}]


@pytest.mark.parametrize(
    "steps",
    [
        lambda _: [{"approvalsRequired": 1, "approvers": []}],
        lambda company: [step(company.user, company.user)],
        lambda company: [step(company.user)] * 21,
        _too_many_approvers,
        lambda company: [{"approvalsRequired": 1, "approvers": [{"userId": company.user}]}],
        lambda company: [{"approvalsRequired": 1, "approvers": [{"userId": company.user, "type": "team"}]}],
        lambda company: [{"approvalsRequired": 1.5, "approvers": [{"userId": company.user, "type": "user"}]}],
        lambda _: {},
    ],
)
def test_wrong_steps_are_refused_by_name(api: Client, company: Company, steps: Any) -> None:
    made = offer(company)

    code, message = api.refused(
        "approvalDefinition.update",
        entityType="offer",
        entityId=version(made),
        approvalStepDefinitions=steps(company),
    )

    assert (code, "`approvalStepDefinitions" in message) == ("invalid_input", True)


def test_who_cannot_agree_is_not_found(api: Client, company: Company) -> None:
    made, disabled = offer(company), approver(company)
    api("user.deactivate", userId=disabled)
    service = info(api, made)["latestVersion"]["author"]["id"]

    for each in (disabled, service, str(uuid.uuid4())):
        refused = api.refused(
            "approvalDefinition.update",
            entityType="offer",
            entityId=version(made),
            approvalStepDefinitions=[step(each)],
        )

        assert refused == ("user_not_found", f"User not found: {each}")


def test_an_older_version_and_a_decided_offer_are_refused(api: Client, company: Company) -> None:
    older, decided = offer(company), offer(company)
    another_version(company, older["id"])
    api("offer.setStatus", offerId=decided["id"], acceptanceStatus="Declined")

    for each in (older, decided):
        code, message = api.refused(
            "approvalDefinition.update", entityType="offer", entityId=version(each), approvalStepDefinitions=[]
        )

        assert (code, "`entityId`" in message) == ("invalid_input", True)


@pytest.mark.parametrize("entity_type", ["job", "opening", "Offer", None])
def test_only_offers_have_definitions_of_their_own(api: Client, company: Company, entity_type: str | None) -> None:
    code, message = api.refused(
        "approvalDefinition.update",
        entityType=entity_type,
        entityId=company.things["offer_version"],
        approvalStepDefinitions=[],
    )

    assert (code, "`entityType`" in message) == ("invalid_input", True)


def test_an_unknown_version_is_refused(api: Client) -> None:
    unknown = str(uuid.uuid4())

    refused = api.refused("approvalDefinition.update", entityType="offer", entityId=unknown, approvalStepDefinitions=[])

    assert refused == ("offer_version_not_found", f"Offer version not found: {unknown}")


def test_the_same_steps_ask_again_who_has_rejected(api: Client, company: Company) -> None:
    made, approval, user = waiting(company)
    before = redefine(company, made, [step(user)])
    decide(company, approval, user, "reject")

    assert redefine(company, made, [step(user)]) == before
    assert len(approvals(company)) == 1
    assert redefine(company, made, [step(user)], submitApprovalRequest=True) == before

    assert statuses(info(api, made)) == WAITING
    decide(company, approvals(company)[1], user)
    assert statuses(info(api, made)) == ("WaitingOnCandidateResponse", "WaitingOnResponse", "Approved")
