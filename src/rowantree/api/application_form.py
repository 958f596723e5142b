"""The application form: how candidates apply."""

from __future__ import annotations

import json
from typing import Annotated, Any

import msgspec

from rowantree.api.shapes.form import FieldSubmissionGiven, SubmittedFormInstance, answers_given, show_submission
from rowantree.core.context import Context, Outside
from rowantree.core.errors import InvalidInput
from rowantree.core.operation import Multipart, operation
from rowantree.core.permission import Permission
from rowantree.core.wire import UNSET, Id, Input, Meta, Output, UnsetType
from rowantree.domain import postings, submissions
from rowantree.domain.jobs import JobNotFound
from rowantree.domain.people import CandidateTagNotFound
from rowantree.domain.postings import JobPostingNotFound
from rowantree.domain.submissions import ApplicationDeadlinePassed, Enclosed, Filled, JobPostingNotPublished


class ApplicationFormGiven(Input):
    """The answers of a form."""

    field_submissions: Annotated[list[FieldSubmissionGiven], Meta(max_length=1_000)]


class UtmData(Input):
    """The words of the address by which the candidate came."""

    utm_source: Annotated[
        str | UnsetType | None,
        Meta(description="The code of a source tracking link makes its source the application's."),
    ] = msgspec.field(name="utm_source", default=UNSET)
    utm_campaign: str | UnsetType | None = msgspec.field(name="utm_campaign", default=UNSET)
    utm_medium: str | UnsetType | None = msgspec.field(name="utm_medium", default=UNSET)
    utm_term: str | UnsetType | None = msgspec.field(name="utm_term", default=UNSET)
    utm_content: str | UnsetType | None = msgspec.field(name="utm_content", default=UNSET)


class Submit(Input):
    """The form as it was filled out."""

    job_posting_id: Annotated[Id, Meta(description="What the candidate applies for.")]
    application_form: Annotated[
        ApplicationFormGiven, Meta(description="The answers to the posting's `applicationFormDefinition`.")
    ]
    utm_data: UtmData | UnsetType = UNSET
    tag_ids: Annotated[
        Annotated[list[Id], Meta(max_length=100)] | UnsetType, Meta(description="Tags that the candidate gets.")
    ] = UNSET
    allow_submission_for_unpublished_job_posting: Annotated[
        bool | UnsetType,
        Meta(description="Whether candidates can apply although the posting is not published; they can when absent."),
    ] = UNSET


class FormMessages(Output):
    """What came of the form."""

    blocked: Annotated[
        bool, Meta(description="Whether the candidate has applied so often that no application was made.")
    ]
    block_message_for_candidate_html: Annotated[
        str | UnsetType, Meta(description="What the candidate shall read then; absent: nothing.")
    ] = UNSET


class SubmittedApplicationForm(Output):
    """A form that was taken."""

    submitted_form_instance: SubmittedFormInstance
    form_messages: FormMessages


PARTS = ("jobPostingId", "applicationForm", "utmData", "tagIds", "allowSubmissionForUnpublishedJobPosting")
"""The parts of a multipart body that are no files."""
BOOLEANS = {"True": True, "False": False}
"""How Python writes what JSON writes in small letters: its usual clients put it into a part as it is."""


def _as_json(fields: dict[str, str], handles: dict[str, str]) -> bytes:
    """The JSON that a multipart body stands for: answers that name a file's part become its handle.

    Raises:
        InvalidInput: a part cannot be read, or no answer names it.
    """
    body = {name: _part(name, fields[name]) for name in PARTS if fields.get(name, "").strip()}
    named = set()
    for answer in _answers(body.get("applicationForm")):
        value = answer.get("value")
        if isinstance(value, str) and value in handles:
            answer["value"] = handles[value]
            named.add(value)
    for part, handle in handles.items():
        if handle and part not in named:
            raise InvalidInput(
                problem=f"`{part[:100]}`: this part is a file, and no `value` in `applicationForm.fieldSubmissions` names it"
            )
    return json.dumps(body).encode()


def _part(name: str, text: str) -> Any:
    """What a part says: JSON, or plain text where that can be."""
    try:
        read = msgspec.json.decode(text)
        json.dumps(read)  # what is nested too deeply fails here and not later
    except (msgspec.DecodeError, RecursionError):
        if name in ("applicationForm", "utmData"):
            raise InvalidInput(problem=f"`{name}`: the part must be JSON") from None
        read = BOOLEANS.get(text.strip(), text.strip())
    return [read] if name == "tagIds" and isinstance(read, str) else read


def _answers(form: Any) -> list[dict[str, Any]]:
    """The answers in a form, as far as it is one: what is wrong with it is told later."""
    given = form.get("fieldSubmissions") if isinstance(form, dict) else None
    return [each for each in given if isinstance(each, dict)] if isinstance(given, list) else []


def _answered(body: Submit) -> list[tuple[str, Any]]:
    return answers_given(body.application_form.field_submissions)


async def _enclosed(outside: Outside, body: Submit) -> Enclosed:
    return await submissions.enclosed(outside, _answered(body))


@operation(
    "applicationForm.submit",
    permission=Permission.CANDIDATES_WRITE,
    writes=True,
    errors=(
        JobPostingNotFound,
        JobNotFound,
        JobPostingNotPublished,
        ApplicationDeadlinePassed,
        CandidateTagNotFound,
    ),
    before=_enclosed,
    multipart=Multipart("ApplicationForm", _as_json, part=None),
)
def submit(ctx: Context, body: Submit, enclosed: Enclosed) -> SubmittedApplicationForm:
    """Submits an application to a job posting.

    A refusal with `invalid_input` tells of everything that is missing or wrong, for the candidate to correct. The
    e-mail address `testing-fail-validation@example.com` is always refused. A candidate who is known by the e-mail
    address gets the application, otherwise there is a new candidate. While an application for the same job is running,
    the form is added to it and no other is made.

    The answer to a file field is the handle of `file.createFileUploadHandle` for an `ApplicationForm`. In a
    `multipart/form-data` body, where `applicationForm` is JSON, it can also be the name of the part that has the file.
    The résumé is read, and what the candidate lacks and it plainly says is filled in; where it cannot be read the answer
    carries the warning `resume_not_parsed`.
    """
    job, posting = postings.locked(ctx, body.job_posting_id, drafts=True)  # a double click shall apply once
    filled = Filled(
        answered=_answered(body),
        utm_source=(body.utm_data.utm_source if body.utm_data else None) or None,
        tag_ids=body.tag_ids or (),
        even_if_unpublished=body.allow_submission_for_unpublished_job_posting is not False,
        enclosed=enclosed,
    )
    outcome = submissions.submit(ctx, posting, job, filled)
    return SubmittedApplicationForm(
        submitted_form_instance=show_submission(ctx, outcome.submission),
        form_messages=FormMessages(blocked=outcome.blocked, block_message_for_candidate_html=outcome.message or UNSET),
    )
