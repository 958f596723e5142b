"""The documentation page, made from the registry: one page, no scripts, nothing loaded from elsewhere."""

from __future__ import annotations

import inspect
import json
import sys
import typing
import uuid
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

import msgspec
from markupsafe import Markup, escape

from rowantree import __version__
from rowantree.core.errors import ExtensionsNotAllowed, MethodNotAllowed, Refusal, UnknownOperation
from rowantree.core.operation import TRANSPORT_ERRORS, Operation
from rowantree.core.wire import hook_schema
from rowantree.doors.openapi import input_schema
from rowantree.doors.rendering import template

Schema = dict[str, Any]


class Field(NamedTuple):
    """A parameter of a request, or a field of an answer."""

    name: str
    kind: Markup
    note: Markup
    need: str
    """What a reader must know about its presence, such as `required`; empty where there is nothing to say."""
    extension: bool


class Error(NamedTuple):
    """A refusal and when it comes."""

    code: str
    status: int
    when: Markup


class Entry(NamedTuple):
    """An operation as the page shows it."""

    name: str
    summary: Markup
    promise: list[Markup]
    permission: str
    extension: bool
    demo_only: bool
    aliases: tuple[str, ...]
    fields: list[Field]
    errors: list[Error]
    example: str
    answer: Markup


class Chapter(NamedTuple):
    """A resource and its operations."""

    name: str
    title: str
    about: Markup
    entries: list[Entry]


class Shape(NamedTuple):
    """An object that answers hold."""

    name: str
    about: Markup
    fields: list[Field]


def page(operations: Iterable[Operation], base_url: str) -> str:
    """The page that documents `operations` of the server at `base_url`."""
    listed = sorted(operations, key=lambda each: each.resource)
    results, components = msgspec.json.schema_components(
        [_item(each) for each in listed], schema_hook=hook_schema, ref_template="{name}"
    )
    words = Words({each.name: f"#{each.name}" for each in listed})
    chapters: dict[str, list[Entry]] = {}
    for each, result in zip(listed, results, strict=True):
        chapters.setdefault(each.resource, []).append(_entry(each, result, words, base_url))
    return template("docs.html").render(
        base_url=base_url,
        version=__version__,
        chapters=[
            _chapter(name, entries, [each for each in listed if each.resource == name], words)
            for name, entries in chapters.items()
        ],
        shapes=[_shape(name, schema, words) for name, schema in sorted(components.items())],
        statuses=_errors((*TRANSPORT_ERRORS, ExtensionsNotAllowed, UnknownOperation, MethodNotAllowed), words),
    )


@dataclass(frozen=True)
class Words:
    """Writes docstrings and schemas as HTML; what stands in backquotes becomes code, and a link where it is known."""

    links: Mapping[str, str]

    def text(self, text: str) -> Markup:
        """A line or a paragraph."""
        parts = text.split("`")
        return Markup("").join(self._code(part) if odd % 2 else escape(part) for odd, part in enumerate(parts))

    def paragraphs(self, text: str) -> list[Markup]:
        """What blank lines part."""
        return [self.text(part) for part in text.split("\n\n") if part.strip()]

    def _code(self, word: str) -> Markup:
        code = Markup("<code>{}</code>").format(word)
        return Markup('<a href="{}">{}</a>').format(self.links[word], code) if word in self.links else code

    def kind(self, schema: Schema) -> Markup:
        """What a schema takes, as a reader says it: `list of UUIDs`, `integer from 1 to 100`."""
        if "$ref" in schema:
            return Markup('<a href="#shape-{0}">{0}</a>').format(schema["$ref"])
        if "anyOf" in schema:
            return Markup(" or ").join(self.kind(each) for each in schema["anyOf"])
        if "enum" in schema:
            return Markup(", ").join(self._code(str(each)) for each in schema["enum"])
        if schema.get("type") == "array":
            items = schema.get("items", {})
            plural = "s" if _plain(items) in _COUNTABLE else ""
            return Markup("list of {}{}").format(self.kind(items), plural)
        if "minimum" in schema and "maximum" in schema:
            return Markup("{} from {:,} to {:,}").format(_plain(schema), schema["minimum"], schema["maximum"])
        return escape(_plain(schema))


_COUNTABLE = {"string", "integer", "number", "boolean", "object", "UUID", "time", "date"}
_FORMATS = {"uuid": "UUID", "date-time": "time", "date": "date"}


def _plain(schema: Schema) -> str:
    """The one word for a schema's type."""
    found = _FORMATS.get(schema.get("format", "")) or schema.get("type", "anything")
    return found if isinstance(found, str) else " or ".join(found)


def _item(operation: Operation) -> Any:
    """The type of `results`, of one of them where there is a page of them."""
    return typing.get_args(operation.output)[0] if operation.paged else operation.output


def _chapter(name: str, entries: list[Entry], operations: list[Operation], words: Words) -> Chapter:
    """A resource; what its module says of it, or the package of its modules where there are several."""
    modules = {each.body.__module__ for each in operations}
    home = modules.pop() if len(modules) == 1 else next(iter(modules)).rpartition(".")[0]
    title, _, about = (inspect.getdoc(sys.modules[home]) or name).partition("\n")[0].partition(": ")
    return Chapter(name, title, words.text(about[:1].upper() + about[1:]), entries)


