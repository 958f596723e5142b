"""Job boards: where postings are published."""

from __future__ import annotations

from sqlalchemy import false, select, true

from rowantree import models
from rowantree.core.context import Context
from rowantree.core.errors import Refusal, when_missing
from rowantree.core.statement import Query


@when_missing(models.job_board)
class JobBoardNotFound(Refusal):
    """No job board has this id."""

    code = "job_board_not_found"
    message = "Job board not found: {id}"


_OPEN_TO_THE_WORLD = Query(
    models.JobBoard,
    select(*models.job_board.columns)
    .where(models.job_board.c.is_enabled == true(), models.job_board.c.is_internal == false())
    .order_by(models.job_board.c.created_at, models.job_board.c.id)
    .limit(1),
)


def primary_board(ctx: Context) -> models.JobBoard | None:
    """The board of postings for everybody: the first enabled one that is not internal, if there is any."""
    found = ctx.rows(_OPEN_TO_THE_WORLD)
    return found[0] if found else None
