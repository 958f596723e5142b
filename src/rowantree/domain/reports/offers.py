"""What became of offers, and how long candidates took to decide."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import ColumnElement, case, func, select

from rowantree import models
from rowantree.core.statement import Derived, Query
from rowantree.domain.reports.scope import Kind, Parameters, Row, Scope, in_period, of_jobs, one_of
from rowantree.domain.reports.spread import DAY, ByJob, as_cells, median, never_negative, percent, spread
from rowantree.models.columns import Elapsed, Id
from rowantree.models.offer import AcceptanceStatus

_application, _offer = models.application, models.offer


class _Numbers(NamedTuple):
    job_id: Id
    number: int
    accepted: int
    declined: int
    cancelled: int


def _number(status: AcceptanceStatus) -> ColumnElement[int]:
    return func.sum(case((_offer.c.acceptance_status == status, 1), else_=0))


_NUMBERS = Query(
    _Numbers,
    select(
        _application.c.job_id,
        func.count().label("number"),
        _number("Accepted").label("accepted"),
        _number("Declined").label("declined"),
        _number("Cancelled").label("cancelled"),
    )
    .select_from(_offer.core)
    .join(_application.core, _application.c.id == _offer.c.application_id)
    .where(in_period(_offer.c.created_at))
    .group_by(_application.c.job_id),
    of_jobs(_application.c.job_id),
)
_DECISIONS = Derived(
    ByJob,
    select(
        _application.c.job_id,
        never_negative(Elapsed(_offer.c.created_at, _offer.c.decided_at)).label("elapsed"),
    )
    .select_from(_offer.core)
    .join(_application.core, _application.c.id == _offer.c.application_id)
    .where(
        one_of(_offer.c.acceptance_status, "Accepted", "Declined"),
        _offer.c.decided_at.is_not(None),
        in_period(_offer.c.created_at),
    ),
    spread("job_id"),
    of_jobs(_application.c.job_id),
)


def _rows(scope: Scope) -> list[Row]:
    found = [each for each in scope.ctx.rows(_NUMBERS, **scope.bounds) if each.job_id in scope.jobs]
    decisions = {each.job_id: each for each in scope.ctx.rows(_DECISIONS, **scope.bounds)}
    return [
        [
            scope.jobs[each.job_id].title,
            each.job_id,
            each.number,
            each.accepted,
            each.declined,
            each.cancelled,
            each.number - each.accepted - each.declined - each.cancelled,
            percent(each.accepted, each.accepted + each.declined),
            *as_cells(decisions.get(each.job_id), DAY, median),
        ]
        for each in sorted(found, key=lambda numbers: scope.place(numbers.job_id))
    ]


OFFERS = Kind(
    title="Offers",
    columns=(
        "Job",
        "Job ID",
        "Created",
        "Accepted",
        "Declined",
        "Cancelled",
        "Pending",
        "Acceptance rate (%)",
        "Median to decision (days)",
    ),
    rows=_rows,
    begins_with=Parameters(last_days=365),
)
