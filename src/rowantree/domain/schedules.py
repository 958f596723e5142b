"""Schedules of interviews: which events take place for an application, who holds them, and how far that has come.

What a schedule's status is follows from its events, from who has given feedback, and from the time. It is written when
one of these changes; where that is the time, by a job that is due at the end of the last event.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from functools import partial
from typing import Any

from sqlalchemy import select

from rowantree import models
from rowantree.core.context import Context
from rowantree.core.errors import InvalidInput, Refusal, when_missing
from rowantree.core.statement import Lookup
from rowantree.domain import background, identity, meetings
from rowantree.domain.interviewers import OFF
from rowantree.domain.meetings import GIVEN, INTERVIEWERS, InterviewEventNotFound, Meeting
from rowantree.jobs.queue import Outcome, Work, enqueue, job
from rowantree.models.columns import Id
from rowantree.models.interview import ScheduleStatus

MAX_EVENTS = 200
"""How many events a schedule can have."""
MOVE_ON = "interviewSchedules.moveOn"
"""The job that looks at a schedule when its last event has ended."""


@when_missing(models.interview_schedule)
class InterviewScheduleNotFound(Refusal):
    """No interview schedule has this id, or this key may not see the one that has."""

    code = "interview_schedule_not_found"
    message = "Interview schedule not found: {id}"


class InterviewScheduleNotEditable(Refusal):
    """Another API key has made the interview schedule, or it is cancelled for good."""

    code = "interview_schedule_not_editable"
    message = "Interview schedule {id} cannot be updated: {reason}"


_event, _schedule = models.interview_event, models.interview_schedule
EVENTS = Lookup(
    models.InterviewEvent,
    select(*_event.columns).order_by(_event.c.interview_schedule_id, _event.c.start_time, _event.c.id),
    _event.c.interview_schedule_id,
)
"""The events of schedules, in the order of time."""


def add(
    ctx: Context, application: models.Application, wanted: Sequence[Meeting], schedule_id: Id | None
) -> models.InterviewSchedule:
    """A new schedule for a held application, in the stage where it stands.

    Raises:
        InvalidInput: there are no events or too many, or something about one cannot be.
        ApplicationNotActive: the application has ended.
        InterviewNotFound: there is no such interview.
        InterviewerPaused, InterviewerLimitReached: an interviewer may not be asked then.
        IdTaken: an id belongs to another schedule or event.
    """
    if not wanted:
        raise InvalidInput(problem="`interviewEvents` must hold at least one event")
    _check_number(len(wanted), "interviewEvents")
    key = ctx.find(models.api_key, ctx.access.key_id)
    schedule = models.InterviewSchedule(
        organization_id=ctx.organization_id,
        id=schedule_id or ctx.new_id(),
        application_id=application.id,
        candidate_id=application.candidate_id,
        interview_stage_id=application.interview_stage_id,
        confidential=application.confidential,
        status="Scheduled",
        scheduled_by_user_id=ctx.access.user_id,
        api_key_id=None if key is None else key.id,
        created_at=ctx.now,
        updated_at=ctx.now,
    )
    plans = meetings.planned(ctx, application, schedule, wanted, {}, without=())
    events = [plan.event for plan in plans]
    if _last_end(events) <= ctx.now:
        required = any(each.is_feedback_required for plan in plans for each in plan.held_by)
        schedule = schedule._replace(status="WaitingOnFeedback" if required else "Complete")
    identity.add(ctx, _schedule, schedule)
    for plan in plans:
        meetings.write(ctx, plan)
    _move_on_later(ctx, schedule, events)
    ctx.happened("interviewSchedule.created", schedule.id)
    return schedule


def revise(
    ctx: Context,
    schedule_id: Id,
    wanted: Sequence[Meeting],
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
        raise InterviewScheduleNotEditable(id=schedule.id, reason="another API key has made it")
    if schedule.status == "Cancelled":
        raise InterviewScheduleNotEditable(id=schedule.id, reason="it is cancelled")
    events = {event.id: event for event in ctx.by_id(EVENTS, [schedule.id])}
    leaving = _leaving(events, wanted, cancelled)
    _check_number(len(events) - len(leaving) + sum(each.event_id is None for each in wanted), "interviewEvent")
    found = meetings.planned(ctx, application, schedule, wanted, events, without=[each.id for each in leaving])
    plans = [plan for plan in found if plan.changes]
    if not plans and not leaving and (schedule.status not in OFF or not wanted):
        return schedule
    meetings.cancel(ctx, leaving, allow_feedback_deletion=allow_feedback_deletion)
    for plan in plans:
        meetings.write(ctx, plan)
    return _settled(ctx, schedule, list(events.values()), off=schedule.status in OFF and not wanted)


def _leaving(
    events: dict[Id, models.InterviewEvent], wanted: Sequence[Meeting], cancelled: Collection[Id]
) -> list[models.InterviewEvent]:
    """The events that shall be cancelled."""
    changed = [each.event_id for each in wanted if each.event_id is not None]
    for event_id in (*changed, *cancelled):
        if event_id not in events:
            raise InterviewEventNotFound(id=event_id)
    for event_id in changed:
        if event_id in cancelled or changed.count(event_id) > 1:
            raise InvalidInput(
                problem=f"`interviewEvent`: the event {event_id} can be changed once, and not be cancelled as well"
            )
    return [events[event_id] for event_id in dict.fromkeys(cancelled)]


def _settled(
    ctx: Context, schedule: models.InterviewSchedule, before: Sequence[models.InterviewEvent], *, off: bool
) -> models.InterviewSchedule:
    """A schedule after its events have changed; `off`: still none of them takes place."""
    events = ctx.by_id(EVENTS, [schedule.id])
    status = schedule.status if off else _status(ctx, events)
    settled = schedule._replace(status=status, updated_at=ctx.now)
    if schedule.status in OFF and not off:
        settled = settled._replace(scheduled_by_user_id=ctx.access.user_id)
    fields = ctx.update(_schedule, schedule, settled)
    if events and not off and (schedule.status in OFF or _last_end(events) != _last_end(before)):
        _move_on_later(ctx, settled, events)
    ctx.happened("interviewSchedule.updated", schedule.id, (fields - {"updated_at"}) | {"interview_events"})
    return settled


def cancel(ctx: Context, schedule_id: Id, *, allow_reschedule: bool) -> models.InterviewSchedule:
    """Cancels a schedule, for good or until it is scheduled anew. Its events stay, as what was planned.

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


