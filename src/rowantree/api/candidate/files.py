"""Files of candidates: résumés, which are read, and any others."""

from __future__ import annotations

from typing import Annotated

import msgspec

from rowantree import models
from rowantree.api.shapes.candidate import Candidate, show
from rowantree.core.context import Context, Outside
from rowantree.core.operation import Multipart, operation
from rowantree.core.permission import Permission
from rowantree.core.wire import Id, Input, Meta
from rowantree.domain import files, people, resumes
from rowantree.domain.files import Ready
from rowantree.domain.people import CandidateNotFound
from rowantree.domain.resumes import Resume

Handle = Annotated[str, Meta(max_length=4_000, description="The `handle` of `file.createFileUploadHandle`.")]


class UploadFile(Input):
    """The candidate and the file."""

    candidate_id: Annotated[Id, Meta(description="The candidate.")]
    file_handle: Handle


async def _ready_file(outside: Outside, body: UploadFile) -> Ready:
    return await files.ready(outside, body.file_handle, "CandidateFiles", "fileHandle")


def _file_as_json(fields: dict[str, str], handles: dict[str, str]) -> bytes:
    return _as_json(fields, "fileHandle", handles.get("file"))


def _as_json(fields: dict[str, str], parameter: str, handle: str | None) -> bytes:
    body = {"candidateId": fields.get("candidateId"), parameter: handle or fields.get(parameter)}
    return msgspec.json.encode({name: value for name, value in body.items() if value is not None})


@operation(
    "candidate.uploadFile",
    permission=Permission.CANDIDATES_WRITE,
    writes=True,
    errors=(CandidateNotFound,),
    before=_ready_file,
    multipart=Multipart("CandidateFiles", _file_as_json, ("fileHandle", "file")),
)
def upload_file(ctx: Context, body: UploadFile, uploaded: Ready) -> Candidate:
    """Attaches an uploaded file to a candidate.

    The file can also come with the request, as the part `file` of a `multipart/form-data` body.
    """
    candidate = ctx.lock(models.candidate, body.candidate_id)
    files.attach(ctx, candidate, uploaded, "CandidateFile")
    return show(ctx, people.touch(ctx, candidate))


class UploadResume(Input):
    """The candidate and the résumé."""

    candidate_id: Annotated[Id, Meta(description="The candidate.")]
    resume_handle: Handle


async def _read_resume(outside: Outside, body: UploadResume) -> Resume:
    uploaded = await files.ready(outside, body.resume_handle, "CandidateResume", "resumeHandle")
    return await resumes.read(outside, uploaded)


def _resume_as_json(fields: dict[str, str], handles: dict[str, str]) -> bytes:
    return _as_json(fields, "resumeHandle", handles.get("resume"))


@operation(
    "candidate.uploadResume",
    permission=Permission.CANDIDATES_WRITE,
    writes=True,
    errors=(CandidateNotFound,),
    before=_read_resume,
    multipart=Multipart("CandidateResume", _resume_as_json, ("resumeHandle", "resume")),
)
def upload_resume(ctx: Context, body: UploadResume, resume: Resume) -> Candidate:
    """Attaches an uploaded résumé to a candidate, and fills in what the candidate lacks and it plainly says.

    What is known of a candidate is never replaced. A résumé that cannot be read is kept all the same; the answer then
    carries the warning `resume_not_parsed`. The résumé can also come with the request, as the part `resume` of a
    `multipart/form-data` body.
    """
    candidate = ctx.lock(models.candidate, body.candidate_id)
    return show(ctx, people.touch(ctx, resumes.attach(ctx, candidate, resume)))
