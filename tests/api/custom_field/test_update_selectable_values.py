"""customField.updateSelectableValues."""

from __future__ import annotations

import uuid
from typing import Any

import pytest

from tests.cast import Company
from tests.client import Client
from tests.samples.custom_fields import field, put, shown


def option(label: str, value: str, *, archived: bool = False) -> dict[str, Any]:
    """An option as it is shown."""
    return {"label": label, "value": value, "isArchived": archived}


def update(api: Client, field_id: str, *options: dict[str, Any]) -> list[dict[str, Any]]:
    """Updates the options; gives those that the field then has."""
    changed = api("customField.updateSelectableValues", customFieldId=field_id, selectableValues=list(options))
    assert api("customField.info", customFieldId=field_id) == changed
    options_now: list[dict[str, Any]] = changed["selectableValues"]
    return options_now


def test_new_options_are_added_known_ones_relabelled_and_others_archived(api: Client, company: Company) -> None:
    field_id = company.things["custom_select"]

    options = update(api, field_id, {"label": "Large", "value": "l"}, {"label": "Middling", "value": "m"})

    assert options == [option("Large", "l"), option("Middling", "m"), option("Small", "s", archived=True)]


def test_an_option_is_archived_and_comes_back_where_the_request_says_so(api: Client, company: Company) -> None:
    field_id = company.things["custom_select"]
    medium = {"label": "Medium", "value": "m"}

    options = update(api, field_id, {"label": "Small", "value": "s", "isArchived": True}, medium)
    assert options == [option("Small", "s", archived=True), option("Medium", "m")]
    assert update(api, field_id, {"label": "Small", "value": "s"}, medium)[0] == option("Small", "s")


def test_no_options_archive_all(api: Client, company: Company) -> None:
    options = update(api, company.things["custom_select"])

    assert options == [option("Small", "s", archived=True), option("Medium", "m", archived=True)]


@pytest.mark.parametrize("field_type", ["ValueSelect", "MultiValueSelect"])
def test_records_show_a_new_label_at_once(api: Client, company: Company, field_type: str) -> None:
    field_id = field(company, field_type)
    several = field_type == "MultiValueSelect"
    put(company, field_id, ["m", "s"] if several else "s")

    update(api, field_id, {"label": "Tiny", "value": "s"})

    assert [each["valueLabel"] for each in shown(company)] == [["Medium", "Tiny"] if several else "Tiny"]


@pytest.mark.parametrize(("field_type", "value"), [("ValueSelect", "s"), ("MultiValueSelect", ["s"])])
def test_an_archived_option_stays_and_can_be_sent(api: Client, company: Company, field_type: str, value: Any) -> None:
    field_id = field(company, field_type)
    entry = put(company, field_id, value)
    update(api, field_id, {"label": "Medium", "value": "m"})

    assert shown(company) == [entry]
    put(company, field_id, None)
    assert put(company, field_id, value) == entry
    if field_type == "MultiValueSelect":
        assert put(company, field_id, ["m", "s"])["valueLabel"] == ["Medium", "Small"]


def test_the_same_options_change_nothing(api: Client, company: Company) -> None:
    field_id = company.things["custom_select"]
    before = api("customField.info", customFieldId=field_id)["selectableValues"]
    _, token = api.run("customField.list")

    assert update(api, field_id, *before) == before
    assert api.all("customField.list", syncToken=token) == []


def test_a_field_without_options_is_refused(api: Client, company: Company) -> None:
    options = [{"label": "Large", "value": "l"}]

    refused = api.refused(
        "customField.updateSelectableValues",
        customFieldId=company.things["custom_field"],
        selectableValues=options,
    )

    assert refused == ("invalid_input", "`customFieldId`: 'Favourite robot' is a String, which has no options")


def test_archived_options_count_for_the_limit(api: Client, company: Company) -> None:
    options = [{"label": "Any", "value": str(number)} for number in range(999)]

    code, message = api.refused(
        "customField.updateSelectableValues",
        customFieldId=company.things["custom_select"],
        selectableValues=options,
    )

    assert code == "invalid_input"
    assert "`selectableValues`" in message
    assert len(update(api, company.things["custom_select"], *options[1:])) == 1_000


@pytest.mark.parametrize(
    "options",
    [
        None,
        "s",
        [{"label": "", "value": "l"}],
        [{"label": "Large", "value": ""}],
        [{"label": "Large"}],
        [{"label": "Large", "value": "l"}, {"label": "Larger", "value": "l"}],
        [{"label": "Large", "value": "l", "isArchived": None}],
    ],
)
def test_wrong_options_are_refused_by_name(api: Client, company: Company, options: Any) -> None:
    field_id = company.things["custom_select"]
    before = api("customField.info", customFieldId=field_id)

    code, message = api.refused("customField.updateSelectableValues", customFieldId=field_id, selectableValues=options)

    assert code == "invalid_input"
    assert "`selectableValues" in message
    assert api("customField.info", customFieldId=field_id) == before


def test_an_unknown_field_is_not_found(api: Client) -> None:
    unknown = str(uuid.uuid4())

    refused = api.refused("customField.updateSelectableValues", customFieldId=unknown, selectableValues=[])

    assert refused[0] == "custom_field_not_found"
