"""customField.create."""

from __future__ import annotations

import uuid
from typing import Any

import pytest

from rowantree.core.permission import Permission, Switch
from tests.cast import Company
from tests.client import Client
from tests.samples.custom_fields import OPTIONS

BODY = {"title": "Notice period", "fieldType": "String", "objectType": "Candidate"}
SELECT = BODY | {"fieldType": "ValueSelect", "selectableValues": OPTIONS}


def test_a_new_field_is_shown(api: Client) -> None:
    field = api("customField.create", **BODY, description=" In weeks ")

    assert field == {
        "id": field["id"],
        "isPrivate": False,
        "title": "Notice period",
        "description": "In weeks",
        "objectType": "Candidate",
        "isArchived": False,
        "fieldType": "String",
        "isRequired": False,
        "isEditableOnlyViaPublicApi": False,
        "referenceIdentifier": None,
    }
    assert api("customField.info", customFieldId=field["id"]) == field


def test_the_options_of_a_select_can_be_chosen(api: Client) -> None:
    field = api("customField.create", **SELECT)

    assert field["selectableValues"] == [option | {"isArchived": False} for option in OPTIONS]


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        *((each, each) for each in ("Application", "Candidate", "Employee", "Job", "Talent_Project")),
        ("Opening_Version", "Opening"),
        ("Offer_Version", "Offer"),
    ],
)
def test_fields_are_made_for_every_kind_of_record(api: Client, given: str, shown: str) -> None:
    assert api("customField.create", **BODY | {"objectType": given})["objectType"] == shown


def test_two_fields_can_have_the_same_title(api: Client) -> None:
    assert api("customField.create", **BODY)["id"] != api("customField.create", **BODY)["id"]


@pytest.mark.parametrize("more", [{"isDateOnlyField": True}, {"isExposableToCandidate": True}, {"description": ""}])
def test_what_says_nothing_of_a_text_is_taken(api: Client, more: dict[str, Any]) -> None:
    assert api("customField.create", **BODY, **more)["description"] is None


def test_an_import_keeps_its_id(api: Client) -> None:
    wanted = str(uuid.uuid4())

    assert api("customField.create", **BODY, id=wanted)["id"] == wanted
    code, message = api.refused("customField.create", **BODY, id=wanted)
    assert (code, message) == ("id_taken", f"Another custom field has the id {wanted}")


def test_a_key_without_extensions_gives_no_id(company: Company) -> None:
    wanted = str(uuid.uuid4())

    assert company.plain("customField.create", **BODY, id=wanted)["id"] != wanted


def test_a_key_makes_private_fields_with_that_switch_alone(company: Company) -> None:
    key = company.client(Permission, [Switch.PRIVATE_FIELDS])

    assert key("customField.create", **BODY, isPrivate=True)["isPrivate"] is True
    assert company.plain.refused("customField.create", **BODY, isPrivate=True)[0] == "private_fields_not_allowed"


@pytest.mark.parametrize("field_type", ["ValueSelect", "MultiValueSelect"])
@pytest.mark.parametrize("more", [{}, {"selectableValues": []}])
def test_a_select_takes_options(api: Client, field_type: str, more: dict[str, Any]) -> None:
    code, message = api.refused("customField.create", **BODY | {"fieldType": field_type}, **more)

    assert (code, message) == ("invalid_input", f"`selectableValues` is required for a field of type {field_type}")


def test_no_other_field_has_options(api: Client) -> None:
    code, message = api.refused("customField.create", **BODY, selectableValues=OPTIONS)

    assert (code, message) == ("invalid_input", "`selectableValues`: a field of type String has no options")
    assert "selectableValues" not in api("customField.create", **BODY, selectableValues=[])


@pytest.mark.parametrize(
    ("option", "parameter"),
    [
        ({"label": "Small", "value": " "}, "selectableValues[2].value"),
        ({"label": "Small", "value": "v" * 501}, "selectableValues[2].value"),
        ({"label": "", "value": "l"}, "selectableValues[2].label"),
        ({"label": "l" * 501, "value": "l"}, "selectableValues[2].label"),
        ({"label": "Again", "value": "s"}, "selectableValues[2].value"),
        ({"label": "Large"}, "selectableValues[2].value"),
        ({"value": "l"}, "selectableValues[2].label"),
        ({"label": 1, "value": "l"}, "selectableValues[2].label"),
    ],
)
def test_a_wrong_option_is_refused_by_name(api: Client, option: dict[str, Any], parameter: str) -> None:
    code, message = api.refused("customField.create", **SELECT | {"selectableValues": [*OPTIONS, option]})

    assert code == "invalid_input"
    assert f"`{parameter}`" in message


def test_a_field_has_at_most_a_thousand_options(api: Client) -> None:
    options = [{"label": "Any", "value": str(number)} for number in range(1_001)]

    assert len(api("customField.create", **SELECT | {"selectableValues": options[:-1]})["selectableValues"]) == 1_000
    code, message = api.refused("customField.create", **SELECT | {"selectableValues": options})
    assert code == "invalid_input"
    assert "`selectableValues`" in message


WRONG: list[tuple[str, Any]] = [
    ("title", ""),
    ("title", " "),
    ("title", "t" * 501),
    ("title", None),
    ("description", "d" * 10_001),
    ("description", 7),
    ("fieldType", "Email"),
    ("fieldType", "string"),
    ("objectType", "Opening"),
    ("objectType", "JobPosting"),
    ("selectableValues", "s"),
    ("selectableValues", None),
    ("isDateOnlyField", "perhaps"),
    ("isExposableToCandidate", 1),
    ("isPrivate", "secret"),
    ("id", "abc"),
]


@pytest.mark.parametrize(("parameter", "value"), WRONG)
def test_a_wrong_value_is_refused_by_name(api: Client, parameter: str, value: Any) -> None:
    code, message = api.refused("customField.create", **BODY | {parameter: value})

    assert code == "invalid_input"
    assert f"`{parameter}`" in message


@pytest.mark.parametrize("parameter", ["title", "fieldType", "objectType"])
def test_what_is_missing_is_named(api: Client, parameter: str) -> None:
    body = {name: value for name, value in BODY.items() if name != parameter}

    assert api.refused("customField.create", **body) == ("invalid_input", f"`{parameter}` is required")
