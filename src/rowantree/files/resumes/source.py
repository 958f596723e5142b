"""What a file says, before anybody looks for something in it."""

from __future__ import annotations

from dataclasses import dataclass


class Unreadable(Exception):
    """The file cannot be read; the message says why, to the person who sent it."""


@dataclass(frozen=True)
class Source:
    """The text of a file and what its layout tells besides."""

    text: str
    """Columns stand one after the other; a tab is a wide gap within a line."""
    largest: str = ""
    """The line in the largest type of the first page, where one is larger than all others."""
    addresses: tuple[str, ...] = ()
    """Where the file links to."""
    remark: str | None = None
    """What somebody should know about the file though it was read."""
