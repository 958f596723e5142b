"""Interviews: what kinds there are, when they are held and by whom, and what the interviewers say."""

from __future__ import annotations

from datetime import datetime
from typing import Literal, NamedTuple

from sqlalchemy import false

from rowantree.models.application import application
from rowantree.models.candidate import candidate
from rowantree.models.columns import Id, Json
from rowantree.models.file import file
from rowantree.models.interviewer import interviewer_pool
from rowantree.models.job import job
from rowantree.models.organization import api_key, organization, user
from rowantree.models.plan import interview_stage
from rowantree.models.table import table

InterviewType = Literal["Assessment", "Interview", "InterviewWithoutSchedule", "TakeHome", "Debrief"]
ScheduleStatus = Literal[
    "NeedsScheduling",
    "WaitingOnCandidateBooking",
    "WaitingOnCandidateAvailability",
    "CandidateAvailabilitySubmitted",
    "Scheduled",
    "WaitingOnFeedback",
    "Complete",
    "Cancelled",
    "OnHold",
    "Unknown",
]
TrainingPart = Literal["Shadow", "Reverse-Shadow"]
EvaluationStatus = Literal["Pending", "Completed", "Failed", "Skipped"]


class FeedbackFormDefinition(NamedTuple):
    """The questions that an interviewer answers."""

    organization_id: int
    id: Id
    title: str
    sections: Json
    """The sections with their fields, as they are shown."""
    is_default: bool
    is_archived: bool
    created_at: datetime
    updated_at: datetime


class Interview(NamedTuple):
    """A kind of interview, which can be scheduled."""

    organization_id: int
    id: Id
    title: str
    external_title: str | None
    """What candidates read instead."""
    type: InterviewType
    is_archived: bool
    is_default: bool
    """Whether events that name no other are of this kind."""
    is_feedback_required: bool
    is_feedback_requested: bool
    instructions: str | None
    """Sanitized HTML."""
    job_id: Id | None
    """The only job that it can be scheduled for; None: any."""
    confidential: bool
    """Whether its job is; kept here so that no query can forget it."""
    feedback_form_definition_id: Id
    interviewer_pool_ids: Json
    """The pools whose members hold it, as a JSON array."""
    created_at: datetime
    updated_at: datetime


class InterviewSchedule(NamedTuple):
    """The interviews of an application in one stage."""

    organization_id: int
    id: Id
    application_id: Id
    candidate_id: Id
    interview_stage_id: Id
    confidential: bool
    """Whether its application is; kept here so that no query can forget it."""
    status: ScheduleStatus
    scheduled_by_user_id: Id | None
    api_key_id: Id | None
    """The key that made it, and alone may change it."""
    created_at: datetime
    updated_at: datetime


class InterviewEvent(NamedTuple):
    """One meeting of interviewers with a candidate, or, without a schedule, a request for feedback."""

    organization_id: int
    id: Id
    interview_schedule_id: Id | None
    interview_id: Id
    application_id: Id
    confidential: bool
    """Whether its application is; kept here so that no query can forget it."""
    start_time: datetime | None
    end_time: datetime | None
    location: str | None
    meeting_link: str | None
    interviewer_calendar_event_id: str | None
    extra_data: Json | None
    created_at: datetime
    updated_at: datetime


class InterviewEventInterviewer(NamedTuple):
    """A user who holds an interview."""

    organization_id: int
    interview_event_id: Id
    user_id: Id
    place: int
    """Their place among the interviewers, from 0."""
    is_feedback_required: bool
    training_role: TrainingPart | None
    interviewer_pool_id: Id | None


class ApplicationFeedback(NamedTuple):
    """What an interviewer says of a candidate."""

    organization_id: int
    id: Id
    application_id: Id
    candidate_id: Id
    confidential: bool
    """Whether its application is; kept here so that no query can forget it."""
    feedback_form_definition_id: Id
    form_definition: Json
    """The form as it was then, as it is shown."""
    submitted_values: Json
    """The answers by the path of their field, as they are shown."""
    submitted_by_user_id: Id
    interview_id: Id | None
    interview_event_id: Id | None
    application_history_id: Id | None
    """The stay in a stage during which it was given."""
    submitted_at: datetime


