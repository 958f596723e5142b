"""What is confidential is not there for a key without the switch: not by id, in lists, searches, syncs or expansions."""

from __future__ import annotations

import uuid
from typing import Any

import pytest

from rowantree.app import operations
from rowantree.core.operation import Operation
from rowantree.core.permission import Permission, Switch
from tests import cast
from tests.cast import Company
from tests.client import Client
from tests.samples import BODIES
from tests.servers import Server
from tests.told import receiving, tell

ALL = [each for each in operations() if each.resource not in ("sandbox", "apiKey")]
HIDDEN = {
    "approvalId": "confidential_approval",
    "applicationId": "confidential_application",
    "interviewEventId": "confidential_event",
    "interviewId": "confidential_interview",
    "interviewScheduleId": "confidential_schedule",
    "jobId": "confidential_job",
    "jobPostingId": "confidential_posting",
    "notetakerTranscriptId": "confidential_transcript",
    "openingId": "confidential_opening",
    "offerId": "confidential_offer",
    "offerProcessId": "confidential_offer_process",
    "offerVersionId": "confidential_offer_version",
    "projectId": "confidential_project",
    "submittedFormInstanceId": "confidential_submission",
}
"""Fields that name a thing, and the confidential one of its kind."""
IDS = {
    "interview.info": "confidential_interview",
    "interviewSchedule.cancel": "confidential_schedule",
    "job.info": "confidential_job",
}
"""What of these `id` names in the bodies of some operations."""
each_operation = pytest.mark.parametrize("operation", ALL, ids=lambda each: each.name)
each_list = pytest.mark.parametrize(
    "operation", [each for each in ALL if each.paged or each.name.endswith(".search")], ids=lambda each: each.name
)


def _unsuspecting(company: Company) -> Client:
    """May do everything at a company with something of each kind that is confidential, but not see that."""
    for name in set(HIDDEN.values()):
        company.things[name]
    return company.client(Permission, set(Switch) - {Switch.CONFIDENTIAL})


@pytest.fixture
def unsuspecting(company: Company) -> Client:
    """May do everything, but not see what is confidential."""
    return _unsuspecting(company)


@pytest.fixture(scope="module")
def settled(server: Server) -> Company:
    """A company where nothing is changed any more."""
    return cast.found(server, "Meridian Robotics")


@pytest.fixture(scope="module")
def reading(settled: Company) -> Client:
    """May do everything at the settled company, but not see what is confidential."""
    return _unsuspecting(settled)


def naming(operation: Operation, body: dict[str, Any]) -> list[tuple[str, str]]:
    """The fields of a body that could name something confidential, and what it is."""
    hidden = dict(HIDDEN)
    if operation.name in IDS:
        hidden["id"] = IDS[operation.name]
    return [(field, hidden[field]) for field in body if field in hidden]


def bodies(operation: Operation, company: Company) -> list[dict[str, Any]]:
    """The sample of an operation, and each other way to name what it is about."""
    body = BODIES[operation.name](company)
    if operation.name == "application.info":
        return [body, {"submittedFormInstanceId": str(uuid.uuid4())}]
    if operation.name.startswith("hiringTeam."):
        other = {name: body[name] for name in ("teamMemberId", "roleId")}
        return [other | {name: body.get(name, str(uuid.uuid4()))} for name in ("applicationId", "jobId", "openingId")]
    return [body]


@each_operation
def test_by_its_id_it_is_as_good_as_unknown(operation: Operation, settled: Company, reading: Client) -> None:
    for body in bodies(operation, settled):
        for field, thing in naming(operation, body):
            hidden, unknown = settled.things[thing], str(uuid.uuid4())

            with_hidden = reading.answer(operation.name, body | {field: hidden})
            with_unknown = reading.answer(operation.name, body | {field: unknown})

            assert with_hidden.code == with_unknown.code
            assert with_hidden.code.endswith("_not_found")
            assert with_hidden.message.replace(hidden, unknown) == with_unknown.message


@pytest.mark.parametrize(
    "operation", [each for each in ALL if each.name != "interviewSchedule.update"], ids=lambda each: each.name
)  # which is for the key that made the schedule
def test_no_answer_shows_it(operation: Operation, server: Server, settled: Company, reading: Client) -> None:
    at = cast.found(server, "Meridian Robotics") if operation.writes else settled
    client = _unsuspecting(at) if operation.writes else reading
    hidden = [at.things[thing] for thing in HIDDEN.values()]

    answer = client.answer(operation.name, BODIES[operation.name](at))

    assert answer.body["success"] is True
    assert not [each for each in hidden if each in str(answer.body)]


@each_list
def test_a_key_with_the_switch_sees_at_least_as_much(operation: Operation, settled: Company, reading: Client) -> None:
    body = BODIES[operation.name](settled)

    seen = reading.answer(operation.name, body).results
    everything = settled.admin.answer(operation.name, body).results

    assert _names(seen) <= _names(everything)


def _names(results: Any) -> set[str]:
    """What tells the records of a list apart."""
    assert isinstance(results, list)
    return {each["id"] if isinstance(each, dict) else each for each in results}


def test_a_list_is_shorter_by_what_is_hidden(company: Company, unsuspecting: Client) -> None:
    for name, thing in (("job.list", "confidential_job"), ("application.list", "confidential_application")):
        hidden = company.things[thing]

        assert hidden in [each["id"] for each in company.admin.all(name)]
        assert hidden not in [each["id"] for each in unsuspecting.all(name)]


