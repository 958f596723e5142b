"""job.changeInterviewPlan."""

from __future__ import annotations

import uuid
from typing import Any

import pytest

from tests.api.interviewer_pool.pools import later
from tests.cast import Company
from tests.client import Client
from tests.samples.applications import apply, stage
from tests.samples.interviews import mappings
from tests.told import receiving, tell


def change(company: Company, **more: Any) -> dict[str, Any]:
    """The body that takes the company's job to the new plan, stage by stage."""
    plan_id = company.things["new_plan"]
    every = mappings(company, company.things["interview_plan"], plan_id)
    return {"jobId": company.things["job"], "interviewPlanId": plan_id, "interviewStageMappings": every} | more


def between(company: Company, before: str, after: str) -> dict[str, str]:
    """A mapping from a stage of the old plan to one of the new one, by their titles."""
    new = company.admin.all("interviewStage.list", interviewPlanId=company.things["new_plan"])
    there = next(str(each["id"]) for each in new if each["title"] == after)
    return {"fromInterviewStageId": stage(company, before), "toInterviewStageId": there}


def where(company: Company, application_id: str) -> tuple[str, str, str]:
    """In which plan and stage an application stands, and what it is."""
    shown = company.admin("application.info", applicationId=application_id)
    here = shown["currentInterviewStage"]
    return here["interviewPlanId"], here["title"], shown["status"]


def moved(company: Company, title: str, **more: str) -> str:
    """An application in the stage with that title."""
    application_id = str(apply(company)["id"])
    there = {"interviewStageId": stage(company, title)}
    company.admin("application.changeStage", applicationId=application_id, **there, **more)
    return application_id


def test_applications_go_on_where_they_are_mapped(api: Client, company: Company) -> None:
    lead, onsite = str(apply(company)["id"]), moved(company, "Onsite")
    later(company)

    job = api("job.changeInterviewPlan", **change(company))

    plan_id = company.things["new_plan"]
    assert job["defaultInterviewPlanId"] == plan_id
    assert set(job["interviewPlanIds"]) == {plan_id, company.things["interview_plan"]}
    assert where(company, lead) == (plan_id, "New lead", "Lead")
    assert where(company, onsite) == (plan_id, "Onsite", "Active")
    history = api("application.info", applicationId=onsite)["applicationHistory"]
    assert [each["title"] for each in history] == ["New lead", "Onsite", "Onsite"]
    assert history[1]["leftStageAt"] == history[2]["enteredStageAt"]


def test_the_status_follows_the_stage(api: Client, company: Company) -> None:
    lead = str(apply(company)["id"])

    api(
        "job.changeInterviewPlan",
        **change(company, interviewStageMappings=[between(company, "New lead", "Recruiter screen")]),
    )

    assert where(company, lead)[1:] == ("Recruiter screen", "Active")


def test_those_that_have_ended_move_only_where_they_are_mapped(api: Client, company: Company) -> None:
    reason = company.things["archive_reason"]
    archived, hired = moved(company, "Archived", archiveReasonId=reason), moved(company, "Hired")

    one = change(company, interviewStageMappings=[between(company, "Archived", "Archived")])
    api("job.changeInterviewPlan", **one)

    assert where(company, archived) == (company.things["new_plan"], "Archived", "Archived")
    assert api("application.info", applicationId=archived)["archiveReason"]["id"] == reason
    assert where(company, hired) == (company.things["interview_plan"], "Hired", "Hired")


def test_stages_that_are_left_out_are_named(api: Client, company: Company) -> None:
    stands = moved(company, "Onsite")
    apply(company)

    code, message = api.refused(
        "job.changeInterviewPlan", **change(company, interviewStageMappings=[between(company, "New lead", "New lead")])
    )

    assert code == "invalid_input"
    assert "`interviewStageMappings`" in message
    assert f"'Onsite' ({stage(company, 'Onsite')})" in message
    assert "New lead" not in message
    assert where(company, stands)[0] == company.things["interview_plan"]
    assert api("job.info", id=company.things["job"])["defaultInterviewPlanId"] == company.things["interview_plan"]


def test_those_that_follow_the_new_plan_already_stay(api: Client, company: Company) -> None:
    there = str(apply(company, interviewPlanId=company.things["new_plan"])["id"])
    before = api("application.info", applicationId=there)

    api("job.changeInterviewPlan", **change(company, interviewStageMappings=[]))

    assert api("application.info", applicationId=there) == before


def test_those_for_other_jobs_stay(api: Client, company: Company) -> None:
    other = str(apply(company, jobId=company.things["confidential_job"])["id"])

    api("job.changeInterviewPlan", **change(company))

    assert where(company, other)[0] == company.things["interview_plan"]


def test_the_plan_that_it_has_changes_nothing(api: Client, company: Company) -> None:
    job = api("job.changeInterviewPlan", **change(company))
    _, token = api.run("job.list")
    later(company)

    assert api("job.changeInterviewPlan", **change(company)) == job
    assert api.all("job.list", syncToken=token) == []


