"""Days as requests write them: YYYY-MM-DD and nothing else, though the standard has weeks and other forms too."""

from __future__ import annotations

import re
from datetime import date

_WRITTEN = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def is_day(text: str) -> bool:
    """Whether `text` is written as a day is, be there such a day or not."""
    return _WRITTEN.fullmatch(text) is not None


def parse(text: str) -> date:
    """The day that `text` names.

    Raises:
        ValueError: it is not written so, or there is no such day.
    """
    if not is_day(text):
        raise ValueError(text)
    return date.fromisoformat(text)
