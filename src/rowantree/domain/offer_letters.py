"""Offer letters: what a version of an offer says to the candidate, as a PDF and as a Word file, and signed."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime

from babel.dates import format_date
from babel.numbers import format_currency, get_currency_symbol

from rowantree import models
from rowantree.core.context import Context, Outside
from rowantree.core.errors import InvalidInput, Refusal
from rowantree.core.storage import file_key, upload_key
from rowantree.domain import communication_templates, disposal, files, offers, tokens
from rowantree.domain.communication_templates import TOKEN
from rowantree.domain.files import Ready
from rowantree.files.handles import Announced
from rowantree.files.letters import pdf, text, word
from rowantree.models.columns import Id, Json

MAX_LETTER = 50_000
"""How many characters of HTML a letter can have, with and without values in the place of its tokens."""
MAX_NAME = 150
"""How many characters of a candidate's name stand in the names of files."""

TOKENS: Mapping[str, str] = {
    **communication_templates.TOKENS,
    "offer.startDate": "The day on which the candidate begins, such as December 1, 2026.",
    "offer.salary": "The salary with its currency, such as $120,000.",
}
"""What can stand in double braces, and what it stands for."""

_GREETING = (
    "<h2>{{organization.name}}</h2>"
    "<p>Dear {{candidate.name}},</p>"
    "<p>we are happy to offer you the position of <b>{{job.title}}</b> at {{organization.name}}. "
    "This is what we have in mind:</p>"
)
_TERMS = {
    "job.title": "<li>Position: {{job.title}}</li>",
    "job.location": "<li>Place of work: {{job.location}}</li>",
    "offer.startDate": "<li>First day: {{offer.startDate}}</li>",
    "offer.salary": "<li>Salary: {{offer.salary}}</li>",
}
_END = (
    "<p>If you would like to join us, please sign this letter and send it back. We look forward to working with you.</p>"
    "<p>Yours sincerely,<br>{{organization.name}}</p>"
    "<p><br><br>Signature: ______________________________</p>"
    "<p>Name: {{candidate.name}}</p>"
    "<p>Date: ______________________________</p>"
)
_BETWEEN_FOLDERS = re.compile(r"[/\\]")
_writer = ThreadPoolExecutor(1, "letters")
"""Letters are written one after the other: each takes seconds at worst, and many at once would hold up all requests."""


class OfferLetterNotPossible(Refusal):
    """The letter has letters or signs that the PDF cannot show.

    Those are what its font lacks, such as Chinese ones, and all of scripts that are not written letter by letter from the
    left to the right, such as Arabic. A letter that was written elsewhere can be attached as a signed one.
    """

    code = "offer_letter_not_possible"
    message = "The PDF of this letter cannot show {letters}"


class OfferLetterOutdated(Refusal):
    """While the letter was being written, what it says was changed; nothing was attached."""

    code = "offer_letter_outdated"
    message = "What the letter of the offer version {id} says was changed while it was being written: try again"


@dataclass(frozen=True)
class Letter:
    """A letter in words: whatever it is written as says this."""

    title: str
    html: str
    """Sanitized, and without tokens."""


@dataclass(frozen=True)
class Kept:
    """A letter whose bytes are in the store, in both formats."""

    pdf: Ready
    docx: Ready


def composed(ctx: Context, version_id: Id, html: str | None) -> Letter:
    """What the letter of a version of an offer says.

    Args:
        ctx: the request.
        version_id: the version.
        html: its text with tokens; None: the usual one.

    Raises:
        OfferVersionNotFound: there is no such version.
        InvalidInput: the text is empty or too long, or has a token that there is not, or that nothing is known for.
    """
    offer, version = offers.version_of(ctx, version_id)
    application = ctx.get(models.application, offer.application_id)
    candidate = ctx.get(models.candidate, offer.candidate_id)
    known = tokens.values(ctx, candidate, application, ctx.access.user_id) | _terms(version)
    usual = _GREETING + f"<ul>{''.join(term for token, term in _TERMS.items() if token in known)}</ul>" + _END
    given = usual if html is None else communication_templates.checked_html(MAX_LETTER, html, "bodyHtml", TOKENS)
    unknown = [token for token in TOKENS if token not in known and token in TOKEN.findall(given)]
    if unknown:
        raise InvalidInput(problem=f"`bodyHtml`: nothing is known here for {', '.join(unknown)}")
    if tokens.length(given, known) > MAX_LETTER:
        raise InvalidInput(problem=f"`bodyHtml` has more than {MAX_LETTER:,} characters with its tokens filled in")
    filled = tokens.in_html(given, known)
    if not text.paragraphs(filled):
        raise InvalidInput(problem="`bodyHtml` must not be empty")
    return Letter(_title(candidate), filled)


