"""Ids of new records: ours, or, where an import keeps its own, those that were given."""

from __future__ import annotations

from typing import NamedTuple, TypeVar

from rowantree.core.context import Context
from rowantree.core.errors import Refusal
from rowantree.models.table import Table

R = TypeVar("R", bound=NamedTuple)


class IdTaken(Refusal):
    """The `id` that a new record shall have belongs to another record of its kind."""

    code = "id_taken"
    message = "Another {kind} has the id {id}"


def add(ctx: Context, table: Table[R], row: R) -> None:
    """Writes a new row whose id may have been given by the request, and whose other unique values were checked.

    Raises:
        IdTaken: there is one with this id, perhaps one that the key may not see.
    """
    if not ctx.insert_if_new(table, row):
        raise IdTaken(kind=table.name.replace("_", " "), id=row.id)  # type: ignore[attr-defined]  # every such row has one
