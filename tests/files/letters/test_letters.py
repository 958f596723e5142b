"""Letters as files: what is read from them is what was written."""

from __future__ import annotations

import socket
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO
from typing import cast
from xml.etree import ElementTree as ET

import docx
import pytest
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject

from rowantree.domain.markup import POSTING_TAGS, sanitized
from rowantree.files.letters import pdf, word
from rowantree.files.letters.text import Paragraph, paragraphs

NOW = datetime(2026, 11, 22, 13, 0, tzinfo=UTC)
SCRIPTS = {
    "Latin": "Zażółć gęślą jaźń; Ærøskøbing, Łódź, ¿Señor Núñez?",
    "Vietnamese": "Nguyễn Thị Hồng Ánh, Đặng Văn Hữu",
    "Greek": "Καλημέρα, Παναγιώτης Ξενάκης",
    "Cyrillic": "Здравствуйте, Щёголев; Ґалаґан Їжак",
    "Georgian": "გამარჯობა, ნინო ბერიძე",
}
LETTER = (
    "<h1>An <i>offer</i></h1><p>Dear <b>Jane</b>,<br>this is <u>yours</u>: see "
    '<a href="https://example.com/a?b=1&amp;c=2">our page</a>.</p>'
    "<ol><li>Salary</li><li>Leave<ul><li>Paid</li></ul></li></ol><pre>  a\n  b</pre>"
)


def written(html: str) -> list[Paragraph]:
    """The paragraphs of what is left of `html` once it is sanitized."""
    return paragraphs(sanitized(html, POSTING_TAGS, "bodyHtml"))


def read_pdf(content: bytes) -> str:
    """All text of a PDF, with lines as it breaks them."""
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)


def read_docx(content: bytes) -> str:
    """All text of a Word file, a paragraph on each line."""
    return "\n".join(paragraph.text for paragraph in docx.Document(BytesIO(content)).paragraphs)


BOTH = pytest.mark.parametrize(("write", "read"), [(pdf.write, read_pdf), (word.write, read_docx)], ids=["pdf", "docx"])
Write = Callable[[list[Paragraph], str, datetime], bytes]
Read = Callable[[bytes], str]


@BOTH
@pytest.mark.parametrize("script", SCRIPTS)
def test_letters_of_many_scripts_come_back(write: Write, read: Read, script: str) -> None:
    said = SCRIPTS[script]
    html = f"<p>{said}</p><p><b>{said}</b></p><p><i>{said}</i></p><h2><i>{said}</i></h2>"

    assert read(write(written(html), "Offer", NOW)).split("\n") == [said] * 4


@BOTH
def test_everything_is_said_in_its_order(write: Write, read: Read) -> None:
    lines = [" ".join(line.split()) for line in read(write(written(LETTER), "Offer", NOW)).splitlines() if line.strip()]

    assert lines == [
        "An offer",
        "Dear Jane,",
        "this is yours: see our page.",
        "1. Salary",
        "2. Leave",
        "\u2022 Paid",
        "a",
        "b",
    ]


def test_a_word_file_says_how_it_looks() -> None:
    document = docx.Document(BytesIO(word.write(written(LETTER), "Offer - Jane", NOW)))
    heading, greeting, *_ = document.paragraphs

    assert heading.style is not None
    assert heading.style.name == "Heading 1"
    assert [(run.text, run.italic) for run in heading.runs] == [("An ", None), ("offer", True)]
    assert [run.text for run in greeting.runs if run.bold] == ["Jane"]
    assert [run.text for run in greeting.runs if run.underline] == ["yours"]
    assert [(link.text, link.url) for link in greeting.hyperlinks] == [("our page", "https://example.com/a?b=1&c=2")]
    assert document.core_properties.title == "Offer - Jane"
    assert (document.core_properties.author, document.core_properties.comments) == ("", "")
    assert document.core_properties.created == NOW


def test_a_pdf_says_what_it_is() -> None:
    reader = PdfReader(BytesIO(pdf.write(written(LETTER), "Offer - Ján", NOW)))
    (link,) = [each.get_object() for each in cast("ArrayObject", reader.pages[0]["/Annots"])]

    assert reader.metadata is not None
    assert (reader.metadata.title, reader.metadata.creation_date) == ("Offer - Ján", NOW)
    action = cast("DictionaryObject", cast("DictionaryObject", link)["/A"])
    assert str(action["/URI"]) == "https://example.com/a?b=1&c=2"


def test_the_same_letter_makes_the_same_pdf() -> None:
    assert pdf.write(written(LETTER), "Offer", NOW) == pdf.write(written(LETTER), "Offer", NOW)


def test_a_long_letter_has_pages() -> None:
    html = "".join(f"<p>Paragraph {number} of this letter. {'It goes on. ' * 20}</p>" for number in range(60))

    reader = PdfReader(BytesIO(pdf.write(written(html), "Offer", NOW)))
    said = " ".join(" ".join(page.extract_text().split()) for page in reader.pages)

    assert len(reader.pages) > 3
    assert [f"Paragraph {number} of this letter." in said for number in range(60)] == [True] * 60


def test_a_heading_stays_with_what_it_is_above() -> None:
    for lines in range(27, 32):  # about as many as stand on a page
        html = "<p>One line.</p>" * lines + "<h2>Heading</h2><p>What it is above.</p>"
        pages = PdfReader(BytesIO(pdf.write(written(html), "Offer", NOW))).pages
        (page,) = [page.extract_text() for page in pages if "Heading" in page.extract_text()]
        assert "What it is above." in page


@BOTH
def test_a_word_without_end_is_broken(write: Write, read: Read) -> None:
    said = read(write(written(f"<p>{'x' * 3_000}</p>"), "Offer", NOW))

    assert said.count("x") == 3_000


