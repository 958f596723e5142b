"""The people of the corpus, made of their language's pools. Nobody of them exists."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from tests.files.resumes.corpus.sheet import Expected
from tests.files.resumes.corpus.tongue import Tongue

_LETTERS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ł": "l", "Ł": "L", "ø": "o", "'": "", " ": ""})
_NICKNAMES = ("blue.heron", "tea4two", "quiet.comet", "northern.lamp", "paper.boat")


@dataclass(frozen=True)
class Job:
    """Work at one place for a time; without `end` it lasts."""

    title: str
    company: str
    place: str
    start: tuple[int, int]
    end: tuple[int, int] | None
    duties: tuple[str, ...]


@dataclass(frozen=True)
class Degree:
    """What was learnt where."""

    degree: str
    school: str
    start: int
    end: int


@dataclass(frozen=True)
class Person:
    """Somebody who does not exist."""

    tongue: Tongue
    fashion: int
    given: str
    family: str
    email: str
    phone_abroad: str
    phone_home: str
    phone: str
    slug: str
    website: str
    street: str
    postcode: str
    city: str
    jobs: tuple[Job, ...]
    degrees: tuple[Degree, ...]

    @property
    def name(self) -> str:
        """The name as it is written."""
        return f"{self.given} {self.family}"

    @property
    def town(self) -> str:
        """Postcode and city in the order of the country."""
        if self.tongue.postcode_first:
            return f"{self.postcode} {self.city}"
        return f"{self.city} {self.postcode}"

    @property
    def country(self) -> str:
        """The country in the language of the résumé."""
        return self.tongue.country

    @property
    def headings(self) -> dict[str, str]:
        """What the sections are called."""
        return self.tongue.headings[self.fashion]

    @property
    def labels(self) -> dict[str, str]:
        """What the lines of the contact data are called."""
        return self.tongue.labels[self.fashion]

    def expected(self, **other: str | None) -> Expected:
        """What is to be found where everything is shown except what `other` says, and no links."""
        known: dict[str, str | None] = {
            "name": self.name,
            "email": self.email,
            "phone_number": self.phone,
            "linkedin": None,
            "github": None,
            "website": None,
            "position": self.jobs[0].title,
            "company": self.jobs[0].company,
            "school": self.degrees[0].school,
            "location": None,
        }
        return Expected(**{**known, **other})


def plain(text: str) -> str:
    """`text` as people write it in addresses."""
    letters = unicodedata.normalize("NFD", text.casefold().translate(_LETTERS).replace("ł", "l"))
    return "".join(letter for letter in letters if letter.isascii())


def person(tongue: Tongue, number: int, *, held_out: bool) -> Person:
    """The person that layout `number` of one half is about."""
    first = 5 if held_out else 0

    def at(offset: int) -> int:
        return first + (number + offset) % 5

    given, family = tongue.given[at(0)], tongue.family[at(number // 5)]
    abroad, home, phone = tongue.phones[at(0)]
    postcode, city = tongue.places[at(1)]
    slug = f"{plain(given)}-{plain(family)}"
    jobs = tuple(_job(tongue, at(each), each, number) for each in range(3))
    degrees = tuple(
        Degree(
            tongue.degrees[at(each + number // 5)],
            tongue.schools[at(each + number // 5)],
            2012 - 4 * each,
            2016 - 4 * each,
        )
        for each in range(2)
    )
    return Person(
        tongue,
        1 if held_out else 0,
        given,
        family,
        _email(given, family, number),
        abroad,
        home,
        phone,
        slug,
        f"https://{plain(family)}.example",
        tongue.streets[at(0)],
        postcode,
        city,
        jobs,
        degrees,
    )


def _job(tongue: Tongue, index: int, age: int, number: int) -> Job:
    start = (2021 - 3 * age, (number + 2 * age) % 12 + 1)
    end = None if age == 0 else (2024 - 3 * age, (number + 2 * age + 10) % 12 + 1)
    duties = tuple(tongue.duties[(number + age + each) % len(tongue.duties)] for each in range(2 + age % 2))
    return Job(tongue.titles[index], tongue.companies[index], tongue.places[index][1], start, end, duties)


def _email(given: str, family: str, number: int) -> str:
    one, two = plain(given), plain(family)
    local = (
        f"{one}.{two}",
        f"{one[0]}{two}",
        f"{two}.{one}",
        f"{_NICKNAMES[number % len(_NICKNAMES)]}{70 + number}",
        f"{one}_{two}85",
    )[(number * 3 + len(family)) % 5]
    return f"{local}@{('example.com', 'mail.example.org', 'example.net')[number % 3]}"
