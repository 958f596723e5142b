"""job.create."""

from __future__ import annotations

import uuid

import pytest

from tests.cast import Company
from tests.client import Client
from tests.samples.jobs import PAY, described
from tests.samples.words import Body
from tests.told import tell
from tests.webhooks.deliveries import content, left_by

NOBODY = "http://127.0.0.1:9/"


@pytest.fixture
def body(company: Company) -> Body:
    """What a job needs."""
    return described(company, "Controls Engineer")


def test_a_new_job_is_a_draft_with_what_was_said_of_it(api: Client, body: Body) -> None:
    job = api("job.create", **body, employmentType="Contract")

    assert (job["title"], job["status"], job["employmentType"]) == ("Controls Engineer", "Draft", "Contract")
    assert (job["departmentId"], job["locationId"]) == (body["teamId"], body["locationId"])
    assert job["defaultInterviewPlanId"] == body["defaultInterviewPlanId"]
    assert job["interviewPlanIds"] == [body["defaultInterviewPlanId"]]
    assert (job["openedAt"], job["closedAt"], job["jobPostingIds"], job["hiringTeam"]) == (None, None, [], [])
    assert api("job.info", id=job["id"]) == job


def test_its_author_is_who_acts(api: Client, body: Body) -> None:
    author = api("job.create", **body)["author"]

    assert (author["lastName"], author["globalRole"]) == ("(API key)", "Organization Admin")


def test_what_is_not_said_is_as_usual(api: Client, body: Body) -> None:
    del body["defaultInterviewPlanId"]

    job = api("job.create", **body)

    assert (job["employmentType"], job["confidential"], job["customRequisitionId"]) == ("FullTime", False, None)
    assert job["interviewPlanIds"] == []
    assert "defaultInterviewPlanId" not in job


def test_the_first_brand_is_taken_where_none_is_named(api: Client, body: Body) -> None:
    first = api.all("brand.list")[0]["id"]
    other = api("brand.create", name="Meridian Labs", hostedJobsPageSlug=f"labs-{uuid.uuid4()}")["id"]

    assert api("job.create", **body)["brandId"] == first
    assert api("job.create", **body, brandId=other)["brandId"] == other


def test_the_title_is_trimmed(api: Client, body: Body) -> None:
    assert api("job.create", **body | {"title": "  Welder "})["title"] == "Welder"


@pytest.mark.parametrize("title", ["", "  ", "x" * 501])
def test_a_title_must_say_something_and_end(api: Client, body: Body, title: str) -> None:
    code, message = api.refused("job.create", **body | {"title": title})

    assert code == "invalid_input"
    assert "`title`" in message


@pytest.mark.parametrize("name", ["title", "teamId", "locationId"])
def test_it_needs_a_title_a_team_and_a_location(api: Client, body: Body, name: str) -> None:
    del body[name]

    assert api.refused("job.create", **body) == ("invalid_input", f"`{name}` is required")


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("teamId", "department_not_found"),
        ("locationId", "location_not_found"),
        ("defaultInterviewPlanId", "interview_plan_not_found"),
        ("brandId", "brand_not_found"),
        ("jobTemplateId", "job_template_not_found"),
    ],
)
def test_what_it_names_must_be_there(api: Client, body: Body, name: str, code: str) -> None:
    unknown = str(uuid.uuid4())

    refused, message = api.refused("job.create", **body | {name: unknown})

    assert refused == code
    assert unknown in message


def test_an_archived_department_takes_no_new_jobs(api: Client, body: Body) -> None:
    api("department.archive", departmentId=body["teamId"])

    code, message = api.refused("job.create", **body)

    assert code == "cannot_associate_job_with_archived_team"
    assert "`teamId`" in message


def test_an_archived_location_takes_no_new_jobs(api: Client, body: Body) -> None:
    api("location.archive", locationId=body["locationId"])

    code, message = api.refused("job.create", **body)

    assert code == "cannot_associate_job_with_archived_location"
    assert "`locationId`" in message


def test_a_region_is_no_location_of_a_job(api: Client, company: Company, body: Body) -> None:
    code, message = api.refused("job.create", **body | {"locationId": company.things["location_hierarchy"]})

    assert code == "invalid_input"
    assert "`locationId`" in message


def test_a_plan_that_is_archived_or_a_draft_is_not_found(api: Client, body: Body) -> None:
    archived = api("interviewPlan.create", title="Old")["id"]
    api("interviewPlan.archive", interviewPlanId=archived)
    draft = api("interviewPlan.create", title="New", isDraft=True)["id"]

    for plan in (archived, draft):
        assert api.refused("job.create", **body | {"defaultInterviewPlanId": plan})[0] == "interview_plan_not_found"


def test_an_import_keeps_its_id(api: Client, body: Body) -> None:
    wanted = str(uuid.uuid4())

    assert api("job.create", **body, id=wanted)["id"] == wanted
    assert api.refused("job.create", **body, id=wanted)[0] == "id_taken"


def test_a_confidential_job_is_hidden_from_keys_without_the_switch(api: Client, company: Company, body: Body) -> None:
    job = api("job.create", **body, confidential=True)

    assert job["confidential"] is True
    assert company.plain.refused("job.info", id=job["id"])[0] == "job_not_found"
    assert company.plain.all("job.list", status=["Draft"]) == []


def test_a_key_that_could_not_see_it_cannot_make_a_job_confidential(company: Company, body: Body) -> None:
    from rowantree.core.permission import Permission, Switch

    blind = company.client(Permission, [Switch.EXTENSIONS])

    code, message = blind.refused("job.create", **body, confidential=True)

    assert code == "invalid_input"
    assert "`confidential`" in message


def test_extensions_are_ignored_without_the_switch(company: Company, body: Body) -> None:
    wanted = str(uuid.uuid4())

    job = company.plain(
        "job.create", **body, id=wanted, confidential=True, customRequisitionId="017a0f6e-0c3f-4d6b-9a4e-1f1f6f0c0001"
    )

    assert job["id"] != wanted
    assert (job["confidential"], job["customRequisitionId"]) == (False, None)


def test_it_can_say_what_is_paid_and_what_it_is_called_by(api: Client, body: Body) -> None:
    job = api("job.create", **body, customRequisitionId=" 017a0f6e-0c3f-4d6b-9a4e-1f1f6f0c0017 ", compensationTiers=PAY)

    assert job["customRequisitionId"] == "017a0f6e-0c3f-4d6b-9a4e-1f1f6f0c0017"
    shown = api("job.info", id=job["id"], expand=["compensation"])["compensation"]["compensationTiers"]
    assert [tier["tierSummary"] for tier in shown] == ["$211.4K – $290.6K • Offers Equity"]


def test_pay_that_cannot_be_is_refused(api: Client, body: Body) -> None:
    code, message = api.refused("job.create", **body, compensationTiers=[])

    assert code == "invalid_input"
    assert "`compensationTiers`" in message


def test_a_webhook_tells_of_it_unless_it_is_confidential(api: Client, company: Company, body: Body) -> None:
    tell(company, NOBODY, webhook_type="jobCreate")

    job = api("job.create", **body)
    api("job.create", **body, confidential=True)

    (delivery,) = left_by(company).deliveries
    message = content(delivery)
    assert (message["action"], message["data"]) == ("jobCreate", {"job": job})
