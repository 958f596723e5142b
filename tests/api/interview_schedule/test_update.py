"""interviewSchedule.update."""

from __future__ import annotations

import uuid
from typing import Any

import pytest

from tests.api.interviewer_pool.pools import later
from tests.cast import Company
from tests.client import Client, Results
from tests.samples.applications import stage
from tests.samples.feedback import submit
from tests.samples.interviews import SPOKEN, email, event, person, schedule

LATER = {"start": "2099-03-03T09:00:00Z", "end": "2099-03-03T10:00:00Z"}


def update(company: Company, made: Results, **body: Any) -> Results:
    """Changes a schedule, a second later."""
    later(company)
    return company.admin("interviewSchedule.update", interviewScheduleId=made["id"], **body)


def refused(company: Company, made: Results, **body: Any) -> tuple[str, str]:
    """The code and the message; the schedule stays as it was."""
    answer = company.admin.refused("interviewSchedule.update", **{"interviewScheduleId": made["id"], **body})
    assert made in company.admin("interviewSchedule.list")
    return answer


def ids(shown: Results) -> list[str]:
    """The events of a schedule."""
    return [each["id"] for each in shown["interviewEvents"]]


@pytest.fixture
def made(company: Company) -> Results:
    """A schedule with one event."""
    return schedule(company, event(email(company), extraData={"room": "4.21"}))


def feedback(company: Company, shown: Results, place: int = 0) -> None:
    """Gives feedback for an event, as its first interviewer."""
    held = shown["interviewEvents"][place]
    form = company.admin("interview.info", id=held["interviewId"])["feedbackFormDefinitionId"]
    about = {"interviewEventId": held["id"], "userId": held["interviewerUserIds"][0]}
    submit(company, formDefinitionId=form, **about)


# Adding


def test_an_event_is_added(company: Company, made: Results) -> None:
    changed = update(company, made, interviewEvent=event(email(company), **LATER))

    assert ids(changed)[0] == ids(made)[0]
    assert len(ids(changed)) == 2
    assert changed["interviewEvents"][0] == made["interviewEvents"][0]
    assert (changed["createdAt"], changed["status"]) == (made["createdAt"], "Scheduled")
    assert changed["updatedAt"] > made["updatedAt"]


def test_several_are_added_at_once(company: Company, made: Results) -> None:
    changed = update(company, made, interviewEvent=[event(), event(**LATER)])

    assert len(ids(changed)) == 3


def test_too_many_are_refused(company: Company) -> None:
    made = schedule(company, *[event()] * 199)

    assert len(ids(update(company, made, interviewEvent=event()))) == 200
    (made,) = company.admin("interviewSchedule.list")
    code, message = refused(company, made, interviewEvent=event())

    assert code == "invalid_input"
    assert "`interviewEvent`" in message


# Changing


def test_an_event_moves(company: Company, made: Results) -> None:
    wanted = event(email(company), **LATER) | {"interviewEventId": ids(made)[0]}

    (changed,) = update(company, made, interviewEvent=wanted)["interviewEvents"]

    (before,) = made["interviewEvents"]
    assert changed["updatedAt"] > before["updatedAt"]
    assert changed == before | {
        "startTime": "2099-03-03T09:00:00.000Z",
        "endTime": "2099-03-03T10:00:00.000Z",
        "updatedAt": changed["updatedAt"],
    }


def test_interviewers_come_and_go_and_the_others_keep_what_they_must_do(company: Company) -> None:
    one, two, three = (person(company.admin) for _ in range(3))
    asked = [{"email": one["email"], "feedbackRequired": False}, {"email": two["email"]}]
    made = schedule(company, event() | {"interviewers": asked})

    wanted = event(three["email"], one["email"]) | {"interviewEventId": ids(made)[0]}
    (changed,) = update(company, made, interviewEvent=wanted)["interviewEvents"]

    assert changed["interviewerUserIds"] == [three["id"], one["id"]]
    assert [each["isFeedbackRequired"] for each in changed["interviewers"]] == [True, False]


def test_what_somebody_must_do_can_change(company: Company, made: Results) -> None:
    asked = {"interviewers": [{"email": email(company), "feedbackRequired": False}]}

    changed = update(company, made, interviewEvent=event() | asked | {"interviewEventId": ids(made)[0]})

    assert changed["interviewEvents"][0]["interviewers"][0]["isFeedbackRequired"] is False


