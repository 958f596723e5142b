"""Résumés: read before the transaction, attached in it, and what they plainly say filled in."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from rowantree import models
from rowantree.core.context import Context, Outside
from rowantree.core.errors import InvalidInput
from rowantree.core.storage import file_key
from rowantree.domain import contact, files, people
from rowantree.domain.files import Ready
from rowantree.domain.people import Profile
from rowantree.files.resumes import reader
from rowantree.files.resumes.reading import Found, Reading


@dataclass(frozen=True)
class Resume:
    """A résumé that was uploaded and read."""

    uploaded: Ready
    reading: Reading


async def read(outside: Outside, uploaded: Ready) -> Resume:
    """An uploaded résumé with what it says, as far as that is plain to see."""
    announced = uploaded.announced
    with tempfile.TemporaryDirectory(prefix="rowantree-resume-") as folder:
        path = Path(folder) / "resume"
        await outside.world.files.fetch(file_key(announced.organization_id, uploaded.id), path)
        return Resume(uploaded, await reader.read(path, announced.content_type, announced.name))


def attach(ctx: Context, candidate: models.Candidate, resume: Resume) -> models.Candidate:
    """Makes a résumé one of the candidate's, and fills in what the candidate lacks. What is known stays.

    Raises:
        InvalidInput: it has been attached before, to whomever.
    """
    file = files.attach(ctx, candidate, resume.uploaded, "ResumeFile")
    if resume.reading.text:
        ctx.insert(models.file_text, models.FileText(ctx.organization_id, file.id, resume.reading.text))
    if resume.reading.problem is not None:
        ctx.warn("resume_not_parsed")
    return people.complete(ctx, candidate, _profile(resume.reading.found))


def _profile(found: Found) -> Profile:
    """What a résumé says of a candidate, without what would be refused from anybody else."""
    return Profile(
        email=_usable(contact.email_address, found.email),
        phone_number=_usable(contact.phone_number, found.phone_number),
        linked_in_url=_usable(contact.url, found.links.linkedin),
        github_url=_usable(contact.url, found.links.github),
        website_url=_usable(contact.url, found.links.website),
        position=found.position,
        company=found.company,
        school=found.school,
    )


def _usable(check: Callable[[str, str], str], text: str | None) -> str | None:
    try:
        return None if text is None else check(text, "resume")
    except InvalidInput:
        return None
