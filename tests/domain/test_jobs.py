"""The plans that applications for a job may follow."""

from __future__ import annotations

from rowantree import models
from rowantree.domain import jobs
from rowantree.models.columns import Id
from tests.cast import Company
from tests.client import Client
from tests.webhooks.deliveries import left_by


def use(company: Company, job_id: str, plan_id: str) -> None:
    company.act(lambda ctx: jobs.use_plan(ctx, ctx.lock(models.job, Id(job_id)), Id(plan_id)))


def test_a_plan_that_is_used_becomes_one_of_the_jobs(api: Client, company: Company) -> None:
    job_id = company.things["job"]
    before, token = api.run("job.list")
    plan = api("interviewPlan.create", title="Shorter")["id"]

    use(company, job_id, plan)

    (job,) = api.all("job.list", syncToken=token)
    assert job["interviewPlanIds"] == [before[0]["defaultInterviewPlanId"], plan]
    assert job["defaultInterviewPlanId"] == before[0]["defaultInterviewPlanId"]


def test_one_that_already_is_changes_nothing(api: Client, company: Company) -> None:
    before = api("job.info", id=company.things["job"])
    events = len(left_by(company).events)

    use(company, before["id"], before["defaultInterviewPlanId"])

    assert api("job.info", id=before["id"]) == before
    assert len(left_by(company).events) == events
