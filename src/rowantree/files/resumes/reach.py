"""How to reach somebody: e-mail, phone and pages, told from those of others."""

from __future__ import annotations

import re
from itertools import pairwise
from urllib.parse import urlsplit

import phonenumbers
from phonenumbers import Leniency, PhoneNumberFormat, PhoneNumberMatcher

from rowantree.files.resumes.dates import periods
from rowantree.files.resumes.reading import Links

_EMAIL = re.compile(
    r"(?<![\w.+%-])[A-Za-z0-9](?:[\w.+%'-]{0,62}[A-Za-z0-9_+-])?@"
    r"(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,24}(?![\w@-])"
)
_CUT_OFF = re.compile(r"^[a-z]{1,4}$")
_LINKEDIN = re.compile(r"(?:https?://)?(?:[a-z]{2,3}\.)?linkedin\.com/in/([\w%.~-]{2,100})", re.IGNORECASE)
_GITHUB = re.compile(
    r"(?<![\w.-])(?:https?://)?(?:www\.)?github\.com/([a-z\d](?:[a-z\d-]{0,38}[a-z\d])?)/?(?![\w/.-]*[\w/])",
    re.IGNORECASE,
)
_PAGE = re.compile(r"(?<![\w@./-])(?:https?://|www\.)[\w.-]+\.[a-z]{2,24}(?:/[\w./~%?=&#+-]*)?", re.IGNORECASE)
_LABELLED = re.compile(
    r"(?:^|[\t|·•,;]\s*)(?:web|website|web ?site|webseite|homepage|portfolio|blog|site|site web|página web|sitio web|"
    r"strona|strona www|www|internet)\s*[:\t]\s*(?:https?://)?([\w-]+(?:\.[\w-]+)+(?:/[\w./~%-]*)?)",
    re.IGNORECASE,
)
_OTHERS = """
    linkedin.com github.com xing.com facebook.com twitter.com x.com instagram.com youtube.com medium.com behance.net
    dribbble.com stackoverflow.com researchgate.net orcid.org google.com europass.eu europa.eu gitlab.com doi.org
    kaggle.com skype.com t.me wa.me calendly.com bitbucket.org tiktok.com threads.net mastodon.social bsky.app
"""
_LONGEST_PAGE = 2_000
_FAX = re.compile(r"(?<!\w)(?:fax|telefax|faks|télécopie)(?!\w)[^\t|·•/;]*", re.IGNORECASE)
_DAY = re.compile(r"(?<![\d./-])\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d\d)(?![./-]?\d)")


def emails(lines: list[str]) -> list[str]:
    """The addresses in `lines`, each once, in their order."""
    found: dict[str, str] = {}
    for number, line in enumerate(lines):
        after = lines[number + 1] if number + 1 < len(lines) else ""
        for match in _EMAIL.finditer(line):
            address = match.group()
            at_the_end = match.end() == len(line.rstrip())
            if ".." not in address and not (at_the_end and _CUT_OFF.match(after.strip())):
                found.setdefault(address.casefold(), address)
    return list(found.values())


def phone_number(lines: list[str], region: str | None) -> str | None:
    """The first number in `lines` that is valid where it belongs; one without a country code only within `region`."""
    found = _first_number(lines, region)
    if found is None:  # perhaps it runs over the end of a line; then only its country code makes it plain
        found = _first_number(
            [f"{one} {two}" for one, two in pairwise(lines) if re.search(r"\+[\d ().-]+$", one)], None
        )
    return found


def _first_number(lines: list[str], region: str | None) -> str | None:
    for line in lines:
        text = _DAY.sub("\t", _FAX.sub("\t", line))
        for period in reversed(periods(text)):
            text = f"{text[: period.span[0]]}\t{text[period.span[1] :]}"
        text = re.sub(r"(?<!\d)00(?=[1-9]\d[ \d])", "+", text)
        text = re.sub(r"\(\+(\d{1,3})\)", r"+\1", text)
        for match in PhoneNumberMatcher(text, region or "ZZ", leniency=Leniency.VALID):
            return phonenumbers.format_number(match.number, PhoneNumberFormat.INTERNATIONAL)
    return None


def links(lines: list[str], addresses: tuple[str, ...], contact: list[str]) -> Links:
    """The candidate's pages: profiles from anywhere, a page of their own only where they tell how to reach them.

    Of two profiles at one place neither is plainly the candidate's.
    """
    text = "\n".join((*lines, *addresses))
    linkedin = {slug.rstrip(".-").casefold(): slug.rstrip(".-") for slug in _LINKEDIN.findall(text)}
    github = {user.casefold(): user for user in _GITHUB.findall(text)}
    return Links(
        linkedin=f"https://www.linkedin.com/in/{next(iter(linkedin.values()))}" if len(linkedin) == 1 else None,
        github=f"https://github.com/{next(iter(github.values()))}" if len(github) == 1 else None,
        website=_website(contact),
    )


def _website(lines: list[str]) -> str | None:
    found: dict[str, str] = {}
    for line in lines:
        pages = [*_PAGE.findall(line), *_LABELLED.findall(line)]
        for page in pages:
            address = page.rstrip(".,;/") if "://" in page else f"https://{page.rstrip('.,;/')}"
            host = (urlsplit(address).hostname or "").removeprefix("www.")
            if (
                host
                and len(address) <= _LONGEST_PAGE
                and not any(host == other or host.endswith(f".{other}") for other in _OTHERS.split())
            ):
                found.setdefault(host, address)
    return next(iter(found.values())) if len(found) == 1 else None
