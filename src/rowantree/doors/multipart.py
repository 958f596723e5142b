"""Reading `multipart/form-data` while it arrives: small fields into memory, files to the disk, in flat memory."""

from __future__ import annotations

import asyncio
import hashlib
import json
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from io import BufferedWriter
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from python_multipart.exceptions import FormParserError
from python_multipart.multipart import MultipartParser, parse_options_header

IDLE_SECONDS = 60.0
"""How long a sender may pause."""
MOST_PARTS = 100
MOST_FIELD_BYTES = 1_000_000
"""How many bytes all fields together can have: applications are long."""
MOST_HEADER_BYTES = 8_192


class Malformed(Exception):
    """The body is not what it says it is, or holds more than anybody sends; the message says what is wrong."""


class TooLong(Exception):
    """The files are longer than they may be."""


@dataclass(frozen=True)
class ReceivedFile:
    """A file that came, as it lies on the disk."""

    part: str
    """The name of its part."""
    filename: str
    content_type: str
    path: Path
    size: int
    md5: str
    """As S3 names a file: for its ETag, not for safety."""

    @property
    def is_unanswered(self) -> bool:
        """Whether it is no file at all, but what browsers send for a field that was left empty."""
        return not self.filename and not self.size


@dataclass
class Form:
    """What came."""

    fields: dict[str, str] = field(default_factory=dict)
    """What they say by their names; of several with one name, which is how lists are sent, a JSON array."""
    files: list[ReceivedFile] = field(default_factory=list)
    order: list[str] = field(default_factory=list)
    """The names of all parts in the order in which they came."""


def boundary(content_type: bytes) -> bytes | None:
    """The boundary of a multipart body, or None where the header names no such body."""
    media_type, options = parse_options_header(content_type)
    found = options.get(b"boundary")
    return found if media_type == b"multipart/form-data" and found else None


