"""The funnel: how far applications come, and where they end."""

from __future__ import annotations

from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, Subquery, case, distinct, func, select

from rowantree import models
from rowantree.core.statement import Derived, Query
from rowantree.domain.reports.scope import Kind, Parameters, Row, Scope, in_period, of_jobs
from rowantree.domain.reports.spread import percent
from rowantree.models.columns import Id
from rowantree.models.plan import StageType

STAGE_TYPES: tuple[StageType, ...] = ("Lead", "PreInterviewScreen", "Active", "Offer", "Hired")
"""The types of stages in the order of a plan, without the one that ends applications."""

_application, _item, _stage = models.application, models.application_history_item, models.interview_stage


class _Step(NamedTuple):
    job_id: Id
    group_id: Id | None
    stage_type: StageType
    entered: int
    still_there: int
    archived: int


def _number(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.sum(case((condition, 1), else_=0))


def _made(stays: Subquery) -> Select[Any]:
    group = (stays.c.job_id, stays.c.group_id, stays.c.stage_type)
    last = stays.c.next_number.is_(None)
    return select(
        *group,
        func.count(distinct(stays.c.application_id)).label("entered"),
        _number(stays.c.left_stage_at.is_(None)).label("still_there"),
        _number(last & (stays.c.status == "Archived")).label("archived"),
    ).group_by(*group)


_STEPS = Derived(
    _Step,
    select(
        _application.c.id.label("application_id"),
        _application.c.job_id,
        _application.c.status,
        _stage.c.interview_stage_group_id.label("group_id"),
        _stage.c.type.label("stage_type"),
        _item.c.left_stage_at,
        # The order of an index, so that nothing has to be sorted.
        func.lead(_item.c.stage_number)
        .over(partition_by=_item.c.application_id, order_by=_item.c.stage_number)
        .label("next_number"),
    )
    .select_from(_item.core)
    .join(_application.core, _application.c.id == _item.c.application_id)
    .join(_stage.core, _stage.c.id == _item.c.interview_stage_id)
    .where(_stage.c.type != "Archived", in_period(_application.c.created_at)),
    _made,
    of_jobs(_application.c.job_id),
)
_group = models.interview_stage_group
_GROUPS = Query(models.InterviewStageGroup, select(*_group.columns))


def _rows(scope: Scope) -> list[Row]:
    groups = {each.id: each for each in scope.ctx.rows(_GROUPS)}
    found = [each for each in scope.ctx.rows(_STEPS, **scope.bounds) if each.job_id in scope.jobs]

    def place(step: _Step) -> tuple[object, ...]:
        group = groups[step.group_id].order_number if step.group_id else len(groups)
        return (*scope.place(step.job_id), STAGE_TYPES.index(step.stage_type), group)

    return [
        _row(scope, each, groups[each.group_id].title if each.group_id else each.stage_type)
        for each in sorted(found, key=place)
    ]


def _row(scope: Scope, step: _Step, title: str) -> Row:
    went_on = step.entered - step.still_there - step.archived
    return [
        scope.jobs[step.job_id].title,
        step.job_id,
        title,
        step.stage_type,
        step.entered,
        step.still_there,
        went_on,
        step.archived,
        percent(went_on, went_on + step.archived),
    ]


FUNNEL = Kind(
    title="Funnel",
    columns=(
        "Job",
        "Job ID",
        "Step",
        "Stage type",
        "Entered",
        "Still there",
        "Went on",
        "Archived",
        "Conversion (%)",
    ),
    rows=_rows,
    begins_with=Parameters(last_days=365),
)
