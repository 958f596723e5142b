"""Sheets as DOCX."""

from __future__ import annotations

import zipfile
from datetime import UTC, datetime
from io import BytesIO

from docx import Document
from docx.document import Document as Word
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.shared import Pt
from docx.table import _Cell

from tests.files.resumes.corpus.sheet import Block, Sheet

_THEN = datetime(2024, 1, 1, tzinfo=UTC)


def write(sheet: Sheet) -> bytes:
    """The DOCX of `sheet`: columns and rows are tables, as in most templates."""
    word = Document()
    word.core_properties.created = word.core_properties.modified = _THEN
    word.core_properties.author = "Office"
    word.sections[0].header.paragraphs[0].text = sheet.header
    word.sections[0].footer.paragraphs[0].text = sheet.footer
    _fill(word, sheet.band)
    if sheet.side:
        cells = word.add_table(rows=1, cols=2).rows[0].cells
        left, right = (sheet.side, sheet.main) if sheet.side_at == "left" else (sheet.main, sheet.side)
        _fill(cells[0], left)
        _fill(cells[1], right)
    else:
        _fill(word, sheet.main)
    for address in sheet.addresses:
        word.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    file = BytesIO()
    word.save(file)
    return _without_times(file.getvalue())


def _fill(place: Word | _Cell, blocks: list[Block]) -> None:
    for block in blocks:
        if block.kind == "row":
            table = place.add_table(rows=1, cols=2)
            table.rows[0].cells[0].text = block.text
            table.rows[0].cells[1].text = block.right
            continue
        text = f"{block.text}\t{block.right}" if block.kind == "split" else block.text
        paragraph = place.add_paragraph()
        run = paragraph.add_run(text)
        run.bold = block.kind in ("title", "heading", "strong")
        if block.kind == "title":
            run.font.size = Pt(20)
        if block.kind == "heading":
            paragraph.style = "Heading 1"
        if block.kind == "bullet":
            paragraph.style = "List Bullet"
        if block.kind == "split":
            paragraph.paragraph_format.tab_stops.add_tab_stop(Pt(430), WD_TAB_ALIGNMENT.RIGHT)
        if block.kind == "page":
            run.add_break()


def _without_times(content: bytes) -> bytes:
    """The same archive on every day."""
    file = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0)), old.read(name), zipfile.ZIP_DEFLATED)
    return file.getvalue()
