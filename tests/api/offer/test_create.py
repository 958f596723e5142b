"""offer.create."""

from __future__ import annotations

import uuid
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from tests.cast import Company
from tests.client import Client
from tests.samples.applications import apply
from tests.samples.custom_fields import field
from tests.samples.offers import (
    OPENING,
    PAY,
    SALARY,
    START_DATE,
    defined,
    filled,
    form,
    managed,
    offer,
    said,
    statuses,
    step,
)
from tests.samples.openings import opening


def test_an_offer_shows_what_the_form_said(api: Client, company: Company) -> None:
    opening_id = company.things["opening"]
    body = form(company, company.things["application"])

    created = api("offer.create", **body, offerForm=filled({OPENING: opening_id}))

    (version,) = created["versions"]
    assert created["latestVersion"] == version
    assert created["applicationId"] == company.things["application"]
    assert "decidedAt" not in created
    assert version["startDate"] == "2026-09-01T00:00:00.000Z"
    assert version["salary"] == PAY
    assert version["openingId"] == opening_id
    assert (version["customFields"], version["fileHandles"], version["approvalStatus"]) == ([], [], None)
    assert (
        version["author"]["id"] == api("apiKey.info")["createdBy"]["id"] if "createdBy" in api("apiKey.info") else True
    )
    assert api("offer.info", offerId=created["id"]) == created


def test_an_offer_keeps_the_form_that_it_answers(api: Client, company: Company) -> None:
    application_id = apply(company)["id"]
    process_id = api("offerProcess.start", applicationId=application_id)["id"]
    started = api("offer.start", offerProcessId=process_id)

    created = api("offer.create", offerProcessId=process_id, offerFormId=started["id"], offerForm=filled())

    assert created["formDefinition"] == started["formDefinition"]


def test_the_form_can_be_left_out_of_the_answer(api: Client, company: Company) -> None:
    created = api("offer.create", **form(company), offerForm=filled(), excludeFormDefinition=True)

    assert "formDefinition" not in created


def test_without_a_definition_an_offer_waits_for_its_approval_to_be_started(company: Company) -> None:
    assert statuses(offer(company)) == ("WaitingOnApprovalStart", "Created", None)


def test_with_a_definition_it_does_too(company: Company) -> None:
    defined(company, step(company.user))

    assert statuses(offer(company)) == ("WaitingOnApprovalStart", "Created", None)


def test_where_programs_say_who_agrees_it_waits_for_that(company: Company) -> None:
    managed(company)

    assert statuses(offer(company)) == ("WaitingOnApprovalDefinition", "Created", None)


@pytest.mark.parametrize(
    ("kind", "given", "shown"),
    [
        ("Boolean", True, True),
        ("Currency", {"currencyCode": "USD", "value": 5000}, {"value": 5000, "currencyCode": "USD"}),
        ("Date", "2026-10-01", "2026-10-01T00:00:00.000Z"),
        ("LongText", " Two lines\nof text ", "Two lines\nof text"),
        ("MultiValueSelect", ["s", "m"], ["s", "m"]),
        ("Number", 12, 12),
        (
            "NumberRange",
            {"type": "number-range", "minValue": 1, "maxValue": 2},
            {"type": "number-range", "minValue": 1, "maxValue": 2},
        ),
        (
            "CompensationRange",
            {
                "type": "compensation-range",
                "minValue": 1,
                "maxValue": 2,
                "currencyCode": "EUR",
                "interval": "1 YEAR",
            },
            {
                "type": "compensation-range",
                "minValue": 1,
                "maxValue": 2,
                "currencyCode": "EUR",
                "interval": "1 YEAR",
            },
        ),
        ("String", "Remote", "Remote"),
        ("UUID", "6E1B1F4E-5F0B-4E9A-9C7C-6F8C1F1A0B11", "6e1b1f4e-5f0b-4e9a-9c7c-6f8c1f1a0b11"),
        ("Url", "https://example.com/perks", "https://example.com/perks"),
        ("ValueSelect", "m", "m"),
    ],
)
def test_fields_of_every_type_are_kept(company: Company, kind: str, given: Any, shown: Any) -> None:
    field_id = field(company, kind, "Offer_Version", title="What else")

    (value,) = offer(company, {field_id: given})["latestVersion"]["customFields"]

    assert (value["id"], value["title"], value["value"]) == (field_id, "What else", shown)


def test_private_fields_are_shown_to_every_key(company: Company) -> None:
    field_id = field(company, object_type="Offer_Version", title="Bonus", isPrivate=True)
    created = offer(company, {field_id: "Ten per cent"})

    (value,) = company.reader("offer.info", offerId=created["id"])["latestVersion"]["customFields"]

    assert (value["isPrivate"], value["value"]) == (True, "Ten per cent")


