"""The letters of offers: written from a text, and signed."""

from __future__ import annotations

from typing import Annotated

from rowantree import models
from rowantree.api.offer.records import WithoutForm
from rowantree.api.shapes.candidate import show_file
from rowantree.api.shapes.offer import Offer, show
from rowantree.api.shapes.people import FileHandle
from rowantree.core.context import Context, Outside
from rowantree.core.operation import After, operation
from rowantree.core.permission import Permission
from rowantree.core.wire import UNSET, Id, Input, Meta, Output, UnsetType, or_none
from rowantree.domain import files, offer_letters
from rowantree.domain.files import Ready
from rowantree.domain.offer_letters import (
    MAX_LETTER,
    Kept,
    Letter,
    OfferLetterNotPossible,
    OfferLetterOutdated,
)
from rowantree.domain.offers import OfferVersionNotFound


class OfferLetter(Output):
    """A letter with what it says."""

    offer_version_id: Id
    title: Annotated[str, Meta(description="What its files are called.")]
    body_html: Annotated[str, Meta(description="What it says, with values in the place of its tokens.")]
    file_handles: Annotated[list[FileHandle], Meta(description="The letter as .pdf and as .docx.")]


class GenerateLetter(Input):
    """The version of the offer, and what its letter shall say."""

    offer_version_id: Annotated[Id, Meta(description="The version of the offer that the letter is about.")]
    body_html: Annotated[
        Annotated[str, Meta(max_length=MAX_LETTER)] | UnsetType,
        Meta(
            description="What the letter says, in HTML with tokens; what may not stay in it, such as pictures, is taken "
            "out. A letter with what the offer says when absent."
        ),
    ] = UNSET


async def _write(outside: Outside, _: GenerateLetter, letter: OfferLetter) -> Kept:
    return await offer_letters.keep(outside, Letter(letter.title, letter.body_html))


def _settle(ctx: Context, body: GenerateLetter, written: OfferLetter, kept: Kept) -> OfferLetter:
    version = offer_letters.attach(ctx, body.offer_version_id, kept)
    if offer_letters.composed(ctx, version.id, or_none(body.body_html)) != Letter(written.title, written.body_html):
        raise OfferLetterOutdated(id=version.id)
    written.file_handles = [show_file(ctx, ctx.get(models.file, each.id)) for each in (kept.pdf, kept.docx)]
    return written


@operation(
    "offer.generateLetter",
    permission=Permission.OFFERS_WRITE,
    writes=True,
    errors=(OfferVersionNotFound, OfferLetterNotPossible, OfferLetterOutdated),
    extension=True,
    after=After(_write, _settle),
)
def generate_letter(ctx: Context, body: GenerateLetter) -> OfferLetter:
    """Writes the letter of a version of an offer, as a PDF and as a Word file, for the candidate to sign.

    They take the place of those that the version had. In the text can stand paragraphs, headings, lists, links, bold,
    italic and underlined words, and the tokens of `communicationTemplate.create` as well as `{{offer.startDate}}` and
    `{{offer.salary}}`; one that nothing is known for is refused.

    The PDF shows Latin, Greek, Cyrillic and Georgian letters; a letter that says something else is refused with
    `offer_letter_not_possible`.
    """
    letter = offer_letters.composed(ctx, body.offer_version_id, or_none(body.body_html))
    return OfferLetter(
        offer_version_id=body.offer_version_id, title=letter.title, body_html=letter.html, file_handles=[]
    )


class AddSignedLetter(Input):
    """The version of the offer, and the letter that was signed."""

    offer_version_id: Annotated[Id, Meta(description="The version of the offer that was signed.")]
    file_handle: Annotated[
        Annotated[str, Meta(max_length=4_000)],
        Meta(
            description="The `handle` of `file.createFileUploadHandle` with the `fileUploadContext` `CandidateFiles` "
            "and the `contentType` `application/pdf`."
        ),
    ]
    exclude_form_definition: WithoutForm = UNSET


async def _ready(outside: Outside, body: AddSignedLetter) -> Ready:
    return await files.ready(outside, body.file_handle, "CandidateFiles", "fileHandle")


@operation(
    "offer.addSignedLetter",
    permission=Permission.OFFERS_WRITE,
    writes=True,
    errors=(OfferVersionNotFound,),
    extension=True,
    before=_ready,
)
def add_signed_letter(ctx: Context, body: AddSignedLetter, uploaded: Ready) -> Offer:
    """Attaches the letter that was signed, an uploaded PDF, to a version of an offer.

    It takes the place of the one that the version had. What came of the offer is said by `offer.setStatus`, not by this.
    """
    offer = offer_letters.sign(ctx, body.offer_version_id, uploaded)
    return show(ctx, offer, without_form=bool(body.exclude_form_definition))
