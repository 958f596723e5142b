"""How fast the disk is, where that decides a number: the price of making a commit durable."""

from __future__ import annotations

import os
import statistics
import time
from pathlib import Path

_WRITES = 300
_BLOCK = b"x" * 4096


def sync_milliseconds(folder: Path) -> float:
    """The median time that one appended block takes to be on the disk."""
    taken = []
    with (folder / "sync").open("wb", buffering=0) as file:
        for _ in range(_WRITES):
            began = time.perf_counter()
            file.write(_BLOCK)
            os.fdatasync(file.fileno())
            taken.append(time.perf_counter() - began)
    return statistics.median(taken) * 1000
