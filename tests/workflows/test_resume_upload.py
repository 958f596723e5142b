"""A résumé is announced, sent, attached and read again; the bytes go past the API."""

from __future__ import annotations

import httpx
import pytest

from tests.client import Client

RESUME = b"Maya Okafor\nmaya.okafor@example.com\n+1 415 555 0132\n\nExperience\nRobotics Engineer at Kestrel Labs\n"


@pytest.fixture
def candidate_id(partner: Client) -> str:
    """Somebody of whom only the name is known."""
    return str(partner("candidate.create", name="Maya Okafor")["id"])


def send(partner: Client, context: str, filename: str, content: bytes) -> str:
    """The handle of a file that has been sent to where it is kept."""
    announced = partner(
        "file.createFileUploadHandle",
        fileUploadContext=context,
        filename=filename,
        contentType="text/plain",
        contentLength=len(content),
    )
    sent = httpx.post(announced["url"], data=announced["fields"], files={"file": (filename, content, "text/plain")})
    assert sent.is_success, sent.text
    return str(announced["handle"])


def read(partner: Client, handle: str) -> bytes:
    """The bytes of a file."""
    return httpx.get(partner("file.info", fileHandle=handle)["url"]).raise_for_status().content


def test_a_resume_is_attached_and_what_it_says_is_filled_in(partner: Client, candidate_id: str) -> None:
    handle = send(partner, "CandidateResume", "Maya Okafor.txt", RESUME)

    partner("candidate.uploadResume", candidateId=candidate_id, resumeHandle=handle)

    shown = partner("candidate.info", id=candidate_id)
    assert shown["resumeFileHandle"]["name"] == "Maya Okafor.txt"
    assert read(partner, shown["resumeFileHandle"]["handle"]) == RESUME
    assert shown["primaryEmailAddress"]["value"] == "maya.okafor@example.com"
    changed, _ = partner.run("candidate.list", limit=1)
    assert [each["resumeFileHandle"] for each in changed] == [shown["resumeFileHandle"]]


def test_a_newer_resume_takes_the_place_and_other_files_lie_beside_it(partner: Client, candidate_id: str) -> None:
    for filename in ("2024.txt", "2026.txt"):
        partner(
            "candidate.uploadResume",
            candidateId=candidate_id,
            resumeHandle=send(partner, "CandidateResume", filename, RESUME),
        )
    partner(
        "candidate.uploadFile",
        candidateId=candidate_id,
        fileHandle=send(partner, "CandidateFiles", "portfolio.txt", b"three robots"),
    )

    shown = partner("candidate.info", id=candidate_id)

    assert shown["resumeFileHandle"]["name"] == "2026.txt"
    files = {each["name"]: each["handle"] for each in shown["fileHandles"]}
    assert "portfolio.txt" in files
    assert read(partner, files["portfolio.txt"]) == b"three robots"


def test_a_program_that_begins_anew_after_a_crash_sends_again(partner: Client, candidate_id: str) -> None:
    body = {
        "fileUploadContext": "CandidateResume",
        "filename": "resume.txt",
        "contentType": "text/plain",
        "contentLength": len(RESUME),
    }
    lost = partner("file.createFileUploadHandle", **body)["handle"]  # nothing was ever sent there

    refused, _ = partner.refused("candidate.uploadResume", candidateId=candidate_id, resumeHandle=lost)
    handle = send(partner, "CandidateResume", "resume.txt", RESUME)
    partner("candidate.uploadResume", candidateId=candidate_id, resumeHandle=handle)

    assert refused
    assert partner("candidate.info", id=candidate_id)["resumeFileHandle"]["name"] == "resume.txt"
