"""Countries, by any of their usual names, and how they are called here."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache

import pycountry
from babel import Locale

_SHORT = {"HK": "Hong Kong", "MM": "Myanmar", "MO": "Macao", "PS": "Palestine"}
"""Where babel's name is not the one that people write."""

_ALSO = {
    "BN": ("Brunei Darussalam",),
    "CD": ("Democratic Republic of the Congo", "DR Congo", "Congo-Kinshasa"),
    "CG": ("Republic of the Congo", "Congo-Brazzaville"),
    "CI": ("Ivory Coast",),
    "CZ": ("Czech Republic",),
    "GB": ("Great Britain", "UK"),
    "MK": ("Macedonia",),
    "MM": ("Burma",),
    "SZ": ("Swaziland",),
    "TR": ("Turkey",),
    "US": ("United States of America", "USA"),
    "VA": ("Vatican",),
}
"""Names that are written a lot and stand in neither list."""

_BEYOND_ISO = ("XK",)
"""Codes of countries that ISO 3166 has none for, but most of the world a use."""


def named(text: str) -> str | None:
    """The common English name of the country that `text` names or is the two-letter code of; None: it does neither."""
    return _names().get(_key(text))


@cache
def _names() -> dict[str, str]:
    """Each way to write a country, and its common name."""
    found: dict[str, str] = {}
    for code, ways in _ways():
        for way in ways:
            found.setdefault(_key(way), _common_name(code))
    return found


def _ways() -> Iterator[tuple[str, list[str]]]:
    """The codes, and the ways to write the country of each: codes first, so that no name is ever taken for one."""
    countries = list(pycountry.countries)
    codes = [*(country.alpha_2 for country in countries), *_BEYOND_ISO]
    yield from ((code, [code]) for code in codes)
    for code in codes:
        yield code, [_common_name(code), _english()[code], *_ALSO.get(code, ())]
    for country in countries:
        formal = (getattr(country, kind, None) for kind in ("name", "common_name", "official_name"))
        yield country.alpha_2, [way for way in formal if way]


def _common_name(code: str) -> str:
    return _SHORT.get(code) or _english()[code]


@cache
def _english() -> dict[str, str]:
    return {str(code): str(name) for code, name in Locale("en").territories.items()}


def _key(text: str) -> str:
    """`text` without what people write in different ways: case, accents, points, apostrophes, `&` and the article."""
    letters = unicodedata.normalize("NFKD", text.replace("&", " and ")).casefold()
    kept = (letter for letter in letters if letter not in ".'’" and not unicodedata.combining(letter))
    words = "".join(letter if letter.isalnum() else " " for letter in kept).split()
    if words and words[0] == "the":
        words = words[1:]
    return " ".join("saint" if word == "st" else word for word in words)
