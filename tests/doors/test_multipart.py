"""Reading multipart bodies, however they are cut into pieces; over HTTP tests/files/test_disk_abuse.py says the rest."""

from __future__ import annotations

import asyncio
import hashlib
import itertools
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from rowantree.doors.http import _chunks
from rowantree.doors.multipart import Form, Malformed, Reader, TooLong, boundary
from tests.files.sending import form, part

BODY = form(part("a", b"1"), part("file", b"\r\n--X-\r\n--x--\r\n", "é.txt"), part("b", "ü".encode()))


def read(body: bytes, folder: Path, step: int = 1_000, most: int = 100) -> Form:
    """What a body holds that comes in pieces of `step` bytes."""
    numbers = itertools.count()

    async def pieces() -> AsyncIterator[bytes]:
        for start in range(0, len(body), step):
            yield body[start : start + step]

    return asyncio.run(Reader(b"X", most, lambda: folder / f"{next(numbers)}").read(pieces()))


@pytest.mark.parametrize("step", range(1, len(BODY) + 1))
def test_it_does_not_matter_how_a_body_is_cut(step: int, tmp_path: Path) -> None:
    found = read(BODY, tmp_path, step)

    assert found.fields == {"a": "1", "b": "ü"}
    assert found.order == ["a", "file", "b"]
    (file,) = found.files
    assert (file.part, file.filename, file.size) == ("file", "é.txt", 15)
    assert file.path.read_bytes() == b"\r\n--X-\r\n--x--\r\n"
    assert file.md5 == hashlib.md5(file.path.read_bytes(), usedforsecurity=False).hexdigest()


@pytest.mark.parametrize("step", [1, 7, 10_000])
def test_files_are_bounded_together(step: int, tmp_path: Path) -> None:
    body = form(part("a", b"x" * 60, "a"), part("b", b"y" * 41, "b"))

    assert len(read(body, tmp_path, step, 101).files) == 2
    for path in tmp_path.iterdir():
        path.unlink()
    with pytest.raises(TooLong):
        read(body, tmp_path, step, 100)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("step", range(1, 60))
def test_what_follows_the_end_is_seen_however_it_is_cut(step: int, tmp_path: Path) -> None:
    with pytest.raises(Malformed, match="follows"):
        read(form(part("file", b"1", "a")) + b"more", tmp_path, step)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("length", range(len(BODY) - 4))
def test_a_body_that_ends_early_leaves_nothing(length: int, tmp_path: Path) -> None:
    with pytest.raises(Malformed):
        read(BODY[:length], tmp_path, 5)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("header", "found"),
    [
        (b"multipart/form-data; boundary=X", b"X"),
        (b'Multipart/Form-Data; boundary="a b"; charset=utf-8', b"a b"),
        (b"multipart/mixed; boundary=X", None),
        (b"multipart/form-data", None),
        (b"", None),
    ],
)
def test_the_header_names_the_boundary(header: bytes, found: bytes | None) -> None:
    assert boundary(header) == found


def test_a_sender_who_falls_silent_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rowantree.doors.http.IDLE_SECONDS", 0.01)

    async def silence() -> None:
        async def receive() -> dict[str, object]:
            await asyncio.sleep(60)
            return {}

        async for _ in _chunks(receive):
            pass

    with pytest.raises(Malformed, match="nothing of it came"):
        asyncio.run(silence())
