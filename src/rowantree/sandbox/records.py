"""The rows that the operations would write, collected in memory and written all at once.

For demos that are too large to be made by operations, one by one. The two ways are kept in step by a test, which makes
the same year in both and compares all that the API shows of it.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from typing import Any

from rowantree import models
from rowantree.core.context import Context
from rowantree.core.wire import encoder
from rowantree.domain import markup, pipeline
from rowantree.models.candidate import Contact, Link
from rowantree.models.candidate import Place as Home
from rowantree.models.columns import Id, Json
from rowantree.sandbox.careers import Career
from rowantree.sandbox.loading import load
from rowantree.sandbox.office import Considered, Job, Place, answers, is_html
from rowantree.sandbox.people import Person


@dataclass
class Records:
    """An `Office` that writes rows. Candidates come without the files of their résumés."""

    ctx: Context
    place: Place
    _candidates: list[models.Candidate] = field(default_factory=list)
    _touched: dict[Id, datetime] = field(default_factory=dict)
    """When something of a candidate was last changed."""
    _emails: dict[str, Id] = field(default_factory=dict)
    _taggings: list[models.CandidateTagging] = field(default_factory=list)
    _notes: list[models.CandidateNote] = field(default_factory=list)
    _applications: dict[Id, models.Application] = field(default_factory=dict)
    _history: dict[Id, list[models.ApplicationHistoryItem]] = field(default_factory=dict)
    """By application, and written in that order: neighbours stay together in the database."""
    _submissions: list[models.FormSubmission] = field(default_factory=list)
    _forms: dict[Id, Json] = field(default_factory=dict)
    """The form of each posting."""

    def write(self) -> None:
        """Writes everything."""
        number = self.ctx.organization_id
        candidates = (each._replace(updated_at=self._touched[each.id]) for each in self._candidates)
        emails = [models.CandidateEmail(number, candidate_id, email) for email, candidate_id in self._emails.items()]
        for table, rows in (
            (models.candidate, candidates),
            (models.candidate_email, emails),
            (models.candidate_tagging, self._taggings),
            (models.candidate_note, self._notes),
            (models.application, self._applications.values()),
            (models.application_history_item, itertools.chain.from_iterable(self._history.values())),
            (models.form_submission, self._submissions),
        ):
            load(self.ctx.connection, table, rows)

    # What happens

    def submit(self, job: Job, person: Person, career: Career | None, code: str | None) -> Considered:
        """As `Office` says."""
        if job.posting_id is None:
            raise ValueError(job.position.title)
        source_id = None if code is None else self.place.tracked[code]
        candidate_id = self._emails.get(person.email)
        if candidate_id is None:
            candidate_id = self._new(person, career, source_id, None)
        submission_id = self.ctx.new_id()
        considered = self._begin(candidate_id, job, "PreInterviewScreen", source_id, None, job.posting_id)
        self._submissions.append(
            models.FormSubmission(
                organization_id=self.ctx.organization_id,
                id=submission_id,
                application_id=considered.application_id,
                candidate_id=candidate_id,
                job_posting_id=job.posting_id,
                form_definition=self._form(job.posting_id),
                submitted_values=_json(answers(person)),
                submitted_at=self.ctx.now,
            )
        )
        return considered

    def add(self, person: Person, career: Career, source_id: Id, credited_to: Id) -> Id:
        """As `Office` says."""
        return self._new(person, career, source_id, credited_to)

    def consider(self, candidate_id: Id, job: Job, source_id: Id, credited_to: Id) -> Considered:
        """As `Office` says."""
        return self._begin(candidate_id, job, "Lead", source_id, credited_to, None)

    def tag(self, candidate_id: Id, tag_id: Id) -> None:
        """As `Office` says."""
        self._taggings.append(models.CandidateTagging(self.ctx.organization_id, candidate_id, tag_id, self.ctx.now))
        self._touched[candidate_id] = self.ctx.now

    def note(self, candidate_id: Id, text: str) -> None:
        """As `Office` says."""
        self._notes.append(
            models.CandidateNote(
                organization_id=self.ctx.organization_id,
                id=self.ctx.new_id(),
                candidate_id=candidate_id,
                author_id=self.ctx.access.user_id,
                content=_sanitized(text) if is_html(text) else text,
                is_private=False,
                created_at=self.ctx.now,
                added_at=self.ctx.now,
            )
        )

    def move(self, application_id: Id, stage: Any, reason_id: Id | None) -> None:
        """As `Office` says."""
        now, history = self.ctx.now, self._history[application_id]
        history[-1] = history[-1]._replace(left_stage_at=now)
        history.append(self._entered(application_id, len(history), stage.id, reason_id))
        self._applications[application_id] = self._applications[application_id]._replace(
            interview_stage_id=stage.id,
            status=pipeline.STATUS[stage.type],
            archive_reason_id=reason_id,
            archived_at=now if stage.type == "Archived" else None,
            updated_at=now,
        )

    # The rows of it

    def _new(self, person: Person, career: Career | None, source_id: Id | None, credited_to: Id | None) -> Id:
        candidate_id, now = self.ctx.new_id(), self.ctx.now
        self._emails[person.email] = candidate_id
        self._touched[candidate_id] = now
        self._candidates.append(
            models.Candidate(
                organization_id=self.ctx.organization_id,
                id=candidate_id,
                name=person.name,
                searched_name=person.name.casefold(),
                email_addresses=_contact(person.email),
                phone_numbers=_contact(person.phone_number),
                social_links=_links(person),
                position_title=career.position if career else None,
                company=career.company if career else None,
                school=career.school if career else None,
                location=_home(self.ctx.new_id(), person),
                timezone=None,
                fraud_status=None,
                source_id=source_id,
                credited_to_user_id=credited_to,
                external_mapping_id=None,
                created_at=now,
                updated_at=now,
                added_at=now,
            )
        )
        return candidate_id

    def _begin(
        self,
        candidate_id: Id,
        job: Job,
        stage_type: str,
        source_id: Id | None,
        credited_to: Id | None,
        posting_id: Id | None,
    ) -> Considered:
        stage = next(each for each in self.place.plans[job.position.plan] if each.type == stage_type)
        application_id, now = self.ctx.new_id(), self.ctx.now
        self._history[application_id] = [self._entered(application_id, 0, stage.id, None)]
        self._applications[application_id] = models.Application(
            organization_id=self.ctx.organization_id,
            id=application_id,
            candidate_id=candidate_id,
            job_id=job.id,
            confidential=job.position.confidential,
            status=pipeline.STATUS[stage.type],
            interview_stage_id=stage.id,
            source_id=source_id,
            credited_to_user_id=credited_to,
            archive_reason_id=None,
            archived_at=None,
            applied_via_job_posting_id=posting_id,
            submitter_client_ip=None,
            submitter_user_agent=None,
            created_at=now,
            updated_at=now,
            added_at=now,
        )
        self._touched[candidate_id] = self.ctx.now
        return Considered(candidate_id, application_id, stage.id)

    def _entered(
        self, application_id: Id, stage_number: int, stage_id: Id, reason_id: Id | None
    ) -> models.ApplicationHistoryItem:
        return models.ApplicationHistoryItem(
            organization_id=self.ctx.organization_id,
            id=self.ctx.new_id(),
            application_id=application_id,
            stage_number=stage_number,
            interview_stage_id=stage_id,
            entered_stage_at=self.ctx.now,
            left_stage_at=None,
            archive_reason_id=reason_id,
            actor_id=self.ctx.access.user_id,
        )

    def _form(self, posting_id: Id) -> Json:
        if posting_id not in self._forms:
            posting = self.ctx.get(models.job_posting, posting_id)
            form = self.ctx.get(models.application_form_definition, posting.application_form_definition_id)
            self._forms[posting_id] = Json(f'{{"sections":{form.sections}}}')
        return self._forms[posting_id]


@cache
def _sanitized(text: str) -> str:
    return markup.sanitized(text, markup.NOTE_TAGS, "note")


def _json(value: Any) -> Json:
    """As `to_json`, and faster."""
    return Json(encoder.encode(value).decode())


def _contact(value: str) -> Json:
    held: list[Contact] = [{"value": value, "type": "Personal", "isPrimary": True}]
    return _json(held)


def _links(person: Person) -> Json:
    held: list[Link] = [{"type": "LinkedIn", "url": person.linked_in_url}]
    return _json(held)


def _home(home_id: Id, person: Person) -> Json:
    home: Home = {
        "id": home_id,
        "locationSummary": f"{person.city}, {person.region}, {person.country}",
        "locationComponents": [
            {"type": "Country", "name": person.country},
            {"type": "Region", "name": person.region},
            {"type": "City", "name": person.city},
        ],
    }
    return _json(home)
