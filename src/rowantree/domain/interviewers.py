"""Interviewers of events: found by their e-mail addresses, asked within their limits, and trained in their pools."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from sqlalchemy import bindparam, select

from rowantree import models
from rowantree.core.context import Context
from rowantree.core.database import run
from rowantree.core.errors import InvalidInput, Refusal
from rowantree.core.statement import Lookup, Query
from rowantree.domain import features, interviews, organizations
from rowantree.models.columns import Among, Id, TimeType
from rowantree.models.interview import ScheduleStatus, TrainingPart
from rowantree.models.interviewer import TrainingRole

OFF: frozenset[ScheduleStatus] = frozenset({"Cancelled", "NeedsScheduling"})
"""What a schedule is whose events do not take place."""
PARTS: Mapping[TrainingRole, TrainingPart] = {"Shadow": "Shadow", "ReverseShadow": "Reverse-Shadow"}
"""How events call what a trainee does."""


class InterviewerPaused(Refusal):
    """The interviewer has a pause at the time of the event."""

    code = "interviewer_paused"
    message = "`{parameter}`: {email} has an interviewer pause at the time of the event"


class InterviewerLimitReached(Refusal):
    """The interviewer has as many interviews in that day or week as their settings allow."""

    code = "interviewer_limit_reached"
    message = "`{parameter}`: {email} has at most {limit} interviews a {span}, and that {span} they have them already"


@dataclass(frozen=True)
class Asked:
    """An interviewer of an event, as a request names them."""

    email: str
    is_feedback_required: bool | None
    """None: as is usual for the interview."""
    parameter: str
    """What the request calls them."""


@dataclass(frozen=True)
class Wanted:
    """Somebody who shall be there at a time when they were not before."""

    user: models.User
    event_id: Id
    start: datetime
    end: datetime
    parameter: str


_user, _event, _schedule = models.user, models.interview_event, models.interview_schedule
_interviewer, _member, _stage = (
    models.interview_event_interviewer,
    models.interviewer_pool_member,
    models.interviewer_pool_training_stage,
)
_BY_EMAIL = Query(models.User, select(*_user.columns).where(Among(_user.c.searched_email, "emails")))
_PAUSES = Lookup(models.InterviewerPause, select(*models.interviewer_pause.columns), models.interviewer_pause.c.user_id)
_POOLS = Lookup(models.InterviewerPool, select(*models.interviewer_pool.columns), models.interviewer_pool.c.id)
_STAGES = Lookup(models.InterviewerPoolTrainingStage, select(*_stage.columns), _stage.c.id)
_MEMBERS = Query(
    models.InterviewerPoolMember,
    select(*_member.columns).where(
        Among(_member.c.interviewer_pool_id, "pool_ids"), Among(_member.c.user_id, "user_ids")
    ),
)


class _Held(NamedTuple):
    """That somebody interviews at a time."""

    user_id: Id
    event_id: Id
    start_time: datetime
    schedule_id: Id
    status: ScheduleStatus


# Not through the context: who may not see a confidential interview must not overload its interviewers.
_HELD = (
    select(_interviewer.c.user_id, _event.c.id, _event.c.start_time, _schedule.c.id, _schedule.c.status)
    .join(
        _event.core,
        (_event.c.organization_id == _interviewer.c.organization_id)
        & (_event.c.id == _interviewer.c.interview_event_id),
    )
    .join(
        _schedule.core,
        (_schedule.c.organization_id == _event.c.organization_id) & (_schedule.c.id == _event.c.interview_schedule_id),
    )
    .where(
        _interviewer.c.organization_id == bindparam("of"),
        Among(_interviewer.c.user_id, "user_ids"),
        _event.c.start_time >= bindparam("since", type_=TimeType()),
        _event.c.start_time < bindparam("before", type_=TimeType()),
    )
)


def found(ctx: Context, asked: Iterable[Asked]) -> dict[str, models.User]:
    """The users who are asked, by their e-mail address without case.

    Raises:
        InvalidInput: an address is nobody's, or that of somebody who is disabled.
    """
    asked = list(asked)
    emails = sorted({_searched(each) for each in asked})
    users = {str(user.searched_email): user for user in ctx.rows(_BY_EMAIL, emails=emails)} if emails else {}
    for each in asked:
        user = users.get(_searched(each))
        if user is None:
            raise InvalidInput(problem=f"`{each.parameter}.email`: no user has the e-mail address {each.email.strip()}")
        if not user.is_enabled or user.is_service:
            raise InvalidInput(problem=f"`{each.parameter}.email`: the user {each.email.strip()} is disabled")
    return users


def _searched(asked: Asked) -> str:
    return asked.email.strip().casefold()


def of_event(users: Mapping[str, models.User], asked: Sequence[Asked]) -> list[tuple[Asked, models.User]]:
    """The users of one event, each beside how they are asked.

    Raises:
        InvalidInput: one is there twice.
    """
    pairs = [(each, users[_searched(each)]) for each in asked]
    seen: set[Id] = set()
    for each, user in pairs:
        if user.id in seen:
            raise InvalidInput(problem=f"`{each.parameter}.email`: {each.email.strip()} is there twice")
        seen.add(user.id)
    return pairs


# When they can be asked


def check_free(ctx: Context, wanted: Sequence[Wanted], *, schedule_id: Id, without: Collection[Id]) -> None:
    """Refuses events that somebody may not be asked for. The events `without` do not count any more.

    Raises:
        InterviewerPaused: somebody has a pause then.
        InterviewerLimitReached: somebody has enough interviews then.
    """
    pauses = {pause.user_id: pause for pause in ctx.by_id(_PAUSES, (each.user.id for each in wanted))}
    for each in wanted:
        pause = pauses.get(each.user.id)
        if pause is not None and pause.starts_at < each.end and (pause.ends_at is None or pause.ends_at > each.start):
            raise InterviewerPaused(parameter=each.parameter, email=each.user.email)
    limited = {each.user.id for each in wanted if _has_limit(each.user)}
    if limited:
        _check_limits(ctx, [each for each in wanted if each.user.id in limited], schedule_id, without)


def _has_limit(user: models.User) -> bool:
    return user.daily_interview_limit is not None or user.weekly_interview_limit is not None


def _check_limits(ctx: Context, wanted: Sequence[Wanted], schedule_id: Id, without: Collection[Id]) -> None:
    # Locked, so that of two requests at once the second sees what the first has asked for.
    users = {user_id: ctx.lock(_user, user_id) for user_id in sorted({each.user.id for each in wanted})}
    times = _times(ctx, wanted, schedule_id, {*without, *(each.event_id for each in wanted)})
    for each in wanted:
        user, held = users[each.user.id], times[each.user.id]
        held.append(each.start)
        for limit, span, beginning in (
            (user.daily_interview_limit, "day", _day),
            (user.weekly_interview_limit, "week", _week),
        ):
            if limit is not None and sum(beginning(one) == beginning(each.start) for one in held) > limit:
                raise InterviewerLimitReached(parameter=each.parameter, email=user.email, limit=limit, span=span)


def _times(
    ctx: Context, wanted: Sequence[Wanted], schedule_id: Id, without: Collection[Id]
) -> defaultdict[Id, list[datetime]]:
    """When these users interview in the weeks in question."""
    found = run(
        ctx.connection,
        _HELD,
        _Held,
        of=ctx.organization_id,
        user_ids=sorted({each.user.id for each in wanted}),
        since=min(_week(each.start) for each in wanted),
        before=_next_week(max(each.start for each in wanted)),
    )
    times: defaultdict[Id, list[datetime]] = defaultdict(list)
    for each in found:
        if each.event_id not in without and (each.status not in OFF or each.schedule_id == schedule_id):
            times[each.user_id].append(each.start_time)
    return times


def _day(moment: datetime) -> datetime:
    """The beginning of the day in UTC."""
    return moment.replace(hour=0, minute=0, second=0, microsecond=0)


def _week(moment: datetime) -> datetime:
    """The beginning of the week in UTC, on Monday."""
    return _day(moment) - timedelta(days=moment.weekday())


def _next_week(moment: datetime) -> datetime:
    """The end of the week, or of time."""
    week, end = _week(moment), datetime.max.replace(tzinfo=UTC)
    return end if end - week < timedelta(days=7) else week + timedelta(days=7)


# As what they are there


@dataclass(frozen=True)
class Part:
    """As what somebody takes part: from which pool, and in which part of the training for it."""

    interviewer_pool_id: Id | None = None
    training_role: TrainingPart | None = None


class Parts:
    """As what users take part in interviews, looked up at once."""

    def __init__(self, ctx: Context, held: Iterable[models.Interview], user_ids: Collection[Id]) -> None:
        ids = {each for interview in held for each in interviews.pool_ids(interview)}
        self._pools = {pool.id: pool for pool in ctx.by_id(_POOLS, ids) if not pool.is_archived}
        members = ctx.rows(_MEMBERS, pool_ids=sorted(self._pools), user_ids=sorted(user_ids)) if self._pools else []
        self._members = {(each.interviewer_pool_id, each.user_id): each for each in members}
        self._stages = {each.id: each for each in ctx.by_id(_STAGES, (each.training_stage_id for each in members))}
        self._trains = bool(self._stages) and "InterviewerTraining" not in features.disabled(
            organizations.own(ctx).disabled_features
        )

    def of(self, interview: models.Interview | None, user_id: Id) -> Part:
        """As what the user takes part: as somebody qualified where they are that in one of the interview's pools."""
        if interview is None:
            return Part()
        parts = [
            Part(pool_id, self._training(self._pools[pool_id], self._members[pool_id, user_id]))
            for pool_id in interviews.pool_ids(interview)
            if (pool_id, user_id) in self._members
        ]
        return next((part for part in parts if part.training_role is None), parts[0] if parts else Part())

    def _training(self, pool: models.InterviewerPool, member: models.InterviewerPoolMember) -> TrainingPart | None:
        if member.training_stage_id is None or not pool.requires_training or not self._trains:
            return None
        return PARTS[self._stages[member.training_stage_id].interviewer_role]
