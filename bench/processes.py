"""Processes pinned to a processor, and the processor time they have used."""

from __future__ import annotations

import contextlib
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
_PATIENCE = 60.0
_TICKS = os.sysconf("SC_CLK_TCK")
_CPUS = sorted(os.sched_getaffinity(0))

SERVER_CPU = {_CPUS[0]}
"""Where servers run, each as one process."""
OTHER_CPUS = set(_CPUS[1:])
"""Where everything else runs: the load and PostgreSQL."""


class NotReady(Exception):
    """What is to be measured, or to be measured with, cannot run here; the message says why."""


def make_room() -> None:
    """Moves this process, and what it starts without `on`, away from the servers.

    Raises:
        NotReady: the machine has one processor only.
    """
    if not OTHER_CPUS:
        raise NotReady("the benchmarks need two processors: one for the server, one for the load")
    os.sched_setaffinity(0, OTHER_CPUS)


@contextlib.contextmanager
def on(cpus: set[int]) -> Iterator[None]:
    """Processes started here run on `cpus`, with all threads and children they will have."""
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, cpus)
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)


def python(module: str, *arguments: object) -> list[str]:
    """The command that runs `module` with this interpreter."""
    return [sys.executable, "-m", module, *(str(each) for each in arguments)]


@contextlib.contextmanager
def running(command: list[str], port: int) -> Iterator[int]:
    """A server on the servers' processor; gives its process id once it listens at `port`.

    Raises:
        NotReady: it ended before that, or it takes too long.
    """
    with on(SERVER_CPU):
        process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL)
    try:
        _wait(process, port)
        yield process.pid
    finally:
        process.terminate()
        try:
            process.wait(timeout=30)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _wait(process: subprocess.Popen[bytes], port: int) -> None:
    deadline = time.monotonic() + _PATIENCE
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise NotReady(f"{process.args!r} ended before it was ready, see above")
        with contextlib.suppress(ConnectionRefusedError), socket.create_connection(("127.0.0.1", port)):
            return
        time.sleep(0.05)
    raise NotReady(f"{process.args!r} does not listen at {port} after {_PATIENCE:g} seconds")


def cpu_seconds(pid: int) -> float:
    """User and system time of a process and its descendants so far."""
    used = _ticks(pid) / _TICKS
    for task in Path(f"/proc/{pid}/task").iterdir():
        used += sum(cpu_seconds(int(child)) for child in (task / "children").read_text().split())
    return used


def _ticks(pid: int) -> int:
    after_name = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    user, system = after_name[11:13]
    return int(user) + int(system)
