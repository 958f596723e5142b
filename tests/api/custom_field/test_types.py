"""Every type of custom field, on every kind of record that has them: what can be set, what it looks like, what cannot."""

from __future__ import annotations

import pytest

from tests.api.custom_field.types import BAD, EMPTY, GOOD
from tests.cast import Company
from tests.client import Client
from tests.samples.custom_fields import OBJECTS, SELECTS, field, put, setting, shown

each_type = pytest.mark.parametrize("field_type", sorted(GOOD))
each_object = pytest.mark.parametrize("object_type", sorted(OBJECTS))
LABELS = {"s": "Small", "m": "Medium"}


def test_the_table_has_every_type() -> None:
    from typing import get_args

    from rowantree.models.custom_field import CustomFieldType

    assert set(GOOD) == set(BAD) == set(EMPTY) == set(get_args(CustomFieldType))


def test_the_table_has_every_kind_of_record() -> None:
    from rowantree.domain.custom_values import HOLDERS

    assert set(OBJECTS) == set(HOLDERS)


@each_object
@each_type
def test_a_good_value_is_shown_by_its_record(company: Company, field_type: str, object_type: str) -> None:
    field_id = field(company, field_type, object_type)
    for given, wanted in GOOD[field_type]:
        entry = put(company, field_id, given, object_type)

        assert entry["value"] == wanted
        assert type(entry["value"]) is type(wanted)
        labels = {"ValueSelect": str, "MultiValueSelect": list}
        assert isinstance(entry.get("valueLabel"), labels.get(field_type, type(None)))
        assert shown(company, object_type) == [entry]


@each_object
@each_type
def test_a_bad_value_is_refused_by_name_and_changes_nothing(
    api: Client, company: Company, field_type: str, object_type: str
) -> None:
    field_id = field(company, field_type, object_type)
    before = put(company, field_id, GOOD[field_type][0][0], object_type)
    operation, record = setting(object_type, company.things[OBJECTS[object_type]])
    for value in BAD[field_type]:
        code, message = api.refused(operation, **record, fieldId=field_id, fieldValue=value)

        assert code == "invalid_input", value
        assert message.startswith("`fieldValue`: 'Favourite robot' must be "), value
    assert shown(company, object_type) == [before]


@each_object
@each_type
def test_an_empty_value_clears_the_field(company: Company, field_type: str, object_type: str) -> None:
    field_id = field(company, field_type, object_type)
    for value in EMPTY[field_type]:
        put(company, field_id, GOOD[field_type][0][0], object_type)

        entry = put(company, field_id, value, object_type)

        assert entry == {"id": field_id, "title": "Favourite robot", "isPrivate": False, "value": None}
        assert shown(company, object_type) == []


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ("2026-05-28", "2026-05-28"),
        (" 2026-05-28 ", "2026-05-28"),
        ("2026-05-28T00:00:00.000Z", "2026-05-28"),
        ("2026-05-28T23:30:00-05:00", "2026-05-29"),
    ],
)
def test_a_date_only_field_keeps_the_day(company: Company, given: str, wanted: str) -> None:
    field_id = field(company, "Date", isDateOnlyField=True)

    assert put(company, field_id, given)["value"] == wanted


def test_the_options_that_are_chosen_have_their_labels(company: Company) -> None:
    one, several = (field(company, field_type) for field_type in SELECTS)

    assert put(company, one, "m")["valueLabel"] == "Medium"
    assert put(company, several, ["m", "s"])["valueLabel"] == ["Medium", "Small"]
