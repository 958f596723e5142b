"""Interview schedules: when interviews take place, and with whom."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, ClassVar

from sqlalchemy import bindparam

from rowantree import models
from rowantree.api.shapes.extra_data import ExtraDataGiven
from rowantree.api.shapes.interview_schedule import (
    InterviewSchedule,
    InterviewScheduleOfCandidate,
    show,
    show_all,
    show_with_candidate,
)
from rowantree.api.shapes.moments import Milliseconds, after, time_if_any
from rowantree.core.context import Context
from rowantree.core.errors import InvalidInput
from rowantree.core.operation import operation
from rowantree.core.page import Listing, SyncPage
from rowantree.core.permission import Permission, Switch
from rowantree.core.wire import UNSET, Id, Input, Meta, Output, SyncPageInput, Time, UnsetType, or_none
from rowantree.domain import schedules
from rowantree.domain.identity import IdTaken
from rowantree.domain.interviewers import Asked, InterviewerLimitReached, InterviewerPaused
from rowantree.domain.interviews import InterviewNotFound
from rowantree.domain.meetings import ApplicationNotActive, InterviewEventHasFeedback, InterviewEventNotFound, Meeting
from rowantree.domain.pipeline import ApplicationNotFound
from rowantree.domain.plans import InterviewStageNotFound
from rowantree.domain.schedules import InterviewScheduleNotEditable, InterviewScheduleNotFound
from rowantree.webhooks.types import renders

MAX_WHERE = 2_000
"""How many characters a place or a link can have."""
EXTENSION = {"x-extension": True}

Where = Annotated[Annotated[str, Meta(max_length=MAX_WHERE)] | UnsetType | None, Meta(extra_json_schema=EXTENSION)]


class InterviewerGiven(Input):
    """An interviewer."""

    email: Annotated[str, Meta(max_length=500, description="The e-mail address of an enabled user, in any case.")]
    feedback_required: Annotated[
        bool | UnsetType,
        Meta(description="Whether they must give feedback; when absent, as is usual for the interview."),
    ] = UNSET


class InterviewEventGiven(Input):
    """A meeting."""

    extensions: ClassVar[tuple[str, ...]] = ("location", "meeting_link", "interviewer_calendar_event_id")

    start_time: Annotated[Time, Meta(description="When it begins; without an offset it is UTC.")]
    end_time: Annotated[Time, Meta(description="When it ends, after its beginning.")]
    interviewers: list[InterviewerGiven]
    extra_data: ExtraDataGiven | UnsetType = UNSET
    interview_id: Annotated[
        Id | UnsetType,
        Meta(description="What interview it is; the default interview, or what it is already, when absent."),
    ] = UNSET
    location: Annotated[Where, Meta(description="Where it takes place. An extension.")] = UNSET
    meeting_link: Annotated[Where, Meta(description="Where it takes place on the web. An extension.")] = UNSET
    interviewer_calendar_event_id: Annotated[
        Where, Meta(description="What the calendar of the interviewers calls it. An extension.")
    ] = UNSET


class NewInterviewEvent(InterviewEventGiven):
    """A meeting to be."""

    extensions = (*InterviewEventGiven.extensions, "id")

    id: Annotated[
        Id | UnsetType,
        Meta(description="The id that the event shall have, for imports. An extension.", extra_json_schema=EXTENSION),
    ] = UNSET


class InterviewEventChange(InterviewEventGiven):
    """A meeting to be, or as it shall be from now on."""

    interview_event_id: Annotated[
        Id | UnsetType, Meta(description="The event that changes; absent for one that is added.")
    ] = UNSET


def _meeting(ctx: Context, given: NewInterviewEvent | InterviewEventChange, parameter: str) -> Meeting:
    """What a request says of an event; for a key without the switch without the extensions."""
    extended = ctx.allows(Switch.EXTENSIONS)
    columns = {name: getattr(given, name) for name in InterviewEventGiven.extensions}
    return Meeting(
        start=given.start_time,
        end=given.end_time,
        asked=[
            Asked(each.email, or_none(each.feedback_required), f"{parameter}.interviewers[{place}]")
            for place, each in enumerate(given.interviewers)
        ],
        parameter=parameter,
        event_id=or_none(given.interview_event_id) if isinstance(given, InterviewEventChange) else None,
        new_id=or_none(given.id) if isinstance(given, NewInterviewEvent) and extended else None,
        interview_id=or_none(given.interview_id),
        extra_data=or_none(given.extra_data),
        where={name: value for name, value in columns.items() if extended and value is not UNSET},
    )


class Create(Input):
    """The application, and what to schedule for it."""

    extensions = ("id",)

    application_id: Annotated[Id, Meta(description="The application, neither archived nor hired.")]
    interview_events: Annotated[list[NewInterviewEvent], Meta(description="The meetings, at least one.")]
    id: Annotated[Id | UnsetType, Meta(description="The id that the schedule shall have, for imports.")] = UNSET


WANTED = (ApplicationNotActive, InterviewNotFound, InterviewerPaused, InterviewerLimitReached, IdTaken)
"""What is refused of events."""


@operation(
    "interviewSchedule.create",
    permission=Permission.INTERVIEWS_WRITE,
    writes=True,
    errors=(ApplicationNotFound, *WANTED),
)
def create(ctx: Context, body: Create) -> InterviewSchedule:
    """Schedules interviews for an application, in the stage where it stands.

    Interviewers may have several events at a time, but none during an interviewer pause or beyond their limits of
    interviews in a day or a week, which begin at midnight UTC and on Monday. Events in the past are taken as held.
    """
    application = ctx.hold(models.application, body.application_id)
    meetings = [_meeting(ctx, each, f"interviewEvents[{place}]") for place, each in enumerate(body.interview_events)]
    return show(ctx, schedules.add(ctx, application, meetings, or_none(body.id)))


class Update(Input):
    """The schedule, and what to change of its events."""

    one_of = ("interview_event", "interview_event_id_to_cancel")

    interview_schedule_id: Annotated[Id, Meta(description="The schedule, made by this API key.")]
    interview_event: Annotated[
        InterviewEventChange | list[InterviewEventChange] | UnsetType, Meta(description="Events to add or to change.")
    ] = UNSET
    interview_event_id_to_cancel: Annotated[
        Annotated[str, Meta(extra_json_schema={"format": "uuid"})] | list[Id] | UnsetType,
        Meta(description="Events to cancel: they are deleted."),
    ] = UNSET
    allow_feedback_deletion: Annotated[
        bool | UnsetType,
        Meta(description="Whether events with feedback may be cancelled, which deletes it; they may not when absent."),
    ] = UNSET


@operation(
    "interviewSchedule.update",
    permission=Permission.INTERVIEWS_WRITE,
    writes=True,
    errors=(
        InterviewScheduleNotFound,
        InterviewScheduleNotEditable,
        InterviewEventNotFound,
        InterviewEventHasFeedback,
        *WANTED,
    ),
)
def update(ctx: Context, body: Update) -> InterviewSchedule:
    """Adds events to a schedule, and changes and cancels those that it has, all or nothing.

    An event is described anew as a whole; only its interview, extra data and who must give feedback stay where the
    request does not say. A schedule whose last event is cancelled is cancelled, unless it still needs scheduling.
    """
    schedule = schedules.revise(
        ctx,
        body.interview_schedule_id,
        _changes(ctx, body),
        _cancelled(body),
        allow_feedback_deletion=body.allow_feedback_deletion is True,
    )
    return show(ctx, schedule)


def _changes(ctx: Context, body: Update) -> Sequence[Meeting]:
    given = body.interview_event
    if given is UNSET:
        return []
    if isinstance(given, list):
        return [_meeting(ctx, each, f"interviewEvent[{place}]") for place, each in enumerate(given)]
    return [_meeting(ctx, given, "interviewEvent")]


def _cancelled(body: Update) -> Sequence[Id]:
    given = body.interview_event_id_to_cancel
    if given is UNSET:
        return []
    if isinstance(given, list):
        return given
    try:
        return [Id.parse(given)]
    except ValueError:
        raise InvalidInput(problem="`interviewEventIdToCancel` must be a UUID or an array of them") from None


class Cancel(Input):
    """The schedule to cancel."""

    id: Annotated[Id, Meta(description="The schedule.")]
    allow_reschedule: Annotated[
        bool | UnsetType, Meta(description="Whether it is scheduled anew later; not when absent.")
    ] = UNSET


@operation(
    "interviewSchedule.cancel",
    permission=Permission.INTERVIEWS_WRITE,
    writes=True,
    errors=(InterviewScheduleNotFound,),
)
def cancel(ctx: Context, body: Cancel) -> InterviewSchedule:
    """Cancels a schedule, whichever key has made it.

    Where it may be scheduled anew, it is `NeedsScheduling` until an update gives it an event, otherwise `Cancelled` for
    good. Its events stay as what was planned. Cancelling a cancelled schedule changes nothing.
    """
    return show(ctx, schedules.cancel(ctx, body.id, allow_reschedule=body.allow_reschedule is True))


class List(SyncPageInput):
    """Which schedules to list."""

    application_id: Annotated[Id | UnsetType, Meta(description="Only those for this application.")] = UNSET
    interview_stage_id: Annotated[
        Id | UnsetType, Meta(description="Only those made while their application stood in this stage.")
    ] = UNSET
    created_after: Annotated[
        Milliseconds,
        Meta(description="Only schedules created after this time, in milliseconds since 1970."),
    ] = UNSET


_schedule = models.interview_schedule.c
LIST = Listing(
    models.interview_schedule,
    {
        "application_id": _schedule.application_id == bindparam("application_id"),
        "interview_stage_id": _schedule.interview_stage_id == bindparam("interview_stage_id"),
        "created_after": after(_schedule.created_at, "created_after"),
    },
)


@operation(
    "interviewSchedule.list",
    permission=Permission.INTERVIEWS_READ,
    writes=False,
    errors=(ApplicationNotFound, InterviewStageNotFound),
)
def list_(ctx: Context, body: List) -> SyncPage[InterviewSchedule]:
    """Lists interview schedules with their events, the oldest first, cancelled ones too."""
    if body.application_id is not UNSET:
        ctx.get(models.application, body.application_id)
    if body.interview_stage_id is not UNSET:
        ctx.get(models.interview_stage, body.interview_stage_id)
    found = ctx.page(
        LIST,
        body,
        application_id=or_none(body.application_id),
        interview_stage_id=or_none(body.interview_stage_id),
        created_after=time_if_any(body.created_after),
    )
    return found.sync_page(show_all(ctx, found.rows))


class InterviewScheduleTold(Output):
    """A schedule that was made."""

    interview_schedule: InterviewSchedule


class InterviewScheduleChangeTold(Output):
    """A schedule as it is now."""

    interview_schedule: InterviewScheduleOfCandidate


@renders("interviewScheduleCreate", "interviewSchedule.created")
def created(ctx: Context, schedule_id: Id) -> InterviewScheduleTold | None:
    """Interviews were scheduled."""
    schedule = ctx.get(models.interview_schedule, schedule_id)
    return None if schedule.confidential else InterviewScheduleTold(interview_schedule=show(ctx, schedule))


@renders(
    "interviewScheduleUpdate",
    "interviewSchedule.created",
    "interviewSchedule.updated",
    "interviewSchedule.cancelled",
    "interviewSchedule.statusChanged",
)
def changed(ctx: Context, schedule_id: Id) -> InterviewScheduleChangeTold | None:
    """Interviews were scheduled, changed or cancelled, or have gone on in time."""
    schedule = ctx.get(models.interview_schedule, schedule_id)
    if schedule.confidential:
        return None
    return InterviewScheduleChangeTold(interview_schedule=show_with_candidate(ctx, schedule))
