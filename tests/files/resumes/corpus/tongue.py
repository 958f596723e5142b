"""What the corpus needs of a language. Everybody and everything in it is invented."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Tongue:
    """One language: pools of ten, of which the layouts to learn from take the first five and the held-out ones the rest.

    `headings` and `labels` are in two fashions each, again one for either half.
    """

    code: str
    given: tuple[str, ...]
    family: tuple[str, ...]
    phones: tuple[tuple[str, str, str], ...]
    """As written abroad, as written at home, and as we give it."""
    titles: tuple[str, ...]
    companies: tuple[str, ...]
    degrees: tuple[str, ...]
    schools: tuple[str, ...]
    places: tuple[tuple[str, str], ...]
    """Postcode and city, or city and state, as the country writes them."""
    streets: tuple[str, ...]
    country: str
    months: tuple[str, ...]
    present: str
    at: str
    headings: tuple[dict[str, str], dict[str, str]]
    labels: tuple[dict[str, str], dict[str, str]]
    duties: tuple[str, ...]
    summary: str
    skills: tuple[str, ...]
    letter: tuple[str, ...]
    resume: str
    """What a résumé is called in its own title."""
    postcode_first: bool = True