@pytest.mark.parametrize(
    ("html", "missing"),
    [
        ("<p>Dear 王伟, 你好</p>", "王伟你好"),
        ("<p>Dear שרה</p>", "שרה"),
        ("<p>Dear ليلى</p>", "ليى"),
        ("<b>नमस्ते</b>", "नमस्ते"),
        ("<p>Welcome \U0001f600</p>", "\U0001f600"),
        ("<p>Հայ</p>", "Հայ"),
        ("<i>ไทย</i>", "ไทย"),
    ],
)
def test_what_the_pdf_cannot_show_is_named(html: str, missing: str) -> None:
    with pytest.raises(pdf.NotShown) as caught:
        pdf.write(written(html), "Offer", NOW)

    assert caught.value.letters == missing
    assert missing[0] in read_docx(word.write(written(html), "Offer", NOW))


@BOTH
def test_signs_that_nobody_sees_do_no_harm(write: Write, read: Read) -> None:
    html = "<p>a\u200bb\ufeffc\u00add\u0007e&#x1;f\ufffe\u2066g\u202e</p>"

    assert read(write(written(html), "Offer\x00\ufffe", NOW)).strip() == "abcdefg"


@BOTH
def test_letters_put_together_are_one(write: Write, read: Read) -> None:
    assert read(write(written("<p>Zoe\u0308</p>"), "Offer", NOW)).strip() == "Zo\u00eb"


@BOTH
def test_nothing_is_fetched(write: Write, read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a letter is written without a network")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    html = (
        '<p>Seen <img src="http://127.0.0.1:9/a.png"><img src="file:///etc/passwd" width="5"></p>'
        '<link rel="stylesheet" href="http://127.0.0.1:9/a.css"><style>@import "http://127.0.0.1:9/b.css";</style>'
        '<svg><image href="http://127.0.0.1:9/c.svg"/></svg><object data="http://127.0.0.1:9/d"></object>'
    )

    content = write(written(html), "Offer", NOW)

    assert read(content).strip() == "Seen"
    assert b"127.0.0.1" not in content
    assert b"passwd" not in content


@pytest.mark.parametrize(
    "href", ["javascript:alert(1)", "file:///etc/passwd", "//evil.example/x", "/etc/passwd", "#top", "other.html", ""]
)
def test_a_link_leads_to_a_page_or_an_address_or_nowhere(href: str) -> None:
    paragraph = written(f'<p><a href="{href}">there</a></p>')[0]

    assert [(run.text, run.link) for run in paragraph.runs] == [("there", None)]


@BOTH
@pytest.mark.parametrize("sign", ["&#x1;", "&#xffff;", "&#xfffe;", "\u200b", "&#10;"])
def test_signs_that_nobody_sees_do_no_harm_in_links(write: Write, read: Read, sign: str) -> None:
    paragraphs = written(f'<p><a href="https://example.com/{sign}a">there</a></p>')

    assert paragraphs[0].runs[0].link == "https://example.com/a"
    assert read(write(paragraphs, "Offer", NOW)).strip() == "there"


def test_an_address_without_end_is_no_link() -> None:
    """A PDF says the address again on each line of the link: a short letter could become a huge file."""
    longest = f"https://example.com/{'a' * 1_980}"
    html = f'<p><a href="{longest}">one</a><a href="{longest}a">two</a></p>'

    assert [(run.text, run.link) for run in written(html)[0].runs] == [("one", longest), ("two", None)]


def test_a_word_file_refers_to_nothing_outside_but_links() -> None:
    content = word.write(written(LETTER), "Offer", NOW)

    with zipfile.ZipFile(BytesIO(content)) as archive:
        relations = [
            each
            for name in archive.namelist()
            if name.endswith(".rels")
            for each in ET.fromstring(archive.read(name))  # noqa: S314 we have just written it
            if each.get("TargetMode") == "External"
        ]
    assert [each.get("Target") for each in relations] == ["https://example.com/a?b=1&c=2"]


def test_lists_in_lists_stay_on_the_page() -> None:
    html = "<ul><li>deeper " * 200 + "</li></ul>" * 200

    said = read_pdf(pdf.write(written(html), "Offer", NOW))

    assert said.count("deeper") == 200
    assert max(paragraph.depth for paragraph in written(html)) == 6


@pytest.mark.parametrize(
    ("html", "said"),
    [
        ("<p> a\n  b </p>", ["a b"]),
        ("<p>a<b> b </b> c</p>", ["a b c"]),
        ("a<p></p><p> </p>b", ["a", "b"]),
        ("<p>a<br> b</p>", ["a\nb"]),
        ("<p>a&nbsp;b &lt;i&gt;</p>", ["a\u00a0b <i>"]),
        ("<pre>a\n\n  b\tc</pre>", ["a\n\n  b    c"]),
        ("<li>alone</li>", ["alone"]),
        ("</p></ul></a></pre>a", ["a"]),
        ("", []),
    ],
)
def test_white_space_is_read_as_html_has_it(html: str, said: list[str]) -> None:
    assert [paragraph.text for paragraph in paragraphs(html)] == said


def test_numbers_go_on_and_begin_anew() -> None:
    html = "<ol><li>a<ol><li>b</li><li>c</li></ol></li><li>d<p>e</p></li></ol><ul><li>f</li></ul><ol><li>g</li></ol>"

    assert [(each.mark, each.text) for each in written(html)] == [
        ("1.", "a"),
        ("1.", "b"),
        ("2.", "c"),
        ("2.", "d"),
        ("", "e"),
        ("\u2022", "f"),
        ("1.", "g"),
    ]
