"""candidate.info."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from tests.cast import Company
from tests.client import Client


def test_a_candidate_is_found_by_its_id(api: Client, company: Company) -> None:
    shown = api("candidate.info", id=company.things["candidate"])

    assert (shown["id"], shown["name"]) == (company.things["candidate"], "Wilhelmina Ashgrove")
    assert api.all("candidate.list") == [shown]


def test_a_candidate_is_found_by_its_external_mapping_id(api: Client) -> None:
    created = api("candidate.create", name="Ada Lovelace", externalMappingId="bamboo/4711 é")

    assert api("candidate.info", externalMappingId="bamboo/4711 é") == created


def test_a_key_without_the_switch_may_ask_by_external_mapping_id(api: Client, company: Company) -> None:
    created = api("candidate.create", name="Ada Lovelace", externalMappingId="bamboo/4711")

    assert company.reader("candidate.info", externalMappingId="bamboo/4711") == created


def test_the_id_counts_where_both_are_given(api: Client, company: Company) -> None:
    api("candidate.create", name="Ada Lovelace", externalMappingId="bamboo/4711")

    shown = api("candidate.info", id=company.things["candidate"], externalMappingId="bamboo/4711")

    assert shown["name"] == "Wilhelmina Ashgrove"


def test_an_id_is_read_in_either_case(api: Client, company: Company) -> None:
    shown = api("candidate.info", id=company.things["candidate"].upper())

    assert shown["id"] == company.things["candidate"]


def test_looking_changes_nothing(api: Client, company: Company) -> None:
    shown = api("candidate.info", id=company.things["candidate"])
    company.server.app.world.clock.advance(timedelta(seconds=1))

    assert api("candidate.info", id=company.things["candidate"]) == shown


def test_neither_id_is_refused(api: Client) -> None:
    assert api.refused("candidate.info") == ("invalid_input", "`id` or `externalMappingId` is required")


@pytest.mark.parametrize("value", [None, 7, "", "4711", "not-a-uuid", "{}", ["x"], "0" * 36])
def test_what_is_no_id_is_refused_by_name(api: Client, value: Any) -> None:
    code, message = api.refused("candidate.info", id=value)

    assert code == "invalid_input"
    assert "`id`" in message


def test_an_id_with_something_around_it_is_refused(api: Client, company: Company) -> None:
    code, _ = api.refused("candidate.info", id=f" {company.things['candidate']}")

    assert code == "invalid_input"


@pytest.mark.parametrize(
    "candidate_id",
    [
        "019a0000-1234-7abc-8def-0123456789ab",
        "00000000-0000-0000-0000-000000000000",
        "ffffffff-ffff-ffff-ffff-ffffffffffff",
    ],
)
def test_an_unknown_id_is_refused(api: Client, candidate_id: str) -> None:
    code, message = api.refused("candidate.info", id=candidate_id)

    assert code == "candidate_not_found"
    assert candidate_id in message


@pytest.mark.parametrize("external_mapping_id", ["bamboo/4711", "", "{id}", "' OR ''='", "%"])
def test_an_unknown_external_mapping_id_is_refused(api: Client, company: Company, external_mapping_id: str) -> None:
    company.things  # noqa: B018 makes a candidate that has none

    code, message = api.refused("candidate.info", externalMappingId=external_mapping_id)

    assert code == "candidate_not_found"
    assert external_mapping_id in message


def test_an_external_mapping_id_that_is_far_too_long_is_quoted_in_part(api: Client) -> None:
    code, message = api.refused("candidate.info", externalMappingId="a" * 10_000)

    assert code == "candidate_not_found"
    assert len(message) < 200


def test_an_external_mapping_id_is_compared_exactly(api: Client) -> None:
    api("candidate.create", name="Ada Lovelace", externalMappingId="Bamboo")

    code, _ = api.refused("candidate.info", externalMappingId="bamboo")

    assert code == "candidate_not_found"
