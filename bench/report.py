"""What a run found, as a page: for the terminal and for docs/benchmarks.md."""

from __future__ import annotations

import os
import platform
import sqlite3
import statistics
import subprocess
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from bench import prism
from bench.data import KEYS
from bench.goals import Outcome, number, outcomes
from bench.load import CLIENTS
from bench.rounds import Round
from bench.sizes import MOST_GROWTH, costs, ratios
from bench.stage import SAMPLE, Stage


@dataclass(frozen=True)
class Run:
    """What was run, and what it gave."""

    candidates: int
    seconds: float
    disk: float
    """Milliseconds that the disk takes to make a small write durable."""
    busy: float
    """The machine's load average before anything was started: how many processes of others ran beside."""
    stage: Stage
    rounds: Sequence[Round]


@dataclass(frozen=True)
class Grown:
    """What was asked of servers with different numbers of candidates, and what it gave."""

    sizes: Sequence[int]
    seconds: float
    busy: float
    """The machine's load average before anything was started."""
    rounds: Sequence[Round]


def page(run: Run) -> str:
    """The page about everything, with one number of candidates, in Markdown."""
    found = outcomes(run.rounds, list(KEYS))
    parts = [_HEAD, _goals(found), _missed(found), "## Readings\n", _READINGS, _readings(run.rounds)]
    return "\n".join([*parts, "## What was run\n", _what(run), _METHOD])


def page_of_sizes(grown: Grown) -> str:
    """The page about what more candidates cost, in Markdown."""
    parts = [_HEAD_OF_SIZES, _growth(grown), "## Goals at each size\n", _at_each_size(grown)]
    return "\n".join([*parts, "## What was run\n", _what_sizes(grown), _METHOD_OF_SIZES])


_HEAD = """# Benchmarks

Made by `make bench`; do not edit. Every number that counts is a ratio within one run: processor time (user and
system) a request of the server's process, one round's readings divided by each other. Rates are compared only where the
goal is about rates, and are otherwise information. Two things are no ratios: by how many megabytes memory grows, and
how fast a demo is made.

## Goals
"""

_READINGS = """Median of the rounds, and the spread from the smallest to the largest. Compare within this table only.
"""

_METHOD = """
- One server process, pinned to one processor; the load, and PostgreSQL, run on the others. Clients ask again as soon as
  they are answered, so a rate is the server's limit, not what a client would see on a quiet day.
- Every answer is read to its end and checked (status 200 and `"success":true`; of files the status, and the length of
  what came down); one wrong answer ends the run.
- The servers are as they are shipped (worker, logging, durability), but for the rate limit, which is off. Commit by
  commit is the same server with groups of one.
- The echo is a registered operation that goes through the whole dispatch and answers the same bytes as candidate.info
  for the same candidates, without reading a row. On PostgreSQL it, too, borrows a connection and runs in a greenlet.
- The raw driver reads the rows of page 1 by plain SQL with sqlite3: candidates, tags, sources, users, applications and files.
  It makes no answer of them.
- Prism serves a small document with two operations and fixed examples, which are answers of ours; its schemas leave
  nothing to check. The goals compare with Prism as it is shipped, which logs every request; the silent one has its log
  switched off, which few do.
- Files are kept on the disk, by a server with a database of its own. An attached file counts once, and is three
  requests: it is announced, uploaded as a form, and attached to a candidate. Uploads of 1 MB are the form alone, and
  downloads the GET alone, by signed addresses that are asked for before. A file is kept when it is on the disk, so
  uploads are compared with what the disk allows: as many threads as there are clients that write the same bytes, sync
  the file, move it to its place and sync the folder, on the servers' processor. Downloads wait for no disk, so their
  processor time is compared with what giving a file costs at the least here: Starlette's `FileResponse` in uvicorn.
- Memory is that of a new server that has carried one file of 1 MB: the peak of its resident memory (`VmHWM`, reset
  before) while one client sends, or fetches, a file of 200 MB, less what was resident before. In the readings a
  request with 200 MB counts once.
- A demo of 10,000 candidates and 16,000 applications, with their year of history, is made in bulk by a process of its
  own on the servers' processor; in the readings each candidate counts as a request.
- A short first round is not counted: compilers and caches get warm in it.
- PostgreSQL is a fresh local server with `fsync` off; only reads are measured on it.
- Not measured: TLS, a real network, more than one process, slow disks. On a disk with a slower
  `fdatasync` group commit is worth more.
"""


def _goals(found: Iterable[Outcome]) -> str:
    rows = [[each.goal.what, each.goal.words, each.key, number(each.median), each.spread, _met(each)] for each in found]
    return _table(["ratio", "goal", "key", "measured", "spread", "met"], rows)


def _met(outcome: Outcome) -> str:
    if outcome.goal.limit is None:
        return ""
    return "yes" if outcome.met else "**no**"


