"""How long applications stay in stages, and how long it takes to hire."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import Subquery, func, select

from rowantree import models
from rowantree.core.statement import Derived, Lookup
from rowantree.domain.reports.funnel import STAGE_TYPES
from rowantree.domain.reports.scope import Kind, Parameters, Row, Scope, in_period, none_of, of_jobs
from rowantree.domain.reports.spread import DAY, ByJob, as_cells, mean, median, most, never_negative, spread
from rowantree.models.columns import Elapsed, Id

_application, _item, _stage = models.application, models.application_history_item, models.interview_stage
_STAGES = Lookup(models.InterviewStage, select(*_stage.columns), _stage.c.id)


class _Stays(NamedTuple):
    job_id: Id
    interview_stage_id: Id
    number: int
    total: int
    lower: int
    upper: int
    most: int


_STAYS = Derived(
    _Stays,
    select(
        _application.c.job_id,
        _item.c.interview_stage_id,
        Elapsed(_item.c.entered_stage_at, _item.c.left_stage_at).label("elapsed"),
    )
    .select_from(_item.core)
    .join(_application.core, _application.c.id == _item.c.application_id)
    .join(_stage.core, _stage.c.id == _item.c.interview_stage_id)
    .where(none_of(_stage.c.type, "Archived", "Hired"), in_period(_item.c.left_stage_at)),
    spread("job_id", "interview_stage_id"),
    of_jobs(_application.c.job_id),
)


def _stays(scope: Scope) -> list[Row]:
    found = [each for each in scope.ctx.rows(_STAYS, **scope.bounds) if each.job_id in scope.jobs]
    stages = {each.id: each for each in scope.ctx.by_id(_STAGES, {each.interview_stage_id for each in found})}

    def place(stays: _Stays) -> tuple[object, ...]:
        stage = stages[stays.interview_stage_id]
        return (*scope.place(stays.job_id), STAGE_TYPES.index(stage.type), stage.order_in_interview_plan, stage.id)

    return [
        [
            scope.jobs[each.job_id].title,
            each.job_id,
            stages[each.interview_stage_id].title,
            each.interview_stage_id,
            stages[each.interview_stage_id].type,
            each.number,
            *as_cells(each, DAY, mean, median, most),
        ]
        for each in sorted(found, key=place)
    ]


TIME_IN_STAGE = Kind(
    title="Time in stage",
    columns=(
        "Job",
        "Job ID",
        "Stage",
        "Stage ID",
        "Stage type",
        "Stays",
        "Mean (days)",
        "Median (days)",
        "90th percentile (days)",
    ),
    rows=_stays,
    begins_with=Parameters(last_days=90),
)


def _first_in_period(hires: Subquery) -> Subquery:
    """When each was hired for the first time, if that is in the period."""
    return select(hires).where(hires.c.place == 1, in_period(hires.c.entered_stage_at)).subquery("hired")


_HIRES = Derived(
    ByJob,
    select(
        _application.c.job_id,
        _item.c.entered_stage_at,
        never_negative(Elapsed(_application.c.created_at, _item.c.entered_stage_at)).label("elapsed"),
        func.row_number().over(partition_by=_item.c.application_id, order_by=_item.c.stage_number).label("place"),
    )
    .select_from(_application.core)
    .join(_item.core, _item.c.application_id == _application.c.id)
    .join(_stage.core, _stage.c.id == _item.c.interview_stage_id)
    .where(_application.c.status == "Hired", _stage.c.type == "Hired"),
    spread("job_id", of=_first_in_period),
    of_jobs(_application.c.job_id),
)


def _hires(scope: Scope) -> list[Row]:
    found = [each for each in scope.ctx.rows(_HIRES, **scope.bounds) if each.job_id in scope.jobs]
    return [
        [scope.jobs[each.job_id].title, each.job_id, each.number, *as_cells(each, DAY, mean, median)]
        for each in sorted(found, key=lambda hires: scope.place(hires.job_id))
    ]


TIME_TO_HIRE = Kind(
    title="Time to hire",
    columns=("Job", "Job ID", "Hired", "Mean (days)", "Median (days)"),
    rows=_hires,
    begins_with=Parameters(last_days=365),
)
