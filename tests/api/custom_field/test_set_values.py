"""customField.setValues."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import Any

import pytest

from rowantree.core.context import Context
from rowantree.domain.custom_values import ValueGiven
from rowantree.domain.custom_values import put as put_all
from rowantree.models.columns import Id
from tests.cast import Company
from tests.client import Client
from tests.samples.custom_fields import field, put, shown
from tests.told import receiving, tell

A_SECOND = timedelta(seconds=1)


def body(company: Company, *values: tuple[str, Any]) -> dict[str, Any]:
    """What sets these values of the candidate."""
    given = [{"fieldId": field_id, "fieldValue": value} for field_id, value in values]
    return {"objectType": "Candidate", "objectId": company.things["candidate"], "values": given}


def test_the_answer_has_the_values_in_the_order_of_the_request(api: Client, company: Company) -> None:
    number, text, chosen = field(company, "Number"), field(company), field(company, "MultiValueSelect")

    entries = api("customField.setValues", **body(company, (chosen, ["s"]), (number, 4), (text, None)))

    assert [(each["id"], each["value"]) for each in entries] == [(chosen, ["s"]), (number, 4), (text, None)]
    assert {each["id"]: each for each in shown(company)} == {each["id"]: each for each in entries[:2]}


def test_fields_that_are_not_named_stay_as_they_are(api: Client, company: Company) -> None:
    kept, changed = field(company), field(company)
    entry = put(company, kept, "Marvin")

    api("customField.setValues", **body(company, (changed, "R2-D2")))

    assert entry in shown(company)


@pytest.mark.parametrize("last", [("unknown", "Yes"), ("number", "four"), ("archived", "Yes"), ("of a job", "Yes")])
def test_one_that_is_refused_leaves_all_as_they_were(api: Client, company: Company, last: tuple[str, str]) -> None:
    fields = {
        "unknown": str(uuid.uuid4()),
        "number": field(company, "Number"),
        "archived": field(company),
        "of a job": field(company, object_type="Job"),
    }
    api("customField.archive", customFieldId=fields["archived"])
    text = field(company)
    put(company, text, "Marvin")
    before = api("candidate.info", id=company.things["candidate"])
    company.server.app.world.clock.advance(A_SECOND)

    code, message = api.refused("customField.setValues", **body(company, (text, "R2-D2"), (fields[last[0]], last[1])))

    assert code == ("custom_field_not_found" if last[0] == "unknown" else "invalid_input")
    assert code == "custom_field_not_found" or message.startswith("`values[1].field")
    assert api("candidate.info", id=company.things["candidate"]) == before


def test_a_field_that_is_named_twice_is_refused(api: Client, company: Company) -> None:
    field_id = company.things["custom_field"]
    api(
        "customField.setReferenceIdentifier",
        customFieldId=field_id,
        referenceIdentifier="robot",
        expectedReferenceIdentifier=None,
    )
    twice = body(company, (field_id, "Marvin"), (field_id, "Marvin"))
    by_both_names = twice | {"values": [twice["values"][0], {"referenceIdentifier": "robot", "fieldValue": "R2-D2"}]}

    for each, parameter in ((twice, "fieldId"), (by_both_names, "referenceIdentifier")):
        refused = api.refused("customField.setValues", **each)

        assert refused == ("invalid_input", f"`values[1].{parameter}`: 'Favourite robot' is there twice")
    assert shown(company) == []


def test_a_hundred_values_are_one_change(api: Client, company: Company) -> None:
    fields = [field(company, title=f"Field {number}") for number in range(100)]
    _, token = api.run("candidate.list")

    entries = api("customField.setValues", **body(company, *((each, "Yes") for each in fields)))

    assert [each["id"] for each in entries] == fields
    assert len(shown(company)) == 100
    assert len(api.all("candidate.list", syncToken=token)) == 1


def test_a_hundred_values_cost_as_many_statements_as_two(company: Company) -> None:
    fields = [Id(field(company, title=f"Field {number}")) for number in range(100)]
    candidate_id = Id(company.things["candidate"])

    def statements(ctx: Context, count: int) -> int:
        given = [ValueGiven(field_id=each, reference_identifier=None, value=f"{count}") for each in fields[:count]]
        before = ctx.connection.statements
        put_all(ctx, "Candidate", candidate_id, given)
        return ctx.connection.statements - before

    assert company.act(lambda ctx: statements(ctx, 2)) == company.act(lambda ctx: statements(ctx, 100))


def test_a_webhook_tells_of_all_values_at_once(api: Client, company: Company) -> None:
    fields = [field(company, object_type="Application") for _ in range(3)]
    given = [{"fieldId": field_id, "fieldValue": "Yes"} for field_id in fields]
    record = {"objectType": "Application", "objectId": company.things["application"]}
    with receiving() as receiver:
        tell(company, receiver.url, webhook_type="applicationUpdate")
        api("customField.setValues", **record, values=given)
        api("customField.setValues", **record, values=given)
        api("customField.setValues", **record, values=[given[0] | {"fieldValue": None}])
        messages = receiver.wait_for(2)

    assert sorted(len(each.json["data"]["application"]["customFields"]) for each in messages) == [2, 3]


def test_all_values_of_a_record_have_a_limit(api: Client, company: Company) -> None:
    fields = [field(company, "LongText", title=f"Field {number}") for number in range(10)]
    long = [(field_id, "a" * 100_000) for field_id in fields]
    api("customField.setValues", **body(company, *long[:9]))

    code, message = api.refused("customField.setValues", **body(company, long[9]))

    assert code == "invalid_input"
    assert "`fieldValue`" in message
    assert len(shown(company)) == 9


@pytest.mark.parametrize(
    ("values", "parameter"),
    [
        ([], "values"),
        (None, "values"),
        ({}, "values"),
        (["Marvin"], "values[0]"),
        ([{"fieldValue": 1}], "values[0].fieldId"),
        ([{"fieldId": "abc", "fieldValue": 1}], "values[0].fieldId"),
        ([{"fieldId": "5e1d3a52-0c0f-4f53-9a55-3f1f5a7c9d10"}], "values[0].fieldValue"),
        ([{"fieldId": "5e1d3a52-0c0f-4f53-9a55-3f1f5a7c9d10", "fieldValue": 1}] * 101, "values"),
    ],
)
def test_wrong_values_are_refused_by_name(api: Client, company: Company, values: Any, parameter: str) -> None:
    code, message = api.refused("customField.setValues", **body(company) | {"values": values})

    assert code == "invalid_input"
    assert f"`{parameter}`" in message


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
    given = body(company, (company.things["custom_field"], "Marvin"))

    unknown = {"objectType": object_type, "objectId": str(uuid.uuid4())}
    assert api.refused("customField.setValues", **given | unknown)[0] == code


@pytest.mark.parametrize(
    ("object_type", "thing", "code"),
    [
        ("Application", "confidential_application", "application_not_found"),
        ("Job", "confidential_job", "job_not_found"),
    ],
)
def test_what_is_confidential_is_not_there_without_the_switch(
    company: Company, object_type: str, thing: str, code: str
) -> None:
    given = body(company, (field(company, object_type=object_type), "Marvin"))
    record = {"objectType": object_type, "objectId": company.things[thing]}

    assert company.plain.refused("customField.setValues", **given | record)[0] == code
    assert len(company.admin("customField.setValues", **given | record)) == 1
