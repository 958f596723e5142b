"""Amounts, ranges and ids: values of several parts, which custom fields and forms both take, and take alike."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, get_args

from rowantree.core.errors import Refusal
from rowantree.domain import compensation
from rowantree.models.columns import Id

Value = Any
"""What a value is depends on its type; it is JSON."""
Wrong = Callable[[str], Refusal]
"""Makes the refusal of a value that is not what was wanted, from the words for what was."""

MAX_NUMBER = 2**53 - 1
"""The largest integer that every reader of JSON reads as it was written."""
NUMBER_RANGE = "number-range"
COMPENSATION_RANGE = "compensation-range"


def number(value: Value, wrong: Wrong) -> float:
    """A number, as an integer where it is one."""
    if not _is_number(value):
        raise wrong(f"a number from -{MAX_NUMBER} to {MAX_NUMBER}")
    return _plain(value)


def uuid(value: Value, wrong: Wrong) -> str:
    """A UUID in its usual form."""
    try:
        return str(Id.parse(value.strip() if isinstance(value, str) else ""))
    except ValueError:
        raise wrong("a UUID") from None


def currency(value: Value, wrong: Wrong) -> dict[str, Any]:
    """An amount of money."""
    amount = _object(value, wrong, "value")
    return {"value": _plain(amount["value"]), "currencyCode": _currency_code(amount, wrong)}


def number_range(value: Value, wrong: Wrong) -> dict[str, Any]:
    """A range of numbers."""
    return _range(value, wrong, NUMBER_RANGE)


def compensation_range(value: Value, wrong: Wrong) -> dict[str, Any]:
    """What is paid, from the least to the most."""
    paid = _range(value, wrong, COMPENSATION_RANGE)
    if not 0 <= paid["minValue"] <= paid["maxValue"] <= compensation.MAX_VALUE:
        raise wrong(f"an object whose `minValue` and `maxValue` are from 0 to {compensation.MAX_VALUE:,}")
    if value.get("interval") not in get_args(compensation.Interval):
        raise wrong(f"an object whose `interval` is one of {', '.join(get_args(compensation.Interval))}")
    return paid | {"currencyCode": _currency_code(value, wrong), "interval": value["interval"]}


def _is_number(value: Value) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) <= MAX_NUMBER


def _plain(value: float) -> float:
    return int(value) if value == int(value) else value


def _object(value: Value, wrong: Wrong, *numbers: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise wrong(f"an object with {', '.join(f'`{name}`' for name in numbers)}")
    for name in numbers:
        if not _is_number(value.get(name)):
            raise wrong(f"an object whose `{name}` is a number from -{MAX_NUMBER} to {MAX_NUMBER}")
    return value


def _currency_code(value: dict[str, Any], wrong: Wrong) -> str:
    code = value.get("currencyCode")
    if not isinstance(code, str) or code not in compensation.currencies():
        raise wrong("an object whose `currencyCode` is a currency code of ISO 4217")
    return code


def _range(value: Value, wrong: Wrong, kind: str) -> dict[str, Any]:
    given = _object(value, wrong, "minValue", "maxValue")
    if given.get("type") != kind:
        raise wrong(f'an object whose `type` is "{kind}"')
    if given["minValue"] > given["maxValue"]:
        raise wrong("an object whose `minValue` is not more than its `maxValue`")
    return {"type": kind, "minValue": _plain(given["minValue"]), "maxValue": _plain(given["maxValue"])}
