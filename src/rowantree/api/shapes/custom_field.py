"""How the values of custom fields look."""

from __future__ import annotations

from typing import Annotated, Any, get_args

from rowantree.core.wire import UNSET, Id, Meta, Output, UnsetType
from rowantree.domain.compensation import Interval

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


class CustomFieldValue(Output):
    """The value that a record has for a custom field."""

    id: Annotated[Id, Meta(description="The custom field.")]
    title: str
    is_private: bool | UnsetType = UNSET
    value_label: Annotated[
        str | list[str] | UnsetType,
        Meta(description="How the chosen options are called; only for fields with options."),
    ] = UNSET
    value: Annotated[Any, Meta(extra_json_schema=VALUE_SCHEMA)]
