"""department.update."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import Any

import pytest

from tests.cast import Company
from tests.client import Client


def test_a_department_is_changed_afterwards(api: Client, company: Company) -> None:
    before = api("department.info", departmentId=company.things["department"])
    company.server.app.world.clock.advance(timedelta(seconds=1))

    updated = api(
        "department.update",
        departmentId=company.things["department"],
        name=" Robotics ",
        externalName="Robots",
        extraData={"hris_id": "4711"},
    )

    changes = {"name": "Robotics", "externalName": "Robots", "extraData": {"hris_id": "4711"}}
    assert updated == before | changes | {"updatedAt": updated["updatedAt"]}
    assert updated["updatedAt"] > before["updatedAt"]
    assert api("department.info", departmentId=company.things["department"]) == updated


def test_what_is_absent_stays(api: Client, company: Company) -> None:
    department_id = company.things["department"]
    api("department.update", departmentId=department_id, externalName="Robots", extraData={"hris_id": "4711"})

    updated = api("department.update", departmentId=department_id, name="Robotics")

    assert (updated["externalName"], updated["extraData"]) == ("Robots", {"hris_id": "4711"})


def test_extra_data_replaces_all_that_was_there(api: Client, company: Company) -> None:
    department_id = company.things["department"]
    api("department.update", departmentId=department_id, extraData={"a": "1", "b": "2"})

    assert api("department.update", departmentId=department_id, extraData={"b": "3"})["extraData"] == {"b": "3"}


@pytest.mark.parametrize("nothing", [None, {}])
def test_extra_data_can_be_cleared(api: Client, company: Company, nothing: Any) -> None:
    department_id = company.things["department"]
    api("department.update", departmentId=department_id, extraData={"a": "1"})

    assert api("department.update", departmentId=department_id, extraData=nothing)["extraData"] is None


def test_null_clears_the_external_name(api: Client, company: Company) -> None:
    department_id = company.things["department"]
    api("department.update", departmentId=department_id, externalName="Robots")

    assert api("department.update", departmentId=department_id, externalName=None)["externalName"] is None


@pytest.mark.parametrize("body", [{}, {"name": "Engineering "}, {"externalName": None, "extraData": {}}])
def test_what_it_already_says_changes_nothing(api: Client, company: Company, body: dict[str, Any]) -> None:
    before = api("department.info", departmentId=company.things["department"])
    company.server.app.world.clock.advance(timedelta(seconds=1))
    _, token = api.run("department.list")

    assert api("department.update", departmentId=company.things["department"], **body) == before
    assert api.all("department.list", syncToken=token) == []


def test_a_changed_department_comes_in_the_next_sync(api: Client, company: Company) -> None:
    department_id = company.things["department"]
    _, token = api.run("department.list")

    updated = api("department.update", departmentId=department_id, name="Robotics")

    assert api.all("department.list", syncToken=token) == [updated]


def test_an_archived_department_can_be_changed(api: Client, company: Company) -> None:
    api("department.archive", departmentId=company.things["department"])

    updated = api("department.update", departmentId=company.things["department"], name="Robotics")

    assert (updated["name"], updated["isArchived"]) == ("Robotics", True)


def test_an_unknown_department_is_refused(api: Client) -> None:
    code, _ = api.refused("department.update", departmentId=str(uuid.uuid4()), name="Robotics")

    assert code == "department_not_found"


@pytest.mark.parametrize(
    ("parameter", "value"),
    [("name", ""), ("name", None), ("externalName", " "), ("extraData", "a=b"), ("departmentId", "engineering")],
)
def test_a_wrong_value_is_refused_by_name(api: Client, company: Company, parameter: str, value: Any) -> None:
    body = {"departmentId": company.things["department"]} | {parameter: value}

    code, message = api.refused("department.update", **body)

    assert code == "invalid_input"
    assert f"`{parameter}`" in message


def test_wrong_extra_data_is_refused_with_its_key(api: Client, company: Company) -> None:
    code, message = api.refused("department.update", departmentId=company.things["department"], extraData={"a": 1})

    assert (code, message) == ("invalid_input", "`extraData.a` must be a string")
