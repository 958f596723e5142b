"""Criteria: how applications were judged by each."""

from __future__ import annotations

from typing import Annotated

import msgspec
from sqlalchemy import bindparam

from rowantree import models
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
    hook_in,
    or_none,
)
from rowantree.domain import criteria, features
from rowantree.domain.criteria import MAX_WORDS, CriterionType
from rowantree.domain.features import FeatureNotEnabled
from rowantree.domain.forms import ApplicationFormDefinitionNotFound
from rowantree.domain.identity import IdTaken
from rowantree.domain.names import MAX_NAME
from rowantree.domain.pipeline import ApplicationNotFound
from rowantree.models.interview import EvaluationStatus

Line = Annotated[str, Meta(max_length=MAX_NAME)]
Words = Annotated[str, Meta(max_length=MAX_WORDS)]


class Criterion(Output):
    """What an application is judged by."""

    id: Id
    title: str
    type: CriterionType
    prompt: Annotated[str, Meta(description="What is asked about the application.")]
    application_form_definition_id: Annotated[
        Id | None, Meta(description="The application form whose answers it is about, if it is about any.")
    ]
    application_form_field_path: Annotated[str | None, Meta(description="The `path` of the field of that form.")]


class CriteriaJudgement(Output):
    """A criterion and what came of it."""

    criterion: Criterion
    outcome: str | None
    reasoning: str | None
    skip_reason: str | None
    outcome_number: float | None
    evaluated_at: TimeShown | None


class CriteriaEvaluation(Output):
    """How an application was judged by one criterion."""

    id: Id
    criterion: Criterion
    status: EvaluationStatus
    outcome: Annotated[str | None, Meta(description="What came of it, in a few words.")]
    reasoning: Annotated[str | None, Meta(description="Why that came of it.")]
    skip_reason: Annotated[str | None, Meta(description="Why nobody looked, where it was skipped.")]
    outcome_number: Annotated[float | None, Meta(description="What came of it as a number from 0 to 1.")]
    evaluated_at: TimeShown | None


_KEPT = msgspec.json.Decoder(CriteriaJudgement, dec_hook=hook_in)


def show_evaluation(row: models.CriteriaEvaluation) -> CriteriaEvaluation:
    """An evaluation as answers show it."""
    kept = _KEPT.decode(row.evaluation)
    return CriteriaEvaluation(
        id=row.id,
        criterion=kept.criterion,
        status=row.status,
        outcome=kept.outcome,
        reasoning=kept.reasoning,
        skip_reason=kept.skip_reason,
        outcome_number=kept.outcome_number,
        evaluated_at=kept.evaluated_at,
    )


class ListCriteriaEvaluations(PageInput):
    """Whose evaluations to list."""

    application_id: Annotated[Id, Meta(description="The application.")]


EVALUATIONS = Listing(
    models.criteria_evaluation,
    {"application_id": models.criteria_evaluation.c.application_id == bindparam("application_id")},
)


@operation(
    "application.listCriteriaEvaluations",
    permission=Permission.CANDIDATES_READ,
    writes=False,
    errors=(ApplicationNotFound, FeatureNotEnabled),
)
def list_criteria_evaluations(ctx: Context, body: ListCriteriaEvaluations) -> Page[CriteriaEvaluation]:
    """Lists how an application was judged by each criterion, in the order in which it was recorded.

    Refused where the organization does without ApplicationReview.
    """
    features.check(ctx, "ApplicationReview")
    application = ctx.get(models.application, body.application_id)
    found = ctx.page(EVALUATIONS, body, application_id=application.id)
    return found.page([show_evaluation(row) for row in found.rows])


class CriterionGiven(Input):
    """What the application was judged by."""

    title: Line
    type: CriterionType
    prompt: Annotated[Words, Meta(description="What was asked about the application.")]
    application_form_definition_id: Annotated[
        Id | UnsetType | None, Meta(description="The application form whose answers it is about.")
    ] = UNSET
    application_form_field_path: Annotated[
        Line | UnsetType | None, Meta(description="The `path` of the field of that form.")
    ] = UNSET
    id: Annotated[
        Id | UnsetType, Meta(description="What tells this version of the criterion from others; a new id when absent.")
    ] = UNSET


class RecordCriteriaEvaluation(Input):
    """The application, the criterion, and what came of it."""

    application_id: Annotated[Id, Meta(description="The application.")]
    criterion: CriterionGiven
    status: Annotated[EvaluationStatus, Meta(description="How far it is.")]
    outcome: Annotated[
        Line | UnsetType | None,
        Meta(description="What came of it, in a few words: needed for `Completed`, and allowed only there."),
    ] = UNSET
    reasoning: Annotated[
        Words | UnsetType | None, Meta(description="Why that came of it; only for `Completed` and `Failed`.")
    ] = UNSET
    skip_reason: Annotated[
        Words | UnsetType | None,
        Meta(description="Why nobody looked: needed for `Skipped`, and allowed only there."),
    ] = UNSET
    outcome_number: Annotated[
        Annotated[float, Meta(ge=0, le=1)] | UnsetType | None,
        Meta(description="What came of it as a number from 0 to 1; only for `Completed`."),
    ] = UNSET
    evaluated_at: Annotated[
        Time | UnsetType | None,
        Meta(
            description="When it was judged; the time of the call when absent for `Completed`. Not allowed for `Pending`."
        ),
    ] = UNSET
    id: Annotated[
        Id | UnsetType,
        Meta(description="The id that the evaluation shall have; that of a pending one says how this one went on."),
    ] = UNSET


@operation(
    "application.recordCriteriaEvaluation",
    permission=Permission.CANDIDATES_WRITE,
    writes=True,
    errors=(ApplicationNotFound, ApplicationFormDefinitionNotFound, FeatureNotEnabled, IdTaken),
    extension=True,
)
def record_criteria_evaluation(ctx: Context, body: RecordCriteriaEvaluation) -> CriteriaEvaluation:
    """Records how an application was judged by one criterion, by a person or a program.

    A pending evaluation is brought to its end by recording it again with its `id`; others stay as they are. Refused
    where the organization does without ApplicationReview.
    """
    features.check(ctx, "ApplicationReview")
    application = ctx.hold(models.application, body.application_id)
    evaluation = criteria.record(
        ctx,
        application,
        _criterion(ctx, body.criterion),
        {
            "outcome": _words(body.outcome),
            "reasoning": _words(body.reasoning),
            "skipReason": _words(body.skip_reason),
            "outcomeNumber": or_none(body.outcome_number),
        },
        body.status,
        evaluated_at=or_none(body.evaluated_at),
        id=or_none(body.id),
    )
    return show_evaluation(evaluation)


def _criterion(ctx: Context, given: CriterionGiven) -> criteria.Criterion:
    return {
        "id": or_none(given.id) or ctx.new_id(),
        "title": given.title,
        "type": given.type,
        "prompt": given.prompt,
        "applicationFormDefinitionId": or_none(given.application_form_definition_id),
        "applicationFormFieldPath": _words(given.application_form_field_path),
    }


def _words(text: str | UnsetType | None) -> str | None:
    """What `text` says; None where it says nothing."""
    return (or_none(text) or "").strip() or None
