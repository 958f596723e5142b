"""Lists in pages, and syncing by tokens.

A list walks a keyset of columns that never change, so no record comes twice and none is missed while others are added
and changed. A run remembers the horizon of its first page: everything written from there on may have escaped it. The
run's last page hands that out as the sync token, and the next run lists what has been written since.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Generic, NamedTuple, TypeVar

import msgspec
from sqlalchemy import BindParameter, Column, ColumnElement, Join, Select, bindparam, select, tuple_

from rowantree.core.errors import (
    IncrementalSyncTooLarge,
    InvalidNextCursor,
    NextCursorExpired,
    SyncTokenExpired,
    SyncTokenInvalid,
)
from rowantree.core.secrecy import Secrecy
from rowantree.core.statement import Query
from rowantree.core.wire import MAX_PAGE, Output, hook_out
from rowantree.models.columns import Horizon, Unindexed
from rowantree.models.table import Table

R = TypeVar("R", bound=NamedTuple)
S = TypeVar("S")
P = TypeVar("P")

LIFE = timedelta(days=14)
"""How long a cursor or a sync token is good."""

WHOLE = 1_000
"""The page of a list that the reference knows no pages of, and that is short in practice."""

FEW = 2_000
"""Up to how many changed records a sync finds them by their change and not by walking the whole list."""


class Page(Output, Generic[S]):
    """One page of a list."""

    success: bool = True
    results: list[S]
    more_data_available: bool
    next_cursor: str | msgspec.UnsetType = msgspec.UNSET
    warnings: list[str] | msgspec.UnsetType = msgspec.UNSET


class SyncPage(Output, Generic[S]):
    """One page of a list that can be followed by a sync token, which the last page carries."""

    success: bool = True
    results: list[S]
    more_data_available: bool
    next_cursor: str | msgspec.UnsetType = msgspec.UNSET
    sync_token: str | msgspec.UnsetType = msgspec.UNSET
    warnings: list[str] | msgspec.UnsetType = msgspec.UNSET


class HorizonRow(NamedTuple):
    """The sync horizon."""

    horizon: int


HORIZON = select(Horizon().label("horizon"))


class Listing(Query[R]):
    """The query of a list: a table's rows in its order, with the filters that a request may give."""

    def __init__(
        self,
        table: Table[R],
        filters: Mapping[str, ColumnElement[bool]] | None = None,
        defaults: Mapping[str, object] | None = None,
        *,
        joined: Join | None = None,
        size: int = MAX_PAGE,
    ) -> None:
        """A list of `table`.

        Args:
            table: what is listed.
            filters: conditions that a request may add, by name; a parameter of the same name holds their value.
            defaults: values of the filters that hold where a request says nothing.
            joined: `table` joined to what the filters look at.
            size: how many records a page holds where a request does not say: larger than a page can be asked for where
                the reference knows no pages, so that a client that knows none has them all.
        """
        order = [table.c[name] for name in table.order]
        self._from = table.core if joined is None else joined
        super().__init__(table.row, self._ordered(table, order), {"after": _after(order, order), **(filters or {})})
        self.order = table.order
        self.defaults = dict(defaults or {})
        self.synced = table.synced
        self.size = size
        if table.synced:
            self._follow(table, order)

    def _follow(self, table: Table[R], order: list[Column[Any]]) -> None:
        """Makes the queries of an incremental sync.

        Each walks the index that is right for it, whatever the planner would guess: the list's where much has changed,
        that of the changes where little has.
        """
        since: BindParameter[int] = bindparam("since")
        unindexed = [Unindexed(column) for column in order]
        changed = table.c.position >= since
        after = _after(order, unindexed)
        self.few = Query(table.row, self._ordered(table, unindexed), {**self.filters, "after": after, "since": changed})
        """The list where few records have changed."""
        self.beyond_few = Query(HorizonRow, select(table.c.position).where(changed).limit(1).offset(FEW))
        """One row where more than few have."""
        self.filters = {**self.filters, "since": Unindexed(table.c.position) >= since}

    def _ordered(self, table: Table[Any], order: Sequence[ColumnElement[Any]]) -> Select[Any]:
        return select(*table.columns).select_from(self._from).order_by(*order).limit(bindparam("count"))


