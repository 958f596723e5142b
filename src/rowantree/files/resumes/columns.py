"""Columns that stand side by side, put one after the other."""

from __future__ import annotations

import re

from rowantree.files.resumes.headings import heading

_CELL = re.compile(r"\S+(?: {1,2}\S+)*")
_LEFTMOST = 10
_FEWEST_LINES = 3
_DRIFT = 14
"""How far a line may be pushed to the right by the one beside it, in characters."""


def in_reading_order(lines: list[str]) -> list[str]:
    """`lines` of a page as it is seen, with columns one after the other.

    Two columns are told from a table by their headings: a heading on either side, and not on one line only. Where lines run
    over both columns, such as a band at the top, they divide what is above from what is below.
    """
    edge = _edge(lines)
    if edge is None:
        return lines
    found: list[str] = []
    left: list[str] = []
    right: list[str] = []
    for line in lines:
        if _crosses(line, edge):
            found += [*left, *right, line]
            left, right = [], []
        else:
            at = _cut(line, edge)
            left.append(line[:at].rstrip())
            right.append(line[at:])
    return [*found, *left, *right]


def _edge(lines: list[str]) -> int | None:
    """Where the right column begins, if there is one."""
    starts = [
        (number, match.start(), match.group()) for number, line in enumerate(lines) for match in _CELL.finditer(line)
    ]
    headings = [(number, start) for number, start, text in starts if heading(text) is not None]
    for start in sorted({start for _, start in headings if start >= _LEFTMOST}):
        right = [number for number, other in headings if abs(other - start) <= 1]
        left = [number for number, other in headings if other < start - _LEFTMOST]
        aligned = [number for number, other, _ in starts if abs(other - start) <= 1]
        filled = [number for number in range(min(aligned), max(aligned) + 1) if lines[number].strip()]
        crossing = [number for number in filled if _crosses(lines[number], start)]
        if right and left and len(aligned) >= _FEWEST_LINES and len(crossing) * 4 <= len(filled):
            return start
    return None


def _crosses(line: str, edge: int) -> bool:
    """Whether a word of `line` stands on both sides of `edge`, or begins left of it and does not end there."""
    return bool(line[:edge].strip()) and bool(line[edge:].strip()) and _cut(line, edge) == len(line)


def _cut(line: str, edge: int) -> int:
    """Where to cut `line`: at the edge, or where what stood left of it pushed the rest."""
    if not line[max(edge - 1, 0) : edge].strip():
        return edge
    gap = re.compile(r" {2,}").search(line, max(edge - 2, 0), edge + _DRIFT)
    return gap.end() if gap else len(line)
