"""interviewSchedule.create."""

from __future__ import annotations

import json
import uuid

import pytest

from rowantree.core.permission import Permission, Switch
from tests.cast import Company
from tests.client import Client
from tests.samples.applications import stage
from tests.samples.interviews import email, event, person, schedule
from tests.samples.words import Body


def test_it_shows_what_was_scheduled(api: Client, company: Company) -> None:
    user = api("user.info", userId=company.things["interviewer"])
    (standard,) = api.all("interview.list")

    made = schedule(company, event(user["email"], extraData={"room": "4.21"}))

    (shown,) = made["interviewEvents"]
    assert made["status"] == "Scheduled"
    assert made["applicationId"] == company.things["application"]
    assert made["createdAt"] == made["updatedAt"]
    assert shown == {
        "id": shown["id"],
        "interviewId": standard["id"],
        "interviewScheduleId": made["id"],
        "interviewerUserIds": [user["id"]],
        "interviewers": [{**user, "trainingRole": None, "interviewerPool": None, "isFeedbackRequired": True}],
        "createdAt": made["createdAt"],
        "updatedAt": made["createdAt"],
        "startTime": "2099-03-02T15:00:00.000Z",
        "endTime": "2099-03-02T16:00:00.000Z",
        "feedbackLink": f"{company.server.base_url}/interview-briefings/{shown['id']}/feedback",
        "location": None,
        "meetingLink": None,
        "interviewerCalendarEventId": None,
        "hasSubmittedFeedback": False,
        "notetakerTranscriptId": None,
        "extraData": {"room": "4.21"},
    }
    assert api("interviewSchedule.list") == [made]


def test_it_belongs_to_the_stage_where_the_application_stands(api: Client, company: Company) -> None:
    application_id, onsite = company.things["application"], stage(company, "Onsite")
    api("application.changeStage", applicationId=application_id, interviewStageId=onsite)

    made = schedule(company, event(email(company)))

    assert made["interviewStageId"] == onsite
    api("application.changeStage", applicationId=application_id, interviewStageId=stage(company, "Offer"))
    assert api("interviewSchedule.list")[0]["interviewStageId"] == onsite


def test_who_schedules_is_who_acts(company: Company) -> None:
    api = company.admin
    recruiter = person(api)
    body = {"applicationId": company.things["application"], "interviewEvents": [event(email(company))]}

    behalf = api.post(
        "interviewSchedule.create", json.dumps(body).encode(), {"x-on-behalf-of": recruiter["id"]}
    ).results
    own = api("interviewSchedule.create", **body)

    assert behalf["scheduledBy"]["id"] == recruiter["id"]
    assert own["scheduledBy"]["id"] not in (recruiter["id"], company.things["user"])


def test_events_are_in_the_order_of_time(company: Company) -> None:
    late = event(email(company), start="2099-03-02T17:00:00Z", end="2099-03-02T18:00:00Z")
    made = schedule(company, late, event(email(company)))

    assert [each["startTime"][11:13] for each in made["interviewEvents"]] == ["15", "17"]


def test_interviewers_are_found_in_any_case_and_keep_their_order(api: Client, company: Company) -> None:
    people = [person(api, f"{name}-{uuid.uuid4()}@Meridian.Example") for name in ("Zoë", "adam", "Mei")]

    made = schedule(company, event(*(f" {each['email'].swapcase()} " for each in people)))

    assert made["interviewEvents"][0]["interviewerUserIds"] == [each["id"] for each in people]


def test_an_interviewer_may_have_two_events_at_a_time(company: Company) -> None:
    made = schedule(company, event(email(company)), event(email(company)))

    assert len(made["interviewEvents"]) == 2


def test_an_event_may_have_no_interviewers(company: Company) -> None:
    made = schedule(company, event())

    assert made["interviewEvents"][0]["interviewers"] == []


def test_who_must_give_feedback_is_as_the_interview_has_it_unless_it_is_said(api: Client, company: Company) -> None:
    interview_id = api("interview.create", title="Lunch", isFeedbackRequired=False)["id"]
    emails = [person(api)["email"] for _ in range(3)]
    asked = [
        {"email": emails[0]},
        {"email": emails[1], "feedbackRequired": True},
        {"email": emails[2], "feedbackRequired": False},
    ]

    made = schedule(company, event(interviewId=interview_id) | {"interviewers": asked})

    assert [each["isFeedbackRequired"] for each in made["interviewEvents"][0]["interviewers"]] == [False, True, False]


def test_an_interview_for_a_job_is_scheduled_for_its_applications(api: Client, company: Company) -> None:
    interview_id = api("interview.create", title="Weld a joint", jobId=company.things["job"])["id"]

    made = schedule(company, event(email(company), interviewId=interview_id))

    assert made["interviewEvents"][0]["interviewId"] == interview_id


