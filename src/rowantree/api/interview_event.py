"""Interview events: the meetings of a schedule."""

from __future__ import annotations

from typing import Annotated, Literal

from sqlalchemy import bindparam

from rowantree import models
from rowantree.api.shapes.interview_schedule import InterviewEvent, show_events
from rowantree.api.shapes.moments import Milliseconds, after, time_if_any
from rowantree.core.context import Context
from rowantree.core.operation import operation
from rowantree.core.page import Listing, SyncPage
from rowantree.core.permission import Permission
from rowantree.core.wire import UNSET, Id, Meta, SyncPageInput, UnsetType
from rowantree.domain.schedules import InterviewScheduleNotFound


class List(SyncPageInput):
    """Which events to list, and what of them."""

    interview_schedule_id: Annotated[Id, Meta(description="The schedule, from `interviewSchedule.list`.")]
    created_after: Annotated[
        Milliseconds,
        Meta(description="Only events created after this time, in milliseconds since 1970."),
    ] = UNSET
    expand: Annotated[
        list[Literal["interview"]] | UnsetType,
        Meta(description="What else to show of an event. A cursor does not remember it: give it with every page."),
    ] = UNSET


_event = models.interview_event.c
LIST = Listing(
    models.interview_event,
    {
        "interview_schedule_id": _event.interview_schedule_id == bindparam("interview_schedule_id"),
        "created_after": after(_event.created_at, "created_after"),
    },
)


@operation(
    "interviewEvent.list", permission=Permission.INTERVIEWS_READ, writes=False, errors=(InterviewScheduleNotFound,)
)
def list_(ctx: Context, body: List) -> SyncPage[InterviewEvent]:
    """Lists the events of a schedule in the order in which they were added to it.

    An event that was cancelled by itself is gone; those of a schedule that was cancelled stay.
    """
    schedule = ctx.get(models.interview_schedule, body.interview_schedule_id)
    found = ctx.page(
        LIST,
        body,
        interview_schedule_id=schedule.id,
        created_after=time_if_any(body.created_after),
    )
    return found.sync_page(show_events(ctx, found.rows, expand=bool(body.expand)))
