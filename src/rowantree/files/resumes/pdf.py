"""The text of PDF files.

pypdf reads a page in two ways. In its plain mode words are whole, but the order is that of the drawing: columns that were
drawn line by line run into each other, and dates at the right margin come after everything else. In its layout mode
everything stands where it is seen, but the spaces between words are guessed. So the lines and columns are taken from the
layout, and the words in them from the plain text.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from io import BytesIO

from pypdf import PageObject, PdfReader
from pypdf.errors import PyPdfError
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, PdfObject, TextStringObject

from rowantree.files.resumes.columns import in_reading_order
from rowantree.files.resumes.headings import heading
from rowantree.files.resumes.reading import MAX_PAGES, MAX_TEXT
from rowantree.files.resumes.source import Source, Unreadable
from rowantree.files.resumes.tidying import squeezed, tidy

_MOST_ADDRESSES = 200
_LONGEST_ADDRESS = 2_048
_ENOUGH_OF_IT = 0.9
_CLEARLY_LARGER = 1.15
_CELL = re.compile(r"\S+(?: {1,2}\S+)*")
_COLUMNS_A_LETTER = 1.25
"""How many columns pypdf's layout mode gives to a letter of usual width."""
_WIDE = 4

logging.getLogger("pypdf").disabled = True


def read(content: bytes) -> Source:
    """The text of the PDF `content`.

    Raises:
        Unreadable: it is broken, has a password, or no text.
    """
    try:
        return _read(content)
    except PyPdfError as error:
        raise Unreadable("the PDF is broken") from error
    except RecursionError as error:
        raise Unreadable("the PDF is nested too deeply") from error


def _read(content: bytes) -> Source:
    reader = PdfReader(BytesIO(content), strict=False)
    if reader.is_encrypted and not reader.decrypt(""):
        raise Unreadable("the PDF can only be opened with a password")
    count = len(reader.pages)
    pages: list[str] = []
    addresses: list[str] = []
    largest, length = "", 0
    for number in range(min(count, MAX_PAGES)):
        page = reader.pages[number]
        sizes = _Sizes()
        pages.append(_page_text(page, sizes))
        addresses += [*_addresses(page)][: _MOST_ADDRESSES - len(addresses)]
        largest = largest or (sizes.largest() if number == 0 else "")
        length += len(pages[-1])
        if length > MAX_TEXT:
            break
    text = tidy("\n\n".join(pages))
    if not text:
        raise Unreadable("the PDF has no text; perhaps it is a scan or a picture")
    return Source(text, tidy(largest).replace("\t", " "), tuple(addresses), _remark(reader, count))


def _remark(reader: PdfReader, count: int) -> str | None:
    if count > MAX_PAGES:
        return f"the PDF has {count} pages; the first {MAX_PAGES} were read"
    if _has_script(reader):
        return "the PDF has a script in it, which was not run"
    return None


class _Sizes:
    """Hears how large the type of each piece of text is."""

    def __init__(self) -> None:
        self._lines: list[tuple[float, str]] = []

    def hear(self, text: str, cm: list[float], tm: list[float], _font: object, size: float) -> None:
        """What pypdf calls with each piece of text, its place and its type."""
        if text.strip():
            scale = abs(tm[3] * cm[3]) or abs(tm[1] * cm[2]) or 1.0
            self._lines.append((round(size * scale, 1), text))
        elif self._lines and text:
            self._lines.append((self._lines[-1][0], text))

    def largest(self) -> str:
        """The line in the largest type, where it is larger than all others and one line only."""
        sizes = sorted({size for size, text in self._lines if text.strip()}, reverse=True)
        if len(sizes) < 2 or sizes[0] < sizes[1] * _CLEARLY_LARGER:  # noqa: PLR2004 nothing to compare with
            return ""
        lines = "".join(text for size, text in self._lines if size == sizes[0]).strip()
        return re.sub(r"\s+", " ", lines) if len(lines) <= 80 else ""  # noqa: PLR2004 the length of a name


def _page_text(page: PageObject, sizes: _Sizes) -> str:
    plain = page.extract_text(visitor_text=sizes.hear)
    try:
        layout = page.extract_text(extraction_mode="layout", layout_mode_space_vertically=False)
    except (PyPdfError, ArithmeticError, AttributeError, IndexError, KeyError, StopIteration, TypeError, ValueError):
        return plain  # what the layout mode stumbles over, the plain mode often reads
    if len(squeezed(layout)) < _ENOUGH_OF_IT * len(squeezed(plain)):
        return plain  # rotated text, or type that cannot be placed
    words = _Words(plain)
    return "\n".join(words.spaced(line) for line in in_reading_order(layout.split("\n")))


class _Words:
    """A page's plain text, in which the words of a line are looked up."""

    def __init__(self, plain: str) -> None:
        self._plain = plain
        self._places = [number for number, letter in enumerate(plain) if not letter.isspace()]
        self._squeezed = squeezed(plain)

    def spaced(self, line: str) -> str:
        """`line` with the spaces that the plain text has, and a tab for each wide gap."""
        if heading(line) is not None:
            return self._find(line) or " ".join(line.split())
        first, *rest = [(match.start(), match.group()) for match in _CELL.finditer(line)] or [(0, "")]
        told, text, end = "", first[1], first[0] + len(first[1]) * _COLUMNS_A_LETTER
        for start, cell in rest:
            whole = f"{text} {cell}"
            if start - end < _WIDE and self._find(whole) is not None:
                text = whole
            else:
                told, text = f"{told}{self._find(text) or text}\t", cell
            end = start + len(cell) * _COLUMNS_A_LETTER
        return f"{told}{self._find(text) or text}"

    def _find(self, text: str) -> str | None:
        """`text` as the plain text has it, if it is there in one piece."""
        wanted = squeezed(text)
        at = self._squeezed.find(wanted)
        if not wanted or at < 0 or not self._places:
            return None
        found = self._plain[self._places[at] : self._places[at + len(wanted) - 1] + 1]
        return None if "\n" in found else found


def _addresses(page: PageObject) -> Iterator[str]:
    annotations = _resolved(page.get("/Annots"))
    for each in annotations[:_MOST_ADDRESSES] if isinstance(annotations, ArrayObject) else ():
        annotation = _resolved(each)
        action = _resolved(annotation.get("/A")) if isinstance(annotation, DictionaryObject) else None
        address = _resolved(action.get("/URI")) if isinstance(action, DictionaryObject) else None
        if isinstance(address, TextStringObject) and len(address) <= _LONGEST_ADDRESS:
            yield str(address)


def _has_script(reader: PdfReader) -> bool:
    catalogue = _resolved(reader.trailer.get("/Root"))
    if not isinstance(catalogue, DictionaryObject):
        return False
    opening = _resolved(catalogue.get("/OpenAction"))
    named = _resolved(catalogue.get("/Names"))
    return (
        (isinstance(opening, DictionaryObject) and ("/JS" in opening or opening.get("/S") == "/Launch"))
        or (isinstance(named, DictionaryObject) and "/JavaScript" in named)
        or "/AA" in catalogue
    )


def _resolved(value: PdfObject | None) -> PdfObject | None:
    return value.get_object() if isinstance(value, IndirectObject) else value
