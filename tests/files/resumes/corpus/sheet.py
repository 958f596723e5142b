"""A résumé before it is a file: what stands on it, and where."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal

Kind = Literal["title", "subtitle", "heading", "strong", "line", "bullet", "paragraph", "split", "row", "gap", "page"]


@dataclass(frozen=True)
class Block:
    """A piece of a column. `split` has `right` at the right margin, `row` has it in a second column."""

    kind: Kind
    text: str = ""
    right: str = ""


@dataclass(frozen=True)
class Expected:
    """What a person would write down after reading the résumé; None is what it does not say."""

    name: str | None
    email: str | None
    phone_number: str | None
    linkedin: str | None
    github: str | None
    website: str | None
    position: str | None
    company: str | None
    school: str | None
    location: str | None


@dataclass
class Sheet:
    """A résumé: a band over the whole width, and below it one or two columns."""

    band: list[Block] = field(default_factory=list)
    main: list[Block] = field(default_factory=list)
    side: list[Block] = field(default_factory=list)
    side_at: Literal["left", "right"] = "left"
    drawn: Literal["side first", "main first", "across", "right edge last"] = "main first"
    header: str = ""
    footer: str = ""
    embedded: bool = False
    words_apart: bool = False
    spaced_title: bool = False
    ligatures: bool = False
    hyphenated: bool = False
    photo: bool = False
    addresses: tuple[str, ...] = ()
    """What the file links to without showing it."""

    def columns(self) -> list[list[Block]]:
        """The columns in the order of their drawing."""
        return [self.side, self.main] if self.drawn == "side first" else [self.main, self.side]


@dataclass(frozen=True)
class Sample:
    """A file and what is to be found in it."""

    layout: str
    language: str
    held_out: bool
    filename: str
    content_type: str
    content: bytes
    expected: Expected


def joined(block: Block, gap: str) -> Block:
    """Both sides of `block` as one line."""
    return replace(block, kind="line", text=f"{block.text}{gap}{block.right}", right="")