class FileWriter:
    """Writes a file as it comes, in pieces worth a trip to the disk."""

    def __init__(self, path: Path, most: int) -> None:
        self.path = path
        self.size = 0
        self._most = most
        self._md5 = hashlib.md5(usedforsecurity=False)
        self._waiting = bytearray()
        self._file: BufferedWriter = path.open("xb")

    def add(self, data: bytes) -> None:
        """Takes bytes.

        Raises:
            TooLong: there are more than there may be.
        """
        self.size += len(data)
        if self.size > self._most:
            raise TooLong
        self._md5.update(data)
        self._waiting += data

    async def flush(self, at_least: int = 1 << 20) -> None:
        """Writes what waits, once it is worth it."""
        if len(self._waiting) >= at_least:
            waiting, self._waiting = bytes(self._waiting), bytearray()
            await asyncio.to_thread(self._file.write, waiting)

    async def finish(self) -> str:
        """Writes the rest; the MD5 of it all."""
        await self.flush(at_least=1)
        await asyncio.to_thread(self._file.close)
        return self._md5.hexdigest()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Closes the file; one that was not finished is deleted."""
        if not self._file.closed:
            self._file.close()
        if kind is not None:
            self.path.unlink(missing_ok=True)


class Reader:
    """Reads one body, whose files have at most so many bytes together; several parts of one name only where `lists`."""

    def __init__(
        self, boundary: bytes, most_file_bytes: int, scratch: Callable[[], Path], *, lists: bool = False
    ) -> None:
        self.form = Form()
        self._lists = lists
        self._left = most_file_bytes
        self._scratch = scratch
        self._final = b"\r\n--" + boundary + b"--"
        self._tail = b""
        self._field_bytes = 0
        self._ended = False
        self._header_name, self._header_value = bytearray(), bytearray()
        self._headers: dict[bytes, bytes] = {}
        self._header_bytes = 0
        self._field = bytearray()
        self._given: dict[str, list[str]] = {}
        self._part: tuple[str, str | None, str] = ("", None, "")
        self._writer: FileWriter | None = None
        self._finished: list[tuple[str, str, str, FileWriter]] = []
        self._parser = MultipartParser(boundary, self._callbacks())

    def _callbacks(self) -> Any:
        return {
            "on_part_begin": self._begin_part,
            "on_header_field": lambda data, start, end: self._add_header(self._header_name, data[start:end]),
            "on_header_value": lambda data, start, end: self._add_header(self._header_value, data[start:end]),
            "on_header_end": self._end_header,
            "on_headers_finished": self._begin_content,
            "on_part_data": lambda data, start, end: self._add_content(data[start:end]),
            "on_part_end": self._end_part,
            "on_end": self._end,
        }

    async def read(self, chunks: AsyncIterator[bytes]) -> Form:
        """What came. On any error nothing of it stays on the disk.

        Raises:
            Malformed: it is no such body.
            TooLong: the files are longer than they may be.
        """
        try:
            async for chunk in chunks:
                self._feed(chunk)
                await self._settle()
            self._check_end()
        except BaseException:
            self.discard()
            raise
        return self.form

    def _feed(self, chunk: bytes) -> None:
        if self._ended and chunk.strip():
            raise Malformed("something follows the last boundary")
        try:
            self._parser.write(chunk)
        except FormParserError as error:
            raise Malformed(str(error)) from None
        recent = self._tail + chunk
        if self._ended and recent.partition(self._final)[2].strip():
            raise Malformed("something follows the last boundary")
        self._tail = recent[-len(self._final) :]

    def _check_end(self) -> None:
        if not self._ended:
            raise Malformed("the body ends before its last boundary")

    async def _settle(self) -> None:
        """Writes what has come to the disk."""
        for part, filename, content_type, writer in self._finished:
            md5 = await writer.finish()
            self.form.files.append(ReceivedFile(part, filename, content_type, writer.path, writer.size, md5))
        self._finished.clear()
        if self._writer is not None:
            await self._writer.flush()

    def discard(self) -> None:
        """Deletes the files that came."""
        writers = [each[3] for each in self._finished] + ([self._writer] if self._writer else [])
        for writer in writers:
            writer.__exit__(Malformed, None, None)
        for each in self.form.files:
            each.path.unlink(missing_ok=True)

    # What the parser calls

    def _begin_part(self) -> None:
        if len(self.form.order) >= MOST_PARTS:
            raise Malformed(f"there are more than {MOST_PARTS} parts")
        self._headers.clear()
        self._header_bytes = 0
        self._field.clear()

    def _add_header(self, kept: bytearray, data: bytes) -> None:
        kept += data
        self._header_bytes += len(data)
        if self._header_bytes > MOST_HEADER_BYTES:
            raise Malformed(f"the headers of a part have more than {MOST_HEADER_BYTES:,} bytes")

    def _end_header(self) -> None:
        self._headers[bytes(self._header_name).lower()] = bytes(self._header_value)
        self._header_name.clear()
        self._header_value.clear()

    def _begin_content(self) -> None:
        kind, options = parse_options_header(self._headers.get(b"content-disposition", b""))
        name = options.get(b"name")
        if kind != b"form-data" or name is None:
            raise Malformed("a part has no name")
        filename = options.get(b"filename")
        content_type = self._headers.get(b"content-type", b"application/octet-stream").decode("latin-1").strip()
        self._part = (_text(name), None if filename is None else _text(filename), content_type)
        is_more = self._lists and filename is None and self._part[0] in self.form.fields
        if self._part[0] in self.form.order and not is_more:
            raise Malformed(f"the part {self._part[0][:100]!r} is there twice")
        self.form.order.append(self._part[0])
        if filename is not None:
            self._writer = FileWriter(self._scratch(), self._left)

    def _add_content(self, data: bytes) -> None:
        if self._writer is not None:
            self._writer.add(data)
            return
        self._field += data
        self._field_bytes += len(data)
        if self._field_bytes > MOST_FIELD_BYTES:
            raise Malformed(f"the fields have more than {MOST_FIELD_BYTES:,} bytes")

    def _end_part(self) -> None:
        name, filename, content_type = self._part
        if self._writer is not None and filename is not None:
            self._finished.append((name, filename, content_type, self._writer))
            self._left -= self._writer.size
            self._writer = None
        else:
            given = self._given.setdefault(name, [])
            given.append(_text(bytes(self._field)))
            self.form.fields[name] = given[0] if len(given) == 1 else json.dumps(given)

    def _end(self) -> None:
        self._ended = True


def _text(raw: bytes) -> str:
    try:
        return raw.decode()
    except UnicodeDecodeError:
        raise Malformed("a field is not UTF-8") from None
