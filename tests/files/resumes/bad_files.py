"""Files that mean harm, or that somebody broke."""

from __future__ import annotations

import zipfile
import zlib
from io import BytesIO

from fpdf import FPDF
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DictionaryObject, NameObject, TextStringObject

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def pdf(*pages: str) -> bytes:
    """A PDF with these pages."""
    document = FPDF()
    document.set_font("helvetica", size=12)
    for text in pages:
        document.add_page()
        document.multi_cell(0, text=text)
    return bytes(document.output())


def with_password(content: bytes, password: str) -> bytes:
    """The PDF `content`, to be opened with `password`."""
    writer = PdfWriter(clone_from=PdfReader(BytesIO(content)))
    writer.encrypt(user_password=password, owner_password="owner", algorithm="AES-256")
    return _written(writer)


def with_script(content: bytes) -> bytes:
    """The PDF `content`, with a script that runs when it is opened."""
    writer = PdfWriter(clone_from=PdfReader(BytesIO(content)))
    script = {NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject("app.alert('hello')")}
    writer.root_object[NameObject("/OpenAction")] = DictionaryObject(script)
    return _written(writer)


def _written(writer: PdfWriter) -> bytes:
    file = BytesIO()
    writer.write(file)
    return file.getvalue()


def raw_pdf(*objects: bytes) -> bytes:
    """A PDF of these objects, numbered from 1; the first is the catalogue."""
    content = b"%PDF-1.7\n"
    places = []
    for number, each in enumerate(objects, 1):
        places.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    return b"%s%s%strailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        content,
        head,
        table,
        len(objects) + 1,
        len(content),
    )


def one_page(packed: bytes) -> bytes:
    """A PDF with one page that is drawn by what is `packed`."""
    return raw_pdf(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(packed), packed),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    )


def busy_pdf() -> bytes:
    """A small PDF that takes very long to read: a hundred times the same page, with a hundred thousand pieces of text."""
    stream = zlib.compress(b"BT /F1 12 Tf " + b"1 0 0 1 10 10 Tm (ab) Tj 3 4 Td (cd) Tj " * 50_000 + b"ET", 9)
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 3 0 R /Resources << /Font << /F1 4 0 R >> >> >>"
    kids = b" ".join(b"%d 0 R" % number for number in range(5, 105))
    return raw_pdf(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count 100 >>" % kids,
        b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        *[page] * 100,
    )


def bomb_pdf() -> bytes:
    """A small PDF with a page of a gigabyte."""
    packer = zlib.compressobj(9)
    chunk = b"BT /F1 12 Tf (" + b"a" * (1 << 20) + b") Tj ET\n"
    data = b"".join([*(packer.compress(chunk) for _ in range(1_000)), packer.flush()])
    return one_page(data)


def docx(body: str, *, before: str = "", more: dict[str, bytes] | None = None) -> bytes:
    """A DOCX with `body` inside its document, and `before` in front of that."""
    document = f'<?xml version="1.0"?>{before}<w:document xmlns:w="{_MAIN}"><w:body>{body}</w:body></w:document>'
    return archive({"word/document.xml": document.encode(), **(more or {})})


def paragraph(text: str) -> str:
    """A paragraph of a DOCX."""
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def archive(parts: dict[str, bytes]) -> bytes:
    """A ZIP file of `parts`."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    return file.getvalue()


def bomb_docx(megabytes: int) -> bytes:
    """A small DOCX whose document has many megabytes."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed, packed.open("word/document.xml", "w") as part:
        part.write(f'<w:document xmlns:w="{_MAIN}"><w:body>'.encode())
        for _ in range(megabytes):
            part.write(b" " * (1 << 20))
        part.write(b"</w:body></w:document>")
    return file.getvalue()


def lying(content: bytes) -> bytes:
    """The ZIP `content`, its directory saying that every file has a hundred bytes."""
    told = bytearray(content)
    for mark, place in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        at = told.find(mark)
        while at >= 0:
            told[at + place : at + place + 4] = (100).to_bytes(4, "little")
            at = told.find(mark, at + 4)
    return bytes(told)
