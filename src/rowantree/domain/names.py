"""Names and titles as people give them: without the spaces around them, and never empty."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Column, ColumnElement, bindparam

from rowantree.core.errors import InvalidInput

MAX_NAME = 500
"""How many characters a name can have."""


def name(text: str, parameter: str, longest: int = MAX_NAME) -> str:
    """`text` as a name.

    Raises:
        InvalidInput: it is empty or too long; `parameter` is what the request calls it.
    """
    stripped = text.strip()
    if not stripped:
        raise InvalidInput(problem=f"`{parameter}` must not be empty")
    if len(stripped) > longest:
        raise InvalidInput(problem=f"`{parameter}` must have at most {longest} characters")
    return stripped


def name_if_any(text: str | None, parameter: str) -> str | None:
    """`text` as a name where there is one; null, not the empty string, says that there is none.

    Raises:
        InvalidInput: it is empty or too long.
    """
    return None if text is None else name(text, parameter)


_ESCAPE = "!"


def holds(searched: Column[Any], parameter: str) -> ColumnElement[bool]:
    """That a column of names without case fits the `pattern` that a query calls `parameter`."""
    return searched.like(bindparam(parameter), escape=_ESCAPE)


def pattern(text: str, parameter: str) -> str:
    """What names fit that hold `text` somewhere, in small or large letters; each character stands for itself.

    Raises:
        InvalidInput: it is empty or too long.
    """
    literal = name(text, parameter).casefold()
    for special in (_ESCAPE, "%", "_"):
        literal = literal.replace(special, _ESCAPE + special)
    return f"%{literal}%"
