"""Applying: an application form is filled out, and becomes a candidate and an application."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import NamedTuple

from sqlalchemy import bindparam, or_, select

from rowantree import models
from rowantree.core.context import Context, Outside
from rowantree.core.errors import InvalidInput, Refusal
from rowantree.core.statement import Lookup, Query
from rowantree.domain import answers, files, forms, organizations, people, pipeline, resumes, sources
from rowantree.domain.answers import Answer
from rowantree.domain.files import Ready
from rowantree.domain.people import CandidateTagNotFound, Profile
from rowantree.domain.pipeline import Beginning
from rowantree.domain.resumes import Resume
from rowantree.files import handles
from rowantree.models.candidate import contacts
from rowantree.models.columns import Id, Json, to_json
from rowantree.models.job import FieldDefinition, FormField

MOST_PROBLEMS = 20
"""How many of the problems of one submission are told."""
MOST_FILES = 50
"""How many files can come with one form."""
OF_APPLICATION = "applicationForm.fieldSubmissions"
"""What a request calls the answers of an application form."""
Check = Callable[[FieldDefinition, Answer], Answer]
"""Gives an answer to a question as it is kept, or refuses with what is wrong with it."""


class JobPostingNotPublished(Refusal):
    """The posting is not published, and the request allows no submissions to such postings."""

    code = "job_posting_not_published"
    message = "The job posting {id} is not published"


class ApplicationDeadlinePassed(Refusal):
    """The posting's deadline for applications has passed."""

    code = "application_deadline_passed"
    message = "The job posting {id} took applications until {deadline}"


@dataclass(frozen=True, kw_only=True)
class Enclosed:
    """The files that came with a form, by their handles."""

    ready: Mapping[str, Ready] = field(default_factory=dict)
    problems: Mapping[str, str] = field(default_factory=dict)
    """What is wrong with the others."""
    resume: Resume | None = None


async def enclosed(
    outside: Outside, answered: Sequence[tuple[str, Answer]], parameter: str = OF_APPLICATION
) -> Enclosed:
    """Makes all files ready that answers have the handles of, and reads the résumé.

    What the form asks is not known yet: any answer can be a handle, and whether one should be is seen later.

    Raises:
        InvalidInput: there are too many.
    """
    given = list(dict.fromkeys(value for _, value in answered if _is_handle(outside, value)))
    if len(given) > MOST_FILES:
        raise InvalidInput(problem=f"`{parameter}` can have at most {MOST_FILES} files")
    ready: dict[str, Ready] = {}
    problems: dict[str, str] = {}
    for handle in given:
        try:
            ready[handle] = await files.ready(outside, handle, "ApplicationForm", "value")
        except InvalidInput as refusal:
            problems[handle] = refusal.text
    resume = None
    for path, value in answered:
        if path == forms.RESUME and isinstance(value, str) and value in ready and resume is None:
            resume = await resumes.read(outside, ready[value])
    return Enclosed(ready=ready, problems=problems, resume=resume)


def _is_handle(outside: Outside, value: Answer) -> bool:
    return (
        isinstance(value, str)
        and len(value) <= answers.MAX_LINE
        and handles.announced(outside.world.secrecy, value) is not None
    )


