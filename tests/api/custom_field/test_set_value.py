"""customField.setValue: what is set, what is refused, and who is told. What a value can be is in test_types.py."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import Any

import pytest

from tests.cast import Company
from tests.client import Client
from tests.samples.custom_fields import OBJECTS, field, put, shown
from tests.told import receiving, tell

A_SECOND = timedelta(seconds=1)
LISTS = {"Application": "application.list", "Candidate": "candidate.list", "Job": "job.list"}
each_object = pytest.mark.parametrize("object_type", sorted(LISTS))


def test_the_answer_is_what_the_record_has(company: Company) -> None:
    field_id = company.things["custom_field"]

    entry = put(company, field_id, "Marvin")

    assert entry == {"id": field_id, "title": "Favourite robot", "isPrivate": False, "value": "Marvin"}
    assert shown(company) == [entry]


def test_values_stand_in_the_order_of_their_fields(company: Company) -> None:
    fields = []
    for title in ("Zebra", "Aardvark", "Marmot"):
        company.server.app.world.clock.advance(A_SECOND)
        fields.append(field(company, title=title))
    for field_id in reversed(fields):
        put(company, field_id, "Yes")

    assert [each["title"] for each in shown(company)] == ["Zebra", "Aardvark", "Marmot"]


@each_object
def test_a_new_value_moves_the_record_and_the_same_one_does_not(
    api: Client, company: Company, object_type: str
) -> None:
    field_id = field(company, object_type=object_type)
    record_id = company.things[OBJECTS[object_type]]
    records, token = api.run(LISTS[object_type])
    before = next(each["updatedAt"] for each in records if each["id"] == record_id)
    company.server.app.world.clock.advance(A_SECOND)

    put(company, field_id, "Marvin", object_type)

    brought, token = api.run(LISTS[object_type], syncToken=token)
    assert [each["id"] for each in brought] == [record_id]
    assert brought[0]["updatedAt"] > before
    assert [each["value"] for each in brought[0]["customFields"]] == ["Marvin"]
    company.server.app.world.clock.advance(A_SECOND)
    put(company, field_id, "Marvin", object_type)
    assert api.all(LISTS[object_type], syncToken=token) == []


def test_clearing_what_is_empty_changes_nothing(api: Client, company: Company) -> None:
    candidate = api("candidate.info", id=company.things["candidate"])
    company.server.app.world.clock.advance(A_SECOND)

    assert put(company, company.things["custom_field"], None)["value"] is None
    assert api("candidate.info", id=candidate["id"]) == candidate


def test_a_value_stays_through_other_changes(api: Client, company: Company) -> None:
    entry = put(company, company.things["custom_field"], "Marvin")

    changed = api("candidate.update", candidateId=company.things["candidate"], name="Wilhelmina Pell")

    assert changed["customFields"] == [entry]


@pytest.mark.parametrize(
    ("object_type", "webhook_type", "property_name"),
    [("Application", "applicationUpdate", "application"), ("Job", "jobUpdate", "job")],
)
def test_a_webhook_tells_of_the_value(
    company: Company, object_type: str, webhook_type: str, property_name: str
) -> None:
    field_id = field(company, object_type=object_type)
    assert company.things[OBJECTS[object_type]]
    with receiving() as receiver:
        tell(company, receiver.url, webhook_type=webhook_type)
        entry = put(company, field_id, "Marvin", object_type)
        put(company, field_id, "Marvin", object_type)
        put(company, field_id, None, object_type)
        messages = receiver.wait_for(2)

    told = [message.json["data"][property_name]["customFields"] for message in messages]
    assert sorted(told, key=len) == [[], [entry]]


@pytest.mark.parametrize(
    ("object_type", "thing", "code"),
    [
        ("Application", "confidential_application", "application_not_found"),
        ("Job", "confidential_job", "job_not_found"),
        ("Opening", "confidential_opening", "opening_not_found"),
    ],
)
def test_what_is_confidential_is_not_there_without_the_switch(
    company: Company, object_type: str, thing: str, code: str
) -> None:
    field_id = field(company, object_type=object_type)
    body = {"objectType": object_type, "fieldId": field_id, "fieldValue": "Marvin"}

    for object_id in (company.things[thing], str(uuid.uuid4())):
        refused = company.plain.refused("customField.setValue", **body, objectId=object_id)

        assert (refused[0], object_id in refused[1]) == (code, True)
    assert company.admin("customField.setValue", **body, objectId=company.things[thing])["value"] == "Marvin"


@pytest.mark.parametrize(
    ("object_type", "code"),
    [
        ("Application", "application_not_found"),
        ("Candidate", "candidate_not_found"),
        ("Job", "job_not_found"),
        ("Opening", "opening_not_found"),
    ],
)
def test_an_unknown_record_is_refused(api: Client, company: Company, object_type: str, code: str) -> None:
    body = {"objectType": object_type, "fieldId": company.things["custom_field"], "fieldValue": "Marvin"}

    assert api.refused("customField.setValue", **body, objectId=str(uuid.uuid4()))[0] == code


def test_an_unknown_field_is_refused(api: Client, company: Company) -> None:
    unknown = str(uuid.uuid4())
    body = {"objectType": "Candidate", "objectId": company.things["candidate"], "fieldValue": "Marvin"}

    refused = api.refused("customField.setValue", **body, fieldId=unknown)

    assert refused == ("custom_field_not_found", f"Custom field not found: {unknown}")


def test_a_field_of_other_records_is_refused(api: Client, company: Company) -> None:
    body = {"objectType": "Job", "objectId": company.things["job"], "fieldValue": "Marvin"}

    refused = api.refused("customField.setValue", **body, fieldId=company.things["custom_field"])

    assert refused == ("invalid_input", "`fieldId`: 'Favourite robot' is a field of Candidate, not of Job")


@pytest.mark.parametrize(
    ("parameter", "value"),
    [
        ("objectId", "abc"),
        ("objectId", None),
        ("objectType", "Employee"),
        ("objectType", "Talent_Project"),
        ("objectType", None),
        ("fieldId", "abc"),
        ("fieldId", None),
        ("referenceIdentifier", 7),
    ],
)
def test_a_wrong_parameter_is_refused_by_name(api: Client, company: Company, parameter: str, value: Any) -> None:
    body = {
        "objectType": "Candidate",
        "objectId": company.things["candidate"],
        "fieldId": company.things["custom_field"],
        "fieldValue": "Marvin",
    }

    code, message = api.refused("customField.setValue", **body | {parameter: value})

    assert code == "invalid_input"
    assert f"`{parameter}`" in message


@pytest.mark.parametrize("parameter", ["objectType", "objectId", "fieldId", "fieldValue"])
def test_what_is_missing_is_named(api: Client, company: Company, parameter: str) -> None:
    body = {
        "objectType": "Candidate",
        "objectId": company.things["candidate"],
        "fieldId": company.things["custom_field"],
        "fieldValue": "Marvin",
    }
    del body[parameter]

    code, message = api.refused("customField.setValue", **body)

    assert code == "invalid_input"
    assert f"`{parameter}`" in message
