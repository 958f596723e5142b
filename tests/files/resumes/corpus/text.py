"""Sheets as plain text."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from tests.files.resumes.corpus.sheet import Block, Sheet

_WIDTH = 78
_ROW = 22


def write(sheet: Sheet) -> bytes:
    """The text of `sheet`: one column after the other."""
    blocks = [*sheet.band, *(block for column in sheet.columns() for block in column)]
    lines = [line for block in blocks for line in _lines(block)]
    lines += ["", sheet.footer, *sheet.addresses] if sheet.footer or sheet.addresses else []
    return "\n".join([*lines, ""]).encode()


def _lines(block: Block) -> Iterator[str]:
    match block.kind:
        case "gap" | "page":
            yield ""
        case "heading":
            yield from ("", block.text, "-" * len(block.text))
        case "bullet":
            yield from textwrap.wrap(f"* {block.text}", _WIDTH, subsequent_indent="  ")
        case "paragraph":
            yield from textwrap.wrap(block.text, _WIDTH)
        case "split":
            yield f"{block.text}  {block.right:>{max(_WIDTH - len(block.text) - 2, 0)}}"
        case "row":
            first, *rest = block.right.split("\n")
            yield f"{block.text:<{_ROW - 3}}   {first}"
            yield from (" " * _ROW + each for each in rest)
        case _:
            yield block.text
