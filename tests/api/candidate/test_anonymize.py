"""candidate.anonymize."""

from __future__ import annotations

import uuid

import pytest

from tests.cast import Company, raw
from tests.client import Client
from tests.samples.applications import stage


@pytest.fixture
def candidate(api: Client) -> str:
    """Somebody who can be anonymized."""
    return str(
        api("candidate.create", name="Maya Okonkwo", email="maya@example.com", phoneNumber="+1 415 555 0132")["id"]
    )


def apply(company: Company, candidate: str, stage_title: str | None = None) -> str:
    """A new application, moved to that stage."""
    application = company.admin("application.create", candidateId=candidate, jobId=company.things["job"])["id"]
    if stage_title is not None:
        body = {"applicationId": application, "interviewStageId": stage(company, stage_title)}
        if stage_title == "Archived":
            body["archiveReasonId"] = company.things["archive_reason"]
        company.admin("application.changeStage", **body)
    return str(application)


def test_nothing_tells_who_it_was(api: Client, candidate: str) -> None:
    shown = api("candidate.anonymize", candidateId=candidate)

    assert shown["id"] == candidate
    assert shown["name"] == "Anonymized Candidate"
    assert shown["emailAddresses"] == shown["phoneNumbers"] == shown["socialLinks"] == shown["fileHandles"] == []
    assert not {"primaryEmailAddress", "primaryPhoneNumber", "position", "company", "school"} & shown.keys()
    assert api("candidate.info", id=candidate) == shown
    assert api("candidate.search", email="maya@example.com") == api("candidate.search", name="Maya") == []


def test_doing_it_again_changes_nothing(api: Client, candidate: str) -> None:
    first = api("candidate.anonymize", candidateId=candidate)

    assert api("candidate.anonymize", candidateId=candidate) == first


@pytest.mark.parametrize("ended", ["Archived", "Hired"])
def test_an_ended_application_stays_without_a_name(company: Company, api: Client, candidate: str, ended: str) -> None:
    application = apply(company, candidate, ended)

    assert api("candidate.anonymize", candidateId=candidate)["applicationIds"] == [application]

    shown = api("application.info", applicationId=application)
    assert shown["status"] == ended
    assert shown["candidate"]["name"] == "Anonymized Candidate"
    assert "primaryEmailAddress" not in shown["candidate"]
    assert len(shown["applicationHistory"]) == 2


@pytest.mark.parametrize("where", [None, "Recruiter screen"])
def test_an_application_that_goes_on_keeps_it_from_being_done(
    company: Company, api: Client, candidate: str, where: str | None
) -> None:
    apply(company, candidate, "Archived")
    apply(company, candidate, where)

    code, _ = api.refused("candidate.anonymize", candidateId=candidate)

    assert code == "candidate_has_active_applications"
    assert api("candidate.info", id=candidate)["name"] == "Maya Okonkwo"


def test_an_application_that_the_key_cannot_see_counts(company: Company, candidate: str) -> None:
    apply(company, candidate)
    company.admin("job.update", jobId=company.things["job"], confidential=True)

    code, _ = company.plain.refused("candidate.anonymize", candidateId=candidate)

    assert code == "candidate_has_active_applications"


def test_it_comes_in_the_next_sync_with_its_applications(company: Company, api: Client, candidate: str) -> None:
    application = apply(company, candidate, "Archived")
    tokens = {name: api.run(name)[1] for name in ("candidate.list", "application.list")}

    api("candidate.anonymize", candidateId=candidate)

    assert [each["name"] for each in api.all("candidate.list", syncToken=tokens["candidate.list"])] == [
        "Anonymized Candidate"
    ]
    synced = api.all("application.list", syncToken=tokens["application.list"])
    assert [each["id"] for each in synced] == [application]


def test_that_it_was_done_stays_in_the_log(company: Company, api: Client, candidate: str) -> None:
    api("candidate.anonymize", candidateId=candidate)

    logged = raw(
        company.server,
        "SELECT kind FROM event WHERE organization_id = ? AND subject_id = ? ORDER BY happened_at, id",
        company.number,
        candidate,
    )
    assert ("candidate.anonymized",) in logged


def test_an_unknown_candidate_is_refused(api: Client) -> None:
    assert api.refused("candidate.anonymize", candidateId=str(uuid.uuid4()))[0] == "candidate_not_found"
