"""approvalDefinition.archive."""

from __future__ import annotations

import uuid

from tests.cast import Company
from tests.client import Client
from tests.samples.offers import (
    approval_of,
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
)


def test_what_is_made_afterwards_needs_no_approval(api: Client, company: Company) -> None:
    definition = managed(company)

    archived = api("approvalDefinition.archive", approvalDefinitionId=definition["id"])

    assert archived == definition | {"isArchived": True}
    assert statuses(started(company, offer(company))) == ("WaitingOnCandidateResponse", "WaitingOnResponse", None)


def test_what_is_being_approved_goes_on(api: Client, company: Company) -> None:
    user = approver(company)
    definition = defined(company, step(user))
    made = started(company, offer(company))

    api("approvalDefinition.archive", approvalDefinitionId=definition["id"])
    decide(company, approval_of(company, made), user)

    assert statuses(info(api, made))[2] == "Approved"


def test_archiving_twice_changes_nothing(api: Client, company: Company) -> None:
    definition = defined(company, step(company.user))
    archived = api("approvalDefinition.archive", approvalDefinitionId=definition["id"])

    assert api("approvalDefinition.archive", approvalDefinitionId=definition["id"]) == archived


def test_that_of_a_single_offer_and_an_unknown_one_are_not_found(api: Client, company: Company) -> None:
    own = redefine(company, offer(company), [step(company.user)])["id"]

    for each in (own, str(uuid.uuid4())):
        assert api.refused("approvalDefinition.archive", approvalDefinitionId=each) == (
            "approval_definition_not_found",
            f"Approval definition not found: {each}",
        )
