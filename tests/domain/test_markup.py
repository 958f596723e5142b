"""HTML that comes from outside."""

from __future__ import annotations

import pytest

from rowantree.core.errors import InvalidInput
from rowantree.domain.markup import NOTE_TAGS, POSTING_TAGS, plain, sanitized


@pytest.mark.parametrize(
    ("html", "kept"),
    [
        ("<p>Hello <b>you</b></p>", "<p>Hello <b>you</b></p>"),
        ("<h2>What</h2><ul><li>This</li></ul>", "<h2>What</h2><ul><li>This</li></ul>"),
        ("<div>Text <span>stays</span></div>", "Text stays"),
        ("<script>alert(1)</script>gone", "gone"),
        ("<style>p { color: red }</style>gone", "gone"),
        ('<p style="color: red" onclick="x()">Bare</p>', "<p>Bare</p>"),
        ('<img src="x" onerror="alert(1)">', ""),
        ('<a href="javascript:alert(1)">x</a>', "<a>x</a>"),
        ('<a href="https://example.com">x</a>', '<a href="https://example.com">x</a>'),
        ('<a href="mailto:a@example.com">x</a>', '<a href="mailto:a@example.com">x</a>'),
        ("5 &lt; 6 &amp; 7", "5 &lt; 6 &amp; 7"),
    ],
)
def test_only_harmless_html_of_a_posting_stays(html: str, kept: str) -> None:
    assert sanitized(html, POSTING_TAGS, "note") == kept


@pytest.mark.parametrize(
    "tag",
    [
        '<b style="color: red">',
        "<B\nclass='a > b' id=x>",
        '<b/title="<b>">',
        "<b\ttitle = plain>",
        "<b a=x/ b>",
        "<b =>",
    ],
)
def test_what_is_bold_keeps_no_attributes(tag: str) -> None:
    assert sanitized(f"{tag}bold</b> plain", NOTE_TAGS, "note") == "<b>bold</b> plain"


@pytest.mark.parametrize("html", ["<b", "<b ", '<b title="', "<b title='x> y"])
def test_a_tag_that_does_not_end_says_nothing(html: str) -> None:
    assert plain(sanitized(f"kept {html}", NOTE_TAGS, "note")) == "kept"


def test_html_that_is_nested_wrongly_stays_short() -> None:
    opened = "".join(f"<b id={number}>" for number in range(2_400))

    assert len(sanitized(f"<p>{opened}{'<p>x' * 2_400}", NOTE_TAGS, "note")) < 100_000


def test_a_note_holds_less_than_a_posting() -> None:
    assert sanitized("<h1>Loud</h1><b>bold</b>", NOTE_TAGS, "note") == "Loud<b>bold</b>"


def test_what_was_sanitized_stays_as_it_is() -> None:
    once = sanitized('<p>a<a href="https://example.com">b</a> &amp; c<br></p>', POSTING_TAGS, "note")

    assert sanitized(once, POSTING_TAGS, "note") == once


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>One</p><p>Two</p>", "One\n\nTwo"),
        ("<h1>Head</h1>\n<p>Body</p>", "Head\n\nBody"),
        ("<ul><li>One</li><li>Two</li></ul>", "- One\n- Two"),
        ("<p>Before</p><ol><li><p>One</p></li></ol><p>After</p>", "Before\n\n- One\n\nAfter"),
        ("<ul><li><p>One</p></li>\n<li><p>Two</p></li></ul>", "- One\n- Two"),
        ("One<br>Two<br/>Three", "One\nTwo\nThree"),
        ("<b>bold</b> and <i>slanted</i>", "bold and slanted"),
        ("  much \n  space ", "much space"),
        ("<b>a</b>\n<i>b</i>", "a b"),
        ("5 &lt; 6 &amp; 7 &#233;", "5 < 6 & 7 é"),
        ("<pre>if x:\n    y</pre>", "if x:\n    y"),
        ("", ""),
        ("<p> </p>", ""),
    ],
)
def test_html_reads_as_text(html: str, text: str) -> None:
    assert plain(html) == text


def test_what_would_take_long_to_read_is_refused() -> None:
    with pytest.raises(InvalidInput, match="`note` must have at most 5,000 tags"):
        sanitized("<ul><li>" * 2_501, NOTE_TAGS, "note")
