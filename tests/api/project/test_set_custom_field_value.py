"""project.setCustomFieldValue. What a value can be is in tests/api/custom_field/test_types.py."""

from __future__ import annotations

import uuid
from typing import Any

import pytest

from tests.cast import Company
from tests.client import Client
from tests.samples import BODIES
from tests.samples.custom_fields import field, put, shown

PAGE = "https://wiki.example.com/meetup"


def test_the_answer_is_what_the_project_has(api: Client, company: Company) -> None:
    field_id, project_id = company.things["project_field"], company.things["project"]

    entry = api("project.setCustomFieldValue", projectId=project_id, fieldId=field_id, fieldValue=PAGE)

    assert entry == {"id": field_id, "title": "Wiki page", "isPrivate": False, "value": PAGE}
    assert shown(company, "Talent_Project") == [entry]


def test_a_new_value_moves_the_project_and_the_same_one_does_not(api: Client, company: Company) -> None:
    project_id = company.things["project"]
    _, token = api.run("project.list")

    put(company, company.things["project_field"], PAGE, "Talent_Project")

    brought, token = api.run("project.list", syncToken=token)
    assert [each["id"] for each in brought] == [project_id]
    put(company, company.things["project_field"], PAGE, "Talent_Project")
    assert api.all("project.list", syncToken=token) == []


def test_an_archived_project_has_values_too(api: Client, company: Company) -> None:
    api("project.archive", projectId=company.things["project"])

    assert put(company, company.things["project_field"], PAGE, "Talent_Project")["value"] == PAGE


def test_a_confidential_project_is_not_there_without_the_switch(company: Company) -> None:
    body = BODIES["project.setCustomFieldValue"](company) | {"projectId": company.things["confidential_project"]}

    assert company.plain.refused("project.setCustomFieldValue", **body)[0] == "project_not_found"
    assert company.admin("project.setCustomFieldValue", **body)["value"] == body["fieldValue"]


def test_a_field_of_other_records_is_refused(api: Client, company: Company) -> None:
    body = BODIES["project.setCustomFieldValue"](company) | {"fieldId": field(company)}

    refused = api.refused("project.setCustomFieldValue", **body)

    assert refused == ("invalid_input", "`fieldId`: 'Favourite robot' is a field of Candidate, not of Talent_Project")


@pytest.mark.parametrize(("name", "code"), [("projectId", "project_not_found"), ("fieldId", "custom_field_not_found")])
def test_what_is_unknown_is_refused(api: Client, company: Company, name: str, code: str) -> None:
    body = BODIES["project.setCustomFieldValue"](company) | {name: str(uuid.uuid4())}

    assert api.refused("project.setCustomFieldValue", **body)[0] == code


@pytest.mark.parametrize(("parameter", "value"), [("projectId", None), ("fieldId", 7), ("fieldValue", "wiki")])
def test_a_wrong_value_is_refused_by_name(api: Client, company: Company, parameter: str, value: Any) -> None:
    body = BODIES["project.setCustomFieldValue"](company) | {parameter: value}

    code, message = api.refused("project.setCustomFieldValue", **body)

    assert code == "invalid_input"
    assert f"`{parameter}`" in message
