"""The OpenAPI 3.1 document, made from the registry."""

from __future__ import annotations

import inspect
import types
import typing
from collections.abc import Iterable
from typing import Any

import msgspec

from rowantree import __version__
from rowantree.core.dispatch import ErrorInfo
from rowantree.core.errors import ExtensionsNotAllowed, Refusal
from rowantree.core.operation import TRANSPORT_ERRORS, Multipart, Operation
from rowantree.core.wire import Input, hook_schema
from rowantree.partners.calling import CallOut, calls
from rowantree.webhooks.types import NAMES, WebhookType
from rowantree.webhooks.types import types as webhook_types

Schema = dict[str, Any]

_REF = "#/components/schemas/{name}"
_DESCRIPTION = (
    "The API of this Rowantree server. It follows the operations, fields and codes of Ashby's public API, so that "
    "programs written for that work here; the words are our own, and the project is not affiliated with Ashby. "
    "Operations marked as extensions exist only here."
)

_CALLED = (
    "Not an operation of this server: an assessment partner implements it, and this server calls it at the partner's base "
    "URL, with the key that the partner gave as the user name of basic authentication. It has ten seconds to answer."
)
_PARTNER_REFUSAL: Schema = {
    "type": "object",
    "description": "How a partner says no: `errorInfo.message`, or else `errors`, is what the user is told.",
    "properties": {
        "success": {"const": False},
        "errors": {"type": "array", "items": {"type": "string"}},
        "errorInfo": {"type": "object", "properties": {"message": {"type": "string"}}, "required": ["message"]},
    },
    "required": ["success"],
}


def document(operations: Iterable[Operation], base_url: str = "http://127.0.0.1:8000") -> Schema:
    """The document that describes `operations` and the webhooks of this version, served at `base_url`."""
    listed = sorted(operations, key=lambda each: each.name)
    told = sorted((each for each in webhook_types.values() if each.name in NAMES), key=lambda each: each.name)
    outputs = [*(_results_type(each) for each in listed), *(_told_type(each) for each in told)]
    shown, components = msgspec.json.schema_components(outputs, schema_hook=hook_schema, ref_template=_REF)
    components |= {"ErrorInfo": _closed(_schema(ErrorInfo)), "PartnerRefusal": _PARTNER_REFUSAL}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Rowantree",
            "version": __version__,
            "description": _DESCRIPTION,
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": base_url}],
        "security": [{"BasicAuth": []}],
        "tags": [{"name": name} for name in sorted({each.resource for each in listed})],
        "paths": {
            f"/{each.name}": {"post": _operation(each, results)}
            for each, results in zip(listed, shown[: len(listed)], strict=True)
        }
        | {f"/{each.name}": {"post": _call(each)} for each in calls.values()},
        "webhooks": {
            each.name: {"post": _webhook(each, data)} for each, data in zip(told, shown[len(listed) :], strict=True)
        },
        "components": {
            "schemas": components,
            "responses": {str(status): _transport_response(status) for status in _transport_statuses()},
            "securitySchemes": {
                "BasicAuth": {
                    "type": "http",
                    "scheme": "basic",
                    "description": "The API key is the user name; the password is empty.",
                }
            },
        },
    }


def _results_type(operation: Operation) -> Any:
    """The type of `results`."""
    if operation.paged:
        return list.__class_getitem__(typing.get_args(operation.output))
    return operation.output


def _told_type(webhook_type: WebhookType) -> Any:
    """The type of `data`."""
    if isinstance(webhook_type.data, types.UnionType):
        return next(each for each in typing.get_args(webhook_type.data) if each is not types.NoneType)
    return webhook_type.data


def _webhook(webhook_type: WebhookType, data: Schema) -> Schema:
    properties: Schema = {
        "webhookActionId": {
            "type": "string",
            "format": "uuid",
            "description": "The same for all messages about one happening, and over all attempts.",
        },
        "action": {"type": "string", "enum": [webhook_type.name]},
        "data": data,
    }
    required = ["action", "data"]
    message = {"type": "object", "properties": properties, "required": required}
    return {
        "summary": inspect.cleandoc(webhook_type.payload.__doc__ or "").partition("\n")[0],
        "requestBody": {"content": {"application/json": {"schema": message}}},
        "responses": {"200": {"description": "Taken."}},
    }


