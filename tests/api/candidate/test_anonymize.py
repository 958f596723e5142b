"""candidate.anonymize."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import asyncpg
import httpx
import pytest

from tests.api.application_form.forms_with_files import RESUME, asking, submit
from tests.cast import Company, raw
from tests.client import Client
from tests.files.sending import uploaded
from tests.jobs.waiting import eventually
from tests.samples.applications import stage
from tests.servers import Server


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
        end(company, application, stage_title)
    return str(application)


def end(company: Company, application: str, stage_title: str = "Archived") -> None:
    """Moves an application to that stage."""
    body = {"applicationId": application, "interviewStageId": stage(company, stage_title)}
    if stage_title == "Archived":
        body["archiveReasonId"] = company.things["archive_reason"]
    company.admin("application.changeStage", **body)


def test_nothing_tells_who_it_was(api: Client, candidate: str) -> None:
    shown = api("candidate.anonymize", candidateId=candidate)

    assert shown["id"] == candidate
    assert shown["name"] == "Anonymized Candidate"
    assert shown["emailAddresses"] == shown["phoneNumbers"] == shown["socialLinks"] == shown["fileHandles"] == []
    assert not {"primaryEmailAddress", "primaryPhoneNumber", "position", "company", "school"} & shown.keys()
    assert api("candidate.info", id=candidate) == shown
    assert api("candidate.search", email="maya@example.com") == api("candidate.search", name="Maya") == []


def test_doing_it_again_removes_what_has_come_since(api: Client, candidate: str) -> None:
    first = api("candidate.anonymize", candidateId=candidate)
    api("candidate.createNote", candidateId=candidate, note="Maya Okonkwo called")
    api("candidate.uploadFile", candidateId=candidate, fileHandle=uploaded(api, name="Maya.txt"))
    api("candidate.update", candidateId=candidate, name="Maya Okonkwo", email="maya@example.com")

    again = api("candidate.anonymize", candidateId=candidate)

    times = {"updatedAt": again["updatedAt"]}
    assert again == first | times
    assert api.all("candidate.listNotes", candidateId=candidate) == []
    assert api("candidate.search", email="maya@example.com") == []


def test_doing_it_again_is_refused_while_a_new_application_goes_on(
    company: Company, api: Client, candidate: str
) -> None:
    api("candidate.anonymize", candidateId=candidate)
    apply(company, candidate)

    assert api.refused("candidate.anonymize", candidateId=candidate)[0] == "candidate_has_active_applications"


def test_a_file_that_somebody_else_sent_too_stays_theirs(company: Company, api: Client) -> None:
    posting = company.things["job_posting"]
    asking(company, posting, RESUME | {"isRequired": False})
    handle = uploaded(api, "ApplicationForm", b"About both", name="Both.txt")
    api("organization.update", applicationLimit=1)
    submit(api, posting)
    submit(api, posting, {"_systemfield_resume": handle})  # blocked, and its file becomes nobody's
    submit(api, posting, {"_systemfield_email": "grace@example.com", "_systemfield_resume": handle})
    (ada,) = api("candidate.search", email="ada@example.com")
    (grace,) = api("candidate.search", email="grace@example.com")
    end(company, ada["applicationIds"][0])

    api("candidate.anonymize", candidateId=ada["id"])

    disposing = "SELECT count(*) FROM queued_job WHERE kind = 'files.dispose'"
    eventually(lambda: raw(company.server, disposing) == [(0,)], 20)
    url = api("file.info", fileHandle=grace["resumeFileHandle"]["handle"])["url"]
    assert httpx.get(url).content == b"About both"


@pytest.fixture
def postgresql_url(server: Server, database: str) -> str:
    """Where two transactions can be going on at once."""
    if server.app.database.dialect.name != "postgresql":
        pytest.skip("on SQLite one transaction writes at a time")
    return database


@contextmanager
def held(server: Server, url: str, candidate: str) -> Iterator[None]:
    """Somebody else has locked the candidate, for as long as the context lasts."""

    async def lock() -> asyncpg.Connection[asyncpg.Record]:
        connection = await asyncpg.connect(url)
        await connection.execute("BEGIN")
        await connection.execute("SELECT 1 FROM candidate WHERE id = $1 FOR UPDATE", candidate)
        return connection

    connection = server.do(lock())
    try:
        yield
    finally:
        server.do(connection.close())


def waiting(server: Server) -> int:
    """How many transactions wait for another one."""
    asked = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
    return int(raw(server, asked)[0][0])


def test_who_applies_meanwhile_is_somebody_new(company: Company, api: Client, postgresql_url: str) -> None:
    candidate = api("candidate.create", name="Ada Lovelace", email="ada@example.com")["id"]
    posting = company.things["job_posting"]

    with ThreadPoolExecutor(2) as both:
        with held(company.server, postgresql_url, candidate):
            anonymizing = both.submit(api, "candidate.anonymize", candidateId=candidate)
            eventually(lambda: waiting(company.server) == 1)
            submitting = both.submit(submit, api, posting)
            eventually(lambda: waiting(company.server) == 2)
        anonymizing.result()
        submitting.result()

    (ada,) = api("candidate.search", email="ada@example.com")
    assert (ada["name"], len(ada["applicationIds"])) == ("Ada Lovelace", 1)
    assert api("candidate.info", id=candidate)["applicationIds"] == []


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
