"""candidate.recordClientInfo."""

from __future__ import annotations

import uuid
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import asyncpg
import pytest

from rowantree.core.permission import Permission, Switch
from tests.cast import Company, raw
from tests.client import Client
from tests.jobs.waiting import eventually
from tests.samples.applications import apply
from tests.samples.correspondence import visit
from tests.samples.forms import answers
from tests.webhooks.deliveries import left_by


@pytest.fixture
def body(company: Company) -> dict[str, Any]:
    """From where the company's application came."""
    return visit(company)


def blocked(company: Company, posting: str) -> dict[str, Any]:
    """A form for a posting that the organization's limit blocked, and whose it is."""
    form = {"jobPostingId": posting, "applicationForm": {"fieldSubmissions": answers()}}
    company.admin("organization.update", applicationLimit=1)
    company.admin("applicationForm.submit", **form)
    instance = company.admin("applicationForm.submit", **form)["submittedFormInstance"]
    company.admin("organization.update", applicationLimit=None)
    (ada,) = company.admin("candidate.search", email="ada@example.com")
    return {
        "candidateId": ada["id"],
        "ipAddress": "203.0.113.7",
        "relatedEntityType": "blocked_application_submission",
        "relatedEntityId": instance["id"],
    }


def test_it_is_listed_afterwards(api: Client, body: dict[str, Any]) -> None:
    recorded = api("candidate.recordClientInfo", **body, createdAt="2026-02-03T09:15:00Z")

    assert recorded == body | {"id": recorded["id"], "createdAt": "2026-02-03T09:15:00.000Z"}
    assert api.all("candidate.listClientInfo", candidateId=body["candidateId"]) == [recorded]


def test_the_application_shows_it(api: Client, body: dict[str, Any]) -> None:
    before, token = api("application.info", applicationId=body["relatedEntityId"]), api.run("application.list")[1]

    api("candidate.recordClientInfo", **body)

    known = {"submitterClientIp": "203.0.113.7", "submitterUserAgent": "Mozilla/5.0"}
    after = api("application.info", applicationId=body["relatedEntityId"])
    assert after == before | known | {"updatedAt": after["updatedAt"]}
    assert [each["id"] for each in api.all("application.list", syncToken=token)] == [after["id"]]


def test_what_an_application_shows_is_not_replaced(api: Client, company: Company, body: dict[str, Any]) -> None:
    api("candidate.recordClientInfo", **body | {"userAgent": ""})
    shown, token = api("application.info", applicationId=body["relatedEntityId"]), api.run("application.list")[1]
    company.server.app.world.clock.advance(timedelta(seconds=1))

    api("candidate.recordClientInfo", **body | {"ipAddress": "198.51.100.1"})

    assert (shown["submitterClientIp"], shown["submitterUserAgent"]) == ("203.0.113.7", None)
    assert api("application.info", applicationId=body["relatedEntityId"]) == shown
    assert api.all("application.list", syncToken=token) == []
    assert len(api.all("candidate.listClientInfo", candidateId=body["candidateId"])) == 2


def test_the_candidate_does_not_change(api: Client, body: dict[str, Any]) -> None:
    token = api.run("candidate.list")[1]

    api("candidate.recordClientInfo", **body)

    assert api.all("candidate.list", syncToken=token) == []


def test_the_log_says_what_was_done(api: Client, company: Company, body: dict[str, Any]) -> None:
    before = len(left_by(company).events)

    recorded = api("candidate.recordClientInfo", **body)

    new = left_by(company).events[before:]
    assert {(each.kind, each.subject_id) for each in new} == {
        ("clientInfo.recorded", recorded["id"]),
        ("application.submitterRecorded", body["relatedEntityId"]),
    }


def test_a_blocked_form_has_one(api: Client, company: Company) -> None:
    body = blocked(company, company.things["job_posting"])

    recorded = api("candidate.recordClientInfo", **body)

    assert "userAgent" not in recorded
    assert recorded["relatedEntityType"] == "blocked_application_submission"
    assert api.all("candidate.listClientInfo", candidateId=body["candidateId"]) == [recorded]


@pytest.mark.parametrize(
    ("about", "lock"),
    [
        ("application", "SELECT 1 FROM application WHERE id = $1 FOR UPDATE"),
        ("job_posting", "SELECT 1 FROM job_posting WHERE id = $1 FOR UPDATE"),
    ],
    ids=["application", "blocked form"],
)
def test_what_it_is_about_changes_before_or_after_it(
    api: Client, company: Company, body: dict[str, Any], database: str, about: str, lock: str
) -> None:
    """Else it could miss that a job becomes confidential, and it and candidate.update could wait for each other."""
    if not database.startswith("postgresql"):
        pytest.skip("on SQLite one transaction writes at a time")
    if about == "job_posting":
        body = blocked(company, company.things["job_posting"])
    changed = company.things[about]
    waiting = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"

    async def locked() -> asyncpg.Connection[asyncpg.Record]:
        connection = await asyncpg.connect(database)
        await connection.execute("BEGIN")
        await connection.execute(lock, changed)
        return connection

    connection = company.server.do(locked())
    with ThreadPoolExecutor(1) as other:
        recording = other.submit(api, "candidate.recordClientInfo", **body)
        try:
            eventually(lambda: raw(company.server, waiting) == [(1,)])
            free = "SELECT 1 FROM candidate WHERE id = $1 FOR UPDATE SKIP LOCKED"
            assert company.server.do(connection.fetch(free, body["candidateId"])) == []
        finally:
            company.server.do(connection.close())
    assert recording.result()["candidateId"] == body["candidateId"]


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        (" 192.0.2.1 ", "192.0.2.1"),
        ("2001:DB8:0:0:0:0:0:1", "2001:db8::1"),
        ("::ffff:192.0.2.1", "192.0.2.1"),
    ],
)
def test_addresses_have_one_way_to_be_written(api: Client, body: dict[str, Any], given: str, shown: str) -> None:
    assert api("candidate.recordClientInfo", **body | {"ipAddress": given})["ipAddress"] == shown


