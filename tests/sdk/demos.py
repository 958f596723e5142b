"""A demo as a stranger starts it: `rowantree demo` in a process of its own."""

from __future__ import annotations

import contextlib
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.postgresql import free_port


@dataclass(frozen=True)
class Demo:
    """A running demo, and what it said when it was ready."""

    base_url: str
    api_key: str
    greeting: str


@contextlib.contextmanager
def demo(folder: Path, *options: str) -> Iterator[Demo]:
    """A demo in `folder` for as long as the context lasts."""
    port = free_port()
    command = [sys.executable, "-m", "rowantree", "demo", "--port", str(port), "--data", str(folder), *options]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("ROWANTREE_")}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as process:
        try:
            greeting = _greeting(process)
            found = re.search(r"API key +(\S+)", greeting)
            assert found, greeting
            yield Demo(f"http://127.0.0.1:{port}", found[1], greeting)
        finally:
            process.terminate()
            process.wait(30)


def _greeting(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    lines: list[str] = []
    for line in process.stdout:
        lines.append(line)
        if "Stop it" in line:
            return "".join(lines)
    raise AssertionError(f"the demo ended with {process.wait()}: {''.join(lines)}")
