"""Who may be asked to interview, and the pauses in which they may not: one for each user, active or still to come."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import bindparam, select

from rowantree import models
from rowantree.core.context import Context
from rowantree.core.errors import InvalidInput, Refusal, when_missing
from rowantree.core.statement import Lookup, Query
from rowantree.domain.identity import IdTaken
from rowantree.models.columns import Id

MAX_COMMENT = 5_000
"""How many characters the comment of a pause can have."""


@when_missing(models.interviewer_pause)
class InterviewerPauseNotFound(Refusal):
    """No pause that is active or still to come has this id."""

    code = "interviewer_pause_not_found"
    message = "Interviewer pause not found: {id}"


class InterviewerPauseAlreadyExists(Refusal):
    """The user has a pause, active or still to come, and cannot have a second one."""

    code = "interviewer_pause_already_exists"
    message = "The user {user_id} already has an interviewer pause: delete {id} first"


_pause = models.interviewer_pause
_OF_USER = Query(
    models.InterviewerPause, select(*_pause.columns).where(_pause.c.user_id == bindparam("user_id")).limit(1)
)
_OF_USERS = Lookup(models.InterviewerPause, select(*_pause.columns), _pause.c.user_id)


def add(
    ctx: Context,
    user: models.User,
    *,
    starts_at: datetime | None,
    ends_at: datetime | None,
    comment: str | None,
    pause_id: Id | None,
) -> models.InterviewerPause:
    """A new pause of a user, from now where no start is given. It takes the place of one that is over.

    Raises:
        InterviewerPauseAlreadyExists: the user has one that is active or still to come.
        InvalidInput: it ends before it starts, or is over already, or the comment is empty.
        IdTaken: the id belongs to another pause.
    """
    pause = models.InterviewerPause(
        organization_id=ctx.organization_id,
        id=pause_id or ctx.new_id(),
        user_id=user.id,
        starts_at=starts_at or ctx.now,
        ends_at=ends_at,
        comment=_comment(comment),
        created_at=ctx.now,
    )
    if pause.ends_at is not None and pause.ends_at <= pause.starts_at:
        raise InvalidInput(problem="`endsAt` must be after `startsAt`, which is now when absent")
    if is_over(pause, ctx.now):
        raise InvalidInput(problem="`endsAt` must be in the future")
    _make_room(ctx, user)
    if not ctx.insert_if_new(_pause, pause):
        _make_room(ctx, user)  # refuses if somebody was quicker
        raise IdTaken(kind="interviewer pause", id=pause.id)
    ctx.happened("interviewerPause.created", pause.id)
    return pause


def _make_room(ctx: Context, user: models.User) -> None:
    for pause in ctx.rows(_OF_USER, user_id=user.id):
        if not is_over(pause, ctx.now):
            raise InterviewerPauseAlreadyExists(user_id=user.id, id=pause.id)
        ctx.delete(_pause, pause)


def _comment(text: str | None) -> str | None:
    if text is None:
        return None
    stripped = text.strip()
    if not stripped:
        raise InvalidInput(problem="`comment` must not be empty")
    return stripped


def of_user(ctx: Context, user: models.User) -> list[models.InterviewerPause]:
    """The pause of a user that is active or still to come, if there is one."""
    return [pause for pause in ctx.rows(_OF_USER, user_id=user.id) if not is_over(pause, ctx.now)]


def delete(ctx: Context, pause_id: Id) -> models.InterviewerPause:
    """Deletes a pause.

    Raises:
        InterviewerPauseNotFound: there is none with this id, or it is over.
    """
    pause = ctx.lock(_pause, pause_id)
    if is_over(pause, ctx.now):
        raise InterviewerPauseNotFound(id=pause_id)
    ctx.delete(_pause, pause)
    ctx.happened("interviewerPause.deleted", pause.id)
    return pause


def paused(ctx: Context, user_ids: Iterable[Id]) -> set[Id]:
    """Which of these users may not be asked now."""
    return {pause.user_id for pause in ctx.by_id(_OF_USERS, user_ids) if _is_active(pause, ctx.now)}


def is_over(pause: models.InterviewerPause, now: datetime) -> bool:
    """Whether nothing of the pause is left."""
    return pause.ends_at is not None and pause.ends_at <= now


def _is_active(pause: models.InterviewerPause, now: datetime) -> bool:
    return pause.starts_at <= now and not is_over(pause, now)
