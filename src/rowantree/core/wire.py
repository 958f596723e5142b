"""What goes over the wire: the classes that inputs and outputs are declared with.

    class AddTag(Input):
        candidate_id: Annotated[Id, Meta(description="The candidate to tag.")]

Names are camelCase on the wire. A field that may be absent is `T | UnsetType = UNSET`; one that may be null says `None`.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Annotated, Any, ClassVar, Self, TypeVar, dataclass_transform

import msgspec
from msgspec import UNSET, Meta, Raw, UnsetType

from rowantree.models.columns import Id

MAX_PAGE = 100

T = TypeVar("T")


class WireMeta(msgspec.StructMeta):
    """Makes every input and output keyword-only with camelCase names, so that no declaration has to say so."""

    def __new__(cls, name: str, bases: tuple[type, ...], namespace: dict[str, Any]) -> Any:
        """The class."""
        return super().__new__(cls, name, bases, namespace, kw_only=True, rename="camel")


@dataclass_transform(kw_only_default=True, field_specifiers=(msgspec.field,))
class Input(msgspec.Struct, metaclass=WireMeta):
    """The body of a request. Unknown fields are ignored."""

    one_of: ClassVar[tuple[str, ...]] = ()
    """Fields of which at least one must be given; where several are, the first counts."""

    extensions: ClassVar[tuple[str, ...]] = ()
    """Fields that the reference does not have; ignored for keys without the `extensions` switch."""


@dataclass_transform(kw_only_default=True, field_specifiers=(msgspec.field,))
class Output(msgspec.Struct, metaclass=WireMeta):
    """A part of an answer. Keys are written in the order of the fields."""


class Time(datetime):
    """A time in a request: ISO 8601; without an offset it is UTC. Always aware and in whole milliseconds."""

    @classmethod
    def parse(cls, text: str) -> Self:
        """The time that `text` writes.

        Raises:
            ValueError: it writes none.
        """
        if len(text) < len("2026-01-01T00:00"):
            raise ValueError(text)
        moment = cls.fromisoformat(text)
        moment = moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
        return moment.replace(microsecond=moment.microsecond // 1000 * 1000)


TimeShown = Annotated[str, Meta(extra_json_schema={"format": "date-time"})]
"""A time in an answer: UTC, always with three digits of milliseconds and `Z`."""


def show_time(moment: datetime) -> str:
    """`2026-05-28T21:07:41.644Z`; `moment` is in UTC.

    A list of a hundred shows hundreds of times: put together from ready pieces, each costs a third of `isoformat`.
    """
    return (
        _date(moment.toordinal())
        + _HOURS[moment.hour]
        + _MINUTES[moment.minute]
        + _SECONDS[moment.second]
        + _MILLISECONDS[moment.microsecond // 1000]
    )


_HOURS = [f"T{hour:02d}:" for hour in range(24)]
_MINUTES = [f"{minute:02d}:" for minute in range(60)]
_SECONDS = [f"{second:02d}." for second in range(60)]
_MILLISECONDS = [f"{millisecond:03d}Z" for millisecond in range(1000)]


@lru_cache(maxsize=20_000)
def _date(ordinal: int) -> str:
    return date.fromordinal(ordinal).isoformat()


class PageInput(Input):
    """The body of a list that is read in pages."""

    cursor: Annotated[
        str | UnsetType | None, Meta(description="The `nextCursor` of the page before; absent for the first page.")
    ] = UNSET
    limit: Annotated[
        Annotated[int, Meta(ge=1, le=MAX_PAGE)] | UnsetType,
        Meta(description="How many records a page holds at most, from 1 to 100; 100 when absent."),
    ] = UNSET


class SyncPageInput(PageInput):
    """The body of a list that is read in pages and can be followed by a sync token."""

    sync_token: Annotated[
        str | UnsetType | None,
        Meta(description="The `syncToken` of the last complete run: only what has changed since then is listed."),
    ] = UNSET


AnyLimit = Annotated[
    Any,
    Meta(
        description="How many records a page holds at most, from 1 to 100; whatever else it is, it says nothing.",
        extra_json_schema={"type": "integer"},
    ),
]


class WholePageInput(PageInput):
    """The body of a list that clients do not expect to come in pages: what is no good limit is ignored."""

    limit: AnyLimit = UNSET


class WholeSyncPageInput(SyncPageInput):
    """The same of a list that can be followed by a sync token."""

    limit: AnyLimit = UNSET


def hook_in(kind: type, value: Any) -> Any:
    """Reads the types of ours that msgspec does not know (its `dec_hook`)."""
    if not isinstance(value, str):
        raise ValueError(f"Expected `str`, got `{type(value).__name__}`")  # noqa: TRY004 msgspec words it by ValueError
    try:
        if kind is Id:
            return Id.parse(value)
        if kind is Time:
            return Time.parse(value)
    except (ValueError, OverflowError):
        wanted = "a UUID" if kind is Id else "a time in ISO 8601"
        raise ValueError(f"Expected {wanted}, got {value[:80]!r}") from None
    raise NotImplementedError(kind)


def hook_out(value: Any) -> Any:
    """Writes the types of ours that msgspec does not know (its `enc_hook`)."""
    if isinstance(value, str):
        return str(value)
    raise NotImplementedError(type(value))


def hook_schema(kind: type) -> dict[str, Any]:
    """Describes the types of ours that msgspec does not know (its `schema_hook`)."""
    return {"type": "string", "format": {Id: "uuid", Time: "date-time"}[kind]}


encoder = msgspec.json.Encoder(enc_hook=hook_out)


def or_none(value: T | UnsetType) -> T | None:
    """`value`, or None where the request did not give it."""
    return None if value is UNSET else value


__all__ = [
    "MAX_PAGE",
    "UNSET",
    "Id",
    "Input",
    "Meta",
    "Output",
    "PageInput",
    "Raw",
    "SyncPageInput",
    "Time",
    "TimeShown",
    "UnsetType",
    "WholePageInput",
    "WholeSyncPageInput",
    "encoder",
    "hook_in",
    "hook_out",
    "hook_schema",
    "or_none",
    "show_time",
]
