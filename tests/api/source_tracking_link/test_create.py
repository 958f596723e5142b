"""sourceTrackingLink.create."""

from __future__ import annotations

import re
import uuid
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from tests.cast import Company
from tests.client import Client


@pytest.fixture
def body(company: Company) -> dict[str, str]:
    """A body that succeeds."""
    return {"sourceId": company.things["source"], "code": "spring-fair"}


def test_a_link_is_listed_afterwards(api: Client, company: Company, body: dict[str, str]) -> None:
    created = api("sourceTrackingLink.create", **body)

    page = created["link"].removesuffix("?utm_source=spring-fair")
    assert re.fullmatch(re.escape(company.server.app.world.base_url) + r"/meridian(-\d+)?", page)
    assert created == {
        "id": created["id"],
        "code": "spring-fair",
        "enabled": True,
        "sourceId": company.things["source"],
        "link": f"{page}?utm_source=spring-fair",
    }
    assert api.all("sourceTrackingLink.list") == [created]


def test_its_code_is_written_safely_into_the_address(api: Client, body: dict[str, str]) -> None:
    created = api("sourceTrackingLink.create", **body | {"code": " a b&c=d/é "})

    assert created["code"] == "a b&c=d/é"
    assert created["link"].endswith("?utm_source=a%20b%26c%3Dd%2F%C3%A9")


def test_without_a_code_it_gets_one_of_random_letters(api: Client, body: dict[str, str]) -> None:
    del body["code"]

    codes = {api("sourceTrackingLink.create", **body)["code"] for _ in range(5)}

    assert len(codes) == 5
    assert all(re.fullmatch("[a-zA-Z]{10}", code) for code in codes)


@pytest.mark.parametrize("code", ["spring-fair", " spring-fair "])
def test_a_code_that_another_link_has_is_refused(api: Client, body: dict[str, str], code: str) -> None:
    created = api("sourceTrackingLink.create", **body)

    refused, message = api.refused("sourceTrackingLink.create", **body | {"code": code})

    assert refused == "source_tracking_link_code_taken"
    assert "spring-fair" in message
    assert api.all("sourceTrackingLink.list") == [created]


def test_of_many_who_ask_at_once_one_gets_the_code(api: Client, body: dict[str, str]) -> None:
    with ThreadPoolExecutor(8) as threads:
        answers = list(threads.map(lambda _: api.answer("sourceTrackingLink.create", body), range(8)))

    assert [answer.body["success"] for answer in answers].count(True) == 1
    assert {answer.code for answer in answers if not answer.body["success"]} == {"source_tracking_link_code_taken"}


def test_a_code_in_another_case_is_another(api: Client, body: dict[str, str]) -> None:
    api("sourceTrackingLink.create", **body)

    assert api("sourceTrackingLink.create", **body | {"code": "SPRING-FAIR"})["code"] == "SPRING-FAIR"


def test_a_neighbours_code_is_free(api: Client, neighbour: Company, body: dict[str, str]) -> None:
    neighbour.admin("sourceTrackingLink.create", sourceId=neighbour.things["source"], code="spring-fair")

    assert api("sourceTrackingLink.create", **body)["code"] == "spring-fair"


def test_its_id_can_be_given_once(api: Client, body: dict[str, str]) -> None:
    given = str(uuid.uuid4())

    assert api("sourceTrackingLink.create", **body, id=given)["id"] == given
    assert api.refused("sourceTrackingLink.create", **body | {"id": given, "code": "other"})[0] == "id_taken"


def test_an_unknown_source_is_refused(api: Client, body: dict[str, str]) -> None:
    unknown = str(uuid.uuid4())

    code, message = api.refused("sourceTrackingLink.create", **body | {"sourceId": unknown})

    assert code == "source_not_found"
    assert unknown in message


@pytest.mark.parametrize(
    ("parameter", "value"),
    [("code", ""), ("code", " "), ("code", None), ("code", "a" * 201), ("sourceId", "x"), ("id", "x")],
)
def test_a_wrong_value_is_refused_by_name(api: Client, body: dict[str, str], parameter: str, value: Any) -> None:
    code, message = api.refused("sourceTrackingLink.create", **body | {parameter: value})

    assert code == "invalid_input"
    assert f"`{parameter}`" in message