# How far it has come


def feedback_given(ctx: Context, event: models.InterviewEvent) -> None:
    """Takes note of feedback that has been written for an event: it shows it, and its schedule may be complete.

    The application is held by the caller. Call it after the feedback has been written or deleted.
    """
    if event.interview_schedule_id is None:
        _touch(ctx, event)
        return
    schedule = ctx.lock(_schedule, event.interview_schedule_id)
    _touch(ctx, event)
    status = schedule.status if schedule.status in OFF else _status(ctx, ctx.by_id(EVENTS, [schedule.id]))
    if status != schedule.status:
        _moved(ctx, schedule, status, "interviewSchedule.statusChanged")
    else:
        ctx.update(_schedule, schedule, schedule._replace(updated_at=ctx.now))


def _touch(ctx: Context, event: models.InterviewEvent) -> None:
    ctx.update(_event, event, event._replace(updated_at=ctx.now))


def _status(ctx: Context, events: Sequence[models.InterviewEvent]) -> ScheduleStatus:
    """What the status of a schedule with these events is now, unless somebody has cancelled it."""
    if not events:
        return "Cancelled"
    if _last_end(events) > ctx.now:
        return "Scheduled"
    ids = [event.id for event in events]
    required = {
        (each.interview_event_id, each.user_id) for each in ctx.by_id(INTERVIEWERS, ids) if each.is_feedback_required
    }
    given = {(each.interview_event_id, each.submitted_by_user_id) for each in ctx.by_id(GIVEN, ids)}
    return "WaitingOnFeedback" if required - given else "Complete"


def _last_end(events: Sequence[models.InterviewEvent]) -> datetime:
    """When the last of these events, which all have a time, has ended."""
    return max(event.end_time for event in events if event.end_time is not None)


def _move_on_later(ctx: Context, schedule: models.InterviewSchedule, events: Sequence[models.InterviewEvent]) -> None:
    """Has the schedule looked at when its last event has ended."""
    end = _last_end(events)
    if end > ctx.now:
        enqueue(ctx, MOVE_ON, {"organization_id": ctx.organization_id, "schedule_id": schedule.id}, end)


@job(MOVE_ON)
async def move_on(work: Work, arguments: dict[str, Any]) -> Outcome:
    """Writes what has become of a schedule, if its last event has ended by now."""
    return background.outcome(work, arguments["organization_id"], partial(_move_on, Id(arguments["schedule_id"])))


def _move_on(schedule_id: Id, ctx: Context) -> None:
    if ctx.find(_schedule, schedule_id) is None:
        return
    schedule = ctx.lock(_schedule, schedule_id)
    status = schedule.status if schedule.status in OFF else _status(ctx, ctx.by_id(EVENTS, [schedule.id]))
    if status != schedule.status:
        _moved(ctx, schedule, status, "interviewSchedule.statusChanged")
