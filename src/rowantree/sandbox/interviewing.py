"""How Meridian interviews: kinds of interviews, who holds them, what was said of candidates, and what they are asked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from rowantree.models.columns import Id
from rowantree.sandbox import meridian
from rowantree.sandbox.calls import call
from rowantree.sandbox.hiring import Year

HOUR = timedelta(hours=1)
AT_MOST = 12
"""To how many people somebody has talked."""
TALKED_TO = ("Active", "Offer")
"""The types of stages in which people have been talked to."""
MANAGERS = [each for each in meridian.MANAGERS if each.works_here]

OPINIONS = (
    ("4", "Asked good questions, and found the race in the motor controller without a hint."),
    ("3", "Solid. Needed a hint with the second task, then it went quickly."),
    ("3", "Clear about what they know and what they do not."),
    ("2", "Talked more about titles than about robots."),
)
"""What interviewers say: the recommendation, and why."""
EXPERIENCES = ((4, "Quick answers, friendly people."), (3, "It took a while until somebody called."))
"""What candidates say of applying."""


@dataclass(frozen=True)
class Survey:
    """What candidates are asked of how it was."""

    form_id: Id
    score_id: Id
    words_id: Id


def make(year: Year, began: datetime) -> None:
    """Sets up interviews and surveys when the year began, and writes what was said at its end."""
    ends, year.ctx.now = year.ctx.now, began
    year.acting(meridian.RECRUITERS[0].email)
    form_id = _kinds(year, _pool(year))
    survey = _surveys(year)
    year.ctx.now = ends
    listed = call(year.ctx, "application.list", status="Active").results
    applications = [each for each in listed if each.current_interview_stage.type in TALKED_TO][:AT_MOST]
    for number, application in enumerate(applications):
        year.ctx.now = ends - HOUR * (2 * AT_MOST - number)
        _judge(year, form_id, application, number)
    for number, application in enumerate(applications[::2]):
        year.ctx.now = ends - HOUR * (AT_MOST - number)
        _ask(year, survey, application, number)
    year.ctx.now = ends


def _pool(year: Year) -> Id:
    """Who can hold technical interviews: all who hire, of whom the last is still learning it."""
    pool = call(year.ctx, "interviewerPool.create", title="Technical interviewers", requiresTraining=True)
    first = {"interviewerRole": "Shadow", "interviewsRequired": 2}
    pool = call(year.ctx, "interviewerPool.addTrainingStage", interviewerPoolId=pool.id, **first)
    last = {"interviewerRole": "ReverseShadow", "interviewsRequired": 1, "approvalRequired": True}
    approvers = [year.place.users[MANAGERS[0].email]]
    call(year.ctx, "interviewerPool.addTrainingStage", interviewerPoolId=pool.id, **last, approverIds=approvers)
    for colleague in MANAGERS:
        stage_id = pool.training_path.training_stages[0].id
        begins = {"interviewerPoolTrainingPathStageId": stage_id} if colleague is MANAGERS[-1] else {}
        user_id = year.place.users[colleague.email]
        call(year.ctx, "interviewerPool.addUser", interviewerPoolId=pool.id, userId=user_id, **begins)
    return Id(pool.id)


def _kinds(year: Year, pool_id: Id) -> Id:
    """Three kinds of interviews; gives the form that interviewers fill out."""
    instructions = {"instructionsHtml": "<p>Begin with the <b>gripper</b>.</p>"}
    kind = call(year.ctx, "interview.create", title="Technical interview", interviewerPoolIds=[pool_id], **instructions)
    names = {"externalTitle": "Meet the people whom you would work with", "isFeedbackRequired": False}
    call(year.ctx, "interview.create", title="Meet the team", **names)
    call(year.ctx, "interview.create", title="Debrief", type="Debrief", isFeedbackRequired=False)
    return Id(kind.feedback_form_definition_id)


def _judge(year: Year, form_id: Id, application: Any, number: int) -> None:
    """What somebody who hires says of a candidate."""
    email = MANAGERS[number % len(MANAGERS)].email
    recommendation, words = OPINIONS[number % len(OPINIONS)]
    answers = {"overall_recommendation": recommendation, "feedback": {"type": "PlainText", "value": words}}
    year.acting(email)
    call(
        year.ctx,
        "applicationFeedback.submit",
        applicationId=application.id,
        userId=year.place.users[email],
        formDefinitionId=form_id,
        feedbackForm={"fieldSubmissions": [{"path": path, "value": value} for path, value in answers.items()]},
    )


def _surveys(year: Year) -> Survey:
    """A form of each type of survey."""
    score_id, words_id = year.ctx.new_id(), year.ctx.new_id()
    how = [
        {"title": "How was it to apply here?", "type": "Score", "isRequired": True, "id": score_id},
        {"title": "What can we do better?", "type": "LongText", "isRequired": False, "id": words_id},
    ]
    choices = [{"label": each, "value": each} for each in ("Woman", "Man", "Non-binary", "I would rather not say")]
    gender = {"title": "Gender", "type": "ValueSelect", "isRequired": True, "selectableValues": choices}
    _form(year, "CandidateDataConsent", "Your data", {**_YES_OR_NO, "title": "May we keep your application?"})
    _form(year, "Questionnaire", "Before the offer", {**_YES_OR_NO, "title": "Could you move to Pittsburgh?"})
    _form(year, "EEOC", "Equal opportunity", {**gender, "path": "_systemfield_eeoc_gender"})
    _form(year, "Diversity", "Who we are", gender)
    return Survey(_form(year, "CandidateExperience", "How was it?", *how), score_id, words_id)


_YES_OR_NO = {"type": "Boolean", "isRequired": True}


def _form(year: Year, survey_type: str, title: str, *fields: dict[str, Any]) -> Id:
    body = {"title": title, "surveyType": survey_type, "sections": [{"fields": fields}], "isDefaultForm": True}
    return Id(call(year.ctx, "surveyFormDefinition.create", **body).id)


def _ask(year: Year, survey: Survey, application: Any, number: int) -> None:
    """Asks somebody how it was; the first ones have answered."""
    year.acting(year.recruiter())
    about = {
        "candidateId": application.candidate.id,
        "applicationId": application.id,
        "surveyFormDefinitionId": survey.form_id,
    }
    call(year.ctx, "surveyRequest.create", **about)
    if number < len(EXPERIENCES):
        score, words = EXPERIENCES[number]
        values = {survey.score_id: {"score": score}, survey.words_id: words}
        call(year.ctx, "surveySubmission.create", **about, submittedValues=values)
