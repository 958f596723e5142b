"""Sends the requests: schemathesis makes their bodies from the document, and holds the answers against it."""

from __future__ import annotations

import json
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random
from typing import Any

import requests
import schemathesis
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from schemathesis import Case, GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.core.failures import FailureGroup
from schemathesis.core.transport import Response
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from prove.fuzzing.ground import Ground
from prove.fuzzing.known import ID, Known
from prove.fuzzing.shaping import Shaper, harmless
from prove.fuzzing.tally import Tally
from rowantree.core.operation import registry
from tests.client import check
from tests.wire import Reply

EXCLUDED = {
    "sandbox.reset": "it takes away everything that the other requests are about; tests/sandbox has it",
}
"""What is not called, and why."""

DRAWN = 8
"""How many bodies are drawn for an operation before the next one's turn: what one round has made, the next one uses."""
WRONG = 4
"""How many more are drawn that are wrong on purpose."""
MAKING = ("add", "change", "create", "record", "start", "submit", "transfer")
TAKING_AWAY = ("archive", "cancel", "close", "deactivate", "delete", "remove", "revoke", "setArchived", "setStatus")
"""With which verbs a first call of everything ends: what the examples of the others are about may be gone then."""
ON_BEHALF = 0.03
"""The share of requests that are made on behalf of some user."""
TIMEOUT_SECONDS = 60.0
CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]


