"""approvalDefinition.create."""

from __future__ import annotations

import uuid
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.cast import Company
from tests.client import Client
from tests.samples.offers import approver, defined, managed, offer, statuses, step


def test_a_definition_is_listed(api: Client, company: Company) -> None:
    steps = [step(company.user), step(company.user, approver(company), required=2)]

    created = defined(company, *steps)

    assert created == {
        "id": created["id"],
        "entityType": "offer",
        "approvalStepDefinitions": steps,
        "isManagedByApi": False,
        "isArchived": False,
        "createdAt": created["createdAt"],
    }
    assert api.all("approvalDefinition.list") == [created]


@pytest.mark.parametrize("entity_type", ["offer", "job", "opening"])
def test_it_takes_the_place_of_the_one_before(api: Client, company: Company, entity_type: str) -> None:
    others = [each for each in ("offer", "job", "opening") if each != entity_type]
    kept = [defined(company, step(company.user), entity_type=each) for each in others]
    old = defined(company, step(company.user), entity_type=entity_type)

    new = defined(company, step(company.user), entity_type=entity_type)

    assert api.all("approvalDefinition.list") == [*kept, new]
    assert api.all("approvalDefinition.list", entityType=entity_type, includeArchived=True) == [
        old | {"isArchived": True},
        new,
    ]


def test_of_many_at_once_one_is_in_force(api: Client, company: Company) -> None:
    with ThreadPoolExecutor(4) as threads:
        made = list(threads.map(lambda _: defined(company, step(company.user)), range(4)))

    (in_force,) = api.all("approvalDefinition.list")
    assert in_force["id"] in [each["id"] for each in made]


def test_programs_can_say_who_agrees_to_each_offer(company: Company) -> None:
    definition = managed(company)

    assert (definition["isManagedByApi"], definition["approvalStepDefinitions"]) == (True, [])
    assert statuses(offer(company))[0] == "WaitingOnApprovalDefinition"


@pytest.mark.parametrize("entity_type", ["job", "opening"])
def test_programs_can_say_so_for_offers_only(api: Client, entity_type: str) -> None:
    code, message = api.refused(
        "approvalDefinition.create", entityType=entity_type, approvalStepDefinitions=[], isManagedByApi=True
    )

    assert (code, "`isManagedByApi`" in message) == ("invalid_input", True)


def test_there_are_steps_where_no_program_says_them_and_only_there(api: Client, company: Company) -> None:
    for steps, by_api in (([], False), ([step(company.user)], True)):
        code, message = api.refused(
            "approvalDefinition.create", entityType="offer", approvalStepDefinitions=steps, isManagedByApi=by_api
        )

        assert (code, "`approvalStepDefinitions`" in message) == ("invalid_input", True)


def test_wrong_steps_are_refused_and_change_nothing(api: Client, company: Company) -> None:
    kept = defined(company, step(company.user))

    code, message = api.refused(
        "approvalDefinition.create", entityType="offer", approvalStepDefinitions=[step(company.user, required=2)]
    )
    unknown = api.refused(
        "approvalDefinition.create", entityType="offer", approvalStepDefinitions=[step(str(uuid.uuid4()))]
    )

    assert (code, "approvalsRequired" in message) == ("invalid_input", True)
    assert unknown[0] == "user_not_found"
    assert api.all("approvalDefinition.list") == [kept]


def test_an_id_that_is_given_is_kept(api: Client, company: Company) -> None:
    given = str(uuid.uuid4())

    assert defined(company, step(company.user), id=given)["id"] == given
    refused = api.refused(
        "approvalDefinition.create", entityType="job", approvalStepDefinitions=[step(company.user)], id=given
    )
    assert refused[0] == "id_taken"
