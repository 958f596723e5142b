"""Criteria: what an application is judged by, and how it was judged, by a person or a program."""

from __future__ import annotations

from datetime import datetime
from typing import Literal, TypedDict

from rowantree import models
from rowantree.core.context import Context
from rowantree.core.errors import InvalidInput
from rowantree.core.wire import show_time
from rowantree.domain import identity, names
from rowantree.models.columns import Id, Json, to_json
from rowantree.models.interview import EvaluationStatus

CriterionType = Literal["ResumePrompt", "DidAnswerApplicationFormQuestion", "SimilarityToAiGeneratedAnswer"]
MAX_WORDS = 20_000
"""How many characters a prompt or a reasoning can have."""


class Criterion(TypedDict):
    """What an application is judged by, as it is stored and shown."""

    id: Id
    title: str
    type: CriterionType
    prompt: str
    applicationFormDefinitionId: Id | None
    applicationFormFieldPath: str | None


class Judgement(TypedDict):
    """What came of it, as it is stored and shown; None: nothing."""

    outcome: str | None
    reasoning: str | None
    skipReason: str | None
    outcomeNumber: float | None


def record(
    ctx: Context,
    application: models.Application,
    criterion: Criterion,
    judgement: Judgement,
    status: EvaluationStatus,
    *,
    evaluated_at: datetime | None = None,
    id: Id | None = None,  # noqa: A002 the word of all who import
) -> models.CriteriaEvaluation:
    """How a held application was judged by one criterion. One that is pending goes on where its id is given again.

    Raises:
        InvalidInput: what is said does not go with the status.
        ApplicationFormDefinitionNotFound: the criterion is about a form that is not there.
        IdTaken: another evaluation has the id that this one shall have.
    """
    if criterion["applicationFormDefinitionId"] is not None:
        ctx.get(models.application_form_definition, criterion["applicationFormDefinitionId"])
    criterion["title"] = names.name(criterion["title"], "criterion.title")
    _check(judgement, status, evaluated_at)
    if status == "Completed":
        evaluated_at = evaluated_at or ctx.now
    evaluation = models.CriteriaEvaluation(
        organization_id=ctx.organization_id,
        id=id or ctx.new_id(),
        application_id=application.id,
        confidential=application.confidential,
        status=status,
        evaluation=_written(criterion, judgement, evaluated_at),
        created_at=ctx.now,
    )
    pending = None if id is None else _pending(ctx, application, id)
    if pending is None:
        identity.add(ctx, models.criteria_evaluation, evaluation)
    else:
        evaluation = evaluation._replace(created_at=pending.created_at)
        ctx.update(models.criteria_evaluation, pending, evaluation)
    ctx.happened("criteriaEvaluation.recorded", evaluation.id)
    return evaluation


def _written(criterion: Criterion, judgement: Judgement, evaluated_at: datetime | None) -> Json:
    moment = None if evaluated_at is None else show_time(evaluated_at)
    return to_json({"criterion": criterion, **judgement, "evaluatedAt": moment})


def _pending(ctx: Context, application: models.Application, evaluation_id: Id) -> models.CriteriaEvaluation | None:
    found = ctx.find(models.criteria_evaluation, evaluation_id)
    if found is None or found.application_id != application.id:
        return None
    locked = ctx.lock(models.criteria_evaluation, evaluation_id)
    return locked if locked.status == "Pending" else None


def _check(judgement: Judgement, status: EvaluationStatus, evaluated_at: datetime | None) -> None:
    """Whether what came of it is what comes of an evaluation with that status."""
    if status == "Completed" and judgement["outcome"] is None:
        raise InvalidInput(problem="`outcome` is required for the status Completed")
    if status == "Skipped" and judgement["skipReason"] is None:
        raise InvalidInput(problem="`skipReason` is required for the status Skipped")
    only = {
        "outcome": (judgement["outcome"], ("Completed",)),
        "outcomeNumber": (judgement["outcomeNumber"], ("Completed",)),
        "reasoning": (judgement["reasoning"], ("Completed", "Failed")),
        "skipReason": (judgement["skipReason"], ("Skipped",)),
        "evaluatedAt": (evaluated_at, ("Completed", "Failed", "Skipped")),
    }
    for parameter, (value, statuses) in only.items():
        if value is not None and status not in statuses:
            raise InvalidInput(problem=f"`{parameter}` does not go with the status {status}, only with {_or(statuses)}")


def _or(words: tuple[str, ...]) -> str:
    return " or ".join(words)
