"""What a letter says: sanitized HTML as paragraphs of runs, which each format writes in its own way."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser
from typing import Literal

Style = Literal["bold", "italic", "underlined", "code"]
STYLES: Mapping[str, Style] = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underlined",
    "code": "code",
    "pre": "code",
}
"""What each tag makes of the text in it."""
BULLET = "\u2022"
DEEPEST = 6
"""How many lists inside each other are still moved to the right."""
MAX_LINK = 2_000
"""How many characters an address can have that is still a link: a PDF says it again on each line."""

_LINKS = ("https://", "http://", "mailto:", "tel:")
_HEADING = re.compile(r"h([1-6])")
_LISTS = ("ul", "ol")
_BREAKING = frozenset({"p", "pre", "li", *_LISTS, *(f"h{level}" for level in range(1, 7))})
# White space as HTML has it: a space that does not break is a letter.
_SPACE = re.compile(r"[ \t\n\r\f]+")
_NEVER_SHOWN = frozenset({"Cc", "Cf", "Cs", "Cn"})


@dataclass(frozen=True)
class Run:
    """Text that looks the same from its beginning to its end."""

    text: str
    styles: frozenset[Style] = frozenset()
    link: str | None = None


@dataclass
class Paragraph:
    """A paragraph, a heading or a part of an item of a list."""

    runs: list[Run] = field(default_factory=list)
    heading: int = 0
    """From 1, the largest, to 6; 0 where it is none."""
    depth: int = 0
    """In how many lists it stands."""
    mark: str = ""
    """What stands before an item: a bullet or its number."""

    @property
    def text(self) -> str:
        """All that it says."""
        return "".join(run.text for run in self.runs)


def paragraphs(html: str) -> list[Paragraph]:
    """The paragraphs of sanitized HTML, without empty ones."""
    reader = _Reader()
    reader.feed(unicodedata.normalize("NFC", html))
    reader.close()
    reader.end()
    return reader.paragraphs


def visible(text: str) -> str:
    """`text` without what is no letter, and what no file may hold: control characters, and marks that nobody sees."""
    return "".join(each for each in text if each == "\n" or unicodedata.category(each) not in _NEVER_SHOWN)


def _link(address: str) -> str | None:
    """The address that a link can lead to, if it can."""
    address = visible(address.replace("\n", ""))
    return address if address.lower().startswith(_LINKS) and len(address) <= MAX_LINK else None


class _Reader(HTMLParser):
    """Collects paragraphs."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.paragraphs: list[Paragraph] = []
        self._open = Paragraph()
        self._styles: Counter[Style] = Counter()
        self._links: list[str | None] = []
        self._lists: list[int | None] = []
        """How many items each ordered list has had that is open now; None for others."""
        self._mark = ""
        self._preformatted = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begins a paragraph, a list, an item, a style or a link."""
        if tag in _BREAKING:
            self.end()
        if heading := _HEADING.fullmatch(tag):
            self._open.heading = int(heading[1])
        elif tag in _LISTS:
            self._lists.append(0 if tag == "ol" else None)
        elif tag == "li":
            self._mark = self._next_mark()
        elif tag == "br":
            self._add("\n")
        elif tag == "a":
            self._links.append(_link(dict(attrs).get("href") or ""))
        self._preformatted += tag == "pre"
        if tag in STYLES:
            self._styles[STYLES[tag]] += 1

    def handle_endtag(self, tag: str) -> None:
        """Ends what began."""
        if tag in _BREAKING:
            self.end()
        if tag in _LISTS and self._lists:
            self._lists.pop()
        elif tag == "a" and self._links:
            self._links.pop()
        self._preformatted -= tag == "pre"
        if tag in STYLES:
            self._styles[STYLES[tag]] -= 1

    def handle_data(self, data: str) -> None:
        """Takes text: as it is inside `pre`, else with its white space as HTML reads it."""
        if self._preformatted > 0:
            self._add(data.replace("\r\n", "\n").replace("\t", "    "))
            return
        text = _SPACE.sub(" ", data)
        if not self._open.runs or self._open.runs[-1].text.endswith((" ", "\n")):
            text = text.removeprefix(" ")
        self._add(text)

    def end(self) -> None:
        """Ends the open paragraph, which is kept where it says anything."""
        ended, self._open = self._open, Paragraph()
        if not ended.text.strip():
            return
        ended.runs[-1] = replace(ended.runs[-1], text=ended.runs[-1].text.rstrip())
        ended.mark, self._mark = self._mark, ""
        ended.depth = min(max(len(self._lists), bool(ended.mark)), DEEPEST)
        self.paragraphs.append(ended)

    def _next_mark(self) -> str:
        if not self._lists or self._lists[-1] is None:
            return BULLET
        self._lists[-1] += 1
        return f"{self._lists[-1]}."

    def _add(self, text: str) -> None:
        if seen := visible(text):
            styles = frozenset(style for style, times in self._styles.items() if times > 0)
            self._open.runs.append(Run(seen, styles, self._links[-1] if self._links else None))
