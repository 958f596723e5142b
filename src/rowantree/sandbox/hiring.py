"""The year at Meridian: people apply, are talked to, hired or sent away, in the order in which it happens."""

from __future__ import annotations

import heapq
import itertools
import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from rowantree.core.context import Context
from rowantree.models.columns import Id
from rowantree.sandbox import meridian, people
from rowantree.sandbox.calls import call
from rowantree.sandbox.meridian import Position
from rowantree.sandbox.people import Person

DAY = timedelta(days=1)
YEAR = timedelta(days=365)
GOES_ON = {"Lead": 0.55, "PreInterviewScreen": 0.5, "Active": 0.55, "Offer": 0.75}
"""How likely an application goes on from a stage of each type; else it is archived."""
SHARE_OF_FORMS = 0.7
"""How many of those who apply for what is posted use the form; the others are found by recruiters."""


@dataclass(frozen=True)
class Place:
    """What the company has, by the names that the plan of the demo uses."""

    users: Mapping[str, Id]
    tags: list[Id]
    sources: list[Id]
    tracking_codes: list[str]
    reasons: Mapping[str, list[Id]]
    """Archive reasons by their type."""
    plans: Mapping[str, list[Any]]
    """Stages by the title of their plan."""


@dataclass
class Job:
    """A job of the demo that has been created."""

    position: Position
    id: Id
    posting_id: Id | None
    is_open: bool = False
    hires: int = 0


