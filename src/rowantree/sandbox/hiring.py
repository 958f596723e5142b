"""The year at Meridian: people apply, are talked to, hired or sent away, in the order in which it happens."""

from __future__ import annotations

import heapq
import itertools
import random
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from rowantree.core.context import Context
from rowantree.core.permission import Access
from rowantree.models.columns import Id
from rowantree.sandbox import careers, meridian, people
from rowantree.sandbox.calls import call
from rowantree.sandbox.office import Considered, Job, Offered, Office, Place
from rowantree.sandbox.people import Person

DAY = timedelta(days=1)
YEAR = timedelta(days=365)
GOES_ON = {"Lead": 0.55, "PreInterviewScreen": 0.5, "Active": 0.55, "Offer": 0.75}
"""How likely an application goes on from a stage of each type; else it is archived."""
SHARE_OF_FORMS = 0.7
"""How many of those who apply for what is posted use the form; the others are found by recruiters."""


@dataclass
class Year:
    """What is going to happen, the next first, and to whom it has."""

    ctx: Context
    office: Office
    chance: random.Random
    ends: datetime
    place: Place
    jobs: list[Job]
    known: list[tuple[Id, Person]] = field(default_factory=list)
    """The candidates so far."""
    _access: dict[str, Access] = field(default_factory=dict)
    """What each colleague acts by."""
    _emails: set[str] = field(default_factory=set)
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
        if colleague not in self._access:
            self._access[colleague] = replace(self.ctx.access, user_id=self.place.users[colleague])
        self.ctx.access = self._access[colleague]

    def recruiter(self) -> str:
        """One of the recruiters."""
        return self.chance.choice(meridian.RECRUITERS).email

    def stranger(self) -> Person:
        """Somebody with an address that nobody else has: by it, forms would take the two for one."""
        while (person := people.invent(self.chance)).email in self._emails:
            pass
        self._emails.add(person.email)
        return person

    def acquaintance(self, job: Job) -> tuple[Id, Person] | None:
        """A candidate who has not applied for this job; None where all have."""
        if len(job.applicants) >= len(self.known):
            return None
        while (found := self.chance.choice(self.known))[0] in job.applicants:
            pass
        return found


