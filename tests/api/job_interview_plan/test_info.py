"""jobInterviewPlan.info."""

from __future__ import annotations

import uuid

from tests.cast import Company
from tests.client import Client


def test_the_default_plan_of_a_job_is_shown_with_its_stages(api: Client, company: Company) -> None:
    plan = api("interviewPlan.info", interviewPlanId=company.things["interview_plan"])

    shown = api("jobInterviewPlan.info", jobId=company.things["job"])

    assert (shown["jobId"], shown["interviewPlanId"]) == (company.things["job"], plan["id"])
    assert shown["stages"] == [
        {name: value for name, value in stage.items() if name != "interviewPlanId"} | {"activities": []}
        for stage in plan["stages"]
    ]


def test_archived_stages_are_not_shown(api: Client, company: Company) -> None:
    before = api("jobInterviewPlan.info", jobId=company.things["job"])["stages"]

    api("interviewStage.archive", interviewStageId=before[6]["id"])

    assert api("jobInterviewPlan.info", jobId=company.things["job"])["stages"] == before[:6]


def test_a_job_without_a_default_plan_is_refused(api: Client, company: Company) -> None:
    job = api(
        "job.create",
        title="Controls Engineer",
        teamId=company.things["department"],
        locationId=company.things["location"],
    )

    code, message = api.refused("jobInterviewPlan.info", jobId=job["id"])

    assert code == "interview_plan_not_found"
    assert job["id"] in message


def test_a_confidential_job_is_shown_to_who_may_see_it(api: Client, company: Company) -> None:
    job_id = company.things["confidential_job"]

    assert api("jobInterviewPlan.info", jobId=job_id)["jobId"] == job_id
    assert company.plain.refused("jobInterviewPlan.info", jobId=job_id)[0] == "job_not_found"


def test_an_unknown_job_is_refused(api: Client) -> None:
    unknown = str(uuid.uuid4())

    code, message = api.refused("jobInterviewPlan.info", jobId=unknown)

    assert code == "job_not_found"
    assert unknown in message


def test_no_job_is_refused(api: Client) -> None:
    assert api.refused("jobInterviewPlan.info") == ("invalid_input", "`jobId` is required")
