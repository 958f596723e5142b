"""Extra data: what other systems keep with a record, as pairs of strings."""

from __future__ import annotations

from collections.abc import Mapping

from rowantree.core.errors import InvalidInput
from rowantree.models.columns import Json, to_json

MAX_KEY = 100
"""How many characters a key can have."""
MAX_VALUE = 512
"""How many characters a value can have."""
LIMIT = 1_024
"""How many bytes all of it, written as JSON, must stay below."""

SHOWN = 40
"""How much of a key that is too long a message quotes."""


def checked(given: Mapping[str, object] | None, parameter: str = "extraData") -> Json | None:
    """`given` as it is stored; None where there is nothing in it. `parameter` is what the request calls it.

    Raises:
        InvalidInput: a key or a value is too long or no string, or all of it is too much.
    """
    if not given:
        return None
    for key, value in given.items():
        if len(key) > MAX_KEY:
            raise InvalidInput(
                problem=f"`{parameter}`: the key `{key[:SHOWN]}…` has {len(key)} characters; {MAX_KEY} are allowed"
            )
        if not isinstance(value, str):
            raise InvalidInput(problem=f"`{parameter}.{key}` must be a string")
        if len(value) > MAX_VALUE:
            raise InvalidInput(
                problem=f"`{parameter}.{key}` has {len(value):,} characters; {MAX_VALUE} are allowed for a value"
            )
    stored = to_json(given)
    size = len(stored.encode())
    if size >= LIMIT:
        largest = max(given, key=lambda key: len(str(given[key])))
        raise InvalidInput(
            problem=f"`{parameter}` has {size:,} bytes as JSON and must have less than {LIMIT:,}; "
            f"most of them are in `{largest}`"
        )
    return stored