def test_webhooks_tell_of_it_and_then_of_the_job(api: Client, company: Company) -> None:
    apply(company)
    body = change(company, interviewStageMappings=[between(company, "New lead", "New lead")])
    with receiving() as receiver:
        for each in ("jobUpdate", "interviewPlanTransition", "candidateStageChange", "applicationUpdate"):
            tell(company, receiver.url, webhook_type=each)
        job = api("job.changeInterviewPlan", **body)
        api("job.setStatus", jobId=job["id"], status="Closed")
        messages = [each.json for each in receiver.wait_for(3)]

    (told,) = [each for each in messages if each["action"] == "interviewPlanTransition"]
    assert told["data"] == {
        "jobId": job["id"],
        "fromInterviewPlan": {"id": company.things["interview_plan"], "title": "Engineering"},
        "toInterviewPlan": {"id": company.things["new_plan"], "title": "Faster"},
        "interviewStageMappings": body["interviewStageMappings"],
    }
    (update,) = [each for each in messages if each["webhookActionId"] == told["webhookActionId"] and each != told]
    assert (update["action"], update["data"]["job"]) == ("jobUpdate", job)
    assert {each["action"] for each in messages} == {"interviewPlanTransition", "jobUpdate"}


def test_a_job_without_a_plan_gets_its_first(api: Client, company: Company) -> None:
    about = {"teamId": company.things["department"], "locationId": company.things["location"]}
    job = api("job.create", title="Drafted", **about)

    changed = api("job.changeInterviewPlan", **change(company, jobId=job["id"], interviewStageMappings=[]))

    assert changed["defaultInterviewPlanId"] == company.things["new_plan"]


@pytest.mark.parametrize(
    ("before", "after"),
    [("Onsite", "Archived"), ("Onsite", "Hired"), ("Archived", "Onsite"), ("Hired", "Offer"), ("Hired", "Archived")],
)
def test_no_application_ends_or_begins_anew(api: Client, company: Company, before: str, after: str) -> None:
    code, message = api.refused(
        "job.changeInterviewPlan", **change(company, interviewStageMappings=[between(company, before, after)])
    )

    assert code == "invalid_input"
    assert f"'{before}'" in message


def test_a_stage_is_mapped_once(api: Client, company: Company) -> None:
    twice = [between(company, "Onsite", "Onsite"), between(company, "Onsite", "Offer")]

    code, message = api.refused("job.changeInterviewPlan", **change(company, interviewStageMappings=twice))

    assert code == "invalid_input"
    assert "`interviewStageMappings`" in message


def test_a_stage_of_the_new_plan_is_not_left(api: Client, company: Company) -> None:
    there = between(company, "Onsite", "Onsite")["toInterviewStageId"]
    mapping = {"fromInterviewStageId": there, "toInterviewStageId": there}

    code, message = api.refused("job.changeInterviewPlan", **change(company, interviewStageMappings=[mapping]))

    assert code == "invalid_input"
    assert "'Onsite'" in message


@pytest.mark.parametrize("end", ["fromInterviewStageId", "toInterviewStageId"])
def test_a_stage_that_is_not_there_is_refused(api: Client, company: Company, end: str) -> None:
    mapping = between(company, "Onsite", "Onsite") | {end: str(uuid.uuid4())}

    code, message = api.refused("job.changeInterviewPlan", **change(company, interviewStageMappings=[mapping]))

    assert code == "interview_stage_not_found"
    assert mapping[end] in message


def test_a_stage_of_another_plan_is_no_way_to_go(api: Client, company: Company) -> None:
    mapping = between(company, "Onsite", "Onsite") | {"toInterviewStageId": stage(company, "Offer")}

    code, _ = api.refused("job.changeInterviewPlan", **change(company, interviewStageMappings=[mapping]))

    assert code == "interview_stage_not_found"


@pytest.mark.parametrize("unusable", ["draft", "archived", "unknown"])
def test_a_plan_that_cannot_be_used_is_refused(api: Client, company: Company, unusable: str) -> None:
    plan_id = str(uuid.uuid4())
    if unusable != "unknown":
        plan_id = api("interviewPlan.create", title="Other", isDraft=unusable == "draft")["id"]
    if unusable == "archived":
        api("interviewPlan.archive", interviewPlanId=plan_id)

    code, message = api.refused("job.changeInterviewPlan", **change(company, interviewPlanId=plan_id))

    assert code == "interview_plan_not_found"
    assert plan_id in message


def test_an_unknown_job_is_refused(api: Client, company: Company) -> None:
    unknown = str(uuid.uuid4())

    code, message = api.refused("job.changeInterviewPlan", **change(company, jobId=unknown))

    assert code == "job_not_found"
    assert unknown in message
