"""Eleven days of a company that begins with nothing but a key, and what its reports say of them, counted by hand.

Five people apply. Aoife is hired, Brian declines, Ciara and Dara are turned down, Eimear waits:

    day        0         2           4         5         7        9         10        11
    Aoife      Review    Interviews                      Offer    offer     accepts   Hired
    Brian      Review    Interviews                      Offer    declines
    Ciara      Review    Interviews            archived
    Dara       Review                archived
    Eimear     Review
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from rowantree.settings import Settings
from tests import cast
from tests.cast import Company
from tests.client import Client, Results
from tests.files.sending import uploaded
from tests.servers import SECRET, Server, serving

STAGES = (
    ("Review", "PreInterviewScreen"),
    ("Interviews", "Active"),
    ("Offer", "Offer"),
    ("Hired", "Hired"),
    ("Archived", "Archived"),
)
SCORE = {"title": "How well?", "type": "Score", "isRequired": True}
START, PAY, OPENING = "_systemfield_start_date", "_systemfield_salary", "_systemfield_opening"
SIGNED = b"%PDF-1.7\n% with two names under it\n"


@pytest.fixture
def server(empty: str) -> Iterator[Server]:
    """A server of this test's own, because it moves the clock."""
    with serving(Settings(database_url=empty, secret=SECRET, rate_limit=None)) as running:
        yield running


@pytest.fixture
def company(server: Server) -> Company:
    """An organization in which there is nothing but a key."""
    return cast.found(server, "Alder Instruments", furnished=False)


@dataclass
class Story:
    """What goes on."""

    api: Client
    begun: datetime
    day: int = 0

    def wait_until(self, day: int) -> None:
        """It is noon of that day."""
        self.api("sandbox.advanceClock", seconds=(day - self.day) * 24 * 3600)
        self.day = day

    def at(self, day: int, hour: int) -> str:
        """An hour of a day."""
        moment = self.begun.replace(hour=hour, minute=0, second=0, microsecond=0) + timedelta(days=day)
        return moment.strftime("%Y-%m-%dT%H:%M:%S.000Z")

    def move(self, person: Results, stage: str, **more: Any) -> Results:
        """Brings an application to a stage."""
        return self.api("application.changeStage", applicationId=person["id"], interviewStageId=stage, **more)

    def report(self, kind: str) -> list[list[Any]]:
        """The rows of a report, whose headers are not among them."""
        report = self.api("report.create", title=kind, kind=kind)
        found = self.api("report.synchronous", reportId=report["id"], includeHeadersInData=False)
        assert found["status"] == "complete"
        rows: list[list[Any]] = found["reportData"]["data"]
        assert {len(row) for row in rows} == {len(found["reportData"]["columnNames"])}
        return rows


def begin(api: Client) -> Story:
    """Waits for the next noon, so that no day ends on the way."""
    now = datetime.now(UTC)
    noon = now.replace(hour=12, minute=0, second=0, microsecond=0)
    noon += timedelta(days=1) if noon <= now else timedelta()
    api("sandbox.advanceClock", seconds=int((noon - now).total_seconds()) + 1)
    return Story(api, noon)


