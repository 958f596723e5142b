"""Survey submissions: what candidates have answered to surveys."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from sqlalchemy import bindparam

from rowantree import models
from rowantree.api.shapes.moments import Milliseconds, after, time_if_any
from rowantree.api.shapes.survey import Listed, SurveySubmission, SurveySubmissionListed, show_listed, show_submission
from rowantree.core.context import Context
from rowantree.core.operation import operation
from rowantree.core.page import Listing, SyncPage
from rowantree.core.permission import Permission
from rowantree.core.wire import UNSET, Id, Input, Meta, Output, SyncPageInput, UnsetType, or_none
from rowantree.domain import surveys
from rowantree.domain.identity import IdTaken
from rowantree.domain.people import CandidateNotFound
from rowantree.domain.pipeline import ApplicationNotFound
from rowantree.domain.survey_forms import SurveyFormDefinitionNotFound
from rowantree.models.job import FieldType
from rowantree.models.survey import SurveyType
from rowantree.webhooks.types import renders


class Create(Input):
    """Who answered what."""

    extensions = ("id",)

    candidate_id: Annotated[Id, Meta(description="The candidate who answered.")]
    application_id: Annotated[Id, Meta(description="The application of this candidate that the survey is about.")]
    survey_form_definition_id: Annotated[Id, Meta(description="The form that was filled out.")]
    submitted_values: Annotated[
        dict[str, Any],
        Meta(
            description="The answers, by the id or the path of their field; what they look like depends on the field's"
            " type. A question without an answer is left out."
        ),
    ]
    id: Annotated[Id | UnsetType, Meta(description="The id that the submission shall have.")] = UNSET


@operation(
    "surveySubmission.create",
    permission=Permission.CANDIDATES_WRITE,
    writes=True,
    errors=(CandidateNotFound, ApplicationNotFound, SurveyFormDefinitionNotFound, IdTaken),
)
def create(ctx: Context, body: Create) -> SurveySubmission:
    """Takes what a candidate has answered to a survey.

    Answers are checked, and a refusal tells of all that are missing or wrong. Where they must not be connected with the
    candidate, they are kept apart at once, and no answer has `submittedValues` from then on, not even this one's. An
    archived form is good: who was asked before may answer late.
    """
    application = surveys.of_candidate(ctx, body.candidate_id, body.application_id)
    form = ctx.hold(models.survey_form_definition, body.survey_form_definition_id)
    values = surveys.checked(form, body.submitted_values)
    return show_submission(surveys.submit(ctx, application, form, values, or_none(body.id)))


class List(SyncPageInput):
    """Which submissions to list."""

    created_after: Annotated[
        Milliseconds,
        Meta(description="Only what was submitted after this time, in milliseconds since 1970."),
    ] = UNSET
    survey_type: Annotated[
        Literal["CandidateExperience", "Questionnaire", "HiringManagerExperience"],
        Meta(description="The type of their surveys. Of HiringManagerExperience there are none."),
    ]


_submission = models.survey_submission
LIST = Listing(
    _submission,
    {
        "created_after": after(_submission.c.submitted_at, "created_after"),
        "survey_type": _submission.c.survey_type == bindparam("survey_type"),
    },
)


@operation("surveySubmission.list", permission=Permission.CANDIDATES_READ, writes=False)
def list_(ctx: Context, body: List) -> SyncPage[SurveySubmissionListed]:
    """Lists what was answered to the surveys of one type, the oldest first."""
    found = ctx.page(LIST, body, created_after=time_if_any(body.created_after), survey_type=body.survey_type)
    if body.survey_type == "HiringManagerExperience":
        return found.sync_page([])
    survey_type: Listed = body.survey_type
    return found.sync_page([show_listed(row, survey_type) for row in found.rows])


class Summarize(Input):
    """Of which form, and when."""

    survey_form_definition_id: Annotated[Id, Meta(description="A form whose answers are kept apart.")]
    year: Annotated[
        Annotated[int, Meta(ge=2000, le=9000)] | UnsetType,
        Meta(description="The year, in UTC, in which they were given; this one when absent."),
    ] = UNSET


class SummarizedAnswer(Output):
    """An answer, and how often it was given."""

    value: Annotated[Any, Meta(description="One of the values, where several can be chosen.")]
    count: int


class SummarizedQuestion(Output):
    """A question, and what was answered."""

    path: str
    title: str
    type: FieldType
    answers: Annotated[list[SummarizedAnswer], Meta(description="The most frequent first; at most a thousand.")]


class SurveySummary(Output):
    """What was answered to a survey, added up."""

    survey_form_definition_id: Id
    survey_type: SurveyType
    year: int
    count: Annotated[int, Meta(description="How many submissions are added up: always a multiple of 5.")]
    questions: Annotated[
        list[SummarizedQuestion], Meta(description="Those that the form has now; none before the first 5 submissions.")
    ]


@operation(
    "surveySubmission.summarize",
    permission=Permission.CANDIDATES_READ,
    writes=False,
    errors=(SurveyFormDefinitionNotFound,),
    slow=True,
    extension=True,
)
def summarize(ctx: Context, body: Summarize) -> SurveySummary:
    """Adds up a year's answers that are kept apart from who gave them.

    That is the only way in which they are ever shown: question by question, without a way from one answer to another. Answers
    join in groups of 5 of those who saw the same questions, and not before the day on which they were given is over, so
    that comparing two summaries tells of no fewer. It does not help against who writes answers for others: keys that may
    write submissions are to be trusted. Of each year at most the first 50,000 are added up.
    """
    form = ctx.get(models.survey_form_definition, body.survey_form_definition_id)
    summary = surveys.summarize(ctx, form, or_none(body.year) or ctx.now.year)
    return SurveySummary(
        survey_form_definition_id=form.id,
        survey_type=form.survey_type,
        year=summary.year,
        count=summary.count,
        questions=[
            SummarizedQuestion(
                path=asked["field"]["path"],
                title=asked["field"]["title"],
                type=asked["field"]["type"],
                answers=[SummarizedAnswer(value=value, count=count) for value, count in answers],
            )
            for asked, answers in summary.questions
        ],
    )


class SurveySubmissionTold(Output):
    """What webhooks tell of a survey."""

    survey_submission: SurveySubmission


@renders("surveySubmit", "surveySubmission.created")
def submitted(ctx: Context, submission_id: Id) -> SurveySubmissionTold | None:
    """A candidate has answered a survey that is not anonymous."""
    submission = ctx.find(models.survey_submission, submission_id)
    if submission is None or submission.confidential:
        return None
    if submission.is_detached and submission.survey_type == "CandidateExperience":
        return None
    return SurveySubmissionTold(survey_submission=show_submission(submission))
