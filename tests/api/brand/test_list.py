"""brand.list."""

from __future__ import annotations

from datetime import timedelta

from tests.cast import Company
from tests.client import Client


def test_an_organization_begins_with_a_brand_of_its_name(api: Client, company: Company) -> None:
    page = api.page("brand.list")

    (brand,) = page["results"]
    assert list(brand) == ["id", "name", "hostedJobsPageSlug"]
    assert brand["name"] == company.name
    assert brand["hostedJobsPageSlug"].startswith("meridian")
    assert (page["moreDataAvailable"], "syncToken" in page) == (False, False)


def test_brands_stand_in_the_order_in_which_they_were_made(api: Client, company: Company) -> None:
    company.server.app.world.clock.advance(timedelta(seconds=1))
    brand_id = company.things["brand"]
    first, second = api.all("brand.list")

    api("brand.update", brandId=first["id"], name="Zebra")

    assert second["id"] == brand_id
    assert [brand["id"] for brand in api.all("brand.list")] == [first["id"], brand_id]


def test_a_limit_makes_pages(api: Client, company: Company) -> None:
    company.things["brand"]

    page = api.page("brand.list", limit=1)

    assert (len(page["results"]), page["moreDataAvailable"]) == (1, True)
    assert len(api.page("brand.list", cursor=page["nextCursor"])["results"]) == 1
