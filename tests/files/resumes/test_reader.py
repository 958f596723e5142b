"""Reading a résumé in a process of its own, whatever the file does."""

from __future__ import annotations

import asyncio
import os
import resource
import socket
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
import uvloop

from rowantree.files.resumes import reader
from rowantree.files.resumes.reading import MAX_FILE, MAX_TEXT, Found, Reading
from tests.files.resumes import bad_files
from tests.files.resumes.bad_files import docx, paragraph, pdf
from tests.files.resumes.corpus import DOCX, PDF, TEXT
from tests.files.resumes.measuring import layouts

LONGEST = 20
RESUME = "Harriet Whitlock\nharriet.whitlock@example.com\n\nSkills\nPatience"
BILLION = "".join(f'<!ENTITY l{each} "{f"&l{each - 1};" * 10}">' for each in range(1, 10))


def read(content: bytes | Path, content_type: str = PDF, filename: str = "resume.pdf") -> Reading:
    """The reading, which has to be there in time."""
    begun = time.monotonic()
    reading = asyncio.run(reader.read(content, content_type, filename))
    assert time.monotonic() - begun < LONGEST
    return reading


@pytest.mark.parametrize("ending", ["pdf", "docx", "txt"])
def test_a_resume_is_read(ending: str) -> None:
    sample = next(each for each in layouts(held=False) if each.filename.endswith(ending))

    reading = read(sample.content, sample.content_type, sample.filename)

    assert reading.problem is None
    assert reading.text is not None
    assert sample.expected.name is not None
    assert sample.expected.name in reading.text
    assert (reading.found.name, reading.found.email) == (sample.expected.name, sample.expected.email)


def test_a_path_is_read_like_its_contents(tmp_path: Path) -> None:
    file = tmp_path / "resume.txt"
    file.write_text(RESUME)

    assert read(file, TEXT, "resume.txt") == read(RESUME.encode(), TEXT, "resume.txt")