def test_from_nothing_to_a_signed_offer_and_its_numbers(api: Client) -> None:
    story = begin(api)
    people = set_up_people(api)
    plan = set_up_plan(api)
    interview = set_up_interview(api)
    reason = api("archiveReason.create", text="Not this time", reasonType="RejectedByOrg")
    thanks = api("archiveReason.create", text="Declined our offer", reasonType="RejectedByCandidate")
    fair = set_up_source(api)
    job, openings = open_job(story, plan, people)
    posting = publish(api, job)

    aoife, brian, ciara = (apply(api, posting, name, "fair") for name in ("Aoife", "Brian", "Ciara"))
    dara, eimear = (apply(api, posting, name, None) for name in ("Dara", "Eimear"))

    story.wait_until(2)
    for each in (aoife, brian, ciara):
        story.move(each, plan["Interviews"])
    events = schedule(story, aoife, brian, interview, people)
    story.wait_until(4)
    story.move(dara, plan["Archived"], archiveReasonId=reason["id"])
    give_feedback(story, interview, (aoife, brian), events, people)
    story.wait_until(5)
    story.move(ciara, plan["Archived"], archiveReasonId=reason["id"])
    story.wait_until(7)
    for each in (aoife, brian):
        story.move(each, plan["Offer"])
    second = offer(api, brian, openings[0])
    story.wait_until(9)
    api("offer.setStatus", offerId=second["id"], acceptanceStatus="Declined")
    story.move(brian, plan["Archived"], archiveReasonId=thanks["id"])
    first = offer(api, aoife, openings[0])
    story.wait_until(10)
    sign(api, first)
    story.wait_until(11)
    hired = story.move(aoife, plan["Hired"])

    assert (hired["status"], eimear["status"]) == ("Hired", "Active")
    assert_ended_well(api, openings)
    waiting = api("opening.info", openingId=openings[1]["id"])
    assert_counted(story, job, plan, fair, waiting, people)


def assert_ended_well(api: Client, openings: list[Results]) -> None:
    """One of two openings is filled, and everybody knows where they stand."""
    states = [api("opening.info", openingId=each["id"])["openingState"] for each in openings]
    assert states == ["Filled", "Open"]
    assert {each["candidate"]["name"]: each["status"] for each in api.all("application.list")} == {
        "Aoife": "Hired",
        "Brian": "Archived",
        "Ciara": "Archived",
        "Dara": "Archived",
        "Eimear": "Active",
    }


def assert_counted(
    story: Story,
    job: Results,
    plan: dict[str, str],
    fair: Results,
    waiting: Results,
    people: dict[str, Results],
) -> None:
    """Every number of every report."""
    about = [job["title"], job["id"]]
    assert_applications_counted(story, about, plan, fair)
    assert_interviews_counted(story, people)
    # made, accepted, declined, cancelled, pending, share of those decided, days to decide: of 2 and 1
    assert story.report("offers") == [[*about, 2, 1, 1, 0, 0, 50.0, 1.5]]
    # since when, for how many days, and how many are considered
    opened = story.begun.date().isoformat()
    assert story.report("openRoles") == [
        [*about, "OPT-2", waiting["id"], opened, 11, 1, "2027-02-01", "2027-03-01"],
    ]


def assert_applications_counted(story: Story, about: list[str], plan: dict[str, str], fair: Results) -> None:
    """Where applications came from, and how far they came."""
    # entered, still there, went on, archived, conversion
    assert story.report("funnel") == [
        [*about, "PreInterviewScreen", "PreInterviewScreen", 5, 1, 3, 1, 75.0],
        [*about, "Talking", "Active", 3, 0, 2, 1, 66.7],
        [*about, "Offer", "Offer", 2, 0, 1, 1, 50.0],
        [*about, "Hired", "Hired", 1, 1, 0, 0, ""],
    ]
    # stays, mean, median and 90th percentile in days: of 2, 2, 2 and 4; of 5, 5 and 3; of 4 and 2
    assert story.report("timeInStage") == [
        [*about, "Review", plan["Review"], "PreInterviewScreen", 4, 2.5, 2.0, 4.0],
        [*about, "Interviews", plan["Interviews"], "Active", 3, 4.33, 5.0, 5.0],
        [*about, "Offer", plan["Offer"], "Offer", 2, 3.0, 3.0, 4.0],
    ]
    assert story.report("timeToHire") == [[*about, 1, 11.0, 11.0]]
    # applications, active, archived, hired
    assert story.report("sources") == [
        ["Inbound", "Trade fair", fair["id"], 3, 0, 2, 1],
        ["", "", "", 2, 1, 1, 0],
    ]


