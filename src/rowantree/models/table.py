"""Tables made from the rows they hold.

A row is a `NamedTuple`: its fields are the columns, its annotations their types, so a misspelt column is a type error
and a row costs no more than a tuple. `table` makes the SQLAlchemy Core table of it and adds what every table of an
organization has: a key that begins with the organization, and foreign keys that cannot leave it.

    class CandidateTag(NamedTuple):
        organization_id: int
        id: Id
        title: str

    candidate_tag = table(CandidateTag, owner={"organization_id": organization})
"""

from __future__ import annotations

import re
import types
import typing
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, NamedTuple, TypeVar

from sqlalchemy import (
    BigInteger,
    Column,
    ColumnElement,
    ForeignKeyConstraint,
    Index,
    MetaData,
    PrimaryKeyConstraint,
    UniqueConstraint,
)
from sqlalchemy import Table as CoreTable
from sqlalchemy.sql.base import ReadOnlyColumnCollection

from rowantree.models.columns import column_type

metadata = MetaData(
    naming_convention={
        "ix": "%(table_name)s_%(column_0_N_name)s_index",
        "uq": "%(table_name)s_%(column_0_N_name)s_unique",
        "fk": "%(table_name)s_%(column_0_N_name)s_fkey",
        "pk": "%(table_name)s_pkey",
    }
)


R = TypeVar("R", bound=NamedTuple)

LONGEST_NAME = 63
"""How long a name can be on PostgreSQL."""


@dataclass(frozen=True, eq=False)
class Table(Generic[R]):
    """A table and the row it holds."""

    name: str
    row: type[R]
    core: CoreTable
    synced: bool
    order: tuple[str, ...] = ()
    open_to_all: ColumnElement[bool] | None = None
    """What is true of the rows that every key may see; the others take the confidential switch. None: all are open."""

    @property
    def c(self) -> ReadOnlyColumnCollection[str, Column[Any]]:
        """The columns, for statements."""
        return self.core.c

    @property
    def columns(self) -> list[Column[Any]]:
        """The columns of the row, in its order (without the sync position)."""
        return [self.core.c[name] for name in self.row._fields]


tables: dict[str, Table[Any]] = {}
"""All tables by name."""


def table(
    row: type[R],
    *,
    key: Sequence[str] = ("organization_id", "id"),
    owner: Mapping[str, Table[Any]] | None = None,
    references: Mapping[str, Table[Any]] | None = None,
    unique: Sequence[Sequence[str]] = (),
    indexes: Sequence[Sequence[str]] = (),
    synced: bool = False,
    order: Sequence[str] = (),
    open_to_all: Callable[[CoreTable], ColumnElement[bool]] | None = None,
) -> Table[R]:
    """The table of `row`.

    Args:
        row: a NamedTuple; the table is called like it, in snake case.
        key: the columns of the primary key.
        owner: the table a column refers to that these rows belong to: they are deleted with it.
        references: the table a column refers to; what is referred to cannot be deleted. Neither leaves the organization.
        unique: sets of columns that occur once.
        indexes: sets of columns to find rows by.
        synced: whether lists of these rows can be followed by a sync token; adds the hidden column `position`.
        order: the columns, never changed once written, that such lists walk in.
        open_to_all: what is true of the rows that a key without the confidential switch may see; all where absent.
    """
    name = re.sub(r"(?<!^)(?=[A-Z])", "_", row.__name__).lower()
    columns = [_column(column, hint) for column, hint in typing.get_type_hints(row).items()]
    constraints: list[Any] = [PrimaryKeyConstraint(*key), *(UniqueConstraint(*columns) for columns in unique)]
    constraints += [_foreign_key(column, to, ondelete="CASCADE") for column, to in (owner or {}).items()]
    constraints += [_foreign_key(column, to) for column, to in (references or {}).items()]
    if synced:
        columns.append(Column("position", BigInteger(), nullable=False))
        indexes = [*indexes, ("organization_id", "position")]
    if order and ("organization_id", *order) != tuple(key):
        indexes = [*indexes, ("organization_id", *order)]
    core = CoreTable(name, metadata, *columns, *constraints)
    for found_by in indexes:
        Index(_index_name(name, found_by), *(core.c[column] for column in found_by))
    made = Table(name, row, core, synced, tuple(order), open_to_all(core) if open_to_all else None)
    tables[name] = made
    return made


def _index_name(table_name: str, columns: Sequence[str]) -> str:
    """As the naming convention has it, but never longer than PostgreSQL takes."""
    name = f"{table_name}_{'_'.join(columns)}_index"
    return name if len(name) <= LONGEST_NAME else f"{table_name}_{columns[-2]}_index"


def _column(name: str, hint: Any) -> Column[Any]:
    alternatives = typing.get_args(hint)
    nullable = types.NoneType in alternatives
    (held,) = [part for part in alternatives if part is not types.NoneType] if nullable else [hint]
    return Column(name, column_type(held), nullable=nullable, autoincrement=False)


def _foreign_key(column: str, to: Table[Any], ondelete: str | None = None) -> ForeignKeyConstraint:
    if column == "organization_id":
        return ForeignKeyConstraint([column], [to.c.id], ondelete=ondelete)
    return ForeignKeyConstraint(["organization_id", column], [to.c.organization_id, to.c.id], ondelete=ondelete)
