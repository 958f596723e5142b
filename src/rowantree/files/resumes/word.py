"""The text of Word files (DOCX).

They are read as a stream, so that nothing has to be held but the text. A document type, which a DOCX never has, is where
entities would be declared: a file with one is refused before anything of it is expanded. What a file refers to is not opened.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from xml.parsers import expat

from rowantree.files.resumes.reading import MAX_TEXT
from rowantree.files.resumes.source import Source, Unreadable
from rowantree.files.resumes.tidying import tidy

_WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_COMPATIBLE = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_STRICT_WORDS = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_PARTS = re.compile(r"word/(?:header|document|footer)\d*\.xml")
_ORDER = ("header", "document", "footer")
_MOST_ENTRIES = 5_000
_MOST_BYTES = 100 * 1024 * 1024
"""How much a file may hold when unpacked, all in all."""
_MOST_BYTES_OF_A_PART = 30 * 1024 * 1024
_CHUNK = 64 * 1024
_DEEPEST = 200
_MOST_ADDRESSES = 200
_MOST_LINES_OF_A_CELL = 6
_CLEARLY_LARGER = 1.15
_TITLE_STYLES = frozenset({"title", "titel", "titre", "tytu", "ttulo", "titolo"})


def read(content: bytes) -> Source:
    """The text of the DOCX `content`.

    Raises:
        Unreadable: it is broken, far larger inside than outside, or has what a résumé has no use for.
    """
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            return _read(archive)
    except (zipfile.BadZipFile, zlib.error, expat.ExpatError, EOFError, NotImplementedError) as error:
        raise Unreadable("the Word file is broken") from error
    except RuntimeError as error:  # what zipfile says of a password
        raise Unreadable("the Word file can only be opened with a password") from error


def _read(archive: zipfile.ZipFile) -> Source:
    entries = archive.infolist()
    if len(entries) > _MOST_ENTRIES or sum(entry.file_size for entry in entries) > _MOST_BYTES:
        raise Unreadable("the Word file is far larger inside than it looks")
    names = {entry.filename for entry in entries}
    if "word/document.xml" not in names:
        raise Unreadable("the file is no Word document, though it is packed like one")
    parts = sorted((name for name in names if _PARTS.fullmatch(name)), key=lambda name: (_rank(name), name))
    lines: list[str] = []
    largest = ""
    for name in parts:
        paragraphs = _Paragraphs()
        _parse(archive, name, paragraphs.parser)
        told = [*dict.fromkeys(paragraphs.lines)] if _rank(name) != 1 else paragraphs.lines
        lines += [line for line in told if _rank(name) == 1 or line not in lines]
        largest = paragraphs.largest() if name == "word/document.xml" else largest
    text = tidy("\n".join(lines))
    if not text:
        raise Unreadable("the Word file has no text; perhaps it is a picture")
    remark = "the Word file has macros in it, which were not run" if "word/vbaProject.bin" in names else None
    return Source(text, tidy(largest).replace("\t", " "), tuple(_addresses(archive, names)), remark)


def _rank(name: str) -> int:
    return next(rank for rank, kind in enumerate(_ORDER) if name.startswith(f"word/{kind}"))


def _parse(archive: zipfile.ZipFile, name: str, parser: expat.XMLParserType) -> None:
    """Feeds the part to `parser`, and no more of it than a part may have, whatever the directory says."""
    parser.StartDoctypeDeclHandler = _refuse
    left = _MOST_BYTES_OF_A_PART
    with archive.open(name) as part:
        while chunk := part.read(_CHUNK):
            left -= len(chunk)
            if left < 0:
                raise Unreadable("the Word file is far larger inside than it looks")
            parser.Parse(chunk)
    parser.Parse(b"", True)


def _refuse(*_: object) -> None:
    raise Unreadable("the Word file declares entities, which no résumé needs")


class _Paragraphs:
    """Hears a part's XML and keeps its paragraphs, text boxes before the paragraph that they hang on."""

    def __init__(self) -> None:
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._hear
        self.lines: list[str] = []
        self._sizes: list[tuple[int, str]] = []
        self._open: list[list[str]] = []
        self._rows: list[list[list[str]]] = []
        self._size = 0
        self._depth = 0
        self._skipped_from: int | None = None
        self._in_text = False
        self._length = 0

    def largest(self) -> str:
        """The paragraph in the largest type, where it is larger than all others."""
        sizes = Counter(size for size, _ in self._sizes)
        ranked = sorted(sizes, reverse=True)
        if not ranked or ranked[0] == 0 or sizes[ranked[0]] > 1:
            return ""
        if len(ranked) > 1 and ranked[0] < ranked[1] * _CLEARLY_LARGER:
            return ""
        return next(line for size, line in self._sizes if size == ranked[0])

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise Unreadable("the Word file is nested too deeply")
        space, _, tag = name.rpartition(" ")
        if self._skipped_from is not None:
            return
        if (space == _COMPATIBLE and tag == "Fallback") or tag in ("del", "moveFrom"):
            self._skipped_from = self._depth  # said once already, or deleted
        elif space in (_WORDS, _STRICT_WORDS):
            self._start_of_word(tag, attributes.get(f"{space} val", ""))

    def _start_of_word(self, tag: str, value: str) -> None:
        match tag:
            case "tr":
                self._rows.append([])
            case "tc" if self._rows:
                self._rows[-1].append([])
            case "p":
                self._open.append([])
                self._size = 0
            case "t":
                self._in_text = True
            case "tab" | "ptab":
                self._say("\t")
            case "br" | "cr":
                self._say("\n")
            case "noBreakHyphen":
                self._say("-")
            case "sz" if value.isdigit():
                self._size = max(self._size, min(int(value), 1_000))
            case "pStyle" if "".join(filter(str.isascii, value)).rstrip("0123456789").casefold() in _TITLE_STYLES:
                self._size = 1_000
            case _:
                pass

    def _end(self, name: str) -> None:
        space, _, tag = name.rpartition(" ")
        if self._skipped_from == self._depth:
            self._skipped_from = None
        elif self._skipped_from is None and space in (_WORDS, _STRICT_WORDS):
            self._end_of_word(tag)
        self._depth -= 1

    def _end_of_word(self, tag: str) -> None:
        if tag == "t":
            self._in_text = False
        elif tag == "p" and self._open:
            line = "".join(self._open.pop())
            if line.strip():
                self._sizes.append((self._size, line))
            self._place().append(line)
        elif tag == "tr" and self._rows:
            row = _row(self._rows.pop())
            self._place().extend(row)

    def _place(self) -> list[str]:
        """Where the next line goes: into the innermost cell that is open, if any is."""
        return self._rows[-1][-1] if self._rows and self._rows[-1] else self.lines

    def _hear(self, text: str) -> None:
        if self._in_text and self._skipped_from is None:
            self._say(text)

    def _say(self, text: str) -> None:
        if self._open and self._length <= MAX_TEXT:
            self._length += len(text)
            self._open[-1].append(text)


def _row(cells: list[list[str]]) -> list[str]:
    """The lines of a row: short cells side by side, as they are seen; long ones, which are columns, one after the other."""
    told = [[line for line in cell if line.strip()] for cell in cells]
    if any(len(cell) > _MOST_LINES_OF_A_CELL for cell in told):
        return [line for cell in cells for line in cell]
    first = "\t".join(cell[0] for cell in told if cell)
    return [first, *(line for cell in told for line in cell[1:])]


def _addresses(archive: zipfile.ZipFile, names: set[str]) -> Iterator[str]:
    """Where the document links to; nothing of it is opened."""
    found: list[str] = []

    def hear(name: str, attributes: dict[str, str]) -> None:
        kind = attributes.get("Type", "").rpartition("/")[2]
        if name.endswith("Relationship") and kind == "hyperlink" and attributes.get("TargetMode") == "External":
            found.append(attributes.get("Target", ""))

    if "word/_rels/document.xml.rels" in names:
        parser = expat.ParserCreate()
        parser.StartElementHandler = hear
        _parse(archive, "word/_rels/document.xml.rels", parser)
    yield from (each for each in found[:_MOST_ADDRESSES] if 0 < len(each) <= 2_048)  # noqa: PLR2004 the longest of any use
