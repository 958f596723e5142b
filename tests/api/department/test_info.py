"""department.info."""

from __future__ import annotations

import uuid
from typing import Any

import pytest

from tests.cast import Company
from tests.client import Client


def test_an_archived_department_is_shown(api: Client, company: Company) -> None:
    archived = api("department.archive", departmentId=company.things["department"])

    assert api("department.info", departmentId=company.things["department"]) == archived


def test_a_key_that_only_reads_may_see_it(company: Company) -> None:
    department_id = company.things["department"]

    assert company.reader("department.info", departmentId=department_id.upper())["name"] == "Engineering"


def test_an_unknown_department_is_refused(api: Client) -> None:
    unknown = str(uuid.uuid4())

    assert api.refused("department.info", departmentId=unknown) == (
        "department_not_found",
        f"Department not found: {unknown}",
    )


@pytest.mark.parametrize("value", ["", None, "engineering", 7])
def test_what_is_no_id_is_refused_by_name(api: Client, value: Any) -> None:
    code, message = api.refused("department.info", departmentId=value)

    assert code == "invalid_input"
    assert "`departmentId`" in message


def test_no_id_is_refused(api: Client) -> None:
    assert api.refused("department.info") == ("invalid_input", "`departmentId` is required")