def test_it_becomes_another_interview(company: Company, made: Results) -> None:
    interview_id = company.things["pooled_interview"]
    wanted = event(email(company), interviewId=interview_id) | {"interviewEventId": ids(made)[0]}

    (changed,) = update(company, made, interviewEvent=wanted)["interviewEvents"]

    assert changed["interviewId"] == interview_id
    assert changed["interviewers"][0]["trainingRole"] == "Shadow"


def test_extra_data_stays_changes_and_goes(company: Company, made: Results) -> None:
    known = {"interviewEventId": ids(made)[0]}

    stayed = update(company, made, interviewEvent=event(email(company), **LATER) | known)
    other = update(company, made, interviewEvent=event(email(company), extraData={"floor": "4"}) | known)
    gone = update(company, made, interviewEvent=event(email(company), extraData={}) | known)

    shown = [each["interviewEvents"][0]["extraData"] for each in (stayed, other, gone)]
    assert shown == [{"room": "4.21"}, {"floor": "4"}, None]


def test_an_update_that_changes_nothing_is_not_brought_by_a_sync(api: Client, company: Company, made: Results) -> None:
    tokens = [api.run("interviewSchedule.list")[1], api.run("interviewEvent.list", interviewScheduleId=made["id"])[1]]

    same = update(company, made, interviewEvent=event(email(company)) | {"interviewEventId": ids(made)[0]})

    assert same == made
    assert api.all("interviewSchedule.list", syncToken=tokens[0]) == []
    assert api.all("interviewEvent.list", interviewScheduleId=made["id"], syncToken=tokens[1]) == []


def test_an_archived_interview_stays_where_it_was(api: Client, company: Company) -> None:
    interview_id = company.things["interview"]
    made = schedule(company, event(email(company), interviewId=interview_id))
    api("interview.archive", interviewId=interview_id)
    wanted = event(email(company), interviewId=interview_id, **LATER) | {"interviewEventId": ids(made)[0]}

    assert update(company, made, interviewEvent=wanted)["interviewEvents"][0]["interviewId"] == interview_id


# Cancelling


@pytest.mark.parametrize("several", [True, False])
def test_an_event_is_cancelled(company: Company, *, several: bool) -> None:
    made = schedule(company, event(email(company)), event(email(company), **LATER))
    first, second = ids(made)

    changed = update(company, made, interviewEventIdToCancel=[first] if several else first)

    assert ids(changed) == [second]
    assert company.admin.all("interviewEvent.list", interviewScheduleId=made["id"]) == changed["interviewEvents"]


def test_one_is_added_and_another_cancelled_at_once(company: Company, made: Results) -> None:
    changed = update(company, made, interviewEvent=event(**LATER), interviewEventIdToCancel=ids(made))

    assert changed["status"] == "Scheduled"
    assert [each["startTime"] for each in changed["interviewEvents"]] == ["2099-03-03T09:00:00.000Z"]


def test_without_its_last_event_it_is_cancelled(company: Company, made: Results) -> None:
    changed = update(company, made, interviewEventIdToCancel=ids(made))

    assert (changed["status"], changed["interviewEvents"]) == ("Cancelled", [])


def test_an_event_with_feedback_stays_unless_that_may_go(api: Client, company: Company, made: Results) -> None:
    feedback(company, made)
    (made,) = api("interviewSchedule.list")

    code, message = refused(company, made, interviewEventIdToCancel=ids(made)[0])

    assert code == "interview_event_has_feedback"
    assert ids(made)[0] in message
    about = {"applicationId": company.things["application"]}
    assert len(api.all("applicationFeedback.list", **about)) == 1
    update(company, made, interviewEventIdToCancel=ids(made)[0], allowFeedbackDeletion=True)
    assert api.all("applicationFeedback.list", **about) == []


def test_a_transcript_goes_with_its_event(api: Client, company: Company, made: Results) -> None:
    (event_id,) = ids(made)
    transcript = api("notetakerTranscript.create", interviewEventId=event_id, transcript=SPOKEN)

    update(company, made, interviewEventIdToCancel=event_id)

    code, _ = api.refused("notetakerTranscript.info", notetakerTranscriptId=transcript["id"])
    assert code == "notetaker_transcript_not_found"


# Who may, and when


def test_only_the_key_that_made_it_changes_it(api: Client, company: Company, made: Results) -> None:
    other = company.client()

    code, message = other.refused("interviewSchedule.update", interviewScheduleId=made["id"], interviewEvent=event())

    assert code == "interview_schedule_not_editable"
    assert "another API key" in message
    assert api("interviewSchedule.list") == [made]


