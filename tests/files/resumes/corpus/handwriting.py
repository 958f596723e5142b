"""Résumés that no layout made."""

from __future__ import annotations

from tests.files.resumes.corpus.sheet import Expected


class Handwritten:
    """A text and what a person would write down after reading it."""

    def __init__(
        self,
        text: str,
        *,
        name: str | None = None,
        email: str | None = None,
        phone_number: str | None = None,
        linkedin: str | None = None,
        github: str | None = None,
        website: str | None = None,
        position: str | None = None,
        company: str | None = None,
        school: str | None = None,
        location: str | None = None,
    ) -> None:
        self.text = text.strip()
        self.expected = Expected(
            name, email, phone_number, linkedin, github, website, position, company, school, location
        )
