"""Runs the benchmarks: `python -m bench`, from the repository's root.

Prints what it found, and writes docs/benchmarks.md and docs/benchmarks-sizes.md unless the run was a quick one.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence
from pathlib import Path

import click

from bench.disk import sync_milliseconds
from bench.load import WrongAnswers
from bench.processes import ROOT, NotReady, make_room
from bench.report import Grown, Run, page, page_of_sizes
from bench.rounds import Round, measure_rounds
from bench.sizes import ALL, measure_sizes, servers
from bench.stage import stage

ROUNDS, SECONDS, CANDIDATES = 5, 3.0, 100_000
SIZES_ROUNDS, SIZES_SECONDS = 3, 2.0
QUICK_ROUNDS, QUICK_SECONDS, QUICK_CANDIDATES, QUICK_SIZES = 1, 0.5, 3_000, (1_000, 3_000)
WORKPLACE = ROOT / "bench" / "build"
"""Where the databases are: beside the code, because a temporary folder is often in memory and syncs for nothing."""
PAGE = ROOT / "docs" / "benchmarks.md"
PAGE_OF_SIZES = ROOT / "docs" / "benchmarks-sizes.md"


@click.command()
@click.option("--candidates", type=click.IntRange(min=1_000), help=f"How many there are; {CANDIDATES:,} by default.")
@click.option("--quick", is_flag=True, help="Whether it still runs: one short round. Its numbers mean little.")
@click.option("--only", type=click.Choice(["everything", "sizes"]), help="One of the two pages; both by default.")
def main(candidates: int | None, quick: bool, only: str | None) -> None:
    """Measures the goals of the design, as ratios within this run."""
    try:
        make_room()
        if only != "sizes":
            _publish(PAGE, page(_everything(candidates, quick)), quick)
        if only != "everything":
            _publish(PAGE_OF_SIZES, page_of_sizes(_sizes(quick)), quick)
    except (NotReady, WrongAnswers) as problem:
        raise click.ClickException(str(problem)) from None


def _publish(path: Path, found: str, quick: bool) -> None:
    click.echo(found)
    if not quick:
        path.write_text(found)
        click.echo(f"Written to {path.relative_to(ROOT)}.")


def _everything(candidates: int | None, quick: bool) -> Run:
    rounds, seconds = (QUICK_ROUNDS, QUICK_SECONDS) if quick else (ROUNDS, SECONDS)
    return _measure(candidates or (QUICK_CANDIDATES if quick else CANDIDATES), rounds, seconds)


def _sizes(quick: bool) -> Grown:
    return _grow(QUICK_SIZES, 1, QUICK_SECONDS) if quick else _grow(ALL, SIZES_ROUNDS, SIZES_SECONDS)


def _measure(candidates: int, rounds: int, seconds: float) -> Run:
    WORKPLACE.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=WORKPLACE) as name:
        folder = Path(name)
        busy, disk = os.getloadavg()[0], sync_milliseconds(folder)
        _say(f"putting up the servers with {candidates:,} candidates")
        with stage(folder, candidates) as everything:
            measured: list[Round] = []
            for each in measure_rounds(everything, rounds, seconds):
                measured.append(each)
                _say(f"round {len(measured)} of {rounds}")
            return Run(candidates, seconds, disk, busy, everything, measured)


def _grow(sizes: Sequence[int], rounds: int, seconds: float) -> Grown:
    WORKPLACE.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=WORKPLACE) as name:
        busy = os.getloadavg()[0]
        _say(f"putting up servers with {', '.join(f'{size:,}' for size in sizes)} candidates")
        with servers(Path(name), sizes) as everything:
            measured: list[Round] = []
            for each in measure_sizes(everything, rounds, seconds):
                measured.append(each)
                _say(f"round {len(measured)} of {rounds}")
            return Grown(sizes, seconds, busy, measured)


def _say(text: str) -> None:
    click.echo(text, err=True)


if __name__ == "__main__":
    main()