def assert_interviews_counted(story: Story, people: dict[str, Results]) -> None:
    """What interviewers had to do, and when they said what they thought."""
    colm, niamh = ([f"{each['firstName']} {each['lastName']}", each["id"]] for each in people_in_order(people))
    # held, to come, hours, feedback due
    assert story.report("interviewerLoad") == [[*colm, 2, 0, 2.0, 1], [*niamh, 1, 0, 2.0, 0]]
    # given, mean and median in hours, overdue
    assert story.report("feedbackTurnaround") == [[*colm, 1, 6.0, 6.0, 1], [*niamh, 1, 1.5, 1.5, 0]]


def people_in_order(people: dict[str, Results]) -> tuple[Results, Results]:
    """Both interviewers in the order of their names."""
    return people["colm"], people["niamh"]


def set_up_people(api: Client) -> dict[str, Results]:
    """Who works there, where, and in which department."""
    api("organization.update", timezone="UTC")
    colm, niamh = (
        api(
            "user.create",
            firstName=name,
            lastName="Burke",
            email=f"{name.lower()}@alder-from-nothing.example",
            globalRole="Limited Access",
        )
        for name in ("Colm", "Niamh")
    )
    department = api("department.create", name="Optics")
    location = api("location.create", name="Galway", type="Location")
    api("brand.create", name="Alder Instruments", hostedJobsPageSlug="alder-from-nothing")
    api("jobBoard.create", title="Careers", isInternal=False)
    return {"colm": colm, "niamh": niamh, "department": department, "location": location}


def set_up_plan(api: Client) -> dict[str, str]:
    """A plan: its id, and those of its stages by title."""
    talking = api("interviewStageGroup.create", title="Talking", stageType="Active")
    plan = api("interviewPlan.create", title="Engineers", isDraft=True)
    found = {"plan": str(plan["id"])}
    for title, kind in STAGES:
        group = {"interviewStageGroupId": talking["id"]} if kind == "Active" else {}
        stage = api("interviewStage.create", interviewPlanId=plan["id"], title=title, type=kind, **group)
        found[title] = str(stage["id"])
    api("interviewPlan.update", interviewPlanId=plan["id"], isDraft=False)
    return found


def set_up_interview(api: Client) -> Results:
    """An interview whose interviewers have to say what they think."""
    form = api("feedbackFormDefinition.create", title="Optics", sections=[{"fields": [SCORE]}])
    made = api("interview.create", title="Lenses", feedbackFormDefinitionId=form["id"], isFeedbackRequired=True)
    (path,) = [each["field"]["path"] for each in form["formDefinition"]["sections"][0]["fields"]]
    return made | {"form": form["id"], "path": path}


def set_up_source(api: Client) -> Results:
    """A source, and the code by which it is known."""
    source_type = api("sourceType.create", title="Inbound")
    source = api("source.create", title="Trade fair", sourceTypeId=source_type["id"])
    api("sourceTrackingLink.create", sourceId=source["id"], code="fair")
    return source


def open_job(story: Story, plan: dict[str, str], people: dict[str, Results]) -> tuple[Results, list[Results]]:
    """An open job with two open seats."""
    api = story.api
    job = api(
        "job.create",
        title="Optical Engineer",
        teamId=people["department"]["id"],
        locationId=people["location"]["id"],
        defaultInterviewPlanId=plan["plan"],
    )
    openings = [
        api(
            "opening.create",
            identifier=identifier,
            jobIds=[job["id"]],
            teamId=people["department"]["id"],
            locationIds=[people["location"]["id"]],
            targetHireDate="2027-02-01",
            targetStartDate="2027-03-01",
            openingState="Open",
        )
        for identifier in ("OPT-1", "OPT-2")
    ]
    return api("job.setStatus", jobId=job["id"], status="Open"), openings


def publish(api: Client, job: Results) -> Results:
    """A posting with a short form."""
    form = api(
        "applicationFormDefinition.create",
        title="Short form",
        isDefault=True,
        sections=[
            {
                "fields": [
                    {"isRequired": True, "type": "String", "path": "_systemfield_name", "title": "Name"},
                    {"isRequired": True, "type": "Email", "path": "_systemfield_email", "title": "E-mail"},
                ]
            }
        ],
    )
    posting = api(
        "jobPosting.create",
        jobId=job["id"],
        description={"type": "text/html", "content": "<p>Lenses, mostly.</p>"},
        applicationFormDefinitionId=form["id"],
    )
    return api("jobPosting.setStatus", jobPostingId=posting["id"], status="Published")


