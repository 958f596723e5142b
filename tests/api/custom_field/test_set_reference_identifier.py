"""customField.setReferenceIdentifier."""

from __future__ import annotations

import uuid
from typing import Any

import pytest

from rowantree.core.permission import Permission, Switch
from tests.cast import Company
from tests.client import Client
from tests.samples.custom_fields import field, put, shown


def refer(api: Client, field_id: str, name: str | None, expected: str | None) -> Any:
    """Gives the field the name; the answer."""
    return api(
        "customField.setReferenceIdentifier",
        customFieldId=field_id,
        referenceIdentifier=name,
        expectedReferenceIdentifier=expected,
    )


def refused(api: Client, field_id: str, name: Any, expected: Any) -> tuple[str, str]:
    """Tries to give the field the name; the code and the message of the refusal."""
    return api.refused(
        "customField.setReferenceIdentifier",
        customFieldId=field_id,
        referenceIdentifier=name,
        expectedReferenceIdentifier=expected,
    )


def test_a_field_has_the_name_afterwards(api: Client, company: Company) -> None:
    field_id = company.things["custom_field"]

    named = refer(api, field_id, "robot_1", None)

    assert named["referenceIdentifier"] == "robot_1"
    assert api("customField.info", customFieldId=field_id) == named


def test_values_carry_it_and_are_set_by_it(api: Client, company: Company) -> None:
    refer(api, company.things["custom_field"], "robot", None)
    body = {"objectId": company.things["candidate"], "objectType": "Candidate"}

    entry = api("customField.setValue", **body, referenceIdentifier="robot", fieldValue="Marvin")

    assert entry["referenceIdentifier"] == "robot"
    assert shown(company) == [entry]
    values = [{"referenceIdentifier": "robot", "fieldValue": "R2-D2"}]
    assert api("customField.setValues", **body, values=values) == [entry | {"value": "R2-D2"}]


def test_one_that_was_taken_away_can_be_given_again(api: Client, company: Company) -> None:
    first, second = field(company), field(company)
    refer(api, first, "robot", None)

    assert refer(api, first, None, "robot")["referenceIdentifier"] is None
    assert refer(api, second, "robot", None)["referenceIdentifier"] == "robot"


def test_giving_the_same_again_changes_nothing(api: Client, company: Company) -> None:
    named = refer(api, company.things["custom_field"], "robot", None)
    _, token = api.run("customField.list")

    assert refer(api, named["id"], "robot", "robot") == named
    assert api.all("customField.list", syncToken=token) == []


def test_one_that_nothing_can_have_is_quoted_in_part(api: Client, company: Company) -> None:
    code, message = refused(api, company.things["custom_field"], "robot", "a" * 10_000)

    assert code == "reference_identifier_mismatch"
    assert len(message) < 400


def test_another_one_than_expected_is_refused(api: Client, company: Company) -> None:
    field_id = company.things["custom_field"]

    code, message = refused(api, field_id, "robot", "android")
    assert code == "reference_identifier_mismatch"
    assert message == f"`expectedReferenceIdentifier`: the reference identifier of {field_id} is not set, not 'android'"
    refer(api, field_id, "robot", None)
    assert refused(api, field_id, "android", None)[0] == "reference_identifier_mismatch"
    assert api("customField.info", customFieldId=field_id)["referenceIdentifier"] == "robot"


def test_one_of_another_field_is_refused_and_says_which_has_it(api: Client, company: Company) -> None:
    first, second = field(company), field(company)
    refer(api, first, "robot", None)

    answer = api.answer(
        "customField.setReferenceIdentifier",
        {"customFieldId": second, "referenceIdentifier": "robot", "expectedReferenceIdentifier": None},
    )

    assert (answer.code, "`referenceIdentifier`" in answer.message) == ("reference_identifier_taken", True)
    assert answer.body["errorInfo"]["meta"] == {"conflictingCustomFieldId": first}


def test_who_may_not_see_the_other_field_is_not_told_which_it_is(api: Client, company: Company) -> None:
    refer(api, company.things["private_field"], "robot", None)
    unseeing = company.client(Permission, set(Switch) - {Switch.PRIVATE_FIELDS})

    answer = unseeing.answer(
        "customField.setReferenceIdentifier",
        {
            "customFieldId": company.things["custom_field"],
            "referenceIdentifier": "robot",
            "expectedReferenceIdentifier": None,
        },
    )

    assert answer.code == "reference_identifier_taken"
    assert "meta" not in answer.body["errorInfo"]
    assert company.things["private_field"] not in str(answer.body)


def test_the_neighbour_may_have_the_same(api: Client, company: Company, neighbour: Company) -> None:
    refer(neighbour.admin, neighbour.things["custom_field"], "robot", None)

    assert refer(api, company.things["custom_field"], "robot", None)["referenceIdentifier"] == "robot"


@pytest.mark.parametrize("name", ["a", "a" * 128, "robot_2", "r2_d2_"])
def test_a_name_of_small_letters_digits_and_underscores_is_taken(api: Client, company: Company, name: str) -> None:
    assert refer(api, company.things["custom_field"], name, None)["referenceIdentifier"] == name


@pytest.mark.parametrize(
    "name", ["", "Robot", "2robots", "_robot", "ro-bot", "röbot", "robot\n", " robot", "a" * 129, 7, ["robot"]]
)
def test_any_other_name_is_refused(api: Client, company: Company, name: Any) -> None:
    code, message = refused(api, company.things["custom_field"], name, None)

    assert code == "invalid_input"
    assert "`referenceIdentifier`" in message


@pytest.mark.parametrize("parameter", ["referenceIdentifier", "expectedReferenceIdentifier", "customFieldId"])
def test_what_is_missing_is_named(api: Client, company: Company, parameter: str) -> None:
    body = {
        "customFieldId": company.things["custom_field"],
        "referenceIdentifier": "robot",
        "expectedReferenceIdentifier": None,
    }
    del body[parameter]

    assert api.refused("customField.setReferenceIdentifier", **body) == ("invalid_input", f"`{parameter}` is required")


def test_an_unknown_field_is_not_found(api: Client) -> None:
    assert refused(api, str(uuid.uuid4()), "robot", None)[0] == "custom_field_not_found"


def test_a_value_for_an_unknown_name_is_refused(api: Client, company: Company) -> None:
    put(company, company.things["custom_field"], "Marvin")
    body = {"objectId": company.things["candidate"], "objectType": "Candidate", "fieldValue": "R2-D2"}

    refusal = api.refused("customField.setValue", **body, referenceIdentifier="android")

    assert refusal == ("custom_field_not_found", "Custom field not found: android")
