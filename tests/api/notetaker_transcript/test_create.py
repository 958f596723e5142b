"""notetakerTranscript.create."""

from __future__ import annotations

import uuid
from typing import Any

import httpx
import pytest

from rowantree.domain import files
from tests.api.interviewer_pool.pools import later
from tests.cast import Company
from tests.client import Client
from tests.samples.interviews import SPOKEN


@pytest.mark.parametrize("transcript", [SPOKEN, [], {}, [{"text": "Ünïcödé 🤖", "at": 1.5, "sure": None}]])
def test_it_is_given_back_as_it_was(api: Client, company: Company, transcript: Any) -> None:
    event_id = company.things["interview_event"]

    created = api("notetakerTranscript.create", interviewEventId=event_id, transcript=transcript)

    assert httpx.get(created["transcriptUrl"]).json() == transcript
    (shown,) = api.all("interviewEvent.list", interviewScheduleId=company.things["interview_schedule"])
    assert shown["notetakerTranscriptId"] == created["id"]


def test_it_is_not_among_the_files_of_the_candidate(api: Client, company: Company) -> None:
    assert company.things["notetaker_transcript"]

    candidate = api("candidate.info", id=company.things["candidate"])

    assert candidate["fileHandles"] == []
    assert "resumeFileHandle" not in candidate


def test_it_can_be_kept_for_ever(api: Client, company: Company) -> None:
    body = {"interviewEventId": company.things["interview_event"], "transcript": SPOKEN, "expiresAt": None}
    created = api("notetakerTranscript.create", **body)

    later(company, days=3000)

    assert api("notetakerTranscript.info", notetakerTranscriptId=created["id"])["id"] == created["id"]


def test_an_event_has_at_most_one(api: Client, company: Company) -> None:
    known = company.things["notetaker_transcript"]
    body = {"interviewEventId": company.things["interview_event"], "transcript": SPOKEN}

    code, message = api.refused("notetakerTranscript.create", **body)

    assert code == "notetaker_transcript_already_exists"
    assert known in message


def test_an_import_keeps_its_id(api: Client, company: Company) -> None:
    transcript_id = str(uuid.uuid4())
    body = {"transcript": SPOKEN, "id": transcript_id}

    created = api("notetakerTranscript.create", **body, interviewEventId=company.things["interview_event"])

    assert created["id"] == transcript_id
    code, _ = api.refused("notetakerTranscript.create", **body, interviewEventId=company.things["confidential_event"])
    assert code == "id_taken"


def test_what_was_refused_is_swept_away(api: Client, company: Company) -> None:
    app, unknown = company.server.app, str(uuid.uuid4())

    code, message = api.refused("notetakerTranscript.create", interviewEventId=unknown, transcript=SPOKEN)

    assert code == "interview_event_not_found"
    assert unknown in message
    later(company, days=2)
    company.server.do(files.sweep(app.store, app.database, app.world.clock.now()))
    differences = company.server.do(files.differences(app.store, app.database))
    assert not [each for each in differences.unclaimed if each.key.startswith(f"files/{company.number}/")]


def test_without_the_feature_it_is_refused(api: Client, company: Company) -> None:
    event_id = company.things["interview_event"]
    api("organization.update", disabledFeatures=["Notetaker"])

    code, _ = api.refused("notetakerTranscript.create", interviewEventId=event_id, transcript=SPOKEN)

    assert code == "notetaker_transcript_not_enabled"


@pytest.mark.parametrize(
    ("parameter", "value"),
    [("transcript", "Hello"), ("transcript", None), ("transcript", 1), ("expiresAt", "never"), ("interviewEventId", 1)],
)
def test_a_wrong_value_is_refused_by_name(api: Client, company: Company, parameter: str, value: Any) -> None:
    body = {"interviewEventId": company.things["interview_event"], "transcript": SPOKEN, parameter: value}

    code, message = api.refused("notetakerTranscript.create", **body)

    assert code == "invalid_input"
    assert f"`{parameter}`" in message
