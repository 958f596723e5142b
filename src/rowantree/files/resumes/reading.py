"""What comes out of a résumé."""

from __future__ import annotations

from typing import Annotated

import msgspec
from msgspec import Meta

MAX_TEXT = 200_000
"""How many characters of text are kept."""
MAX_PAGES = 100
"""How many pages of a PDF are read."""
MAX_FILE = 50 * 1024 * 1024
"""How many bytes a file may have."""

Short = Annotated[str, Meta(min_length=1, max_length=300)]
Address = Annotated[str, Meta(min_length=1, max_length=2_048)]


class Links(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Pages of the candidate, as absolute addresses."""

    linkedin: Address | None = None
    github: Address | None = None
    website: Address | None = None


class Found(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is plain to see in a résumé; None is what is not."""

    name: Short | None = None
    """The given name first."""
    email: Short | None = None
    phone_number: Short | None = None
    """In the international form."""
    links: Links = Links()
    position: Short | None = None
    """The latest one."""
    company: Short | None = None
    """Where that is."""
    school: Short | None = None
    """The latest one."""
    location: Short | None = None
    """The city, and the country or state where it is told."""


class Reading(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A résumé that was read, or why it was not.

    With a text, `problem` says what else to know about the file: that it was too long, for example.
    """

    text: Annotated[str, Meta(max_length=MAX_TEXT)] | None = None
    found: Found = Found()
    problem: Annotated[str, Meta(max_length=500)] | None = None
