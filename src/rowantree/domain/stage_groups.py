"""Groups of interview stages: what stages of different plans have in common, and the order of the groups."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from rowantree import models
from rowantree.core.context import Context
from rowantree.core.errors import InvalidInput
from rowantree.core.statement import Query
from rowantree.domain import identity
from rowantree.domain.names import name
from rowantree.domain.plans import groups_in_order
from rowantree.models.columns import Id
from rowantree.models.plan import StageType

_LOCKED = Query(
    models.InterviewStageGroup,
    select(*models.interview_stage_group.columns).order_by(models.interview_stage_group.c.id).with_for_update(),
)


def add(
    ctx: Context, title: str, stage_type: StageType, place: int | None, group_id: Id | None
) -> models.InterviewStageGroup:
    """A new group at `place`, where those from there on move up; None: at the end.

    Raises:
        InvalidInput: the title is empty, or there is no such place.
        IdTaken: the id belongs to another group.
    """
    groups = _locked(ctx)
    place = _place(place, len(groups))
    group = models.InterviewStageGroup(
        organization_id=ctx.organization_id,
        id=group_id or ctx.new_id(),
        title=name(title, "title"),
        stage_type=stage_type,
        order_number=place,
    )
    identity.add(ctx, models.interview_stage_group, group)
    ctx.happened("interviewStageGroup.created", group.id)
    _number(ctx, [*groups[:place], group, *groups[place:]])
    return group


def revise(ctx: Context, group_id: Id, *, title: str | None, place: int | None) -> models.InterviewStageGroup:
    """Changes what is given of a group; None stays. The groups between its old place and its new one make room.

    Raises:
        InterviewStageGroupNotFound: there is no such group.
        InvalidInput: the title is empty, or there is no such place.
    """
    groups = _locked(ctx)
    group = ctx.get(models.interview_stage_group, group_id)
    others = [each for each in groups if each.id != group.id]
    place = groups.index(group) if place is None else _place(place, len(others))
    revised = group._replace(title=group.title if title is None else name(title, "title"), order_number=place)
    if revised != group:
        changed = ctx.update(models.interview_stage_group, group, revised)
        ctx.happened("interviewStageGroup.updated", group.id, changed)
    _number(ctx, [*others[:place], revised, *others[place:]])
    return revised


def _locked(ctx: Context) -> list[models.InterviewStageGroup]:
    """All groups in order; nobody else changes the order until this transaction ends."""
    ctx.rows(_LOCKED)
    return groups_in_order(ctx)


def _place(place: int | None, last: int) -> int:
    if place is None:
        return last
    if place > last:
        raise InvalidInput(problem=f"`order` must be at most {last}, the last place")
    return place


def _number(ctx: Context, groups: Sequence[models.InterviewStageGroup]) -> None:
    """Numbers groups as they stand."""
    for place, group in enumerate(groups):
        if group.order_number != place:
            ctx.update(models.interview_stage_group, group, group._replace(order_number=place))
            ctx.happened("interviewStageGroup.updated", group.id, {"order_number"})