def test_times_may_have_an_offset(company: Company) -> None:
    made = schedule(company, event(email(company), start="2099-03-02T15:00:00+02:00", end="2099-03-02T14:30"))

    assert made["interviewEvents"][0]["startTime"] == "2099-03-02T13:00:00.000Z"
    assert made["interviewEvents"][0]["endTime"] == "2099-03-02T14:30:00.000Z"


def test_what_is_over_already_waits_for_feedback_at_once(company: Company) -> None:
    held = event(email(company), start="2020-03-02T15:00:00Z", end="2020-03-02T16:00:00Z")

    assert schedule(company, held)["status"] == "WaitingOnFeedback"


def test_what_is_over_already_and_needs_no_feedback_is_complete(company: Company) -> None:
    held = event(start="2020-03-02T15:00:00Z", end="2020-03-02T16:00:00Z")

    assert schedule(company, held)["status"] == "Complete"


def test_an_import_keeps_ids_and_places(company: Company) -> None:
    schedule_id, event_id = str(uuid.uuid4()), str(uuid.uuid4())
    places = {"location": "Oslo", "meetingLink": "https://meet.example/1", "interviewerCalendarEventId": "cal-1"}

    made = schedule(company, event(email(company), id=event_id, **places), id=schedule_id)

    (shown,) = made["interviewEvents"]
    assert (made["id"], shown["id"]) == (schedule_id, event_id)
    assert {name: shown[name] for name in places} == places


def test_a_key_without_extensions_cannot_give_them(company: Company) -> None:
    event_id = str(uuid.uuid4())

    made = schedule(company, event(email(company), id=event_id, location="Oslo"), client=company.plain)

    (shown,) = made["interviewEvents"]
    assert shown["id"] != event_id
    assert shown["location"] is None


@pytest.mark.parametrize(
    "words",
    [
        {"id": "theirs-42"},
        {"id": 42},
        {"location": {"room": 4}},
        {"meetingLink": 7},
        {"interviewerCalendarEventId": []},
    ],
)
def test_to_a_key_without_extensions_they_are_words_of_its_own(company: Company, words: Body) -> None:
    made = schedule(company, event(email(company), **words), client=company.plain)

    (shown,) = made["interviewEvents"]
    assert {name: shown[name] for name in words if name != "id"} == dict.fromkeys(words.keys() - {"id"})
    changed = {"interviewEventId": shown["id"]} | event(email(company), **words)
    assert company.plain("interviewSchedule.update", interviewScheduleId=made["id"], interviewEvent=changed) == made


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ({"id": "theirs-42"}, "`interviewEvents[0].id`"),
        ({"id": None}, "`interviewEvents[0].id`"),
        ({"location": {"room": 4}}, "`interviewEvents[0].location`"),
        ({"meetingLink": "x" * 2_001}, "`interviewEvents[0].meetingLink`"),
        ({"interviewerCalendarEventId": 5}, "`interviewEvents[0].interviewerCalendarEventId`"),
    ],
)
def test_a_key_with_extensions_must_give_them_right(company: Company, words: Body, named: str) -> None:
    body = {"applicationId": company.things["application"], "interviewEvents": [event(email(company), **words)]}

    code, message = company.admin.refused("interviewSchedule.create", **body)

    assert (code, named in message) == ("invalid_input", True), message


def test_an_id_that_is_taken_is_refused(api: Client, company: Company) -> None:
    made = schedule(company, event(email(company)))
    (shown,) = made["interviewEvents"]
    body = {"applicationId": company.things["application"]}

    as_schedule = api.refused("interviewSchedule.create", **body, id=made["id"], interviewEvents=[event()])
    as_event = api.refused("interviewSchedule.create", **body, interviewEvents=[event(id=shown["id"])])

    assert as_schedule == ("id_taken", f"Another interview schedule has the id {made['id']}")
    assert as_event == ("id_taken", f"Another interview event has the id {shown['id']}")
    assert api("interviewSchedule.list") == [made]


def test_it_is_as_confidential_as_its_job(api: Client, company: Company) -> None:
    job_id, application_id = company.things["confidential_job"], company.things["confidential_application"]
    made = schedule(company, event(email(company)), applicationId=application_id)
    unsuspecting = company.client(Permission, set(Switch) - {Switch.CONFIDENTIAL})
    token = unsuspecting.run("interviewSchedule.list")[1]

    assert unsuspecting("interviewSchedule.list") == []
    assert unsuspecting.refused("interviewEvent.list", interviewScheduleId=made["id"])[0] == (
        "interview_schedule_not_found"
    )
    api("job.update", jobId=job_id, confidential=False)
    assert unsuspecting.all("interviewSchedule.list", syncToken=token) == [made]
    assert unsuspecting("interviewEvent.list", interviewScheduleId=made["id"]) == made["interviewEvents"]
