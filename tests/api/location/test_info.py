"""location.info."""

from __future__ import annotations

import uuid
from typing import Any

import pytest

from tests.cast import Company
from tests.client import Client


@pytest.mark.parametrize("thing", ["location", "location_hierarchy"])
def test_an_archived_location_is_shown(api: Client, company: Company, thing: str) -> None:
    archived = api("location.archive", locationId=company.things[thing])

    assert api("location.info", locationId=company.things[thing]) == archived


def test_a_key_that_only_reads_may_see_it(company: Company) -> None:
    assert company.reader("location.info", locationId=company.things["location"])["name"] == "Gothenburg"


def test_an_unknown_location_is_refused(api: Client) -> None:
    unknown = str(uuid.uuid4())

    assert api.refused("location.info", locationId=unknown) == ("location_not_found", f"Location not found: {unknown}")


@pytest.mark.parametrize("value", ["", None, "gothenburg", 7])
def test_what_is_no_id_is_refused_by_name(api: Client, value: Any) -> None:
    code, message = api.refused("location.info", locationId=value)

    assert code == "invalid_input"
    assert "`locationId`" in message
