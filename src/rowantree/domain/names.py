"""Names and titles as people give them: without the spaces around them, and never empty."""

from __future__ import annotations

from rowantree.core.errors import InvalidInput

MAX_NAME = 500
"""How many characters a name can have."""


def name(text: str, parameter: str) -> str:
    """`text` as a name.

    Raises:
        InvalidInput: it is empty or too long; `parameter` is what the request calls it.
    """
    stripped = text.strip()
    if not stripped:
        raise InvalidInput(problem=f"`{parameter}` must not be empty")
    if len(stripped) > MAX_NAME:
        raise InvalidInput(problem=f"`{parameter}` must have at most {MAX_NAME} characters")
    return stripped


def name_if_any(text: str | None, parameter: str) -> str | None:
    """`text` as a name where there is one; null, not the empty string, says that there is none.

    Raises:
        InvalidInput: it is empty or too long.
    """
    return None if text is None else name(text, parameter)
