"""notetakerTranscript.info."""

from __future__ import annotations

import uuid
from datetime import timedelta

import httpx

from rowantree.core.permission import Permission, Switch
from rowantree.core.wire import show_time
from tests.api.interviewer_pool.pools import later
from tests.cast import Company
from tests.client import Client
from tests.samples.interviews import SPOKEN, email, event, person, schedule


def test_it_shows_who_took_part_and_where_the_text_is(api: Client, company: Company) -> None:
    mei = person(api, name="Mei")
    made = schedule(company, event(email(company), mei["email"]))
    (held,) = made["interviewEvents"]
    created = api("notetakerTranscript.create", interviewEventId=held["id"], transcript=SPOKEN)

    shown = api("notetakerTranscript.info", notetakerTranscriptId=created["id"])

    url = shown.pop("transcriptUrl")
    assert shown == {
        "id": created["id"],
        "interviewEventId": held["id"],
        "interviewScheduleId": made["id"],
        "createdAt": created["createdAt"],
        "participants": [
            {
                "id": company.things["interviewer"],
                "type": "interviewer",
                "name": "Noor Lindqvist",
                "email": "noor@meridian.example",
            },
            {"id": mei["id"], "type": "interviewer", "name": "Mei Lindqvist", "email": mei["email"]},
            {
                "id": company.things["candidate"],
                "type": "candidate",
                "name": "Wilhelmina Ashgrove",
                "email": "wilhelmina@example.com",
            },
        ],
    }
    fetched = httpx.get(url)
    assert fetched.json() == SPOKEN
    assert fetched.headers["content-type"] == "application/json"


def test_the_address_is_good_for_five_minutes(api: Client, company: Company) -> None:
    which = {"notetakerTranscriptId": company.things["notetaker_transcript"]}
    url = api("notetakerTranscript.info", **which)["transcriptUrl"]

    later(company, seconds=295)
    assert httpx.get(url).status_code == 200
    later(company, seconds=10)

    assert httpx.get(url).status_code in (403, 404, 410)
    assert httpx.get(api("notetakerTranscript.info", **which)["transcriptUrl"]).status_code == 200


def test_a_candidate_without_an_address_has_none(api: Client, company: Company) -> None:
    candidate = api("candidate.create", name="Sigrun Holm")
    application = api("application.create", candidateId=candidate["id"], jobId=company.things["job"])
    (held,) = schedule(company, event(), applicationId=application["id"])["interviewEvents"]

    created = api("notetakerTranscript.create", interviewEventId=held["id"], transcript=[])

    assert created["participants"] == [
        {"id": candidate["id"], "type": "candidate", "name": "Sigrun Holm", "email": None}
    ]


def test_one_that_has_expired_is_refused(api: Client, company: Company) -> None:
    until = show_time(company.server.app.world.clock.now() + timedelta(hours=1))
    body = {"interviewEventId": company.things["interview_event"], "transcript": SPOKEN, "expiresAt": until}
    which = {"notetakerTranscriptId": api("notetakerTranscript.create", **body)["id"]}
    assert api("notetakerTranscript.info", **which)

    later(company, hours=1)

    code, message = api.refused("notetakerTranscript.info", **which)
    assert code == "notetaker_transcript_expired"
    assert which["notetakerTranscriptId"] in message


def test_without_the_feature_it_is_refused(api: Client, company: Company) -> None:
    which = {"notetakerTranscriptId": company.things["notetaker_transcript"]}
    api("organization.update", disabledFeatures=["Notetaker"])

    code, message = api.refused("notetakerTranscript.info", **which)

    assert code == "notetaker_transcript_not_enabled"
    assert "Notetaker" in message


def test_one_of_a_confidential_application_is_hidden(api: Client, company: Company) -> None:
    which = {"notetakerTranscriptId": company.things["confidential_transcript"]}
    unsuspecting = company.client(Permission, set(Switch) - {Switch.CONFIDENTIAL})

    assert unsuspecting.refused("notetakerTranscript.info", **which)[0] == "notetaker_transcript_not_found"
    api("job.update", jobId=company.things["confidential_job"], confidential=False)
    assert unsuspecting("notetakerTranscript.info", **which)["id"] == which["notetakerTranscriptId"]


def test_an_unknown_transcript_is_refused(api: Client) -> None:
    unknown = str(uuid.uuid4())

    code, message = api.refused("notetakerTranscript.info", notetakerTranscriptId=unknown)

    assert code == "notetaker_transcript_not_found"
    assert unknown in message


def test_what_is_no_id_is_refused_by_name(api: Client) -> None:
    code, message = api.refused("notetakerTranscript.info", notetakerTranscriptId="the first")

    assert code == "invalid_input"
    assert "`notetakerTranscriptId`" in message
