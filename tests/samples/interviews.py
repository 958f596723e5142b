"""Samples of interviews, of their schedules and events, of transcripts, and of a change of interview plans."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

from tests.cast import Company
from tests.client import Client, Results
from tests.samples.plans import STAGES
from tests.samples.words import Body, named

SPOKEN: Body = {"segments": [{"speaker": "Noor", "startSeconds": 0.5, "text": "Shall we begin — with the gripper?"}]}


def person(api: Client, email: str | None = None, name: str = "Noor") -> Results:
    """A new user with an e-mail address."""
    body = {"firstName": name, "lastName": "Lindqvist", "globalRole": "Limited Access"}
    return api("user.create", **body, email=email or f"{uuid.uuid4()}@meridian.example")


def event(*emails: str, start: str = "2099-03-02T15:00:00Z", end: str = "2099-03-02T16:00:00Z", **more: Any) -> Body:
    """An event with these interviewers, on a Monday."""
    return {"startTime": start, "endTime": end, "interviewers": [{"email": each} for each in emails]} | more


def schedule(company: Company, *events: Body, client: Client | None = None, **more: Any) -> Results:
    """A new schedule for the company's application."""
    which = {"applicationId": company.things["application"]} | more
    return (client or company.admin)("interviewSchedule.create", **which, interviewEvents=list(events))


def email(company: Company) -> str:
    """The e-mail address of the company's interviewer."""
    return str(company.admin("user.info", userId=company.things["interviewer"])["email"])


def _interview(company: Company, title: str, **more: Any) -> str:
    return str(company.admin("interview.create", title=title, **more)["id"])


def _pooled(company: Company) -> str:
    """An interview that is held from the company's pool, in which its interviewer is a trainee."""
    pool_id = company.things["interviewer_pool"]
    pool = company.admin("interviewerPool.info", interviewerPoolId=pool_id)
    company.admin(
        "interviewerPool.addUser",
        interviewerPoolId=pool_id,
        userId=company.things["interviewer"],
        interviewerPoolTrainingPathStageId=pool["trainingPath"]["trainingStages"][0]["id"],
    )
    return _interview(company, "Technical screen", interviewerPoolIds=[pool_id], instructionsHtml="<p>Ask why.</p>")


def _whole(company: Company) -> Body:
    """An event with all that one can have."""
    interview_id, extra = company.things["pooled_interview"], {"room": "4.21"}
    return event(email(company), interviewId=interview_id, extraData=extra, meetingLink="https://meet.example/robots")


def _event(company: Company) -> str:
    listed = company.admin.all("interviewEvent.list", interviewScheduleId=company.things["interview_schedule"])
    return str(listed[0]["id"])


def _transcript(company: Company, event_id: str) -> str:
    made = company.admin("notetakerTranscript.create", interviewEventId=event_id, transcript=SPOKEN)
    return str(made["id"])


def _confidential_schedule(company: Company) -> str:
    application_id = company.things["confidential_application"]
    return str(schedule(company, event(email(company)), applicationId=application_id)["id"])


def _confidential_event(company: Company) -> str:
    schedule_id = company.things["confidential_schedule"]
    return str(company.admin.all("interviewEvent.list", interviewScheduleId=schedule_id)[0]["id"])


THINGS: dict[str, Callable[[Company], str]] = {
    "confidential_event": _confidential_event,
    "confidential_interview": lambda company: _interview(
        company, "Meet the chair", jobId=company.things["confidential_job"]
    ),
    "confidential_schedule": _confidential_schedule,
    "confidential_transcript": lambda company: _transcript(company, company.things["confidential_event"]),
    "interview": lambda company: _interview(company, "Onsite", externalTitle="A day with us"),
    "interview_event": _event,
    "interview_schedule": lambda company: str(schedule(company, _whole(company))["id"]),
    "interviewer": lambda company: str(person(company.admin, "noor@meridian.example")["id"]),
    "new_plan": lambda company: str(company.admin("interviewPlan.create", title="Faster", stages=STAGES)["id"]),
    "notetaker_transcript": lambda company: _transcript(company, company.things["interview_event"]),
    "pooled_interview": _pooled,
}


def mappings(company: Company, old_plan: str, new_plan: str) -> list[Body]:
    """From each stage of a plan to the one of the same title in another."""
    old, new = (company.admin.all("interviewStage.list", interviewPlanId=each) for each in (old_plan, new_plan))
    there = {each["title"]: each["id"] for each in new}
    return [{"fromInterviewStageId": each["id"], "toInterviewStageId": there[each["title"]]} for each in old]


def _change_of_plans(company: Company) -> Body:
    assert company.things["application"]
    plan_id = company.things["new_plan"]
    return {
        "jobId": company.things["job"],
        "interviewPlanId": plan_id,
        "interviewStageMappings": mappings(company, company.things["interview_plan"], plan_id),
    }


def _update(company: Company) -> Body:
    return {
        "interviewScheduleId": company.things["interview_schedule"],
        "interviewEvent": [_whole(company) | {"interviewEventId": company.things["interview_event"]}, _whole(company)],
    }


def _interview_id(company: Company) -> Body:
    return {"interviewId": company.things["interview"]}


BODIES: dict[str, Callable[[Company], Body]] = {
    "interview.archive": _interview_id,
    "interview.create": lambda company: {
        "title": "System design",
        "jobId": company.things["job"],
        "interviewerPoolIds": [company.things["interviewer_pool"]],
    },
    "interview.info": lambda company: {"id": company.things["interview"]},
    "interview.list": lambda _: {"includeNonSharedInterviews": True},
    "interview.makeDefault": _interview_id,
    "interview.restore": _interview_id,
    "interview.update": lambda company: _interview_id(company) | {"title": "Onsite, second round"},
    "interviewEvent.list": lambda company: {
        "interviewScheduleId": company.things["interview_schedule"],
        "expand": ["interview"],
    },
    "interviewSchedule.cancel": lambda company: {"id": company.things["interview_schedule"]},
    "interviewSchedule.create": lambda company: {
        "applicationId": company.things["application"],
        "interviewEvents": [_whole(company)],
    },
    "interviewSchedule.list": lambda company: {"applicationId": company.things["application"]},
    "interviewSchedule.update": _update,
    "job.changeInterviewPlan": _change_of_plans,
    "notetakerTranscript.create": lambda company: {
        "interviewEventId": company.things["interview_event"],
        "transcript": SPOKEN,
        "expiresAt": "2099-06-01T00:00:00Z",
    },
    "notetakerTranscript.info": lambda company: {"notetakerTranscriptId": company.things["notetaker_transcript"]},
}


def _one_more_interview(company: Company) -> None:
    _interview(company, named("Interview"), jobId=company.things["job"])


def _one_more_event(company: Company) -> None:
    schedule_id = company.things["interview_schedule"]
    company.admin("interviewSchedule.update", interviewScheduleId=schedule_id, interviewEvent=_whole(company))


def _one_more_schedule(company: Company) -> None:
    made = schedule(company, _whole(company))
    _transcript(company, made["interviewEvents"][0]["id"])


ONE_MORE: dict[str, Callable[[Company], None]] = {
    "interview.list": _one_more_interview,
    "interviewEvent.list": _one_more_event,
    "interviewSchedule.list": _one_more_schedule,
}
