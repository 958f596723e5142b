"""Values of custom fields wherever records are shown, and what that costs."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cast import Company
from tests.client import Client
from tests.samples import BODIES, ONE_MORE
from tests.samples.custom_fields import OBJECTS, SELECTS, field, put, setting, shown

LISTS = {
    "Application": "application.list",
    "Candidate": "candidate.list",
    "Employee": "user.list",
    "Job": "job.list",
    "Opening": "opening.list",
    "Talent_Project": "project.list",
}
each_object = pytest.mark.parametrize("object_type", sorted(LISTS))


def _entries(record: dict[str, Any]) -> Any:
    record = record.get("latestVersion", record)
    return record.get("customFields", record.get("customFieldEntries"))


@each_object
def test_a_record_without_values_shows_none(api: Client, company: Company, object_type: str) -> None:
    assert company.things[OBJECTS[object_type]]

    assert shown(company, object_type) == []
    assert {str(_entries(record)) for record in api.all(LISTS[object_type])} == {"[]"}


@each_object
def test_a_list_shows_what_each_record_has(api: Client, company: Company, object_type: str) -> None:
    fields = {field_type: field(company, field_type, object_type) for field_type in ("Number", *SELECTS)}
    for field_type, value in (("Number", 4), ("ValueSelect", "s"), ("MultiValueSelect", ["m", "s"])):
        put(company, fields[field_type], value, object_type)

    records = {record["id"]: _entries(record) for record in api.all(LISTS[object_type])}

    assert records[company.things[OBJECTS[object_type]]] == shown(company, object_type)
    assert len(shown(company, object_type)) == 3


@each_object
def test_a_page_costs_one_statement_more_however_many_values_there_are(
    api: Client, company: Company, object_type: str
) -> None:
    list_operation = LISTS[object_type]
    which = BODIES[list_operation](company)
    for _ in range(5):
        ONE_MORE[list_operation](company)
    ids = [record["id"] for record in api.all(list_operation, **which)]
    without = _statements(company, list_operation, which)
    fields = [field(company, field_type, object_type) for field_type in ("Number", *SELECTS)]
    for record_id in ids:
        operation, record = setting(object_type, record_id)
        for field_id, value in zip(fields, (4, "s", ["m"]), strict=True):
            api(operation, **record, fieldId=field_id, fieldValue=value)

    assert [len(_entries(record)) for record in api.all(list_operation, **which)] == [3] * len(ids)
    assert _statements(company, list_operation, which) <= without + 1


def _statements(company: Company, operation: str, which: dict[str, Any]) -> int:
    """How many statements a page costs."""
    return company.server.costs(lambda: company.admin.page(operation, **which))


def test_whoever_is_credited_is_shown_with_their_values(api: Client, company: Company) -> None:
    entry = put(company, company.things["employee_field"], 42, "Employee")

    candidate = api(
        "candidate.update",
        candidateId=company.things["candidate"],
        creditedToUserId=company.things["another_user"],
    )

    assert candidate["creditedToUser"]["customFields"] == [entry]
    assert candidate["creditedToUser"] == api("user.info", userId=company.things["another_user"])


def test_an_anonymized_candidate_has_no_values(api: Client, company: Company) -> None:
    put(company, company.things["custom_field"], "Marvin")

    api("candidate.anonymize", candidateId=company.things["candidate"])

    assert shown(company) == []