def test_a_path_that_is_not_there_is_the_callers_mistake(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read(tmp_path / "nothing")


def test_the_servers_event_loop_reads_too() -> None:
    """The server runs uvloop, in the tests in a thread of its own."""
    found: list[Reading] = []
    thread = threading.Thread(target=lambda: found.append(uvloop.run(reader.read(RESUME.encode(), TEXT, "a.txt"))))
    thread.start()
    thread.join(LONGEST)

    assert found[0].found.name == "Harriet Whitlock"


@pytest.mark.parametrize(
    ("content", "content_type", "filename", "problem"),
    [
        (b"", PDF, "a.pdf", "empty"),
        (b"Good day", PDF, "a.pdf", "called a PDF but is none"),
        (b"Good day", DOCX, "a.docx", "called a Word document but is none"),
        (b"\x7fELF\x02\x01\x01" + bytes(500), "application/octet-stream", "a.exe", "only PDF, DOCX and plain text"),
        (b"\x7fELF\x02\x01\x01" + bytes(500), TEXT, "a.txt", "no plain text"),
        (b"\x89PNG\r\n\x1a\n", "image/png", "photo.png", "only PDF, DOCX and plain text"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "application/msword", "a.doc", "old version of Word"),
        (b"{\\rtf1 hello}", TEXT, "a.txt", "another document"),
        (b"<html><script>alert(1)</script></html>", "text/html", "a.html", "another document"),
        (b"   \n\n ", TEXT, "a.txt", "empty"),
        (b"%PDF-1.7\nnothing else", PDF, "a.pdf", "broken"),
        (b"PK\x03\x04 and no more", DOCX, "a.docx", "broken"),
        (bad_files.archive({"notes.txt": b"hello"}), DOCX, "a.docx", "no Word document"),
        (docx(""), DOCX, "a.docx", "no text"),
        (pdf(""), PDF, "a.pdf", "no text"),
    ],
)
def test_a_file_of_another_kind_is_a_problem_in_words(
    content: bytes, content_type: str, filename: str, problem: str
) -> None:
    reading = read(content, content_type, filename)

    assert (reading.text, reading.found) == (None, Found())
    assert reading.problem is not None
    assert problem in reading.problem


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_a_pdf_that_breaks_off_does_no_harm(share: float) -> None:
    content = pdf(RESUME)

    reading = read(content[: int(len(content) * share)])

    assert reading.problem is not None or reading.text


@pytest.mark.parametrize("filename", ["a\0b.pdf", "-c.pdf", "../../etc/passwd", "ä" * 5_000, "\ud800.pdf", ""])
def test_a_files_name_is_only_a_name(filename: str) -> None:
    assert read(pdf(RESUME), PDF, filename).problem is None


def test_a_password_is_a_problem() -> None:
    reading = read(bad_files.with_password(pdf(RESUME), "secret"))

    assert (reading.text, reading.problem) == (None, "the PDF can only be opened with a password")


def test_a_pdf_that_anybody_may_open_is_read() -> None:
    assert read(bad_files.with_password(pdf(RESUME), "")).found.name == "Harriet Whitlock"


def test_of_a_long_pdf_the_first_hundred_pages_are_read() -> None:
    reading = read(pdf(*(f"page number {each}" for each in range(1, 121))))

    assert reading.problem == "the PDF has 120 pages; the first 100 were read"
    assert reading.text is not None
    assert "page number 100" in reading.text
    assert "page number 101" not in reading.text


def test_a_script_is_not_run_and_told() -> None:
    reading = read(bad_files.with_script(pdf(RESUME)))

    assert reading.problem == "the PDF has a script in it, which was not run"
    assert reading.found.name == "Harriet Whitlock"


def test_macros_are_not_run_and_told() -> None:
    reading = read(docx(paragraph("Hello"), more={"word/vbaProject.bin": b"x"}), DOCX, "a.docm")

    assert (reading.text, reading.problem) == ("Hello", "the Word file has macros in it, which were not run")


def test_a_text_is_cut_where_it_is_too_long() -> None:
    reading = read(b"word and word\n" * 500_000, TEXT, "a.txt")

    assert reading.text is not None
    assert len(reading.text) == MAX_TEXT


@pytest.mark.parametrize("kind", ["bytes", "path"])
def test_a_file_that_is_too_large_is_not_opened(kind: str, tmp_path: Path) -> None:
    content: bytes | Path = bytes(MAX_FILE + 1)
    if kind == "path":
        content = tmp_path / "large"
        with content.open("wb") as file:
            file.truncate(MAX_FILE + 1)

    assert read(content).problem == "the file is larger than 50 MB"


@pytest.mark.parametrize(
    "make",
    [
        bad_files.bomb_pdf,
        lambda: bad_files.bomb_docx(50),
        lambda: bad_files.bomb_docx(500),
        lambda: bad_files.lying(bad_files.bomb_docx(50)),
        lambda: bad_files.archive({f"word/{each}.xml": b"" for each in range(6_000)} | {"word/document.xml": b""}),
        lambda: docx("<w:p>" * 100_000 + "</w:p>" * 100_000),
        lambda: docx(paragraph("&l9;"), before=f'<!DOCTYPE lolz [<!ENTITY l0 "lol">{BILLION}]>'),
        lambda: bad_files.raw_pdf(
            b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [2 0 R] /Count 1000000000 >>"
        ),
        lambda: bad_files.raw_pdf(b"<< /Type /Catalog /Pages 2 0 R >>", b"[" * 100_000),
    ],
    ids=["PDF", "DOCX", "large DOCX", "lying", "many parts", "deep", "entities", "circle of pages", "deep PDF"],
)
def test_a_bomb_does_not_go_off(make: Callable[[], bytes], tmp_path: Path) -> None:
    file = tmp_path / "bomb"
    file.write_bytes(make())
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    reading = read(file, "application/octet-stream", "bomb")

    assert reading.problem is not None
    assert reading.text is None or len(reading.text) <= MAX_TEXT
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 32 * 1024


def test_an_entity_from_outside_is_not_resolved(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("the secret of the house")
    entity = f'<!DOCTYPE d [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'

    reading = read(docx(paragraph("&x;"), before=entity), DOCX, "a.docx")

    assert (reading.text, reading.problem) == (None, "the Word file declares entities, which no résumé needs")


def test_nothing_that_a_file_refers_to_is_fetched() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(0.2)
        address = f"http://127.0.0.1:{listening.getsockname()[1]}/"
        relation = (
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="1" '
            f'Type="http://x/attachedTemplate" Target="{address}" TargetMode="External"/></Relationships>'
        ).encode()
        more = {"word/_rels/document.xml.rels": relation, "word/_rels/settings.xml.rels": relation}

        assert read(docx(paragraph("Hello"), more=more), DOCX, "a.docx").text == "Hello"
        with pytest.raises(TimeoutError):
            listening.accept()


def test_a_file_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "SECONDS", 1.0)
    begun = time.monotonic()

    reading = read(bad_files.busy_pdf())

    assert reading.problem == "the file took too long to read"
    assert time.monotonic() - begun < 8
    assert not _children()


def test_the_processor_is_given_up_as_well() -> None:
    assert read(bad_files.busy_pdf()).problem == "the file took too long to read"


def test_who_stops_waiting_leaves_nothing_running() -> None:
    async def give_up() -> None:
        reading = asyncio.create_task(reader.read(bad_files.busy_pdf(), PDF, "a.pdf"))
        while not _children():  # noqa: ASYNC110 the process is seen from outside only
            await asyncio.sleep(0.02)
        reading.cancel()
        with pytest.raises(asyncio.CancelledError):
            await reading

    asyncio.run(asyncio.wait_for(give_up(), LONGEST))

    assert not _children()


def test_no_more_are_read_at_once_than_there_are_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "_processors", lambda: 2)
    most = 0

    async def watch(readings: asyncio.Future[list[Reading]]) -> list[Reading]:
        nonlocal most
        while not readings.done():
            most = max(most, len(_children()))
            await asyncio.sleep(0.005)
        return await readings

    async def several() -> list[Reading]:
        return await watch(asyncio.gather(*(reader.read(RESUME.encode(), TEXT, "a.txt") for _ in range(6))))

    readings = asyncio.run(asyncio.wait_for(several(), LONGEST))

    assert [each.found.name for each in readings] == ["Harriet Whitlock"] * 6
    assert most == 2


