"""Times that requests give in milliseconds since 1970, and the conditions of lists that they go into."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any

from sqlalchemy import Column, ColumnElement, bindparam

from rowantree.core.wire import UNSET, Meta, UnsetType
from rowantree.models.columns import LATEST_MILLISECOND, from_milliseconds

Milliseconds = Annotated[int, Meta(ge=0, le=LATEST_MILLISECOND)] | UnsetType


def time_if_any(given: int | UnsetType) -> datetime | None:
    """The time that a request gives, if it gives one."""
    return None if given is UNSET else from_milliseconds(given)


def after(column: Column[Any], name: str) -> ColumnElement[bool]:
    """That a time is after the parameter `name` of a list."""
    return column > bindparam(name, type_=column.type)


def before(column: Column[Any], name: str) -> ColumnElement[bool]:
    """That a time is before the parameter `name` of a list."""
    return column < bindparam(name, type_=column.type)
