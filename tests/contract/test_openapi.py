"""Our OpenAPI document: made from the registry, committed, and never stale."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from jsonschema import Draft202012Validator

from rowantree.app import operations
from rowantree.core.operation import Operation
from rowantree.doors.openapi import document
from tests.cast import Company
from tests.samples import BODIES
from tests.servers import Server

each_operation = pytest.mark.parametrize("operation", operations(), ids=lambda each: each.name)
DOCUMENT = json.loads(msgspec.json.encode(document(operations())))


def test_the_committed_document_is_what_the_registry_makes(root: Path) -> None:
    assert json.loads((root / "openapi.json").read_text()) == DOCUMENT, "run `make openapi`"


def test_the_server_shows_it_without_a_key(server: Server) -> None:
    response = server.http.get("/openapi.json")

    assert response.status_code == 200
    assert response.json() == {**DOCUMENT, "servers": [{"url": server.base_url}]}


@each_operation
def test_a_request_and_its_answers_fit_their_schemas(operation: Operation, place: Company) -> None:
    declared, body = DOCUMENT["paths"][f"/{operation.name}"]["post"], BODIES[operation.name](place)
    answers = _validator(declared["responses"]["200"]["content"]["application/json"]["schema"])

    _validator(declared["requestBody"]["content"]["application/json"]["schema"]).validate(body)
    answers.validate(place.admin.answer(operation.name, body).body)
    answers.validate(place.admin.answer(operation.name, body | {"limit": 0}).body)


def test_a_refusal_of_a_status_that_only_some_operations_have_is_described_there() -> None:
    responses = {name: path["post"]["responses"] for name, path in DOCUMENT["paths"].items()}
    codes = responses["/report.generate"]["429"]["content"]["application/json"]["schema"]["properties"]

    assert codes["errorInfo"]["allOf"][1]["properties"]["code"]["enum"] == [
        "concurrent_limit_exceeded",
        "rate_limit_exceeded",
    ]
    assert codes["errors"]["items"] == {"type": "string"}  # sentences, beside the code of other refusals
    assert responses["/candidate.list"]["429"] == {"$ref": "#/components/responses/429"}
    assert "concurrent_limit_exceeded" not in str(responses["/report.generate"]["200"])


def test_files_in_a_request_are_described() -> None:
    bodies = {
        name: path["post"]["requestBody"]["content"]["multipart/form-data"]["schema"]
        for name, path in DOCUMENT["paths"].items()
        if "multipart/form-data" in path["post"]["requestBody"]["content"]
    }

    assert set(bodies) == {"/applicationForm.submit", "/candidate.uploadFile", "/candidate.uploadResume"}
    assert bodies["/candidate.uploadFile"]["required"] == ["candidateId", "file"]
    assert set(bodies["/candidate.uploadResume"]["properties"]) == {"candidateId", "resume"}
    assert bodies["/candidate.uploadResume"]["properties"]["resume"]["format"] == "binary"
    assert bodies["/applicationForm.submit"]["additionalProperties"]["format"] == "binary"


@each_operation
def test_an_id_of_an_operation_is_unique(operation: Operation) -> None:
    ids = [path["post"]["operationId"] for path in DOCUMENT["paths"].values()]

    assert ids.count(DOCUMENT["paths"][f"/{operation.name}"]["post"]["operationId"]) == 1


def test_generators_find_a_name_of_its_own_for_each_value_of_an_enum() -> None:
    for values in (each["enum"] for each in _objects(DOCUMENT) if isinstance(each.get("enum"), list)):
        names = [re.sub(r"[^A-Z0-9]+", "_", str(value).upper()) for value in values]
        assert len(set(names)) == len(names), values


def test_generators_find_of_what_each_array_is() -> None:
    assert [each for each in _objects(DOCUMENT) if each.get("type") == "array" and "items" not in each] == []


def _objects(node: Any) -> Iterator[dict[str, Any]]:
    """Every object of a document."""
    if isinstance(node, dict):
        yield node
    for each in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from _objects(each)


def _validator(schema: dict[str, Any]) -> Draft202012Validator:
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator({"allOf": [schema], "components": DOCUMENT["components"]})
