"""How custom fields and their values look, and how values are given."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Annotated, Any, Protocol, TypeVar, get_args

from rowantree import models
from rowantree.core.context import Context
from rowantree.core.errors import InvalidInput
from rowantree.core.wire import UNSET, Id, Input, Meta, Output, UnsetType, or_none
from rowantree.domain import custom_fields, custom_types, custom_values
from rowantree.domain.compensation import Interval
from rowantree.domain.custom_values import Entry, ValueGiven
from rowantree.models.columns import Json
from rowantree.models.custom_field import CustomFieldObject, CustomFieldType

V = TypeVar("V", bound="CustomFieldValue")

_NUMBER = {"type": "number"}
_STRING = {"type": "string"}


def _object(properties: dict[str, Any], required: list[str]) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": required}


VALUE_SCHEMA: dict[str, Any] = {
    "anyOf": [
        {"type": ["boolean", "number", "string"]},
        {"type": "array", "items": _STRING},
        _object({"value": _NUMBER, "currencyCode": _STRING}, []),
        _object({"type": _STRING, "minValue": _NUMBER, "maxValue": _NUMBER}, ["type", "minValue", "maxValue"]),
        _object(
            {
                "type": _STRING,
                "minValue": _NUMBER,
                "maxValue": _NUMBER,
                "currencyCode": _STRING,
                "interval": {"type": "string", "enum": list(get_args(Interval))},
            },
            ["type", "minValue", "maxValue", "currencyCode", "interval"],
        ),
    ]
}


VALUE_GIVEN_SCHEMA: dict[str, Any] = {"anyOf": [*VALUE_SCHEMA["anyOf"], {"type": "null"}]}


class CustomFieldOption(Output):
    """An option of a field whose values are chosen."""

    label: str
    value: Annotated[str, Meta(description="What the option is known by.")]
    is_archived: Annotated[bool, Meta(description="Whether it is no longer offered; programs can still send it.")]


class CustomField(Output):
    """A field that the organization has added to one kind of record."""

    id: Id
    is_private: Annotated[
        bool, Meta(description="Whether only keys with the `privateFields` switch see it and its values.")
    ]
    title: str
    description: str | None
    object_type: Annotated[CustomFieldObject, Meta(description="The kind of record that has it.")]
    is_archived: bool
    field_type: CustomFieldType
    is_required: Annotated[bool, Meta(description="Whether a record must have a value for it; none must so far.")]
    is_editable_only_via_public_api: Annotated[
        bool, Meta(description="Whether its values can be set by programs only; no field is like that so far.")
    ]
    reference_identifier: Annotated[str | None, Meta(description="A name for programs, which no other field has.")]
    selectable_values: Annotated[
        list[CustomFieldOption] | UnsetType, Meta(description="Only for fields whose values are chosen.")
    ] = UNSET


class CustomFieldValue(Output):
    """The value that a record has for a custom field."""

    id: Annotated[Id, Meta(description="The custom field.")]
    reference_identifier: Annotated[
        str | UnsetType, Meta(description="The field's name for programs; absent where it has none.")
    ] = UNSET
    title: str
    is_private: bool | UnsetType = UNSET
    value_label: Annotated[
        str | list[str] | UnsetType,
        Meta(description="How the chosen options are called; only for fields with options."),
    ] = UNSET
    value: Annotated[Any, Meta(extra_json_schema=VALUE_SCHEMA)]


class CustomFieldValueSet(CustomFieldValue):
    """What a record has for a custom field now that it was set."""

    value: Annotated[
        Any, Meta(description="Null where the field was left empty.", extra_json_schema=VALUE_GIVEN_SCHEMA)
    ]


class CustomFieldValueGiven(Input):
    """A value, and the field it is for."""

    one_of = ("field_id", "reference_identifier")

    field_id: Annotated[Id | UnsetType, Meta(description="The custom field.")] = UNSET
    reference_identifier: Annotated[
        Annotated[str, Meta(max_length=128)] | UnsetType,
        Meta(description="The custom field by its name for programs, in place of `fieldId`."),
    ] = UNSET
    field_value: Annotated[
        Any,
        Meta(
            description="The value. What it must be depends on the type of the field; null leaves the field empty.",
            extra_json_schema=VALUE_GIVEN_SCHEMA,
        ),
    ]


ValuesGiven = Annotated[
    list[CustomFieldValueGiven],
    Meta(
        min_length=1,
        max_length=custom_values.MOST_VALUES,
        description="The values, of different fields. Fields that are not named stay as they are.",
    ),
]


def value_given(given: CustomFieldValueGiven, where: str = "") -> ValueGiven:
    """What `given` says; `where` is what stands before the names of its parameters, in messages.

    Raises:
        InvalidInput: it names no field.
    """
    if given.field_id is UNSET and given.reference_identifier is UNSET:
        raise InvalidInput(problem=f"`{where}fieldId` or `{where}referenceIdentifier` is required")
    return ValueGiven(
        field_id=or_none(given.field_id),
        reference_identifier=or_none(given.reference_identifier),
        value=given.field_value,
        where=where,
    )


def values_given(given: Sequence[CustomFieldValueGiven], parameter: str = "values") -> list[ValueGiven]:
    """What the parameter with several values says.

    Raises:
        InvalidInput: one of them names no field.
    """
    return [value_given(each, f"{parameter}[{number}].") for number, each in enumerate(given)]


def show(field: models.CustomField) -> CustomField:
    """A custom field as answers show it."""
    return CustomField(
        id=field.id,
        is_private=field.is_private,
        title=field.title,
        description=field.description,
        object_type=field.object_type,
        is_archived=field.is_archived,
        field_type=field.field_type,
        is_required=False,
        is_editable_only_via_public_api=False,
        reference_identifier=field.reference_identifier,
        selectable_values=[
            CustomFieldOption(label=option["label"], value=option["value"], is_archived=option["isArchived"])
            for option in custom_types.options(field)
        ]
        if field.field_type in custom_types.SELECTS
        else UNSET,
    )


class Held(Protocol):
    """A record that has values for custom fields."""

    @property
    def id(self) -> Id:
        """Its id."""

    @property
    def custom_values(self) -> Json | None:
        """Its values by field."""


def values_by_id(ctx: Context, rows: Iterable[Held], *, even_private: bool = False) -> dict[Id, list[CustomFieldValue]]:
    """The values of these records as answers show them, by the record's id: in the order of their fields.

    Records without values are not there; where none has any, it costs nothing. Private ones only for keys that may see
    them, unless they are wanted `even_private`.
    """
    held = {row.id: custom_values.values(row.custom_values) for row in rows if row.custom_values is not None}
    fields = custom_fields.by_id(ctx, chain.from_iterable(held.values()), even_private=even_private).values()
    labels = {field.id: _labels(field) for field in fields}
    return {
        row_id: [
            _show(field, labels[field.id], values[field.id], CustomFieldValue) for field in fields if field.id in values
        ]
        for row_id, values in held.items()
    }


def show_entry(entry: Entry) -> CustomFieldValueSet:
    """What a record has in a field that was set, as answers show it."""
    return _show(entry.field, _labels(entry.field), entry.value, CustomFieldValueSet)


def _labels(field: models.CustomField) -> dict[str, str]:
    """The labels of a field's options by their values."""
    return {option["value"]: option["label"] for option in custom_types.options(field)}


def _show(field: models.CustomField, labels: dict[str, str], value: Any, kind: type[V]) -> V:
    return kind(
        id=field.id,
        reference_identifier=field.reference_identifier or UNSET,
        title=field.title,
        is_private=field.is_private,
        value_label=_label(labels, value) if labels and value is not None else UNSET,
        value=value,
    )


def _label(labels: dict[str, str], value: Any) -> str | list[str]:
    return [labels[each] for each in value] if isinstance(value, list) else labels[value]
