"""Statements: written with SQLAlchemy Core, compiled once for each dialect, then only bound and run.

A `Query` is a select and the row it gives. Filters that a caller may leave out are part of it: each set of filters
present is a statement of its own, so that the planner sees only what is asked (`? IS NULL OR …` would lose the index).
Queries of an organization's tables get the organization and what the asking key may see from here, at compilation:
no caller can forget it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Any, Generic, NamedTuple, TypeVar

import msgspec
from sqlalchemy import BindParameter, ColumnElement, Executable, Select, bindparam
from sqlalchemy.dialects.postgresql.asyncpg import dialect as postgresql_dialect
from sqlalchemy.dialects.sqlite import dialect as sqlite_dialect
from sqlalchemy.engine import Dialect as CoreDialect
from sqlalchemy.sql import visitors
from sqlalchemy.sql.selectable import FromClause, Join, SelectBase, Subquery
from sqlalchemy.types import Boolean, TypeEngine

from rowantree.models.columns import Among, IdsType, TimeType, from_milliseconds, to_milliseconds
from rowantree.models.table import Table, tables

R = TypeVar("R", bound=NamedTuple)
Parameters = Mapping[str, object]


@dataclass(frozen=True)
class Dialect:
    """How one of the databases writes SQL and values."""

    name: str
    core: CoreDialect

    def writer(self, kind: TypeEngine[Any]) -> Callable[[Any], Any] | None:
        """What turns a value of a column type into the driver's, or None where they are the same."""
        if self.name == "sqlite":
            return _INTO_SQLITE.get(type(kind))
        return None

    def reader(self, kind: TypeEngine[Any]) -> Callable[[Any], Any] | None:
        """What turns the driver's value into that of a column type, or None where they are the same."""
        if self.name == "sqlite":
            return _OUT_OF_SQLITE.get(type(kind))
        return None


Converter = Callable[[Any], Any]


def _as_json(ids: Iterable[str]) -> str:
    return msgspec.json.encode([str(each) for each in ids]).decode()


_INTO_SQLITE: dict[type, Converter] = {TimeType: to_milliseconds, IdsType: _as_json}
_OUT_OF_SQLITE: dict[type, Converter] = {TimeType: from_milliseconds, Boolean: bool}


def _sqlite() -> Dialect:
    core = sqlite_dialect(paramstyle="qmark")
    core.supports_native_boolean = True  # renders a condition as itself, not as `condition = 1`
    return Dialect("sqlite", core)


SQLITE = _sqlite()
POSTGRESQL = Dialect("postgresql", postgresql_dialect())  # type: ignore[no-untyped-call]  # as SQLAlchemy left it


@dataclass(frozen=True)
class Statement:
    """SQL for one driver, and the way of values into and out of it."""

    sql: str
    bind: Callable[[Parameters], Sequence[Any]]
    read: Callable[[Sequence[Any]], list[Any]] = field(default=list)
    """Makes rows of what the driver gives, all at once."""


def compiled(core: Executable, dialect: Dialect, row: type[NamedTuple] | None = None) -> Statement:
    """`core` as a statement of `dialect` that gives rows of type `row`."""
    text = core.compile(dialect=dialect.core)  # type: ignore[attr-defined]  # every Executable of Core compiles
    names = list(text.positiontup or ())
    fixed = {name: parameter.effective_value for name, parameter in text.binds.items() if not parameter.required}
    writers = {name: writer for name in names if (writer := dialect.writer(text.binds[name].type)) is not None}
    bind = _binder(names, fixed, writers)
    if row is None:
        return Statement(str(text), bind)
    columns = core.exported_columns  # type: ignore[attr-defined]  # of a Select or of a RETURNING
    readers = [
        (index, reader) for index, column in enumerate(columns) if (reader := dialect.reader(column.type)) is not None
    ]
    return Statement(str(text), bind, _reader(row, readers))


def _binder(
    names: list[str], fixed: Parameters, writers: Mapping[str, Callable[[Any], Any]]
) -> Callable[[Parameters], Sequence[Any]]:
    if not fixed and not writers and len(names) > 1:
        return itemgetter(*names)

    def bind(parameters: Parameters) -> Sequence[Any]:
        values = []
        for name in names:
            value = parameters[name] if name in parameters else fixed[name]
            writer = writers.get(name)
            values.append(value if writer is None or value is None else writer(value))
        return values

    return bind


