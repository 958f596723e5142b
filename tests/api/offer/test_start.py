"""offer.start."""

from __future__ import annotations

import uuid
from typing import Any

import pytest

from rowantree.domain import offer_forms
from tests.cast import Company
from tests.client import Client
from tests.samples.custom_fields import OPTIONS, field
from tests.samples.offers import OPENING, SALARY, START_DATE, filled, form
from tests.samples.openings import opening


def asked(api: Client, process_id: str) -> dict[str, Any]:
    """The fields of a new form by their paths."""
    (section,) = api("offer.start", offerProcessId=process_id)["formDefinition"]["sections"]
    return {each["field"]["path"]: each for each in section["fields"]}


def test_a_form_asks_for_the_day_the_salary_and_the_opening(api: Client, company: Company) -> None:
    fields = asked(api, company.things["offer_process"])

    assert [(path, each["field"]["type"], each["isRequired"]) for path, each in fields.items()] == [
        (START_DATE, "Date", True),
        (SALARY, "Currency", True),
        (OPENING, "ValueSelect", False),
    ]
    assert [each["field"]["isNullable"] for each in fields.values()] == [False, False, True]


def test_a_form_offers_the_openings_of_the_job_that_are_free(api: Client, company: Company) -> None:
    process_id, jobs = company.things["offer_process"], [company.things["job"]]
    free, unnamed = opening(company, "ENG-1", jobIds=jobs, openingState="Open"), opening(company, jobIds=jobs)
    opening(company, "ENG-2")
    gone = opening(company, "ENG-3", jobIds=jobs)
    api("opening.setOpeningState", openingId=gone, openingState="Closed")
    archived = opening(company, "ENG-4", jobIds=jobs)
    api("opening.setArchived", openingId=archived, archive=True)

    offered = asked(api, process_id)[OPENING]["field"]["selectableValues"]

    assert offered == [{"label": "ENG-1", "value": free}, {"label": unnamed, "value": unnamed}]


def test_a_form_asks_for_every_field_of_offers_that_is_not_archived(api: Client, company: Company) -> None:
    text = field(company, object_type="Offer_Version", title="Perks")
    select = field(company, "ValueSelect", "Offer_Version", title="Level")
    api("customField.updateSelectableValues", customFieldId=select, selectableValues=OPTIONS[:1])
    private = field(company, "Number", "Offer_Version", title="Bonus", isPrivate=True, description="In per cent")
    archived = field(company, object_type="Offer_Version")
    api("customField.archive", customFieldId=archived)
    field(company, object_type="Application")

    fields = asked(company.plain, company.things["offer_process"])

    assert list(fields)[3:] == [text, select, private]
    assert fields[text]["field"] == {
        "id": text,
        "type": "String",
        "path": text,
        "humanReadablePath": "",
        "title": "Perks",
        "isNullable": True,
    }
    assert fields[select]["field"]["selectableValues"] == OPTIONS[:1]
    assert fields[private]["descriptionPlain"] == "In per cent"


def test_each_call_gives_another_form(api: Client, company: Company) -> None:
    process_id = form(company)["offerProcessId"]

    first, second = (api("offer.start", offerProcessId=process_id)["id"] for _ in range(2))

    assert first != second


def test_an_unknown_process_is_refused(api: Client) -> None:
    unknown = str(uuid.uuid4())

    assert api.refused("offer.start", offerProcessId=unknown) == (
        "offer_process_not_found",
        f"Offer process not found: {unknown}",
    )


def test_a_process_keeps_its_newest_forms(api: Client, company: Company, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(offer_forms, "MAX_FORMS", 2)
    first = form(company)
    elsewhere = form(company)
    second, third = (api("offer.start", offerProcessId=first["offerProcessId"])["id"] for _ in range(2))

    refused = api.refused("offer.create", **first, offerForm=filled())

    assert refused == ("offer_form_not_found", f"Offer form not found: {first['offerFormId']}")
    for kept in (first | {"offerFormId": second}, first | {"offerFormId": third}, elsewhere):
        api("offer.create", **kept, offerForm=filled())
