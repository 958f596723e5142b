"""What hangs on a confidential job carries a mark of its own."""

from __future__ import annotations

from rowantree import models
from rowantree.domain.confidentiality import OF_APPLICATIONS, OF_JOBS
from rowantree.models.table import tables
from tests.cast import Company, raw
from tests.client import Client
from tests.samples import BODIES
from tests.samples.jobs import open_job
from tests.samples.offers import defined, step
from tests.samples.openings import opening


def test_every_table_with_a_mark_follows_its_job() -> None:
    marked = {name for name, table in tables.items() if "confidential" in table.row._fields}
    following = {table.name for table in OF_JOBS} | {table.name for table, _ in OF_APPLICATIONS}

    own = {models.job.name, models.project.name}
    through_others = {
        models.notetaker_transcript.name,
        models.candidate_project.name,
        models.opening.name,
        models.approval.name,
    }
    assert marked == following | own | through_others


def test_what_becomes_open_comes_in_the_next_sync(api: Client, company: Company) -> None:
    plain, job = company.plain, company.things["job"]
    candidate = company.things["candidate"]
    application = api("application.create", candidateId=candidate, jobId=job)["id"]
    api(
        "candidate.recordClientInfo",
        candidateId=candidate,
        ipAddress="203.0.113.7",
        relatedEntityType="application",
        relatedEntityId=application,
    )
    api("job.update", jobId=job, confidential=True)
    listed, token = plain.run("candidate.listClientInfo", candidateId=candidate)
    assert listed == []

    api("job.update", jobId=job, confidential=False)

    synced = plain.all("candidate.listClientInfo", candidateId=candidate, syncToken=token)
    assert [each["relatedEntityId"] for each in synced] == [application]


def test_the_approvals_of_an_opening_follow_all_of_its_jobs(api: Client, company: Company) -> None:
    first, second = company.things["job"], open_job(company, "Welder")
    opening_id = opening(company, jobIds=[first])
    defined(company, step(company.user), entity_type="opening")
    approval = api("approval.start", entityType="opening", entityId=opening_id)
    of_second = {"openingId": opening_id, "jobId": second}
    seen = []
    for operation, body in (
        ("opening.addJob", of_second),
        ("job.update", {"jobId": first, "confidential": True}),
        ("job.update", {"jobId": second, "confidential": True}),
        ("job.update", {"jobId": first, "confidential": False}),
        ("opening.removeJob", of_second),
        ("opening.addJob", of_second),
        ("job.update", {"jobId": second, "confidential": False}),
    ):
        api(operation, **body)
        seen.append([each["id"] for each in company.plain.all("approval.list")] == [approval["id"]])

    assert seen == [True, False, False, False, True, False, True]


def test_what_was_counted_is_forgotten_when_an_opening_or_an_application_becomes_confidential(
    api: Client, company: Company
) -> None:
    def runs() -> int:
        sql = "SELECT count(*) FROM report_run WHERE organization_id = ? AND NOT sees_confidential"
        return int(raw(company.server, sql, company.number)[0][0])

    secret = company.things["confidential_job"]
    opening_id, report_id = company.things["opening"], company.things["report"]
    for operation, body in (
        ("opening.addJob", {"openingId": opening_id, "jobId": secret}),
        ("application.transfer", BODIES["application.transfer"](company) | {"jobId": secret}),
    ):
        company.plain("report.synchronous", reportId=report_id)
        assert runs() == 1

        api(operation, **body)

        assert runs() == 0, operation
