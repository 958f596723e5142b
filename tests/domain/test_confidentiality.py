"""What hangs on a confidential job carries a mark of its own."""

from __future__ import annotations

from rowantree import models
from rowantree.domain.confidentiality import OF_APPLICATIONS, OF_JOBS
from rowantree.models.table import tables
from tests.cast import Company
from tests.client import Client


def test_every_table_with_a_mark_follows_its_job() -> None:
    marked = {name for name, table in tables.items() if "confidential" in table.row._fields}
    following = {table.name for table in OF_JOBS} | {table.name for table, _ in OF_APPLICATIONS}

    own = {models.job.name, models.project.name}
    through_others = {models.notetaker_transcript.name, models.candidate_project.name}
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
