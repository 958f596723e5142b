"""offer.info."""

from __future__ import annotations

import uuid

import pytest

from rowantree import models
from rowantree.api.shapes.offer import show
from rowantree.core.context import Context
from rowantree.domain import offers
from rowantree.domain.offers import OfferNotFound
from rowantree.models.columns import Id
from tests.cast import Company
from tests.client import Client, Results
from tests.samples.offers import OPENING, another_version, info, offer


def test_an_offer_shows_all_its_versions_the_oldest_first(api: Client, company: Company) -> None:
    made = offer(company)
    for salary in (71_000, 72_000):
        another_version(company, made["id"], salary)

    shown = info(api, made)

    assert [each["salary"]["value"] for each in shown["versions"]] == [70_000, 71_000, 72_000]
    assert shown["latestVersion"] == shown["versions"][-1]


def test_the_form_can_be_left_out(api: Client, company: Company) -> None:
    made = offer(company)

    shown = api("offer.info", offerId=made["id"], excludeFormDefinition=True)

    assert shown == {name: value for name, value in made.items() if name != "formDefinition"}
    assert info(api, made) == made


def test_a_key_that_only_reads_can(company: Company) -> None:
    made = offer(company)

    assert info(company.reader, made) == made


def test_an_unknown_offer_is_refused(api: Client) -> None:
    unknown = str(uuid.uuid4())

    assert api.refused("offer.info", offerId=unknown) == ("offer_not_found", f"Offer not found: {unknown}")


def test_an_opening_that_a_key_may_not_see_is_not_shown_to_it(company: Company) -> None:
    hidden, free = company.things["confidential_opening"], company.things["opening"]
    made = offer(company, {OPENING: hidden}, company.things["application"])
    assert (made["latestVersion"]["openingId"], openings(made)) == (hidden, [hidden, free])

    shown = info(company.plain, made)

    assert "openingId" not in shown["latestVersion"]
    assert openings(shown) == [free]
    assert hidden not in str(company.plain.page("offer.list"))


def openings(offer: Results) -> list[str]:
    """The openings that an offer's form offers."""
    (section,) = offer["formDefinition"]["sections"]
    (field,) = [each["field"] for each in section["fields"] if each["field"]["path"] == OPENING]
    return [each["value"] for each in field["selectableValues"]]


def test_an_offer_that_is_deleted_once_it_was_read_is_not_found(company: Company) -> None:
    offer_id = Id(offer(company)["id"])

    def read_too_late(ctx: Context) -> None:
        row = ctx.get(models.offer, offer_id)
        offers.remove(ctx, offer_id)
        show(ctx, row)

    with pytest.raises(OfferNotFound):
        company.act(read_too_late)
