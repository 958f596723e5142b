"""A typeface of boxes: as wide as Helvetica, with every letter the corpus needs, and without a file of anybody's.

What a reader takes out of a PDF is characters and where they stand; what they look like is all the same.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from io import BytesIO

from fontTools.fontBuilder import FontBuilder  # type: ignore[import-untyped]  # they have none
from fontTools.pens.ttGlyphPen import TTGlyphPen  # type: ignore[import-untyped]  # the same
from fpdf import FPDF

_CODES = (
    *range(0x20, 0x7F),
    *range(0xA0, 0x180),
    *range(0x2010, 0x2027),
    0x20AC,
    0xF0E0,
    0xF095,
    0xF0AC,
    0xFB01,
    0xFB02,
)
_NAMES = {code: f"u{code:04X}" for code in _CODES}
_UNITS = 1000


@cache
def typeface(*, bold: bool) -> bytes:
    """The typeface as a TrueType file."""
    widths = {name: _width(code, bold=bold) for code, name in _NAMES.items()}
    order = [".notdef", *_NAMES.values()]
    builder = FontBuilder(_UNITS, isTTF=True)
    builder.setupGlyphOrder(order)
    builder.setupCharacterMap(_NAMES)
    builder.setupGlyf({name: _box(widths.get(name, 500)) for name in order})
    builder.setupHorizontalMetrics({name: (widths.get(name, 500), 0) for name in order})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Boxes", "styleName": "Bold" if bold else "Regular"})
    builder.setupOS2(sTypoAscender=800, usWinAscent=800, usWinDescent=200)
    builder.setupPost()
    builder.font["head"].created = builder.font["head"].modified = 3_786_825_600
    file = BytesIO()
    builder.font.recalcTimestamp = False
    builder.save(file)
    return file.getvalue()


def _box(width: int) -> object:
    pen = TTGlyphPen(None)
    pen.moveTo((50, 0))
    pen.lineTo((50, 500))
    pen.lineTo((max(width - 50, 60), 500))
    pen.lineTo((max(width - 50, 60), 0))
    pen.closePath()
    glyph: object = pen.glyph()
    return glyph


@cache
def _helvetica(style: str) -> FPDF:
    pdf = FPDF(unit="pt")
    pdf.set_font("helvetica", style, 1000)
    return pdf


def _width(code: int, *, bold: bool) -> int:
    letter = unicodedata.normalize("NFKD", chr(code))[0]
    try:
        return int(_helvetica("B" if bold else "").get_string_width(letter)) or 500
    except Exception:  # noqa: BLE001 a letter that Helvetica lacks
        return 500
