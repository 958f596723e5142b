"""The events of a schedule: what requests say of them, what becomes of that, and how they end."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import select

from rowantree import models
from rowantree.core.context import Context
from rowantree.core.errors import InvalidInput, Refusal, when_missing
from rowantree.core.statement import Lookup
from rowantree.domain import extra_data, identity, interviewers, interviews, transcripts
from rowantree.domain.interviewers import Asked, Part, Parts, Wanted
from rowantree.models.columns import Id

MAX_INTERVIEWERS = 20
"""How many interviewers an event can have."""
CONSIDERED = frozenset({"Active", "Lead"})
"""What an application is that interviews can be scheduled for."""


@when_missing(models.interview_event)
class InterviewEventNotFound(Refusal):
    """No interview event has this id, or it belongs to another schedule, or this key may not see it."""

    code = "interview_event_not_found"
    message = "Interview event not found: {id}"


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


class Given(NamedTuple):
    """That somebody has given feedback for an event."""

    interview_event_id: Id
    submitted_by_user_id: Id


_event, _interviewer, _feedback = (
    models.interview_event,
    models.interview_event_interviewer,
    models.application_feedback,
)
INTERVIEWERS = Lookup(
    models.InterviewEventInterviewer,
    select(*_interviewer.columns).order_by(_interviewer.c.interview_event_id, _interviewer.c.place),
    _interviewer.c.interview_event_id,
)
"""The interviewers of events, in their order."""
_USERS = Lookup(models.User, select(*models.user.columns), models.user.c.id)
GIVEN = Lookup(
    Given,
    select(_feedback.c.interview_event_id, _feedback.c.submitted_by_user_id).distinct(),
    _feedback.c.interview_event_id,
)
"""Who has given feedback for events."""


@dataclass(frozen=True)
class Plan:
    """An event as it is going to be."""

    before: models.InterviewEvent | None
    event: models.InterviewEvent
    held_before: Sequence[models.InterviewEventInterviewer]
    held_by: Sequence[models.InterviewEventInterviewer]

    @property
    def changes(self) -> bool:
        """Whether anything is different afterwards."""
        return self.event != self.before or list(self.held_by) != list(self.held_before)


@dataclass(frozen=True)
class _Kind:
    """A meeting, the event that it is now, and the interview that it is going to be."""

    meeting: Meeting
    before: models.InterviewEvent | None
    interview: models.Interview | None
    """None: the one that it is, which the key may not see."""

    @property
    def stays(self) -> bool:
        """Whether it is the same interview as before."""
        return self.before is not None and self.meeting.interview_id in (None, self.before.interview_id)


def planned(
    ctx: Context,
    application: models.Application,
    schedule: models.InterviewSchedule,
    meetings: Sequence[Meeting],
    events: Mapping[Id, models.InterviewEvent],
    *,
    without: Collection[Id],
) -> list[Plan]:
    """What becomes of the `events` of a schedule that `meetings` describe; nothing is written yet.

    Raises:
        InvalidInput: something about a meeting cannot be.
        ApplicationNotActive: the application has ended.
        InterviewNotFound: there is no such interview.
        InterviewerPaused, InterviewerLimitReached: an interviewer may not be asked then.
    """
    if not meetings:
        return []
    if application.status not in CONSIDERED:
        raise ApplicationNotActive(id=application.id, status=application.status)
    for meeting in meetings:
        _check(meeting)
    kinds = _kinds(ctx, application, meetings, events)
    users = interviewers.found(ctx, [each for meeting in meetings for each in meeting.asked])
    held = ctx.by_id(INTERVIEWERS, [meeting.event_id for meeting in meetings])
    parts = Parts(ctx, [kind.interview for kind in kinds if kind.interview], {each.id for each in users.values()})
    plans: list[Plan] = []
    revived = schedule.status in interviewers.OFF
    elsewhere = {*without, *(meeting.event_id for meeting in meetings)}
    wanted = _revived(ctx, [each for each in events.values() if each.id not in elsewhere]) if revived else []
    for kind in kinds:
        event = _row(ctx, schedule, kind)
        before = {each.user_id: each for each in held if each.interview_event_id == event.id}
        pairs = interviewers.of_event(users, kind.meeting.asked)
        rows = [
            _stood(before[user.id], asked, place)
            if kind.stays and user.id in before
            else _standing(event, asked, place, kind.interview, parts.of(kind.interview, user.id), user)
            for place, (asked, user) in enumerate(pairs)
        ]
        plans.append(Plan(kind.before, event, list(before.values()), rows))
        wanted += _wanted(kind, event, pairs, () if revived else before)
    interviewers.check_free(ctx, wanted, schedule_id=schedule.id, without=without)
    return plans


def _check(meeting: Meeting) -> None:
    if meeting.end <= meeting.start:
        raise InvalidInput(problem=f"`{meeting.parameter}.endTime` must be after `startTime`")
    if len(meeting.asked) > MAX_INTERVIEWERS:
        raise InvalidInput(
            problem=f"`{meeting.parameter}.interviewers`: an event has at most {MAX_INTERVIEWERS} interviewers"
        )


def _kinds(
    ctx: Context,
    application: models.Application,
    meetings: Sequence[Meeting],
    events: Mapping[Id, models.InterviewEvent],
) -> list[_Kind]:
    """The interviews that these meetings are going to be, each looked up once."""
    known: dict[Id | None, models.Interview | None] = {}
    kinds = []
    for meeting in meetings:
        before = None if meeting.event_id is None else events[meeting.event_id]
        kind = _Kind(meeting, before, None)
        wanted = before.interview_id if before is not None and kind.stays else meeting.interview_id
        if wanted not in known:
            known[wanted] = _interview(ctx, wanted, held=not kind.stays)
        kind = _Kind(meeting, before, known[wanted])
        if kind.interview is not None and not kind.stays:
            _check_usable(kind.interview, application, f"{meeting.parameter}.interviewId")
        kinds.append(kind)
    return kinds


def _interview(ctx: Context, interview_id: Id | None, *, held: bool) -> models.Interview | None:
    if interview_id is None:
        return interviews.default(ctx)
    return ctx.hold(models.interview, interview_id) if held else ctx.find(models.interview, interview_id)


def _check_usable(interview: models.Interview, application: models.Application, parameter: str) -> None:
    if interview.is_archived:
        raise InvalidInput(problem=f"`{parameter}`: {interview.title!r} is archived")
    if interview.job_id not in (None, application.job_id):
        raise InvalidInput(problem=f"`{parameter}`: {interview.title!r} is only for applications for another job")
    interviews.check_scheduled(interview, parameter)


def _row(ctx: Context, schedule: models.InterviewSchedule, kind: _Kind) -> models.InterviewEvent:
    """The event as it is going to be; `updated_at` is written with it."""
    meeting = kind.meeting
    event = kind.before or models.InterviewEvent(
        organization_id=ctx.organization_id,
        id=meeting.new_id or ctx.new_id(),
        interview_schedule_id=schedule.id,
        interview_id=kind.interview.id if kind.interview is not None else Id(""),
        application_id=schedule.application_id,
        confidential=schedule.confidential,
        start_time=meeting.start,
        end_time=meeting.end,
        location=None,
        meeting_link=None,
        interviewer_calendar_event_id=None,
        extra_data=None,
        created_at=ctx.now,
        updated_at=ctx.now,
    )
    if meeting.extra_data is not None:
        event = event._replace(extra_data=extra_data.checked(meeting.extra_data, f"{meeting.parameter}.extraData"))
    if kind.interview is not None:
        event = event._replace(interview_id=kind.interview.id)
    changes: dict[str, Any] = dict(meeting.where)
    return event._replace(start_time=meeting.start, end_time=meeting.end, **changes)


def _stood(before: models.InterviewEventInterviewer, asked: Asked, place: int) -> models.InterviewEventInterviewer:
    """Somebody who has been an interviewer of this event before."""
    if asked.is_feedback_required is not None:
        before = before._replace(is_feedback_required=asked.is_feedback_required)
    return before._replace(place=place)


def _standing(
    event: models.InterviewEvent,
    asked: Asked,
    place: int,
    interview: models.Interview | None,
    part: Part,
    user: models.User,
) -> models.InterviewEventInterviewer:
    required = asked.is_feedback_required
    if required is None:
        required = interview is not None and interview.is_feedback_required
    return models.InterviewEventInterviewer(
        organization_id=event.organization_id,
        interview_event_id=event.id,
        user_id=user.id,
        place=place,
        is_feedback_required=required,
        training_role=part.training_role,
        interviewer_pool_id=part.interviewer_pool_id,
    )


def _wanted(
    kind: _Kind,
    event: models.InterviewEvent,
    pairs: Sequence[tuple[Asked, models.User]],
    before: Collection[Id],
) -> list[Wanted]:
    """Who shall be there at a time when they were not before."""
    known = kind.before
    moved = known is None or (known.start_time, known.end_time) != (event.start_time, event.end_time)
    return [
        Wanted(user, event.id, kind.meeting.start, kind.meeting.end, asked.parameter)
        for asked, user in pairs
        if moved or user.id not in before
    ]


def _revived(ctx: Context, events: Collection[models.InterviewEvent]) -> list[Wanted]:
    """Who shall be there after all: the schedule of these events needed scheduling, so that none took place."""
    by_id = {event.id: event for event in events}
    held = ctx.by_id(INTERVIEWERS, by_id)
    users = {user.id: user for user in ctx.by_id(_USERS, (each.user_id for each in held))}
    return [
        Wanted(users[each.user_id], event.id, event.start_time, event.end_time, f"interviewEventId {event.id}")
        for each in held
        for event in [by_id[each.interview_event_id]]
        if event.start_time is not None and event.end_time is not None
    ]


def write(ctx: Context, plan: Plan) -> None:
    """Writes what a plan changes.

    Raises:
        IdTaken: the id of a new event belongs to another.
    """
    if plan.before is None:
        identity.add(ctx, _event, plan.event)
    else:
        ctx.update(_event, plan.before, plan.event._replace(updated_at=ctx.now))
    after = {each.user_id: each for each in plan.held_by}
    before = {each.user_id: each for each in plan.held_before}
    for each in plan.held_before:
        if each.user_id not in after:
            ctx.delete(_interviewer, each)
        elif after[each.user_id] != each:
            ctx.update(_interviewer, each, after[each.user_id])
    for each in plan.held_by:
        if each.user_id not in before:
            ctx.insert(_interviewer, each)


def cancel(ctx: Context, events: Sequence[models.InterviewEvent], *, allow_feedback_deletion: bool) -> None:
    """Deletes events, with the feedback that was given for them and what was taken down.

    Raises:
        InterviewEventHasFeedback: one has feedback, and that may not be deleted.
    """
    # Locked, so that a transcript that is just being added either is there by now, or finds no event.
    for event_id in sorted(event.id for event in events):
        ctx.lock(_event, event_id)
    given = {each.interview_event_id for each in ctx.by_id(GIVEN, [event.id for event in events])}
    for event in events:
        if event.id in given and not allow_feedback_deletion:
            raise InterviewEventHasFeedback(id=event.id)
    transcripts.forget(ctx, [event.id for event in events])
    for event in events:
        ctx.delete(_event, event)
        ctx.happened("interviewEvent.cancelled", event.id)
