"""project.info."""

from __future__ import annotations

import uuid

import pytest

from rowantree.core.permission import Permission, Switch
from tests.cast import Company
from tests.client import Client
from tests.samples.projects import project


def test_it_shows_a_project(api: Client) -> None:
    created = api("project.create", title="Alumni", description="Who may come back.")

    assert api("project.info", projectId=created["id"]) == created


def test_a_description_is_absent_where_there_is_none(api: Client, company: Company) -> None:
    assert "description" not in api("project.info", projectId=company.things["project"])


def test_an_id_is_read_in_either_case(api: Client, company: Company) -> None:
    project_id = company.things["project"]

    assert api("project.info", projectId=project_id.upper())["id"] == project_id


def test_an_unknown_project_is_refused(api: Client) -> None:
    unknown = str(uuid.uuid4())

    assert api.refused("project.info", projectId=unknown) == ("project_not_found", f"Project not found: {unknown}")


def test_a_confidential_one_is_as_good_as_unknown_without_the_switch(company: Company) -> None:
    hidden, unknown = company.things["confidential_project"], str(uuid.uuid4())
    unsuspecting = company.client(Permission, set(Switch) - {Switch.CONFIDENTIAL})

    for operation in ("info", "update", "archive", "restore"):
        with_hidden = unsuspecting.refused(f"project.{operation}", projectId=hidden)
        with_unknown = unsuspecting.refused(f"project.{operation}", projectId=unknown)
        assert with_hidden == ("project_not_found", with_unknown[1].replace(unknown, hidden))
    assert company.admin("project.info", projectId=hidden)["confidential"] is True


def test_the_neighbours_is_unknown(api: Client, neighbour: Company) -> None:
    assert api.refused("project.info", projectId=project(neighbour, "Alumni"))[0] == "project_not_found"


@pytest.mark.parametrize("value", ["x", "", 7])
def test_what_is_no_id_is_refused_by_name(api: Client, value: object) -> None:
    code, message = api.refused("project.info", projectId=value)

    assert code == "invalid_input"
    assert "`projectId`" in message


def test_it_takes_the_permission_to_read_candidates(company: Company) -> None:
    key = company.client([Permission.CANDIDATES_READ])

    assert key("project.info", projectId=company.things["project"])["title"] == "Field robotics meetup"
