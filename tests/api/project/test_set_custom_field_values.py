"""project.setCustomFieldValues. More about setting several values at once is in tests/api/custom_field/."""

from __future__ import annotations

import uuid
from typing import Any

import pytest

from tests.cast import Company
from tests.client import Client
from tests.samples import BODIES
from tests.samples.custom_fields import field, put, shown


def body(company: Company, *values: tuple[str, Any]) -> dict[str, Any]:
    """What sets these values of the project."""
    given = [{"fieldId": field_id, "fieldValue": value} for field_id, value in values]
    return {"projectId": company.things["project"], "values": given}


def test_the_answer_has_the_values_in_the_order_of_the_request(api: Client, company: Company) -> None:
    text, number = field(company, object_type="Talent_Project"), field(company, "Number", "Talent_Project")

    entries = api("project.setCustomFieldValues", **body(company, (number, 0), (text, None)))

    assert [(each["id"], each["value"]) for each in entries] == [(number, 0), (text, None)]
    assert shown(company, "Talent_Project") == entries[:1]


def test_one_that_is_refused_leaves_all_as_they_were(api: Client, company: Company) -> None:
    text, number = field(company, object_type="Talent_Project"), field(company, "Number", "Talent_Project")
    entry = put(company, text, "Marvin", "Talent_Project")

    code, message = api.refused("project.setCustomFieldValues", **body(company, (text, "R2-D2"), (number, "4")))

    assert code == "invalid_input"
    assert "`values[1].fieldValue`" in message
    assert shown(company, "Talent_Project") == [entry]


def test_a_field_that_is_named_twice_is_refused(api: Client, company: Company) -> None:
    field_id = company.things["project_field"]

    code, message = api.refused("project.setCustomFieldValues", **body(company, (field_id, None), (field_id, None)))

    assert code == "invalid_input"
    assert "`values[1].fieldId`" in message


@pytest.mark.parametrize("values", [[], None, [{"fieldValue": 1}]])
def test_wrong_values_are_refused_by_name(api: Client, company: Company, values: Any) -> None:
    code, message = api.refused("project.setCustomFieldValues", **body(company) | {"values": values})

    assert code == "invalid_input"
    assert "`values" in message


def test_an_unknown_project_is_refused(api: Client, company: Company) -> None:
    given = BODIES["project.setCustomFieldValues"](company) | {"projectId": str(uuid.uuid4())}

    assert api.refused("project.setCustomFieldValues", **given)[0] == "project_not_found"


def test_an_unknown_field_is_refused(api: Client, company: Company) -> None:
    given = body(company, (str(uuid.uuid4()), 1))

    assert api.refused("project.setCustomFieldValues", **given)[0] == "custom_field_not_found"


def test_a_confidential_project_is_not_there_without_the_switch(company: Company) -> None:
    given = BODIES["project.setCustomFieldValues"](company) | {"projectId": company.things["confidential_project"]}

    assert company.plain.refused("project.setCustomFieldValues", **given)[0] == "project_not_found"
