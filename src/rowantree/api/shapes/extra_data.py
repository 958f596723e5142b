"""How extra data looks: what other systems keep with a record."""

from __future__ import annotations

from typing import Annotated, Any

from rowantree.api.shapes.stored import stored
from rowantree.core.wire import Meta
from rowantree.models.columns import Json

ExtraData = Annotated[dict[str, str], Meta(description="What other systems keep with the record, as pairs of strings.")]
"""Extra data in an answer."""

ExtraDataGiven = Annotated[
    dict[str, Annotated[Any, Meta(extra_json_schema={"type": "string"})]],
    Meta(
        description="Pairs of strings for other systems to keep with the record, seen by every key that may see it. "
        "Keys have at most 100 characters and values 512; all of it as JSON has less than 1 kB."
    ),
]
"""Extra data in a request, of which `domain.extra_data` says what is wrong: it can name the key."""


def show_extra_data(column: Json | None) -> dict[str, str] | None:
    """Extra data as answers show it."""
    return None if column is None else stored(column, dict[str, str])