@dataclass(frozen=True, kw_only=True)
class Filled:
    """What came with a form that was filled out."""

    answered: Sequence[tuple[str, Answer]]
    """The answers with the paths of their fields, as they came."""
    utm_source: str | None = None
    tag_ids: Sequence[Id] = ()
    even_if_unpublished: bool = True
    enclosed: Enclosed = field(default_factory=Enclosed)


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What became of a form that was filled out."""

    submission: models.FormSubmission
    blocked: bool = False
    message: str | None = None
    """What the candidate is told of that, sanitized HTML; None: nothing."""


def submit(ctx: Context, posting: models.JobPosting, job: models.Job, filled: Filled) -> Outcome:
    """Takes a form that was filled out for a posting of a locked job.

    Raises:
        InvalidInput: answers are missing or wrong; the message tells of all of them.
        JobPostingNotPublished, ApplicationDeadlinePassed: the posting takes none.
        CandidateTagNotFound: a tag is not there.
    """
    _check_open(ctx, posting, filled)
    form = ctx.get(models.application_form_definition, posting.application_form_definition_id)
    fields = forms.fields_of(form.sections)
    values = checked(fields, filled.answered, filled.enclosed)
    uploads = uploaded(fields, values, filled.enclosed)
    tags = _tags(ctx, filled.tag_ids)
    limit = organizations.take_turns(ctx)  # two first forms of one person shall not make two candidates
    applicant = applicant_of(ctx, values, _tracked(ctx, filled.utm_source))
    submission = models.FormSubmission(
        organization_id=ctx.organization_id,
        id=ctx.new_id(),
        application_id=None,
        candidate_id=applicant.candidate.id,
        job_posting_id=posting.id,
        form_definition=Json(f'{{"sections":{form.sections}}}'),
        submitted_values=to_json(values | kept(uploads)),
        submitted_at=ctx.now,
    )
    blocked = _is_over(ctx, limit, applicant.candidate)
    if not blocked:
        candidate = filled_in(ctx, applicant)
        for tag in tags:
            candidate = people.tag(ctx, candidate, tag)
        candidate = with_files(ctx, candidate, uploads, filled.enclosed.resume)
        submission = submission._replace(application_id=_application(ctx, candidate, job, posting, applicant.source_id))
    ctx.insert(models.form_submission, submission)
    ctx.happened("applicationForm.blocked" if blocked else "applicationForm.submitted", submission.id)
    return Outcome(submission=submission, blocked=blocked, message=limit.application_limit_message if blocked else None)


def _check_open(ctx: Context, posting: models.JobPosting, filled: Filled) -> None:
    if posting.published_at is None and not filled.even_if_unpublished:
        raise JobPostingNotPublished(id=posting.id)
    deadline = posting.application_deadline
    if deadline is not None and deadline < ctx.now:
        raise ApplicationDeadlinePassed(id=posting.id, deadline=deadline.isoformat(timespec="seconds"))


def checked(
    fields: Sequence[FormField],
    answered: Sequence[tuple[str, Answer]],
    enclosed: Enclosed,
    parameter: str = OF_APPLICATION,
    check: Check = answers.checked,
) -> dict[str, Answer]:
    """The answers by path, in the order of the form: of files their handles. What was left empty is not there.

    `check` looks at a single answer that is there, and gives it as it is kept.

    Raises:
        InvalidInput: something is missing or wrong.
    """
    problems: list[str] = []
    given: dict[str, Answer] = {}
    known = {each["field"]["path"] for each in fields}
    for path, value in answered:
        if path not in known:
            problems.append(f"`{parameter}`: the form has no field {path[:80]!r}")
        elif path in given:
            problems.append(f"`{parameter}`: the field {path} is answered twice")
        given[path] = value
    values: dict[str, Answer] = {}
    for each in fields:
        problem = _check(each, given.get(each["field"]["path"]), values, enclosed, check)
        if problem is not None:
            problems.append(problem)
    file_ids = [each.id for each in uploaded(fields, values, enclosed).values()]
    if len(set(file_ids)) < len(file_ids):
        problems.append(f"`{parameter}`: one file cannot answer two fields")
    if problems:
        more = len(problems) - MOST_PROBLEMS
        told = [*problems[:MOST_PROBLEMS], f"and {more} more"] if more > 0 else problems
        raise InvalidInput(problem="; ".join(told))
    return values


def _check(asked: FormField, value: Answer, values: dict[str, Answer], enclosed: Enclosed, check: Check) -> str | None:
    """Puts an answer among `values`, where there is one; gives what is wrong with it."""
    question = asked["field"]
    if answers.is_none(value):
        return f"`{question['title']} ({question['path']})` is required" if asked["isRequired"] else None
    try:
        answer = values[question["path"]] = check(question, value)
    except InvalidInput as refusal:
        return refusal.text
    if question["type"] == "File" and answer not in enclosed.ready:
        return f"`{question['title']} ({question['path']})`: {enclosed.problems.get(answer, answers.NO_FILE)}"
    return None


def uploaded(fields: Sequence[FormField], values: Mapping[str, Answer], enclosed: Enclosed) -> dict[str, Ready]:
    """The files that answer questions, by path. What is wrong with one is told with its question."""
    titles = {each["field"]["path"]: each["field"]["title"] for each in fields}
    return {
        path: replace(enclosed.ready[values[path]], parameter=f"{titles[path]} ({path})")
        for path in forms.file_paths(fields)
        if values.get(path) in enclosed.ready
    }


def kept(uploads: Mapping[str, Ready]) -> dict[str, Answer]:
    """Files as answers that are kept: their handles are made anew whenever they are shown."""
    return {path: {"id": each.id, "name": each.announced.name} for path, each in uploads.items()}


FILES = Lookup(models.File, select(*models.file.columns), models.file.c.id)


def with_files(
    ctx: Context, candidate: models.Candidate, uploads: Mapping[str, Ready], resume: Resume | None
) -> models.Candidate:
    """The candidate with these files. What came with a form before, as by a double click, is there already."""
    there = {
        (file.id, file.candidate_id, file.kind) for file in ctx.by_id(FILES, (each.id for each in uploads.values()))
    }
    new = {path: each for path, each in uploads.items() if (each.id, candidate.id, forms.file_kind(path)) not in there}
    for path, upload in new.items():
        if path == forms.RESUME and resume is not None:
            candidate = resumes.attach(ctx, candidate, replace(resume, uploaded=upload))
        else:
            files.attach(ctx, candidate, upload, forms.file_kind(path))
    return people.touch(ctx, candidate) if new else candidate


TAGS = Lookup(models.CandidateTag, select(*models.candidate_tag.columns), models.candidate_tag.c.id)


def _tags(ctx: Context, tag_ids: Sequence[Id]) -> list[models.CandidateTag]:
    found = {tag.id: tag for tag in ctx.by_id(TAGS, tag_ids)}
    for tag_id in tag_ids:
        if tag_id not in found:
            raise CandidateTagNotFound(id=tag_id)
    return [found[tag_id] for tag_id in dict.fromkeys(tag_ids)]


@dataclass(frozen=True, kw_only=True)
class Applicant:
    """Who applies, and what else the form says of them."""

    candidate: models.Candidate
    source_id: Id | None
    missing: Profile = field(default_factory=Profile)
    """What the candidate's record does not know yet."""


