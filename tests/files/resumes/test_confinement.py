"""What the process that reads a file cannot do."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

BEGIN = """
import sys
from rowantree.files.resumes.confinement import forbid, limit
limit()
"""


def confined(code: str) -> subprocess.CompletedProcess[str]:
    """A process that gave up what the reading process gives up, and then runs `code`."""
    return subprocess.run(
        [sys.executable, "-I", "-B", "-c", f"{BEGIN}{code}"],
        env={},
        capture_output=True,
        text=True,
        timeout=20,
        check=False,
    )


@pytest.mark.parametrize(
    "code",
    [
        "open('/etc/passwd')",
        "open('/proc/self/environ', 'rb')",
        "import os; os.open('/etc/passwd', os.O_RDONLY)",
        "import pathlib; pathlib.Path('/etc/passwd').read_text()",
        "open(sys.prefix + '/new', 'w')",
        "open(sys.prefix + '/../../etc/passwd')",
        "open(0)",
        "import os; os.system('true')",
        "import os; os.fork()",
        "import os; os.execv('/bin/true', ['true'])",
        "import os; os.posix_spawn('/bin/true', ['true'], {})",
        "import subprocess; subprocess.run(['true'])",
        "import socket; socket.create_connection(('127.0.0.1', 9))",
        "import socket; socket.getaddrinfo('example.com', 80)",
        "import ctypes; ctypes.CDLL(None)",
        "import os; os.remove('/nothing')",
        "try:\n    open('/etc/passwd')\nexcept Exception:\n    pass",
    ],
)
def test_what_reading_does_not_need_ends_the_process(code: str) -> None:
    done = confined(f"import os, pathlib, socket, subprocess\nforbid()\n{code}\nprint('did it')")

    assert "did it" not in done.stdout
    assert "Forbidden" in done.stderr


def test_python_itself_may_still_be_loaded() -> None:
    assert confined("forbid()\nimport json, colorsys\nprint('loaded')").stdout == "loaded\n"


def test_a_file_cannot_be_written_even_past_python(tmp_path: Path) -> None:
    done = confined(f"print(open({str(tmp_path / 'new')!r}, 'w').write('a' * 100_000))")

    assert "OSError" in done.stderr
    assert (tmp_path / "new").stat().st_size == 0


def test_memory_has_an_end() -> None:
    assert "MemoryError" in confined("a = bytearray(600 * 1024 * 1024)").stderr


def test_the_processor_has_an_end() -> None:
    done = confined("import resource; print(*resource.getrlimit(resource.RLIMIT_CPU))")

    assert done.stdout == "10 11\n"


@pytest.mark.parametrize("what", ["RLIMIT_CORE", "RLIMIT_NPROC", "RLIMIT_FSIZE"])
def test_there_is_nothing_left_of(what: str) -> None:
    assert confined(f"import resource; print(*resource.getrlimit(resource.{what}))").stdout == "0 0\n"
