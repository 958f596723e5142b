"""The types of custom fields: what a value of each is, and how it is kept.

A value is kept as answers show it. Nothing is converted: `"42"` is no number, because a field of text may hold it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from rowantree import models
from rowantree.core.errors import InvalidInput, Refusal
from rowantree.core.wire import Time, show_time
from rowantree.domain import contact, days, quantities
from rowantree.domain.answers import MAX_LINE, MAX_TEXT
from rowantree.domain.quantities import Wrong
from rowantree.models.columns import Json
from rowantree.models.custom_field import CustomFieldType, FieldOption

Value = Any
"""What a value is depends on the type of the field; it is JSON."""

SELECTS: frozenset[CustomFieldType] = frozenset({"ValueSelect", "MultiValueSelect"})
"""The types whose values are chosen among options."""


def options(field: models.CustomField) -> list[FieldOption]:
    """What can be chosen in a field, archived or not; nothing where its values are not chosen."""
    found: list[FieldOption] = json.loads(field.selectable_values or Json("[]"))
    return found


def checked(field: models.CustomField, value: Value, parameter: str) -> Value:
    """`value` as a value of `field`, as it is kept and shown; None where it says that there is none.

    Args:
        field: the custom field.
        value: what was sent.
        parameter: what the request calls the value.

    Raises:
        InvalidInput: it is no value of this type of field; the message names the parameter and the field.
    """
    if _is_none(field, value):
        return None
    return _CHECKS[field.field_type](value, _Place(field, parameter))


def _is_none(field: models.CustomField, value: Value) -> bool:
    if field.field_type in ("String", "LongText") and isinstance(value, str):
        return not value.strip()
    return value is None or (field.field_type == "MultiValueSelect" and value == [])


@dataclass(frozen=True)
class _Place:
    """Where a value shall stand."""

    field: models.CustomField
    parameter: str

    def wrong(self, wanted: str) -> Refusal:
        """The refusal of a value that is not what is wanted here."""
        return InvalidInput(problem=f"`{self.parameter}`: {self.field.title!r} must be {wanted}")


def _boolean(value: Value, place: _Place) -> Value:
    if not isinstance(value, bool):
        raise place.wrong("true or false")
    return value


def _date(value: Value, place: _Place) -> Value:
    """The day, or the time; a day alone is its midnight in UTC, and the day of a time is that in UTC."""
    text = value.strip() if isinstance(value, str) else ""
    try:
        if days.is_day(text):
            day = days.parse(text)
            moment = datetime(day.year, day.month, day.day, tzinfo=UTC)
        else:
            moment = Time.parse(text)
    except (ValueError, OverflowError):
        raise place.wrong("a date in ISO 8601, such as 2026-05-28 or 2026-05-28T21:07:41Z") from None
    return moment.date().isoformat() if place.field.is_date_only else show_time(moment)


def _text(value: Value, place: _Place, longest: int = MAX_LINE) -> str:
    if not isinstance(value, str):
        raise place.wrong("a string")
    if len(value) > longest:
        raise place.wrong(f"a string of at most {longest} characters")
    return value.strip()


def _long_text(value: Value, place: _Place) -> Value:
    return _text(value, place, MAX_TEXT)


def _url(value: Value, place: _Place) -> Value:
    try:
        return contact.url(_text(value, place), place.parameter)
    except InvalidInput:
        raise place.wrong("a URL that begins with https:// or http:// and a host") from None


def _offered(place: _Place) -> set[str]:
    """The values that can be chosen here: those of archived options too, so that imports keep what was."""
    return {option["value"] for option in options(place.field)}


def _choice(value: Value, place: _Place) -> Value:
    if not isinstance(value, str) or value not in _offered(place):
        raise place.wrong("the `value` of one of the field's options")
    return value


def _choices(value: Value, place: _Place) -> Value:
    offered = _offered(place)
    if not isinstance(value, list) or not all(isinstance(each, str) and each in offered for each in value):
        raise place.wrong("an array with values of the field's options")
    if len(set(value)) < len(value):
        raise place.wrong("an array that holds each value once")
    return value


def _quantity(check: Callable[[Value, Wrong], Value]) -> Callable[[Value, _Place], Value]:
    return lambda value, place: check(value, place.wrong)


_CHECKS: Mapping[CustomFieldType, Callable[[Value, _Place], Value]] = {
    "Boolean": _boolean,
    "CompensationRange": _quantity(quantities.compensation_range),
    "Currency": _quantity(quantities.currency),
    "Date": _date,
    "LongText": _long_text,
    "MultiValueSelect": _choices,
    "Number": _quantity(quantities.number),
    "NumberRange": _quantity(quantities.number_range),
    "String": _text,
    "UUID": _quantity(quantities.uuid),
    "Url": _url,
    "ValueSelect": _choice,
}
