"""Where applications come from, and what became of them."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import case, func, select

from rowantree import models
from rowantree.core.statement import Query
from rowantree.domain.reports.scope import Kind, Parameters, Row, Scope, in_period, of_jobs
from rowantree.models.columns import Id

_application, _source, _type = models.application, models.source, models.source_type


class _Numbers(NamedTuple):
    source_id: Id | None
    number: int
    archived: int
    hired: int


class _Source(NamedTuple):
    id: Id
    title: str
    type_title: str


_NUMBERS = Query(
    _Numbers,
    select(
        _application.c.source_id,
        func.count().label("number"),
        func.sum(case((_application.c.status == "Archived", 1), else_=0)).label("archived"),
        func.sum(case((_application.c.status == "Hired", 1), else_=0)).label("hired"),
    )
    .select_from(_application.core)
    .where(in_period(_application.c.created_at))
    .group_by(_application.c.source_id),
    of_jobs(_application.c.job_id),
)
_SOURCES = Query(
    _Source,
    select(_source.c.id, _source.c.title, _type.c.title.label("type_title"))
    .select_from(_source.core)
    .join(_type.core, _type.c.id == _source.c.source_type_id),
)


def _rows(scope: Scope) -> list[Row]:
    sources = {each.id: each for each in scope.ctx.rows(_SOURCES)}

    def place(numbers: _Numbers) -> tuple[object, ...]:
        if numbers.source_id is None:
            return (1,)
        source = sources[numbers.source_id]
        return 0, source.type_title.casefold(), source.title.casefold(), source.id

    return [
        [
            *_named(each.source_id, sources),
            each.number,
            each.number - each.archived - each.hired,
            each.archived,
            each.hired,
        ]
        for each in sorted(scope.ctx.rows(_NUMBERS, **scope.bounds), key=place)
    ]


def _named(source_id: Id | None, sources: dict[Id, _Source]) -> Row:
    if source_id is None:
        return ["", "", ""]
    return [sources[source_id].type_title, sources[source_id].title, source_id]


SOURCES = Kind(
    title="Sources",
    columns=("Source type", "Source", "Source ID", "Applications", "Active", "Archived", "Hired"),
    rows=_rows,
    begins_with=Parameters(last_days=365),
)
