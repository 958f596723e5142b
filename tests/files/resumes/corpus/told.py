"""Pieces that several layouts say in the same way."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from tests.files.resumes.corpus.people import Degree, Job, Person
from tests.files.resumes.corpus.sheet import Block

MORE_DUTIES = 3


def line(text: str) -> Block:
    """A line of its own."""
    return Block("line", text)


def heading(person: Person, section: str) -> Block:
    """The heading of a section."""
    return Block("heading", person.headings[section])


def dates(person: Person, job: Job, dash: str = " – ") -> str:
    """From when to when, with months."""
    months = person.tongue.months
    end = person.tongue.present if job.end is None else _month(months, job.end)
    return f"{_month(months, job.start)}{dash}{end}"


def _month(months: tuple[str, ...], when: tuple[int, int]) -> str:
    year, month = when
    name = months[month - 1]
    return f"{name}/{year}" if name.isdigit() else f"{name} {year}"


def years(person: Person, job: Job, dash: str = " - ") -> str:
    """From when to when, in years."""
    return f"{job.start[0]}{dash}{person.tongue.present if job.end is None else job.end[0]}"


def studied(degree: Degree, dash: str = " – ") -> str:
    """The years of a degree."""
    return f"{degree.start}{dash}{degree.end}"


def experience(person: Person, tell: Callable[[Job], Iterable[Block]], *, duties: bool = True) -> list[Block]:
    """The section about work, each place told by `tell`."""
    told = [heading(person, "experience")]
    for job in person.jobs:
        told += tell(job)
        if duties:
            told += [Block("bullet", duty) for duty in job.duties]
        told.append(Block("gap"))
    return told


def education(person: Person, tell: Callable[[Degree], Iterable[Block]]) -> list[Block]:
    """The section about schools."""
    told = [heading(person, "education")]
    for degree in person.degrees:
        told += [*tell(degree), Block("gap")]
    return told


def listed(person: Person, section: str, entries: Iterable[str]) -> list[Block]:
    """A section of short lines."""
    return [heading(person, section), *(line(entry) for entry in entries), Block("gap")]


def skills(person: Person) -> list[Block]:
    """What they know."""
    return listed(person, "skills", [", ".join(person.tongue.skills)])


def references(person: Person) -> list[Block]:
    """Somebody else, who can be reached as well: nothing of this is the candidate's."""
    return [
        heading(person, "references"),
        line(f"Robin Quill, {person.jobs[1].company}"),
        line("robin.quill@example.org, +44 20 7946 0999"),
    ]
