"""From an empty organization to the first hire, by the API alone, with a receiver that hears of every step."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests import cast
from tests.cast import Company
from tests.client import Client, Results
from tests.servers import Server
from tests.workflows.listening import Ear, listening

TYPES = (
    "applicationSubmit",
    "applicationUpdate",
    "candidateHire",
    "candidateStageChange",
    "jobCreate",
    "jobPostingPublish",
    "jobPostingUnpublish",
    "jobPostingUpdate",
    "jobUpdate",
)
STAGES = (
    ("Found", "Lead"),
    ("Review", "PreInterviewScreen"),
    ("Interviews", "Active"),
    ("Offer", "Offer"),
    ("Hired", "Hired"),
    ("Archived", "Archived"),
)


@pytest.fixture
def company(server: Server) -> Company:
    """An organization in which there is nothing but a key."""
    return cast.found(server, "Alder Instruments", furnished=False)


@pytest.fixture
def ear(api: Client) -> Iterator[Ear]:
    """Hears of everything."""
    with listening(api, TYPES) as ear:
        yield ear


def test_a_company_is_set_up_and_hires_somebody(api: Client, ear: Ear) -> None:
    people = set_up_people(api)
    reason = api("archiveReason.create", text="Not this time", reasonType="RejectedByOrg")
    source = set_up_source(api)
    plan = set_up_plan(api)
    job = open_a_job(api, ear, plan, people)
    posting = publish(api, ear, job)

    application = apply(api, ear, posting)
    assert application["source"]["id"] == source["id"]
    turned_down = apply(api, ear, posting, "second@example.com", None)
    archive(api, ear, turned_down, plan, reason)
    hire(api, ear, application, plan)
    close(api, ear, job, posting)
    ear.hears_nothing_more()

    assert [each["status"] for each in api.all("application.list")] == ["Hired", "Archived"]
    candidate = api("candidate.info", id=application["candidate"]["id"])
    assert candidate["applicationIds"] == [application["id"]]
    history = api.all("application.listHistory", applicationId=application["id"])
    assert [each["title"] for each in history] == ["Review", "Interviews", "Offer", "Hired"]


def set_up_people(api: Client) -> dict[str, Results]:
    """The organization, who works there, where, and as what."""
    api("organization.update", publicWebsite="https://alder.example", timezone="Europe/Dublin")
    assert api("organization.info")["timezone"] == "Europe/Dublin"
    admin = api(
        "user.create", firstName="Niamh", lastName="Kehoe", email="niamh@alder.example", globalRole="Organization Admin"
    )
    manager = api(
        "user.create",
        firstName="Colm",
        lastName="Burke",
        email="colm@alder.example",
        globalRole="Limited Access",
        managerId=admin["id"],
    )
    department = api("department.create", name="Instruments")
    team = api("department.create", name="Optics", parentId=department["id"])
    region = api("location.create", name="Ireland", type="LocationHierarchy")
    address = {"postalAddress": {"addressCountry": "IE", "addressLocality": "Galway"}}
    location = api("location.create", name="Galway", type="Location", parentLocationId=region["id"], address=address)
    role = api("hiringTeamRole.create", title="Hiring Manager")
    return {"manager": manager, "team": team, "location": location, "role": role}


def set_up_source(api: Client) -> Results:
    """Where applications come from, and the link by which that is known."""
    brand = api("brand.create", name="Alder Instruments", hostedJobsPageSlug="alder-instruments-test")
    source_type = api("sourceType.create", title="Inbound")
    source = api("source.create", title="Trade fair", sourceTypeId=source_type["id"])
    link = api("sourceTrackingLink.create", sourceId=source["id"], code="fair")
    assert link["link"].endswith(f"/{brand['hostedJobsPageSlug']}?utm_source=fair")
    api("jobBoard.create", title="Careers", isInternal=False)
    return source


def set_up_plan(api: Client) -> dict[str, Any]:
    """A plan, and its stages by their title."""
    api("interviewStageGroup.create", title="Talking", stageType="Active")
    plan = api("interviewPlan.create", title="Engineers", isDraft=True)
    for title, kind in STAGES:
        api("interviewStage.create", interviewPlanId=plan["id"], title=title, type=kind)
    api("interviewPlan.update", interviewPlanId=plan["id"], isDraft=False)
    stages = api.all("interviewStage.list", interviewPlanId=plan["id"])
    assert [(each["title"], each["type"]) for each in stages] == list(STAGES)
    return {"id": plan["id"]} | {each["title"]: each["id"] for each in stages}


def open_a_job(api: Client, ear: Ear, plan: dict[str, Any], people: dict[str, Results]) -> Results:
    """An open job with somebody who hires for it."""
    job = api(
        "job.create",
        title="Optical Engineer",
        teamId=people["team"]["id"],
        locationId=people["location"]["id"],
        defaultInterviewPlanId=plan["id"],
    )
    assert ear.hears("jobCreate")["jobCreate"] == {"job": job}
    member = {"teamMemberId": people["manager"]["id"], "roleId": people["role"]["id"]}
    api("hiringTeam.addMember", jobId=job["id"], **member)
    assert ear.hears("jobUpdate")["jobUpdate"]["job"]["hiringTeam"][0]["role"] == "Hiring Manager"
    opened = api("job.setStatus", jobId=job["id"], status="Open")
    assert ear.hears("jobUpdate")["jobUpdate"] == {"job": opened}
    assert opened["status"] == "Open"
    return opened


def publish(api: Client, ear: Ear, job: Results) -> Results:
    """A posting of the job, for everybody to see."""
    standard = api(
        "applicationFormDefinition.create",
        title="Short form",
        isDefault=True,
        sections=[
            {
                "fields": [
                    {"isRequired": True, "type": "String", "path": "_systemfield_name", "title": "Name"},
                    {"isRequired": True, "type": "Email", "path": "_systemfield_email", "title": "E-mail"},
                    {"isRequired": False, "type": "LongText", "title": "Why optics?"},
                ]
            }
        ],
    )
    posting = api(
        "jobPosting.create",
        jobId=job["id"],
        description={"type": "text/html", "content": "<p>Lenses, mostly.</p>"},
        applicationFormDefinitionId=standard["id"],
    )
    published = api("jobPosting.setStatus", jobPostingId=posting["id"], status="Published")
    told = ear.hears("jobPostingPublish", "jobPostingUpdate")
    assert told["jobPostingPublish"] == told["jobPostingUpdate"]
    assert told["jobPostingPublish"]["jobPosting"]["id"] == posting["id"]
    assert [each["id"] for each in api.all("jobPosting.list")] == [posting["id"]]
    return published


def apply(
    api: Client, ear: Ear, posting: Results, email: str = "first@example.com", campaign: str | None = "fair"
) -> Results:
    """Somebody's application through the posting's form."""
    shown = api("jobPosting.info", jobPostingId=posting["id"])
    fields = [field["field"] for field in shown["applicationFormDefinition"]["sections"][0]["fields"]]
    answers = dict(zip((field["path"] for field in fields), ("Aoife Ní Bhriain", email, "Light."), strict=True))
    submitted = api(
        "applicationForm.submit",
        jobPostingId=posting["id"],
        applicationForm={"fieldSubmissions": [{"path": path, "value": value} for path, value in answers.items()]},
        utmData={"utm_source": campaign, "utm_medium": None},
    )
    assert submitted["formMessages"]["blocked"] is False
    assert submitted["submittedFormInstance"]["submittedValues"] == answers
    told = ear.hears("applicationSubmit")["applicationSubmit"]["application"]
    application = api("application.info", submittedFormInstanceId=submitted["submittedFormInstance"]["id"])
    assert told["id"] == application["id"]
    assert application["appliedViaJobPostingId"] == posting["id"]
    assert application["status"] == "Active"
    return application


def archive(api: Client, ear: Ear, application: Results, plan: dict[str, Any], reason: Results) -> None:
    """Ends an application with a reason."""
    archived = api(
        "application.changeStage",
        applicationId=application["id"],
        interviewStageId=plan["Archived"],
        archiveReasonId=reason["id"],
    )
    told = ear.hears("candidateStageChange", "applicationUpdate")
    assert told["candidateStageChange"] == told["applicationUpdate"] == {"application": archived}
    assert archived["archiveReason"]["text"] == "Not this time"


def hire(api: Client, ear: Ear, application: Results, plan: dict[str, Any]) -> None:
    """Brings an application from stage to stage to the last one."""
    for title in ("Interviews", "Offer"):
        moved = api("application.changeStage", applicationId=application["id"], interviewStageId=plan[title])
        assert ear.hears("candidateStageChange", "applicationUpdate")["applicationUpdate"] == {"application": moved}
        assert moved["status"] == "Active"
    hired = api("application.changeStage", applicationId=application["id"], interviewStageId=plan["Hired"])
    told = ear.hears("candidateHire", "candidateStageChange", "applicationUpdate")
    assert all(data == {"application": hired} for data in told.values())
    assert hired["status"] == "Hired"


def close(api: Client, ear: Ear, job: Results, posting: Results) -> None:
    """Takes the posting off the board and closes the job."""
    api("jobPosting.setStatus", jobPostingId=posting["id"], status="Draft")
    ear.hears("jobPostingUnpublish", "jobPostingUpdate")
    assert api.all("jobPosting.list") == []
    closed = api("job.setStatus", jobId=job["id"], status="Closed")
    assert ear.hears("jobUpdate")["jobUpdate"] == {"job": closed}
    assert closed["closedAt"] is not None
