"""brand.create."""

from __future__ import annotations

import uuid
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest

from tests.cast import Company
from tests.client import Client


def a_slug() -> str:
    """An address that no other page of jobs has."""
    return f"labs-{uuid.uuid4()}"


def test_a_brand_is_there_afterwards(api: Client, company: Company) -> None:
    slug = a_slug()
    company.server.app.world.clock.advance(timedelta(seconds=1))

    brand = api("brand.create", name=" Meridian Labs ", hostedJobsPageSlug=slug)

    assert brand == {
        "id": brand["id"],
        "name": "Meridian Labs",
        "hostedJobsPageSlug": slug,
        "descriptionOpeningHtml": None,
        "descriptionClosingHtml": None,
    }
    assert api.all("brand.list")[-1] == {"id": brand["id"], "name": "Meridian Labs", "hostedJobsPageSlug": slug}


def test_its_html_keeps_what_a_posting_may_hold(api: Client) -> None:
    brand = api(
        "brand.create",
        name="Meridian Labs",
        hostedJobsPageSlug=a_slug(),
        descriptionOpeningHtml="<h2>We</h2><script>alert(1)</script><p onclick='x()'>build <b>robots</b></p>",
        descriptionClosingHtml=" <ul><li>Fair pay</li></ul> ",
    )

    assert brand["descriptionOpeningHtml"] == "<h2>We</h2><p>build <b>robots</b></p>"
    assert brand["descriptionClosingHtml"] == "<ul><li>Fair pay</li></ul>"


@pytest.mark.parametrize("html", [None, "", "  ", "<script>alert(1)</script>"])
def test_html_of_which_nothing_stays_is_none(api: Client, html: str | None) -> None:
    brand = api("brand.create", name="Meridian Labs", hostedJobsPageSlug=a_slug(), descriptionOpeningHtml=html)

    assert brand["descriptionOpeningHtml"] is None


@pytest.mark.parametrize("whose", ["ours", "neighbour's"])
def test_an_address_that_is_taken_is_refused(api: Client, company: Company, neighbour: Company, whose: str) -> None:
    owner = company if whose == "ours" else neighbour
    slug = owner.admin.all("brand.list")[0]["hostedJobsPageSlug"]

    code, message = api.refused("brand.create", name="Meridian Labs", hostedJobsPageSlug=slug)

    assert code == "brand_slug_taken"
    assert "`hostedJobsPageSlug`" in message
    assert slug in message
    assert len(api.all("brand.list")) == 1


def test_of_many_who_ask_at_once_one_gets_the_address(company: Company, neighbour: Company) -> None:
    slug = a_slug()
    clients = [company.admin, neighbour.admin] * 4

    with ThreadPoolExecutor(8) as threads:
        answers = list(
            threads.map(
                lambda client: client.answer("brand.create", {"name": "Labs", "hostedJobsPageSlug": slug}), clients
            )
        )

    assert [answer.body["success"] for answer in answers].count(True) == 1
    assert {answer.code for answer in answers if not answer.body["success"]} == {"brand_slug_taken"}


def test_an_id_can_be_given_and_only_once(api: Client) -> None:
    body = {"name": "Meridian Labs", "id": str(uuid.uuid4())}

    assert api("brand.create", **body, hostedJobsPageSlug=a_slug())["id"] == body["id"]
    code, message = api.refused("brand.create", **body, hostedJobsPageSlug=a_slug())
    assert code == "id_taken"
    assert body["id"] in message
    assert len(api.all("brand.list")) == 2


def test_the_same_brand_again_is_refused_by_its_id(api: Client) -> None:
    body = {"name": "Meridian Labs", "id": str(uuid.uuid4()), "hostedJobsPageSlug": a_slug()}
    api("brand.create", **body)

    assert api.refused("brand.create", **body)[0] == "id_taken"


def test_the_id_of_the_neighbours_is_free(api: Client, neighbour: Company) -> None:
    brand_id = neighbour.things["brand"]

    assert api("brand.create", name="Ours", hostedJobsPageSlug=a_slug(), id=brand_id)["id"] == brand_id
    assert "Ours" not in [brand["name"] for brand in neighbour.admin.all("brand.list")]


def test_an_address_of_60_characters_is_possible(api: Client) -> None:
    slug = f"-{a_slug()}-".ljust(60, "0")

    assert api("brand.create", name="Labs", hostedJobsPageSlug=slug)["hostedJobsPageSlug"] == slug


@pytest.mark.parametrize("slug", ["", "Labs", "two words", "a" * 61, "naïve", "labs/", "labs\n", "a_b", None, 7])
def test_what_is_no_address_is_refused_by_name(api: Client, slug: Any) -> None:
    code, message = api.refused("brand.create", name="Meridian Labs", hostedJobsPageSlug=slug)

    assert code == "invalid_input"
    assert "`hostedJobsPageSlug`" in message


@pytest.mark.parametrize(
    ("parameter", "value"),
    [
        ("name", ""),
        ("name", " "),
        ("name", None),
        ("name", "x" * 501),
        ("descriptionOpeningHtml", 7),
        ("descriptionClosingHtml", "x" * 50_001),
        ("id", "one"),
    ],
)
def test_a_wrong_value_is_refused_by_name(api: Client, parameter: str, value: Any) -> None:
    body = {"name": "Meridian Labs", "hostedJobsPageSlug": a_slug(), parameter: value}

    code, message = api.refused("brand.create", **body)

    assert code == "invalid_input"
    assert f"`{parameter}`" in message
    assert len(api.all("brand.list")) == 1
