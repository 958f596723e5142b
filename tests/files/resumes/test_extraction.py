"""The text that comes out of files, in the order in which people read it."""

from __future__ import annotations

import pytest

from rowantree.files.resumes.columns import in_reading_order
from rowantree.files.resumes.extraction import extract
from rowantree.files.resumes.tidying import tidy
from tests.files.resumes.bad_files import docx, paragraph
from tests.files.resumes.corpus import DOCX, TEXT
from tests.files.resumes.measuring import layouts

BOX = f"<w:p><w:r><w:pict><w:txbxContent>{paragraph('in the box')}</w:txbxContent></w:pict></w:r></w:p>"
COMPATIBLE = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


def text_of(body: str) -> str | None:
    """The text of a DOCX with this body."""
    return extract(docx(body), DOCX, "a.docx").text


def cell(*lines: str) -> str:
    """A cell of a table."""
    return f"<w:tc>{''.join(map(paragraph, lines))}</w:tc>"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("e\ufb03cient \ufb02ight", "efficient flight"),
        ("soft\u00adware", "software"),
        ("pro-\nject management", "project management"),
        ("Hans-\nPeter", "Hans-\nPeter"),
        ("a\u00a0b\u2009c", "a b c"),
        ("\uf0e0 a@example.com \uf095 123", "a@example.com\t123"),
        ("Title      2019", "Title\t2019"),
        ("▪ one\n– two\n* three", "• one\n• two\n• three"),
        ("Skills\n======\nx", "Skills\nx"),
        ("## Experience", "Experience"),
        ("**bold** and *not*", "bold and not"),
        ("J A N E  D O E", "JANE DOE"),
        ("a\x00b\x07c", "abc"),
        ("one\r\ntwo\rthree\ffour", "one\ntwo\nthree\nfour"),
        ("— Parcours —", "Parcours"),
    ],
)
def test_what_typesetting_did_is_undone(written: str, meant: str) -> None:
    assert tidy(written) == meant


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("Zoë".encode(), "Zoë"),
        ("Zoë".encode("utf-8-sig"), "Zoë"),
        ("Zoë".encode("utf-16"), "Zoë"),
        ("Zoë".encode("windows-1252"), "Zoë"),
        ("Małgorzata żyła".encode("windows-1250"), "Małgorzata żyła"),
    ],
)
def test_a_text_is_read_in_the_encoding_it_was_written_in(content: bytes, text: str) -> None:
    assert extract(content, TEXT, "a.txt").text == text


def test_a_text_box_is_read_once() -> None:
    body = f"<w:p><w:r><mc:AlternateContent {COMPATIBLE}><mc:Choice>{BOX}</mc:Choice><mc:Fallback>{BOX}</mc:Fallback>"

    assert text_of(f"{body}</mc:AlternateContent></w:r></w:p>") == "in the box"


def test_the_cells_of_a_row_stand_side_by_side() -> None:
    row = f"<w:tr>{cell('2019')}{cell('Baker', 'Wensum')}</w:tr>"

    assert text_of(f"<w:tbl>{row}{row}</w:tbl>") == "2019\tBaker\nWensum\n2019\tBaker\nWensum"


def test_long_cells_are_columns() -> None:
    left, right = [f"left {each}" for each in range(9)], [f"right {each}" for each in range(9)]

    assert text_of(f"<w:tbl><w:tr>{cell(*left)}{cell(*right)}</w:tr></w:tbl>") == "\n".join([*left, *right])


def test_what_was_deleted_is_not_read() -> None:
    body = "<w:p><w:del><w:r><w:delText>old</w:delText></w:r></w:del><w:r><w:t>new</w:t></w:r></w:p>"

    assert text_of(body) == "new"


def test_columns_are_read_one_after_the_other() -> None:
    page = [
        "Kontakt                Jan Nowak",
        "jan@example.com",
        "Gdynia                 Experience",
        "                       Baker, Wensum",
        "Skills                 2019 - now",
        "Patience               Education",
    ]

    assert in_reading_order(page) == [
        "Kontakt",
        "jan@example.com",
        "Gdynia",
        "",
        "Skills",
        "Patience",
        "Jan Nowak",
        "",
        "Experience",
        "Baker, Wensum",
        "2019 - now",
        "Education",
    ]


def test_a_table_is_no_pair_of_columns() -> None:
    table = ["Experience", "2019 - now           Baker", "                     Wensum", "2012 - 2019          Cook"]

    assert in_reading_order(table) == table


def test_two_columns_that_were_drawn_line_by_line_are_told_apart() -> None:
    sample = next(each for each in layouts(held=False) if (each.layout, each.language) == ("two_columns", "en"))

    lines = (extract(sample.content, sample.content_type, sample.filename).text or "").split("\n")

    assert sample.filename.endswith(".pdf")
    assert lines[2:6] == ["Work Experience", "Larkhill Systems", "Product Manager", "Feb 2021 – Present"]


def test_words_that_were_drawn_one_by_one_are_whole() -> None:
    sample = next(each for each in layouts(held=False) if (each.layout, each.language) == ("separators", "fr"))

    text = extract(sample.content, sample.content_type, sample.filename).text or ""

    assert "mise en production ramenée à un jour" in text
