"""What happens when several programs set values or names at the same time."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from tests.cast import Company
from tests.client import Client
from tests.samples.custom_fields import field, put, shown


def test_values_of_different_fields_do_not_overwrite_each_other(company: Company) -> None:
    fields = [field(company, title=f"Field {number}") for number in range(8)]
    assert company.things["candidate"]

    with ThreadPoolExecutor(len(fields)) as at_once:
        entries = list(at_once.map(lambda field_id: put(company, field_id, "Marvin"), fields))

    assert {each["id"] for each in entries} == set(fields)
    assert {each["id"] for each in shown(company)} == set(fields)


def test_only_one_field_gets_a_name(api: Client, company: Company) -> None:
    fields = [field(company, title=f"Field {number}") for number in range(8)]

    def refer(field_id: str) -> str:
        body = {"customFieldId": field_id, "referenceIdentifier": "robot", "expectedReferenceIdentifier": None}
        answer = api.answer("customField.setReferenceIdentifier", body).body
        return "" if answer["success"] else str(answer["errorInfo"]["code"])

    with ThreadPoolExecutor(len(fields)) as at_once:
        codes = list(at_once.map(refer, fields))

    assert sorted(codes) == ["", *["reference_identifier_taken"] * 7]
