"""project.restore."""

from __future__ import annotations

import uuid

from tests.cast import Company
from tests.client import Client
from tests.webhooks.deliveries import left_by


def test_a_restored_project_is_as_it_was(api: Client, company: Company) -> None:
    before = api("project.info", projectId=company.things["project"])
    api("project.archive", projectId=before["id"])

    assert api("project.restore", projectId=before["id"]) == before
    assert api("project.info", projectId=before["id"]) == before


def test_it_comes_in_the_next_sync(api: Client, company: Company) -> None:
    api("project.archive", projectId=company.things["project"])
    token = api.run("project.list")[1]

    restored = api("project.restore", projectId=company.things["project"])

    assert api.all("project.list", syncToken=token) == [restored]


def test_restoring_what_is_not_archived_changes_nothing(api: Client, company: Company) -> None:
    before = api("project.info", projectId=company.things["project"])
    token, events = api.run("project.list")[1], left_by(company).events

    assert api("project.restore", projectId=before["id"]) == before

    assert api.all("project.list", syncToken=token) == []
    assert left_by(company).events == events


def test_an_unknown_project_is_refused(api: Client) -> None:
    unknown = str(uuid.uuid4())

    assert api.refused("project.restore", projectId=unknown) == ("project_not_found", f"Project not found: {unknown}")


def test_what_is_no_id_is_refused_by_name(api: Client) -> None:
    code, message = api.refused("project.restore", projectId="x")

    assert code == "invalid_input"
    assert "`projectId`" in message
