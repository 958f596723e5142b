"""What a column can hold, and how each kind is written in the two databases.

| in Python  | SQLite            | PostgreSQL    | note                                             |
|------------|-------------------|---------------|--------------------------------------------------|
| `Id`       | TEXT              | uuid          | lowercase, as the wire writes it                 |
| `datetime` | INTEGER           | timestamptz   | aware, UTC, whole milliseconds                   |
| `Json`     | TEXT              | json          | the bytes the wire shows, key order kept         |
| `bool`     | INTEGER           | boolean       |                                                  |
| `int`      | INTEGER           | bigint        |                                                  |
| `bytes`    | BLOB              | bytea         |                                                  |
"""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime, timedelta
from typing import Any, Literal, NewType, Self, get_origin

from sqlalchemy import BigInteger, Boolean, ColumnElement, LargeBinary, Text, bindparam
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.types import TypeEngine, UserDefinedType

_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
LATEST_MILLISECOND = 253_402_300_799_999
"""The last millisecond of the year 9999, beyond which the databases have no times."""
_MILLISECOND = timedelta(milliseconds=1)
_EXACT = 1000 * 2**32
"""Up to here (the year 2106) seconds as a float are exact to far less than half a microsecond."""


class Id(str):
    """The identity of a stored thing: a lowercase UUID, exactly as the wire writes it."""

    __slots__ = ()

    @classmethod
    def parse(cls, text: str) -> Self:
        """`text` as an id, in either case.

        Raises:
            ValueError: it is no UUID in its usual form.
        """
        lowered = text.lower()
        if _UUID.fullmatch(lowered) is None:
            raise ValueError(text)
        return cls(lowered)


Json = NewType("Json", str)
"""JSON text, stored and shown as it is."""


def to_json(value: Any) -> Json:
    """`value` as it is stored: the JSON that the wire shows."""
    return Json(json.dumps(value, ensure_ascii=False, separators=(",", ":")))


def to_milliseconds(moment: datetime) -> int:
    """Milliseconds since 1970 of an aware time, rounded down."""
    return (moment - _EPOCH) // _MILLISECOND


def from_milliseconds(milliseconds: int) -> datetime:
    """The aware UTC time that many milliseconds after 1970."""
    if 0 <= milliseconds < _EXACT:
        return datetime.fromtimestamp(milliseconds / 1000, UTC)  # twice as fast as the sum
    return _EPOCH + timedelta(milliseconds=milliseconds)


class IdType(UserDefinedType[str]):
    """A column of `Id`."""

    cache_ok = True

    def get_col_spec(self, **_: Any) -> str:
        """SQLite's name of the type."""
        return "TEXT"


class TimeType(UserDefinedType[datetime]):
    """A column of `datetime`."""

    cache_ok = True

    def get_col_spec(self, **_: Any) -> str:
        """SQLite's name of the type."""
        return "INTEGER"


class JsonType(UserDefinedType[str]):
    """A column of `Json`."""

    cache_ok = True

    def get_col_spec(self, **_: Any) -> str:
        """SQLite's name of the type."""
        return "TEXT"


class IdsType(UserDefinedType[list[str]]):
    """Not a column: the list of ids that `Among` compares with."""

    cache_ok = True

    def get_col_spec(self, **_: Any) -> str:
        """SQLite's name of the type."""
        return "TEXT"


@compiles(IdType, "postgresql")
def _id_on_postgresql(_type: IdType, _compiler: Any, **_: Any) -> str:
    return "UUID"


@compiles(TimeType, "postgresql")
def _time_on_postgresql(_type: TimeType, _compiler: Any, **_: Any) -> str:
    return "TIMESTAMP WITH TIME ZONE"


@compiles(JsonType, "postgresql")
def _json_on_postgresql(_type: JsonType, _compiler: Any, **_: Any) -> str:
    return "JSON"


