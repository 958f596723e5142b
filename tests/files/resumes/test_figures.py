"""How well résumés are read: floors under the figures, and that docs/resumes.md tells the present ones."""

from __future__ import annotations

import pytest

from tests.files.resumes.corpus import samples
from tests.files.resumes.measuring import BY_HAND, FIELDS, Count, layouts, measured
from tests.files.resumes.report import PAGE, page

PRECISION = 0.98
RECALL = {
    "name": 0.94,
    "email": 0.98,
    "phone_number": 0.98,
    "linkedin": 0.98,
    "github": 0.98,
    "website": 0.98,
    "position": 0.94,
    "company": 0.94,
    "school": 0.94,
    "location": 0.78,
}
PRECISION_BY_HAND = {"phone_number": 0.95, "position": 0.95}
RECALL_BY_HAND = {"position": 0.82, "company": 0.75, "school": 0.85}

each_half = pytest.mark.parametrize("half", ["layouts, learnt from", "layouts, held out"])
each_field = pytest.mark.parametrize("name", FIELDS)


def _by_hand(name: str) -> Count:
    counts = [measured()[group][0][name] for group in BY_HAND]
    return Count(
        sum(each.right for each in counts), sum(each.given for each in counts), sum(each.there for each in counts)
    )


@each_half
@each_field
def test_what_is_found_in_a_layout_is_right(half: str, name: str) -> None:
    counts, wrong = measured()[half]

    assert counts[name].precision >= PRECISION, [each for each in wrong if each.field == name]


@each_half
@each_field
def test_what_is_in_a_layout_is_found(half: str, name: str) -> None:
    assert measured()[half][0][name].recall >= RECALL[name]


@each_field
def test_what_is_found_in_a_handwritten_resume_is_right(name: str) -> None:
    assert _by_hand(name).precision >= PRECISION_BY_HAND.get(name, 0.97)


@each_field
def test_what_is_in_a_handwritten_resume_is_found(name: str) -> None:
    assert _by_hand(name).recall >= RECALL_BY_HAND.get(name, 0.93)


def test_the_page_tells_the_present_figures() -> None:
    assert PAGE.read_text() == page(), "python -m tests.files.resumes writes it"


def test_the_corpus_has_every_layout_in_every_language_as_every_kind_of_file() -> None:
    for held in (False, True):
        made = layouts(held=held)
        assert len({each.layout for each in made}) == 10
        assert len({(each.layout, each.language, each.content_type) for each in made}) == 10 * 5 * 3 == len(made)


def test_the_corpus_is_the_same_every_time() -> None:
    again = {(each.layout, each.language, each.filename): each.content for each in samples(held=False)}

    assert all(
        again[each.layout, each.language, each.filename] == each.content
        for each in layouts(held=False)
        if not each.filename.endswith(".pdf")
    )


def test_the_halves_share_no_person() -> None:
    one, two = ({each.expected.name for each in layouts(held=held)} for held in (False, True))

    assert not one & two
