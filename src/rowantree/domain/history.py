"""The history of an application: in which stages it has been, from when to when, and who brought it there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import pairwise

from sqlalchemy import bindparam, select

from rowantree import models
from rowantree.core.context import Context
from rowantree.core.errors import InvalidInput
from rowantree.core.statement import Lookup, Query
from rowantree.domain.archive_reasons import ArchiveReasonNotFound
from rowantree.domain.plans import InterviewStageNotFound
from rowantree.models.columns import Id

LONGEST = 500
"""How many stays a history can have."""

_item = models.application_history_item
_OF_APPLICATION = Query(
    models.ApplicationHistoryItem,
    select(*_item.columns)
    .where(_item.c.application_id == bindparam("application_id"))
    .order_by(_item.c.stage_number, _item.c.id)
    .limit(LONGEST),
)
_CURRENT = Query(
    models.ApplicationHistoryItem,
    select(*_item.columns).where(
        _item.c.application_id == bindparam("application_id"), _item.c.left_stage_at.is_(None)
    ),
)
_STAGES = Lookup(models.InterviewStage, select(*models.interview_stage.columns), models.interview_stage.c.id)
_REASONS = Lookup(models.ArchiveReason, select(*models.archive_reason.columns), models.archive_reason.c.id)


@dataclass(frozen=True, kw_only=True)
class Stay:
    """A stay in a stage, as a request tells it."""

    stage_id: Id
    stage_number: int
    entered_at: datetime
    archive_reason_id: Id | None = None
    id: Id | None = None
    """The item of the history that this is; None: a new one."""


def of_application(ctx: Context, application_id: Id) -> list[models.ApplicationHistoryItem]:
    """An application's whole history, in order."""
    return ctx.rows(_OF_APPLICATION, application_id=application_id)


def current(ctx: Context, application_id: Id) -> models.ApplicationHistoryItem:
    """The stay that has not ended."""
    return ctx.rows(_CURRENT, application_id=application_id)[0]


def enter(ctx: Context, application_id: Id, stage_id: Id, archive_reason_id: Id | None) -> None:
    """Ends the current stay and begins the next, now."""
    last = current(ctx, application_id)
    if last.stage_number + 1 >= LONGEST:
        raise InvalidInput(problem=f"the application's history has {LONGEST} stages already")
    at = max(ctx.now, last.entered_stage_at)
    ctx.update(_item, last, last._replace(left_stage_at=at))
    stay = Stay(
        stage_id=stage_id,
        stage_number=last.stage_number + 1,
        entered_at=at,
        archive_reason_id=archive_reason_id,
    )
    ctx.insert(_item, _row(ctx, application_id, stay, left_at=None))


def arranged(
    ctx: Context, application_id: Id, stages: Mapping[Id, models.InterviewStage], past: Sequence[Stay]
) -> list[models.ApplicationHistoryItem]:
    """The rows of a history of `past`, in order, each left when the next was entered.

    Raises:
        InvalidInput: two have the same number, they are not in the order of time, or one lacks a reason.
        InterviewStageNotFound: a stage is none of `stages`.
        ArchiveReasonNotFound: there is no such reason.
    """
    if not 1 <= len(past) <= LONGEST:
        raise InvalidInput(problem=f"`applicationHistory` must have between 1 and {LONGEST} items")
    if len({stay.stage_number for stay in past}) < len(past):
        raise InvalidInput(problem="`applicationHistory`: each `stageNumber` must be there once")
    in_order = sorted(past, key=lambda stay: stay.stage_number)
    # Who leaves an item out to delete it sends the numbers that the others had.
    stays = [replace(stay, stage_number=number) for number, stay in enumerate(in_order)]
    for stay in stays:
        _check(stages, stay)
    _check_reasons(ctx, stays)
    for before, after in pairwise(stays):
        if after.entered_at < before.entered_at:
            raise InvalidInput(
                problem=f"`applicationHistory`: `enteredStageAt` of stage {after.stage_number} is before the one it follows"
            )
    left = [*(stay.entered_at for stay in stays[1:]), None]
    return [_row(ctx, application_id, stay, left_at) for stay, left_at in zip(stays, left, strict=True)]


def _check(stages: Mapping[Id, models.InterviewStage], stay: Stay) -> None:
    if stay.stage_id not in stages:
        raise InterviewStageNotFound(id=stay.stage_id)
    archives = stages[stay.stage_id].type == "Archived"
    if archives and stay.archive_reason_id is None:
        raise InvalidInput(
            problem=f"`applicationHistory`: stage {stay.stage_number} is of the type `Archived` and needs `archiveReasonId`"
        )
    if not archives and stay.archive_reason_id is not None:
        raise InvalidInput(
            problem=f"`applicationHistory`: `archiveReasonId` is allowed only for stages of the type `Archived`,"
            f" which stage {stay.stage_number} is not"
        )


