"""How interview schedules and their events look."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated

from msgspec.structs import asdict
from sqlalchemy import select

from rowantree import models
from rowantree.api.shapes.extra_data import ExtraData, show_extra_data
from rowantree.api.shapes.interview import Interview, interviews_by_id
from rowantree.api.shapes.interviewer_pool import InterviewerPool, approvers, show_one, stages_by_pool
from rowantree.api.shapes.people import User, users_by_id
from rowantree.core.context import Context
from rowantree.core.statement import Lookup
from rowantree.core.wire import UNSET, Id, Meta, Output, TimeShown, UnsetType, show_time
from rowantree.domain.meetings import GIVEN, INTERVIEWERS
from rowantree.domain.schedules import EVENTS
from rowantree.domain.transcripts import BY_EVENT
from rowantree.models.interview import ScheduleStatus, TrainingPart


class Interviewer(User):
    """A user who holds an interview."""

    training_role: Annotated[
        TrainingPart | None,
        Meta(description="Whether they watch (`Shadow`) or are watched (`Reverse-Shadow`); null: neither."),
    ]
    interviewer_pool: Annotated[InterviewerPool | None, Meta(description="The pool from which they come.")]
    is_feedback_required: Annotated[
        bool, Meta(description="Whether the schedule is complete only with their feedback.")
    ]


class InterviewEvent(Output):
    """A meeting of interviewers with a candidate."""

    id: Id
    interview_id: Id
    interview_schedule_id: Id
    interviewer_user_ids: Annotated[list[Id], Meta(description="The same people as in `interviewers`.")]
    interviewers: list[Interviewer]
    created_at: TimeShown
    updated_at: TimeShown
    start_time: TimeShown
    end_time: TimeShown
    feedback_link: Annotated[str, Meta(description="Where feedback is given.")]
    location: Annotated[str | None, Meta(description="Where it takes place, if that is said.")]
    meeting_link: Annotated[str | None, Meta(description="Where it takes place on the web, if it does.")]
    interviewer_calendar_event_id: Annotated[
        str | None, Meta(description="What the calendar of the interviewers calls it.")
    ]
    has_submitted_feedback: Annotated[bool, Meta(description="Whether anybody has given feedback for it.")]
    interview: Annotated[Interview | UnsetType, Meta(description="Only when expanded.")] = UNSET
    notetaker_transcript_id: Annotated[
        Id | None, Meta(description="What was said in it, for `notetakerTranscript.info`.")
    ]
    extra_data: ExtraData | None


class InterviewSchedule(Output):
    """The interviews of an application in one stage."""

    id: Id
    status: ScheduleStatus
    application_id: Id
    interview_stage_id: Annotated[Id, Meta(description="Where the application stood when this was scheduled.")]
    scheduled_by: Annotated[User | UnsetType, Meta(description="The user, or what the API key acts as.")] = UNSET
    created_at: TimeShown
    updated_at: TimeShown
    interview_events: Annotated[list[InterviewEvent], Meta(description="In the order of time.")]


class InterviewScheduleOfCandidate(InterviewSchedule):
    """A schedule and whom the interviews are with."""

    candidate_id: Id


POOLS = Lookup(models.InterviewerPool, select(*models.interviewer_pool.columns), models.interviewer_pool.c.id)


@dataclass(frozen=True)
class _Around:
    """What events show besides themselves."""

    interviewers: Mapping[Id, Sequence[models.InterviewEventInterviewer]]
    users: Mapping[Id, User]
    pools: Mapping[Id, InterviewerPool]
    with_feedback: frozenset[Id]
    transcripts: Mapping[Id, Id]
    base_url: str


def _around(ctx: Context, events: Sequence[models.InterviewEvent], user_ids: Iterable[Id | None]) -> _Around:
    """What these events show, and the users of `user_ids`: in as many statements for a hundred as for one."""
    ids = [event.id for event in events]
    interviewers: defaultdict[Id, list[models.InterviewEventInterviewer]] = defaultdict(list)
    rows = ctx.by_id(INTERVIEWERS, ids)
    for row in rows:
        interviewers[row.interview_event_id].append(row)
    pools = ctx.by_id(POOLS, (row.interviewer_pool_id for row in rows))
    stages = stages_by_pool(ctx, (pool.id for pool in pools))
    users = users_by_id(ctx, {*user_ids, *(row.user_id for row in rows), *approvers(stages)})
    return _Around(
        interviewers=interviewers,
        users=users,
        pools={pool.id: show_one(pool, stages[pool.id], users) for pool in pools},
        with_feedback=frozenset(each.interview_event_id for each in ctx.by_id(GIVEN, ids)),
        transcripts={each.interview_event_id: each.id for each in ctx.by_id(BY_EVENT, ids)},
        base_url=ctx.world.base_url,
    )


def _show_event(row: models.InterviewEvent, around: _Around) -> InterviewEvent:
    """An event of a schedule, which has a time."""
    held_by = around.interviewers.get(row.id, ())
    return InterviewEvent(
        id=row.id,
        interview_id=row.interview_id,
        interview_schedule_id=row.interview_schedule_id or Id(""),
        interviewer_user_ids=[each.user_id for each in held_by],
        interviewers=[_show_interviewer(each, around) for each in held_by],
        created_at=show_time(row.created_at),
        updated_at=show_time(row.updated_at),
        start_time=show_time(row.start_time or row.created_at),
        end_time=show_time(row.end_time or row.created_at),
        feedback_link=f"{around.base_url}/interview-briefings/{row.id}/feedback",
        location=row.location,
        meeting_link=row.meeting_link,
        interviewer_calendar_event_id=row.interviewer_calendar_event_id,
        has_submitted_feedback=row.id in around.with_feedback,
        notetaker_transcript_id=around.transcripts.get(row.id),
        extra_data=show_extra_data(row.extra_data),
    )


def _show_interviewer(row: models.InterviewEventInterviewer, around: _Around) -> Interviewer:
    return Interviewer(
        **asdict(around.users[row.user_id]),
        training_role=row.training_role,
        interviewer_pool=None if row.interviewer_pool_id is None else around.pools[row.interviewer_pool_id],
        is_feedback_required=row.is_feedback_required,
    )


def show_events(ctx: Context, rows: Sequence[models.InterviewEvent], *, expand: bool) -> list[InterviewEvent]:
    """Events of schedules as the list shows them, with their interviews where they shall be expanded."""
    around = _around(ctx, rows, ())
    shown = [_show_event(row, around) for row in rows]
    if expand:
        interviews = interviews_by_id(ctx, {row.interview_id for row in rows})
        for event in shown:
            event.interview = interviews.get(event.interview_id, UNSET)
    return shown


def show_all(ctx: Context, rows: Sequence[models.InterviewSchedule]) -> list[InterviewSchedule]:
    """Schedules as answers show them, in as many statements for a hundred as for one."""
    events = ctx.by_id(EVENTS, (row.id for row in rows))
    around = _around(ctx, events, (row.scheduled_by_user_id for row in rows))
    found: defaultdict[Id, list[InterviewEvent]] = defaultdict(list)
    for event in events:
        shown = _show_event(event, around)
        found[shown.interview_schedule_id].append(shown)
    return [
        InterviewSchedule(
            id=row.id,
            status=row.status,
            application_id=row.application_id,
            interview_stage_id=row.interview_stage_id,
            scheduled_by=UNSET if row.scheduled_by_user_id is None else around.users[row.scheduled_by_user_id],
            created_at=show_time(row.created_at),
            updated_at=show_time(row.updated_at),
            interview_events=found[row.id],
        )
        for row in rows
    ]


def show(ctx: Context, row: models.InterviewSchedule) -> InterviewSchedule:
    """A schedule as answers show it."""
    return show_all(ctx, [row])[0]


def show_with_candidate(ctx: Context, row: models.InterviewSchedule) -> InterviewScheduleOfCandidate:
    """A schedule as it is told when it has changed."""
    return InterviewScheduleOfCandidate(**asdict(show(ctx, row)), candidate_id=row.candidate_id)
