"""Sheets as PDF: set line by line, then drawn in the order that the sheet asks for."""

from __future__ import annotations

import atexit
import shutil
import textwrap
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from fpdf import FPDF

from tests.files.resumes.corpus.face import typeface
from tests.files.resumes.corpus.sheet import Block, Sheet

_WIDTH, _HEIGHT, _MARGIN = 595, 842, 50
_SIDE = 165
_ROW = 110
_SIZES = {"title": 20, "subtitle": 12, "heading": 12, "strong": 10}
_VOWELS = "aeiouyäöüáéíóúàèęąó"


@dataclass(frozen=True)
class _Piece:
    page: int
    x: float
    y: float
    text: str
    kind: str
    is_right: bool = False


@dataclass
class _Column:
    x: float
    width: float
    page: int = 0
    y: float = _MARGIN


def write(sheet: Sheet) -> bytes:
    """The PDF of `sheet`."""
    setter = _Setter(sheet)
    for piece in setter.pieces():
        setter.draw(piece)
    setter.decorate()
    return bytes(setter.pdf.output())


class _Setter:
    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.pdf = FPDF(unit="pt", format="a4")
        self.pdf.set_auto_page_break(auto=False)
        self.pdf.core_fonts_encoding = "windows-1252"
        self.pdf.set_creation_date(datetime(2024, 1, 1, tzinfo=UTC))
        self.family = "helvetica"
        if sheet.embedded or not _is_latin(sheet):
            self.family = "boxes"
            for style in ("", "B"):
                self.pdf.add_font("boxes", style, _font_file(bold=style == "B"))
        self.pdf.add_page()

    def pieces(self) -> list[_Piece]:
        """Every line with its place, in the order of drawing."""
        sheet = self.sheet
        top = _Column(_MARGIN + (80 if sheet.photo else 0), _WIDTH - 2 * _MARGIN - (80 if sheet.photo else 0))
        band = self._set(sheet.band, top)
        if not sheet.side:
            return self._ordered(band, [self._set(sheet.main, replace(top, y=top.y))])
        wide = _WIDTH - 2 * _MARGIN - _SIDE - 20
        side_x, main_x = (_MARGIN, _MARGIN + _SIDE + 20) if sheet.side_at == "left" else (_MARGIN + wide + 20, _MARGIN)
        columns = {
            id(sheet.side): _Column(side_x, _SIDE, y=top.y + 10),
            id(sheet.main): _Column(main_x, wide, y=top.y + 10),
        }
        return self._ordered(band, [self._set(each, columns[id(each)]) for each in sheet.columns()])

    def _ordered(self, band: list[_Piece], columns: list[list[_Piece]]) -> list[_Piece]:
        pieces = [piece for column in columns for piece in column]
        match self.sheet.drawn:
            case "across":
                pieces.sort(key=lambda piece: (piece.page, piece.y, piece.x))
            case "right edge last":
                pieces.sort(key=lambda piece: (piece.page, piece.is_right))
            case _:
                pieces.sort(key=lambda piece: piece.page)
        return band + pieces

    def _set(self, blocks: list[Block], column: _Column) -> list[_Piece]:
        found: list[_Piece] = []
        for block in blocks:
            if block.kind == "page":
                column.page, column.y = column.page + 1, _MARGIN
                continue
            found += self._set_block(block, column)
            column.y += {"heading": 6, "paragraph": 4, "gap": 8, "title": 8}.get(block.kind, 0)
        return found

    def _set_block(self, block: Block, column: _Column) -> list[_Piece]:
        size = _SIZES.get(block.kind, 9)
        leading = size * 1.4
        left = _ROW if block.kind == "row" else 0
        texts: list[tuple[float, list[str], bool]] = [
            (0, self._wrapped(block.text, left or column.width, block.kind), False)
        ]
        if block.kind == "row":
            texts.append((left, self._wrapped(block.right, column.width - left, block.kind), False))
        elif block.kind == "split":
            shift = column.width - self._measure(block.right, block.kind)
            texts.append((shift, [block.right], True))
        rows = max(len(lines) for _, lines, _ in texts) if block.kind != "gap" else 0
        if column.y + rows * leading > _HEIGHT - 2 * _MARGIN:
            column.page, column.y = column.page + 1, _MARGIN
        found = [
            _Piece(column.page, column.x + shift, column.y + leading * (number + 1), text, block.kind, is_right)
            for shift, lines, is_right in texts
            for number, text in enumerate(lines)
            if text
        ]
        column.y += rows * leading
        return found

    def _wrapped(self, text: str, width: float, kind: str) -> list[str]:
        if kind == "bullet":
            text = f"• {text}"
        lines: list[str] = []
        for paragraph in text.split("\n"):
            line = ""
            for word in paragraph.split(" "):
                longer = f"{line} {word}" if line else word
                if self._measure(longer, kind) <= width:
                    line = longer
                    continue
                head, tail = self._hyphenated(line, word, width, kind)
                lines.append(f"{line} {head}".strip() if head else line)
                line = tail
            lines.append(line)
        return [line for line in lines if line] or [""]

    def _hyphenated(self, line: str, word: str, width: float, kind: str) -> tuple[str, str]:
        if not self.sheet.hyphenated or kind not in ("paragraph", "bullet") or not word.isalpha():
            return "", word
        for cut in range(len(word) - 3, 2, -1):
            head = f"{word[:cut]}-"
            if word[cut - 1] in _VOWELS and self._measure(f"{line} {head}", kind) <= width:
                return head, word[cut:]
        return "", word

    def _measure(self, text: str, kind: str) -> float:
        self._font(kind)
        return float(self.pdf.get_string_width(text))

    def _font(self, kind: str) -> None:
        style = "B" if kind in ("title", "heading", "strong") else ""
        self.pdf.set_font(self.family, style, _SIZES.get(kind, 9))

    def draw(self, piece: _Piece) -> None:
        """Draws one line, on a new page where it needs one."""
        while self.pdf.pages_count <= piece.page:
            self.pdf.add_page()
        self.pdf.page = piece.page + 1
        self._font(piece.kind)
        text = piece.text
        if self.sheet.ligatures:
            text = text.replace("fi", "\ufb01").replace("fl", "\ufb02") if "@" not in text and "/" not in text else text
        if self.sheet.spaced_title and piece.kind == "title":
            self.pdf.set_char_spacing(3)
            self.pdf.text(piece.x, piece.y, text)
            self.pdf.set_char_spacing(0)
        elif self.sheet.words_apart:
            self._word_by_word(piece, text)
        else:
            self.pdf.text(piece.x, piece.y, text)

    def _word_by_word(self, piece: _Piece, text: str) -> None:
        x = piece.x
        for word in text.split(" "):
            if word:
                self.pdf.text(x, piece.y, word)
            x += self.pdf.get_string_width(f"{word} ")

    def decorate(self) -> None:
        """Header, footer, photo and links, which stand outside the text."""
        sheet, pdf = self.sheet, self.pdf
        for page in range(1, pdf.pages_count + 1):
            pdf.page = page
            self._font("line")
            if sheet.header:
                pdf.text(_MARGIN, 30, f"{sheet.header} – {page}")
            for number, line in enumerate(textwrap.wrap(sheet.footer, 100)):
                pdf.text(_MARGIN, _HEIGHT - 40 + 12 * number, line)
        pdf.page = 1
        if sheet.photo:
            pdf.rect(_MARGIN, _MARGIN, 60, 80, style="F")
        for number, address in enumerate(sheet.addresses):
            pdf.link(_MARGIN + 20 * number, 100, 15, 10, address)


def _is_latin(sheet: Sheet) -> bool:
    texts = [f"{block.text}{block.right}" for block in (*sheet.band, *sheet.main, *sheet.side)]
    try:
        "".join([*texts, sheet.header, sheet.footer]).encode("windows-1252")
    except UnicodeEncodeError:
        return False
    return True


@cache
def _font_file(*, bold: bool) -> Path:
    folder = mkdtemp(prefix="rowantree-typeface-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    path = Path(folder) / f"boxes-{bold}.ttf"
    path.write_bytes(typeface(bold=bold))
    return path
