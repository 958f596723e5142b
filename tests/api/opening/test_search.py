"""opening.search."""

from __future__ import annotations

import pytest

from tests.cast import Company
from tests.client import Client
from tests.samples.openings import opening


def found(api: Client, identifier: str) -> list[str]:
    return [each["latestVersion"]["identifier"] for each in api("opening.search", identifier=identifier)]


@pytest.mark.parametrize("wanted", ["Straße-1", "STRASSE-1", " straße-1 "])
def test_the_whole_identifier_is_found_in_small_or_large_letters(api: Client, company: Company, wanted: str) -> None:
    for identifier in ("Straße-1", "Straße-10", "1"):
        opening(company, identifier)

    assert found(api, wanted) == ["Straße-1"]


def test_a_part_of_it_is_not_enough_and_nothing_stands_for_any_character(api: Client, company: Company) -> None:
    opening(company, "ENG-104")

    assert [found(api, wanted) for wanted in ("ENG", "ENG-10", "ENG-10%", "ENG_104")] == [[], [], [], []]


def test_all_that_have_it_are_found_and_shown_as_they_are(api: Client, company: Company) -> None:
    same = [opening(company, "ENG-104", openingState=state) for state in ("Draft", "Closed", "Open")]
    api("opening.setArchived", openingId=same[0], archive=True)

    assert api("opening.search", identifier="eng-104") == [api("opening.info", openingId=each) for each in same]


def test_a_changed_identifier_is_found_and_the_former_one_is_not(api: Client, company: Company) -> None:
    api("opening.update", openingId=opening(company, "ENG-104"), identifier="OPS-2")

    assert found(api, "ops-2") == ["OPS-2"]
    assert found(api, "ENG-104") == []


def test_there_are_at_most_a_hundred(api: Client, company: Company) -> None:
    for _ in range(101):
        opening(company, "ENG-104")

    assert len(found(api, "ENG-104")) == 100


@pytest.mark.parametrize("identifier", ["", "  ", "x" * 501])
def test_what_no_identifier_can_be_is_refused(api: Client, identifier: str) -> None:
    code, message = api.refused("opening.search", identifier=identifier)

    assert code == "invalid_input"
    assert "`identifier`" in message


def test_those_for_confidential_jobs_are_found_only_with_the_switch(company: Company) -> None:
    assert company.things["confidential_opening"]

    assert found(company.admin, "EXEC-7") == ["EXEC-7"]
    assert found(company.plain, "EXEC-7") == []