def test_its_id_can_be_given(api: Client, body: dict[str, Any]) -> None:
    given = str(uuid.uuid4())

    assert api("candidate.recordClientInfo", **body, id=given)["id"] == given
    assert api.refused("candidate.recordClientInfo", **body, id=given)[0] == "id_taken"


@pytest.mark.parametrize(
    ("kind", "code"),
    [("application", "application_not_found"), ("blocked_application_submission", "form_submission_not_found")],
)
def test_what_is_not_there_is_refused(api: Client, body: dict[str, Any], kind: str, code: str) -> None:
    unknown = str(uuid.uuid4())
    refused = api.refused(
        "candidate.recordClientInfo", **body | {"relatedEntityType": kind, "relatedEntityId": unknown}
    )

    assert refused[0] == code
    assert unknown in refused[1]


def test_what_is_confidential_is_as_good_as_not_there(company: Company) -> None:
    application = company.admin("application.info", applicationId=company.things["confidential_application"])
    form = blocked(company, company.things["confidential_posting"])
    about = {
        "candidateId": application["candidate"]["id"],
        "ipAddress": "203.0.113.7",
        "relatedEntityType": "application",
        "relatedEntityId": application["id"],
    }
    unsuspecting = company.client(Permission, set(Switch) - {Switch.CONFIDENTIAL})

    for body in (about, form):
        hidden = unsuspecting.refused("candidate.recordClientInfo", **body)
        unknown = str(uuid.uuid4())
        assert unsuspecting.refused("candidate.recordClientInfo", **body | {"relatedEntityId": unknown}) == (
            hidden[0],
            hidden[1].replace(str(body["relatedEntityId"]), unknown),
        )
        assert hidden[0].endswith("_not_found")


def test_what_is_somebody_elses_is_refused(api: Client, company: Company, body: dict[str, Any]) -> None:
    theirs = apply(company)["id"]
    form = blocked(company, company.things["job_posting"])["relatedEntityId"]
    for kind, entity in (("application", theirs), ("blocked_application_submission", form)):
        code, message = api.refused(
            "candidate.recordClientInfo", **body | {"relatedEntityType": kind, "relatedEntityId": entity}
        )

        assert code == "invalid_input"
        assert "`relatedEntityId`" in message
    assert api.all("candidate.listClientInfo", candidateId=body["candidateId"]) == []


def test_a_form_that_was_not_blocked_is_refused(api: Client, company: Company) -> None:
    body = blocked(company, company.things["job_posting"])
    submitted = api(
        "applicationForm.submit",
        jobPostingId=company.things["job_posting"],
        applicationForm={"fieldSubmissions": answers()},
    )
    taken = submitted["submittedFormInstance"]["id"]

    code, message = api.refused("candidate.recordClientInfo", **body | {"relatedEntityId": taken})

    assert code == "invalid_input"
    assert "`relatedEntityId`" in message


def test_an_unknown_candidate_is_refused(api: Client, body: dict[str, Any]) -> None:
    refused = api.refused("candidate.recordClientInfo", **body | {"candidateId": str(uuid.uuid4())})

    assert refused[0] == "candidate_not_found"


@pytest.mark.parametrize(
    ("parameter", "value"),
    [
        ("candidateId", "x"),
        ("ipAddress", ""),
        ("ipAddress", "999.0.0.1"),
        ("ipAddress", "192.0.2.1/24"),
        ("ipAddress", "localhost"),
        ("ipAddress", "fe80::1%eth0"),
        ("ipAddress", 3_232_235_777),
        ("ipAddress", "1" * 101),
        ("userAgent", "a" * 2_001),
        ("userAgent", None),
        ("relatedEntityType", "meeting_availability_request"),
        ("relatedEntityType", "job"),
        ("relatedEntityId", "x"),
        ("createdAt", "today"),
        ("id", "1"),
    ],
)
def test_a_wrong_value_is_refused_by_name(api: Client, body: dict[str, Any], parameter: str, value: Any) -> None:
    code, message = api.refused("candidate.recordClientInfo", **body | {parameter: value})

    assert code == "invalid_input"
    assert f"`{parameter}`" in message
    assert api.all("candidate.listClientInfo", candidateId=body["candidateId"]) == []


@pytest.mark.parametrize("parameter", ["candidateId", "ipAddress", "relatedEntityType", "relatedEntityId"])
def test_a_missing_parameter_is_refused_by_name(api: Client, body: dict[str, Any], parameter: str) -> None:
    del body[parameter]

    assert api.refused("candidate.recordClientInfo", **body) == ("invalid_input", f"`{parameter}` is required")