@pytest.mark.parametrize("value", ["2026-09-01T09:30:00Z", "2026-09-01T09:30:00.000+02:00", " 2026-09-01 "])
def test_the_start_is_a_day_however_it_is_written(company: Company, value: str) -> None:
    assert offer(company, {START_DATE: value})["latestVersion"]["startDate"] == "2026-09-01T00:00:00.000Z"


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (START_DATE, None),
        (START_DATE, ""),
        (START_DATE, "soon"),
        (START_DATE, "2026-02-30"),
        (START_DATE, "2026-13-01T00:00:00Z"),
        (START_DATE, 20260901),
        (SALARY, None),
        (SALARY, 70_000),
        (SALARY, {"value": 70_000}),
        (SALARY, {"currencyCode": "EURO", "value": 70_000}),
        (SALARY, {"currencyCode": "EUR", "value": "70000"}),
        (SALARY, {"currencyCode": "EUR", "value": 70_000.5}),
        (SALARY, {"currencyCode": "EUR", "value": -1}),
        (OPENING, "ENG-104"),
        (OPENING, 7),
    ],
)
def test_a_wrong_answer_is_refused_by_name(api: Client, company: Company, path: str, value: Any) -> None:
    code, message = api.refused("offer.create", **form(company), offerForm=filled({path: value}))

    assert code == "invalid_input"
    assert path in message
    assert api.all("offer.list") == []


def test_all_that_is_wrong_is_told_at_once(api: Client, company: Company) -> None:
    field_id = field(company, "Number", "Offer_Version")

    code, message = api.refused(
        "offer.create", **form(company), offerForm=said(**{SALARY: PAY, field_id: "many", "nonsense": 1})
    )

    assert code == "invalid_input"
    assert START_DATE in message
    assert field_id in message
    assert "no field 'nonsense'" in message


def test_a_field_that_is_answered_twice_is_refused(api: Client, company: Company) -> None:
    answers = filled()["fieldSubmissions"] * 2

    code, message = api.refused("offer.create", **form(company), offerForm={"fieldSubmissions": answers})

    assert (code, "answered twice" in message) == ("invalid_input", True)


def test_a_field_that_was_archived_meanwhile_can_still_be_answered(api: Client, company: Company) -> None:
    field_id = field(company, object_type="Offer_Version")
    body = form(company)
    api("customField.archive", customFieldId=field_id)

    created = api("offer.create", **body, offerForm=filled({field_id: "Remote"}))

    assert created["latestVersion"]["customFields"][0]["value"] == "Remote"


def test_a_form_is_submitted_once(api: Client, company: Company) -> None:
    body = form(company)
    created = api("offer.create", **body, offerForm=filled())

    code, message = api.refused("offer.create", **body, offerForm=filled())

    assert (code, "`offerFormId`" in message) == ("invalid_input", True)
    assert api("offer.info", offerId=created["id"]) == created


def test_a_form_that_was_refused_can_be_submitted_again(api: Client, company: Company) -> None:
    body = form(company)
    api.refused("offer.create", **body, offerForm=filled({SALARY: None}))

    assert api("offer.create", **body, offerForm=filled())["latestVersion"]["salary"] == PAY


def test_another_form_of_the_process_makes_a_new_version(api: Client, company: Company) -> None:
    first = offer(company)
    body = form(company, first["applicationId"])

    second = api("offer.create", **body, offerForm=filled({START_DATE: "2026-10-01"}))

    assert second["id"] == first["id"]
    assert [each["startDate"][:10] for each in second["versions"]] == ["2026-09-01", "2026-10-01"]
    assert second["latestVersion"] == second["versions"][1]
    assert second["versions"][0] == first["latestVersion"]
    assert len(api.all("offer.list")) == 1


def test_of_two_who_submit_one_form_at_once_one_does(company: Company) -> None:
    body = form(company)

    def create(_: int) -> bool:
        answer = company.admin.answer("offer.create", body | {"offerForm": filled()})
        return bool(answer.body["success"])

    with ThreadPoolExecutor(4) as threads:
        outcomes = list(threads.map(create, range(4)))

    assert sorted(outcomes) == [False, False, False, True]
    assert len(company.admin.all("offer.list")) == 1


def test_many_forms_at_once_make_one_offer(api: Client, company: Company) -> None:
    application_id = apply(company)["id"]
    forms = [form(company, application_id) for _ in range(4)]

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(lambda each: api("offer.create", **each, offerForm=filled()), forms))

    (listed,) = api.all("offer.list")
    assert len(api("offer.info", offerId=listed["id"])["versions"]) == 4


