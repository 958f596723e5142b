"""From the bytes of a file to what it says."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePath

from rowantree.files.resumes.finding import find
from rowantree.files.resumes.reading import MAX_FILE, MAX_TEXT, Reading
from rowantree.files.resumes.source import Source, Unreadable

_ZIP = b"PK\x03\x04"
_OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SEARCHED_FOR_PDF = 1_024
_SEARCHED = 50_000
"""How much of the text is searched for what it is about: far more than a résumé has."""
_SEARCHED_OF_A_LINE = 1_000
_TEXTS = frozenset({"", ".txt", ".text", ".md"})


def extract(content: bytes, content_type: str, filename: str) -> Reading:
    """What the file says, and what is to be found in it. What the file is, is told by its first bytes, not by its name."""
    try:
        source = _source(content, content_type, filename)
    except Unreadable as error:
        return Reading(problem=str(error))
    begin = replace(source, text="\n".join(line[:_SEARCHED_OF_A_LINE] for line in source.text[:_SEARCHED].split("\n")))
    return Reading(text=source.text[:MAX_TEXT], found=find(begin, filename), problem=source.remark)


def _source(content: bytes, content_type: str, filename: str) -> Source:
    if not content:
        raise Unreadable("the file is empty")
    if len(content) > MAX_FILE:
        raise Unreadable(f"the file is larger than {MAX_FILE // 1024 // 1024} MB")
    if b"%PDF-" in content[:_SEARCHED_FOR_PDF]:
        from rowantree.files.resumes import pdf  # noqa: PLC0415 loaded only for what needs it

        return pdf.read(content)
    if content.startswith(_ZIP):
        from rowantree.files.resumes import word  # noqa: PLC0415 the same

        return word.read(content)
    if content.startswith(_OLD_WORD):
        raise Unreadable("the file is of an old version of Word, or has a password; PDF, DOCX and plain text are read")
    return _plain(content, content_type, filename)


def _plain(content: bytes, content_type: str, filename: str) -> Source:
    from rowantree.files.resumes import plain  # noqa: PLC0415 the same

    kind = content_type.partition(";")[0].strip().casefold()
    if kind.startswith("text/") or PurePath(filename).suffix.casefold() in _TEXTS:
        return plain.read(content)
    if "pdf" in kind:
        raise Unreadable("the file is called a PDF but is none")
    if "word" in kind:
        raise Unreadable("the file is called a Word document but is none")
    raise Unreadable("only PDF, DOCX and plain text are read")
