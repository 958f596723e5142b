"""department.archive."""

from __future__ import annotations

import uuid
from datetime import timedelta

from tests.cast import Company
from tests.client import Client


def test_an_archived_department_is_listed_only_when_asked_for(api: Client, company: Company) -> None:
    before = api("department.info", departmentId=company.things["department"])
    company.server.app.world.clock.advance(timedelta(seconds=1))

    archived = api("department.archive", departmentId=company.things["department"])

    assert archived == before | {"isArchived": True, "updatedAt": archived["updatedAt"]}
    assert archived["updatedAt"] > before["updatedAt"]
    assert api.all("department.list") == []
    assert api.all("department.list", includeArchived=True) == [archived]


def test_archiving_it_again_changes_nothing(api: Client, company: Company) -> None:
    archived = api("department.archive", departmentId=company.things["department"])
    company.server.app.world.clock.advance(timedelta(seconds=1))
    _, token = api.run("department.list", includeArchived=True)

    assert api("department.archive", departmentId=company.things["department"]) == archived
    assert api.all("department.list", includeArchived=True, syncToken=token) == []


def test_departments_under_it_stay_as_they_are(api: Client, company: Company) -> None:
    team = api("department.create", name="Firmware", parentId=company.things["department"])

    api("department.archive", departmentId=company.things["department"])

    assert api.all("department.list") == [team]


def test_it_comes_in_a_sync_that_asks_for_archived_ones(api: Client, company: Company) -> None:
    department_id = company.things["department"]
    _, token = api.run("department.list", includeArchived=True)

    archived = api("department.archive", departmentId=department_id)

    assert api.all("department.list", includeArchived=True, syncToken=token) == [archived]


def test_an_unknown_department_is_refused(api: Client) -> None:
    code, _ = api.refused("department.archive", departmentId=str(uuid.uuid4()))

    assert code == "department_not_found"