def test_a_search_does_not_find_it(company: Company, unsuspecting: Client) -> None:
    title = company.admin("job.info", id=company.things["confidential_job"])["title"]

    assert company.admin("job.search", title=title) != []
    assert unsuspecting("job.search", title=title) == []


def test_a_candidate_does_not_show_the_application(company: Company, unsuspecting: Client) -> None:
    application = company.admin("application.info", applicationId=company.things["confidential_application"])
    candidate_id = application["candidate"]["id"]

    assert application["id"] in company.admin("candidate.info", id=candidate_id)["applicationIds"]
    assert unsuspecting("candidate.info", id=candidate_id)["applicationIds"] == []


def test_a_sync_does_not_bring_it(company: Company, unsuspecting: Client) -> None:
    tokens = {name: unsuspecting.run(name)[1] for name in ("job.list", "application.list")}

    company.admin("job.update", jobId=company.things["confidential_job"], title="Still a secret")
    application_id = company.things["confidential_application"]
    company.admin("application.changeSource", applicationId=application_id, sourceId=company.things["source"])

    assert [unsuspecting.all(name, syncToken=token) for name, token in tokens.items()] == [[], []]


def test_what_becomes_open_comes_in_a_sync_and_what_becomes_confidential_goes(
    company: Company, unsuspecting: Client
) -> None:
    job_id, application_id = company.things["confidential_job"], company.things["confidential_application"]
    tokens = {name: unsuspecting.run(name)[1] for name in ("job.list", "application.list")}

    company.admin("job.update", jobId=job_id, confidential=False)

    brought = {name: [each["id"] for each in unsuspecting.all(name, syncToken=tokens[name])] for name in tokens}
    assert brought["job.list"] == [job_id]
    assert application_id in brought["application.list"]
    posting_id = company.things["confidential_posting"]
    assert unsuspecting("jobPosting.info", jobPostingId=posting_id)["jobId"] == job_id
    company.admin("job.update", jobId=job_id, confidential=True)
    assert unsuspecting.refused("application.info", applicationId=application_id)[0] == "application_not_found"
    assert unsuspecting.refused("jobPosting.info", jobPostingId=posting_id)[0] == "job_posting_not_found"


def test_an_application_that_is_transferred_to_a_confidential_job_goes(company: Company, unsuspecting: Client) -> None:
    body = BODIES["application.transfer"](company) | {"jobId": company.things["confidential_job"]}

    company.admin("application.transfer", **body)

    assert unsuspecting.refused("application.info", applicationId=body["applicationId"])[0] == "application_not_found"


def test_webhooks_tell_of_a_hire_for_it_and_of_nothing_else(company: Company) -> None:
    application_id = company.things["confidential_application"]
    stages = company.admin.all("interviewStage.list", interviewPlanId=company.things["interview_plan"])
    told = ("candidateHire", "candidateStageChange", "applicationUpdate", "jobUpdate", "jobPostingUpdate")
    with receiving() as receiver:
        for each in (*told, "applicationSubmit", "jobCreate"):
            tell(company, receiver.url, webhook_type=each)
        company.admin("job.update", jobId=company.things["confidential_job"], title="Still a secret")
        company.admin(
            "jobPosting.update",
            jobPostingId=company.things["confidential_posting"],
            title="Still a secret",
            includeUnpublishedJobPostings=True,
        )
        hired = next(each["id"] for each in stages if each["type"] == "Hired")
        company.admin("application.changeStage", applicationId=application_id, interviewStageId=hired)
        company.admin("job.setStatus", jobId=company.things["job"], status="Closed")
        messages = receiver.wait_for(2)

    assert sorted(message.json["action"] for message in messages) == ["candidateHire", "jobUpdate"]


def test_an_opening_follows_its_jobs_and_a_sync_brings_it_when_none_is_confidential(
    company: Company, unsuspecting: Client
) -> None:
    opening_id, secret = company.things["confidential_opening"], company.things["confidential_job"]
    other = company.things["job"]
    _, token = unsuspecting.run("opening.list")

    def seen() -> bool:
        return unsuspecting.answer("opening.info", {"openingId": opening_id}).body["success"] is True

    visible = [seen()]
    for job_id, confidential in ((other, True), (secret, False), (other, False)):
        company.admin("job.update", jobId=job_id, confidential=confidential)
        visible.append(seen())

    assert visible == [False, False, False, True]
    brought = unsuspecting.all("opening.list", syncToken=token)
    assert opening_id in [each["id"] for each in brought]
    company.admin("job.update", jobId=other, confidential=True)
    assert unsuspecting.refused("opening.info", openingId=opening_id)[0] == "opening_not_found"


def test_a_job_and_an_application_do_not_show_openings_that_are_hidden(company: Company, unsuspecting: Client) -> None:
    hidden, job_id = company.things["confidential_opening"], company.things["job"]
    application_id = company.things["application"]

    for client, expected in ((company.admin, [hidden]), (unsuspecting, [])):
        job = client("job.info", id=job_id, expand=["openings"])
        application = client("application.info", applicationId=application_id, expand=["openings"])

        assert [each["id"] for each in job["openings"] if each["id"] == hidden] == expected
        assert [each["id"] for each in application["openings"] if each["id"] == hidden] == expected
