"""What is a value of each type of field, as it is then shown, and what is none."""

from __future__ import annotations

from typing import Any

LONGEST = 2**53 - 1
UUID = "0b0f6ef8-5f4e-4d0e-9d2a-5a0d4e4b8c11"
RANGE = {"type": "number-range", "minValue": 1, "maxValue": 2.5}
PAY = {
    "type": "compensation-range",
    "minValue": 70_000,
    "maxValue": 90_000.5,
    "currencyCode": "EUR",
    "interval": "1 YEAR",
}

GOOD: dict[str, list[tuple[Any, Any]]] = {
    "Boolean": [(True, True), (False, False)],
    "CompensationRange": [
        (PAY, PAY),
        (PAY | {"minValue": 80_000.0, "maxValue": 80_000, "more": 1}, PAY | {"minValue": 80_000, "maxValue": 80_000}),
        (PAY | {"minValue": 0, "interval": "NONE"}, PAY | {"minValue": 0, "interval": "NONE"}),
    ],
    "Currency": [
        ({"value": 12.5, "currencyCode": "JPY"}, {"value": 12.5, "currencyCode": "JPY"}),
        ({"currencyCode": "USD", "value": -3.0}, {"value": -3, "currencyCode": "USD"}),
    ],
    "Date": [
        ("2026-05-28", "2026-05-28T00:00:00.000Z"),
        ("2026-05-28T21:07:41.644Z", "2026-05-28T21:07:41.644Z"),
        (" 2026-05-28T21:07+02:00 ", "2026-05-28T19:07:00.000Z"),
        ("0001-01-01", "0001-01-01T00:00:00.000Z"),
    ],
    "LongText": [("Two\nlines ", "Two\nlines"), ("a" * 100_000, "a" * 100_000)],
    "MultiValueSelect": [(["m", "s"], ["m", "s"]), (["s"], ["s"])],
    "Number": [
        (0, 0),
        (-17, -17),
        (2.5, 2.5),
        (3.0, 3),
        (1e-7, 1e-7),
        (LONGEST, LONGEST),
    ],
    "NumberRange": [
        (RANGE, RANGE),
        (RANGE | {"minValue": -4, "maxValue": -4}, RANGE | {"minValue": -4, "maxValue": -4}),
    ],
    "String": [(" Łódź 🤖 ", "Łódź 🤖"), ("42", "42"), ("a" * 10_000, "a" * 10_000)],
    "UUID": [(UUID, UUID), (UUID.upper(), UUID)],
    "Url": [("https://example.com/a?b=c#d", "https://example.com/a?b=c#d"), ("http://münchen.de", "http://münchen.de")],
    "ValueSelect": [("s", "s"), ("m", "m")],
}

_NO_NUMBERS: list[Any] = ["1", True, None, [], LONGEST + 1, 10**400]
_NO_OBJECTS: list[Any] = [True, 5, "5", [], [1, 2], {}]

BAD: dict[str, list[Any]] = {
    "Boolean": ["true", 1, 0, "", [], {}],
    "CompensationRange": [
        *_NO_OBJECTS,
        RANGE,
        {**RANGE, "currencyCode": "EUR", "interval": "1 YEAR"},
        *(PAY | {"minValue": each} for each in (*_NO_NUMBERS, -1, 90_001)),
        PAY | {"maxValue": 10**12 + 1},
        *(PAY | {"currencyCode": each} for each in ("", "eur", "XX", 978, None, ["EUR"])),
        *(PAY | {"interval": each} for each in ("", "1 CENTURY", 1, None, ["NONE"])),
        {name: value for name, value in PAY.items() if name != "interval"},
    ],
    "Currency": [
        *_NO_OBJECTS,
        *({"value": each, "currencyCode": "EUR"} for each in _NO_NUMBERS),
        *({"value": 1, "currencyCode": each} for each in ("", "euro", "eur", "E1R", 978, None)),
        {"value": 1},
    ],
    "Date": [
        "",
        "yesterday",
        "2026-02-30",
        "2026-13-01",
        "28.05.2026",
        "20260528",
        "2026-05",
        "2026-05-28T25:00Z",
        "0001-01-01T00:00+14:00",
        "9999-12-31T23:59-14:00",
        1_780_000_000_000,
        True,
        [],
    ],
    "LongText": ["a" * 100_001, 5, False, ["a"], {}],
    "MultiValueSelect": ["s", ["s", "s"], ["x"], ["s", "x"], ["Small"], [1], [None], [["s"]], {}, 0, True],
    "Number": ["42", "", True, LONGEST + 1, -LONGEST - 1, 1e300, 10**400, [], [1], {}],
    "NumberRange": [
        *_NO_OBJECTS,
        *(RANGE | {"type": each} for each in ("", "range", "compensation-range", None)),
        {"minValue": 1, "maxValue": 2},
        *(RANGE | {"minValue": each} for each in (*_NO_NUMBERS, 2.6)),
        *(RANGE | {"maxValue": each} for each in (*_NO_NUMBERS, 0)),
    ],
    "String": ["a" * 10_001, 5, True, ["a"], {}],
    "UUID": ["", "abc", UUID[:-1], UUID.replace("-", ""), 7, []],
    "Url": ["", "example.com", "ftp://example.com", "javascript:alert(1)", "https://", "https://a b.com", 5, []],
    "ValueSelect": ["x", "S", "Small", "", "s ", 1, ["s"], [], {}, True],
}

EMPTY: dict[str, list[Any]] = {
    **{name: [None] for name in GOOD},
    "LongText": [None, "", " \n"],
    "MultiValueSelect": [None, []],
    "String": [None, "", " "],
}
"""What leaves a field empty."""
