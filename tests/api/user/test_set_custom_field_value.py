"""user.setCustomFieldValue. What a value can be is in tests/api/custom_field/test_types.py."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import Any

import pytest

from tests.cast import Company, raw
from tests.client import Client
from tests.samples import BODIES
from tests.samples.custom_fields import field, put, shown

SERVICE = 'SELECT id FROM "user" WHERE organization_id = ? AND is_service'


def test_the_answer_is_what_the_user_has(api: Client, company: Company) -> None:
    field_id, user_id = company.things["employee_field"], company.things["another_user"]

    entry = api("user.setCustomFieldValue", userId=user_id, fieldId=field_id, fieldValue=42)

    assert entry == {"id": field_id, "title": "Desk", "isPrivate": False, "value": 42}
    assert shown(company, "Employee") == [entry]


def test_a_new_value_moves_the_user_and_the_same_one_does_not(api: Client, company: Company) -> None:
    user = api("user.info", userId=company.things["another_user"])
    _, token = api.run("user.list")
    company.server.app.world.clock.advance(timedelta(seconds=1))

    put(company, company.things["employee_field"], 42, "Employee")

    brought, token = api.run("user.list", syncToken=token)
    assert [each["id"] for each in brought] == [user["id"]]
    assert brought[0]["updatedAt"] > user["updatedAt"]
    put(company, company.things["employee_field"], 42, "Employee")
    assert api.all("user.list", syncToken=token) == []


def test_a_deactivated_user_has_values_too(api: Client, company: Company) -> None:
    api("user.deactivate", userId=company.things["another_user"])

    assert put(company, company.things["employee_field"], 42, "Employee")["value"] == 42


def test_without_the_feature_values_are_neither_shown_nor_set(api: Client, company: Company) -> None:
    put(company, company.things["employee_field"], 42, "Employee")
    api("organization.update", disabledFeatures=["EmployeeCustomFields"])
    body = BODIES["user.setCustomFieldValue"](company)

    code, message = api.refused("user.setCustomFieldValue", **body)

    assert code == "feature_not_enabled"
    assert "EmployeeCustomFields" in message
    assert "customFields" not in api("user.info", userId=body["userId"])
    assert not [each for each in api.all("user.list") if "customFields" in each]
    credited = {"candidateId": company.things["candidate"], "creditedToUserId": body["userId"]}
    assert "customFields" not in api("candidate.update", **credited)["creditedToUser"]


def test_what_a_key_acts_as_is_no_employee(api: Client, company: Company) -> None:
    (service,) = raw(company.server, SERVICE, company.number)
    body = BODIES["user.setCustomFieldValue"](company)

    assert api.refused("user.setCustomFieldValue", **body | {"userId": str(service[0])})[0] == "user_not_found"


def test_a_field_of_other_records_is_refused(api: Client, company: Company) -> None:
    body = BODIES["user.setCustomFieldValue"](company) | {"fieldId": field(company)}

    refused = api.refused("user.setCustomFieldValue", **body)

    assert refused == ("invalid_input", "`fieldId`: 'Favourite robot' is a field of Candidate, not of Employee")


@pytest.mark.parametrize(("name", "code"), [("userId", "user_not_found"), ("fieldId", "custom_field_not_found")])
def test_what_is_unknown_is_refused(api: Client, company: Company, name: str, code: str) -> None:
    body = BODIES["user.setCustomFieldValue"](company) | {name: str(uuid.uuid4())}

    assert api.refused("user.setCustomFieldValue", **body)[0] == code


@pytest.mark.parametrize(("parameter", "value"), [("userId", None), ("fieldId", 7), ("fieldValue", "42")])
def test_a_wrong_value_is_refused_by_name(api: Client, company: Company, parameter: str, value: Any) -> None:
    code, message = api.refused(
        "user.setCustomFieldValue", **BODIES["user.setCustomFieldValue"](company) | {parameter: value}
    )

    assert code == "invalid_input"
    assert f"`{parameter}`" in message
