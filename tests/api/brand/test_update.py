"""brand.update."""

from __future__ import annotations

import uuid
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from tests.cast import Company
from tests.client import Client


def test_a_brand_is_changed_afterwards(api: Client, company: Company) -> None:
    slug = f"works-{uuid.uuid4()}"

    brand = api(
        "brand.update",
        brandId=company.things["brand"],
        name=" Meridian Works ",
        hostedJobsPageSlug=slug,
        descriptionOpeningHtml="<p>We build robots</p><img src='x'>",
        descriptionClosingHtml="<em>Come</em>",
    )

    assert brand == {
        "id": company.things["brand"],
        "name": "Meridian Works",
        "hostedJobsPageSlug": slug,
        "descriptionOpeningHtml": "<p>We build robots</p>",
        "descriptionClosingHtml": "<em>Come</em>",
    }
    assert {"id": brand["id"], "name": "Meridian Works", "hostedJobsPageSlug": slug} in api.all("brand.list")


def test_what_is_absent_stays_and_null_clears(api: Client, company: Company) -> None:
    before = api(
        "brand.update", brandId=company.things["brand"], descriptionOpeningHtml="A", descriptionClosingHtml="Z"
    )

    without_opening = api("brand.update", brandId=before["id"], descriptionOpeningHtml=None)
    without_both = api("brand.update", brandId=before["id"], descriptionClosingHtml=None)

    assert without_opening == before | {"descriptionOpeningHtml": None}
    assert without_both == without_opening | {"descriptionClosingHtml": None}


@pytest.mark.parametrize("change", [{}, {"name": "Meridian Labs"}, {"name": " Meridian Labs "}])
def test_what_it_is_already_changes_nothing(api: Client, company: Company, change: dict[str, Any]) -> None:
    brand_id = company.things["brand"]
    before = next(brand for brand in api.all("brand.list") if brand["id"] == brand_id)

    brand = api("brand.update", brandId=brand_id, hostedJobsPageSlug=before["hostedJobsPageSlug"], **change)

    assert before.items() <= brand.items()


@pytest.mark.parametrize("whose", ["ours", "neighbour's"])
def test_an_address_that_is_taken_is_refused(api: Client, company: Company, neighbour: Company, whose: str) -> None:
    owner = company if whose == "ours" else neighbour
    slug = owner.admin.all("brand.list")[0]["hostedJobsPageSlug"]

    code, message = api.refused("brand.update", brandId=company.things["brand"], name="New", hostedJobsPageSlug=slug)

    assert code == "brand_slug_taken"
    assert slug in message
    assert "New" not in [brand["name"] for brand in api.all("brand.list")]


def test_an_address_that_was_given_up_is_free(api: Client, company: Company, neighbour: Company) -> None:
    brand_id = company.things["brand"]
    slug = next(brand["hostedJobsPageSlug"] for brand in api.all("brand.list") if brand["id"] == brand_id)
    api("brand.update", brandId=brand_id, hostedJobsPageSlug=f"works-{uuid.uuid4()}")

    theirs = neighbour.admin("brand.update", brandId=neighbour.things["brand"], hostedJobsPageSlug=slug)

    assert theirs["hostedJobsPageSlug"] == slug


def test_of_many_who_ask_at_once_one_gets_the_address(api: Client) -> None:
    slug = f"wanted-{uuid.uuid4()}"
    brands = [api("brand.create", name="Labs", hostedJobsPageSlug=f"labs-{uuid.uuid4()}") for _ in range(8)]

    with ThreadPoolExecutor(8) as threads:
        answers = list(
            threads.map(
                lambda brand: api.answer("brand.update", {"brandId": brand["id"], "hostedJobsPageSlug": slug}), brands
            )
        )

    assert [answer.body["success"] for answer in answers].count(True) == 1
    assert {answer.code for answer in answers if not answer.body["success"]} == {"brand_slug_taken"}


def test_an_unknown_brand_is_refused(api: Client) -> None:
    unknown = str(uuid.uuid4())

    code, message = api.refused("brand.update", brandId=unknown, name="New")

    assert code == "brand_not_found"
    assert unknown in message


@pytest.mark.parametrize(
    ("parameter", "value"),
    [
        ("name", ""),
        ("name", None),
        ("name", "x" * 501),
        ("hostedJobsPageSlug", "Labs"),
        ("hostedJobsPageSlug", None),
        ("descriptionOpeningHtml", "x" * 50_001),
        ("brandId", "one"),
    ],
)
def test_a_wrong_value_is_refused_by_name(api: Client, company: Company, parameter: str, value: Any) -> None:
    code, message = api.refused("brand.update", **{"brandId": company.things["brand"], parameter: value})

    assert code == "invalid_input"
    assert f"`{parameter}`" in message


@pytest.mark.parametrize("parameter", ["descriptionOpeningHtml", "descriptionClosingHtml"])
def test_html_that_grows_beyond_the_limit_when_its_tags_are_closed_is_refused(
    api: Client, company: Company, parameter: str
) -> None:
    code, message = api.refused("brand.update", brandId=company.things["brand"], **{parameter: "<b><p>" * 2_400})

    assert code == "invalid_input"
    assert message == f"`{parameter}` must have at most 50,000 characters with all its tags closed"
