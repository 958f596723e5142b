"""Résumés of invented people: what they say, and the bytes of the file that says it."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from rowantree.core.clock import Ids
from rowantree.core.context import Context
from rowantree.core.storage import Store, UploadContext, file_key
from rowantree.domain.files import Ready
from rowantree.domain.resumes import Resume
from rowantree.files.handles import Announced
from rowantree.files.resumes.reading import Found, Links, Reading
from rowantree.sandbox.careers import Career
from rowantree.sandbox.people import Person

HEADINGS = ("Experience", "Education", "Skills")
AT_ONCE = 8
"""How many files are written at a time."""
_OF_WINDOWS = "cp1252"
"""What the letters of a PDF are written in; a name that has others is in a text file."""


class Kept(NamedTuple):
    """Bytes that belong into the store."""

    key: str
    content_type: str
    content: bytes


@dataclass
class Cabinet:
    """Makes résumés, and keeps their bytes until they can be written: not before the transaction is done."""

    ids: Ids
    """For the ids of files: what else happens in the year does not depend on there being any."""
    kept: list[Kept] = field(default_factory=list)

    def file(self, ctx: Context, person: Person, career: Career, context: UploadContext) -> Resume:
        """Somebody's résumé, as if it had been uploaded just now and read."""
        text = written(person, career, ctx.now)
        content, ending, content_type = file_of(text)
        announced = Announced(
            context=context,
            organization_id=ctx.organization_id,
            id=self.ids.new(ctx.now),
            name=f"{person.name} - Resume{ending}",
            content_type=content_type,
            size=len(content),
        )
        uploaded = Ready(announced, "resume")
        self.kept.append(Kept(file_key(ctx.organization_id, uploaded.id), content_type, content))
        return Resume(uploaded, Reading(text=text, found=_found(person, career)))


def _found(person: Person, career: Career) -> Found:
    return Found(
        name=person.name,
        email=person.email,
        phone_number=person.phone_number,
        links=Links(linkedin=person.linked_in_url),
        position=career.position,
        company=career.company,
        school=career.school,
        location=f"{person.city}, {person.country}",
    )


def written(person: Person, career: Career, now: datetime) -> str:
    """What somebody's résumé says."""
    since = now.year - career.years
    before = since - career.former_years
    return "\n".join(
        (
            person.name,
            f"{person.city}, {person.region}, {person.country}",
            f"{person.email} | {person.phone_number}",
            person.linked_in_url,
            "",
            "Experience",
            career.position,
            career.company,
            f"{since} – Present",
            *(f"• {each}" for each in career.did),
            "",
            career.former_position,
            career.former_company,
            f"{before} – {since}",
            "",
            "Education",
            career.trade.degree,
            career.school,
            f"{before - 4} – {before}",
            "",
            "Skills",
            ", ".join(career.skills),
        )
    )


def file_of(text: str) -> tuple[bytes, str, str]:
    """The bytes of a file that says `text`, the ending of its name, and its media type."""
    try:
        return pdf(text.split("\n")), ".pdf", "application/pdf"
    except UnicodeEncodeError:
        return f"{text}\n".encode(), ".txt", "text/plain; charset=utf-8"


def pdf(lines: Sequence[str]) -> bytes:
    """A PDF of one page with these lines, the first in large type.

    Raises:
        UnicodeEncodeError: it has letters that such a file cannot show.
    """
    page = _page(lines)
    resources = b"<< /Font << /R 4 0 R /B 5 0 R >> >>"
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /{} /Encoding /WinAnsiEncoding >>"
    return _document(
        (
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 6 0 R /Resources %s >>" % resources,
            font.format("Helvetica").encode(),
            font.format("Helvetica-Bold").encode(),
            b"<< /Length %d >>\nstream\n%s\nendstream" % (len(page), page),
        )
    )


def _page(lines: Sequence[str]) -> bytes:
    """The lines one below the other, from the top left."""
    written_at, parts = 780, [b"BT"]
    for number, line in enumerate(lines):
        font, size = ("B", 20) if number == 0 else ("B", 13) if line in HEADINGS else ("R", 10)
        text = line.encode(_OF_WINDOWS).replace(b"\\", rb"\\").replace(b"(", rb"\(").replace(b")", rb"\)")
        if text:
            parts.append(b"/%s %d Tf 1 0 0 1 60 %d Tm (%s) Tj" % (font.encode(), size, written_at, text))
        written_at -= size + 6
    return b"\n".join((*parts, b"ET"))


def _document(objects: Iterable[bytes]) -> bytes:
    """The objects of a PDF, the first of which is its catalogue, with the table of where each begins."""
    document, begins = bytearray(b"%PDF-1.4\n"), []
    for number, each in enumerate(objects, 1):
        begins.append(len(document))
        document += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % begin for begin in begins)
    size = len(begins) + 1
    end = b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"
    return bytes(document) + end % (size, table, size, len(document))


async def put(store: Store, kept: Iterable[Kept]) -> None:
    """Writes bytes into the store."""
    turns = asyncio.Semaphore(AT_ONCE)

    async def one(path: Path, each: Kept) -> None:
        async with turns:
            await asyncio.to_thread(path.write_bytes, each.content)
            await store.put(each.key, each.content_type, path)

    with tempfile.TemporaryDirectory(prefix="rowantree-demo-") as folder:
        async with asyncio.TaskGroup() as tasks:
            for number, each in enumerate(kept):
                tasks.create_task(one(Path(folder) / str(number), each))


async def delete(store: Store, keys: Iterable[str]) -> None:
    """Deletes what is under these keys."""
    for key in keys:
        await store.delete(key)
