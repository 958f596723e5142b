"""docs/resumes.md: what was measured, how, and what it does not say."""

from __future__ import annotations

from pathlib import Path

from tests.files.resumes.measuring import BY_HAND, FIELDS, Count, Counts, Wrong, layouts, measured

PAGE = Path(__file__).parents[3] / "docs" / "resumes.md"

# Right, given, there: when a group was read for the first time, before anything was changed because of it.
_FIRST_LOOKS: dict[str, tuple[tuple[int, int, int], ...]] = {
    "layouts, held out": (
        (150, 150, 150),
        (150, 150, 150),
        (117, 117, 135),
        (30, 30, 30),
        (15, 15, 15),
        (15, 15, 15),
        (148, 149, 150),
        (147, 149, 150),
        (147, 147, 150),
        (45, 45, 75),
    ),
    "by hand, first": (
        (16, 17, 19),
        (20, 21, 20),
        (13, 13, 16),
        (2, 2, 2),
        (1, 1, 1),
        (3, 3, 3),
        (7, 9, 17),
        (4, 5, 15),
        (13, 13, 18),
        (15, 16, 15),
    ),
    "by hand, second": (
        (11, 12, 14),
        (14, 14, 14),
        (10, 10, 11),
        (2, 2, 2),
        (1, 1, 1),
        (0, 0, 0),
        (9, 12, 12),
        (6, 8, 11),
        (7, 8, 13),
        (6, 6, 10),
    ),
    "by hand, third": (
        (9, 11, 12),
        (13, 13, 13),
        (9, 10, 10),
        (1, 1, 1),
        (0, 0, 0),
        (1, 1, 1),
        (6, 6, 10),
        (5, 5, 10),
        (6, 7, 9),
        (8, 9, 9),
    ),
}

_INTRODUCTION = """# Reading résumés

The tables are made by `python -m tests.files.resumes`; do not edit. A test reads the corpus again and compares.

`rowantree.files.resumes.reader.read` takes a PDF, a DOCX or a plain text and gives back its text, and what is plain to see
in it: name, e-mail, phone number, profiles and page, the latest position and its company, the latest school, and the city.
What is not plain is left out. A wrong name in somebody's record is worse than none, so the rules aim at precision.

There is no model and no dictionary of names, companies or cities: rules only, for English, German, French, Spanish and
Polish. They know what sections are called, words that make a profession, a company or a school, and how dates are written.

- **Name**: what a label says; what the e-mail address, a profile or the file's name agree with; else the line in the
  largest type, or the first line, where the rest looks like a résumé and the e-mail address does not contradict.
- **E-mail, profiles, page**: where they say how to be reached, before what else there is; nothing from references.
- **Phone number**: valid in the numbering plan. Without a country code only where the country is told: by name, by the
  postcode of an address, or by the domain of an address in a language of one country.
- **Position and company**: from the latest entry of the section about work, where one part is known for a title and one
  other part remains. Of two possible companies, neither.
- **School**: from the latest entry that names one, where it names one only.
- **Without a name** there is only e-mail and phone number: the file may not be a résumé at all.

## Words and columns of PDF files

pypdf reads pages in two modes. The same files (the PDFs of all made layouts) read in four ways, all fields together:

| way | right | given | there | precision | recall |
| --- | --- | --- | --- | --- | --- |
| plain mode | 602 | 617 | 695 | 0.976 | 0.866 |
| layout mode | 624 | 635 | 695 | 0.983 | 0.898 |
| layout mode, columns one after the other | 671 | 681 | 695 | 0.985 | 0.965 |
| the same, words from the plain mode (what is done) | 682 | 682 | 695 | 1.000 | 0.981 |

The plain mode runs columns together that were drawn line by line, and puts dates last that were drawn last. The layout mode
guesses where words end when each was drawn by itself. So the lines come from the one and the words from the other. (Measured
once, when the choice was made.)

## The corpus

Everybody in it is invented; addresses are at example domains, and phone numbers are from ranges kept for fiction where a
country has one. Two kinds:

- **Made**: twenty layouts in five languages as PDF, DOCX and text, {files} files. Ten layouts were there while the rules
  were made. Ten were held out: written before, read for the first time afterwards, with other people, titles, companies,
  schools and headings.
- **Written by hand**: {texts} texts, each in its own way, with careers that are not straight, and files that are no résumés
  (an advertisement, an invoice, minutes, a menu). Three batches, each written and read after the rules had been changed
  because of the batch before.

"First look" is what a group gave when it was read for the first time; "now" is after what was learnt from it. Where the
expectation was wrong and not the reading, it was corrected, for both: six phone numbers that do stand in the texts, a school,
and a title that a text writes longer.
"""

