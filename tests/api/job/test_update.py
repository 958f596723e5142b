"""job.update."""

from __future__ import annotations

import uuid
from typing import Any

import pytest

from tests.cast import Company, raw
from tests.client import Client
from tests.samples.jobs import PAY, described, published_posting
from tests.told import tell
from tests.webhooks.deliveries import content, left_by

NOBODY = "http://127.0.0.1:9/"


@pytest.fixture
def job(api: Client, company: Company) -> dict[str, Any]:
    """A job as it was made."""
    made: dict[str, Any] = api("job.create", **described(company, "Welder"))
    return made


def test_what_is_given_changes_and_nothing_else(api: Client, job: dict[str, Any]) -> None:
    updated = api("job.update", jobId=job["id"], title=" Senior welder ", employmentType="PartTime")

    changed = {"title": "Senior welder", "employmentType": "PartTime", "updatedAt": updated["updatedAt"]}
    assert updated == job | changed
    assert updated["updatedAt"] > job["updatedAt"]
    assert api("job.info", id=job["id"]) == updated


def test_it_can_be_moved_to_another_team_place_and_brand(api: Client, job: dict[str, Any]) -> None:
    team = api("department.create", name="Assembly")["id"]
    place = api("location.create", name="Malmö", type="Location")["id"]
    brand = api("brand.create", name="Meridian Labs", hostedJobsPageSlug=f"labs-{uuid.uuid4()}")["id"]

    updated = api("job.update", jobId=job["id"], teamId=team, locationId=place, brandId=brand)

    assert (updated["departmentId"], updated["locationId"], updated["brandId"]) == (team, place, brand)


def test_a_new_default_plan_joins_the_plans_it_has(api: Client, job: dict[str, Any]) -> None:
    before = job["defaultInterviewPlanId"]
    plan = api("interviewPlan.create", title="Shorter")["id"]

    updated = api("job.update", jobId=job["id"], defaultInterviewPlanId=plan)

    assert updated["defaultInterviewPlanId"] == plan
    assert updated["interviewPlanIds"] == [before, plan]
    assert api("job.update", jobId=job["id"], defaultInterviewPlanId=before)["interviewPlanIds"] == [before, plan]


def test_a_requisition_id_is_any_text_and_null_takes_it_away(api: Client, job: dict[str, Any]) -> None:
    updated = api("job.update", jobId=job["id"], customRequisitionId=" 017a0f6e-0c3f-4d6b-9a4e-1f1f6f0c0017 ")
    assert updated["customRequisitionId"] == "017a0f6e-0c3f-4d6b-9a4e-1f1f6f0c0017"

    assert api("job.update", jobId=job["id"], customRequisitionId=None)["customRequisitionId"] is None


def test_an_update_that_changes_nothing_leaves_it_as_it_is(api: Client, company: Company, job: dict[str, Any]) -> None:
    api(
        "job.update", jobId=job["id"], compensationTiers=PAY, customRequisitionId="017a0f6e-0c3f-4d6b-9a4e-1f1f6f0c0017"
    )
    before = api("job.info", id=job["id"], expand=["compensation"])
    events = len(left_by(company).events)

    same = {"title": "Welder ", "teamId": job["departmentId"], "locationId": job["locationId"]}
    same |= {
        "defaultInterviewPlanId": job["defaultInterviewPlanId"],
        "customRequisitionId": "017a0f6e-0c3f-4d6b-9a4e-1f1f6f0c0017",
    }
    api("job.update", jobId=job["id"], **same, compensationTiers=PAY, confidential=False)

    assert api("job.info", id=job["id"], expand=["compensation"]) == before
    assert len(left_by(company).events) == events


def test_what_it_has_may_have_been_archived(api: Client, job: dict[str, Any]) -> None:
    api("department.archive", departmentId=job["departmentId"])
    api("location.archive", locationId=job["locationId"])
    api("interviewPlan.archive", interviewPlanId=job["defaultInterviewPlanId"])

    same = {"teamId": job["departmentId"], "locationId": job["locationId"]}
    updated = api(
        "job.update",
        jobId=job["id"],
        title="Solderer",
        **same,
        defaultInterviewPlanId=job["defaultInterviewPlanId"],
    )

    assert updated["title"] == "Solderer"


def test_it_cannot_go_to_an_archived_team_or_place(api: Client, job: dict[str, Any]) -> None:
    team = api("department.create", name="Assembly")["id"]
    api("department.archive", departmentId=team)
    place = api("location.create", name="Malmö", type="Location")["id"]
    api("location.archive", locationId=place)

    of_team = api.refused("job.update", jobId=job["id"], teamId=team)
    of_place = api.refused("job.update", jobId=job["id"], locationId=place)

    assert of_team[0] == "cannot_associate_job_with_archived_team"
    assert of_place[0] == "cannot_associate_job_with_archived_location"


def test_it_cannot_go_to_a_region(api: Client, company: Company, job: dict[str, Any]) -> None:
    code, message = api.refused("job.update", jobId=job["id"], locationId=company.things["location_hierarchy"])

    assert code == "invalid_input"
    assert "`locationId`" in message


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("jobId", "job_not_found"),
        ("teamId", "department_not_found"),
        ("locationId", "location_not_found"),
        ("defaultInterviewPlanId", "interview_plan_not_found"),
        ("brandId", "brand_not_found"),
    ],
)
def test_what_it_names_must_be_there(api: Client, job: dict[str, Any], name: str, code: str) -> None:
    assert api.refused("job.update", **{"jobId": job["id"], name: str(uuid.uuid4())})[0] == code