def apply(api: Client, posting: Results, name: str, campaign: str | None) -> Results:
    """Somebody's application through the form."""
    said = {"_systemfield_name": name, "_systemfield_email": f"{name.lower()}@example.com"}
    submitted = api(
        "applicationForm.submit",
        jobPostingId=posting["id"],
        applicationForm={"fieldSubmissions": [{"path": path, "value": value} for path, value in said.items()]},
        **({"utmData": {"utm_source": campaign}} if campaign else {}),
    )
    return api("application.info", submittedFormInstanceId=submitted["submittedFormInstance"]["id"])


def schedule(
    story: Story, aoife: Results, brian: Results, interview: Results, people: dict[str, Results]
) -> list[Results]:
    """Colm talks to both for an hour, Niamh to Brian for two, all on the next day; gives the three events."""
    colm, niamh = people["colm"], people["niamh"]

    def event(hour: int, hours: int, who: Results) -> dict[str, Any]:
        return {
            "startTime": story.at(3, hour),
            "endTime": story.at(3, hour + hours),
            "interviewId": interview["id"],
            "interviewers": [{"email": who["email"]}],
        }

    planned = [(aoife, [event(9, 1, colm)]), (brian, [event(10, 1, colm), event(13, 2, niamh)])]
    return [
        each
        for application, events in planned
        for each in story.api("interviewSchedule.create", applicationId=application["id"], interviewEvents=events)[
            "interviewEvents"
        ]
    ]


def give_feedback(
    story: Story,
    interview: Results,
    applications: tuple[Results, Results],
    events: list[Results],
    people: dict[str, Results],
) -> None:
    """Colm about Aoife, six hours afterwards, and Niamh about Brian, after an hour and a half; Colm owes one."""
    aoife, brian = applications
    about_aoife, _, about_brian = events
    half_past = story.at(3, 16).replace(":00:00.", ":30:00.")
    for application, event, who, moment in (
        (aoife, about_aoife, "colm", story.at(3, 16)),
        (brian, about_brian, "niamh", half_past),
    ):
        story.api(
            "applicationFeedback.submit",
            applicationId=application["id"],
            formDefinitionId=interview["form"],
            userId=people[who]["id"],
            interviewEventId=event["id"],
            submittedAt=moment,
            feedbackForm={"fieldSubmissions": [{"path": interview["path"], "value": {"score": 4}}]},
        )


def offer(api: Client, person: Results, opening: Results) -> Results:
    """An offer of a seat, which everybody has agreed to."""
    process = api("offerProcess.start", applicationId=person["id"])
    form = api("offer.start", offerProcessId=process["id"])
    said = {START: "2027-03-01", PAY: {"value": 70_000, "currencyCode": "EUR"}, OPENING: opening["id"]}
    made = api(
        "offer.create",
        offerProcessId=process["id"],
        offerFormId=form["id"],
        offerForm={"fieldSubmissions": [{"path": path, "value": value} for path, value in said.items()]},
    )
    return api("offer.startApprovalProcess", offerVersionId=made["latestVersion"]["id"])


def sign(api: Client, made: Results) -> None:
    """The letter is written, signed and sent back, and the offer accepted."""
    version = made["latestVersion"]["id"]
    letter = api("offer.generateLetter", offerVersionId=version)
    assert "70,000" in letter["bodyHtml"]
    handle = uploaded(api, content=SIGNED, name="signed.pdf", content_type="application/pdf")
    signed = api("offer.addSignedLetter", offerVersionId=version, fileHandle=handle)
    assert len(signed["latestVersion"]["fileHandles"]) == len(letter["fileHandles"]) + 1
    accepted = api("offer.setStatus", offerId=made["id"], acceptanceStatus="Accepted")
    assert accepted["offerStatus"] == "CandidateAccepted"
