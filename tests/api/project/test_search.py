"""project.search."""

from __future__ import annotations

from typing import Any

import pytest

from rowantree.core.permission import Permission, Switch
from tests.cast import Company
from tests.client import Client
from tests.samples.projects import project


@pytest.mark.parametrize("wanted", ["robotics", "FIELD", " Meetup ", "Field robotics meetup", "d r"])
def test_it_finds_by_a_part_in_small_or_large_letters(api: Client, company: Company, wanted: str) -> None:
    found = api("project.info", projectId=company.things["project"])

    assert api("project.search", title=wanted) == [found]


def test_letters_of_every_script_have_no_case(api: Client, company: Company) -> None:
    project_id = project(company, "ŁÓDŹ · Straße")

    for wanted in ("łódź", "STRASSE"):
        assert [each["id"] for each in api("project.search", title=wanted)] == [project_id]


@pytest.mark.parametrize("wanted", ["%", "_", "!", "\\", "100%"])
def test_each_character_stands_for_itself(api: Client, company: Company, wanted: str) -> None:
    project(company, "Anything else")
    found = project(company, "100% of _them_! \\o/")

    assert [each["id"] for each in api("project.search", title=wanted)] == [found]


def test_what_is_not_there_is_not_found(api: Client, company: Company) -> None:
    assert company.things["project"]
    assert api("project.search", title="Submarines") == []


def test_archived_projects_are_found(api: Client, company: Company) -> None:
    archived = api("project.archive", projectId=company.things["project"])

    assert api("project.search", title="robotics") == [archived]


def test_a_new_title_is_found_and_the_old_one_is_not(api: Client, company: Company) -> None:
    updated = api("project.update", projectId=company.things["project"], title="Drones")

    assert api("project.search", title="drones") == [updated]
    assert api("project.search", title="robotics") == []


def test_without_a_title_any_project_is_found(api: Client, company: Company) -> None:
    company.things["project"]
    project(company, "Alumni")

    assert api("project.search") == api.all("project.list")


def test_there_are_at_most_a_hundred_the_oldest_first(api: Client, company: Company) -> None:
    created = [project(company, f"Meetup {number}") for number in range(101)]

    assert [each["id"] for each in api("project.search", title="meetup")] == created[:100]


def test_a_confidential_one_is_not_found_without_the_switch(company: Company) -> None:
    hidden = company.things["confidential_project"]
    unsuspecting = company.client(Permission, set(Switch) - {Switch.CONFIDENTIAL})

    assert [each["id"] for each in company.admin("project.search", title="successors")] == [hidden]
    assert unsuspecting("project.search", title="successors") == []
    assert unsuspecting("project.search") == []


@pytest.mark.parametrize("value", ["", "  ", None, 7, "a" * 501])
def test_a_wrong_title_is_refused_by_name(api: Client, value: Any) -> None:
    code, message = api.refused("project.search", title=value)

    assert code == "invalid_input"
    assert "`title`" in message
