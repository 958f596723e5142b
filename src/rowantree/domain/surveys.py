"""Surveys: asking candidates, and taking what they answer.

What nobody may connect with a person goes into a table of its own, under an id that says nothing of when it was made, and
with no more than the day. What is shown of it is added up, and never so that one answer could be told from the others.
"""

from __future__ import annotations

import json
import uuid
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from sqlalchemy import Text, bindparam, cast, func, select

from rowantree import models
from rowantree.core.context import Context
from rowantree.core.errors import InvalidInput, Refusal, when_missing
from rowantree.core.secrecy import Secrecy
from rowantree.core.statement import Query
from rowantree.domain import forms, identity, submissions, survey_forms
from rowantree.domain.answers import Answer
from rowantree.domain.submissions import Enclosed
from rowantree.models.columns import Id, Json, to_json
from rowantree.models.job import FormField

OF_SUBMISSION = "submittedValues"
"""What a request calls the answers to a survey."""
PATH = "/surveys/"
"""Where surveys are answered, below the server's address."""
OPEN_FOR = timedelta(days=180)
"""For how long a survey can be answered after somebody was asked."""
FEWEST = 5
"""Detached answers are shown in groups of so many at least."""
SETTLED_AFTER = timedelta(hours=1)
"""When a day is over: what began before midnight may be written a little after it."""
MOST_SUMMARIZED = 50_000
"""How many detached answers of a year are added up."""
MOST_ANSWERS = 1_000
"""How many different answers to a question a summary has."""


@when_missing(models.survey_request)
class SurveyRequestNotFound(Refusal):
    """Nobody was asked by a survey request with this id."""

    code = "survey_request_not_found"
    message = "Survey request not found: {id}"


def of_candidate(ctx: Context, candidate_id: Id, application_id: Id) -> models.Application:
    """An application of a candidate; both stay as they are until this transaction ends.

    Raises:
        CandidateNotFound, ApplicationNotFound: one of them is not there.
        InvalidInput: the application is somebody else's.
    """
    candidate = ctx.hold(models.candidate, candidate_id)
    application = ctx.hold(models.application, application_id)
    if application.candidate_id != candidate.id:
        raise InvalidInput(problem="`applicationId` is an application of another candidate")
    return application


def ask(
    ctx: Context,
    application: models.Application,
    form: models.SurveyFormDefinition,
    id: Id | None,  # noqa: A002 the word of all who import
) -> models.SurveyRequest:
    """Asks the candidate of a held application to fill out a form: makes the link to it.

    Raises:
        IdTaken: another request has the id that this one shall have.
    """
    request = models.SurveyRequest(
        organization_id=ctx.organization_id,
        id=id or ctx.new_id(),
        candidate_id=application.candidate_id,
        application_id=application.id,
        survey_form_definition_id=form.id,
        survey_type=form.survey_type,
        confidential=application.confidential,
        submitted_at=None,
        created_at=ctx.now,
    )
    identity.add(ctx, models.survey_request, request)
    ctx.happened("surveyRequest.created", request.id)
    return request


def link(ctx: Context, request: models.SurveyRequest) -> str:
    """Where a candidate answers; who knows this address can."""
    return ctx.world.base_url + PATH + sealed(ctx.world.secrecy, request.organization_id, request.id)


_MARK = b"q"


def sealed(secrecy: Secrecy, organization_id: int, request_id: Id) -> str:
    """The last part of the address of a survey."""
    return secrecy.seal(_MARK + organization_id.to_bytes(8) + uuid.UUID(request_id).bytes)


def unsealed(secrecy: Secrecy, address: str) -> tuple[int, Id] | None:
    """The organization and the request that such a part of an address stands for, or None where it is none of ours."""
    content = secrecy.unseal(address)
    if content is None or len(content) != 25 or content[:1] != _MARK:  # noqa: PLR2004 as it is sealed
        return None
    organization_id, request_id = int.from_bytes(content[1:9]), Id(uuid.UUID(bytes=content[9:]))
    # Base64 is read with anything else between its letters; a survey has one address.
    return (organization_id, request_id) if address == sealed(secrecy, organization_id, request_id) else None


def is_over(ctx: Context, request: models.SurveyRequest) -> bool:
    """Whether it is too late to answer."""
    return ctx.now > request.created_at + OPEN_FOR


def checked(form: models.SurveyFormDefinition, answered: Mapping[str, Answer]) -> dict[str, Answer]:
    """Answers by the id or the path of their field, as they are kept: by path, in the order of the form.

    Raises:
        InvalidInput: something is missing or wrong; the message tells of all of it.
    """
    fields = forms.fields_of(form.sections)
    paths = {each["field"]["id"]: each["field"]["path"] for each in fields}
    given = [(paths.get(Id(key.lower()), key.lower()), value) for key, value in answered.items()]
    return submissions.checked(fields, given, Enclosed(), OF_SUBMISSION)


def submit(
    ctx: Context,
    application: models.Application,
    form: models.SurveyFormDefinition,
    values: Mapping[str, Answer],
    id: Id | None = None,  # noqa: A002 the word of all who import
) -> models.SurveySubmission:
    """Takes checked answers of the candidate of a held application.

    Raises:
        IdTaken: another submission has the id that this one shall have.
    """
    definition = Json(f'{{"sections":{form.sections}}}')
    is_detached = survey_forms.is_detached(form)
    submission = models.SurveySubmission(
        organization_id=ctx.organization_id,
        id=id or ctx.new_id(),
        candidate_id=application.candidate_id,
        application_id=application.id,
        survey_form_definition_id=form.id,
        survey_type=form.survey_type,
        is_detached=is_detached,
        form_definition=definition,
        submitted_values=to_json({} if is_detached else values),
        confidential=application.confidential,
        submitted_at=ctx.now,
    )
    identity.add(ctx, models.survey_submission, submission)
    if is_detached:
        _detach(ctx, application.job_id, form, definition, values)
    ctx.happened("surveySubmission.created", submission.id)
    return submission


