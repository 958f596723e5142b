"""How much of what the corpus says is found, and how much of what is found is right."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields
from functools import cache

from rowantree.files.resumes.extraction import extract
from rowantree.files.resumes.reading import Found
from tests.files.resumes.corpus import (
    TEXT,
    by_hand_english,
    by_hand_german,
    by_hand_last,
    by_hand_polish,
    by_hand_romance,
    by_hand_unseen,
    samples,
)
from tests.files.resumes.corpus.handwriting import Handwritten
from tests.files.resumes.corpus.sheet import Expected, Sample

FIELDS = tuple(field.name for field in fields(Expected))
BY_HAND: dict[str, tuple[Handwritten, ...]] = {
    "by hand, first": (
        *by_hand_english.HANDWRITTEN,
        *by_hand_german.HANDWRITTEN,
        *by_hand_romance.HANDWRITTEN,
        *by_hand_polish.HANDWRITTEN,
    ),
    "by hand, second": by_hand_unseen.HANDWRITTEN,
    "by hand, third": by_hand_last.HANDWRITTEN,
}


@dataclass
class Count:
    """How often a field was right, given at all, and there to be found."""

    right: int = 0
    given: int = 0
    there: int = 0

    @property
    def precision(self) -> float:
        """How much of what was given is right; 1 where nothing was."""
        return self.right / self.given if self.given else 1.0

    @property
    def recall(self) -> float:
        """How much of what was there is given rightly; 1 where nothing was."""
        return self.right / self.there if self.there else 1.0


Counts = dict[str, Count]


@dataclass(frozen=True)
class Wrong:
    """A value that is not the one of the file."""

    file: str
    field: str
    found: str
    expected: str | None


def flat(found: Found) -> dict[str, str | None]:
    """`found` with the names that the corpus has."""
    return {name: getattr(found.links if hasattr(found.links, name) else found, name) for name in FIELDS}


@cache
def layouts(*, held: bool) -> tuple[Sample, ...]:
    """One half of the made files."""
    return tuple(samples(held=held))


@cache
def measured() -> dict[str, tuple[Counts, tuple[Wrong, ...]]]:
    """The figures of every group of the corpus, and what was wrong."""
    found = {
        "layouts, learnt from": _measure(_made(held=False)),
        "layouts, held out": _measure(_made(held=True)),
    }
    for group, texts in BY_HAND.items():
        found[group] = _measure(_written(group, texts))
    return found


Read = tuple[str, Found, Expected]


def _made(*, held: bool) -> Iterable[Read]:
    for sample in layouts(held=held):
        name = f"{sample.layout} {sample.language} {sample.filename}"
        yield name, extract(sample.content, sample.content_type, sample.filename).found, sample.expected


def _written(group: str, texts: tuple[Handwritten, ...]) -> Iterable[Read]:
    for number, each in enumerate(texts):
        yield f"{group} {number}", extract(each.text.encode(), TEXT, "document.txt").found, each.expected


def _measure(reads: Iterable[Read]) -> tuple[Counts, tuple[Wrong, ...]]:
    counts = {name: Count() for name in FIELDS}
    wrong: list[Wrong] = []
    for file, found, expected in reads:
        there = asdict(expected)
        for name, value in flat(found).items():
            count = counts[name]
            count.there += there[name] is not None
            if value is None:
                continue
            count.given += 1
            count.right += value == there[name]
            if value != there[name]:
                wrong.append(Wrong(file, name, value, there[name]))
    return counts, tuple(wrong)