def _reader(row: type[NamedTuple], readers: list[tuple[int, Converter]]) -> Callable[[Sequence[Any]], list[Any]]:
    """Makes rows column by column, which is a little less work for a list than row by row; but for one it is not."""

    def read(rows: Sequence[Any]) -> list[Any]:
        if not rows:
            return []
        if len(rows) == 1:
            values = list(rows[0])
            for index, reader in readers:
                if values[index] is not None:
                    values[index] = reader(values[index])
            return [row._make(values)]
        if readers:
            columns: list[Any] = list(zip(*rows, strict=True))
            for index, reader in readers:
                columns[index] = [None if value is None else reader(value) for value in columns[index]]
            rows = list(zip(*columns, strict=True))
        return [row._make(values) for values in rows]

    return read


@dataclass(eq=False)
class Query(Generic[R]):
    """A select, the row it gives, and the filters a caller may add.

    The select may use any parameters; `organization_id` is given by the context.
    """

    row: type[R]
    select: Select[Any]
    filters: Mapping[str, ColumnElement[bool]] = field(default_factory=dict)
    _compiled: dict[tuple[str, bool, frozenset[str]], Statement] = field(default_factory=dict, repr=False)

    def statement(self, dialect: Dialect, *, confidential: bool, present: frozenset[str] = frozenset()) -> Statement:
        """The statement with the filters named in `present`, for a key that may or may not see what is confidential."""
        variant = (dialect.name, confidential, present)
        known = self._compiled.get(variant)
        if known is None:
            select = self.narrowed(confidential=confidential, present=present)
            known = self._compiled[variant] = compiled(select, dialect, self.row)
        return known

    def narrowed(self, *, confidential: bool, present: frozenset[str]) -> Select[Any]:
        """The select with the filters named in `present`, for a key that may or may not see what is confidential."""
        select = scoped(self.select, confidential=confidential)
        for name in sorted(present):
            select = select.where(self.filters[name])
        return select


ORGANIZATION: BindParameter[int] = bindparam("organization_id")


def scoped(select: Select[Any], *, confidential: bool) -> Select[Any]:
    """`select` with each table of an organization narrowed to the asking one and to what the key may see.

    Raises:
        TypeError: a table is reached in a way that this cannot narrow (an outer join, a subquery).
    """
    if any(isinstance(part, SelectBase) and part is not select for part in visitors.iterate(select)):
        raise TypeError(
            "a select inside a select cannot be narrowed to an organization: make it a statement of its own"
        )
    for table in _tables_of(select.get_final_froms()):
        select = select.where(table.c.organization_id == ORGANIZATION)
        if table.open_to_all is not None and not confidential:
            select = select.where(table.open_to_all)
    return select


def _tables_of(froms: Iterable[FromClause]) -> Iterable[Table[Any]]:
    for source in froms:
        if isinstance(source, Join) and not source.isouter and not source.full:
            yield from _tables_of([source.left, source.right])
        elif (table := tables.get(getattr(source, "name", ""))) is not None and source is table.core:
            if "organization_id" in table.c:
                yield table
        else:
            raise TypeError(f"{source!r} cannot be narrowed to an organization: select it by a statement of its own")


class Derived(Query[R]):
    """A select from the rows of another one: a rank of each among its like, a sum over each of some groups.

    `select` is narrowed as that of any query, and the filters are its own; what is made of its rows touches no table.
    """

    def __init__(
        self,
        row: type[R],
        select: Select[Any],
        made: Callable[[Subquery], Select[Any]],
        filters: Mapping[str, ColumnElement[bool]] | None = None,
    ) -> None:
        super().__init__(row, select, filters or {})
        self._made = made

    def narrowed(self, *, confidential: bool, present: frozenset[str]) -> Select[Any]:
        """The outer select over the narrowed inner one."""
        inner = super().narrowed(confidential=confidential, present=present).subquery("narrowed")
        outer = self._made(inner)
        for part in visitors.iterate(outer):
            if isinstance(part, Select) and part is not inner.element:
                _check_only_subqueries(part)
        return outer


def _check_only_subqueries(select: Select[Any]) -> None:
    if not all(isinstance(source, Subquery) for source in select.get_final_froms()):
        raise TypeError("what is made of a narrowed select cannot reach for a table")


class Lookup(Query[R]):
    """A select of the rows whose `column` is one of some ids: `Context.by_id` asks it.

    One id is looked for by itself, which costs a quarter less than a list of one.
    """

    def __init__(self, row: type[R], select: Select[Any], column: ColumnElement[Any]) -> None:
        super().__init__(row, select, {"one": column == bindparam("one"), "ids": Among(column, "ids")})
