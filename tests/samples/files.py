"""Samples of files."""

from __future__ import annotations

from collections.abc import Callable

from tests.cast import Company
from tests.files.sending import NOTES, attached, uploaded
from tests.samples.words import Body

THINGS: dict[str, Callable[[Company], str]] = {
    "file": lambda company: str(attached(company.admin, company.things["candidate"])["id"]),
}

BODIES: dict[str, Callable[[Company], Body]] = {
    "candidate.uploadFile": lambda company: {
        "candidateId": company.things["candidate"],
        "fileHandle": uploaded(company.admin),
    },
    "candidate.uploadResume": lambda company: {
        "candidateId": company.things["candidate"],
        "resumeHandle": uploaded(company.admin, "CandidateResume"),
    },
    "file.createFileUploadHandle": lambda _: {
        "fileUploadContext": "CandidateFiles",
        "filename": "notes.txt",
        "contentType": "text/plain",
        "contentLength": len(NOTES),
    },
    "file.info": lambda company: {"fileHandle": attached(company.admin, company.things["candidate"])["handle"]},
}

ONE_MORE: dict[str, Callable[[Company], None]] = {}
