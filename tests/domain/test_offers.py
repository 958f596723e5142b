"""Where offers stand: each status is reached, and what is stored is what one function says."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product
from typing import get_args

import pytest

from rowantree import models
from rowantree.core.context import Context
from rowantree.domain import offers
from rowantree.domain.offer_standing import (
    Decision,
    ProcessStatus,
    Standing,
    awaits_definition,
    decision_of,
    process_status,
    standing,
)
from rowantree.models.columns import Id, Json
from rowantree.models.offer import AcceptanceStatus, ApprovalStatus, OfferStatus
from tests.cast import Company
from tests.client import Results
from tests.samples.offers import (
    another_version,
    approval_of,
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
)

Deed = Callable[[Company, Results], object]


def manage(company: Company, _: Results) -> None:
    """From now on programs say who agrees."""
    managed(company)


def define(company: Company, _: Results) -> None:
    """From now on the administrator agrees."""
    defined(company, step(company.user))


def change(company: Company, made: Results) -> None:
    """Another version."""
    another_version(company, made["id"])


def skip(company: Company, made: Results) -> None:
    """Nobody has to agree."""
    redefine(company, info(company.admin, made), [])


def ask(company: Company, made: Results) -> None:
    """The administrator has to agree."""
    redefine(company, info(company.admin, made), [step(company.user)], submitApprovalRequest=True)


def start(company: Company, made: Results) -> None:
    """Whoever has to agree is asked."""
    started(company, info(company.admin, made))


def agree(company: Company, made: Results) -> None:
    """The administrator agrees."""
    decide(company, approval_of(company, made), company.user)


def reject(company: Company, made: Results) -> None:
    """The administrator does not."""
    decide(company, approval_of(company, made), company.user, "reject")


def force(company: Company, made: Results) -> None:
    """It is approved whoever agrees."""
    company.admin("offer.approve", offerVersionId=version(info(company.admin, made)))


def ends(decision: Decision) -> Deed:
    """What comes of it."""
    return lambda company, made: company.admin("offer.setStatus", offerId=made["id"], acceptanceStatus=decision)


accept, decline, cancel = ends("Accepted"), ends("Declined"), ends("Cancelled")

START = ("WaitingOnApprovalStart", "Created", None)
DEFINITION = ("WaitingOnApprovalDefinition", "Created", None)
PENDING = ("WaitingOnOfferApproval", "Pending", "WaitingOnApprovals")
REJECTED = ("WaitingOnOfferApproval", "Pending", "Declined")
SKIPPED = ("WaitingOnCandidateResponse", "WaitingOnResponse", None)
APPROVED = ("WaitingOnCandidateResponse", "WaitingOnResponse", "Approved")

WALKS: list[tuple[list[Deed], tuple[str, str, str | None]]] = [
    ([], START),
    ([start], SKIPPED),
    ([skip], SKIPPED),
    ([force], APPROVED),
    ([start, force], APPROVED),
    ([ask], PENDING),
    ([ask, agree], APPROVED),
    ([ask, reject], REJECTED),
    ([ask, reject, force], APPROVED),
    ([ask, reject, change], START),
    ([ask, skip], SKIPPED),
    ([define, change], START),
    ([define, change, start], PENDING),
    ([define, change, start, agree], APPROVED),
    ([define, change, start, agree, change], START),
    ([manage, change], DEFINITION),
    ([manage, change, skip], SKIPPED),
    ([manage, change, ask], PENDING),
    ([manage, change, force], APPROVED),
    ([manage, change, ask, agree, change], DEFINITION),
    ([accept], ("CandidateAccepted", "Accepted", None)),
    ([ask, agree, accept], ("CandidateAccepted", "Accepted", "Approved")),
    ([ask, accept], ("CandidateAccepted", "Accepted", "WaitingOnApprovals")),
    ([ask, reject, cancel], ("OfferCancelled", "Cancelled", "Declined")),
    ([manage, change, cancel], ("OfferCancelled", "Cancelled", None)),
    ([ask, agree, decline], ("CandidateRejected", "Declined", "Approved")),
    ([decline, accept], ("CandidateAccepted", "Accepted", None)),
    ([cancel, change], START),
    ([accept, change, start], SKIPPED),
]
each_walk = pytest.mark.parametrize(
    ("deeds", "where"), WALKS, ids=lambda each: "-".join(str(one) for one in each) if isinstance(each, tuple) else ""
)


def derived(company: Company, offer_id: str) -> Standing:
    """Where the one function says that an offer stands."""

    def look(ctx: Context) -> Standing:
        row = ctx.get(models.offer, Id(offer_id))
        return standing(decision_of(row), *offers.approval_of(ctx, offers.latest(ctx, row)))

    return company.act(look)


@each_walk
def test_an_offer_stands_where_it_was_taken(
    company: Company, deeds: list[Deed], where: tuple[str, str, str | None]
) -> None:
    made = offer(company)

    for deed in deeds:
        deed(company, made)

    shown = info(company.admin, made)
    assert statuses(shown) == where
    assert tuple(derived(company, made["id"])) == where
    assert [each["id"] for each in company.admin.all("offer.list", offerStatus=[where[0]])] == [made["id"]]
    assert [each["id"] for each in company.admin.all("offer.list", acceptanceStatus=[where[1]])] == [made["id"]]


def test_the_walks_reach_every_status() -> None:
    reached = [where for _, where in WALKS]

    assert {each[0] for each in reached} == set(get_args(OfferStatus))
    assert {each[1] for each in reached} == set(get_args(AcceptanceStatus))
    assert {each[2] for each in reached} == {*get_args(ApprovalStatus), None}


def test_every_combination_has_statuses_that_go_together(company: Company) -> None:
    """Whatever is decided, defined and approved: what waits says for what."""
    definitions = company.act(_definitions)
    approvals = company.act(_approvals)
    for decision, definition, approval in product((*get_args(Decision), None), definitions, approvals):
        where = standing(decision, definition, approval)

        if decision is not None:
            assert where.acceptance_status == decision
        elif where.acceptance_status == "Pending":
            assert (where.offer_status, where.approval_status != "Approved") == ("WaitingOnOfferApproval", True)
        elif where.acceptance_status == "WaitingOnResponse":
            assert (where.offer_status, where.approval_status in ("Approved", None)) == (
                "WaitingOnCandidateResponse",
                True,
            )
        else:
            assert where.approval_status is None
            assert (where.offer_status == "WaitingOnApprovalDefinition") is awaits_definition(definition)


def _definitions(ctx: Context) -> list[models.ApprovalDefinition | None]:
    skipped = models.ApprovalDefinition(
        organization_id=ctx.organization_id,
        id=ctx.new_id(),
        entity_type="offer",
        entity_id=ctx.new_id(),
        is_managed_by_api=False,
        steps=Json("[]"),
        is_archived=False,
        created_at=ctx.now,
        updated_at=ctx.now,
    )
    with_steps = skipped._replace(steps=Json('[{"approvalsRequired":1,"approvers":[]}]'))
    return [None, skipped, with_steps, skipped._replace(entity_id=None, is_managed_by_api=True)]


def _approvals(ctx: Context) -> list[models.Approval | None]:
    running = models.Approval(
        organization_id=ctx.organization_id,
        id=ctx.new_id(),
        approval_definition_id=ctx.new_id(),
        entity_type="offer",
        entity_id=ctx.new_id(),
        subject_id=ctx.new_id(),
        confidential=False,
        note=None,
        submitted_by_user_id=None,
        steps=Json("[]"),
        created_at=ctx.now,
        submitted_at=ctx.now,
        completed_at=None,
        rejected_at=None,
        updated_at=ctx.now,
    )
    return [None, running, running._replace(completed_at=ctx.now), running._replace(rejected_at=ctx.now)]


def test_a_process_stands_where_its_offer_does() -> None:
    assert process_status(None) == "WaitingOnOfferCreation"
    assert set(get_args(ProcessStatus)) - {"WaitingOnOfferCreation"} < set(get_args(OfferStatus))


def test_a_version_whose_offer_is_deleted_before_it_is_locked_is_not_found(
    company: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    version_id, found = Id(version(offer(company))), offers.version_of

    def found_too_early(ctx: Context, each: Id) -> tuple[models.Offer, models.OfferVersion]:
        was = found(ctx, each)
        offers.remove(ctx, was[0].id)
        return was

    monkeypatch.setattr(offers, "version_of", found_too_early)

    with pytest.raises(offers.OfferVersionNotFound):
        company.act(lambda ctx: offers.locked_version(ctx, version_id))
