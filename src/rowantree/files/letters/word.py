"""Letters as Word files (DOCX)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING

from rowantree.files.letters.text import Paragraph, Run, visible

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph as WordParagraph
    from docx.text.run import Run as WordRun

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

_MARGIN, _INDENT = 25, 8
"""In millimetres."""
_FONT, _CODE = "Calibri", "Courier New"
_SIZE = 11
_BLUE = 0x0550A0


def write(paragraphs: Iterable[Paragraph], title: str, now: datetime) -> bytes:
    """A letter as a Word file. It is as wide as the PDF; its reader finds a font for each letter."""
    import docx  # noqa: PLC0415 imported by those who write letters, not by every process

    document = docx.Document()
    _set_up(document, title, now)
    for paragraph in paragraphs:
        _add(document, paragraph)
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def _set_up(document: Document, title: str, now: datetime) -> None:
    from docx.shared import Mm, Pt  # noqa: PLC0415 as above

    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(_MARGIN)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = _FONT, Pt(_SIZE)
    properties = document.core_properties
    properties.title, properties.author, properties.last_modified_by, properties.comments = (
        visible(title)[:255],
        "",
        "",
        "",
    )
    properties.created = properties.modified = now.astimezone(UTC).replace(tzinfo=None)


def _add(document: Document, paragraph: Paragraph) -> None:
    from docx.shared import Mm  # noqa: PLC0415 as above

    added = document.add_paragraph()
    if paragraph.heading:
        # By its id: python-docx goes through all styles for each paragraph that is given one by its name.
        added._p.style = f"Heading{paragraph.heading}"  # noqa: SLF001 python-docx has no other way
    if paragraph.depth:
        added.paragraph_format.left_indent = Mm(_INDENT * paragraph.depth)
    if paragraph.mark:
        added.paragraph_format.first_line_indent = Mm(-_INDENT)
        added.paragraph_format.tab_stops.add_tab_stop(Mm(_INDENT * paragraph.depth))
        added.add_run(f"{paragraph.mark}\t")
    for run in paragraph.runs:
        _add_run(added, run)


def _add_run(paragraph: WordParagraph, run: Run) -> None:
    added = paragraph.add_run(run.text)
    added.bold = "bold" in run.styles or None
    added.italic = "italic" in run.styles or None
    added.underline = "underlined" in run.styles or bool(run.link) or None
    if "code" in run.styles:
        added.font.name = _CODE
    if run.link:
        _link(paragraph, added, run.link)


def _link(paragraph: WordParagraph, run: WordRun, address: str) -> None:
    """Makes a run a link, which is followed when somebody clicks on it, and never before."""
    from docx.opc.constants import RELATIONSHIP_TYPE  # noqa: PLC0415 as above
    from docx.oxml import OxmlElement  # noqa: PLC0415 as above
    from docx.oxml.ns import qn  # noqa: PLC0415 as above
    from docx.shared import RGBColor  # noqa: PLC0415 as above

    run.font.color.rgb = RGBColor.from_string(f"{_BLUE:06X}")
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    link.append(run._r)  # noqa: SLF001 python-docx makes no links
    paragraph._p.append(link)  # noqa: SLF001 the same