def _call(call: CallOut) -> Schema:
    """An operation that this server does not have but calls: what a partner has to implement."""
    summary, _, promise = call.description.partition("\n")
    refusals: Schema = {str(status): {"description": meaning} for status, meaning in call.refusals.items()}
    if "422" in refusals:
        message = {"type": "object", "properties": {"message": {"type": "string"}}, "required": ["message"]}
        refusals["422"]["content"] = {"application/json": {"schema": message}}
    answers = [_closed(_schema(call.answer)), {"$ref": "#/components/schemas/PartnerRefusal"}]
    return {
        "operationId": _operation_id(call.name),
        "tags": ["assessment"],
        "summary": summary,
        "description": f"{promise.strip()}\n\n{_CALLED}".strip(),
        "x-implemented-by": "assessment partner",
        "requestBody": {"content": {"application/json": {"schema": _closed(_schema(call.body))}}},
        "responses": {
            "200": {
                "description": "Done, or refused with `success: false`.",
                "content": {"application/json": {"schema": {"oneOf": answers}}},
            },
            **refusals,
        },
    }


def _operation(operation: Operation, results: Schema) -> Schema:
    described: Schema = {
        "operationId": _operation_id(operation.name),
        "tags": [operation.resource],
        "summary": operation.summary,
        "description": _promise(operation),
        "x-permission": operation.permission.value,
        "requestBody": {"content": _body(operation)},
        "responses": {
            "200": {
                "description": "Done, or refused with `success: false`.",
                "content": {
                    "application/json": {
                        "schema": {"oneOf": [_success_schema(operation, results), _refusal_schema(operation.errors)]}
                    }
                },
            },
            **{str(status): {"$ref": f"#/components/responses/{status}"} for status in _transport_statuses()},
            **_unusual_responses(operation),
        },
    }
    if operation.extension:
        described["x-extension"] = True
    return described


def _unusual_responses(operation: Operation) -> Schema:
    """The responses of a status for which the operation has refusals of its own."""
    statuses = {error.status for error in operation.unusual_errors}
    return {str(status): _transport_response(status, (*_BEYOND_200, *operation.unusual_errors)) for status in statuses}


def _body(operation: Operation) -> Schema:
    """The kinds of body that an operation takes."""
    schema = input_schema(operation.input)
    content: Schema = {"application/json": {"schema": schema}}
    if operation.multipart is not None:
        content["multipart/form-data"] = {"schema": _parts(schema, operation.multipart)}
    return content


def _parts(schema: Schema, multipart: Multipart) -> Schema:
    """The parts of a multipart body; what is no text comes as JSON."""
    binary = {"type": "string", "format": "binary"}
    if multipart.part is None:
        return {**schema, "additionalProperties": binary | {"description": "A file that an answer names by its part."}}
    handle, part = multipart.part
    properties = {name: each for name, each in schema["properties"].items() if name != handle}
    return {
        "type": "object",
        "properties": {**properties, part: binary | {"description": f"The file, instead of `{handle}`."}},
        "required": [part if name == handle else name for name in schema["required"]],
    }


def _operation_id(name: str) -> str:
    first, *others = name.split(".")
    return first[:1].lower() + first[1:] + "".join(word[:1].upper() + word[1:] for word in others)


def _promise(operation: Operation) -> str:
    parts = [operation.description] if operation.description else []
    parts.append(f"Needs the permission `{operation.permission.value}`.")
    if operation.extension:
        parts.append("An extension of Rowantree's: the key needs the `extensions` switch.")
    if operation.demo_only:
        parts.append("Only on a server that was started as a demo.")
    errors = "\n".join(f"- `{error.code}`: {_first_line(error)}" for error in operation.errors)
    parts.append(f"Refuses with:\n\n{errors}")
    return "\n\n".join(parts)


