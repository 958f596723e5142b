"""Reading a résumé without trusting it: in a process of its own that can do little and does not live long."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from subprocess import DEVNULL, PIPE
from weakref import WeakKeyDictionary

import msgspec

from rowantree.files.resumes.reading import MAX_FILE, Reading

SECONDS = 15
"""How long one file may take, by the clock."""
TOO_LARGE = 3
"""What the process ends with when the memory did not suffice."""
_MOST_OUTPUT = 4 * 1024 * 1024
_TIMED_OUT = Reading(problem="the file took too long to read")
_FAILED = Reading(problem="the file could not be read")
_TOO_LARGE = Reading(problem="the file needs too much memory to be read")
_TOO_MANY_BYTES = Reading(problem=f"the file is larger than {MAX_FILE // 1024 // 1024} MB")

_turns: WeakKeyDictionary[asyncio.AbstractEventLoop, asyncio.Semaphore] = WeakKeyDictionary()


async def read(content: bytes | Path, content_type: str, filename: str) -> Reading:
    """The text of a résumé and what is plain to see in it, whatever the file does.

    `content` is the file itself or where it lies; of a path nothing is loaded here. No more files are read at once than
    there are processors. What the file does never raises; a path that cannot be opened does.

    Raises:
        OSError: the path cannot be opened, or no process be started.
    """
    async with _turn():
        if isinstance(content, bytes):
            if len(content) > MAX_FILE:
                return _TOO_MANY_BYTES
            return await _read(content, None, content_type, filename)
        descriptor = await asyncio.to_thread(os.open, content, os.O_RDONLY | os.O_CLOEXEC)
        try:
            if os.fstat(descriptor).st_size > MAX_FILE:
                return _TOO_MANY_BYTES
            return await _read(None, descriptor, content_type, filename)
        finally:
            os.close(descriptor)


def _turn() -> asyncio.Semaphore:
    loop = asyncio.get_running_loop()
    if loop not in _turns:
        _turns[loop] = asyncio.Semaphore(_processors())
    return _turns[loop]


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


async def _read(content: bytes | None, descriptor: int | None, content_type: str, filename: str) -> Reading:
    async with _child(descriptor, content_type, filename) as child:
        try:
            async with asyncio.timeout(SECONDS):
                output, _ = await asyncio.gather(_output(child), _give(child, content))
                code = await child.wait()
        except TimeoutError:
            return _TIMED_OUT
    if code == TOO_LARGE:
        return _TOO_LARGE
    if code == -signal.SIGXCPU:
        return _TIMED_OUT
    return _decoded(output) if code == 0 else _FAILED


@contextlib.asynccontextmanager
async def _child(descriptor: int | None, content_type: str, filename: str) -> AsyncIterator[asyncio.subprocess.Process]:
    """The process, which is gone when the context ends, however it ends."""
    child = await asyncio.create_subprocess_exec(
        sys.executable,
        "-I",
        "-B",
        "-m",
        "rowantree.files.resumes.child",
        _argument(content_type),
        _argument(filename),
        stdin=PIPE if descriptor is None else descriptor,
        stdout=PIPE,
        stderr=DEVNULL,
        env={},
        cwd="/",
        start_new_session=True,
    )
    try:
        yield child
    finally:
        if child.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                child.kill()
            await child.wait()


async def _output(child: asyncio.subprocess.Process) -> bytes:
    """What the process says, as far as it says no more than it may."""
    said = child.stdout
    chunks: list[bytes] = []
    length = 0
    while said is not None and (chunk := await said.read(64 * 1024)):
        length += len(chunk)
        if length > _MOST_OUTPUT:
            child.kill()
            return b""
        chunks.append(chunk)
    return b"".join(chunks)


async def _give(child: asyncio.subprocess.Process, content: bytes | None) -> None:
    if child.stdin is None or content is None:
        return
    with contextlib.suppress(BrokenPipeError, ConnectionResetError):
        child.stdin.write(content)
        await child.stdin.drain()
    with contextlib.suppress(BrokenPipeError, ConnectionResetError):
        child.stdin.close()
        await child.stdin.wait_closed()


def _decoded(output: bytes) -> Reading:
    try:
        return msgspec.json.decode(output, type=Reading)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return _FAILED


def _argument(text: str) -> str:
    """`text` as it may stand on a command line."""
    return text.replace("\0", "").encode("utf-8", "ignore").decode()[-255:]
