"""Where people live: the cities, countries and postcodes in a résumé."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from babel import Locale

_LANGUAGES = ("en", "de", "fr", "es", "pl")
_ALSO = {
    "uk": "GB",
    "u.k.": "GB",
    "england": "GB",
    "scotland": "GB",
    "wales": "GB",
    "northern ireland": "GB",
    "great britain": "GB",
    "usa": "US",
    "u.s.a.": "US",
    "united states of america": "US",
    "the netherlands": "NL",
    "holland": "NL",
    "czech republic": "CZ",
    "brd": "DE",
}
_STATES = (
    "AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI "
    "SC SD TN TX UT VT VA WA WV WI WY DC"
).replace(" ", "|")
_WORD = r"[A-ZÀ-ÖØ-ÞĀĂĄĆČĎĘĚĽŁŃŇŐŒŘŚŠŤŪŮŹŻŽ][\w'’.]*(?:-\w+)*"
_SMALL = r"(?:am|an|der|im|in|ob|bei|sur|sous|la|le|les|de|del|of|upon|nad|pod|under|on|the|en|a)"
_CITY = rf"(?:{_WORD})(?:[ -](?:{_SMALL}[ -])*{_WORD}){{0,3}}"
_BRITISH = r"[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}"
_FIVE = re.compile(rf"(?<![\w+/.-])(?:[A-Z]{{1,2}}[- ])?(?P<code>\d{{5}}|\d{{2}}-\d{{3}}|\d{{4}})\s+(?P<city>{_CITY})")
_CITY_BRITISH = re.compile(rf"(?:^|[,;|·•\t]\s*|\s)(?P<city>{_CITY}),?\s+(?P<code>{_BRITISH})(?!\w)")
_BRITISH_FIRST = re.compile(rf"(?<!\w)(?P<code>{_BRITISH}),?\s+(?P<city>{_CITY})")
_AMERICAN = re.compile(rf"(?P<city>{_CITY}),\s*(?P<state>{_STATES})(?:\s+\d{{5}}(?:-\d{{4}})?)?(?!\w)")
_PREFIX = re.compile(r"(?<!\w)(?P<country>D|DE|A|AT|CH|F|FR|E|ES|PL|L|B|NL)-(?:\d{4,5}|\d\d-\d{3})(?!\w)")
_PREFIXES = {"D": "DE", "A": "AT", "F": "FR", "E": "ES", "L": "LU", "B": "BE"}
_CELL = re.compile(r"\t|\s[|·•/]\s|\s{2,}|;")
_DOMAINS = {("pl", "pl"): "PL", ("es", "es"): "ES", ("fr", "fr"): "FR", ("en", "uk"): "GB"}
"""Not German, of which three countries use each other's domains."""
_FIVE_DIGITS = {"de": "DE", "fr": "FR", "es": "ES"}


@dataclass(frozen=True)
class Place:
    """A city and what else is said about where it is."""

    city: str
    beside: str | None
    """The country or the state, as it is written."""

    def __str__(self) -> str:
        return self.city if self.beside is None else f"{self.city}, {self.beside}"


@cache
def countries() -> dict[str, str]:
    """The codes of all countries by their names in the languages that are read."""
    names = dict(_ALSO)
    for language in _LANGUAGES:
        for code, name in Locale(language).territories.items():
            if len(code) == 2 and code.isalpha():  # noqa: PLR2004 the others are continents
                names[name.casefold()] = code
    return names


def country(text: str) -> str | None:
    """The code of the country that `text` is the name of."""
    return countries().get(text.strip(" .()").casefold())


def is_state(text: str) -> bool:
    """Whether `text` is the short name of a state of the USA."""
    return re.fullmatch(rf"(?:{_STATES})", text.strip()) is not None


def place(lines: list[str]) -> Place | None:
    """The first place in `lines` that is plainly one: a city with its postcode, or beside a state or country."""
    for line in lines:
        for cell in _CELL.split(line):
            found = _in_cell(cell.strip(" ,"))
            if found is not None:
                return found
    return None


def _in_cell(cell: str) -> Place | None:
    american = _AMERICAN.search(cell)
    if american is not None:
        return Place(american["city"], american["state"])
    coded = _CITY_BRITISH.search(cell) or _BRITISH_FIRST.search(cell) or _FIVE.search(cell)
    if coded is not None:
        if re.fullmatch(r"(?:19|20)\d\d", coded["code"]):
            return None  # "2019 Berlin" says when
        return Place(_town(coded["city"]), _country_in(cell[coded.end() :]))
    label, colon, rest = cell.partition(":")
    parts = [part.strip(" .()") for part in re.split(r"[,(]", rest if colon else label)]
    if len(parts) in (2, 3) and country(parts[-1]) is not None and re.fullmatch(_CITY, parts[0]):
        return Place(parts[0], parts[-1])
    postcode_last = re.fullmatch(rf"(?P<city>{_CITY}) \d{{4,6}}", parts[-2]) if len(parts) > 1 else None
    if postcode_last is not None and country(parts[-1]) is not None:
        return Place(postcode_last["city"], parts[-1])
    return None


def _town(text: str) -> str:
    """`text` without the country that stands after it."""
    words = text.split(" ")
    for count in range(1, len(words)):
        if country(" ".join(words[count:])) is not None:
            return " ".join(words[:count])
    return text


def _country_in(text: str) -> str | None:
    for part in re.split(r"[,;|·•\t(]| - ", text):
        if country(part) is not None:
            return part.strip(" .()")
    return None


def region(lines: list[str], language: str, email: str | None) -> str | None:
    """The code of the country that `lines`, which tell where somebody lives, are plainly in."""
    named = {
        code for line in lines for part in re.split(r"[,;|·•\t():]| [-–] ", line) if (code := country(part)) is not None
    }
    if named:
        return named.pop() if len(named) == 1 else None
    text = "\n".join(lines)
    prefixes = {_PREFIXES.get(match["country"], match["country"]) for match in _PREFIX.finditer(text)}
    if prefixes:
        return prefixes.pop() if len(prefixes) == 1 else None
    return _by_postcode(lines, language) or _by_domain(language, email)


def _by_domain(language: str, email: str | None) -> str | None:
    """A country whose language the résumé is in, and whose domain the address."""
    domain = "" if email is None else email.rpartition(".")[2].casefold()
    return _DOMAINS.get((language, domain))


def _by_postcode(lines: list[str], language: str) -> str | None:
    found: set[str] = set()
    for line in lines:
        if _CITY_BRITISH.search(line) or _BRITISH_FIRST.search(line):
            found.add("GB")
        if _AMERICAN.search(line):
            found.add("US")
        five = _FIVE.search(line)
        if five is not None and "-" in five["code"] and language == "pl":
            found.add("PL")
        elif five is not None and len(five["code"]) == 5 and language in _FIVE_DIGITS:  # noqa: PLR2004 a postcode's length
            found.add(_FIVE_DIGITS[language])
    return found.pop() if len(found) == 1 else None
