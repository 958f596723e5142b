"""Schedules of interviews: which events take place for an application, who holds them, and how far that has come.

What a schedule's status is follows from its events, from who has given feedback, and from the time. It is written when
one of these changes; where that is the time, by a job that is due at the end of the last event.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import Any, NamedTuple

from sqlalchemy import select

from rowantree import models
from rowantree.core.context import Context
from rowantree.core.errors import InvalidInput, Refusal, when_missing
from rowantree.core.statement import Lookup
from rowantree.domain import background, extra_data, identity, interviewers, interviews, transcripts
from rowantree.domain.interviewers import OFF, Asked, Part, Parts, Wanted
from rowantree.jobs.queue import Outcome, Work, enqueue, job
from rowantree.models.columns import Id
from rowantree.models.interview import ScheduleStatus

MAX_EVENTS = 50
"""How many events a schedule can have."""
MAX_INTERVIEWERS = 50
"""How many interviewers an event can have."""
CONSIDERED = frozenset({"Active", "Lead"})
"""What an application is that interviews can be scheduled for."""
MOVE_ON = "interviewSchedules.moveOn"
"""The job that looks at a schedule when its last event has ended."""


@when_missing(models.interview_schedule)
class InterviewScheduleNotFound(Refusal):
    """No interview schedule has this id, or this key may not see the one that has."""

    code = "interview_schedule_not_found"
    message = "Interview schedule not found: {id}"


@when_missing(models.interview_event)
class InterviewEventNotFound(Refusal):
    """No interview event has this id, or it belongs to another schedule, or this key may not see it."""

    code = "interview_event_not_found"
    message = "Interview event not found: {id}"


class InterviewScheduleNotEditable(Refusal):
    """Another API key has made the interview schedule, or it is cancelled for good."""

    code = "interview_schedule_not_editable"
    message = "Interview schedule {id} cannot be updated: {reason}"


class ApplicationNotActive(Refusal):
    """The application is archived or hired, so that no more interviews are scheduled for it."""

    code = "application_not_active"
    message = "No interviews can be scheduled for the application {id}: it is {status}"


class InterviewEventHasFeedback(Refusal):
    """Feedback has been given for the event, which would be deleted with it."""

    code = "interview_event_has_feedback"
    message = "Interview event {id} has feedback, which would be deleted with it: `allowFeedbackDeletion` allows that"


@dataclass(frozen=True, kw_only=True)
class Meeting:
    """An event as a request describes it."""

    start: datetime
    end: datetime
    asked: Sequence[Asked]
    parameter: str
    """What the request calls it."""
    event_id: Id | None = None
    """The event that changes; None for a new one."""
    new_id: Id | None = None
    """The id that a new one shall have; None for one of ours."""
    interview_id: Id | None = None
    """None: the default interview, or the one that it is."""
    extra_data: Mapping[str, object] | None = None
    """None: nothing, or what it has."""
    where: Mapping[str, str | None] = field(default_factory=dict)
    """Columns that say where it takes place, of those that are given."""


class _Given(NamedTuple):
    interview_event_id: Id
    submitted_by_user_id: Id


_event, _schedule, _interviewer = models.interview_event, models.interview_schedule, models.interview_event_interviewer
_feedback = models.application_feedback
EVENTS = Lookup(
    models.InterviewEvent,
    select(*_event.columns).order_by(_event.c.interview_schedule_id, _event.c.start_time, _event.c.id),
    _event.c.interview_schedule_id,
)
"""The events of schedules, in the order of time."""
INTERVIEWERS = Lookup(
    models.InterviewEventInterviewer,
    select(*_interviewer.columns).order_by(_interviewer.c.interview_event_id, _interviewer.c.place),
    _interviewer.c.interview_event_id,
)
"""The interviewers of events, in their order."""
GIVEN = Lookup(
    _Given,
    select(_feedback.c.interview_event_id, _feedback.c.submitted_by_user_id).distinct(),
    _feedback.c.interview_event_id,
)
"""Who has given feedback for events."""


@dataclass(frozen=True)
class _Plan:
    """An event as it is going to be."""

    before: models.InterviewEvent | None
    event: models.InterviewEvent
    held_before: Sequence[models.InterviewEventInterviewer]
    held_by: Sequence[models.InterviewEventInterviewer]

    @property
    def changes(self) -> bool:
        """Whether anything is different afterwards."""
        return self.event != self.before or list(self.held_by) != list(self.held_before)


# Making and changing


def add(
    ctx: Context, application: models.Application, meetings: Sequence[Meeting], schedule_id: Id | None
) -> models.InterviewSchedule:
    """A new schedule for a held application, in the stage where it stands.

    Raises:
        InvalidInput: there are no events or too many, or something about one cannot be.
        ApplicationNotActive: the application has ended.
        InterviewNotFound: there is no such interview.
        InterviewerPaused, InterviewerLimitReached: an interviewer may not be asked then.
        IdTaken: an id belongs to another schedule or event.
    """
    if not meetings:
        raise InvalidInput(problem="`interviewEvents` must hold at least one event")
    _check_number(len(meetings), "interviewEvents")
    known_key = ctx.find(models.api_key, ctx.access.key_id)
    schedule = models.InterviewSchedule(
        organization_id=ctx.organization_id,
        id=schedule_id or ctx.new_id(),
        application_id=application.id,
        candidate_id=application.candidate_id,
        interview_stage_id=application.interview_stage_id,
        confidential=application.confidential,
        status="Scheduled",
        scheduled_by_user_id=ctx.access.user_id,
        api_key_id=known_key.id if known_key is not None else None,
        created_at=ctx.now,
        updated_at=ctx.now,
    )
    plans = _plans(ctx, application, schedule, meetings, [], without=())
    identity.add(ctx, _schedule, schedule)
    for plan in plans:
        _write(ctx, plan)
    status = _status(ctx, [plan.event for plan in plans])
    begun = schedule._replace(status=status)
    if begun != schedule:
        ctx.update(_schedule, schedule, begun)
    _move_on_later(ctx, begun, _last_end([plan.event for plan in plans]))
    ctx.happened("interviewSchedule.created", schedule.id)
    return begun


def revise(
    ctx: Context,
    schedule_id: Id,
    meetings: Sequence[Meeting],
    cancelled: Collection[Id],
    *,
    allow_feedback_deletion: bool,
) -> models.InterviewSchedule:
    """Adds, changes and cancels events of a schedule. One that all of it is true of stays as it is.

    Raises:
        InterviewScheduleNotFound: there is no such schedule.
        InterviewScheduleNotEditable: another key has made it, or it is cancelled.
        InterviewEventNotFound: an event is none of the schedule's.
        InterviewEventHasFeedback: an event that shall be cancelled has feedback, whose deletion is not allowed.
        Others as `add`.
    """
    # The application first, as where it is moved to another job: else two could wait for each other.
    application = ctx.hold(models.application, ctx.get(_schedule, schedule_id).application_id)
    schedule = ctx.lock(_schedule, schedule_id)
    if schedule.api_key_id != ctx.access.key_id:
        raise InterviewScheduleNotEditable(id=schedule.id, reason="it was made by another API key")
    if schedule.status == "Cancelled":
        raise InterviewScheduleNotEditable(id=schedule.id, reason="it is cancelled")
    events = ctx.by_id(EVENTS, [schedule.id])
    leaving = _leaving(events, meetings, cancelled)
    _check_number(len(events) - len(leaving) + sum(each.event_id is None for each in meetings), "interviewEvent")
    plans = [
        plan
        for plan in _plans(ctx, application, schedule, meetings, events, without=[each.id for each in leaving])
        if plan.changes
    ]
    _cancel_events(ctx, leaving, allow_feedback_deletion=allow_feedback_deletion)
    for plan in plans:
        _write(ctx, plan)
    if not plans and not leaving:
        return schedule
    return _settled(ctx, schedule, events, off=schedule.status in OFF and not plans)


def _leaving(
    events: Sequence[models.InterviewEvent], meetings: Sequence[Meeting], cancelled: Collection[Id]
) -> list[models.InterviewEvent]:
    """The events that shall be cancelled."""
    known = {event.id: event for event in events}
    changed = [each.event_id for each in meetings if each.event_id is not None]
    for event_id in (*changed, *cancelled):
        if event_id not in known:
            raise InterviewEventNotFound(id=event_id)
    for event_id in changed:
        if event_id in cancelled or changed.count(event_id) > 1:
            raise InvalidInput(problem=f"`interviewEvent`: {event_id} can be changed once, and not be cancelled as well")
    return [known[event_id] for event_id in dict.fromkeys(cancelled)]


def _settled(
    ctx: Context, schedule: models.InterviewSchedule, before: Sequence[models.InterviewEvent], *, off: bool
) -> models.InterviewSchedule:
    """A schedule after its events have changed, and the job for what comes next."""
    events = ctx.by_id(EVENTS, [schedule.id])
    status = schedule.status if off else _status(ctx, events)
    settled = schedule._replace(status=status, updated_at=ctx.now)
    if schedule.status in OFF and status not in OFF:
        settled = settled._replace(scheduled_by_user_id=ctx.access.user_id)
    fields = ctx.update(_schedule, schedule, settled)
    if status not in OFF and (_last_end(events) != _last_end(before) or schedule.status in OFF):
        _move_on_later(ctx, settled, _last_end(events))
    ctx.happened("interviewSchedule.updated", schedule.id, (fields - {"updated_at"}) | {"interview_events"})
    return settled


def cancel(ctx: Context, schedule_id: Id, *, allow_reschedule: bool) -> models.InterviewSchedule:
    """Cancels a schedule, for good or until it is scheduled anew. Its events stay as what was planned.

    One that is cancelled for good stays so.

    Raises:
        InterviewScheduleNotFound: there is no such schedule.
    """
    schedule = ctx.lock(_schedule, schedule_id)
    status: ScheduleStatus = "NeedsScheduling" if allow_reschedule else "Cancelled"
    if schedule.status in ("Cancelled", status):
        return schedule
    return _moved(ctx, schedule, status, "interviewSchedule.cancelled")


def _moved(
    ctx: Context, schedule: models.InterviewSchedule, status: ScheduleStatus, happening: str
) -> models.InterviewSchedule:
    moved = schedule._replace(status=status, updated_at=ctx.now)
    ctx.update(_schedule, schedule, moved)
    ctx.happened(happening, schedule.id, {"status"})
    return moved


def _check_number(count: int, parameter: str) -> None:
    if count > MAX_EVENTS:
        raise InvalidInput(problem=f"`{parameter}`: an interview schedule has at most {MAX_EVENTS} events")


# Events


def _plans(
    ctx: Context,
    application: models.Application,
    schedule: models.InterviewSchedule,
    meetings: Sequence[Meeting],
    events: Sequence[models.InterviewEvent],
    *,
    without: Collection[Id],
) -> list[_Plan]:
    """What becomes of the events that `meetings` describe; nothing is written yet."""
    if not meetings:
        return []
    if application.status not in CONSIDERED:
        raise ApplicationNotActive(id=application.id, status=application.status)
    for meeting in meetings:
        _check(meeting)
    users = interviewers.found(ctx, [each for meeting in meetings for each in meeting.asked])
    known = {event.id: event for event in events}
    held = _interviews(ctx, application, meetings, known)
    holders = ctx.by_id(INTERVIEWERS, [meeting.event_id for meeting in meetings])
    parts = Parts(ctx, held.values(), {user.id for user in users.values()})
    plans, wanted = [], []
    for meeting in meetings:
        before = known[meeting.event_id] if meeting.event_id is not None else None
        interview = held[_interview_id(meeting, before, held)]
        event = _event_row(ctx, schedule, meeting, before, interview)
        pairs = interviewers.of_event(users, meeting.asked)
        stood = {each.user_id: each for each in holders if each.interview_event_id == event.id}
        stays = before is not None and before.interview_id == interview.id
        rows = [
            _interviewer_row(event, place, each, user, interview, stood.get(user.id), parts, stays=stays)
            for place, (each, user) in enumerate(pairs)
        ]
        plans.append(_Plan(before, event, list(stood.values()), rows))
        moved = before is None or (before.start_time, before.end_time) != (event.start_time, event.end_time)
        wanted += [
            Wanted(user, event.id, meeting.start, meeting.end, each.parameter)
            for each, user in pairs
            if moved or user.id not in stood
        ]
    interviewers.check_free(ctx, wanted, schedule_id=schedule.id, without=without)
    return plans


def _check(meeting: Meeting) -> None:
    if meeting.end <= meeting.start:
        raise InvalidInput(problem=f"`{meeting.parameter}.endTime` must be after `startTime`")
    if len(meeting.asked) > MAX_INTERVIEWERS:
        raise InvalidInput(
            problem=f"`{meeting.parameter}.interviewers`: an event has at most {MAX_INTERVIEWERS} interviewers"
        )


_DEFAULT = Id("")
"""Stands for the default interview among those that are named by their ids."""


def _interview_id(
    meeting: Meeting, before: models.InterviewEvent | None, held: Mapping[Id, models.Interview]
) -> Id:
    if meeting.interview_id is not None:
        return meeting.interview_id
    return before.interview_id if before is not None else held[_DEFAULT].id


def _interviews(
    ctx: Context,
    application: models.Application,
    meetings: Sequence[Meeting],
    events: Mapping[Id, models.InterviewEvent],
) -> dict[Id, models.Interview]:
    """The interviews that are held, by id; the default one where one is needed."""
    held: dict[Id, models.Interview] = {}
    for meeting in meetings:
        before = events[meeting.event_id] if meeting.event_id is not None else None
        if meeting.interview_id is None and before is None:
            if _DEFAULT not in held:
                held[_DEFAULT] = interviews.default(ctx)
                held[held[_DEFAULT].id] = held[_DEFAULT]
            continue
        interview_id = meeting.interview_id or (before.interview_id if before is not None else _DEFAULT)
        if before is not None and before.interview_id == interview_id:
            held[interview_id] = held.get(interview_id) or _kept(ctx, interview_id)
            continue
        held[interview_id] = ctx.hold(models.interview, interview_id)
        _check_usable(held[interview_id], application, f"{meeting.parameter}.interviewId")
    return held