_LIMITS = """
## What this does not say

- **The corpus and the rules are by one author.** The made layouts are regular; that they are read nearly without fault says
  that the machinery works, not that your candidates' files will be. The first looks at what was written by hand are the
  better guess, and they are worse: see "First looks by hand, together". E-mail addresses, phone numbers and profiles can be
  relied on; look at names and schools; take positions and companies as proposals. No real résumés were used, as nobody's
  were ours to use.
- What the lists of professions do not know ("Staff Sergeant") is left out, unless a company's legal form gives it away.
- "Title, Something, City" is left out where the city is not otherwise known: the something may be a department.
- A file that is no résumé but has headings like one and a line like a name can still give a name.
- A name in capitals is written in small letters by rule: "WEISS" becomes "Weiss", though it may be "Weiß".
- Two phone numbers: the first is taken, whichever it is.
- A city by itself, without postcode, country or state, is not taken. There is no list of cities.
- Scans and pictures have no text; they are not recognized. Old Word files (.doc), RTF, ODT and Pages are not read.
- Three columns, and columns without headings of their own, are read across.
- Names in scripts without capitals are found only where a label says so.

## Safety

A file is read in a process of its own: half a gigabyte of address space, ten seconds of processor, fifteen seconds in all,
no files written, no other process, no connection, an empty environment. What it answers is decoded strictly and has a
maximum size. The limits are those of POSIX systems; on macOS the one on memory does not hold. It is no virtual machine: who
finds a way to run native code in the parsers, which are written in Python apart from zlib, expat and (for PDFs that are
encrypted without a password) OpenSSL, runs it as the user of the server, within the limits of the operating system. Entities are refused, scripts are not run, and nothing that a file refers to is opened.
"""


def page() -> str:
    """The whole document."""
    texts = sum(len(each) for each in BY_HAND.values())
    files = len(layouts(held=False)) + len(layouts(held=True))
    told = [_INTRODUCTION.format(files=files, texts=texts), "\n## Figures\n"]
    for group, (counts, wrong) in measured().items():
        told.append(_table(group, counts, wrong))
    return "".join(told) + _together() + _LIMITS


def _together() -> str:
    """All first looks at what was written by hand as one group."""
    lines = ["\n### First looks by hand, together\n", "| field | precision | recall | right / given / there |"]
    lines.append("| --- | --- | --- | --- |")
    for number, name in enumerate(FIELDS):
        looks = [_FIRST_LOOKS[group][number] for group in BY_HAND]
        lines.append(f"| {name} |{_cells(Count(*(sum(each) for each in zip(*looks, strict=True))))}")
    return "\n".join([*lines, ""])


def _table(group: str, counts: Counts, wrong: tuple[Wrong, ...]) -> str:
    first = _FIRST_LOOKS.get(group)
    head = "| field | precision | recall | right / given / there |"
    rule = "| --- | --- | --- | --- |"
    if first is not None:
        head += " precision, first look | recall, first look | right / given / there, first look |"
        rule += " --- | --- | --- |"
    lines = [f"\n### {group.capitalize()}\n", head, rule]
    for number, name in enumerate(FIELDS):
        line = _cells(counts[name])
        if first is not None:
            line += _cells(Count(*first[number]))
        lines.append(f"| {name} |{line}")
    lines += [f"\nWrong: {len(wrong)}.", *(f"- {_told(each)}" for each in wrong)]
    return "\n".join([*lines, ""])


def _cells(count: Count) -> str:
    precision = f"{count.precision:.3f}" if count.given else "–"
    recall = f"{count.recall:.3f}" if count.there else "–"
    return f" {precision} | {recall} | {count.right} / {count.given} / {count.there} |"


def _told(wrong: Wrong) -> str:
    return f"{wrong.file}, {wrong.field}: found “{wrong.found}”, expected {_quoted(wrong.expected)}"


def _quoted(text: str | None) -> str:
    return "nothing" if text is None else f"“{text}”"
