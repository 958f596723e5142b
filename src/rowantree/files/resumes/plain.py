"""The text of plain text files."""

from __future__ import annotations

import codecs
import re

from rowantree.files.resumes.columns import in_reading_order
from rowantree.files.resumes.reading import MAX_TEXT
from rowantree.files.resumes.source import Source, Unreadable
from rowantree.files.resumes.tidying import tidy

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MOST_BYTES = 2 * MAX_TEXT
_POLISH_READ_AS_WESTERN = re.compile(r"[a-z][¹³¿]|[¹³¿][a-z]|\bŒ|œ[cmnlw]")
_ODD = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_MARKUP = re.compile(r"\s*(?:<!doctype|<html|<\?xml|<svg|<script|\{\\rtf)", re.IGNORECASE)
_MOST_ODD = 0.01


def read(content: bytes) -> Source:
    """The text of `content`.

    Raises:
        Unreadable: it is no plain text, or empty.
    """
    text = _decoded(content[:_MOST_BYTES])
    if _MARKUP.match(text):
        raise Unreadable("the file is not plain text but a page or another document")
    if len(_ODD.findall(text)) > _MOST_ODD * len(text):
        raise Unreadable("the file is no PDF, no Word document and no plain text")
    tidied = tidy("\n".join(in_reading_order(text.expandtabs(8).splitlines())))
    if not tidied:
        raise Unreadable("the file is empty")
    return Source(tidied)


def _decoded(content: bytes) -> str:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content.decode(encoding, "replace")
    try:
        return codecs.getincrementaldecoder("utf-8")().decode(content, final=len(content) < _MOST_BYTES)
    except UnicodeDecodeError:
        pass
    text = content.decode("windows-1252", "replace")
    return content.decode("windows-1250", "replace") if _POLISH_READ_AS_WESTERN.search(text) else text
