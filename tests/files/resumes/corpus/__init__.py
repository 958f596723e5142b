"""Résumés that the tests make: twenty layouts, five languages, three kinds of file. Nobody in them exists."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tests.files.resumes.corpus import held_out, learnt, pdf, text, word
from tests.files.resumes.corpus.english import ENGLISH
from tests.files.resumes.corpus.french import FRENCH
from tests.files.resumes.corpus.german import GERMAN
from tests.files.resumes.corpus.people import Person, person
from tests.files.resumes.corpus.polish import POLISH
from tests.files.resumes.corpus.sheet import Expected, Sample, Sheet
from tests.files.resumes.corpus.spanish import SPANISH

TONGUES = (ENGLISH, GERMAN, FRENCH, SPANISH, POLISH)
PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
TEXT = "text/plain"

Layout = Callable[[Person], tuple[Sheet, Expected]]

_WRITERS: dict[str, tuple[str, Callable[[Sheet], bytes]]] = {
    "pdf": (PDF, pdf.write),
    "docx": (DOCX, word.write),
    "txt": (TEXT, text.write),
}


def samples(*, held: bool) -> Iterator[Sample]:
    """One half of the corpus: the layouts that the reading was made with, or those that it was only tried on."""
    for number, layout in enumerate(held_out.LAYOUTS if held else learnt.LAYOUTS):
        for tongue in TONGUES:
            yield from _files(layout, person(tongue, number, held_out=held), held=held)


def _files(layout: Layout, who: Person, *, held: bool) -> Iterator[Sample]:
    sheet, expected = layout(who)
    stem = f"{who.name}_CV".replace(" ", "_") if layout is held_out.nameless else "Resume 2024"
    for ending, (content_type, write) in _WRITERS.items():
        yield Sample(
            layout.__name__,
            who.tongue.code,
            held,
            f"{stem}.{ending}",
            content_type,
            write(sheet),
            expected,
        )
