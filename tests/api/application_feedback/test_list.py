"""applicationFeedback.list."""

from __future__ import annotations

import uuid
from datetime import timedelta

from rowantree.core.permission import Permission, Switch
from tests.cast import Company
from tests.client import Client
from tests.samples.applications import apply
from tests.samples.feedback import submit


def test_the_oldest_stands_first(api: Client, company: Company) -> None:
    for year in ("2024", "2019", "2023"):
        submit(company, submittedAt=f"{year}-01-01T00:00:00Z")

    assert [each["submittedAt"][:4] for each in api.all("applicationFeedback.list")] == ["2019", "2023", "2024"]


def test_that_on_one_application_is_listed_by_itself(api: Client, company: Company) -> None:
    other = apply(company)["id"]
    given, on_other = submit(company), submit(company, applicationId=other)

    assert [each["id"] for each in api.all("applicationFeedback.list", applicationId=other)] == [on_other["id"]]
    assert {each["id"] for each in api.all("applicationFeedback.list")} == {given["id"], on_other["id"]}


def test_that_after_a_time_is_listed_by_itself(api: Client, company: Company) -> None:
    submit(company, submittedAt="2019-01-01T00:00:00.000Z")
    later = submit(company, submittedAt="2019-01-01T00:00:00.001Z")

    found = api.all("applicationFeedback.list", createdAfter=1_546_300_800_000)

    assert [each["id"] for each in found] == [later["id"]]


def test_that_on_a_job_that_becomes_confidential_goes_and_comes_back_in_a_sync(api: Client, company: Company) -> None:
    given = submit(company)["id"]
    unsuspecting = company.client(Permission, set(Switch) - {Switch.CONFIDENTIAL})
    assert [each["id"] for each in unsuspecting.all("applicationFeedback.list")] == [given]

    api("job.update", jobId=company.things["job"], confidential=True)

    listed, token = unsuspecting.run("applicationFeedback.list")
    assert listed == []
    api("job.update", jobId=company.things["job"], confidential=False)
    brought = unsuspecting.all("applicationFeedback.list", syncToken=token)
    assert [each["id"] for each in brought] == [given]


def test_that_on_an_application_that_is_moved_to_a_confidential_job_goes(api: Client, company: Company) -> None:
    submit(company)
    unsuspecting = company.client(Permission, set(Switch) - {Switch.CONFIDENTIAL})
    application = api("application.info", applicationId=company.things["application"])

    api(
        "application.transfer",
        applicationId=application["id"],
        jobId=company.things["confidential_job"],
        interviewPlanId=application["currentInterviewStage"]["interviewPlanId"],
        interviewStageId=application["currentInterviewStage"]["id"],
    )

    assert unsuspecting.all("applicationFeedback.list") == []


def test_anonymizing_leaves_that_it_was_given(api: Client, company: Company) -> None:
    given = submit(company, {"How do they weld?": "high"}, userId=company.things["user"])
    application = api("application.info", applicationId=company.things["application"])
    _, token = api.run("applicationFeedback.list")
    company.server.app.world.clock.advance(timedelta(seconds=1))
    end = next(
        each["id"]
        for each in api.all("interviewStage.list", interviewPlanId=company.things["interview_plan"])
        if each["type"] == "Archived"
    )
    api(
        "application.changeStage",
        applicationId=application["id"],
        interviewStageId=end,
        archiveReasonId=company.things["archive_reason"],
    )

    api("candidate.anonymize", candidateId=application["candidate"]["id"])

    (left,) = api.all("applicationFeedback.list", syncToken=token)
    assert (left["id"], left["submittedValues"]) == (given["id"], {})


def test_an_unknown_application_is_refused(api: Client) -> None:
    unknown = str(uuid.uuid4())

    code, message = api.refused("applicationFeedback.list", applicationId=unknown)

    assert code == "application_not_found"
    assert unknown in message


def test_a_wrong_time_is_refused_by_name(api: Client) -> None:
    code, message = api.refused("applicationFeedback.list", createdAfter="2026-01-01")

    assert code == "invalid_input"
    assert "`createdAfter`" in message