def _first_line(error: type[Refusal]) -> str:
    return (error.__doc__ or "").strip().partition("\n")[0]


def input_schema(kind: type[Input]) -> Schema:
    """The schema of a request's body, with everything in place; `one_of` becomes alternatives."""
    schema = _schema(kind)
    schema.pop("title", None)
    if kind.one_of:
        fields = {field.name: field.encode_name for field in msgspec.structs.fields(kind)}
        properties = schema.pop("properties")
        schema["anyOf"] = [
            {
                "type": "object",
                "properties": {fields[name]: properties[fields[name]]},
                "required": [fields[name]],
            }
            for name in kind.one_of
        ]
        rest = {name: each for name, each in properties.items() if name not in {fields[n] for n in kind.one_of}}
        if rest:
            schema["properties"] = rest
    for name in kind.extensions:
        field = next(each.encode_name for each in msgspec.structs.fields(kind) if each.name == name)
        schema["properties"][field]["x-extension"] = True
    return schema


def _schema(kind: Any) -> Schema:
    """The schema of `kind` with every reference replaced by what it refers to."""
    (schema,), components = msgspec.json.schema_components([kind], schema_hook=hook_schema, ref_template=_REF)
    inlined: Schema = _inline(schema, components)
    return inlined


def _inline(node: Any, components: Schema) -> Any:
    if isinstance(node, list):
        return [_inline(each, components) for each in node]
    if not isinstance(node, dict):
        return node
    if "$ref" in node:
        target = dict(components[node["$ref"].rpartition("/")[2]])
        target.pop("title", None)
        return _inline(target, components) | {name: each for name, each in node.items() if name != "$ref"}
    inlined = {name: _inline(each, components) for name, each in node.items()}
    if node.get("type") == "array":
        inlined.setdefault("items", {})  # generators leave out an operation where an array does not say of what
    return inlined


def _closed(schema: Schema) -> Schema:
    schema.pop("title", None)
    return schema


def _success_schema(operation: Operation, results: Schema) -> Schema:
    properties: Schema = {"success": {"const": True}, "results": results}
    required = ["success", "results"]
    if operation.paged:
        properties["moreDataAvailable"] = {"type": "boolean"}
        properties["nextCursor"] = {"type": "string", "description": "Only while there is more."}
        required.append("moreDataAvailable")
    if operation.synced:
        properties["syncToken"] = {
            "type": "string",
            "description": "On the last page: send it next time to list only what has changed since.",
        }
    properties["warnings"] = {"type": "array", "items": {"type": "string"}}
    return {"type": "object", "properties": properties, "required": required}


def _refusal_schema(errors: Iterable[type[Refusal]]) -> Schema:
    errors = list(errors)
    codes = sorted({error.code for error in errors})
    listed: Schema = {"type": "string"}
    if not any(error.sentence for error in errors):  # generators make one name of a sentence and of a code like it
        listed["enum"] = codes
    return {
        "type": "object",
        "properties": {
            "success": {"const": False},
            "errors": {"type": "array", "items": listed, "minItems": 1},
            "errorInfo": {
                "allOf": [
                    {"$ref": "#/components/schemas/ErrorInfo"},
                    {"type": "object", "properties": {"code": {"enum": codes}}},
                ]
            },
        },
        "required": ["success", "errors", "errorInfo"],
    }


_BEYOND_200: tuple[type[Refusal], ...] = (*TRANSPORT_ERRORS, ExtensionsNotAllowed)


def _transport_statuses() -> list[int]:
    return sorted({error.status for error in _BEYOND_200})


def _transport_response(status: int, refusals: Iterable[type[Refusal]] = _BEYOND_200) -> Schema:
    errors = [error for error in refusals if error.status == status]
    return {
        "description": " ".join(_first_line(error) for error in errors),
        "content": {"application/json": {"schema": _refusal_schema(errors)}},
    }