def plan(year: Year, began: datetime, candidates: int, applications: int) -> None:
    """Plans the year: when jobs open and close, and when who applies for what."""
    for job in year.jobs:
        _plan_job(year, began, job)
    again = set(year.chance.sample(range(candidates // 10, applications), applications - candidates))
    opened = [job for job in year.jobs if job.position.opens_on is not None]
    weights = [job.position.weight for job in opened]
    chosen = year.chance.choices(range(len(opened)), weights, k=applications)
    moments = sorted((_moment(year, began, opened[index]), index) for index in chosen)
    for number, (moment, index) in enumerate(moments):
        year.at(moment, partial(_apply, year, opened[index], is_known=number in again))


def _plan_job(year: Year, began: datetime, job: Job) -> None:
    position = job.position
    steps = ((position.opens_on, "Open"), (position.closes_on, "Closed"), (position.archives_on, "Archived"))
    for day, status in steps:
        if day is not None:
            year.at(began + DAY * day, partial(_set_status, year, job, status))


def _set_status(year: Year, job: Job, status: str) -> None:
    year.acting(meridian.OTHERS[0].email)
    call(year.ctx, "job.setStatus", jobId=job.id, status=status)
    for opening_id in job.openings[job.hires :] if status != "Archived" else ():  # the others are filled (`offering`)
        call(year.ctx, "opening.setOpeningState", openingId=opening_id, openingState=status)
    job.is_open = status == "Open"
    if job.is_open and job.posting_id is not None:
        call(year.ctx, "jobPosting.setStatus", jobPostingId=job.posting_id, status="Published")


def _moment(year: Year, began: datetime, job: Job) -> datetime:
    """When somebody applies for a job: while it is open, more and more of them."""
    first = (job.position.opens_on or 0) + 0.2
    last = (job.position.closes_on or 365) - 0.2
    return began + DAY * year.chance.triangular(first, last, last)


def _apply(year: Year, job: Job, *, is_known: bool) -> None:
    known = year.acquaintance(job) if is_known else None
    uses_form = job.posting_id is not None and year.chance.random() < SHARE_OF_FORMS
    considered = _send_form(year, job, known) if uses_form else _source(year, job, known)
    job.applicants.add(considered.candidate_id)
    stages = _stages(year, job)
    number = next(number for number, stage in enumerate(stages) if stage.id == considered.stage_id)
    year.after(0.5, 10, partial(_decide, year, job, considered, number))


def _send_form(year: Year, job: Job, known: tuple[Id, Person] | None) -> Considered:
    year.acting(meridian.OTHERS[0].email)
    person = year.stranger() if known is None else known[1]
    career = careers.invent(year.chance, job.position.title, person.country) if known is None else None
    code = year.chance.choice([*year.place.tracked, None, None])
    considered = year.office.submit(job, person, career, code)
    if known is None:
        _meet(year, considered.candidate_id, person)
    return considered


def _source(year: Year, job: Job, known: tuple[Id, Person] | None) -> Considered:
    recruiter = year.recruiter()
    year.acting(recruiter)
    credited_to = year.place.users[recruiter]
    if known is None:
        person = year.stranger()
        career = careers.invent(year.chance, job.position.title, person.country)
        known = year.office.add(person, career, year.chance.choice(year.place.sources), credited_to), person
        _meet(year, *known)
    return year.office.consider(known[0], job, year.chance.choice(year.place.sources), credited_to)


def _meet(year: Year, candidate_id: Id, person: Person) -> None:
    """Remembers a new candidate, whom somebody tags when they have looked."""
    year.known.append((candidate_id, person))
    for tag_id in year.chance.sample(year.place.tags, year.chance.choice((0, 0, 1, 1, 2))):
        year.after(0.01, 0.4, partial(_tag, year, candidate_id, tag_id))


def _tag(year: Year, candidate_id: Id, tag_id: Id) -> None:
    year.acting(year.recruiter())
    year.office.tag(candidate_id, tag_id)


def _stages(year: Year, job: Job) -> list[Any]:
    return year.place.plans[job.position.plan]


def _decide(year: Year, job: Job, considered: Considered, number: int) -> None:
    """Brings an application to the stage after the one with that number, or to its end."""
    stages = _stages(year, job)
    stage, following = stages[number : number + 2]
    year.acting(_who(year, stage))
    _note(year, considered, stage)
    goes_on = job.is_open and year.chance.random() < GOES_ON[stage.type]
    if not goes_on or (following.type == "Hired" and job.hires >= meridian.OPENINGS):
        _archive(year, job, considered, stage)
        return
    year.office.move(considered.application_id, following, None)
    if following.type == "Offer":
        job.offered.append(Offered(considered.application_id, year.ctx.now))
    if following.type == "Hired":
        job.hires += 1
        _offered(job, considered).hired_at = year.ctx.now
    else:
        year.after(3, 24, partial(_decide, year, job, considered, number + 1))


def _offered(job: Job, considered: Considered) -> Offered:
    return next(each for each in job.offered if each.application_id == considered.application_id)


def _who(year: Year, stage: Any) -> str:
    """Who decides in a stage: recruiters at first, then those who hire."""
    colleagues = meridian.MANAGERS if stage.type in ("Active", "Offer") else meridian.RECRUITERS
    return year.chance.choice(colleagues).email


def _note(year: Year, considered: Considered, stage: Any) -> None:
    if stage.type in meridian.NOTES and year.chance.random() <= 0.45:  # noqa: PLR2004 not everybody writes notes
        year.office.note(considered.candidate_id, year.chance.choice(meridian.NOTES[stage.type]))


def _archive(year: Year, job: Job, considered: Considered, stage: Any) -> None:
    kinds = ["RejectedByOrg", "RejectedByOrg", "RejectedByCandidate"] if job.is_open else ["Other"]
    if stage.type == "Offer":
        kinds = ["RejectedByCandidate"]
        _offered(job, considered).ended_at = year.ctx.now
    archived = next(each for each in _stages(year, job) if each.type == "Archived")
    reason_id = year.chance.choice(year.place.reasons[year.chance.choice(kinds)])
    year.office.move(considered.application_id, archived, reason_id)