@dataclass
class Year:
    """What is going to happen, the next first, and to whom it has."""

    ctx: Context
    chance: random.Random
    ends: datetime
    place: Place
    jobs: list[Job]
    known: list[tuple[Id, Person]] = field(default_factory=list)
    """The candidates so far."""
    applied: set[tuple[Id, Id]] = field(default_factory=set)
    """Who has applied for which job."""
    _due: list[tuple[datetime, int, Callable[[], None]]] = field(default_factory=list)
    _numbers: Any = field(default_factory=itertools.count)

    def at(self, moment: datetime, happens: Callable[[], None]) -> None:
        """Lets something happen at a time, unless the year is over by then."""
        if moment < self.ends:
            heapq.heappush(self._due, (moment, next(self._numbers), happens))

    def after(self, least: float, most: float, happens: Callable[[], None]) -> None:
        """Lets something happen between so many days from now."""
        self.at(self.ctx.now + DAY * self.chance.uniform(least, most), happens)

    def run(self) -> None:
        """Lets everything happen."""
        while self._due:
            moment, _, happens = heapq.heappop(self._due)
            self.ctx.now = moment.replace(microsecond=moment.microsecond // 1000 * 1000)
            happens()
        self.ctx.now = self.ends

    def acting(self, colleague: str) -> None:
        """Lets a colleague do what is done next."""
        self.ctx.access = replace(self.ctx.access, user_id=self.place.users[colleague])

    def recruiter(self) -> str:
        """One of the recruiters."""
        return self.chance.choice(meridian.RECRUITERS).email


def plan(year: Year, began: datetime, candidates: int, applications: int) -> None:
    """Plans the year: when jobs open and close, and when who applies for what."""
    for job in year.jobs:
        _plan_job(year, began, job)
    again = set(year.chance.sample(range(candidates // 10, applications), applications - candidates))
    opened = [job for job in year.jobs if job.position.opens_on is not None]
    moments = sorted(_moment(year, began, job) for job in _weighted(year, opened, applications))
    for number, (moment, index) in enumerate(moments):
        job = year.jobs[index]
        year.at(moment, partial(_apply, year, job, is_known=number in again))


def _plan_job(year: Year, began: datetime, job: Job) -> None:
    position = job.position
    steps = ((position.opens_on, "Open"), (position.closes_on, "Closed"), (position.archives_on, "Archived"))
    for day, status in steps:
        if day is not None:
            year.at(began + DAY * day, partial(_set_status, year, job, status))


def _set_status(year: Year, job: Job, status: str) -> None:
    year.acting(meridian.OTHERS[0].email)
    call(year.ctx, "job.setStatus", jobId=job.id, status=status)
    job.is_open = status == "Open"
    if job.is_open and job.posting_id is not None:
        call(year.ctx, "jobPosting.setStatus", jobPostingId=job.posting_id, status="Published")


def _weighted(year: Year, jobs: list[Job], count: int) -> list[Job]:
    return year.chance.choices(jobs, [job.position.weight for job in jobs], k=count)


def _moment(year: Year, began: datetime, job: Job) -> tuple[datetime, int]:
    """When somebody applies for a job, while it is open, more and more of them; and which job it is."""
    first = (job.position.opens_on or 0) + 0.2
    last = (job.position.closes_on or 365) - 0.2
    return began + DAY * year.chance.triangular(first, last, last), year.jobs.index(job)


def _apply(year: Year, job: Job, *, is_known: bool) -> None:
    others = [each for each in year.known if (each[0], job.id) not in year.applied]
    candidate_id, person = year.chance.choice(others) if is_known and others else (None, _stranger(year))
    if job.posting_id is not None and year.chance.random() < SHARE_OF_FORMS:
        application_id = _send_form(year, job, person)
    else:
        application_id = _source(year, job, person, candidate_id)
    application = call(year.ctx, "application.info", applicationId=application_id)
    if candidate_id is None:
        _meet(year, application.candidate.id, person)
    year.applied.add((application.candidate.id, job.id))
    stage = next(each for each in _stages(year, job) if each.id == application.current_interview_stage.id)
    year.after(0.5, 10, partial(_decide, year, job, application_id, stage))


def _stranger(year: Year) -> Person:
    """Somebody with an address that nobody else has: by it, forms would take the two for one."""
    taken = {person.email for _, person in year.known}
    return next(person for person in iter(partial(people.invent, year.chance), None) if person.email not in taken)


def _send_form(year: Year, job: Job, person: Person) -> Id:
    year.acting(meridian.OTHERS[0].email)
    answers = {
        "_systemfield_name": person.name,
        "_systemfield_email": person.email,
        "_systemfield_phone": person.phone_number,
        "_systemfield_location": {"city": person.city, "region": person.region, "country": person.country},
    }
    submissions = [{"path": path, "value": value} for path, value in answers.items()]
    code = year.chance.choice([*year.place.tracking_codes, None, None])
    submitted = call(
        year.ctx,
        "applicationForm.submit",
        jobPostingId=job.posting_id,
        applicationForm={"fieldSubmissions": submissions},
        **({} if code is None else {"utmData": {"utm_source": code}}),
    )
    instance_id = submitted.submitted_form_instance.id
    return Id(call(year.ctx, "application.info", submittedFormInstanceId=instance_id).id)


def _source(year: Year, job: Job, person: Person, candidate_id: Id | None) -> Id:
    recruiter = year.recruiter()
    year.acting(recruiter)
    if candidate_id is None:
        candidate_id = call(
            year.ctx,
            "candidate.create",
            name=person.name,
            email=person.email,
            phoneNumber=person.phone_number,
            linkedInUrl=person.linked_in_url,
            sourceId=year.chance.choice(year.place.sources),
            creditedToUserId=year.place.users[recruiter],
            location={"city": person.city, "region": person.region, "country": person.country},
        ).id
    application = call(
        year.ctx,
        "application.create",
        candidateId=candidate_id,
        jobId=job.id,
        sourceId=year.chance.choice(year.place.sources),
        creditedToUserId=year.place.users[recruiter],
    )
    return Id(application.id)


def _meet(year: Year, candidate_id: Id, person: Person) -> None:
    """Remembers a new candidate, whom somebody tags when they have looked."""
    year.known.append((candidate_id, person))
    for tag_id in year.chance.sample(year.place.tags, year.chance.choice((0, 0, 1, 1, 2))):
        year.after(0.01, 0.4, partial(_tag, year, candidate_id, tag_id))


def _tag(year: Year, candidate_id: Id, tag_id: Id) -> None:
    year.acting(year.recruiter())
    call(year.ctx, "candidate.addTag", candidateId=candidate_id, tagId=tag_id)


def _stages(year: Year, job: Job) -> list[Any]:
    return year.place.plans[job.position.plan]


def _decide(year: Year, job: Job, application_id: Id, stage: Any) -> None:
    """Brings an application to its next stage, or to its end."""
    year.acting(_who(year, stage))
    _note(year, application_id, stage)
    stages = _stages(year, job)
    following = stages[stages.index(stage) + 1]
    goes_on = job.is_open and year.chance.random() < GOES_ON[stage.type]
    if not goes_on or (following.type == "Hired" and job.hires >= 2):  # noqa: PLR2004 positions that a job has
        return _archive(year, job, application_id, stage)
    call(year.ctx, "application.changeStage", applicationId=application_id, interviewStageId=following.id)
    if following.type == "Hired":
        job.hires += 1
        return None
    return year.after(3, 24, partial(_decide, year, job, application_id, following))


def _who(year: Year, stage: Any) -> str:
    """Who decides in a stage: recruiters at first, then those who hire."""
    colleagues = meridian.MANAGERS if stage.type in ("Active", "Offer") else meridian.RECRUITERS
    return year.chance.choice(colleagues).email


def _note(year: Year, application_id: Id, stage: Any) -> None:
    if stage.type not in meridian.NOTES or year.chance.random() > 0.45:  # noqa: PLR2004 not everybody writes notes
        return
    text = year.chance.choice(meridian.NOTES[stage.type])
    application = call(year.ctx, "application.info", applicationId=application_id)
    call(
        year.ctx,
        "candidate.createNote",
        candidateId=application.candidate.id,
        note={"type": "text/html", "value": text} if "<" in text else text,
    )


def _archive(year: Year, job: Job, application_id: Id, stage: Any) -> None:
    kinds = ["RejectedByOrg", "RejectedByOrg", "RejectedByCandidate"] if job.is_open else ["Other"]
    if stage.type == "Offer":
        kinds = ["RejectedByCandidate"]
    archived = next(each for each in _stages(year, job) if each.type == "Archived")
    call(
        year.ctx,
        "application.changeStage",
        applicationId=application_id,
        interviewStageId=archived.id,
        archiveReasonId=year.chance.choice(year.place.reasons[year.chance.choice(kinds)]),
    )