def _detach(
    ctx: Context, job_id: Id, form: models.SurveyFormDefinition, definition: Json, values: Mapping[str, Answer]
) -> None:
    """Keeps answers where nothing leads to who gave them. Of this no event tells."""
    # Not an id of ours: those begin with the time, and would stand in the order of the submissions.
    chosen = uuid.UUID(int=ctx.world.chance.getrandbits(128), version=4)
    ctx.insert(
        models.detached_answers,
        models.DetachedAnswers(
            organization_id=ctx.organization_id,
            id=Id(chosen),
            survey_form_definition_id=form.id,
            job_id=job_id,
            form_definition=definition,
            submitted_values=to_json(values),
            submitted_on=_midnight(ctx.now),
        ),
    )


def _midnight(moment: datetime) -> datetime:
    return moment.replace(hour=0, minute=0, second=0, microsecond=0)


def answer(
    ctx: Context, request: models.SurveyRequest, form: models.SurveyFormDefinition, values: Mapping[str, Answer]
) -> models.SurveySubmission | None:
    """Takes checked answers to a request; None where it was answered before, and nothing is written.

    Raises:
        CandidateNotFound, ApplicationNotFound, SurveyRequestNotFound: it was taken back in this moment.
    """
    # In the order in which others lock them: who anonymizes the candidate, who hides the job.
    application = of_candidate(ctx, request.candidate_id, request.application_id)
    request = ctx.lock(models.survey_request, request.id)
    if request.submitted_at is not None:
        return None
    ctx.update(models.survey_request, request, request._replace(submitted_at=ctx.now))
    return submit(ctx, application, form, values)


class _Values(NamedTuple):
    submitted_values: Json
    version: int
    """The same for all who saw the same questions."""


_answers = models.detached_answers
_RELEASABLE = Query(
    _Values,
    select(
        _answers.c.submitted_values,
        func.dense_rank().over(order_by=cast(_answers.c.form_definition, Text)).label("version"),
    )
    .where(
        _answers.c.survey_form_definition_id == bindparam("form_id", type_=_answers.c.survey_form_definition_id.type),
        _answers.c.submitted_on >= bindparam("first", type_=_answers.c.submitted_on.type),
        _answers.c.submitted_on < bindparam("end", type_=_answers.c.submitted_on.type),
    )
    .order_by(_answers.c.submitted_on, _answers.c.id)
    .limit(bindparam("count")),
)


@dataclass(frozen=True, kw_only=True)
class Summary:
    """What was answered to a form in a year."""

    year: int
    count: int
    """How many answers are added up here; always a multiple of `FEWEST`."""
    questions: Sequence[tuple[FormField, Sequence[tuple[Answer, int]]]]
    """The questions with their different answers, and how often each was given: the most frequent first."""


def summarize(ctx: Context, form: models.SurveyFormDefinition, year: int) -> Summary:
    """Adds up the detached answers of a year.

    Two summaries, an earlier and a later one, must not differ by the answers of one person, of whom it is known that
    they answered in between. So answers are added in groups: of days that are over, in an order in which nothing can come
    in between any more. Each group saw the same questions: who changes a form for one person must not find them by what
    only they were asked, or could choose. And there is no other way to choose among them, such as by job: a summary of all and one of all
    but one would differ in the same way.

    Raises:
        InvalidInput: the form's answers are not detached.
    """
    if not survey_forms.is_detached(form):
        raise InvalidInput(
            problem="`surveyFormDefinitionId`: what is answered to this form is not kept apart; surveySubmission.list has it"
        )
    rows = ctx.rows(
        _RELEASABLE,
        form_id=form.id,
        first=datetime(year, 1, 1, tzinfo=UTC),
        end=min(datetime(year + 1, 1, 1, tzinfo=UTC), _midnight(ctx.now - SETTLED_AFTER)),
        count=MOST_SUMMARIZED,
    )
    released = _in_groups(rows)
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for row in released:
        for path, value in json.loads(row.submitted_values).items():
            counts[path].update(to_json(each) for each in (value if isinstance(value, list) else [value]))
    questions = [(each, _most_frequent(counts[each["field"]["path"]])) for each in forms.fields_of(form.sections)]
    return Summary(year=year, count=len(released), questions=questions if released else [])


def _in_groups(rows: Sequence[_Values]) -> list[_Values]:
    """Of those who saw the same questions, the first of them in groups of `FEWEST`."""
    versions: defaultdict[int, list[_Values]] = defaultdict(list)
    for row in rows:
        versions[row.version].append(row)
    return [row for alike in versions.values() for row in alike[: len(alike) // FEWEST * FEWEST]]


def _most_frequent(counted: Counter[str]) -> list[tuple[Answer, int]]:
    """Answers in an order that says nothing of when they were given."""
    ordered = sorted(counted.items(), key=lambda item: (-item[1], item[0]))
    return [(json.loads(value), number) for value, number in ordered[:MOST_ANSWERS]]
