"""An interview day: three interviewers from a pool, an event put off, one cancelled, feedback, a briefing and a survey."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import httpx
import pytest

from rowantree.settings import Settings
from tests import cast
from tests.cast import Company
from tests.client import Client, Results
from tests.jobs.waiting import eventually
from tests.samples.applications import stage
from tests.servers import SECRET, Server, serving
from tests.workflows.listening import Ear, listening

TYPES = ("interviewScheduleCreate", "interviewScheduleUpdate", "surveySubmit")


@pytest.fixture
def server(empty: str) -> Iterator[Server]:
    """A server of this test's own, because it moves the clock."""
    with serving(Settings(database_url=empty, secret=SECRET, rate_limit=None, private_webhooks=True)) as running:
        yield running


@pytest.fixture
def company(server: Server) -> Company:
    """An organization with what each begins with."""
    return cast.found(server, "Alder Instruments")


@pytest.fixture
def ear(api: Client) -> Iterator[Ear]:
    """Hears of interviews and surveys."""
    with listening(api, TYPES) as ear:
        yield ear


def test_a_day_of_interviews(company: Company, api: Client, ear: Ear) -> None:
    people = [interviewer(api, name) for name in ("Niamh", "Colm", "Aoife")]
    pool = pool_of(api, people)
    form = api("feedbackFormDefinition.create", title="Optics", sections=[{"fields": [SCORE]}])
    interview = api(
        "interview.create",
        title="Lenses",
        feedbackFormDefinitionId=form["id"],
        interviewerPoolIds=[pool["id"]],
        isFeedbackRequired=True,
    )
    application = in_interviews(company, api)

    schedule = schedule_three(api, ear, application, interview, people)
    morning, noon, evening = schedule["interviewEvents"]
    assert [each["interviewerPool"]["id"] for each in morning["interviewers"]] == [pool["id"]]
    put_off(api, ear, schedule, noon, people[1])
    call_off(api, ear, schedule, evening)

    briefing = api("interviewBriefing.info", interviewEventId=morning["id"], expand=["candidate", "interviewers"])
    assert briefing["candidate"]["id"] == application["candidate"]["id"]
    assert [each["user"]["id"] for each in briefing["interviewers"]] == [people[0]["id"]]
    assert briefing["feedbackFormDefinitionId"] == form["id"]

    pass_the_day(api)
    told = ear.hears("interviewScheduleUpdate")["interviewScheduleUpdate"]["interviewSchedule"]
    assert told["status"] == status(api, application) == "WaitingOnFeedback"

    submit(api, form, application, morning, people[0], 4)
    assert status(api, application) == "WaitingOnFeedback"
    submit(api, form, application, noon, people[1], 3)
    told = ear.hears("interviewScheduleUpdate")["interviewScheduleUpdate"]["interviewSchedule"]
    assert told["status"] == status(api, application) == "Complete"
    assert told["candidateId"] == application["candidate"]["id"]
    assert all(each["hasSubmittedFeedback"] for each in told["interviewEvents"])
    assert [score(each) for each in api.all("applicationFeedback.list", applicationId=application["id"])] == [4, 3]

    ask(api, ear, application)
    ear.hears_nothing_more()


SCORE = {"title": "How well?", "type": "Score", "isRequired": True}


def interviewer(api: Client, name: str) -> Results:
    """Somebody who interviews."""
    email = f"{name.lower()}-{uuid.uuid4()}@alder.example"
    return api("user.create", firstName=name, lastName="Kehoe", email=email, globalRole="Limited Access")


def pool_of(api: Client, people: list[Results]) -> Results:
    """A pool of them, all qualified."""
    pool = api("interviewerPool.create", title="Optics")
    for each in people:
        pool = api("interviewerPool.addUser", interviewerPoolId=pool["id"], userId=each["id"])
    assert len(pool["qualifiedMembers"]) == len(people)
    return pool


def in_interviews(company: Company, api: Client) -> Results:
    """An application that is at the interviews."""
    candidate = api("candidate.create", name="Maya Okafor", email="maya@example.com")["id"]
    application = api("application.create", candidateId=candidate, jobId=company.things["job"])
    return api(
        "application.changeStage",
        applicationId=application["id"],
        interviewStageId=stage(company, "Recruiter screen"),
    )


def at(hour: int) -> str:
    """An hour of tomorrow."""
    day = datetime.now().astimezone() + timedelta(days=1)
    return day.replace(hour=hour, minute=0, second=0, microsecond=0).isoformat()