def _after(columns: Sequence[Column[Any]], compared: Sequence[ColumnElement[Any]]) -> ColumnElement[bool]:
    """Whether a row comes after the last one of the page before."""
    return tuple_(*compared) > tuple_(*(bindparam(f"last_{column.name}", type_=column.type) for column in columns))


class Place(msgspec.Struct, array_like=True):
    """Where a run of a list stands: what a cursor holds."""

    query: str
    epoch: str
    expires: datetime
    horizon: int
    since: int | None
    few: bool
    page: int
    last: list[Any]
    filters: dict[str, Any]


class Mark(msgspec.Struct, array_like=True):
    """Up to where somebody has seen a list: what a sync token holds."""

    query: str
    epoch: str
    expires: datetime
    horizon: int


_packed = msgspec.msgpack.Encoder(enc_hook=hook_out)


@dataclass(frozen=True)
class Tokens:
    """Hands out and reads back cursors and sync tokens: opaque, signed, of one query and one epoch, and not for ever."""

    secrecy: Secrecy
    incremental_pages: int
    """The most pages that one incremental sync brings."""

    def cursor(self, place: Place) -> str:
        """`place` as a cursor."""
        return self.secrecy.seal(b"c" + _packed.encode(place))

    def place(self, cursor: str, query: str, epoch: str, now: datetime) -> Place:
        """What `cursor` holds.

        Raises:
            InvalidNextCursor: it is not a cursor of this query.
            NextCursorExpired: it is too old, or of another epoch.
            IncrementalSyncTooLarge: the sync has gone on for too many pages.
        """
        content = self.secrecy.unseal(cursor)
        if content is None or content[:1] != b"c":
            raise InvalidNextCursor(problem=f"was not handed out by {query}")
        place = _unpacked(content, Place)
        if place is None:
            raise NextCursorExpired
        if place.query != query:
            raise InvalidNextCursor(problem=f"was not handed out by {query}")
        if place.epoch != epoch or place.expires < now:
            raise NextCursorExpired
        if place.since is not None and place.page >= self.incremental_pages:
            raise IncrementalSyncTooLarge(pages=self.incremental_pages)
        return place

    def sync_token(self, mark: Mark) -> str:
        """`mark` as a sync token."""
        return self.secrecy.seal(b"s" + _packed.encode(mark))

    def mark(self, token: str, query: str, epoch: str, now: datetime) -> Mark:
        """What `token` holds.

        Raises:
            SyncTokenInvalid: it is not a sync token of this query.
            SyncTokenExpired: it is too old, or of another epoch.
        """
        content = self.secrecy.unseal(token)
        if content is None or content[:1] != b"s":
            raise SyncTokenInvalid(query=query)
        mark = _unpacked(content, Mark)
        if mark is None:
            raise SyncTokenExpired
        if mark.query != query:
            raise SyncTokenInvalid(query=query)
        if mark.epoch != epoch or mark.expires < now:
            raise SyncTokenExpired
        return mark


def _unpacked(content: bytes, kind: type[P]) -> P | None:
    """What was packed, or None where another version of Rowantree packed it in another form."""
    try:
        return msgspec.msgpack.decode(content[1:], type=kind)
    except msgspec.ValidationError:
        return None


@dataclass(frozen=True)
class Found(Generic[R]):
    """One page's rows, and what the answer says about the run."""

    rows: list[R]
    more: bool
    cursor: str | None
    sync_token: str | None

    def page(self, results: list[S]) -> Page[S]:
        """The answer of a list without sync tokens; `results` are the rows as they are shown."""
        return Page(results=results, more_data_available=self.more, next_cursor=self.cursor or msgspec.UNSET)

    def sync_page(self, results: list[S]) -> SyncPage[S]:
        """The answer of a list with sync tokens; `results` are the rows as they are shown."""
        return SyncPage(
            results=results,
            more_data_available=self.more,
            next_cursor=self.cursor or msgspec.UNSET,
            sync_token=self.sync_token or msgspec.UNSET,
        )