def _entry(operation: Operation, result: Schema, words: Words, base_url: str) -> Entry:
    schema = input_schema(operation.input)
    return Entry(
        name=operation.name,
        summary=words.text(operation.summary),
        promise=words.paragraphs(operation.description),
        permission=operation.permission.value,
        extension=operation.extension,
        demo_only=operation.demo_only,
        aliases=operation.aliases,
        fields=[*_alternatives(schema, words), *_parameters(schema, words)],
        errors=_errors(operation.errors, words),
        example=_curl(operation, schema, base_url),
        answer=_answer(operation, result, words),
    )


def _alternatives(schema: Schema, words: Words) -> Iterator[Field]:
    """The fields of a request's body of which one must be given."""
    for alternative in schema.get("anyOf", ()):
        for name, each in alternative["properties"].items():
            yield _field(name, each, "at least one of these is required", words)


def _parameters(schema: Schema, words: Words, prefix: str = "") -> Iterator[Field]:
    """The other fields of a request's body, those of objects inside it after the object."""
    for name, each in schema.get("properties", {}).items():
        need = "required" if name in schema.get("required", ()) else ""
        yield _field(prefix + name, each, need, words)
        inner = each.get("items", each)
        yield from _parameters(inner, words, f"{prefix}{name}{'[]' if inner is not each else ''}.")


def _field(name: str, schema: Schema, need: str, words: Words) -> Field:
    note = words.text(schema.get("description", ""))
    return Field(name, words.kind(schema), note, need, extension=bool(schema.get("x-extension")))


def _shape(name: str, schema: Schema, words: Words) -> Shape:
    required = schema.get("required", ())
    fields = [
        _field(each, kind, "" if each in required else "may be absent", words)
        for each, kind in schema.get("properties", {}).items()
    ]
    return Shape(name, words.text(schema.get("description", "")), fields)


def _errors(refusals: Iterable[type[Refusal]], words: Words) -> list[Error]:
    by_status = sorted(refusals, key=lambda each: each.status)
    return [
        Error(each.code, each.status, words.text(inspect.cleandoc(each.__doc__ or "").partition("\n")[0]))
        for each in by_status
    ]


def _answer(operation: Operation, result: Schema, words: Words) -> Markup:
    """What `results` holds."""
    kind = words.kind(result)
    if operation.output in (None, type(None)):
        return Markup("There is no <code>results</code>.")
    if not operation.paged:
        return Markup("<code>results</code> holds {}{}.").format("one " if "$ref" in result else "", kind)
    pages = Markup(
        "<code>results</code> is a list of {}. <code>moreDataAvailable</code> says whether there are more, and then "
        "there is a <code>nextCursor</code>."
    )
    token = Markup(" The last page has a <code>syncToken</code>.") if operation.synced else ""
    return pages.format(kind) + token


_EXAMPLES: dict[str, Any] = {
    "name": "Maya Okafor",
    "email": "maya.okafor@example.com",
    "phoneNumber": "+1 412 555 0142",
    "limit": 25,
    "title": "Strong referral",
    "apiKey.title": "Nightly import",
    "permissions": ["candidatesRead"],
    "seconds": 86_400,
}
"""Values for the words that the API uses for the same thing everywhere; `resource.word` where one means another."""

_MOST = 3
"""How many fields an example shows, unless more are required."""


def _curl(operation: Operation, schema: Schema, base_url: str) -> str:
    """A call that can be pasted."""
    fields = _body(operation.resource, schema)
    body = json.dumps(fields, ensure_ascii=False, indent=2 if len(fields) > 1 else None)
    quoted = body.replace("'", "'\\''").replace("\n", "\n  ")
    return f"""curl -u "$API_KEY:" {base_url}/{operation.name} \\
  -H 'Content-Type: application/json' \\
  -d '{quoted}'"""


def _body(resource: str, schema: Schema) -> Schema:
    """A plausible body: what is required, and a few fields that show what the operation is for."""
    fields = dict(schema.get("properties", {}))
    required = [name for name in fields if name in schema.get("required", ())]
    if schema.get("anyOf"):
        fields |= (first := schema["anyOf"][0]["properties"])
        required += first
    telling = [name for name in fields if name in _EXAMPLES and name not in required]
    shown = required + telling[: max(_MOST - len(required), 0)]
    return {name: _example(resource, name, fields[name]) for name in shown}


def _example(resource: str, name: str, schema: Schema) -> Any:
    """A value that `schema` takes."""
    given = [*schema.get("examples", ()), *(_EXAMPLES[key] for key in (f"{resource}.{name}", name) if key in _EXAMPLES)]
    if given:
        return given[0]
    match schema:
        case {"anyOf": [first, *_]}:
            return _example(resource, name, first)
        case {"type": "array"}:
            return [_example(resource, name, schema.get("items", {}))]
        case {"type": "object"}:
            return _body(resource, schema)
        case {"enum": [first, *_]}:
            return first
    values = {
        "uuid": str(uuid.uuid5(uuid.NAMESPACE_OID, name)),
        "date-time": "2026-11-22T09:30:00.000Z",
        "date": "2026-11-22",
        "integer": schema.get("minimum", 1),
        "number": 1.5,
        "boolean": True,
    }
    return values.get(str(schema.get("format") or schema.get("type")), "...")
