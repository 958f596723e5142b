"""Text as people mean it: without what typesetting did to it."""

from __future__ import annotations

import re
import unicodedata

_LIGATURES = {
    code: unicodedata.normalize("NFKC", chr(code))
    for code in range(0xFB00, 0xFB07)  # fi, fl, ffi and their like
}
_GONE = dict.fromkeys((0x00AD, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFEFF))
_PLAIN = {"Zs": " ", "Zl": "\n", "Zp": "\n", "Co": "\t", "Cc": "", "Cs": "", "Cn": ""}
_DASHES = dict.fromkeys((0x2010, 0x2011), "-")
_BULLET = re.compile(r"^\s*(?:[•●▪■◦○►▶‣⁃∙·*➢✓–—-]|o(?= \s*[A-ZÀ-Ž]))\s+(?=\S)")
_GAP = re.compile(r"[ \t]*\t[ \t]*| {3,}")
_BROKEN_WORD = re.compile(r"(?<=[^\W\d_]{2})-\n(?=[a-zß-öø-ÿąćęłńóśźż]+(?:[\s,.;:!?]|$))")
_UNDERLINE = re.compile(r"^\s*[-=_~*#─━]{3,}\s*$")
_HASHES = re.compile(r"^\s*#{1,6}\s+(?=\S)")
_LONGEST_HEADING = 100
_FLANKED = re.compile(r"^\s*[-–—=~*]+\s+(.{3,50}?)\s+[-–—=~*]+\s*$")
_EMPHASIS = re.compile(r"(?<![\w*])(\*\*|__|\*)(?=\S)([^*\n]+?)(?<=\S)\1(?![\w*])")
_LETTERS_APART = re.compile(r"^\s*[^\W\d_](?: [^\W\d_'’-]){3,}(?: {2,}[^\W\d_](?: [^\W\d_'’-])+)*\s*$")


def tidy(text: str) -> str:
    """`text` with ligatures, soft hyphens, broken words, icons and odd spaces made plain.

    A wide gap within a line becomes a tab, a bullet becomes "• ".
    """
    text = unicodedata.normalize("NFC", text).translate(_LIGATURES).translate(_GONE).translate(_DASHES)
    text = "".join(_plain(character) for character in text.replace("\r\n", "\n").replace("\r", "\n"))
    lines = [_line(line) for line in text.split("\n") if not _UNDERLINE.match(line)]
    return re.sub(r"\n{3,}", "\n\n", _BROKEN_WORD.sub("", "\n".join(lines))).strip()


def _plain(character: str) -> str:
    if character in "\n\t":
        return character
    if character in "\v\f":
        return "\n"
    category = unicodedata.category(character)
    # An icon, of which the "private use" characters are made, stands for a label.
    return _PLAIN.get(category, character)


def _line(line: str) -> str:
    line = _FLANKED.sub(r"\1", line)
    line = _EMPHASIS.sub(r"\2", _HASHES.sub("", line))
    if len(line) <= _LONGEST_HEADING and _LETTERS_APART.match(line):
        return " ".join(word.replace(" ", "") for word in re.split(r" {2,}", line.strip()))
    bullet = _BULLET.match(line)
    rest = line[bullet.end() :] if bullet else line
    rest = re.sub(r" {2}", " ", _GAP.sub("\t", rest.strip()))
    return f"• {rest}" if bullet else rest


def squeezed(text: str) -> str:
    """`text` without any space."""
    return re.sub(r"\s+", "", text)