@pytest.mark.parametrize(
    "code",
    [
        "print('no JSON')",
        "print('{\"text\": 5}')",
        'print(\'{"text": "a", "more": 1}\')',
        "print('{\"text\": \"' + 'a' * 300000 + '\"}')",
        'import sys; sys.stdout.buffer.write(b\'{"text": "\\xff"}\')',
        "print('a' * 10_000_000)",
        "import os, signal; os.kill(os.getpid(), signal.SIGSEGV)",
        "raise SystemExit(1)",
        "import sys; sys.stdout.close()",
    ],
)
def test_what_the_process_says_is_not_believed(code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    _instead(code, monkeypatch)

    assert read(b"x" * 1_000_000).problem == "the file could not be read"


def test_too_little_memory_is_a_problem_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    _instead(f"raise SystemExit({reader.TOO_LARGE})", monkeypatch)

    assert read(b"x").problem == "the file needs too much memory to be read"


def test_the_process_knows_nothing_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ROWANTREE_SECRET", "a secret")
    _instead("import os, json; print(json.dumps({'text': ' '.join(os.environ)}))", monkeypatch)

    assert "ROWANTREE_SECRET" not in (read(b"x").text or "ROWANTREE_SECRET")


def _instead(code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Has the process run `code` instead of reading."""
    whole = asyncio.create_subprocess_exec

    async def another(*arguments: str, **options: object) -> asyncio.subprocess.Process:
        return await whole(arguments[0], "-I", "-c", code, **options)  # type: ignore[arg-type]  # passed on as they are

    monkeypatch.setattr(asyncio, "create_subprocess_exec", another)


def _children() -> list[int]:
    """The processes that read for this one and have not been reaped."""
    found = []
    for each in Path("/proc").iterdir():
        try:
            parent = int((each / "stat").read_text().rpartition(")")[2].split()[1]) if each.name.isdigit() else 0
        except OSError:
            continue
        if parent == os.getpid() and b"resumes.child" in (each / "cmdline").read_bytes():
            found.append(int(each.name))
    return found