@pytest.mark.parametrize(
    ("name", "value"),
    [("title", ""), ("title", None), ("customRequisitionId", " "), ("employmentType", "Sometimes"), ("teamId", None)],
)
def test_a_wrong_value_is_named(api: Client, job: dict[str, Any], name: str, value: object) -> None:
    code, message = api.refused("job.update", **{"jobId": job["id"], name: value})

    assert code == "invalid_input"
    assert f"`{name}`" in message


def test_null_takes_the_pay_away(api: Client, job: dict[str, Any]) -> None:
    api("job.update", jobId=job["id"], compensationTiers=PAY)

    api("job.update", jobId=job["id"], compensationTiers=None)

    assert api("job.info", id=job["id"], expand=["compensation"])["compensation"] == {"compensationTiers": []}


def test_a_job_that_becomes_confidential_hides_what_hangs_on_it(api: Client, company: Company) -> None:
    job_id, application = company.things["job"], company.things["application"]
    posting = published_posting(company, job_id)
    listed = [each["id"] for each in company.plain.all("application.list")]
    assert application in listed

    api("job.update", jobId=job_id, confidential=True)

    assert company.plain.refused("job.info", id=job_id)[0] == "job_not_found"
    assert company.plain.refused("jobPosting.info", jobPostingId=posting)[0] == "job_posting_not_found"
    assert company.plain.refused("application.info", applicationId=application)[0] == "application_not_found"
    assert company.plain.all("jobPosting.list") == []
    assert company.plain.all("application.list") == []
    assert api("jobPosting.info", jobPostingId=posting)["id"] == posting


def test_a_job_that_no_longer_is_confidential_comes_with_the_next_sync(api: Client, company: Company) -> None:
    job_id, application = company.things["job"], company.things["application"]
    api("job.update", jobId=job_id, confidential=True)
    _, jobs_seen = company.plain.run("job.list")
    _, applications_seen = company.plain.run("application.list")

    api("job.update", jobId=job_id, confidential=False)

    assert [each["id"] for each in company.plain.all("job.list", syncToken=jobs_seen)] == [job_id]
    found = company.plain.all("application.list", syncToken=applications_seen)
    assert [each["id"] for each in found] == [application]


def test_only_this_jobs_records_are_hidden(api: Client, company: Company, neighbour: Company) -> None:
    other = published_posting(neighbour, neighbour.things["job"])
    posting = published_posting(company, company.things["job"])
    another = api("job.create", **described(company, "Another"))["id"]

    api("job.update", jobId=another, confidential=True)

    assert neighbour.plain("jobPosting.info", jobPostingId=other)["id"] == other
    assert company.plain("jobPosting.info", jobPostingId=posting)["id"] == posting
    hidden = raw(
        company.server, "SELECT count(*) FROM job_posting WHERE organization_id = ? AND confidential", company.number
    )
    assert hidden[0][0] == 0


def test_extensions_are_ignored_without_the_switch(company: Company, job: dict[str, Any]) -> None:
    updated = company.plain("job.update", jobId=job["id"], confidential=True, brandId=str(uuid.uuid4()))

    assert updated == job


def test_a_webhook_tells_of_it_unless_it_is_confidential(api: Client, company: Company, job: dict[str, Any]) -> None:
    tell(company, NOBODY, webhook_type="jobUpdate")

    updated = api("job.update", jobId=job["id"], title="Solderer")
    api("job.update", jobId=job["id"], title="Solderer")
    api("job.update", jobId=job["id"], confidential=True)

    (delivery,) = left_by(company).deliveries
    message = content(delivery)
    assert (message["action"], message["data"]) == ("jobUpdate", {"job": updated})


def test_a_webhook_tells_of_another_plan_and_of_no_stages_because_applications_stay(
    api: Client, company: Company, job: dict[str, Any]
) -> None:
    first, second = (api("interviewPlan.create", title=each) for each in ("Long", "Short"))
    api("job.update", jobId=job["id"], defaultInterviewPlanId=first["id"])
    for each in ("interviewPlanTransition", "jobUpdate"):
        tell(company, NOBODY, webhook_type=each)

    updated = api("job.update", jobId=job["id"], defaultInterviewPlanId=second["id"])
    api("job.update", jobId=job["id"], defaultInterviewPlanId=second["id"])

    told = {message["action"]: message for message in map(content, left_by(company).deliveries)}
    assert told["interviewPlanTransition"]["data"] == {
        "jobId": job["id"],
        "fromInterviewPlan": {"id": first["id"], "title": "Long"},
        "toInterviewPlan": {"id": second["id"], "title": "Short"},
        "interviewStageMappings": [],
    }
    assert told["jobUpdate"]["data"] == {"job": updated}
    assert len({message["webhookActionId"] for message in told.values()}) == 1
    assert len(left_by(company).deliveries) == len(told)


def test_a_first_plan_is_an_update_and_nothing_more(api: Client, company: Company) -> None:
    job = api("job.create", title="New", teamId=company.things["department"], locationId=company.things["location"])
    tell(company, NOBODY, webhook_type="interviewPlanTransition")

    api("job.update", jobId=job["id"], defaultInterviewPlanId=company.things["interview_plan"])

    assert left_by(company).deliveries == []