def _title(candidate: models.Candidate) -> str:
    """What the letter is called, and its files: in a name of a file no folders stand."""
    name = " ".join(_BETWEEN_FOLDERS.sub(" ", candidate.name).split())
    return f"Offer - {name[:MAX_NAME].strip()}"


def _terms(version: models.OfferVersion) -> dict[str, str]:
    """The values of the tokens about the offer."""
    known = {}
    if version.start_date is not None:
        known["offer.startDate"] = format_date(version.start_date, "long", locale="en_US")
    if version.salary is not None:
        known["offer.salary"] = _salary(version.salary)
    return known


def _salary(stored: Json) -> str:
    salary = json.loads(stored)
    symbol = get_currency_symbol(salary["currencyCode"], "en_US")
    written = format_currency(salary["value"], salary["currencyCode"], locale="en_US").removesuffix(".00")
    return written.replace(symbol, f"{symbol}\u00a0") if symbol[-1:].isalpha() else written


async def keep(outside: Outside, letter: Letter) -> Kept:
    """Writes a letter in both formats and puts their bytes into the store.

    By way of uploads, as if they had been announced: where the request is refused, they are swept away.

    Raises:
        OfferLetterNotPossible: the PDF cannot show something that it says.
    """
    now = outside.world.clock.now()
    try:
        as_pdf, as_docx = await asyncio.get_running_loop().run_in_executor(_writer, _written, letter, now)
    except pdf.NotShown as error:
        raise OfferLetterNotPossible(letters=", ".join(error.letters[:20])) from error
    return Kept(
        await _keep(outside, f"{letter.title}.pdf", pdf.MEDIA_TYPE, as_pdf),
        await _keep(outside, f"{letter.title}.docx", word.MEDIA_TYPE, as_docx),
    )


def _written(letter: Letter, now: datetime) -> tuple[bytes, bytes]:
    paragraphs = text.paragraphs(letter.html)
    return pdf.write(paragraphs, letter.title, now), word.write(paragraphs, letter.title, now)


async def _keep(outside: Outside, name: str, media_type: str, content: bytes) -> Ready:
    world, number = outside.world, outside.access.organization_id
    file_id = world.ids.new(world.clock.now())
    path = world.files.scratch()
    await asyncio.to_thread(path.write_bytes, content)
    await world.files.put(upload_key(number, file_id), media_type, path)
    await world.files.copy(upload_key(number, file_id), file_key(number, file_id))
    named = files.file_name(name, "bodyHtml")
    return Ready(Announced("CandidateFiles", number, file_id, named, media_type, len(content)), "bodyHtml")


def attach(ctx: Context, version_id: Id, kept: Kept) -> models.OfferVersion:
    """Makes a letter that of a version of an offer, in the place of the one that it had.

    Raises:
        OfferVersionNotFound: there is no such version any more.
    """
    candidate = _candidate(ctx, version_id)
    offer, version = offers.locked_version(ctx, version_id)
    new = version._replace(pdf_file_id=kept.pdf.id, docx_file_id=kept.docx.id)
    for each in (kept.pdf, kept.docx):
        files.attach(ctx, candidate, each, "OfferLetterFile")
    offers.change_version(ctx, offer, version, new)
    _forget(ctx, version.pdf_file_id, version.docx_file_id)
    return new


def sign(ctx: Context, version_id: Id, uploaded: Ready) -> models.Offer:
    """Makes an uploaded PDF the signed letter of a version of an offer, in the place of the one that it had.

    Raises:
        OfferVersionNotFound: there is no such version.
        InvalidInput: it was announced as something else than a PDF, or has been used already.
    """
    if uploaded.announced.content_type.partition(";")[0].strip().lower() != pdf.MEDIA_TYPE:
        raise InvalidInput(problem=f"`{uploaded.parameter}` must be the handle of a PDF, {pdf.MEDIA_TYPE}")
    candidate = _candidate(ctx, version_id)
    offer, version = offers.locked_version(ctx, version_id)
    files.attach(ctx, candidate, uploaded, "OfferLetterFile")
    signed = offers.change_version(ctx, offer, version, version._replace(signed_file_id=uploaded.id))
    _forget(ctx, version.signed_file_id)
    return signed


def _candidate(ctx: Context, version_id: Id) -> models.Candidate:
    """Whose offer a version is of, held before the offer is locked: as where somebody is anonymized."""
    offer, _ = offers.version_of(ctx, version_id)
    return ctx.hold(models.candidate, offer.candidate_id)


def _forget(ctx: Context, *file_ids: Id | None) -> None:
    """Deletes letters that others have taken the place of, with their bytes."""
    gone = [ctx.get(models.file, each) for each in file_ids if each is not None]
    for file in gone:
        ctx.delete(models.file, file)
    if gone:
        disposal.dispose(ctx, [file.id for file in gone])
