"""Fraud: what looks wrong about candidates, and what people make of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Literal, NamedTuple, NotRequired, TypedDict

from sqlalchemy import select

from rowantree import models
from rowantree.core.context import Context
from rowantree.core.errors import InvalidInput
from rowantree.core.statement import Lookup
from rowantree.domain import identity
from rowantree.models.candidate import FraudStatus
from rowantree.models.columns import Id, to_json

Decision = Literal["Fraudulent", "NotFraudulent", "Unsure"]
"""What somebody can make of a candidate."""
MOST_SIGNALS = 50
"""How many signals one check can have."""


class Signal(TypedDict):
    """Something that looks wrong, as it is stored and shown."""

    id: Id
    category: str
    name: str
    description: str
    value: NotRequired[str]


def decide(ctx: Context, candidate: models.Candidate, decision: Decision) -> models.Candidate:
    """Keeps what somebody makes of a locked candidate. A decision that was taken before changes nothing."""
    return _with_status(ctx, candidate, decision)


def record(
    ctx: Context,
    candidate: models.Candidate,
    signals: Sequence[Signal],
    *,
    application_id: Id | None = None,
    created_at: datetime | None = None,
    id: Id | None = None,  # noqa: A002 the word of all who import
) -> models.FraudCheck:
    """A new check of a locked candidate; the candidate's status follows it until somebody decides.

    Raises:
        InvalidInput: the application is another candidate's, or a signal is there twice.
        ApplicationNotFound: there is no such application, or the key may not see it.
        IdTaken: another check has the id that this one shall have.
    """
    if application_id is not None and ctx.get(models.application, application_id).candidate_id != candidate.id:
        raise InvalidInput(problem="`applicationId` is an application of another candidate")
    if len({signal["id"] for signal in signals}) < len(signals):
        raise InvalidInput(problem="`fraudSignals`: two signals cannot have the same id")
    check = models.FraudCheck(
        organization_id=ctx.organization_id,
        id=id or ctx.new_id(),
        candidate_id=candidate.id,
        application_id=application_id,
        signals=to_json(signals),
        created_at=created_at or ctx.now,
    )
    identity.add(ctx, models.fraud_check, check)
    ctx.happened("fraudCheck.recorded", check.id)
    if signals and candidate.fraud_status in (None, "PassedFraudCheck"):
        _with_status(ctx, candidate, "Unreviewed")
    elif candidate.fraud_status is None:
        _with_status(ctx, candidate, "PassedFraudCheck")
    return check


def _with_status(ctx: Context, candidate: models.Candidate, status: FraudStatus) -> models.Candidate:
    if candidate.fraud_status == status:
        return candidate
    marked = candidate._replace(fraud_status=status, updated_at=ctx.now)
    ctx.update(models.candidate, candidate, marked)
    ctx.happened("candidate.fraudStatusChanged", candidate.id, {"fraud_status"})
    return marked


class _Seen(NamedTuple):
    id: Id


_APPLICATIONS = Lookup(_Seen, select(models.application.c.id), models.application.c.id)


def applications_seen(ctx: Context, checks: Iterable[models.FraudCheck]) -> set[Id]:
    """The applications of these checks that the key may see."""
    return {each.id for each in ctx.by_id(_APPLICATIONS, (check.application_id for check in checks))}