def _missed(found: Iterable[Outcome]) -> str:
    lines = [
        f"- {each.goal.what} ({each.key}): {number(each.median)}, the goal is {each.goal.words}; "
        f"missed by {each.missed_by:.0%}."
        for each in found
        if not each.met
    ]
    return "\n".join(["Missed:\n", *lines, ""]) if lines else "Every goal is met.\n"


def _growth(grown: Grown) -> str:
    rows = []
    for each in costs(grown.rounds, grown.sizes):
        ratio = statistics.median(each.growth)
        spread = f"{number(min(each.growth))} to {number(max(each.growth))}"
        met = "yes" if ratio <= MOST_GROWTH else "**no**"
        rows.append([each.what, each.key, *(f"{cost:,.0f}" for cost in each.medians), number(ratio), spread, met])
    sizes = [f"{size:,}" for size in grown.sizes]
    head = ["what", "key", *sizes, f"{sizes[-1]} / {sizes[0]}", "spread", f"at most {MOST_GROWTH}"]
    return _table(head, rows)


_HEAD_OF_SIZES = """# Benchmarks with more candidates

Made by `make bench`; do not edit. Processor time (user and system) of the server's process, in µs a request, with so many
candidates and as many applications. With the most a request shall cost little more than with the fewest.
[benchmarks.md](benchmarks.md) says how it is measured, and compares with others.
"""

_METHOD_OF_SIZES = """
- Servers of all sizes are up at once, on both databases, and each round asks them in turn; the median of the rounds counts.
- Candidates and applications are created, and applications moved, in the very databases that are read.
- Page 1,000 is the deep page, or the last one where there are fewer.
"""


def _at_each_size(grown: Grown) -> str:
    rows = [
        [each.what, words, each.key, *(number(median) for median in each.medians)]
        for words, each in ratios(grown.rounds, grown.sizes)
    ]
    return _table(["ratio", "goal", "key", *(f"{size:,}" for size in grown.sizes)], rows)


def _what_sizes(grown: Grown) -> str:
    lines = [
        f"{datetime.now(UTC):%Y-%m-%d}, {len(grown.rounds)} interleaved rounds of {grown.seconds:g} seconds a reading",
        f"{_processor()}, {os.cpu_count()} processors, {platform.system()} {platform.release()}",
        f"load average before the run: {grown.busy:.1f} (others' work; what is not near 0 makes the spread wide)",
        f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}",
    ]
    return "\n".join(f"- {line}" for line in lines)


def _readings(rounds: Sequence[Round]) -> str:
    rows = []
    for name in sorted(rounds[0]):
        cpus, rates = [each[name].cpu for each in rounds], [each[name].rate for each in rounds]
        cpu = "" if "among" in name else f"{statistics.median(cpus):,.0f}"
        cpu_spread = "" if "among" in name else f"{min(cpus):,.0f} to {max(cpus):,.0f}"
        rate_spread = f"{_rate(min(rates))} to {_rate(max(rates))}"
        rows.append([name, cpu, cpu_spread, _rate(statistics.median(rates)), rate_spread])
    return _table(["what", "CPU µs a request", "spread", "requests a second", "spread"], rows)


def _rate(value: float) -> str:
    return f"{value:,.0f}" if value >= 10 else f"{value:.1f}"


def _what(run: Run) -> str:
    versions = ", ".join(f"{name} {version(name)}" for name in ("uvicorn", "uvloop", "httptools", "msgspec", "asyncpg"))
    node = subprocess.run(["node", "--version"], capture_output=True, text=True, check=True).stdout.strip()
    lines = [
        f"{datetime.now(UTC):%Y-%m-%d}, {len(run.rounds)} interleaved rounds of {run.seconds:g} seconds a reading",
        f"{run.candidates:,} candidates with an application each; candidate.info is asked for {min(SAMPLE, run.candidates):,} spread over all",
        f"an answer of candidate.info has {run.stage.info_size:,} bytes, a list of 100 has {run.stage.list_size:,}",
        f"the deep page is page {run.stage.asked.page:,}; {CLIENTS} clients for every reading",
        f"{_processor()}, {os.cpu_count()} processors, {platform.system()} {platform.release()}; its disk takes {run.disk:.2f} ms for an `fdatasync`",
        f"load average before the run: {run.busy:.1f} (others' work; what is not near 0 makes the spread wide)",
        f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, PostgreSQL {run.stage.postgresql_version}, {versions}",
        f"Prism {prism.version()} on Node.js {node}",
    ]
    return "\n".join(f"- {line}" for line in lines)


def _processor() -> str:
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.machine()


def _table(head: list[str], rows: list[list[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(["| " + " | ".join(line) + " |" for line in lines]) + "\n"