@dataclass
class Hammer:
    """Sends requests to one server, one after the other."""

    ground: Ground
    base_url: str
    document: dict[str, Any]
    seed: int

    def __post_init__(self) -> None:
        """Makes ready."""
        self._chance = Random(self.seed)
        paths: dict[str, Any] = self.document["paths"]
        names = [path[1:] for path, each in paths.items() if "x-implemented-by" not in each["post"]]
        self._names = [name for name in names if name not in EXCLUDED]
        resources = {name.rpartition(".")[0] for name in names}
        foreign = self.ground.ids(self.ground.neighbour)
        self._neighbours = {each for ids in foreign.values() for each in ids}
        self.known = Known(resources, foreign, [self.ground.key_id])
        for kind, ids in self.ground.ids(self.ground.number).items():
            for each in ids:
                self.known.add(kind, each)
        required = {name: _required(paths[f"/{name}"]["post"]) for name in self._names}
        self._shaper = Shaper(self.known, self.ground.examples, required)
        self._schema = schemathesis.openapi.from_dict(self.document)
        self._strategies: dict[tuple[str, GenerationMode], st.SearchStrategy[Case[Any]]] = {}
        self._session = requests.Session()
        self.tally = Tally.of(self._names)

    def run(self, total: int, look: Callable[[], None]) -> None:
        """Sends at least `total` requests; calls `look` after each round."""
        share = min(1.0, (total / len(self._names) - 1) / (2 * DRAWN + WRONG))
        drawn, wrong = max(1, round(DRAWN * share)), max(1, round(WRONG * share))
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what schemathesis thinks of schemas is nothing that we can change
            self._begin()
            while self.tally.requests < total:
                self._send("organization.update", {"disabledFeatures": []})
                for name in self._chance.sample(self._names, len(self._names)):
                    self._call(name, GenerationMode.POSITIVE, drawn)
                    self._call(name, GenerationMode.NEGATIVE, wrong)
                    if self.tally.requests >= total:
                        break
                look()

    def _begin(self) -> None:
        """Calls everything once as the examples do."""
        examples = {name: body for name, body in self.ground.examples.items() if name in self._names}

        def place(name: str) -> tuple[bool, bool, str]:
            verb = name.rpartition(".")[2]
            return verb.startswith(TAKING_AWAY), verb.startswith(MAKING), name

        for name in sorted(examples, key=place):
            self._send(name, harmless(examples[name]))

    def _send(self, name: str, body: dict[str, Any]) -> None:
        """Calls an operation with this body."""
        self._one(name, self._schema[f"/{name}"]["POST"].Case(body=body, media_type="application/json"))

    def _call(self, name: str, mode: GenerationMode, number: int) -> None:
        """Calls an operation with so many drawn bodies; what is not wrong on purpose is shaped in two ways."""

        @seed(self._chance.getrandbits(32))
        @settings(
            max_examples=number,
            phases=[Phase.generate],
            database=None,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        )
        @given(case=self._strategy(name, mode), number=st.integers(0, 2**32))
        def call(case: Case[Any], number: int) -> None:  # noqa: ARG001 hypothesis draws nothing twice, and some have no input
            if mode is GenerationMode.NEGATIVE:
                case.body = harmless(case.body)
                self._one(name, case)
                return
            body = case.body
            for shape in (self._shaper.lessened, self._shaper.mixed):
                case.body = shape(name, body, self._chance)
                self._one(name, case)

        call()

    def _strategy(self, name: str, mode: GenerationMode) -> st.SearchStrategy[Case[Any]]:
        """What draws the cases of an operation."""
        if (name, mode) not in self._strategies:
            self._strategies[name, mode] = self._schema[f"/{name}"]["POST"].as_strategy(generation_mode=mode)
        return self._strategies[name, mode]

    def _one(self, name: str, case: Case[Any]) -> None:
        """Makes one request, and looks at its answer."""
        headers = {}
        if self._chance.random() < ON_BEHALF:
            headers["X-On-Behalf-Of"] = self.known.an_id(self._chance, "user", "id", {}) or "nobody"
        response = case.call(
            self.base_url,
            self._session,
            headers,
            auth=(self.ground.key, ""),
            timeout=TIMEOUT_SECONDS,
        )
        asked = _text(response.request.body or "")
        for kind in self._wrongs(name, case, response, asked):
            self.tally.found(name, kind, _exchange(name, asked, headers, response))
        answer = _object(response.content)
        if answer.get("success"):
            self.tally.count(name, None)
            self.known.learn(name, case.body, answer)
            self._neighbours -= set(ID.findall(asked))  # a record can be made with an id that is taken elsewhere
            self._shaper.remember(name, case.body)
        else:
            self.tally.count(name, str(answer.get("errorInfo", {}).get("code", response.status_code)))

    def _wrongs(self, name: str, case: Case[Any], response: Response, asked: str) -> Iterator[str]:
        """What is wrong with an answer."""
        try:
            case.validate_response(response, checks=CHECKS)
        except FailureGroup as group:
            yield from (f"{type(each).__name__}: {each}" for each in group.exceptions)
        if response.status_code == requests.codes.unauthorized:
            yield "the key is not taken any more"
        reply = Reply(
            response.status_code,
            response.content,
            [(header.encode(), values[0].encode()) for header, values in response.headers.items()],
        )
        try:
            check(registry.operations[name], reply)
        except Exception as error:  # noqa: BLE001 whatever it is, it is not what was declared
            yield f"not what is declared: {type(error).__name__}: {str(error)[:300]}"
        seen = set(ID.findall(_text(response.content))) & self._neighbours
        if seen - set(ID.findall(asked)):
            yield "it shows what is the neighbour's"


def _required(operation: dict[str, Any]) -> set[str]:
    """What a body must have; where there are alternatives, the first."""
    schema = operation["requestBody"]["content"]["application/json"]["schema"]
    return {*schema.get("required", ()), *schema.get("anyOf", [{}])[0].get("required", ())}


def _object(content: bytes) -> dict[str, Any]:
    try:
        value = json.loads(content)
    except ValueError:
        return {}
    return value if isinstance(value, dict) else {}


def _text(content: bytes | str) -> str:
    return content if isinstance(content, str) else content.decode(errors="replace")


def _exchange(name: str, asked: str, headers: dict[str, str], response: Response) -> str:
    more = f" {headers}" if headers else ""
    return f"  POST /{name}{more} {asked[:1500]}\n  {response.status_code} {_text(response.content)[:600]}"