_KNOWN_BY = Query(
    models.Candidate,
    select(*models.candidate.columns)
    .select_from(models.candidate_email.core)
    .join(models.candidate.core, models.candidate.c.id == models.candidate_email.c.candidate_id)
    .where(models.candidate_email.c.email == bindparam("email"))
    .order_by(models.candidate.c.added_at, models.candidate.c.id)
    .limit(1),
)


def _tracked(ctx: Context, utm_source: str | None) -> Id | None:
    return None if utm_source is None else sources.tracked(ctx, utm_source)


def applicant_of(
    ctx: Context, values: Mapping[str, Answer], source_id: Id | None, credited_to_user_id: Id | None = None
) -> Applicant:
    """The candidate with the form's e-mail address, the one added first of several; else a new one.

    The caller has taken turns.
    """
    profile = Profile(
        name=values["_systemfield_name"],
        email=values["_systemfield_email"],
        phone_number=values.get("_systemfield_phone"),
        source_id=source_id,
        credited_to_user_id=credited_to_user_id,
        **values.get("_systemfield_location", {}),
    )
    candidate = _known(ctx, values["_systemfield_email"].lower())
    if candidate is None:
        return Applicant(candidate=people.add(ctx, profile, {}), source_id=source_id)
    no_place = candidate.location is None
    missing = Profile(
        phone_number=profile.phone_number if candidate.phone_numbers == "[]" else None,
        city=profile.city if no_place else None,
        region=profile.region if no_place else None,
        country=profile.country if no_place else None,
    )
    return Applicant(candidate=candidate, source_id=source_id, missing=missing)


def _known(ctx: Context, email: str) -> models.Candidate | None:
    """The candidate with this address, locked; not who lost it just then, as by being anonymized."""
    for found in ctx.rows(_KNOWN_BY, email=email):
        candidate = ctx.lock(models.candidate, found.id)
        if any(each["value"].lower() == email for each in contacts(candidate.email_addresses)):
            return candidate
    return None


def filled_in(ctx: Context, applicant: Applicant) -> models.Candidate:
    """The candidate with what the form knows of them and we did not."""
    return people.revise(ctx, applicant.candidate, applicant.missing, {})


class _Sent(NamedTuple):
    id: Id


_SENT = Query(
    _Sent,
    select(models.form_submission.c.id)
    .where(
        models.form_submission.c.candidate_id == bindparam("candidate_id"),
        models.form_submission.c.submitted_at > bindparam("after", type_=models.form_submission.c.submitted_at.type),
        models.form_submission.c.application_id.is_not(None),
    )
    .limit(bindparam("count")),
)


def _is_over(ctx: Context, limit: models.Organization, candidate: models.Candidate) -> bool:
    """Whether the candidate has sent as many applications as the organization takes."""
    if limit.application_limit is None:
        return False
    after = ctx.now - timedelta(days=limit.application_limit_days)
    sent = ctx.rows(_SENT, candidate_id=candidate.id, after=after, count=limit.application_limit)
    return len(sent) >= limit.application_limit


_RUNNING = Query(
    models.Application,
    select(*models.application.columns)
    .where(
        models.application.c.candidate_id == bindparam("candidate_id"),
        models.application.c.job_id == bindparam("job_id"),
        or_(models.application.c.status == "Active", models.application.c.status == "Lead"),
    )
    .order_by(models.application.c.added_at, models.application.c.id)
    .limit(1)
    .with_for_update(),
)


def running(ctx: Context, candidate: models.Candidate, job: models.Job) -> models.Application | None:
    """The candidate's application for the job that runs, the first of several: it says that it was changed now."""
    found = ctx.rows(_RUNNING, candidate_id=candidate.id, job_id=job.id)
    if not found:
        return None
    touched = found[0]._replace(updated_at=ctx.now)
    ctx.update(models.application, found[0], touched)
    return touched


def _application(
    ctx: Context, candidate: models.Candidate, job: models.Job, posting: models.JobPosting, source_id: Id | None
) -> Id:
    """The application that the form is for: the one that runs, else a new one in the review of applications."""
    application = running(ctx, candidate, job)
    if application is not None:
        pipeline.apply_via(ctx, application, posting)
        return application.id
    if job.default_interview_plan_id is None:
        raise InvalidInput(problem="`jobPostingId`: its job has no default interview plan, so nobody can apply yet")
    stage = pipeline.first_stage(ctx, job.default_interview_plan_id, "PreInterviewScreen")
    beginning = Beginning(
        stage_id=None if stage is None else stage.id,
        source_id=source_id,
        applied_via_job_posting_id=posting.id,
    )
    return pipeline.begin(ctx, candidate, job, beginning).id