def event(hour: int, interview: Results, person: Results, **more: Any) -> dict[str, Any]:
    """An hour with one interviewer."""
    interviewers = [{"email": person["email"]}]
    return {
        "startTime": at(hour),
        "endTime": at(hour + 1),
        "interviewId": interview["id"],
        "interviewers": interviewers,
    } | more


def schedule_three(api: Client, ear: Ear, application: Results, interview: Results, people: list[Results]) -> Results:
    """Three hours with one interviewer each."""
    events = [event(hour, interview, person) for hour, person in zip((9, 12, 17), people, strict=True)]
    schedule = api("interviewSchedule.create", applicationId=application["id"], interviewEvents=events)
    assert (schedule["status"], len(schedule["interviewEvents"])) == ("Scheduled", 3)
    told = ear.hears("interviewScheduleCreate", "interviewScheduleUpdate")
    assert told["interviewScheduleCreate"] == {"interviewSchedule": schedule}
    candidate_id = application["candidate"]["id"]
    assert told["interviewScheduleUpdate"] == {"interviewSchedule": schedule | {"candidateId": candidate_id}}
    return schedule


def put_off(api: Client, ear: Ear, schedule: Results, noon: Results, person: Results) -> None:
    """The event at noon takes place two hours later."""
    changed = event(14, {"id": noon["interviewId"]}, person, interviewEventId=noon["id"])
    updated = api("interviewSchedule.update", interviewScheduleId=schedule["id"], interviewEvent=changed)
    told = ear.hears("interviewScheduleUpdate")["interviewScheduleUpdate"]["interviewSchedule"]
    assert told["interviewEvents"] == updated["interviewEvents"]
    (moved,) = [each for each in updated["interviewEvents"] if each["id"] == noon["id"]]
    assert datetime.fromisoformat(moved["startTime"]) == datetime.fromisoformat(at(14))


def call_off(api: Client, ear: Ear, schedule: Results, evening: Results) -> None:
    """The last event does not take place."""
    updated = api(
        "interviewSchedule.update", interviewScheduleId=schedule["id"], interviewEventIdToCancel=evening["id"]
    )
    assert (updated["status"], len(updated["interviewEvents"])) == ("Scheduled", 2)
    ear.hears("interviewScheduleUpdate")
    listed = api.all("interviewEvent.list", interviewScheduleId=schedule["id"])
    assert evening["id"] not in {each["id"] for each in listed}


def pass_the_day(api: Client) -> None:
    """It is the day after tomorrow."""
    api("sandbox.advanceClock", seconds=2 * 24 * 3600)


def status(api: Client, application: Results) -> str:
    """How far the interviews of an application have come."""
    (schedule,) = api.all("interviewSchedule.list", applicationId=application["id"])
    return str(schedule["status"])


def submit(api: Client, form: Results, application: Results, held: Results, person: Results, points: int) -> None:
    """An interviewer gives feedback."""
    (path,) = [each["field"]["path"] for each in form["formDefinition"]["sections"][0]["fields"]]
    api(
        "applicationFeedback.submit",
        feedbackForm={"fieldSubmissions": [{"path": path, "value": {"score": points}}]},
        formDefinitionId=form["id"],
        applicationId=application["id"],
        userId=person["id"],
        interviewEventId=held["id"],
    )


def score(feedback: Results) -> Any:
    """The points that a piece of feedback gives."""
    (value,) = feedback["submittedValues"].values()
    return value["score"]


def ask(api: Client, ear: Ear, application: Results) -> None:
    """The candidate answers a survey, on its page."""
    survey = api(
        "surveyFormDefinition.create",
        title="How was it?",
        surveyType="CandidateExperience",
        sections=[{"fields": [{"title": "What could be better?", "type": "LongText", "isRequired": True}]}],
    )
    asked = {"candidateId": application["candidate"]["id"], "applicationId": application["id"]}
    request = api("surveyRequest.create", **asked, surveyFormDefinitionId=survey["id"])
    (field,) = [each["field"] for each in survey["formDefinition"]["sections"][0]["fields"]]
    page = httpx.get(request["surveyUrl"]).text
    assert "What could be better?" in page
    (name,) = re.findall('<textarea[^>]* name="([^"]+)"', page)

    hidden = dict(re.findall('<input type="hidden" name="([^"]+)" value="([^"]*)">', page))

    answered = httpx.post(request["surveyUrl"], data=hidden | {name: "The coffee"}, follow_redirects=True)

    assert answered.status_code == 200
    told = ear.hears("surveySubmit")["surveySubmit"]["surveySubmission"]
    assert told["submittedValues"] == {field["path"]: "The coffee"}
    eventually(lambda: len(api.all("surveySubmission.list", surveyType="CandidateExperience")) == 1, 5)
