"""What the same questions cost with ten thousand, a hundred thousand and a million candidates.

Servers of all sizes are up at once, and each round asks them in turn: a machine that becomes slower or faster wrongs
none of them.
"""

from __future__ import annotations

import contextlib
import statistics
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from bench.data import KEYS, fill
from bench.raw import measure_raw
from bench.rounds import Measurement, Round, measured_in_turns, one
from bench.rowantree_server import ECHO
from bench.servers import Server, rowantree
from bench.stage import APPLICATIONS, APPLY, CREATE, DEEP_PAGE, INFO, LIST, MOVE, PAGE, Bodies, asked_of
from tests.postgresql import cluster, create_database

ALL = (10_000, 100_000, 1_000_000)
MOST_GROWTH = 1.5
"""How many times what a request costs with the fewest candidates it may cost with the most."""


@dataclass(frozen=True)
class Sized:
    """The servers with one number of candidates."""

    candidates: int
    sqlite: Server
    sqlite_path: Path
    postgresql: Server
    asked: Bodies

    def name(self, what: str) -> str:
        """What a reading of these servers is called."""
        return f"{what} of {self.candidates:,}"


class Question(NamedTuple):
    """What is asked at every size."""

    what: str
    operation: str
    bodies: Callable[[Bodies], list[bytes]]
    is_on_postgresql: bool = False

    def of(self, sized: Sized, key: str) -> Measurement:
        """Asks the servers of one size."""
        server = sized.postgresql if self.is_on_postgresql else sized.sqlite
        return one(sized.name(self.what), server, self.operation, key, self.bodies(sized.asked))


QUESTIONS = (
    Question("echo", ECHO, lambda asked: asked.by_id),
    Question("candidate.info", INFO, lambda asked: asked.by_id),
    Question("candidate.list, page 1", LIST, lambda asked: asked.first_page),
    Question("candidate.list, deep page", LIST, lambda asked: asked.deep_page),
    Question("application.list, page 1", APPLICATIONS, lambda asked: asked.first_page),
    Question("application.changeStage", MOVE, lambda asked: asked.moves),
    Question("application.create", APPLY, lambda asked: asked.applies),
    Question("candidate.create", CREATE, lambda asked: asked.creates),
    Question("echo on PostgreSQL", ECHO, lambda asked: asked.by_id_on_postgresql, is_on_postgresql=True),
    Question("candidate.info on PostgreSQL", INFO, lambda asked: asked.by_id_on_postgresql, is_on_postgresql=True),
    Question("candidate.list on PostgreSQL", LIST, lambda asked: asked.first_page, is_on_postgresql=True),
    Question("application.list on PostgreSQL", APPLICATIONS, lambda asked: asked.first_page, is_on_postgresql=True),
)
RAW = "raw driver"


@contextlib.contextmanager
def servers(folder: Path, sizes: Sequence[int]) -> Iterator[list[Sized]]:
    """A server on each database for each number of candidates."""
    with contextlib.ExitStack() as up:
        url = up.enter_context(cluster())
        yield [up.enter_context(_sized(folder / str(size), url, size)) for size in sizes]


@contextlib.contextmanager
def _sized(folder: Path, cluster_url: str, size: int) -> Iterator[Sized]:
    folder.mkdir()
    path, url = folder / "rowantree.db", create_database(cluster_url, f"bench-{size}")
    filled, filled_on_postgresql = fill(f"sqlite:///{path}", size), fill(url, size)
    with rowantree(f"sqlite:///{path}", folder) as sqlite, rowantree(url, folder) as postgresql:
        page = min(DEEP_PAGE, size // PAGE)
        asked = asked_of(sqlite, filled, postgresql, filled_on_postgresql.candidates, page)
        yield Sized(size, sqlite, path, postgresql, asked)


def measure_sizes(everything: Sequence[Sized], rounds: int, seconds: float) -> Iterator[Round]:
    """Asks servers of all sizes in turn, in each of the rounds."""
    return measured_in_turns(list(_measurements(everything)), rounds, seconds)


def _measurements(everything: Sequence[Sized]) -> Iterator[Measurement]:
    for key in KEYS:
        for question in QUESTIONS:
            yield from (question.of(sized, key) for sized in everything)
        yield from (_raw(sized, key) for sized in everything)


def _raw(sized: Sized, key: str) -> Measurement:
    return lambda seconds: {f"{sized.name(RAW)}, {key}": measure_raw(sized.sqlite_path, seconds)}


class Compared(NamedTuple):
    """What the same thing costs at every size, with one key."""

    what: str
    key: str
    by_size: list[list[float]]
    """For each size, one number of each round."""

    @property
    def medians(self) -> list[float]:
        """One for each size."""
        return [statistics.median(each) for each in self.by_size]

    @property
    def growth(self) -> list[float]:
        """How many times the fewest the most candidates cost, in each round."""
        return [most / fewest for fewest, most in zip(self.by_size[0], self.by_size[-1], strict=True)]


def costs(rounds: Sequence[Round], everything: Sequence[int]) -> list[Compared]:
    """The processor time of every question, in microseconds."""
    return [
        Compared(
            question.what,
            key,
            [[each[f"{question.what} of {size:,}, {key}"].cpu for each in rounds] for size in everything],
        )
        for question in QUESTIONS
        for key in KEYS
    ]


RATIOS = (
    ("candidate.info on SQLite: CPU of the echo / of info", "at least 0.4", "echo", "candidate.info"),
    ("candidate.list of 100 on SQLite: CPU / of the raw driver", "at most 4", "candidate.list, page 1", RAW),
    (
        "candidate.list: CPU of the deep page / of page 1",
        "at most 1.3",
        "candidate.list, deep page",
        "candidate.list, page 1",
    ),
    (
        "candidate.info on PostgreSQL: CPU of the echo / of info",
        "at least 0.15",
        "echo on PostgreSQL",
        "candidate.info on PostgreSQL",
    ),
)
"""Goals that every size has to meet by itself: what, the limit in words, and the two readings."""


def ratios(rounds: Sequence[Round], everything: Sequence[int]) -> list[tuple[str, Compared]]:
    """The goals that can be missed at one size and met at another, each with its limit in words."""
    return [
        (
            words,
            Compared(
                what,
                key,
                [
                    [
                        each[f"{above} of {size:,}, {key}"].cpu / each[f"{below} of {size:,}, {key}"].cpu
                        for each in rounds
                    ]
                    for size in everything
                ],
            ),
        )
        for what, words, above, below in RATIOS
        for key in KEYS
    ]