def column_type(python_type: object) -> TypeEngine[Any]:
    """The column type that holds `python_type`.

    Raises:
        TypeError: no column can hold it.
    """
    kinds: dict[object, TypeEngine[Any]] = {
        Id: IdType(),
        datetime: TimeType(),
        Json: JsonType(),
        bool: Boolean(),
        int: BigInteger(),
        str: Text(),
        bytes: LargeBinary(),
    }
    if get_origin(python_type) is Literal:
        return Text()
    if python_type not in kinds:
        raise TypeError(f"no column holds {python_type!r}")
    return kinds[python_type]


class Position(ColumnElement[int]):
    """The place of the running transaction in the order of all writing transactions.

    SQLite: a counter that each group of writes moves by one. PostgreSQL: the transaction's own number. A row carries
    the position of its last write; `Horizon` says from which position on a reader may have missed something.
    """

    inherit_cache = True
    type = BigInteger()


class Horizon(ColumnElement[int]):
    """The smallest position that a transaction not yet visible to this statement can have."""

    inherit_cache = True
    type = BigInteger()


@compiles(Position)
def _position(_element: Position, _compiler: SQLCompiler, **_: Any) -> str:
    return "(SELECT position FROM installation)"


@compiles(Position, "postgresql")
def _position_on_postgresql(_element: Position, _compiler: SQLCompiler, **_: Any) -> str:
    return "(pg_current_xact_id()::text::bigint)"


@compiles(Horizon)
def _horizon(_element: Horizon, _compiler: SQLCompiler, **_: Any) -> str:
    return "(SELECT position + 1 FROM installation)"


@compiles(Horizon, "postgresql")
def _horizon_on_postgresql(_element: Horizon, _compiler: SQLCompiler, **_: Any) -> str:
    return "(pg_snapshot_xmin(pg_current_snapshot())::text::bigint)"


class Elapsed(ColumnElement[int]):
    """The milliseconds from one time to another."""

    inherit_cache = True
    type = BigInteger()

    def __init__(self, since: ColumnElement[datetime], until: ColumnElement[datetime]) -> None:
        self.since = since
        self.until = until


@compiles(Elapsed)
def _elapsed(element: Elapsed, compiler: SQLCompiler, **options: Any) -> str:
    return f"({compiler.process(element.until, **options)} - {compiler.process(element.since, **options)})"


@compiles(Elapsed, "postgresql")
def _elapsed_on_postgresql(element: Elapsed, compiler: SQLCompiler, **options: Any) -> str:
    until, since = compiler.process(element.until, **options), compiler.process(element.since, **options)
    return f"(EXTRACT(EPOCH FROM {until} - {since}) * 1000)::bigint"


class Unindexed(ColumnElement[Any]):
    """A column's value, in a way that keeps the planner from walking an index of that column for it."""

    inherit_cache = True

    def __init__(self, column: ColumnElement[Any]) -> None:
        self.column = column
        self.type = column.type


@compiles(Unindexed)
def _unindexed(element: Unindexed, compiler: SQLCompiler, **options: Any) -> str:
    return f"+{compiler.process(element.column, **options)}"


@compiles(Unindexed, "postgresql")
def _unindexed_on_postgresql(element: Unindexed, compiler: SQLCompiler, **options: Any) -> str:
    return f"GREATEST({compiler.process(element.column, **options)})"


class Among(ColumnElement[bool]):
    """Whether `column` is one of the ids given as the parameter `name`, a list of any length in one statement text."""

    inherit_cache = True
    type = Boolean()

    def __init__(self, column: ColumnElement[Any], name: str) -> None:
        self.column = column
        self.ids = bindparam(name, type_=IdsType())


@compiles(Among)
def _among(element: Among, compiler: SQLCompiler, **options: Any) -> str:
    column, ids = compiler.process(element.column, **options), compiler.process(element.ids, **options)
    return f"{column} IN (SELECT value FROM json_each({ids}))"  # noqa: S608 both are compiled SQL, not values


@compiles(Among, "postgresql")
def _among_on_postgresql(element: Among, compiler: SQLCompiler, **options: Any) -> str:
    column, ids = compiler.process(element.column, **options), compiler.process(element.ids, **options)
    return f"{column} = ANY ({ids})"
