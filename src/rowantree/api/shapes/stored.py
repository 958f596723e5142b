"""Stored JSON in answers: written as it is stored, without being read."""

from __future__ import annotations

from typing import TypeVar

import msgspec

from rowantree.core.wire import UNSET, Raw, UnsetType
from rowantree.models.columns import Json

S = TypeVar("S")

_elements = msgspec.json.Decoder(list[Raw])


def stored(column: Json, _shape: type[S]) -> S:
    """Stored JSON of that shape, written into the answer as it is."""
    return Raw(column)  # type: ignore[return-value]  # the bytes of an S


def first(column: Json, _shape: type[S]) -> S | UnsetType:
    """The first element of a stored array, written into the answer as it is."""
    if column == "[]":
        return UNSET
    elements = _elements.decode(column)
    return elements[0]  # type: ignore[return-value]  # the bytes of an S
