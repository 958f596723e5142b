"""What a process gives up before it opens somebody's file.

A file that breaks a parser can then burn ten seconds and half a gigabyte, and nothing else: no file is written, no other
process started, nothing said to the network, and of other files only those that Python itself is made of are read.
"""

from __future__ import annotations

import os
import resource
import sys
from pathlib import Path

MEMORY = 512 * 1024 * 1024
SECONDS = 10
_OPEN_FILES = 32
_FORBIDDEN = (
    "os.system",
    "os.exec",
    "os.posix_spawn",
    "os.spawn",
    "os.fork",
    "os.forkpty",
    "pty.spawn",
    "subprocess.Popen",
    "socket.",
    "ctypes.",
    "os.kill",
    "os.remove",
    "os.rename",
    "os.mkdir",
    "os.rmdir",
    "os.link",
    "os.symlink",
    "os.truncate",
    "os.chmod",
    "os.chown",
    "shutil.",
    "tempfile.",
    "urllib.",
    "http.",
    "ftplib.",
    "smtplib.",
    "webbrowser.",
    "code.__new__",
)


class Forbidden(BaseException):
    """Something was tried that reading a résumé does not need. No parser's `except Exception` may hold it up."""


def limit() -> None:
    """Bounds what this process may use, for good. To be called before anything else is loaded."""
    for what, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_NPROC, 0),
        (resource.RLIMIT_NOFILE, _OPEN_FILES),
    ):
        _lower(what, most, most)
    _lower(resource.RLIMIT_CPU, SECONDS, SECONDS + 1)


def forbid() -> None:
    """Ends whatever this process tries that reading does not need. To be called before the file is looked at.

    Root is not held by the limit on processes, and there is no limit on connections: so Python itself is told to refuse.
    """
    own = tuple(str(Path(each).resolve()) + os.sep for each in {sys.prefix, sys.base_prefix, *sys.path} if each)
    sys.addaudithook(lambda event, arguments: _judge(event, arguments, own))


def _lower(what: int, soft: int, hard: int) -> None:
    _, most = resource.getrlimit(what)
    if most != resource.RLIM_INFINITY:
        soft, hard = min(soft, most), min(hard, most)
    resource.setrlimit(what, (soft, hard))


def _judge(event: str, arguments: tuple[object, ...], own: tuple[str, ...]) -> None:
    if event == "open":
        _judge_open(arguments, own)
    elif event.startswith(_FORBIDDEN):
        raise Forbidden(event)


def _judge_open(arguments: tuple[object, ...], own: tuple[str, ...]) -> None:
    path, mode, flags = (*arguments, None, None, None)[:3]
    if isinstance(path, bytes):
        path = os.fsdecode(path)
    writes = isinstance(flags, int) and bool(flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC))
    writes = writes or (isinstance(mode, str) and any(letter in mode for letter in "wax+"))
    if writes or not isinstance(path, str) or not os.path.realpath(path).startswith(own):
        raise Forbidden("open")
