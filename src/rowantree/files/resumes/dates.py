"""From when to when: the periods in a résumé's lines, in five languages."""

from __future__ import annotations

import re
from dataclasses import dataclass

_MONTHS = """
    january february march april may june july august september october november december jan feb mar apr jun jul
    aug sep sept oct nov dec januar jänner februar märz mär mai juni juli oktober okt dezember dez janvier février
    mars avril juin juillet août septembre octobre novembre décembre janv févr avr juil déc enero febrero marzo
    abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre ene abr ago dic styczeń luty
    marzec kwiecień maj czerwiec lipiec sierpień wrzesień październik listopad grudzień stycznia lutego marca
    kwietnia maja czerwca lipca sierpnia września października listopada grudnia sty lut kwi cze lip sie wrz paź lis
    gru
"""
_PRESENT = (
    r"present|current|currently|now|today|ongoing|to date|date|heute|jetzt|aktuell|laufend|dato|aujourd['’]hui|auj\.?|"
    "à ce jour|ce jour|présent|actuel|actuelle|en cours|maintenant|actualidad|la actualidad|actual|presente|hoy|"
    "la fecha|obecnie|nadal|teraz|dziś|dzisiaj|chwili obecnej|do chwili obecnej"
)
_MONTH = rf"(?:{'|'.join(sorted(_MONTHS.split(), key=len, reverse=True))})\.?"
_DATE = (
    rf"(?:(?:\d{{1,2}}\.)?(?:{_MONTH}|0?[1-9]|1[0-2])(?:\s*[/.-]\s*|\s+(?:de\s+)?|(?=['’])))?"
    r"(?:(?<!\d)(?:19[5-9]\d|20[0-4]\d)(?!\d))(?:[/.-](?:0[1-9]|1[0-2])(?!\d))?"
)
_TO = r"\s*(?:[-–—−~→>]|\bto\b|\buntil\b|\bbis\b|\bau\b|\bà\b|\bjusqu['’]à\b|\bal?\b|\bhasta\b|\bdo\b)\s*"
_SINCE = r"\b(?:since|from|seit|ab|depuis|dès|desde|od)\s+(?:le\s+|el\s+)?"
_FROM = r"\b(?:von|vom|de|du|del|between|zwischen|entre|w latach)\s+"
_PERIOD = re.compile(
    rf"(?<![\w.])(?:(?:{_SINCE}|{_FROM})?(?P<start>{_DATE}){_TO}"
    rf"(?:(?P<end>{_DATE}|(?<=\W)\d\d(?!\w))|(?P<present>(?:{_PRESENT})\b\.?|…|\.\.\.))"
    rf"|{_SINCE}(?P<since>{_DATE})|(?P<open>{_DATE})\s*[-–—]\s*(?=$|\t|\)))",
    re.IGNORECASE,
)
_LONE = re.compile(rf"(?<![\w.,/+-])(?<!\d )(?P<start>{_DATE})(?![\w/-]| \d)", re.IGNORECASE)
_ENDS_IN_MONTH = re.compile(rf"(?<!\w)(?:{_MONTH})$", re.IGNORECASE)
_DURATION = re.compile(
    r"[(·,]?\s*\b\d+\s*(?:years?|yrs?|jahre?n?|ans?|années?|años?|lata?|rok|lat|months?|mos?|monate?n?|mois|mes(?:es)?|"
    r"miesi[ąę]c\w*)\.?(?:\s*,?\s*(?:and|und|et|y|i)?\s*\d+\s*(?:months?|mos?|monate?n?|mois|mes(?:es)?|miesi[ąę]c\w*)\.?)?\s*\)?",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d")
NOW = 9_999


@dataclass(frozen=True)
class Period:
    """A time in a line, and where it stands there."""

    start: int
    end: int
    """The year of the end, or `NOW`."""
    span: tuple[int, int]


def periods(line: str) -> list[Period]:
    """The times from-to in `line`."""
    found = []
    for match in _PERIOD.finditer(line):
        start = _year(match["start"] or match["since"] or match["open"])
        end = NOW if match["end"] is None else _year(match["end"], start)
        if start <= end:
            found.append(Period(start, end, match.span()))
    return found


def lone_year(line: str) -> Period | None:
    """The only date in `line`, where it is no period: how many write when they finished school."""
    matches = list(_LONE.finditer(line))
    if len(matches) != 1 or periods(line):
        return None
    year = _year(matches[0]["start"])
    return Period(year, year, matches[0].span())


def ends_in_month(line: str) -> bool:
    """Whether the year that belongs to the end of `line` can only stand in the next."""
    return _ENDS_IN_MONTH.search(line) is not None


def without(line: str, period: Period) -> str:
    """`line` without `period`, the brackets around it, and how long that was; a tab stands where it stood inside."""
    before, after = line[: period.span[0]].rstrip(" ([,:;|·•–—-"), line[period.span[1] :].lstrip(" )],:;|·•–—-.")
    rest = f"{before.rstrip()}\t{after.lstrip()}" if before.strip() and after.strip() else f"{before}{after}"
    return without_durations(rest)


def without_durations(line: str) -> str:
    """`line` without "(3 years 2 months)" and its like, when nothing else is between its gaps."""
    cells = [cell for cell in line.split("\t") if not _is_duration(cell)]
    return "\t".join(cells).strip()


def _is_duration(cell: str) -> bool:
    return not cell.strip(" ()") or _DURATION.fullmatch(cell.strip()) is not None


def _year(text: str, start: int = 0) -> int:
    year = _YEAR.search(text)
    if year is not None:
        return int(year.group())
    return start - start % 100 + int(text)
