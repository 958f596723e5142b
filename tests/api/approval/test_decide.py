"""approval.decide."""

from __future__ import annotations

import uuid
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from rowantree import models
from rowantree.core.context import Context
from rowantree.core.permission import Switch
from rowantree.models.columns import Id
from tests.cast import Company
from tests.client import Client, Results
from tests.samples.offers import (
    approval_of,
    approver,
    decide,
    defined,
    info,
    offer,
    redefine,
    statuses,
    step,
    version,
    waiting,
)
from tests.samples.openings import opening

APPROVED = ("WaitingOnCandidateResponse", "WaitingOnResponse", "Approved")


def saying(approval: Results, user: str, decision: str = "approve", number: int = 0, **more: Any) -> dict[str, Any]:
    """The body that says something to a step."""
    step_id = approval["steps"][number]["id"]
    return {"approvalId": approval["id"], "approvalStepId": step_id, "userId": user, "decision": decision} | more


def test_with_the_last_approval_it_is_the_candidates_turn(api: Client, company: Company) -> None:
    made, approval, user = waiting(company)

    decided = api("approval.decide", **saying(approval, user))

    assert decided == approval_of(company, made)
    assert decided["completedAt"] == decided["steps"][0]["completedAt"]
    assert statuses(info(api, made)) == APPROVED


def test_one_rejection_ends_it(api: Client, company: Company) -> None:
    first, second = approver(company), approver(company)
    made = offer(company)
    redefine(company, made, [step(first, second)], submitApprovalRequest=True)
    approval = approval_of(company, made)

    rejected = decide(company, approval, first, "reject")

    assert statuses(info(api, made)) == ("WaitingOnOfferApproval", "Pending", "Declined")
    assert [each["decision"] for each in rejected["steps"][0]["approvers"]] == ["reject", "pending"]
    assert "completedAt" not in rejected
    code, message = api.refused("approval.decide", **saying(approval, second))
    assert (code, "is rejected" in message) == ("invalid_input", True)


def test_to_say_it_again_changes_nothing(api: Client, company: Company) -> None:
    made, approval, user = waiting(company)
    decided = decide(company, approval, user)
    shown = info(api, made)

    assert api("approval.decide", **saying(approval, user)) == decided
    assert info(api, made) == shown


def test_the_opposite_is_refused(api: Client, company: Company) -> None:
    first, second = approver(company), approver(company)
    made = offer(company)
    redefine(company, made, [step(first, second, required=2)], submitApprovalRequest=True)
    approval = approval_of(company, made)
    decide(company, approval, first)

    code, message = api.refused("approval.decide", **saying(approval, first, "reject"))

    assert (code, "already said approve" in message) == ("invalid_input", True)


def test_those_who_decide_at_once_are_all_heard(api: Client, company: Company) -> None:
    users = [approver(company) for _ in range(4)]
    made = offer(company)
    redefine(company, made, [step(*users, required=4)], submitApprovalRequest=True)
    approval = approval_of(company, made)

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(lambda user: api("approval.decide", **saying(approval, user)), users))

    assert statuses(info(api, made)) == APPROVED


def test_who_approves_and_who_changes_the_offer_at_once_come_one_after_the_other(api: Client, company: Company) -> None:
    made, approval, user = waiting(company)
    calls = [
        ("approval.decide", saying(approval, user)),
        ("offer.approve", {"offerVersionId": version(made)}),
        ("offer.update", {"offerId": made["id"], "offerForm": {"fieldSubmissions": []}}),
        ("offer.setStatus", {"offerId": made["id"], "acceptanceStatus": "Accepted"}),
    ]

    with ThreadPoolExecutor(4) as threads:
        answers = list(threads.map(lambda call: api.answer(*call), calls))

    assert all(each.status == 200 for each in answers)
    shown = info(api, made)
    assert len(shown["versions"]) == 2
    assert shown["latestVersion"]["approvalStatus"] is None


def test_a_note_is_not_shown(api: Client, company: Company) -> None:
    made, approval, user = waiting(company)

    decided = api("approval.decide", **saying(approval, user, note=" Welcome! "))

    assert "Welcome" not in str(decided)
    assert "Welcome" not in str(approval_of(company, made))


def test_a_definition_that_changes_meanwhile_takes_the_place(api: Client, company: Company) -> None:
    made, approval, user = waiting(company)
    redefine(company, made, [step(user, company.user, required=2)])

    code, message = api.refused("approval.decide", **saying(approval, user))

    assert (code, "`approvalId`" in message) == ("invalid_input", True)
    assert approval_of(company, made)["steps"][0]["approvers"][0]["decision"] == "pending"


def test_an_opening_that_is_open_stays_open(api: Client, company: Company) -> None:
    opening_id = opening(company, openingState="Open")
    defined(company, step(company.user), entity_type="opening")

    decide(company, api("approval.start", entityType="opening", entityId=opening_id), company.user)

    assert api("opening.info", openingId=opening_id)["openingState"] == "Open"


def test_an_offer_that_is_decided_is_refused(api: Client, company: Company) -> None:
    made, approval, user = waiting(company)
    api("offer.setStatus", offerId=made["id"], acceptanceStatus="Cancelled")

    code, message = api.refused("approval.decide", **saying(approval, user))

    assert (code, message) == ("invalid_input", "`approvalId`: the offer is Cancelled")


def test_what_is_unknown_is_refused(api: Client, company: Company) -> None:
    _, approval, user = waiting(company)
    body, unknown = saying(approval, user), str(uuid.uuid4())

    assert api.refused("approval.decide", **body | {"approvalId": unknown}) == (
        "approval_not_found",
        f"Approval not found: {unknown}",
    )
    for name in ("approvalStepId", "userId"):
        code, message = api.refused("approval.decide", **body | {name: unknown})
        assert (code, f"`{name}`" in message) == ("invalid_input", True)
    assert api.refused("approval.decide", **body | {"decision": "pending"})[0] == "invalid_input"


def test_an_approval_of_an_offer_that_was_hidden_just_now_is_not_found(company: Company) -> None:
    made, approval, user = waiting(company)
    few = company.client(switches=[Switch.EXTENSIONS])

    def hide(ctx: Context) -> None:
        row = ctx.get(models.offer, Id(made["id"]))
        ctx.update(models.offer, row, row._replace(confidential=True))

    company.act(hide)

    assert few.refused("approval.decide", **saying(approval, user))[0] == "approval_not_found"
