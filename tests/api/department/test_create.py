"""department.create."""

from __future__ import annotations

import uuid
from typing import Any

import pytest

from tests.cast import Company
from tests.client import Client


def test_a_department_is_there_afterwards(api: Client) -> None:
    created = api("department.create", name="Engineering")

    assert list(created) == [
        "id",
        "name",
        "externalName",
        "isArchived",
        "parentId",
        "createdAt",
        "updatedAt",
        "extraData",
    ]
    assert created | {"id": "", "createdAt": "", "updatedAt": ""} == {
        "id": "",
        "name": "Engineering",
        "externalName": None,
        "isArchived": False,
        "parentId": None,
        "createdAt": "",
        "updatedAt": "",
        "extraData": None,
    }
    assert created["updatedAt"] == created["createdAt"]
    assert api("department.info", departmentId=created["id"]) == created


def test_a_team_stands_under_its_department(api: Client, company: Company) -> None:
    team = api(
        "department.create",
        name="  Firmware ",
        externalName="Embedded Software",
        parentId=company.things["department"],
        extraData={"hris_id": "4711", "größe": "12 “Leute”\n"},
    )

    assert team["name"] == "Firmware"
    assert team["externalName"] == "Embedded Software"
    assert team["parentId"] == company.things["department"]
    assert team["extraData"] == {"hris_id": "4711", "größe": "12 “Leute”\n"}
    assert api("department.info", departmentId=team["id"]) == team


def test_null_says_that_there_is_none(api: Client) -> None:
    created = api("department.create", name="Engineering", externalName=None, parentId=None, extraData=None)

    assert (created["externalName"], created["parentId"], created["extraData"]) == (None, None, None)


def test_no_extra_data_is_shown_as_null(api: Client) -> None:
    assert api("department.create", name="Engineering", extraData={})["extraData"] is None


def test_two_departments_may_have_one_name(api: Client) -> None:
    first, second = api("department.create", name="Sales"), api("department.create", name="Sales")

    assert first["id"] != second["id"]
    assert api.all("department.list") == [first, second]


def test_a_department_comes_in_the_next_sync(api: Client) -> None:
    _, token = api.run("department.list")

    created = api("department.create", name="Engineering")

    assert api.all("department.list", syncToken=token) == [created]


def test_an_id_that_is_given_is_kept(api: Client) -> None:
    wanted = str(uuid.uuid4())

    assert api("department.create", name="Engineering", id=wanted.upper())["id"] == wanted
    assert api("department.info", departmentId=wanted)["name"] == "Engineering"


def test_an_id_that_a_department_has_is_refused(api: Client, company: Company) -> None:
    code, message = api.refused("department.create", name="Sales", id=company.things["department"])

    assert code == "id_taken"
    assert company.things["department"] in message


def test_an_id_from_a_key_without_extensions_is_ignored(company: Company) -> None:
    assert company.plain("department.create", name="Sales", id=company.things["department"])["name"] == "Sales"


def test_an_unknown_parent_is_refused(api: Client) -> None:
    unknown = str(uuid.uuid4())

    code, message = api.refused("department.create", name="Firmware", parentId=unknown)

    assert code == "department_not_found"
    assert unknown in message
    assert api.all("department.list") == []


def test_an_archived_parent_is_refused(api: Client, company: Company) -> None:
    api("department.archive", departmentId=company.things["department"])

    code, message = api.refused("department.create", name="Firmware", parentId=company.things["department"])

    assert code == "invalid_input"
    assert "`parentId`" in message


@pytest.mark.parametrize(
    ("parameter", "value"),
    [
        ("name", ""),
        ("name", " \t"),
        ("name", None),
        ("name", 7),
        ("name", "x" * 501),
        ("externalName", ""),
        ("externalName", "x" * 501),
        ("parentId", ""),
        ("parentId", "engineering"),
        ("extraData", "a=b"),
        ("extraData", ["a"]),
    ],
)
def test_a_wrong_value_is_refused_by_name(api: Client, parameter: str, value: Any) -> None:
    code, message = api.refused("department.create", **{"name": "Engineering"} | {parameter: value})

    assert code == "invalid_input"
    assert f"`{parameter}`" in message
    assert api.all("department.list") == []


def test_no_name_is_refused(api: Client) -> None:
    assert api.refused("department.create") == ("invalid_input", "`name` is required")


@pytest.mark.parametrize("value", [7, None, True, ["4711"], {"id": "4711"}])
def test_extra_data_that_is_no_string_is_refused_with_its_key(api: Client, value: Any) -> None:
    code, message = api.refused("department.create", name="Engineering", extraData={"fine": "yes", "hris_id": value})

    assert (code, message) == ("invalid_input", "`extraData.hris_id` must be a string")


def test_a_key_of_extra_data_has_at_most_100_characters(api: Client) -> None:
    fits, too_long = "k" * 100, "k" * 101

    code, message = api.refused("department.create", name="Engineering", extraData={too_long: "x"})

    assert code == "invalid_input"
    assert "`extraData`" in message
    assert "kkkkk" in message
    assert api("department.create", name="Engineering", extraData={fits: "x"})["extraData"] == {fits: "x"}


def test_a_value_of_extra_data_has_at_most_512_characters(api: Client) -> None:
    code, message = api.refused("department.create", name="Engineering", extraData={"note": "é" * 513})

    assert code == "invalid_input"
    assert "`extraData.note`" in message
    fits = {"note": "e" * 512}
    assert api("department.create", name="Engineering", extraData=fits)["extraData"] == fits


def test_all_extra_data_together_stays_below_a_kilobyte(api: Client) -> None:
    def of_bytes(size: int) -> dict[str, str]:
        return {"aa": "a" * 500, "bb": "b" * (size - len('{"aa":"","bb":""}') - 500)}

    code, message = api.refused("department.create", name="Engineering", extraData=of_bytes(1024))

    assert code == "invalid_input"
    assert "`extraData`" in message
    assert "`bb`" in message
    assert api("department.create", name="Engineering", extraData=of_bytes(1023))["extraData"] == of_bytes(1023)


def test_the_size_of_extra_data_counts_bytes_and_not_characters(api: Client) -> None:
    code, message = api.refused("department.create", name="Engineering", extraData={"note": "字" * 400})

    assert code == "invalid_input"
    assert "`extraData`" in message
