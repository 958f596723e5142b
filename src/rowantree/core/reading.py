"""Reading a request's body as leniently as the real service does, and saying clearly what is wrong with it.

A body is first read strictly, which is fast and what almost every request passes. Only when that fails is it read again
with the conversions that the real service makes: `"50"` and `50.0` where an integer is wanted, `"true"` where a
boolean is. Nothing else is converted: no `"nan"`, no number as a time, no `"null"`.
"""

from __future__ import annotations

import re
from typing import Any, Generic, TypeVar

import msgspec
from msgspec import UNSET
from msgspec import inspect as types

from rowantree.core.errors import InvalidInput, NotAJsonObject
from rowantree.core.wire import Input, hook_in

I = TypeVar("I", bound=Input)  # noqa: E741 the input

DEPTH = 64
"""How deep a body may be nested; the deepest that the API knows is six."""

LONGEST_PROBLEM = 200
"""How many characters of what is wrong are told: it quotes what was sent."""

# Possessive, and content with a string that does not end: no body can make it look at a place twice.
_STRING = re.compile(rb'"(?:[^"\\]|\\.)*+(?:"|\\?\Z)', re.DOTALL)
_ALL_BUT_BRACKETS = bytes(set(range(256)) - set(b"[]{}"))
_NUL = re.compile(rb"(?<!\\)(?:\\\\)*\\u0000")
# Everything that a backslash can begin, so that none is looked at from its middle.
_ESCAPED = re.compile(
    rb"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|(?P<half>\\u[dD][89a-fA-F][0-9a-fA-F]{2})|\\.",
    re.DOTALL,
)
_INTEGER = re.compile(r"-?[0-9]{1,18}")
_NUMBER = re.compile(r"-?[0-9]{1,18}(\.[0-9]{1,18})?")


class BodyReader(Generic[I]):
    """Reads the bodies of one operation."""

    def __init__(self, kind: type[I]) -> None:
        self._kind = kind
        self._shape = types.type_info(kind)
        self._strict = msgspec.json.Decoder(kind, dec_hook=hook_in)
        self._required = [field.encode_name for field in msgspec.structs.fields(kind) if field.required]
        self._one_of = [(_wire_name(kind, name), name) for name in kind.one_of]

    def read(self, body: bytes, *, extensions: bool = True) -> I:
        """The input that `body` holds; the empty body is `{}`.

        Raises:
            NotAJsonObject: it is no JSON object at all.
            InvalidInput: a parameter is missing or wrong.
        """
        body = body.strip() or b"{}"
        try:
            return self._read(body, extensions)
        except NotAJsonObject:
            whole = _in_whole_characters(body)
            if whole == body:
                raise
        return self._read(whole, extensions)

    def _read(self, body: bytes, extensions: bool) -> I:
        _check(body)
        try:
            read = self._strict.decode(body)
        except msgspec.ValidationError as problem:
            read = self._read_leniently(body, problem, extensions)
        except (msgspec.DecodeError, UnicodeDecodeError) as problem:
            raise NotAJsonObject(problem=str(problem)) from None
        if self._one_of and all(getattr(read, name) is UNSET for _, name in self._one_of):
            raise InvalidInput(problem=f"{' or '.join(f'`{wire}`' for wire, _ in self._one_of)} is required")
        if not extensions:
            for name in self._kind.extensions:
                setattr(read, name, UNSET)
        return read

    def _read_leniently(self, body: bytes, problem: msgspec.ValidationError, extensions: bool) -> I:
        """What `body` holds after conversions; without `extensions` they are not looked at, wherever they are."""
        try:
            value = msgspec.json.decode(body)
        except (msgspec.DecodeError, UnicodeDecodeError) as broken:  # further on than the first wrong type
            raise NotAJsonObject(problem=str(broken)) from None
        if not isinstance(value, dict):
            raise NotAJsonObject(problem="it is something else") from None
        for name in self._required:  # said before what is wrong with others, as the real service does
            if name not in value:
                raise InvalidInput(problem=f"`{name}` is required") from None
        try:
            return msgspec.convert(_lenient(value, self._shape, extensions), self._kind, dec_hook=hook_in)
        except msgspec.ValidationError as still:
            raise InvalidInput(problem=_in_words(str(still))) from problem


