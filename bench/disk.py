"""How fast the disk is, where that decides a number: the price of making a commit, or a file, durable."""

from __future__ import annotations

import itertools
import os
import random
import statistics
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import msgspec

from bench.load import CLIENTS, Reading
from bench.processes import SERVER_CPU, on, python

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


def measure_writes(folder: Path, size: int, seconds: float) -> Reading:
    """Writes files of that size for some seconds, on the servers' processor."""
    with on(SERVER_CPU):
        done = subprocess.run(python("bench.disk", folder, size, seconds), check=True, capture_output=True)
    return msgspec.json.decode(done.stdout, type=Reading)


def main(folder: Path, size: int, seconds: float) -> None:
    """Writes files, as many at once as there are clients, and then what that cost."""
    content, began, spent = random.Random(size).randbytes(size), time.perf_counter(), time.process_time()

    def write(number: int) -> int:
        path = folder / f"raw-{number}"
        for written in itertools.count():
            if time.perf_counter() - began >= seconds:
                return written
            _write(path, content)
        raise AssertionError

    with ThreadPoolExecutor(CLIENTS) as pool:
        written = sum(pool.map(write, range(CLIENTS)))
    reading = Reading(written, time.perf_counter() - began, time.process_time() - spent)
    sys.stdout.buffer.write(msgspec.json.encode(reading))


def _write(path: Path, content: bytes) -> None:
    """Puts a file in its place so that it is whole, and stays: as careful as a store must be, and nothing else."""
    with path.with_suffix(".new").open("wb", buffering=0) as file:
        file.write(content)
        os.fsync(file.fileno())
    path.with_suffix(".new").replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    os.fsync(folder)
    os.close(folder)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3]))
