"""What interviewers do, and how long they take to say what they think."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import BigInteger, ColumnElement, Select, bindparam, case, cast, distinct, func, select, true

from rowantree import models
from rowantree.core.statement import Derived, Lookup, Query
from rowantree.domain.interviewers import OFF
from rowantree.domain.reports.scope import Kind, Parameters, Row, Scope, in_period, none_of, of_jobs
from rowantree.domain.reports.spread import HOUR, as_cells, mean, median, never_negative, rounded, spread
from rowantree.models.columns import Elapsed, Id, TimeType

OVERDUE = timedelta(hours=24)
"""How long after an interview its feedback is overdue."""

_application, _schedule, _event = models.application, models.interview_schedule, models.interview_event
_interviewer, _feedback = models.interview_event_interviewer, models.application_feedback
_OF_JOBS = of_jobs(_application.c.job_id)
_ended = _event.c.end_time <= bindparam("ended_by", type_=TimeType())
_required = _interviewer.c.is_feedback_required == true()


def _held(*columns: ColumnElement[Any]) -> Select[Any]:
    """Of interviews that take place, or did, in the period: each with each of its interviewers."""
    return (
        select(*columns)
        .select_from(_event.core)
        .join(_schedule.core, _schedule.c.id == _event.c.interview_schedule_id)
        .join(_application.core, _application.c.id == _event.c.application_id)
        .join(_interviewer.core, _interviewer.c.interview_event_id == _event.c.id)
        .where(none_of(_schedule.c.status, *sorted(OFF)), in_period(_event.c.end_time))
    )


def _with_feedback(statement: Select[Any]) -> Select[Any]:
    """Only those of which the interviewer has said what they think."""
    return statement.join(
        _feedback.core,
        (_feedback.c.interview_event_id == _event.c.id) & (_feedback.c.submitted_by_user_id == _interviewer.c.user_id),
    )


class _Number(NamedTuple):
    user_id: Id
    number: int


_events = func.count(distinct(_event.c.id)).label("number")
_ASKED = Query(
    _Number, _held(_interviewer.c.user_id, _events).where(_required, _ended).group_by(_interviewer.c.user_id), _OF_JOBS
)
_ANSWERED = Query(
    _Number,
    _with_feedback(_held(_interviewer.c.user_id, _events)).where(_required, _ended).group_by(_interviewer.c.user_id),
    _OF_JOBS,
)
_USERS = Lookup(models.User, select(*models.user.columns), models.user.c.id)


def _owed(scope: Scope, ended_by: datetime) -> dict[Id, int]:
    """How much feedback each interviewer owes for what had ended by then."""
    asked = scope.ctx.rows(_ASKED, ended_by=ended_by, **scope.bounds)
    answered = {each.user_id: each.number for each in scope.ctx.rows(_ANSWERED, ended_by=ended_by, **scope.bounds)}
    return {each.user_id: each.number - answered.get(each.user_id, 0) for each in asked}


def _named(scope: Scope, user_ids: Collection[Id]) -> Mapping[Id, str]:
    """The users with their names, in the order of their names."""
    users = sorted(scope.ctx.by_id(_USERS, user_ids), key=lambda user: (_name(user).casefold(), user.id))
    return {user.id: _name(user) for user in users}


def _name(user: models.User) -> str:
    return f"{user.first_name} {user.last_name}".strip()


class _Load(NamedTuple):
    user_id: Id
    held: int
    scheduled: int
    milliseconds: int


_LOAD = Query(
    _Load,
    _held(
        _interviewer.c.user_id,
        func.sum(case((_ended, 1), else_=0)).label("held"),
        func.sum(case((_ended, 0), else_=1)).label("scheduled"),
        cast(func.sum(Elapsed(_event.c.start_time, _event.c.end_time)), BigInteger).label("milliseconds"),
    ).group_by(_interviewer.c.user_id),
    _OF_JOBS,
)


def _load(scope: Scope) -> list[Row]:
    now = scope.ctx.now
    loads = {each.user_id: each for each in scope.ctx.rows(_LOAD, ended_by=now, **scope.bounds)}
    owed = _owed(scope, now)
    return [
        [
            name,
            user_id,
            loads[user_id].held,
            loads[user_id].scheduled,
            rounded(loads[user_id].milliseconds, HOUR),
            owed.get(user_id, 0),
        ]
        for user_id, name in _named(scope, loads.keys()).items()
    ]


INTERVIEWER_LOAD = Kind(
    title="Interviewer load",
    columns=("Interviewer", "User ID", "Held", "Scheduled", "Hours", "Feedback due"),
    rows=_load,
    begins_with=Parameters(last_days=30, next_days=30),
)


class _Turnaround(NamedTuple):
    user_id: Id
    number: int
    total: int
    lower: int
    upper: int
    most: int


_TURNAROUNDS = Derived(
    _Turnaround,
    _with_feedback(
        _held(
            _interviewer.c.user_id,
            never_negative(Elapsed(_event.c.end_time, _feedback.c.submitted_at)).label("elapsed"),
        )
    ).where(_required),
    spread("user_id"),
    _OF_JOBS,
)


def _turnarounds(scope: Scope) -> list[Row]:
    given = {each.user_id: each for each in scope.ctx.rows(_TURNAROUNDS, **scope.bounds)}
    owed = {user_id: number for user_id, number in _owed(scope, scope.ctx.now - OVERDUE).items() if number}
    return [
        [
            name,
            user_id,
            given[user_id].number if user_id in given else 0,
            *as_cells(given.get(user_id), HOUR, mean, median),
            owed.get(user_id, 0),
        ]
        for user_id, name in _named(scope, given.keys() | owed.keys()).items()
    ]


FEEDBACK_TURNAROUND = Kind(
    title="Feedback turnaround",
    columns=("Interviewer", "User ID", "Feedback given", "Mean (hours)", "Median (hours)", "Overdue"),
    rows=_turnarounds,
    begins_with=Parameters(last_days=90),
)
