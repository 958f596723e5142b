"""Samples of the letters of offers."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import docx
from pypdf import PdfReader

from tests.cast import Company
from tests.client import Client
from tests.files.sending import uploaded
from tests.samples.words import Body

PDF = b"%PDF-1.7\n% a letter with a name under it\n"


def scanned(api: Client, content: bytes = PDF, name: str = "signed.pdf", content_type: str = "application/pdf") -> str:
    """The handle of an uploaded letter that was signed."""
    return uploaded(api, content=content, name=name, content_type=content_type)


def fetched(company: Company, handle: str) -> bytes:
    """The bytes of a file."""
    response = company.server.http.get(company.admin("file.info", fileHandle=handle)["url"])
    assert response.status_code == 200
    return response.content


def read_pdf(content: bytes) -> str:
    """What a PDF says, with single spaces."""
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages).split())


def read_docx(content: bytes) -> str:
    """What a Word file says, with single spaces."""
    return " ".join(" ".join(each.text for each in docx.Document(BytesIO(content)).paragraphs).split())


def _version(company: Company) -> Body:
    return {"offerVersionId": company.things["offer_version"]}


THINGS: dict[str, Callable[[Company], str]] = {}

BODIES: dict[str, Callable[[Company], Body]] = {
    "offer.addSignedLetter": lambda company: _version(company) | {"fileHandle": scanned(company.admin)},
    "offer.generateLetter": _version,
}

ONE_MORE: dict[str, Callable[[Company], None]] = {}
