"""What holds for every operation there is: one test for each promise, run over the registry."""

from __future__ import annotations

import uuid
from typing import Any

import pytest

from rowantree.app import operations
from rowantree.core.database import Connection
from rowantree.core.operation import Operation
from rowantree.core.permission import Permission, Switch
from rowantree.core.statement import SQLITE, Statement
from rowantree.core.wire import Id
from rowantree.models.table import Table, tables
from tests import cast
from tests.cast import Company
from tests.client import Answer
from tests.samples import BODIES, ONE_MORE
from tests.servers import Server

ALL = operations()
each_operation = pytest.mark.parametrize("operation", ALL, ids=lambda each: each.name)
each_extension = pytest.mark.parametrize(
    "operation", [each for each in ALL if each.extension], ids=lambda each: each.name
)
each_list = pytest.mark.parametrize("operation", [each for each in ALL if each.paged], ids=lambda each: each.name)
each_synced = pytest.mark.parametrize("operation", [each for each in ALL if each.synced], ids=lambda each: each.name)


@pytest.fixture(scope="module")
def settled(server: Server) -> Company:
    """Halcyon Foods, with one of each thing: a neighbour whom nothing here may touch."""
    halcyon = cast.found(server, "Halcyon Foods")
    halcyon.things.all()
    return halcyon


@each_operation
def test_it_succeeds_with_its_sample(operation: Operation, place: Company) -> None:
    answer = place.admin.answer(operation.name, BODIES[operation.name](place))

    assert answer.body["success"] is True
    assert len(answer.headers["x-ashby-request-id"]) == 26
    assert answer.headers["content-type"] == "application/json; charset=utf-8"
    assert answer.headers["ashby-version-status"] == "active"


@each_operation
def test_it_is_refused_without_its_permission(operation: Operation, standing: Company) -> None:
    without = standing.client(set(Permission) - {operation.permission}, Switch)

    answer = without.answer(operation.name, {})

    assert (answer.status, answer.code) == (403, "missing_endpoint_permission")
    assert operation.permission.value in answer.message


@each_extension
def test_an_extension_is_refused_without_the_switch(operation: Operation, place: Company) -> None:
    answer = place.plain.answer(operation.name, BODIES[operation.name](place))

    assert (answer.status, answer.code) == (403, "extensions_not_allowed")


@each_operation
def test_the_neighbours_ids_are_as_good_as_unknown_ones(
    operation: Operation, server: Server, place: Company, settled: Company
) -> None:
    neighbour = cast.found(server, "Halcyon Foods") if operation.writes else settled
    body, theirs = BODIES[operation.name](place), BODIES[operation.name](neighbour)
    for name in [each for each in _ids(operation) if each in body]:
        unknown = [str(uuid.uuid4())] * len(theirs[name]) if isinstance(theirs[name], list) else str(uuid.uuid4())

        with_theirs = place.admin.answer(operation.name, body | {name: theirs[name]})
        with_unknown = place.admin.answer(operation.name, body | {name: unknown})

        assert with_theirs.body["success"] is False
        assert _faceless(with_theirs, theirs[name]) == _faceless(with_unknown, unknown)


@each_operation
def test_nothing_of_the_neighbour_is_shown_or_changed(operation: Operation, place: Company, settled: Company) -> None:
    theirs = settled.things.all()
    body, before = BODIES[operation.name](place), _everything(settled)

    answer = place.admin.answer(operation.name, body)

    assert not [each for each in theirs if each in str(answer.body)]
    assert _everything(settled) == before


@each_list
def test_a_full_page_costs_as_many_statements_as_a_short_one(operation: Operation, company: Company) -> None:
    which = BODIES[operation.name](company)
    # Which statements are run does not depend on the database: to fill a page takes its time, so one of them has it.
    many = 40 if company.server.app.database.dialect is SQLITE else 12
    while len(company.admin.page(operation.name, **which)["results"]) < many:
        ONE_MORE[operation.name](company)
    company.admin.page(operation.name, **which, limit=2)

    short = _statements(company, operation.name, **which, limit=2)
    full = _statements(company, operation.name, **which, limit=many)

    assert full == short
    assert full <= 12


@each_list
def test_its_pages_hold_every_record_once(operation: Operation, company: Company) -> None:
    which = BODIES[operation.name](company)
    for _ in range(7):
        ONE_MORE[operation.name](company)

    whole = company.admin.all(operation.name, **which)

    assert len({each["id"] for each in whole}) == len(whole) >= 7
    assert company.admin.all(operation.name, **which, limit=3) == whole


@each_synced
def test_a_sync_brings_what_has_changed_and_nothing_else(operation: Operation, company: Company) -> None:
    which = BODIES[operation.name](company)
    ONE_MORE[operation.name](company)
    before, token = company.admin.run(operation.name, **which)

    assert company.admin.run(operation.name, **which, syncToken=token)[0] == []
    ONE_MORE[operation.name](company)

    after = company.admin.all(operation.name, **which)
    changed = [each for each in after if each not in before]
    assert company.admin.all(operation.name, **which, syncToken=token) == changed


def _ids(operation: Operation) -> list[str]:
    """The fields of an operation's input that hold an id."""
    from msgspec.structs import fields

    return [field.encode_name for field in fields(operation.input) if "Id" in str(field.type) and _is_id(field.type)]


def _is_id(kind: Any) -> bool:
    import typing

    return kind is Id or any(_is_id(each) for each in typing.get_args(kind))


def _faceless(answer: Answer, ids: str | list[str]) -> str:
    """The answer without what differs between any two requests."""
    faceless = str(answer.body).replace(answer.body["errorInfo"]["requestId"], "")
    for each in [ids] if isinstance(ids, str) else ids:
        faceless = faceless.replace(each, "")
    return faceless


def _everything(company: Company) -> list[list[Any]]:
    """All rows of a company, but for the minute in which a key was used last, which is written meanwhile."""

    def body(connection: Connection) -> list[list[Any]]:
        return [sorted(connection.execute(each, {"of": company.number}), key=str) for each in _ALL_ROWS]

    return company.server.read(body)


def _rows_of(table: Table[Any]) -> Statement:
    columns = ", ".join(f'"{column.name}"' for column in table.core.c if column.name != "last_used_at")
    sql = f'SELECT {columns} FROM "{table.name}" WHERE organization_id = $1'  # noqa: S608 names of our own
    return Statement(sql, lambda parameters: [parameters["of"]])


_ALL_ROWS = [_rows_of(table) for table in tables.values() if "organization_id" in table.c]


def _statements(company: Company, name: str, **body: Any) -> int:
    """How many statements a page with something on it costs."""

    def show() -> None:
        assert company.admin.page(name, **body)["results"]

    return company.server.costs(show)
