"""Openings that offers take, and what it costs to show the openings of many."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from rowantree import models
from rowantree.api.shapes.opening import openings_by_application
from rowantree.core.context import Context
from rowantree.domain import openings
from rowantree.domain.openings import OpeningNotFound, OpeningStateInvalid
from rowantree.models.columns import Id
from tests.cast import Company
from tests.client import Client
from tests.samples.applications import apply
from tests.samples.offers import OPENING, offer
from tests.samples.openings import closed, opening

Deed = Callable[[Context, models.Opening, Id], models.Opening]


def act(company: Company, deed: Deed, opening_id: str, application_id: str) -> list[str]:
    """Does something with a locked opening for an application; gives what is said to have happened."""

    def body(ctx: Context) -> list[str]:
        deed(ctx, ctx.lock(models.opening, Id(opening_id)), Id(application_id))
        return [each.kind for each in ctx.happenings]

    return company.act(body)


def take(company: Company, opening_id: str, application_id: str) -> None:
    company.act(lambda ctx: openings.take(ctx, Id(opening_id), Id(application_id)))


@pytest.mark.parametrize("state", ["Draft", "Approved", "Open"])
def test_an_offer_can_take_an_opening_that_nobody_has(company: Company, state: str) -> None:
    take(company, opening(company, openingState=state), company.things["application"])


def test_an_offer_cannot_take_one_that_is_closed_archived_or_filled_by_another(api: Client, company: Company) -> None:
    first, second = apply(company)["id"], apply(company)["id"]
    archived, taken = opening(company), opening(company)
    api("opening.setArchived", openingId=archived, archive=True)
    act(company, openings.fill, taken, first)

    take(company, taken, first)
    for each, said in (
        (closed(company)["id"], "closed"),
        (archived, "archived"),
        (taken, "filled by another application"),
    ):
        with pytest.raises(OpeningStateInvalid, match=f"is {said}, so"):
            take(company, each, second)
    with pytest.raises(OpeningNotFound):
        take(company, first, second)


def test_a_filled_opening_says_so_once(api: Client, company: Company) -> None:
    opening_id, application_id = company.things["opening"], company.things["application"]
    before = api("opening.info", openingId=opening_id)
    _, token = api.run("opening.list")

    assert act(company, openings.fill, opening_id, application_id) == ["opening.filled"]

    filled, token = api.run("opening.list", syncToken=token)
    assert filled == [before | {"openingState": "Filled"}]
    assert act(company, openings.fill, opening_id, application_id) == []
    assert api.all("opening.list", syncToken=token) == []


def test_an_opening_that_is_vacated_is_as_it_was(api: Client, company: Company) -> None:
    opening_id, application_id = company.things["opening"], company.things["application"]
    before = api("opening.info", openingId=opening_id)
    act(company, openings.fill, opening_id, application_id)
    company.server.app.world.clock.advance(timedelta(seconds=1))

    assert act(company, openings.vacate, opening_id, application_id) == ["opening.updated"]

    assert api("opening.info", openingId=opening_id) == before


def test_one_that_was_never_open_is_opened_when_it_is_vacated(api: Client, company: Company) -> None:
    opening_id, application_id = opening(company), company.things["application"]
    act(company, openings.fill, opening_id, application_id)

    act(company, openings.vacate, opening_id, application_id)

    assert api("opening.info", openingId=opening_id)["openingState"] == "Open"
    assert "openedAt" in api("opening.info", openingId=opening_id)


def test_one_that_was_closed_meanwhile_stays_closed(api: Client, company: Company) -> None:
    opening_id, application_id = company.things["opening"], company.things["application"]
    act(company, openings.fill, opening_id, application_id)
    before = api("opening.setOpeningState", openingId=opening_id, openingState="Closed")

    act(company, openings.vacate, opening_id, application_id)

    assert api("opening.info", openingId=opening_id) == before


def test_only_who_fills_it_can_vacate_it(api: Client, company: Company) -> None:
    opening_id, other = company.things["opening"], apply(company)["id"]
    act(company, openings.fill, opening_id, company.things["application"])

    assert act(company, openings.vacate, opening_id, other) == []

    assert api("opening.info", openingId=opening_id)["openingState"] == "Filled"


def test_the_openings_of_many_applications_cost_as_many_statements_as_those_of_two(company: Company) -> None:
    job_id = company.things["job"]
    ids = [Id(apply(company)["id"]) for _ in range(12)]
    for application_id in ids[::2]:
        offer(company, {OPENING: opening(company, jobIds=[job_id])}, application_id)

    def statements(ctx: Context, count: int) -> int:
        rows = [ctx.get(models.application, each) for each in ids[:count]]
        before = ctx.connection.statements
        openings_by_application(ctx, rows)
        return ctx.connection.statements - before

    assert company.act(lambda ctx: statements(ctx, 2)) == company.act(lambda ctx: statements(ctx, 12)) <= 5
