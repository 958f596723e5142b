"""Fraud: what looks wrong about candidates, and what people make of it."""

from __future__ import annotations

from typing import Annotated

from sqlalchemy import bindparam

from rowantree import models
from rowantree.api.shapes.candidate import Candidate, show
from rowantree.api.shapes.stored import stored
from rowantree.core.context import Context
from rowantree.core.operation import operation
from rowantree.core.page import Listing, Page
from rowantree.core.permission import Permission
from rowantree.core.wire import (
    UNSET,
    Id,
    Input,
    Meta,
    Output,
    PageInput,
    Time,
    TimeShown,
    UnsetType,
    or_none,
    show_time,
)
from rowantree.domain import features, fraud_checks
from rowantree.domain.features import FeatureNotEnabled
from rowantree.domain.fraud_checks import MOST_SIGNALS, Decision, Signal
from rowantree.domain.identity import IdTaken
from rowantree.domain.people import CandidateNotFound
from rowantree.domain.pipeline import ApplicationNotFound


class FraudSignal(Output):
    """Something that looks wrong."""

    id: Id
    category: Annotated[str, Meta(description="Such as Social, Automation, Geographic or Spoofing.")]
    name: str
    description: str
    value: Annotated[str | UnsetType, Meta(description="What exactly was seen; absent where there is nothing.")] = UNSET


class FraudCheck(Output):
    """A look at whether a candidate is who they say."""

    id: Id
    candidate_id: Id
    application_id: Annotated[Id | None, Meta(description="The application that gave rise to it, if one did.")]
    created_at: TimeShown
    fraud_signals: list[FraudSignal]


def show_checks(ctx: Context, rows: list[models.FraudCheck]) -> list[FraudCheck]:
    """Checks as answers show them."""
    seen = fraud_checks.applications_seen(ctx, rows)
    return [
        FraudCheck(
            id=row.id,
            candidate_id=row.candidate_id,
            application_id=row.application_id if row.application_id in seen else None,
            created_at=show_time(row.created_at),
            fraud_signals=stored(row.signals, list[FraudSignal]),
        )
        for row in rows
    ]


class ListFraudChecks(PageInput):
    """Whose checks to list."""

    candidate_id: Annotated[Id, Meta(description="The candidate.")]


CHECKS = Listing(
    models.fraud_check,
    {"candidate_id": models.fraud_check.c.candidate_id == bindparam("candidate_id")},
)


@operation(
    "candidate.listFraudChecks",
    permission=Permission.CANDIDATES_READ,
    writes=False,
    errors=(CandidateNotFound, FeatureNotEnabled),
)
def list_fraud_checks(ctx: Context, body: ListFraudChecks) -> Page[FraudCheck]:
    """Lists the fraud checks of a candidate with what they noticed, the oldest first.

    Refused where the organization does without FraudDetection.
    """
    features.check(ctx, "FraudDetection")
    candidate = ctx.get(models.candidate, body.candidate_id)
    found = ctx.page(CHECKS, body, candidate_id=candidate.id)
    return found.page(show_checks(ctx, found.rows))


class SetFraudStatus(Input):
    """The candidate, and what somebody makes of what was noticed."""

    candidate_id: Annotated[Id, Meta(description="The candidate.")]
    fraud_status: Decision


@operation(
    "candidate.setFraudStatus",
    permission=Permission.CANDIDATES_WRITE,
    writes=True,
    errors=(CandidateNotFound, FeatureNotEnabled),
)
def set_fraud_status(ctx: Context, body: SetFraudStatus) -> Candidate:
    """Says whether a candidate is fraudulent, after somebody has looked.

    Later checks do not change it. A status that the candidate already has changes nothing. Refused where the
    organization does without FraudDetection.
    """
    features.check(ctx, "FraudDetection")
    candidate = ctx.lock(models.candidate, body.candidate_id)
    return show(ctx, fraud_checks.decide(ctx, candidate, body.fraud_status))


class FraudSignalGiven(Input):
    """Something that looks wrong."""

    category: Annotated[
        Annotated[str, Meta(min_length=1, max_length=100)],
        Meta(description="Such as Social, Automation, Geographic or Spoofing."),
    ]
    name: Annotated[str, Meta(min_length=1, max_length=500)]
    description: Annotated[str, Meta(max_length=1_000)]
    value: Annotated[Annotated[str, Meta(max_length=1_000)] | UnsetType, Meta(description="What exactly was seen.")] = (
        UNSET
    )
    id: Annotated[Id | UnsetType, Meta(description="The id that the signal shall have.")] = UNSET


class RecordFraudCheck(Input):
    """The candidate, and what was noticed."""

    candidate_id: Annotated[Id, Meta(description="The candidate.")]
    application_id: Annotated[
        Id | UnsetType, Meta(description="The candidate's application that gave rise to the check.")
    ] = UNSET
    fraud_signals: Annotated[
        Annotated[list[FraudSignalGiven], Meta(max_length=MOST_SIGNALS)],
        Meta(description="What looks wrong; empty where nothing does."),
    ]
    created_at: Annotated[
        Time | UnsetType, Meta(description="When somebody looked; the time of the call when absent.")
    ] = UNSET
    id: Annotated[Id | UnsetType, Meta(description="The id that the check shall have.")] = UNSET


@operation(
    "candidate.recordFraudCheck",
    permission=Permission.CANDIDATES_WRITE,
    writes=True,
    errors=(CandidateNotFound, ApplicationNotFound, FeatureNotEnabled, IdTaken),
    extension=True,
)
def record_fraud_check(ctx: Context, body: RecordFraudCheck) -> FraudCheck:
    """Records what a program noticed about a candidate, or that it noticed nothing.

    As long as nobody has decided, signals make the candidate's `fraudStatus` `Unreviewed`; without any the first check
    makes it `PassedFraudCheck`, but never clears signals that were not reviewed yet. Refused where the organization
    does without FraudDetection.
    """
    features.check(ctx, "FraudDetection")
    check = fraud_checks.record(
        ctx,
        ctx.lock(models.candidate, body.candidate_id),
        [_signal(ctx, each) for each in body.fraud_signals],
        application_id=or_none(body.application_id),
        created_at=or_none(body.created_at),
        id=or_none(body.id),
    )
    return show_checks(ctx, [check])[0]


def _signal(ctx: Context, given: FraudSignalGiven) -> Signal:
    signal: Signal = {
        "id": or_none(given.id) or ctx.new_id(),
        "category": given.category,
        "name": given.name,
        "description": given.description,
    }
    if given.value:
        signal["value"] = given.value
    return signal
