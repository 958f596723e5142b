"""Who writes down what happens at Meridian: the operations themselves, or rows in bulk (`records`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple, Protocol

from rowantree.core.context import Context
from rowantree.domain.forms import RESUME
from rowantree.domain.submissions import Enclosed
from rowantree.models.columns import Id
from rowantree.sandbox.calls import call
from rowantree.sandbox.careers import Career
from rowantree.sandbox.meridian import Position
from rowantree.sandbox.people import Person
from rowantree.sandbox.resumes import Cabinet


@dataclass(frozen=True)
class Place:
    """What the company has, by the names that the plan of the demo uses."""

    users: Mapping[str, Id]
    tags: list[Id]
    sources: list[Id]
    tracked: Mapping[str, Id]
    """The sources that have a tracking link, by its code."""
    reasons: Mapping[str, list[Id]]
    """Archive reasons by their type."""
    plans: Mapping[str, list[Any]]
    """Stages by the title of their plan."""


@dataclass
class Offered:
    """An application that came into the stage of offers."""

    application_id: Id
    at: datetime
    hired_at: datetime | None = None
    ended_at: datetime | None = None
    """When it was archived from there."""


@dataclass
class Job:
    """A job of the demo that has been created."""

    position: Position
    id: Id
    posting_id: Id | None
    openings: list[Id] = field(default_factory=list)
    is_open: bool = False
    hires: int = 0
    applicants: set[Id] = field(default_factory=set)
    """The candidates who have applied for it."""
    offered: list[Offered] = field(default_factory=list)
    """Who came as far as an offer, the first one first."""


class Considered(NamedTuple):
    """A candidate who is considered for a job."""

    candidate_id: Id
    application_id: Id
    stage_id: Id
    """The stage to begin in."""


class Office(Protocol):
    """Writes down what happens, at the time and by the user of its context."""

    def submit(self, job: Job, person: Person, career: Career | None, code: str | None) -> Considered:
        """Somebody fills out the form of a job's posting.

        Args:
            job: what they apply for.
            person: who they are; by the e-mail address it is known whether they have been here before.
            career: what the résumé says that they send along; None: they send none.
            code: the tracking code of the link that they followed.
        """
        ...

    def add(self, person: Person, career: Career, source_id: Id, credited_to: Id) -> Id:
        """A recruiter adds a candidate, with a résumé."""
        ...

    def consider(self, candidate_id: Id, job: Job, source_id: Id, credited_to: Id) -> Considered:
        """A recruiter considers a candidate for a job."""
        ...

    def tag(self, candidate_id: Id, tag_id: Id) -> None:
        """Somebody tags a candidate."""
        ...

    def note(self, candidate_id: Id, text: str) -> None:
        """Somebody writes a note; HTML where there are tags in it."""
        ...

    def move(self, application_id: Id, stage: Any, reason_id: Id | None) -> None:
        """An application is moved to another stage, with a reason where that archives it."""
        ...


def answers(person: Person) -> dict[str, Any]:
    """What somebody writes into an application form, by the path of the field."""
    return {
        "_systemfield_name": person.name,
        "_systemfield_email": person.email,
        "_systemfield_phone": person.phone_number,
        "_systemfield_location": {"country": person.country, "region": person.region, "city": person.city},
    }


def is_html(text: str) -> bool:
    """Whether a note of the demo is HTML."""
    return "<" in text


@dataclass
class Operations:
    """Does what a client of the API would do."""

    ctx: Context
    cabinet: Cabinet

    def submit(self, job: Job, person: Person, career: Career | None, code: str | None) -> Considered:
        """As `Office` says."""
        given, enclosed = answers(person), Enclosed()
        if career is not None:
            resume = self.cabinet.file(self.ctx, person, career, "ApplicationForm")
            given[RESUME] = resume.uploaded.id
            enclosed = Enclosed(ready={resume.uploaded.id: resume.uploaded}, resume=resume)
        submitted = call(
            self.ctx,
            "applicationForm.submit",
            enclosed,
            jobPostingId=job.posting_id,
            applicationForm={"fieldSubmissions": [{"path": path, "value": value} for path, value in given.items()]},
            **({} if code is None else {"utmData": {"utm_source": code}}),
        )
        instance_id = submitted.submitted_form_instance.id
        return _considered(call(self.ctx, "application.info", submittedFormInstanceId=instance_id))

    def add(self, person: Person, career: Career, source_id: Id, credited_to: Id) -> Id:
        """As `Office` says."""
        candidate_id = Id(
            call(
                self.ctx,
                "candidate.create",
                name=person.name,
                email=person.email,
                phoneNumber=person.phone_number,
                linkedInUrl=person.linked_in_url,
                sourceId=source_id,
                creditedToUserId=credited_to,
                location={"city": person.city, "region": person.region, "country": person.country},
            ).id
        )
        resume = self.cabinet.file(self.ctx, person, career, "CandidateResume")
        call(self.ctx, "candidate.uploadResume", resume, candidateId=candidate_id, resumeHandle=resume.uploaded.id)
        return candidate_id

    def consider(self, candidate_id: Id, job: Job, source_id: Id, credited_to: Id) -> Considered:
        """As `Office` says."""
        return _considered(
            call(
                self.ctx,
                "application.create",
                candidateId=candidate_id,
                jobId=job.id,
                sourceId=source_id,
                creditedToUserId=credited_to,
            )
        )

    def tag(self, candidate_id: Id, tag_id: Id) -> None:
        """As `Office` says."""
        call(self.ctx, "candidate.addTag", candidateId=candidate_id, tagId=tag_id)

    def note(self, candidate_id: Id, text: str) -> None:
        """As `Office` says."""
        note = {"type": "text/html", "value": text} if is_html(text) else text
        call(self.ctx, "candidate.createNote", candidateId=candidate_id, note=note)

    def move(self, application_id: Id, stage: Any, reason_id: Id | None) -> None:
        """As `Office` says."""
        reason = {} if reason_id is None else {"archiveReasonId": reason_id}
        call(self.ctx, "application.changeStage", applicationId=application_id, interviewStageId=stage.id, **reason)


def _considered(application: Any) -> Considered:
    return Considered(application.candidate.id, application.id, application.current_interview_stage.id)