class NotetakerTranscript(NamedTuple):
    """What was said in an interview, as a program took it down. The text is a file."""

    organization_id: int
    id: Id
    interview_event_id: Id
    file_id: Id
    confidential: bool
    """Whether its application is; kept here so that no query can forget it."""
    created_at: datetime
    expires_at: datetime | None


class CriteriaEvaluation(NamedTuple):
    """How an application was judged by one criterion, by a person or a program."""

    organization_id: int
    id: Id
    application_id: Id
    confidential: bool
    """Whether its application is; kept here so that no query can forget it."""
    status: EvaluationStatus
    evaluation: Json
    """The criterion and what came of it, as it is shown."""
    created_at: datetime


feedback_form_definition = table(
    FeedbackFormDefinition, owner={"organization_id": organization}, synced=True, order=("created_at", "id")
)
interview = table(
    Interview,
    owner={"organization_id": organization},
    references={"job_id": job, "feedback_form_definition_id": feedback_form_definition},
    indexes=[("organization_id", "job_id"), ("organization_id", "feedback_form_definition_id")],
    synced=True,
    order=("created_at", "id"),
    open_to_all=lambda interview: interview.c.confidential == false(),
)
interview_schedule = table(
    InterviewSchedule,
    owner={"organization_id": organization, "application_id": application, "candidate_id": candidate},
    references={"interview_stage_id": interview_stage, "scheduled_by_user_id": user, "api_key_id": api_key},
    indexes=[
        ("organization_id", "application_id"),
        ("organization_id", "candidate_id"),
        ("organization_id", "interview_stage_id"),
    ],
    synced=True,
    order=("created_at", "id"),
    open_to_all=lambda schedule: schedule.c.confidential == false(),
)
interview_event = table(
    InterviewEvent,
    owner={
        "organization_id": organization,
        "interview_schedule_id": interview_schedule,
        "application_id": application,
    },
    references={"interview_id": interview},
    indexes=[
        ("organization_id", "interview_schedule_id", "start_time"),
        ("organization_id", "application_id"),
        ("organization_id", "end_time"),
    ],
    synced=True,
    order=("created_at", "id"),
    open_to_all=lambda event: event.c.confidential == false(),
)
interview_event_interviewer = table(
    InterviewEventInterviewer,
    key=("organization_id", "interview_event_id", "user_id"),
    owner={"organization_id": organization, "interview_event_id": interview_event},
    references={"user_id": user, "interviewer_pool_id": interviewer_pool},
    indexes=[("organization_id", "user_id")],
)
application_feedback = table(
    ApplicationFeedback,
    owner={
        "organization_id": organization,
        "application_id": application,
        "candidate_id": candidate,
        "interview_event_id": interview_event,
    },
    references={
        "feedback_form_definition_id": feedback_form_definition,
        "submitted_by_user_id": user,
        "interview_id": interview,
    },
    indexes=[
        ("organization_id", "application_id", "submitted_at", "id"),
        ("organization_id", "interview_event_id"),
        ("organization_id", "candidate_id"),
    ],
    synced=True,
    order=("submitted_at", "id"),
    open_to_all=lambda feedback: feedback.c.confidential == false(),
)
notetaker_transcript = table(
    NotetakerTranscript,
    owner={"organization_id": organization, "interview_event_id": interview_event, "file_id": file},
    indexes=[("organization_id", "interview_event_id")],
    open_to_all=lambda transcript: transcript.c.confidential == false(),
)
criteria_evaluation = table(
    CriteriaEvaluation,
    owner={"organization_id": organization, "application_id": application},
    order=("application_id", "created_at", "id"),
    open_to_all=lambda evaluation: evaluation.c.confidential == false(),
)
