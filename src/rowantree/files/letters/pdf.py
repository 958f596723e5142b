"""Letters as PDF.

The font is FiraGO, which PyPI has in pymupdf-fonts: Latin, Greek, Cyrillic and Georgian letters, and many signs. Letters
that it lacks are refused, and so are those of scripts whose letters must be joined or put in another order to be read,
such as Arabic, Hebrew and Devanagari: they would come out wrong. fpdf2 draws; its reader of HTML, which fetches
pictures, is not used.
"""

from __future__ import annotations

import importlib
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from rowantree.files.letters.text import Paragraph, Run, visible

if TYPE_CHECKING:
    from fpdf import FPDF
    from fpdf.fonts import TTFFont

MEDIA_TYPE = "application/pdf"

_FONT = "letter"
_FILES = {"": "FiraGO_Regular", "B": "FiraGO_Bold", "I": "FiraGO_Italic", "BI": "FiraGO_BoldItalic"}
_MARGIN = 25.0
"""In millimetres, as all lengths here but sizes of letters."""
_INDENT = 8.0
_SIZE = 11.0
_HEADINGS = (_SIZE, 18.0, 15.0, 13.0, 12.0, 11.0, 11.0)
_LINE = 0.52
"""How high a line is, for each point of its letters' size."""
_BETWEEN = 2.5
_BLUE = (5, 80, 160)
_RIGHT_TO_LEFT = frozenset({"R", "AL", "AN"})
_NOT_USED = frozenset({"GDEF", "GPOS", "GSUB"})
"""How letters are joined and put in another order: half of the time is saved by not reading it."""
_FROM, _TO = 0x0900, 0x109F
"""The blocks of Indic and neighbouring scripts, which are written by rules and not letter by letter."""


class NotShown(Exception):
    """The letter says what the font cannot show."""

    def __init__(self, letters: str) -> None:
        super().__init__(letters)
        self.letters = letters
        """Each once, in their order."""


def write(paragraphs: Sequence[Paragraph], title: str, now: datetime) -> bytes:
    """A letter as PDF.

    Raises:
        NotShown: it has letters that cannot be shown.
    """
    from fpdf import FPDF  # noqa: PLC0415 imported by those who write letters, not by every process
    from fpdf.fonts import TTFFont  # noqa: PLC0415 the same

    pdf = FPDF(format="A4")
    pdf.set_title(visible(title))
    pdf.set_creator("Rowantree")
    pdf.set_creation_date(now)
    pdf.set_margins(_MARGIN, _MARGIN)
    pdf.set_auto_page_break(True, _MARGIN)
    with TemporaryDirectory() as folder, ExitStack() as opened:
        for style in sorted({"", *(_style(run, each) for each in paragraphs for run in each.runs)}):
            pdf.add_font(_FONT, style, _font_file(Path(folder), style))
        fonts = {key: font for key, font in pdf.fonts.items() if isinstance(font, TTFFont)}
        for font in fonts.values():
            opened.callback(font.ttfont.close)
            for table in _NOT_USED.intersection(font.ttfont.keys()):
                del font.ttfont[table]
        _check_letters(fonts, paragraphs)
        pdf.add_page()
        for paragraph in paragraphs:
            _draw(pdf, paragraph)
        return bytes(pdf.output())


def _font_file(folder: Path, style: str) -> Path:
    """fpdf2 wants a file, the package has the bytes."""
    path = folder / f"{_FILES[style]}.ttf"
    path.write_bytes(importlib.import_module(f"pymupdf_fonts.{path.stem}").fontbuffer)
    return path


def _style(run: Run, paragraph: Paragraph) -> str:
    bold = "bold" in run.styles or paragraph.heading
    return ("B" if bold else "") + ("I" if "italic" in run.styles else "")


def _check_letters(fonts: Mapping[str, TTFFont], paragraphs: Iterable[Paragraph]) -> None:
    missing: dict[str, None] = {}
    for paragraph in paragraphs:
        for run in paragraph.runs:
            shown = fonts[f"{_FONT}{_style(run, paragraph)}"].cmap
            missing |= dict.fromkeys(each for each in run.text if each != "\n" and not _can_show(each, shown))
    if missing:
        raise NotShown("".join(missing))


def _can_show(letter: str, shown: Iterable[int]) -> bool:
    if unicodedata.bidirectional(letter) in _RIGHT_TO_LEFT or _FROM <= ord(letter) < _TO:
        return False
    return ord(letter) in shown


def _draw(pdf: FPDF, paragraph: Paragraph) -> None:
    size = _HEADINGS[paragraph.heading]
    height = size * _LINE
    if paragraph.heading and pdf.will_page_break(3 * height):  # a heading stays with what it is above
        pdf.add_page()
    left = _MARGIN + _INDENT * paragraph.depth
    pdf.set_left_margin(left)
    if paragraph.mark:
        pdf.set_font(_FONT, "", size)
        pdf.set_x(left - _INDENT)
        pdf.cell(_INDENT, height, paragraph.mark)
    pdf.set_x(left)
    for run in paragraph.runs:
        underlined = "underlined" in run.styles or run.link
        pdf.set_font(_FONT, _style(run, paragraph) + ("U" if underlined else ""), size)
        pdf.set_text_color(*(_BLUE if run.link else (0, 0, 0)))
        pdf.write(height, run.text, run.link or "")
    pdf.ln(height + _BETWEEN)
