"""department.list: what is listed. Pages and syncs are in tests/core/test_page.py."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from tests.cast import Company
from tests.client import Client, Results


def create(company: Company, *names: str) -> list[Results]:
    """Makes departments, a second apart."""
    made = []
    for name in names:
        company.server.app.world.clock.advance(timedelta(seconds=1))
        made.append(company.admin("department.create", name=name))
    return made


def test_an_organization_begins_without_departments(api: Client) -> None:
    page = api.page("department.list")

    assert (page["results"], page["moreDataAvailable"]) == ([], False)


def test_departments_of_all_levels_stand_in_the_order_in_which_they_were_made(api: Client, company: Company) -> None:
    sales, engineering = create(company, "Sales", "Engineering")
    firmware = api("department.create", name="Firmware", parentId=engineering["id"])

    assert api.all("department.list") == [sales, engineering, firmware]


@pytest.mark.parametrize("body", [{}, {"includeArchived": False}])
def test_archived_departments_are_not_listed(api: Client, company: Company, body: dict[str, Any]) -> None:
    kept, archived = create(company, "Sales", "Engineering")
    api("department.archive", departmentId=archived["id"])

    assert api.all("department.list", **body) == [kept]


def test_archived_departments_are_listed_when_they_are_asked_for(api: Client, company: Company) -> None:
    kept, archived = create(company, "Sales", "Engineering")
    shown = api("department.archive", departmentId=archived["id"])

    assert api.all("department.list", includeArchived=True) == [kept, shown]


@pytest.mark.parametrize("value", [None, 1, "yes"])
def test_a_wrong_value_is_refused_by_name(api: Client, value: Any) -> None:
    code, message = api.refused("department.list", includeArchived=value)

    assert code == "invalid_input"
    assert "`includeArchived`" in message
