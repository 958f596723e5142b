"""Résumés that are traps: they are kept as they are, and the server goes on."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import httpx
import pypdf
import pytest
from fpdf import FPDF
from pypdf.generic import DictionaryObject, NameObject, TextStringObject

from tests.cast import Company
from tests.files.sending import announce

PDF, WORD = "application/pdf", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
pytestmark = pytest.mark.usefixtures("healthy")


def page(width: float = 600, height: float = 800) -> bytes:
    pdf = FPDF(unit="pt", format=(width, height))
    pdf.add_page()
    pdf.set_font("Helvetica", size=12)
    pdf.cell(text="Maya Okafor, maya@example.com")
    return bytes(pdf.output())


def bomb() -> bytes:
    """A document of 300 MB in 300 kB."""
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("[Content_Types].xml", "<Types/>")
        with packed.open("word/document.xml", "w", force_zip64=True) as document:
            for _ in range(300):
                document.write(b" " * 1_000_000)
    return kept.getvalue()


def encrypted() -> bytes:
    return _written(lambda writer: writer.encrypt("nobody knows"))


def scripted() -> bytes:
    def script(writer: pypdf.PdfWriter) -> None:
        for event, action in {
            "/OpenAction": {
                "/S": NameObject("/JavaScript"),
                "/JS": TextStringObject("app.launchURL('http://127.0.0.1:1/');"),
            },
            "/AA": {"/S": NameObject("/Launch"), "/F": TextStringObject("/bin/sh")},
        }.items():
            writer.root_object[NameObject(event)] = DictionaryObject(
                {NameObject(name): action[name] for name in action}
            )

    return _written(script)


def _written(change: Callable[[pypdf.PdfWriter], object]) -> bytes:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(page()))
    change(writer)
    kept = io.BytesIO()
    writer.write(kept)
    return kept.getvalue()


@pytest.mark.parametrize(
    ("content", "content_type", "warned", "was_read"),
    [
        (bomb(), WORD, True, False),
        (encrypted(), PDF, True, False),
        (page(14_000, 14_000), PDF, False, True),
        (scripted(), PDF, True, True),
        (b"%PDF-1.7\nnothing of the kind", PDF, True, False),
        (b"\x00" * 100_000, PDF, True, False),
        (b"PK\x03\x04" + b"\x00" * 1_000, WORD, True, False),
    ],
    ids=["a zip bomb", "an encrypted PDF", "a huge page", "a PDF with scripts", "no PDF", "nothing", "no document"],
)
def test_it_is_kept(content: bytes, content_type: str, warned: bool, was_read: bool, company: Company) -> None:
    candidate = company.admin("candidate.create", name="Maya Okafor")["id"]
    announced = announce(company.admin, "CandidateResume", content, "resume", content_type)
    assert announced.send().status_code == 204

    body = {"candidateId": candidate, "resumeHandle": announced.handle}
    answer = company.admin.answer("candidate.uploadResume", body)

    assert answer.body.get("warnings") == (["resume_not_parsed"] if warned else None)
    kept = company.admin("candidate.info", id=candidate)
    assert len(kept["emailAddresses"]) == was_read
    url = company.admin("file.info", fileHandle=kept["resumeFileHandle"]["handle"])["url"]
    assert httpx.get(url).content == content
