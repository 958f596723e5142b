"""project.list."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from rowantree.core.permission import Permission, Switch
from rowantree.models.columns import to_milliseconds
from tests.cast import Company
from tests.client import Client, Results
from tests.samples.projects import project


@pytest.fixture
def unsuspecting(company: Company) -> Client:
    """May do everything, but not see what is confidential."""
    return company.client(Permission, set(Switch) - {Switch.CONFIDENTIAL})


def titles(listed: Results) -> list[str]:
    """The titles of projects."""
    return [each["title"] for each in listed]


def test_the_oldest_stands_first(api: Client, company: Company) -> None:
    for title in ("Zebra", "Aardvark", "Marmot"):
        project(company, title)
        company.server.app.world.clock.advance(timedelta(seconds=1))

    assert titles(api.all("project.list")) == ["Zebra", "Aardvark", "Marmot"]


def test_archived_projects_are_there_and_say_so(api: Client, company: Company) -> None:
    api("project.archive", projectId=company.things["project"])

    assert [each["isArchived"] for each in api.all("project.list")] == [True]


def test_only_later_ones_are_listed_where_it_says_so(api: Client, company: Company) -> None:
    clock = company.server.app.world.clock
    project(company, "Before")
    clock.advance(timedelta(seconds=1))
    then = to_milliseconds(clock.now())
    clock.advance(timedelta(seconds=1))
    project(company, "After")

    assert titles(api.all("project.list", createdAfter=then)) == ["After"]
    assert titles(api.all("project.list", createdAfter=0)) == ["Before", "After"]


def test_a_confidential_one_is_hidden_without_the_switch(company: Company, unsuspecting: Client) -> None:
    hidden, shown = company.things["confidential_project"], company.things["project"]

    assert [each["id"] for each in unsuspecting.all("project.list")] == [shown]
    assert {each["id"] for each in company.admin.all("project.list")} == {hidden, shown}


def test_what_becomes_open_comes_in_a_sync(company: Company, unsuspecting: Client) -> None:
    hidden = company.things["confidential_project"]
    token = unsuspecting.run("project.list")[1]
    company.admin("project.update", projectId=hidden, title="Heirs")
    assert unsuspecting.all("project.list", syncToken=token) == []

    opened = company.admin("project.update", projectId=hidden, confidential=False)

    assert unsuspecting.all("project.list", syncToken=token) == [opened]


def test_a_new_candidate_does_not_bring_it_in_a_sync(api: Client, company: Company) -> None:
    company.things["project"]
    token = api.run("project.list")[1]

    api("candidate.addProject", candidateId=company.things["candidate"], projectId=company.things["project"])

    assert api.all("project.list", syncToken=token) == []


@pytest.mark.parametrize(
    ("parameter", "value"),
    [("createdAfter", -1), ("createdAfter", "then"), ("createdAfter", 253_402_300_800_000), ("limit", 101)],
)
def test_a_wrong_value_is_refused_by_name(api: Client, parameter: str, value: Any) -> None:
    code, message = api.refused("project.list", **{parameter: value})

    assert code == "invalid_input"
    assert f"`{parameter}`" in message
