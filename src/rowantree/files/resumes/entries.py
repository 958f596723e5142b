"""The first entry of a section: the latest work, the latest school."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from rowantree.files.resumes.dates import Period, ends_in_month, lone_year, periods, without, without_durations
from rowantree.files.resumes.headings import heading
from rowantree.files.resumes.places import Place, country, is_state
from rowantree.files.resumes.words import (
    is_degree,
    is_legal,
    is_legal_form,
    is_organization,
    is_school,
    is_title,
    is_university,
)

_STRONG = re.compile(r"\t|\s*[|·•]\s*|\s+[-–—]\s+|\s*—\s*|\s*;\s*|\s+//?\s+")
_AT = re.compile(r"\s+(?:at|@|bei(?:m|\sder)?|chez|auprès de)\s+(?=[\"„“A-ZÀ-ÖØ-ÞĄĆĘŁŃÓŚŹŻ])")
_IN = re.compile(r"\s+(?:im|in der|am|an der|au|à la|à l['’])\s*(?=[\"„“A-ZÀ-ÖØ-ÞĄĆĘŁŃÓŚŹŻ])")
"""What says where somebody works, if that is an organization."""
_PERHAPS_AT = re.compile(r"\s+(?:en|w|we)\s+(?=[\"„“A-ZÀ-ÖØ-ÞĄĆĘŁŃÓŚŹŻ])")
"""What may say where somebody works, or in which department or subject."""
_GOES_ON = re.compile(
    r"(?:\s(?:of|de|del|des|du|d['’]|la|le|les|the|für|fur|der|des|und|and|et|y|i|w|we|&|ds\.|von|en)|[,&/])$"
)
_SCHOOL_AT = re.compile(r"\s+(?:at|from|an der|an|am|à l['’]|à la|à|en la|en el|en|na|w)\s*(?=[\"„A-ZÀ-ÖØ-ÞĄĆĘŁŃÓŚŹŻ])")
_ANY_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_BRACKETS = re.compile(r"\s*\(([^()]*)\)\s*$")
_LONGEST_PART = 80
_MOST_WORDS = 9
_SHORTEST = 3
_LINES_BEFORE, _LINES_AFTER = 3, 3
_ENTRIES_WITHOUT_SCHOOL = 3
_LABEL = re.compile(
    r"^(?:employer|company|occupation|position|title|job title|role|institution|school|university|name and address of employer|"
    r"occupation or position held|arbeitgeber|firma|unternehmen|position|tätigkeit|funktion|hochschule|einrichtung|"
    r"employeur|entreprise|poste|poste occupé|fonction|établissement|empresa|puesto|cargo|centro|institución|"
    r"pracodawca|firma|stanowisko|uczelnia|szkoła)\s*:\s*",
    re.IGNORECASE,
)
_DATES_LABEL = re.compile(r"^(?:dates?|period|zeitraum|datum|période|fechas?|periodo|okres|daty)\s*:\s*", re.IGNORECASE)
_SOMEWHERE = re.compile(
    r"\s+(?:in|bei|at|for|chez|dans|pour|en|para|w|dla)\s+(?:einem|einer|einigen|an?|une?|una?)\s.*$"
)


@dataclass(frozen=True)
class Work:
    """What somebody does and where, as far as that is plain."""

    position: str | None = None
    company: str | None = None


@dataclass(frozen=True)
class _Entry:
    """The lines at the head of an entry: what stands before its dates, beside them and after."""

    before: list[str]
    beside: list[str]
    after: list[str]


def work(lines: list[str], place: Place | None) -> Work:
    """The position and the company of the first entry in `lines`, if it is the latest."""
    entry = _first_entry(_unwrapped(_unbulleted(lines)), lone=False)
    if entry is None:
        return Work()
    known = _without_ends([*entry.before, *entry.beside])
    found = _read(known, place) if known else Work()
    for count in range(1, len(entry.after) + 1):
        if found.position is not None and found.company is not None:
            break
        if entry.before and found.position is None and found.company is None and len(known) > 1:
            break
        longer = _read([*known, *_without_ends(entry.after[:count])], place)
        if _keeps(found, longer):
            found = longer
    return found


def school(lines: list[str]) -> str | None:
    """The school of the latest entry in `lines` that names one, if it names one only."""
    lines = _unwrapped(_unbulleted(lines))
    for _ in range(_ENTRIES_WITHOUT_SCHOOL):
        entry = _first_entry(lines, lone=True)
        if entry is None:
            return None
        for group in ([*entry.before, *entry.beside], entry.after[:1], entry.after[1:]):
            schools = [part for line in group for part in _school_parts(line)]
            universities = [part for part in schools if is_university(part)]
            if len(schools) == 1 or len(universities) == 1:
                return (schools if len(schools) == 1 else universities)[0]
            if schools:
                return None
        lines = _from_next_entry(lines)
    return None


def _from_next_entry(lines: list[str]) -> list[str]:
    """`lines` from their second date on: only where dates begin the entries is it plain that the next begins there."""
    dated = [number for number, line in enumerate(lines) if _times(line, lone=True)]
    plain = len(dated) > 1 and all(
        not lines[number][: _times(lines[number], lone=True)[0].span[0]].strip() for number in dated
    )
    one_line_each = len(dated) == len(lines)
    return lines[dated[1] :] if len(dated) > 1 and (plain or one_line_each) else []


def without_headings(lines: list[str], place: Place | None) -> tuple[Work, str | None]:
    """The latest work and school of a résumé that has no headings, where each entry is told in the line of its dates."""
    dated = [line for line in lines if _times(line, lone=False)]
    schools = [line for line in dated if _school_parts(line) and any(is_degree(piece) for piece in _pieces(line))]
    titled = [line for line in dated if line not in schools and any(is_title(piece) for piece in _pieces(line))]
    return work(titled, place), school(schools)


def _pieces(line: str) -> list[str]:
    return [segment for part in _parts(without(line, periods(line)[0])) for segment in _segments(part)]


def _unwrapped(lines: list[str]) -> list[str]:
    """`lines`, those put together of which one ends in a word that cannot end anything."""
    found: list[str] = []
    for line in lines:
        if found and not line.startswith("• ") and not found[-1].startswith("• ") and _goes_on(found[-1]):
            found[-1] = f"{found[-1]} {line}"
        else:
            found.append(line)
    return found


def _unbulleted(lines: list[str]) -> list[str]:
    """`lines` without bullets, where it is the entries that have them and not what is said about these."""
    if any(not line.startswith("• ") and (periods(line) or lone_year(line)) for line in lines):
        return lines
    return [line.removeprefix("• ") if periods(line) or lone_year(line) else line for line in lines]


def _goes_on(line: str) -> bool:
    return _GOES_ON.search(line) is not None or ends_in_month(line) or line.count("(") > line.count(")")


def _keeps(found: Work, longer: Work) -> bool:
    return found.position in (None, longer.position) and found.company in (None, longer.company)


def _first_entry(lines: list[str], *, lone: bool) -> _Entry | None:
    """The head of the latest entry: the first, or the last of a list that goes the other way."""
    times = [(number, period) for number, line in enumerate(lines) for period in _times(line, lone=lone)[:1]]
    if not times:
        return None
    at, period = times[0]
    if not all(period.end >= other.end for _, other in times):
        return _last_entry(lines, times, lone=lone)
    before: list[str] = []
    for line in reversed(lines[max(at - _LINES_BEFORE, 0) : at]):
        if not _is_short(line):
            break
        before.insert(0, without_durations(line))
    if at > len(before) or any(_ANY_YEAR.search(line) for line in before):
        return None  # something stands between the heading and the entry: what belongs to it is not plain
    return _Entry(before, _beside(lines[at], period), _after(lines, at, period, lone=lone))


def _last_entry(lines: list[str], times: list[tuple[int, Period]], *, lone: bool) -> _Entry | None:
    """The last entry, where all begin with their dates and each is later than the one before."""
    at, period = times[-1]
    rising = all(one.end < two.end and one.start <= two.start for (_, one), (_, two) in pairwise(times))
    begin = all(lines[number][: other.span[0]].strip() == "" for number, other in times)
    beside = _beside(lines[at], period)
    return _Entry([], beside, _after(lines, at, period, lone=lone)) if rising and begin and beside else None


def _beside(line: str, period: Period) -> list[str]:
    rest = without(line, period)
    if _is_short(rest):
        return [rest] if rest else []
    first = rest[: _sentence(rest)]
    return [first] if first and line.find(rest[:10]) < period.span[0] else []


def _after(lines: list[str], at: int, period: Period, *, lone: bool) -> list[str]:
    after: list[str] = []
    for line in lines[at + 1 : at + 1 + _LINES_AFTER]:
        times = _times(line, lone=lone)
        if not after and not lone and times and times[0].end == period.end and period.start <= times[0].start:
            line = without(line, times[0])  # noqa: PLW2901 the latest of several positions at one company
        elif times or not _is_short(line) or line[0].islower():
            break
        if line:
            after.append(without_durations(line))
    return after


def _times(line: str, *, lone: bool) -> list[Period]:
    if line.startswith("• "):
        return []
    found = periods(line)
    if found or not lone:
        return found
    year = lone_year(line)
    return [] if year is None else [year]


def _is_short(line: str) -> bool:
    return not line.startswith("• ") and len(line) <= 2 * _LONGEST_PART and _sentence(line) == len(line)


def _sentence(line: str) -> int:
    """Where the first sentence of `line` ends."""
    match = re.search(r"(?<=[^\W\d_]{4})\.(?=\s+[A-ZÀ-Ž]|$)", line)
    return match.start() if match else len(line)


def _without_ends(lines: list[str]) -> list[str]:
    return [stripped for line in lines if (stripped := line.strip(" ,;:|–—-\t"))]


def _read(lines: list[str], place: Place | None) -> Work:
    """Which of the parts of `lines` is the title and which the company."""
    at = _title_at_company(lines, place)
    if at is not None:
        return at
    rows = [_parts(line) for line in lines]
    titles = [(row, number) for row, parts in enumerate(rows) for number, part in enumerate(parts) if _titled(part)]
    if len(titles) != 1:
        return _unknown_title(rows, place) if not titles else Work()
    row, number = titles[0]
    split = _by_comma(rows[row][number], place)
    if split is None:
        return Work()
    if split.company is not None:
        return split
    company = _company_beside(rows, row, number, place)
    return Work(_proper(split.position), _company(company))


def _parts(line: str) -> list[str]:
    line = _LABEL.sub("", _DATES_LABEL.sub("", line))
    return [part.strip(" ,;:") for part in _STRONG.split(line) if part.strip(" ,;:–—-")]


def _titled(part: str) -> bool:
    return any(is_title(segment) for segment in part.split(","))


def _title_at_company(lines: list[str], place: Place | None) -> Work | None:
    parts = [part for line in lines for part in _parts(line)]
    elsewhere = [part for part in parts if not _is_place(part, place)]
    for part in parts:
        for divider in (_AT, _PERHAPS_AT) if len(elsewhere) == 1 else (_AT,):
            title, *rest = divider.split(part, maxsplit=1)
            if rest and is_title(title) and "," not in title and not is_title(rest[0].partition(",")[0]):
                return Work(_proper(title), _company(_first_of(rest[0], place)))
        title, *rest = _IN.split(part, maxsplit=1)
        if rest and is_title(title) and "," not in title and is_organization(rest[0]):
            return Work(_proper(title), _company(_first_of(rest[0], place)))
    return None


def _segments(part: str) -> list[str]:
    """The pieces between commas; "Acme, Inc." is one."""
    found: list[str] = []
    for segment in (piece.strip() for piece in part.split(",")):
        if found and is_legal_form(segment):
            found[-1] = f"{found[-1]}, {segment}"
        elif segment:
            found.append(segment)
    return found


def _by_comma(part: str, place: Place | None) -> Work | None:
    """What "Title, Company" or "Company, Title" says, a place after it or not; None where it could be read in two ways."""
    part, bracketed = _BRACKETS.sub("", part), _BRACKETS.search(part)
    segments = _segments(part)
    if bracketed is None:
        segments = _without_place(segments, place)
    titles = [number for number, segment in enumerate(segments) if is_title(segment)]
    if len(titles) == len(segments) > 1:
        return Work(_proper(", ".join(segments)))
    if len(titles) != 1:
        return None
    title = segments[titles[0]]
    others = [segment for number, segment in enumerate(segments) if number != titles[0]]
    others = [other for other in others if not _is_place(other, place)]
    if not others:
        return Work(title)
    if len(others) == 1:
        return Work(_proper(title), _company(others[0]))
    organizations = [other for other in others if is_organization(other)]
    return Work(_proper(title), _company(organizations[0]) if len(organizations) == 1 else None)


def _company_beside(rows: list[list[str]], row: int, number: int, place: Place | None) -> str | None:
    """The company of a title that stands by itself in a part: the one other part that is no place."""
    others = [
        (other_row, part)
        for other_row, parts in enumerate(rows)
        for other, part in enumerate(parts)
        if (other_row, other) != (row, number) and not _is_place(part, place)
    ]
    companies = [_first_of(part, place) for _, part in others]
    marked = [company for company in companies if company is not None and is_organization(company)]
    if len(marked) == 1:
        return marked[0]
    if len(others) == 1:
        return companies[0]
    same = [company for (other_row, _), company in zip(others, companies, strict=True) if other_row == row]
    if number == 0 and same and not marked:
        return same[0]
    above = [company for (other_row, _), company in zip(others, companies, strict=True) if other_row < row]
    return above[0] if len(above) == 1 and not marked else None


def _first_of(part: str, place: Place | None) -> str | None:
    """The company in "Company, Place (Country)"."""
    segments = _without_place(_segments(_BRACKETS.sub("", part)), place)
    if len(segments) <= 2:  # noqa: PLR2004 a company and where it is
        marked = [segment for segment in segments if is_organization(segment)]
        return marked[0] if len(marked) == 1 else next(iter(segments), None)
    return None


def _without_place(segments: list[str], place: Place | None) -> list[str]:
    """`segments` without the city, the state and the country at their end; before a state or a country stands a city."""
    found = list(segments)
    while len(found) > 1 and _is_place(found[-1], place):
        wide = found.pop()
        if len(found) > 2 and (country(wide) or is_state(wide)):  # noqa: PLR2004 a company, something, and its state
            found.pop()
    return found


def _unknown_title(rows: list[list[str]], place: Place | None) -> Work:
    """Without a word that is known for a title, only the form of a company in law tells which is which."""
    parts = [segment for row in rows for part in row for segment in _segments(part) if not _is_place(segment, place)]
    companies = [part for part in parts if is_legal(part)]
    if len(companies) != 1:
        return Work()
    others = [part for part in parts if part != companies[0]]
    return Work(_proper(others[0]) if len(others) == 1 else None, _company(companies[0]))


def _is_place(part: str, place: Place | None) -> bool:
    if country(part) is not None or is_state(part) or (place is not None and part.strip(" .") == place.city):
        return True
    segments = [segment.strip() for segment in re.split(r"[,(]", part)]
    is_wide = country(segments[-1]) is not None or is_state(segments[-1])
    return len(segments) == len(("city", "country")) and is_wide and not _titled(part) and not is_organization(part)


def _company(text: str | None) -> str | None:
    """`text` as a company, without what stands in brackets after it."""
    return None if text is None else _proper(_BRACKETS.sub("", text))


def _proper(text: str | None) -> str | None:
    """`text` where it may be a title or a company: short, and beginning like one."""
    if text is None:
        return None
    text = _SOMEWHERE.sub("", re.sub(r"\s+", " ", text)).strip(' ,;:|–—-•"„“”«»')
    words = text.split()
    if len(text) < _SHORTEST or len(text) > _LONGEST_PART or len(words) > _MOST_WORDS or heading(text) is not None:
        return None
    if text[0].islower() and not is_title(words[0]):
        return None
    return text if any(letter.isalpha() for letter in text) and "@" not in text else None


def _school_parts(line: str) -> list[str]:
    period = next(iter(_times(line, lone=True)), None)
    text = line if period is None else without(line, period)
    found = []
    for part in (
        piece for sentence in re.split(r"(?<=[^\W\d_]{3})\.\s+(?=[A-ZÀ-Ž])", text) for piece in _parts(sentence)
    ):
        for segment in _segments(_BRACKETS.sub("", part)):
            halves = _SCHOOL_AT.split(segment, maxsplit=1) if is_degree(segment) else [segment]
            found += [proper for half in halves if is_school(half) and (proper := _proper(half)) is not None]
    return found
