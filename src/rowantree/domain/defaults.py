"""What every organization has a default of: made when it is first asked for, where nothing has made it before."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, NamedTuple, TypeVar

from sqlalchemy import select, true

from rowantree.core.context import Context
from rowantree.core.statement import Query
from rowantree.domain import organizations
from rowantree.models.table import Table

R = TypeVar("R", bound=NamedTuple)


class Default(Generic[R]):
    """The oldest row of a table that says of itself that it is the default (`is_default`)."""

    def __init__(self, table: Table[R], created: str, make: Callable[[Context], R]) -> None:
        """A default of `table` that `make` makes, told as the event `created`."""
        self._table = table
        self._created = created
        self._make = make
        columns = table.c
        marked = select(*table.columns).where(columns.is_default == true())
        self._query = Query(table.row, marked.order_by(columns.created_at, columns.id).limit(1))

    def find(self, ctx: Context) -> R | None:
        """The organization's, if it has one yet."""
        found = ctx.rows(self._query)
        return found[0] if found else None

    def of(self, ctx: Context) -> R:
        """The organization's, made now where it has none yet."""
        found = self.find(ctx)
        if found is not None:
            return found
        organizations.take_turns(ctx)  # two who ask at once shall get the same one
        return self.find(ctx) or self._add(ctx)

    def _add(self, ctx: Context) -> R:
        made = self._make(ctx)
        ctx.insert(self._table, made)
        ctx.happened(self._created, made._asdict()["id"])
        return made