def _check_reasons(ctx: Context, stays: Sequence[Stay]) -> None:
    given = {stay.archive_reason_id for stay in stays if stay.archive_reason_id is not None}
    for unknown in sorted(given - {reason.id for reason in ctx.by_id(_REASONS, given)}):
        raise ArchiveReasonNotFound(id=unknown)


def _row(ctx: Context, application_id: Id, stay: Stay, left_at: datetime | None) -> models.ApplicationHistoryItem:
    return models.ApplicationHistoryItem(
        organization_id=ctx.organization_id,
        id=stay.id or ctx.new_id(),
        application_id=application_id,
        stage_number=stay.stage_number,
        interview_stage_id=stay.stage_id,
        entered_stage_at=stay.entered_at,
        left_stage_at=left_at,
        archive_reason_id=stay.archive_reason_id,
        actor_id=ctx.access.user_id,
    )


def rewrite(
    ctx: Context, application_id: Id, stages: Mapping[Id, models.InterviewStage], past: Sequence[Stay]
) -> models.ApplicationHistoryItem | None:
    """Makes the history the one of `past`; its last item, or None where nothing had to change.

    Raises:
        InvalidInput: an item is unknown, stands twice, changes its stage, or the current one is missing or not last.
        InterviewStageNotFound: a stage is none of `stages`, and none where the application has been.
        ArchiveReasonNotFound: there is no such reason.
    """
    before = {item.id: item for item in of_application(ctx, application_id)}
    # Before a transfer it has been in stages of another plan.
    been_in = ctx.by_id(_STAGES, (item.interview_stage_id for item in before.values()))
    stages = {**stages, **{stage.id: stage for stage in been_in}}
    last = list(before.values())[-1]
    _check_known(before, past)
    past = [_with_known_reason(before, stages, stay) for stay in past]
    rows = [_keeping_actor(before, row) for row in arranged(ctx, application_id, stages, past)]
    _check_kept(before, rows, last)
    if rows == list(before.values()):
        return None
    after = {row.id: row for row in rows}
    for item in before.values():
        if item.id not in after:
            ctx.delete(_item, item)
        elif after[item.id] != item:
            ctx.update(_item, item, after[item.id])
    for row in rows:
        if row.id not in before:
            ctx.insert(_item, row)
    return rows[-1]


def _check_known(before: Mapping[Id, models.ApplicationHistoryItem], past: Sequence[Stay]) -> None:
    given = [stay.id for stay in past if stay.id is not None]
    for item_id in given:
        if item_id not in before:
            raise InvalidInput(
                problem=f"`applicationHistory`: the application's history has no `applicationHistoryId` {item_id}"
            )
    if len(set(given)) < len(given):
        raise InvalidInput(problem="`applicationHistory`: an `applicationHistoryId` stands there twice")


def _with_known_reason(
    before: Mapping[Id, models.ApplicationHistoryItem], stages: Mapping[Id, models.InterviewStage], stay: Stay
) -> Stay:
    """`stay` with the reason that its item had, where the request gives none."""
    known = before.get(stay.id) if stay.id is not None else None
    archives = stay.stage_id in stages and stages[stay.stage_id].type == "Archived"
    if known is None or stay.archive_reason_id is not None or not archives:
        return stay
    return replace(stay, archive_reason_id=known.archive_reason_id)


def _keeping_actor(
    before: Mapping[Id, models.ApplicationHistoryItem], row: models.ApplicationHistoryItem
) -> models.ApplicationHistoryItem:
    return row._replace(actor_id=before[row.id].actor_id) if row.id in before else row


def _check_kept(
    before: Mapping[Id, models.ApplicationHistoryItem],
    rows: Sequence[models.ApplicationHistoryItem],
    last: models.ApplicationHistoryItem,
) -> None:
    if rows[-1].id != last.id:
        raise InvalidInput(
            problem="`applicationHistory` must be complete and end with the item of the current stage, which cannot be deleted"
        )
    for row in rows:
        known = before.get(row.id)
        if known is not None and known.interview_stage_id != row.interview_stage_id:
            raise InvalidInput(problem=f"`applicationHistory`: `stageId` of stage {row.stage_number} cannot be changed")
