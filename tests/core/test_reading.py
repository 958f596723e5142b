"""What a body may look like: what is accepted and as what, what is refused and in which words."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import Annotated, Any, Literal

import pytest

from rowantree.core.errors import InvalidInput, NotAJsonObject
from rowantree.core.reading import DEPTH, BodyReader
from rowantree.core.wire import UNSET, Id, Input, Meta, Time, UnsetType


class Part(Input):
    """A struct inside a body."""

    count: int
    note: str | UnsetType = UNSET


class NoteFirst(Input):
    """An optional parameter before one that is required."""

    note: str | UnsetType = UNSET
    count: int


class Body(Input):
    """One parameter of each kind."""

    extensions = ("our_own",)

    number: int | UnsetType = UNSET
    few: Annotated[int, Meta(ge=1, le=100)] | UnsetType = UNSET
    amount: float | UnsetType = UNSET
    flag: bool | UnsetType = UNSET
    row_id: Id | UnsetType = UNSET
    moment: Time | UnsetType = UNSET
    text: str | UnsetType = UNSET
    choice: Literal["Open", "Closed"] | UnsetType = UNSET
    texts: list[str] | UnsetType = UNSET
    numbers: list[int] | UnsetType = UNSET
    part: Part | UnsetType = UNSET
    parts: list[Part] | UnsetType = UNSET
    number_or_null: int | UnsetType | None = UNSET
    text_or_null: str | UnsetType | None = UNSET
    flag_or_null: bool | UnsetType | None = UNSET
    our_own: str | UnsetType = UNSET


class Either(Input):
    """One parameter or the other."""

    one_of = ("row_id", "other_id")

    row_id: Id | UnsetType = UNSET
    other_id: str | UnsetType = UNSET


READER = BodyReader(Body)
AN_ID = "2f1a1c7e-0000-7000-8000-00000000000a"


def at(*parts: int) -> datetime:
    """A time in UTC."""
    return datetime(*parts, tzinfo=UTC)  # type: ignore[misc,arg-type]  # as many parts as are given


ACCEPTED: list[tuple[str, str, Any]] = [
    ("number", "50", 50),
    ("number", "-3", -3),
    ("number", "50.0", 50),
    ("number", "-0.0", 0),
    ("number", "1e3", 1000),
    ("number", "1485302400000.0", 1485302400000),
    ("number", '"50"', 50),
    ("number", '"-50"', -50),
    ("number", '"007"', 7),
    ("few", '"100"', 100),
    ("few", "1.0", 1),
    ("amount", "1", 1.0),
    ("amount", "1.5", 1.5),
    ("amount", "1e-400", 0.0),
    ("amount", '"1.5"', 1.5),
    ("amount", '"-2"', -2.0),
    ("flag", "true", True),
    ("flag", "false", False),
    ("flag", '"true"', True),
    ("flag", '"false"', False),
    ("rowId", f'"{AN_ID}"', AN_ID),
    ("rowId", f'"{AN_ID.upper()}"', AN_ID),
    ("rowId", '"00000000-0000-0000-0000-000000000000"', "00000000-0000-0000-0000-000000000000"),
    ("moment", '"2026-05-28T21:07:41.644Z"', at(2026, 5, 28, 21, 7, 41, 644000)),
    ("moment", '"2026-05-28T21:07:41Z"', at(2026, 5, 28, 21, 7, 41)),
    ("moment", '"2026-05-28T21:07:41"', at(2026, 5, 28, 21, 7, 41)),
    ("moment", '"2026-05-28T21:07"', at(2026, 5, 28, 21, 7)),
    ("moment", '"2026-05-28 21:07:41"', at(2026, 5, 28, 21, 7, 41)),
    ("moment", '"2026-05-28T21:07:41.644999+00:00"', at(2026, 5, 28, 21, 7, 41, 644000)),
    ("moment", '"2026-05-28T23:07:41+02:00"', at(2026, 5, 28, 21, 7, 41)),
    ("moment", '"2026-12-31T20:00:00-05:00"', at(2027, 1, 1, 1)),
    ("text", '"null"', "null"),
    ("text", '"5"', "5"),
    ("text", '"true"', "true"),
    ("text", '""', ""),
    ("text", '"\\ud83c\\udf33"', "🌳"),
    ("text", '"Gr\\u00f6\\u00dfe"', "Größe"),
    ("text", '"a\\ud83c"', "a\ufffd"),
    ("text", '"\\uDF33a"', "\ufffda"),
    ("text", '"\\udf33\\ud83c"', "\ufffd\ufffd"),
    ("text", '"\\uD83C\\uD83c\\udf33\\uDF33"', "\ufffd🌳\ufffd"),
    ("text", '"C:\\\\ud83c"', "C:\\ud83c"),
    ("choice", '"Open"', "Open"),
    ("texts", "[]", []),
    ("texts", '["1", "null"]', ["1", "null"]),
    ("numbers", '["1", 2.0, 3]', [1, 2, 3]),
    ("part", '{"count": "7", "unknown": null}', Part(count=7)),
    ("parts", '[{"count": 1}, {"count": 2.0}]', [Part(count=1), Part(count=2)]),
    ("numberOrNull", "null", None),
    ("numberOrNull", '"5"', 5),
    ("numberOrNull", "5.0", 5),
    ("textOrNull", "null", None),
    ("textOrNull", '"null"', "null"),
    ("flagOrNull", "null", None),
    ("flagOrNull", '"false"', False),
]


@pytest.mark.parametrize(("name", "given", "expected"), ACCEPTED)
def test_this_is_accepted_and_read_as_that(name: str, given: str, expected: Any) -> None:
    read = _value(READER.read(f'{{"{name}": {given}}}'.encode()), name)

    assert read == expected
    assert isinstance(read, type(expected))


REFUSED: list[tuple[str, str, str]] = [
    ("number", "1.5", "`number`: expected an integer, got a number"),
    ("number", '"1.5"', "`number`: expected an integer, got a string"),
    ("number", "true", "`number`: expected an integer, got a boolean"),
    ("number", "null", "`number`: expected an integer, got null"),
    ("number", '"null"', "`number`: expected an integer, got a string"),
    ("number", '"nan"', "`number`: expected an integer, got a string"),
    ("number", '""', "`number`: expected an integer, got a string"),
    ("number", '" 5"', "`number`: expected an integer, got a string"),
    ("number", '"+5"', "`number`: expected an integer, got a string"),
    ("number", '"0x10"', "`number`: expected an integer, got a string"),
    ("number", '"1_000"', "`number`: expected an integer, got a string"),
    ("number", '"٣"', "`number`: expected an integer, got a string"),
    ("number", f'"{"9" * 5000}"', "`number`: expected an integer, got a string"),
    ("number", "[]", "`number`: expected an integer, got an array"),
    ("number", "{}", "`number`: expected an integer, got an object"),
    ("few", "0", "`few`: expected an integer >= 1"),
    ("few", "101", "`few`: expected an integer <= 100"),
    ("few", '"101"', "`few`: expected an integer <= 100"),
    ("few", "1e300", "`few`: expected an integer <= 100"),
    ("amount", '"nan"', "`amount`: expected a number, got a string"),
    ("amount", '"Infinity"', "`amount`: expected a number, got a string"),
    ("amount", '"-inf"', "`amount`: expected a number, got a string"),
    ("amount", '"1e400"', "`amount`: expected a number, got a string"),
    ("amount", "true", "`amount`: expected a number, got a boolean"),
    ("amount", "null", "`amount`: expected a number, got null"),
    ("flag", "1", "`flag`: expected a boolean, got an integer"),
    ("flag", "0", "`flag`: expected a boolean, got an integer"),
    ("flag", '"1"', "`flag`: expected a boolean, got a string"),
    ("flag", '"True"', "`flag`: expected a boolean, got a string"),
    ("flag", '"yes"', "`flag`: expected a boolean, got a string"),
    ("flag", "null", "`flag`: expected a boolean, got null"),
    ("rowId", "5", "`rowId`: expected a string, got an integer"),
    ("rowId", "null", "`rowId`: expected a string, got null"),
    ("rowId", '""', "`rowId`: expected a UUID, got ''"),
    ("rowId", f'"{AN_ID.replace("-", "")}"', f"`rowId`: expected a UUID, got '{AN_ID.replace('-', '')}'"),
    ("rowId", f'"{{{AN_ID}}}"', f"`rowId`: expected a UUID, got '{{{AN_ID}}}'"),
    ("rowId", f'"urn:uuid:{AN_ID}"', f"`rowId`: expected a UUID, got 'urn:uuid:{AN_ID}'"),
    ("rowId", f'"{AN_ID}\\n"', f"`rowId`: expected a UUID, got '{AN_ID}\\n'"),
    ("moment", "1485302400000", "`moment`: expected a string, got an integer"),
    ("moment", "1485302400.5", "`moment`: expected a string, got a number"),
    ("moment", "null", "`moment`: expected a string, got null"),
    ("moment", '"1485302400000"', "`moment`: expected a time in ISO 8601, got '1485302400000'"),
    ("moment", '"1485302400000000"', "`moment`: expected a time in ISO 8601, got '1485302400000000'"),
    ("moment", '"2026-05-28"', "`moment`: expected a time in ISO 8601, got '2026-05-28'"),
    ("moment", '"tomorrow"', "`moment`: expected a time in ISO 8601, got 'tomorrow'"),
    ("moment", '"2026-02-30T00:00Z"', "`moment`: expected a time in ISO 8601, got '2026-02-30T00:00Z'"),
    ("moment", '"2026-05-28T25:00Z"', "`moment`: expected a time in ISO 8601, got '2026-05-28T25:00Z'"),
    ("moment", '"0001-01-01T00:00+14:00"', "`moment`: expected a time in ISO 8601, got '0001-01-01T00:00+14:00'"),
    ("moment", '"9999-12-31T23:59-10:00"', "`moment`: expected a time in ISO 8601, got '9999-12-31T23:59-10:00'"),
    ("text", "5", "`text`: expected a string, got an integer"),
    ("text", "true", "`text`: expected a string, got a boolean"),
    ("text", "null", "`text`: expected a string, got null"),
    ("text", '["a"]', "`text`: expected a string, got an array"),
    ("choice", '"open"', "`choice`: invalid enum value 'open'"),
    ("texts", '"a"', "`texts`: expected an array, got a string"),
    ("texts", "null", "`texts`: expected an array, got null"),
    ("texts", '["a", 5]', "`texts[1]`: expected a string, got an integer"),
    ("texts", "[null]", "`texts[0]`: expected a string, got null"),
    ("numbers", '["1", "x"]', "`numbers[1]`: expected an integer, got a string"),
    ("part", "{}", "`part.count` is required"),
    ("part", "null", "`part`: expected an object, got null"),
    ("part", "[]", "`part`: expected an object, got an array"),
    ("part", '{"count": "x"}', "`part.count`: expected an integer, got a string"),
    ("part", '{"count": 1, "note": 2}', "`part.note`: expected a string, got an integer"),
    ("parts", '[{"count": 1}, {}]', "`parts[1].count` is required"),
    ("parts", '[{"count": 1}, {"count": "x"}]', "`parts[1].count`: expected an integer, got a string"),
    ("numberOrNull", '"null"', "`numberOrNull`: expected an integer or null, got a string"),
    ("textOrNull", "5", "`textOrNull`: expected a string or null, got an integer"),
    ("flagOrNull", '"null"', "`flagOrNull`: expected a boolean or null, got a string"),
]


@pytest.mark.parametrize(("name", "given", "message"), REFUSED)
def test_this_is_refused_in_these_words(name: str, given: str, message: str) -> None:
    with pytest.raises(InvalidInput) as refusal:
        READER.read(f'{{"{name}": {given}}}'.encode())

    assert refusal.value.text == message


@pytest.mark.parametrize("given", ["NaN", "Infinity", "-Infinity", "1e400", "-1e400", "9" * 5000])
@pytest.mark.parametrize("name", ["number", "amount"])
def test_a_number_that_is_not_finite_or_far_too_large_is_refused(name: str, given: str) -> None:
    with pytest.raises(NotAJsonObject):
        READER.read(f'{{"{name}": {given}}}'.encode())


@pytest.mark.parametrize("body", [b"", b" ", b"\r\n\t ", b"{}", b" {}\n", b"{ }"])
def test_an_empty_body_says_nothing(body: bytes) -> None:
    assert READER.read(body) == Body()


@pytest.mark.parametrize(
    "body",
    [
        b"[]",
        b'"x"',
        b"null",
        b"5",
        b"true",
        b'[{"number": 5}]',
        b"{",
        b'{"number": 5',
        b'{"number": 5}}',
        b'{"number": 5} x',
        b'{"number": 5,}',
        b"{number: 5}",
        b"{'number': 5}",
        b'{"number": 05}',
        b'{"number": .5}',
        b'// a comment\n{"number": 5}',
        b"number=5",
        b"\xef\xbb\xbf{}",
        '{"text": "a"}'.encode("utf-16"),
        b'{"text": "a\nb"}',
        b'{"text": "\x00"}',
        b'{"text": "\xff"}',
        b'{"text": "\xed\xa0\x80"}',
        b'{"text": "\xc0\xaf"}',
        b'{"text": "\\x41"}',
        b'{"number": "5", "unknown": }',
    ],
)
def test_what_is_no_json_object_is_refused(body: bytes) -> None:
    with pytest.raises(NotAJsonObject) as refusal:
        READER.read(body)

    assert refusal.value.text.startswith("The body must be a JSON object: ")


@pytest.mark.parametrize("body", [b'{"text": "a\\u0000b"}', b'{"unknown": ["\\u0000"]}', b'{"\\u0000": 1}'])
def test_the_null_character_is_refused(body: bytes) -> None:
    with pytest.raises(InvalidInput, match=r"U\+0000"):
        READER.read(body)


def test_a_backslash_before_u0000_is_no_null_character() -> None:
    assert READER.read(rb'{"text": "C:\\u0000\\x"}').text == r"C:\u0000\x"


@pytest.mark.parametrize("brackets", ["[]", "{}"])
def test_a_body_that_is_nested_too_deep_is_refused(brackets: str) -> None:
    opening = "[" if brackets == "[]" else '{"a":'
    closing = brackets[1]

    READER.read(_nested(opening, closing, DEPTH - 1))
    with pytest.raises(NotAJsonObject, match="nested deeper than 64"):
        READER.read(_nested(opening, closing, DEPTH))
    with pytest.raises(NotAJsonObject, match="nested deeper than 64"):
        READER.read(_nested(opening, closing, 100_000))


def test_brackets_that_never_close_are_refused() -> None:
    with pytest.raises(NotAJsonObject, match="nested deeper than 64"):
        READER.read(b"[" * 1_000_000)


def test_brackets_inside_a_string_are_not_nesting() -> None:
    text = "[{" * 1000 + '"' + "[{" * 1000

    assert READER.read(b'{"text": "%s"}' % text.replace('"', '\\"').encode()).text == text


@pytest.mark.parametrize("part", [b'\\"', b"\\\\", b'"', b"\\", b"[", b"a"])
def test_no_body_takes_long_to_be_refused(part: bytes) -> None:
    began = time.perf_counter()
    with pytest.raises((NotAJsonObject, InvalidInput)):
        READER.read(b"[" * (DEPTH + 1) + b'"' + part * 20_000)

    # It takes milliseconds when the time grows with the body's length, and seconds when with its square.
    assert time.perf_counter() - began < 0.5


def test_of_a_key_that_stands_twice_the_last_counts() -> None:
    assert READER.read(b'{"number": 1, "number": 2}').number == 2
    assert READER.read(b'{"number": "x", "number": "2"}').number == 2


def test_unknown_keys_are_ignored() -> None:
    assert READER.read(b'{"per_page": 50, "cursor": {"a": [null]}, "number": "5"}') == Body(number=5)


def test_names_are_those_of_the_wire() -> None:
    assert READER.read(f'{{"row_id": "{AN_ID}"}}'.encode()) == Body()


@pytest.mark.parametrize("body", [b'{"unknown": "\\ud800"}', b'{"\\ud800": 1}'])
def test_half_a_character_where_nobody_looks_does_no_harm(body: bytes) -> None:
    assert READER.read(body) == Body()


def test_a_parameter_that_is_missing_is_named() -> None:
    with pytest.raises(InvalidInput, match=r"^`count` is required$"):
        BodyReader(Part).read(b"")


@pytest.mark.parametrize("wrong", ['"note": 7', '"note": null', '"note": [{}]'])
def test_a_parameter_that_is_missing_is_told_before_one_that_is_wrong(wrong: str) -> None:
    with pytest.raises(InvalidInput, match=r"^`count` is required$"):
        BodyReader(NoteFirst).read(f"{{{wrong}}}".encode())


@pytest.mark.parametrize("body", [b"", b'{"unknown": 1}'])
def test_one_of_two_parameters_must_be_there(body: bytes) -> None:
    with pytest.raises(InvalidInput, match=r"^`rowId` or `otherId` is required$"):
        BodyReader(Either).read(body)


def test_either_of_two_parameters_is_enough() -> None:
    assert BodyReader(Either).read(b'{"otherId": "7"}') == Either(other_id="7")


def test_a_field_of_ours_is_ignored_without_the_switch() -> None:
    body = b'{"ourOwn": "x", "text": "y"}'

    assert READER.read(body, extensions=True) == Body(our_own="x", text="y")
    assert READER.read(body, extensions=False) == Body(text="y")


def _value(read: Body, wire_name: str) -> Any:
    name = "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in wire_name)
    return getattr(read, name)


def _nested(opening: str, closing: str, depth: int) -> bytes:
    return f'{{"unknown": {opening * depth}{"1" if opening != "[" else ""}{closing * depth}}}'.encode()
