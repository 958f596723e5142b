"""candidate.uploadResume."""

from __future__ import annotations

import uuid

import httpx
import pytest

from tests.cast import Company
from tests.client import Client
from tests.files.sending import NOTES, announce, form, part, uploaded

RESUME = b"""Maya Okafor
maya@example.com
+1 412 555 0142
https://www.linkedin.com/in/maya

Experience
Controls Engineer, Example Actuators
2020 - present

Education
Example Institute of Technology
"""
MULTIPART = {"content-type": "multipart/form-data; boundary=X"}


@pytest.fixture
def candidate(api: Client) -> str:
    """A candidate of whom nothing but the name is known."""
    return str(api("candidate.create", name="Maya Okafor")["id"])


def test_the_candidate_then_has_the_resume_and_what_it_says(api: Client, candidate: str) -> None:
    handle = uploaded(api, "CandidateResume", RESUME, name="Maya résumé.txt")

    shown = api("candidate.uploadResume", candidateId=candidate, resumeHandle=handle)

    assert shown["resumeFileHandle"]["name"] == "Maya résumé.txt"
    assert shown["fileHandles"] == [shown["resumeFileHandle"]]
    assert shown["primaryEmailAddress"]["value"] == "maya@example.com"
    assert shown["socialLinks"] == [{"type": "LinkedIn", "url": "https://www.linkedin.com/in/maya"}]
    assert shown["company"] == "Example Actuators"
    assert api("candidate.info", id=candidate) == shown
    assert httpx.get(api("file.info", fileHandle=shown["resumeFileHandle"]["handle"])["url"]).content == RESUME


def test_what_is_known_is_never_replaced(api: Client) -> None:
    known = {"email": "m@example.org", "phoneNumber": "+1 412 555 0199", "linkedInUrl": "https://linkedin.com/in/mo"}
    before = api("candidate.create", name="M. Okafor", **known)
    handle = uploaded(api, "CandidateResume", RESUME)

    shown = api("candidate.uploadResume", candidateId=before["id"], resumeHandle=handle)

    for name in ("name", "emailAddresses", "phoneNumbers", "socialLinks"):
        assert shown[name] == before[name]
    assert shown["company"] == "Example Actuators"


def test_a_resume_that_cannot_be_read_is_kept_with_a_warning(api: Client, candidate: str) -> None:
    handle = uploaded(api, "CandidateResume", b"\x89PNG\r\n\x1a\n\x00", name="cv.png", content_type="image/png")

    answer = api.answer("candidate.uploadResume", {"candidateId": candidate, "resumeHandle": handle})

    assert answer.body["warnings"] == ["resume_not_parsed"]
    assert answer.results["resumeFileHandle"]["name"] == "cv.png"


def test_the_resume_can_come_with_the_request(api: Client, candidate: str) -> None:
    body = form(part("candidateId", candidate.encode()), part("resume", RESUME, "Maya résumé.txt"))

    shown = api.post("candidate.uploadResume", body, MULTIPART).results

    assert shown["resumeFileHandle"]["name"] == "Maya résumé.txt"
    assert httpx.get(api("file.info", fileHandle=shown["resumeFileHandle"]["handle"])["url"]).content == RESUME


def test_the_latest_resume_is_the_one_that_is_shown(api: Client, candidate: str) -> None:
    for name in ("old.txt", "new.txt"):
        handle = uploaded(api, "CandidateResume", RESUME, name=name)
        api("candidate.uploadResume", candidateId=candidate, resumeHandle=handle)

    shown = api("candidate.info", id=candidate)

    assert shown["resumeFileHandle"]["name"] == "new.txt"
    assert {each["name"] for each in shown["fileHandles"]} == {"old.txt", "new.txt"}


def test_a_handle_that_is_none_is_refused(api: Client, candidate: str, neighbour: Company) -> None:
    not_sent = announce(api, "CandidateResume").handle
    for handle in ("", "é", uploaded(api), uploaded(neighbour.admin, "CandidateResume"), not_sent):
        code, message = api.refused("candidate.uploadResume", candidateId=candidate, resumeHandle=handle)
        assert (code, "resumeHandle" in message) == ("invalid_input", True)
    assert api("candidate.info", id=candidate)["fileHandles"] == []


def test_a_handle_is_good_for_one_resume(api: Client, candidate: str) -> None:
    handle = uploaded(api, "CandidateResume")
    api("candidate.uploadResume", candidateId=candidate, resumeHandle=handle)

    code, message = api.refused("candidate.uploadResume", candidateId=candidate, resumeHandle=handle)

    assert (code, "used already" in message) == ("invalid_input", True)


def test_an_unknown_candidate_is_refused(api: Client) -> None:
    body = {"candidateId": str(uuid.uuid4()), "resumeHandle": uploaded(api, "CandidateResume", NOTES)}

    assert api.refused("candidate.uploadResume", **body)[0] == "candidate_not_found"