def _in_whole_characters(body: bytes) -> bytes:
    """`body` with U+FFFD for each half of a character, which programs write that cut a text by its UTF-16 units."""
    if b"\\ud" not in body and b"\\uD" not in body:
        return body
    return _ESCAPED.sub(lambda found: rb"\ufffd" if found["half"] else found[0], body)


def _check(body: bytes) -> None:
    """Refuses what a decoder or a database would choke on."""
    if body.count(b"[") + body.count(b"{") > DEPTH and _depth(body) > DEPTH:
        raise NotAJsonObject(problem=f"it is nested deeper than {DEPTH} levels")
    if b"\\u0000" in body and _NUL.search(body):
        raise InvalidInput(problem="A string holds the character U+0000, which cannot be stored")


def _depth(body: bytes) -> int:
    deepest = depth = 0
    for bracket in _STRING.sub(b"", body).translate(None, _ALL_BUT_BRACKETS):
        depth += 1 if bracket in b"[{" else -1
        deepest = max(deepest, depth)
        if deepest > DEPTH:
            break
    return deepest


def _lenient(value: Any, kind: types.Type, extensions: bool) -> Any:  # noqa: PLR0911 one line for each kind
    match kind:
        case types.StructType(cls=struct, fields=fields) if isinstance(value, dict):
            unknown = frozenset() if extensions else frozenset(getattr(struct, "extensions", ()))
            kinds = {field.encode_name: field.type for field in fields}
            ignored = {field.encode_name for field in fields if field.name in unknown}
            return {
                name: _lenient(each, kinds[name], extensions) if name in kinds else each
                for name, each in value.items()
                if name not in ignored
            }
        case types.ListType(item_type=item) if isinstance(value, list):
            return [_lenient(each, item, extensions) for each in value]
        case types.Metadata(type=inner):
            return _lenient(value, inner, extensions)
        case types.UnionType(types=alternatives):
            return _lenient_alternative(value, alternatives, extensions)
        case types.IntType():
            return _as_integer(value)
        case types.FloatType() if isinstance(value, str) and _NUMBER.fullmatch(value):
            return float(value)
        case types.BoolType() if value in ("true", "false"):
            return value == "true"
    return value


def _lenient_alternative(value: Any, alternatives: tuple[types.Type, ...], extensions: bool) -> Any:
    if isinstance(value, str) and any(isinstance(each, types.StrType) for each in alternatives):
        return value
    for alternative in alternatives:
        converted = _lenient(value, alternative, extensions)
        if converted is not value:
            return converted
    return value


def _as_integer(value: Any) -> Any:
    if isinstance(value, str) and _INTEGER.fullmatch(value):
        return int(value)
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value


_AT = re.compile(r"^(?P<problem>.*?) - at `(?P<path>\$.*)`$", re.DOTALL)
_MISSING = re.compile(r"^Object missing required field `(?P<name>.*)`$")
_WORDS = {
    "str": "a string",
    "int": "an integer",
    "float": "a number",
    "bool": "a boolean",
    "array": "an array",
    "object": "an object",
    "null": "null",
    "dict": "an object",
    "list": "an array",
    "NoneType": "null",
}


def _in_words(message: str) -> str:
    """What msgspec says of a wrong value, in the API's words: the parameter first, then what was wrong with it."""
    found = _AT.match(message)
    problem, path = (found["problem"], found["path"].removeprefix("$").lstrip(".")) if found else (message, "")
    missing = _MISSING.match(problem)
    if missing:
        return f"`{'.'.join(filter(None, [path, missing['name']]))}` is required"
    problem = re.sub(
        r"`([\w| ]+)`", lambda types: " or ".join(_WORDS.get(t, t) for t in types[1].split(" | ")), problem
    )
    problem = problem[:1].lower() + problem[1:]
    if len(problem) > LONGEST_PROBLEM:
        problem = f"{problem[:LONGEST_PROBLEM]}…"
    return f"`{path}`: {problem}" if path else problem


def _wire_name(kind: type[Input], name: str) -> str:
    return next(field.encode_name for field in msgspec.structs.fields(kind) if field.name == name)