def test_what_is_cancelled_for_good_is_not_changed(company: Company, made: Results) -> None:
    cancelled = company.admin("interviewSchedule.cancel", id=made["id"])

    code, message = refused(company, cancelled, interviewEvent=event())

    assert code == "interview_schedule_not_editable"
    assert "cancelled" in message


def test_what_needs_scheduling_is_scheduled_anew(api: Client, company: Company, made: Results) -> None:
    api("interviewSchedule.cancel", id=made["id"], allowReschedule=True)
    wanted = event(email(company), **LATER) | {"interviewEventId": ids(made)[0]}

    changed = update(company, made, interviewEvent=wanted)

    assert (changed["status"], ids(changed)) == ("Scheduled", ids(made))


def test_at_the_same_time_too(api: Client, company: Company, made: Results) -> None:
    api("interviewSchedule.cancel", id=made["id"], allowReschedule=True)

    wanted = event(email(company)) | {"interviewEventId": ids(made)[0]}

    assert update(company, made, interviewEvent=wanted)["status"] == "Scheduled"


def test_what_needs_scheduling_still_does_when_its_events_are_cancelled(
    api: Client, company: Company, made: Results
) -> None:
    api("interviewSchedule.cancel", id=made["id"], allowReschedule=True)

    changed = update(company, made, interviewEventIdToCancel=ids(made))

    assert (changed["status"], changed["interviewEvents"]) == ("NeedsScheduling", [])


def test_for_an_application_that_has_ended_events_are_only_cancelled(
    api: Client, company: Company, made: Results
) -> None:
    where = {"applicationId": company.things["application"], "interviewStageId": stage(company, "Hired")}
    api("application.changeStage", **where)

    code, message = refused(company, made, interviewEvent=event())

    assert code == "application_not_active"
    assert "Hired" in message
    assert update(company, made, interviewEventIdToCancel=ids(made))["status"] == "Cancelled"


# What is refused


def test_an_unknown_schedule(company: Company, made: Results) -> None:
    unknown = str(uuid.uuid4())

    code, message = refused(company, made, interviewScheduleId=unknown, interviewEvent=event())

    assert code == "interview_schedule_not_found"
    assert unknown in message


@pytest.mark.parametrize("which", ["interviewEvent", "interviewEventIdToCancel"])
def test_an_event_of_another_schedule(company: Company, made: Results, which: str) -> None:
    (other,) = ids(schedule(company, event()))
    body = {"interviewEvent": event() | {"interviewEventId": other}, "interviewEventIdToCancel": [other]}

    code, message = refused(company, made, **{which: body[which]})

    assert code == "interview_event_not_found"
    assert other in message


def test_an_event_that_shall_be_changed_and_cancelled(company: Company, made: Results) -> None:
    (event_id,) = ids(made)
    wanted = event() | {"interviewEventId": event_id}

    both = refused(company, made, interviewEvent=wanted, interviewEventIdToCancel=event_id)
    twice = refused(company, made, interviewEvent=[wanted, wanted])

    assert both == twice
    assert both[0] == "invalid_input"
    assert "`interviewEvent`" in both[1]


def test_nothing_to_change(company: Company, made: Results) -> None:
    code, message = refused(company, made)

    assert code == "invalid_input"
    assert message == "`interviewEvent` or `interviewEventIdToCancel` is required"


@pytest.mark.parametrize(
    ("body", "named"),
    [
        ({"interviewEventIdToCancel": "the first"}, "`interviewEventIdToCancel`"),
        ({"interviewEventIdToCancel": ["the first"]}, "`interviewEventIdToCancel[0]`"),
        ({"interviewEventIdToCancel": 1}, "`interviewEventIdToCancel`"),
        ({"interviewEvent": "the first"}, "`interviewEvent`"),
        ({"interviewEvent": event(end="2099-03-02T15:00:00Z")}, "`interviewEvent.endTime`"),
        ({"interviewEvent": [event(end="2099-03-02T15:00:00Z")]}, "`interviewEvent[0].endTime`"),
        ({"interviewEvent": event("nobody@example.com")}, "`interviewEvent.interviewers[0].email`"),
        ({"interviewEvent": {"startTime": "2099-03-02T15:00:00Z"}}, "`interviewEvent.endTime`"),
    ],
)
def test_a_wrong_value(company: Company, made: Results, body: dict[str, Any], named: str) -> None:
    code, message = refused(company, made, **body)

    assert code == "invalid_input"
    assert named in message