def test_the_form_of_another_process_is_not_found(api: Client, company: Company) -> None:
    other = form(company)["offerFormId"]

    code, message = api.refused("offer.create", **form(company) | {"offerFormId": other}, offerForm=filled())

    assert (code, message) == ("offer_form_not_found", f"Offer form not found: {other}")


@pytest.mark.parametrize(
    ("name", "code"), [("offerProcessId", "offer_process_not_found"), ("offerFormId", "offer_form_not_found")]
)
def test_what_is_unknown_is_refused(api: Client, company: Company, name: str, code: str) -> None:
    assert api.refused("offer.create", **form(company) | {name: str(uuid.uuid4())}, offerForm=filled())[0] == code


@pytest.mark.parametrize("write", [lambda opening_id: opening_id, lambda opening_id: {"value": opening_id}])
def test_any_free_opening_can_be_named_in_both_ways(company: Company, write: Any) -> None:
    opening_id = opening(company)

    assert offer(company, {OPENING: write(opening_id)})["latestVersion"]["openingId"] == opening_id


def test_an_unknown_opening_is_refused(api: Client, company: Company) -> None:
    unknown = str(uuid.uuid4())

    refused = api.refused("offer.create", **form(company), offerForm=filled({OPENING: unknown}))

    assert refused == ("opening_not_found", f"Opening not found: {unknown}")


def test_an_opening_that_another_offer_has_is_refused(api: Client, company: Company) -> None:
    opening_id = opening(company)
    offer(company, {OPENING: opening_id})

    code, message = api.refused("offer.create", **form(company), offerForm=filled({OPENING: opening_id}))

    assert (code, opening_id in message) == ("opening_in_use", True)


def test_of_two_offers_at_once_one_gets_the_opening(company: Company) -> None:
    opening_id = opening(company)
    forms = [form(company) for _ in range(4)]

    def create(body: dict[str, Any]) -> str:
        answer = company.admin.answer("offer.create", body | {"offerForm": filled({OPENING: opening_id})})
        return "" if answer.body["success"] else answer.code

    with ThreadPoolExecutor(4) as threads:
        outcomes = sorted(threads.map(create, forms))

    assert outcomes == ["", *["opening_in_use"] * 3]


@pytest.mark.parametrize("decision", ["Declined", "Cancelled"])
def test_an_offer_that_has_ended_gives_its_opening_free(api: Client, company: Company, decision: str) -> None:
    opening_id = opening(company)
    ended = offer(company, {OPENING: opening_id})
    api("offer.setStatus", offerId=ended["id"], acceptanceStatus=decision)

    assert offer(company, {OPENING: opening_id})["latestVersion"]["openingId"] == opening_id


def test_another_offer_for_the_same_application_can_have_it(api: Client, company: Company) -> None:
    opening_id = opening(company)
    first = offer(company, {OPENING: opening_id})
    api("offer.setStatus", offerId=first["id"], acceptanceStatus="Accepted")

    second = offer(company, {OPENING: opening_id}, first["applicationId"])

    assert second["id"] != first["id"]


def test_an_offer_that_is_hidden_has_its_opening_all_the_same(company: Company) -> None:
    opening_id = opening(company)
    secret = apply(company, jobId=company.things["confidential_job"])["id"]
    offer(company, {OPENING: opening_id}, secret)

    refused = company.plain.refused("offer.create", **form(company), offerForm=filled({OPENING: opening_id}))

    assert refused[0] == "opening_in_use"


def test_a_closed_an_archived_and_a_filled_opening_are_refused(api: Client, company: Company) -> None:
    closed, archived, taken = opening(company), opening(company), opening(company)
    api("opening.setOpeningState", openingId=closed, openingState="Closed")
    api("opening.setArchived", openingId=archived, archive=True)
    hired = offer(company, {OPENING: taken})
    api("offer.setStatus", offerId=hired["id"], acceptanceStatus="Accepted")

    for each in (closed, archived, taken):
        code, message = api.refused("offer.create", **form(company), offerForm=filled({OPENING: each}))

        assert (code, each in message) == ("opening_state_invalid", True)


def test_an_id_that_is_given_is_kept(api: Client, company: Company) -> None:
    given = str(uuid.uuid4())

    assert offer(company, id=given)["id"] == given
    assert api.refused("offer.create", **form(company), offerForm=filled(), id=given)[0] == "id_taken"


def test_an_id_is_ignored_without_the_switch(company: Company) -> None:
    given = str(uuid.uuid4())

    assert company.plain("offer.create", **form(company), offerForm=filled(), id=given)["id"] != given
