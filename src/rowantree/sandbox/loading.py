"""Writing many rows of a table at once, through the connection of a transaction."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import bindparam, insert

from rowantree.core.database import Connection
from rowantree.core.statement import Dialect, Statement
from rowantree.models.columns import Position
from rowantree.models.table import Table

AT_ONCE = 100
"""How many rows one statement writes."""


def load(connection: Connection, table: Table[Any], rows: Iterable[tuple[Any, ...]]) -> None:
    """Writes new rows."""
    waiting = iter(rows)
    many, one = (_insert(table, connection.dialect, count) for count in (AT_ONCE, 1))
    while batch := list(itertools.islice(waiting, AT_ONCE)):
        if len(batch) == AT_ONCE:
            connection.execute(many, {"rows": batch})
        else:
            for row in batch:
                connection.execute(one, {"rows": [row]})


def _insert(table: Table[Any], dialect: Dialect, count: int) -> Statement:
    """A statement that writes so many rows, given as `rows`."""
    names = [[f"{name}_of_{number}" for name in table.row._fields] for number in range(count)]
    values: list[dict[str, Any]] = [
        {column.name: bindparam(name, type_=column.type) for column, name in zip(table.columns, row, strict=True)}
        for row in names
    ]
    if table.synced:
        values = [{**row, "position": Position()} for row in values]
    text = insert(table.core).values(values).compile(dialect=dialect.core)
    if list(text.positiontup or ()) != list(itertools.chain.from_iterable(names)):
        raise TypeError(f"the columns of {table.name} are not in the order of its rows")
    writers = [
        (index, writer)
        for index, column in enumerate(table.columns)
        if (writer := dialect.writer(column.type)) is not None
    ]

    def bind(parameters: Any) -> Sequence[Any]:
        rows: Iterable[tuple[Any, ...]] = parameters["rows"]
        if writers:  # column by column, which is much less work than value by value
            columns: list[Any] = list(zip(*rows, strict=True))
            for index, writer in writers:
                columns[index] = [None if value is None else writer(value) for value in columns[index]]
            rows = zip(*columns, strict=True)
        return list(itertools.chain.from_iterable(rows))

    return Statement(str(text), bind)
