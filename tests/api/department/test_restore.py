"""department.restore."""

from __future__ import annotations

import uuid
from datetime import timedelta

from tests.cast import Company
from tests.client import Client


def test_a_restored_department_is_listed_again(api: Client, company: Company) -> None:
    archived = api("department.archive", departmentId=company.things["department"])
    company.server.app.world.clock.advance(timedelta(seconds=1))

    restored = api("department.restore", departmentId=company.things["department"])

    assert restored == archived | {"isArchived": False, "updatedAt": restored["updatedAt"]}
    assert restored["updatedAt"] > archived["updatedAt"]
    assert api.all("department.list") == [restored]


def test_restoring_what_is_not_archived_changes_nothing(api: Client, company: Company) -> None:
    before = api("department.info", departmentId=company.things["department"])
    company.server.app.world.clock.advance(timedelta(seconds=1))
    _, token = api.run("department.list")

    assert api("department.restore", departmentId=company.things["department"]) == before
    assert api.all("department.list", syncToken=token) == []


def test_an_archived_parent_stays_archived(api: Client, company: Company) -> None:
    team = api("department.create", name="Firmware", parentId=company.things["department"])
    for department_id in (team["id"], company.things["department"]):
        api("department.archive", departmentId=department_id)

    restored = api("department.restore", departmentId=team["id"])

    assert restored["parentId"] == company.things["department"]
    assert [each["id"] for each in api.all("department.list")] == [team["id"]]


def test_an_unknown_department_is_refused(api: Client) -> None:
    code, _ = api.refused("department.restore", departmentId=str(uuid.uuid4()))

    assert code == "department_not_found"
