"""sourceType.update."""

from __future__ import annotations

import uuid
from typing import Any

import pytest

from tests.cast import Company
from tests.client import Client


def test_its_sources_show_the_new_title(api: Client, company: Company) -> None:
    source = api("source.create", title="Job fair", sourceTypeId=company.things["source_type"])

    updated = api("sourceType.update", sourceTypeId=company.things["source_type"], title=" Meetups ")

    assert updated == {"id": company.things["source_type"], "title": "Meetups", "isArchived": False}
    assert api.all("source.list")[-1] == source | {"sourceType": updated}


def test_nothing_given_changes_nothing(api: Client, company: Company) -> None:
    assert api("sourceType.update", sourceTypeId=company.things["source_type"])["title"] == "Fairs"


def test_an_unknown_type_is_refused(api: Client) -> None:
    unknown = str(uuid.uuid4())

    code, message = api.refused("sourceType.update", sourceTypeId=unknown, title="Meetups")

    assert code == "source_type_not_found"
    assert unknown in message


@pytest.mark.parametrize(("parameter", "value"), [("title", ""), ("title", None), ("sourceTypeId", "x")])
def test_a_wrong_value_is_refused_by_name(api: Client, company: Company, parameter: str, value: Any) -> None:
    body = {"sourceTypeId": company.things["source_type"], "title": "Meetups"} | {parameter: value}

    code, message = api.refused("sourceType.update", **body)

    assert code == "invalid_input"
    assert f"`{parameter}`" in message
