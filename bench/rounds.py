"""What is measured in a round: one reading for each name."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from bench.data import KEYS
from bench.demo import measure_demo
from bench.files import SIZES
from bench.load import Reading
from bench.raw import measure_raw
from bench.rowantree_server import ECHO
from bench.servers import Server
from bench.stage import ANY_KEY, APPLICATIONS, APPLY, CREATE, INFO, LIST, MOVE, Stage

Round = dict[str, Reading]
"""The readings of one round by name; those of our servers are named for each key, as `info, no switch`."""
DEMO = "medium"
"""The size of the demo that is made."""
Measurement = Callable[[float], Round]
"""Measures for so many seconds."""


def measure_rounds(stage: Stage, count: int, seconds: float) -> Iterator[Round]:
    """Measures everything that is on the stage `count` times."""
    return measured_in_turns(measurements(stage), count, seconds)


def measured_in_turns(everything: Sequence[Measurement], count: int, seconds: float) -> Iterator[Round]:
    """Measures `count` times, to and fro, so that a machine that becomes slower or faster wrongs nobody."""
    for measurement in everything:
        measurement(seconds / 3)  # not counted: compilers and caches get warm
    for number in range(count):
        readings: Round = {}
        for measurement in reversed(everything) if number % 2 else everything:
            readings |= measurement(seconds)
        yield readings


def measurements(stage: Stage) -> list[Measurement]:
    """Everything there is to measure; what will be compared stands side by side."""
    found: list[Measurement] = []
    for key in KEYS:
        found += [
            one("echo", stage.sqlite, ECHO, key, stage.asked.by_id),
            one("info", stage.sqlite, INFO, key, stage.asked.by_id),
            partial(_raw, stage, key),
            one("list", stage.sqlite, LIST, key, stage.asked.first_page),
            one("list deep", stage.sqlite, LIST, key, stage.asked.deep_page),
            one("echo on PostgreSQL", stage.postgresql, ECHO, key, stage.asked.by_id_on_postgresql),
            one("info on PostgreSQL", stage.postgresql, INFO, key, stage.asked.by_id_on_postgresql),
            one("application list", stage.sqlite, APPLICATIONS, key, stage.asked.first_page),
            one("application create in groups", stage.grouping, APPLY, key, stage.asked.applies),
            one("change of stage in groups", stage.grouping, MOVE, key, stage.asked.moves),
            one("create in groups", stage.grouping, CREATE, key, stage.asked.creates),
            one("create one by one", stage.committing_each, CREATE, key, stage.asked.creates),
            one("info alone", stage.grouping, INFO, key, stage.asked.by_id),
            partial(_info_among_creates, stage, key),
        ]
    for name, server in (("Prism", stage.prism), ("silent Prism", stage.silent_prism)):
        found += [
            one(f"info of {name}", server, INFO, None, stage.asked.by_id),
            one(f"list of {name}", server, LIST, None, stage.asked.first_page),
        ]
    return [*found, *_with_files(stage), partial(_demo, stage)]


def _with_files(stage: Stage) -> Iterator[Measurement]:
    """What is measured with files, where keys make no difference: addresses are used without one."""
    files = stage.files
    yield _named("attach 60 kB", files.attach)
    yield _named("write 60 kB", partial(files.write, "60 kB"))
    yield _named("upload 1 MB", files.upload)
    yield _named("write 1 MB", partial(files.write, "1 MB"))
    for size in SIZES:
        yield _named(f"download {size}", partial(files.download, size))
        yield _named(f"download {size} plainly", partial(files.download_plainly, size))
    yield partial(_carry, stage)


def _named(name: str, measure: Callable[[float], Reading]) -> Measurement:
    return lambda seconds: {name: measure(seconds)}


def _carry(stage: Stage, _seconds: float) -> Round:
    up, down = stage.files.carry()
    return {"upload 200 MB": up, "download 200 MB": down}


def _demo(stage: Stage, _seconds: float) -> Round:
    return {f"demo, {DEMO}": measure_demo(stage.files.folder, DEMO)}


def one(name: str, server: Server, operation: str, key: str | None, bodies: list[bytes]) -> Measurement:
    """Asks a server one thing; the reading is named for the key too, where there is one."""

    def measurement(seconds: float) -> Round:
        (reading,) = server.measure(seconds, server.load(operation, key or ANY_KEY, bodies))
        return {f"{name}, {key}" if key else name: reading}

    return measurement


def _info_among_creates(stage: Stage, key: str, seconds: float) -> Round:
    server = stage.grouping
    readers, writers = server.load(INFO, key, stage.asked.by_id), server.load(CREATE, key, stage.asked.creates)
    reading, writing = server.measure(seconds, readers, writers)
    return {f"info among creates, {key}": reading, f"create among infos, {key}": writing}


def _raw(stage: Stage, key: str, seconds: float) -> Round:
    """The raw driver knows no keys, but is read anew beside each list that it is compared with."""
    return {f"raw driver, {key}": measure_raw(stage.sqlite_path, seconds)}
