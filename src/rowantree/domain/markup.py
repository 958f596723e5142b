"""HTML that comes from outside: kept to what may stay, and as plain text."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import nh3

from rowantree.core.errors import InvalidInput

NOTE_TAGS = frozenset({"b", "i", "u", "a", "ul", "ol", "li", "code", "pre"})
"""What the HTML of a note may hold."""

POSTING_TAGS = NOTE_TAGS | {"h1", "h2", "h3", "h4", "h5", "h6", "p", "br", "strong", "em"}
"""What the HTML of a posting may hold."""

_ATTRIBUTES = {"a": {"href"}}
_SCHEMES = {"http", "https", "mailto", "tel"}
_PARAGRAPHS = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "pre", "div", "blockquote"})

_LISTS = frozenset({"ul", "ol"})
_ITEM = "\n- "


MOST_TAGS = 5_000
"""How many tags HTML may have: reading them costs the square of their number where they are nested."""

# What stays open over the end of its paragraph is opened anew in each one that follows: three of a kind at most where
# they are alike, else all of them, and 30 kB become 40 MB. Nothing but a link keeps attributes, so that all are alike.
_STAYS_OPEN = "b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u"
_BETWEEN = r"[\t\n\f\r /]"
_ATTRIBUTE = (
    r"[^\t\n\f\r />][^\t\n\f\r />=]*+"
    r"(?:[\t\n\f\r ]*+=[\t\n\f\r ]*+(?:\"[^\"]*+(?:\"|\Z)|'[^']*+(?:'|\Z)|[^\t\n\f\r >]*+))?+"
)
_WITH_ATTRIBUTES = re.compile(rf"<({_STAYS_OPEN})(?={_BETWEEN})(?:{_BETWEEN}|{_ATTRIBUTE})*+(?:>|\Z)", re.IGNORECASE)


def sanitized(html: str, tags: frozenset[str], parameter: str) -> str:
    """`html` with nothing but `tags` and harmless links; what stood in other tags stays as text, scripts go.

    Raises:
        InvalidInput: it has too many tags; `parameter` is what the request calls it.
    """
    if html.count("<") > MOST_TAGS:
        raise InvalidInput(problem=f"`{parameter}` must have at most {MOST_TAGS:,} tags")
    html = _WITH_ATTRIBUTES.sub(r"<\1>", html)
    return nh3.clean(html, tags=set(tags), attributes=_ATTRIBUTES, url_schemes=_SCHEMES, link_rel=None)


def sanitized_within(limit: int, html: str, tags: frozenset[str], parameter: str) -> str:
    """`sanitized`, refused where too much comes out: what is nested wrongly is put right by saying it many times.

    Raises:
        InvalidInput: it has more characters than `limit`, or too many tags.
    """
    clean = sanitized(html, tags, parameter)
    if len(clean) > limit:
        raise InvalidInput(problem=f"`{parameter}` must have at most {limit:,} characters with all its tags closed")
    return clean


def plain(html: str) -> str:
    """`html` as text: paragraphs with an empty line between them, items of lists each on a line."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    lines = [" ".join(line.split()) if not line.startswith("\t") else line[1:] for line in reader.text.split("\n")]
    collapsed: list[str] = []
    for line in lines:
        if line or (collapsed and collapsed[-1]):
            collapsed.append(line)
    return "\n".join(collapsed).strip()


class _Reader(HTMLParser):
    """Collects the text of HTML."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self._preformatted = 0
        self._items: list[int] = []
        """How many items each list has had that is open now."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 HTMLParser's own
        """Begins a line, a paragraph or an item."""
        if tag in _PARAGRAPHS and not self.text.endswith(_ITEM):
            self.text += "\n\n"
        if tag in _LISTS:
            self._items.append(0)
        elif tag == "li":
            self._begin_item()
        elif tag == "br":
            self.text += "\n"
        self._preformatted += tag == "pre"

    def handle_endtag(self, tag: str) -> None:
        """Ends a paragraph."""
        if tag in _PARAGRAPHS:
            self.text += "\n\n"
        if tag in _LISTS and self._items:
            self._items.pop()
        self._preformatted -= tag == "pre"

    def _begin_item(self) -> None:
        if self._items:
            if self._items[-1]:  # the paragraphs of an item leave no empty line before the next
                self.text = self.text.rstrip()
            self._items[-1] += 1
        self.text += _ITEM

    def handle_data(self, data: str) -> None:
        """Takes text: as it is inside `pre`, else with its white space as HTML reads it."""
        if self._preformatted > 0:
            self.text += data.replace("\n", "\n\t")
        elif data.strip():
            lead, end = " " * data[0].isspace(), " " * data[-1].isspace()
            self.text += lead + " ".join(data.split()) + end
        elif not self.text.endswith(("\n", " ")):
            self.text += " "
