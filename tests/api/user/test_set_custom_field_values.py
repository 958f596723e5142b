"""user.setCustomFieldValues. More about setting several values at once is in tests/api/custom_field/test_set_values.py."""

from __future__ import annotations

import uuid
from typing import Any

import pytest

from tests.cast import Company
from tests.client import Client
from tests.samples import BODIES
from tests.samples.custom_fields import field, put, shown


def body(company: Company, *values: tuple[str, Any]) -> dict[str, Any]:
    """What sets these values of the user."""
    given = [{"fieldId": field_id, "fieldValue": value} for field_id, value in values]
    return {"userId": company.things["another_user"], "values": given}


def test_the_answer_has_the_values_in_the_order_of_the_request(api: Client, company: Company) -> None:
    text, number = field(company, object_type="Employee"), field(company, "Number", "Employee")

    entries = api("user.setCustomFieldValues", **body(company, (number, 4), (text, "Yes")))

    assert [(each["id"], each["value"]) for each in entries] == [(number, 4), (text, "Yes")]
    assert {each["id"] for each in shown(company, "Employee")} == {number, text}


def test_one_that_is_refused_leaves_all_as_they_were(api: Client, company: Company) -> None:
    text, number = field(company, object_type="Employee"), field(company, "Number", "Employee")
    entry = put(company, text, "Marvin", "Employee")

    code, message = api.refused("user.setCustomFieldValues", **body(company, (text, "R2-D2"), (number, "4")))

    assert code == "invalid_input"
    assert "`values[1].fieldValue`" in message
    assert shown(company, "Employee") == [entry]


def test_a_field_that_is_named_twice_is_refused(api: Client, company: Company) -> None:
    field_id = company.things["employee_field"]

    code, message = api.refused("user.setCustomFieldValues", **body(company, (field_id, 1), (field_id, 2)))

    assert code == "invalid_input"
    assert "`values[1].fieldId`" in message


@pytest.mark.parametrize("values", [[], None, [{"fieldValue": 1}]])
def test_wrong_values_are_refused_by_name(api: Client, company: Company, values: Any) -> None:
    code, message = api.refused("user.setCustomFieldValues", **body(company) | {"values": values})

    assert code == "invalid_input"
    assert "`values" in message


def test_an_unknown_user_is_refused(api: Client, company: Company) -> None:
    given = BODIES["user.setCustomFieldValues"](company) | {"userId": str(uuid.uuid4())}

    assert api.refused("user.setCustomFieldValues", **given)[0] == "user_not_found"


def test_an_unknown_field_is_refused(api: Client, company: Company) -> None:
    given = body(company, (str(uuid.uuid4()), 1))

    assert api.refused("user.setCustomFieldValues", **given)[0] == "custom_field_not_found"


def test_without_the_feature_nothing_is_set(api: Client, company: Company) -> None:
    given = BODIES["user.setCustomFieldValues"](company)
    api("organization.update", disabledFeatures=["EmployeeCustomFields"])

    assert api.refused("user.setCustomFieldValues", **given)[0] == "feature_not_enabled"
