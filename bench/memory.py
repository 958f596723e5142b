"""A process's memory, and by how much it grows meanwhile."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from pathlib import Path

from bench.load import Reading
from bench.processes import cpu_seconds


def measure_memory(pid: int, act: Callable[[], object]) -> Reading:
    """What `act` asks of the process, as one request, and by how much the process was larger at its largest."""
    before, spent, began = _megabytes(pid, "VmRSS"), cpu_seconds(pid), time.perf_counter()
    Path(f"/proc/{pid}/clear_refs").write_text("5")  # the peak is counted from here
    act()
    grown = _megabytes(pid, "VmHWM") - before
    return Reading(1, time.perf_counter() - began, cpu_seconds(pid) - spent, grown)


def _megabytes(pid: int, name: str) -> float:
    found = re.search(rf"{name}:\s+(\d+) kB", Path(f"/proc/{pid}/status").read_text())
    assert found is not None
    return int(found[1]) / 1024
