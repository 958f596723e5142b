"""Interviewer load and feedback turnaround: every number counted by hand."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from rowantree.core.wire import show_time
from tests.cast import Company
from tests.client import Client, Results
from tests.domain.reports.histories import columns, rows
from tests.samples.applications import apply
from tests.samples.feedback import submit
from tests.samples.interviews import person, schedule

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
LOAD = ("Interviewer", "Held", "Scheduled", "Hours", "Feedback due")
TURNAROUND = ("Interviewer", "Feedback given", "Mean (hours)", "Median (hours)", "Overdue")


def somebody(company: Company, name: str) -> str:
    """The e-mail address of a new interviewer."""
    return str(person(company.admin, name=name)["email"])


def now(company: Company) -> datetime:
    """What time it is."""
    return company.server.app.world.clock.now()


def held(company: Company, *emails: str, ended: timedelta, took: timedelta = HOUR, **more: str) -> Results:
    """A schedule with one event that ended so long ago."""
    end = now(company) - ended
    event = {
        "startTime": show_time(end - took),
        "endTime": show_time(end),
        "interviewId": company.things["feedback_interview"],
        "interviewers": [{"email": each} for each in emails],
    }
    return schedule(company, event, client=None, **more)


def said(company: Company, made: Results, email: str, after: timedelta | None = None) -> None:
    """The feedback of an interviewer for the one event of a schedule, so long after its end; now where absent."""
    (event,) = made["interviewEvents"]
    (user,) = [each["id"] for each in event["interviewers"] if each["email"] == email]
    when: dict[str, Any] = (
        {} if after is None else {"submittedAt": show_time(datetime.fromisoformat(event["endTime"]) + after)}
    )
    submit(company, userId=user, interviewEventId=event["id"], applicationId=made["applicationId"], **when)


def test_interviews_are_counted_by_who_holds_them(company: Company) -> None:
    noor, omar = somebody(company, "Noor"), somebody(company, "Omar")
    held(company, noor, omar, ended=2 * DAY, took=1.5 * HOUR)
    held(company, noor, ended=DAY, took=timedelta(minutes=20))
    held(company, noor, ended=-3 * DAY)

    assert columns(rows(company, "interviewerLoad"), *LOAD) == [
        ("Noor Lindqvist", 2, 1, 2.83, 2),
        ("Omar Lindqvist", 1, 0, 1.5, 1),
    ]


def test_feedback_that_was_given_is_not_due(company: Company) -> None:
    noor, omar = somebody(company, "Noor"), somebody(company, "Omar")
    made = held(company, noor, omar, ended=DAY)
    held(company, noor, ended=2 * DAY)
    said(company, made, noor)

    assert columns(rows(company, "interviewerLoad"), "Interviewer", "Held", "Feedback due") == [
        ("Noor Lindqvist", 2, 1),
        ("Omar Lindqvist", 1, 1),
    ]


def test_an_interview_that_is_called_off_is_not_counted(api: Client, company: Company) -> None:
    noor = somebody(company, "Noor")
    for again in (True, False):
        api("interviewSchedule.cancel", id=held(company, noor, ended=-DAY)["id"], allowReschedule=again)

    assert rows(company, "interviewerLoad") == []


def test_an_interview_belongs_to_the_period_in_which_it_ends(company: Company) -> None:
    noor = somebody(company, "Noor")
    for days in (40, 2, -2, -40):
        held(company, noor, ended=days * DAY)

    def counted(**period: int) -> list[tuple[object, ...]]:
        return columns(rows(company, "interviewerLoad", period=period), "Held", "Scheduled")

    assert counted(lastDays=30) == [(1, 0)]
    assert counted(lastDays=30, nextDays=30) == [(1, 1)]
    assert counted(lastDays=60, nextDays=60) == [(2, 2)]


def test_feedback_is_counted_by_how_long_it_took(company: Company) -> None:
    noor, omar = somebody(company, "Noor"), somebody(company, "Omar")
    for hours in (1, 2, 9):
        said(company, held(company, noor, ended=10 * DAY), noor, after=hours * HOUR)
    said(company, held(company, omar, ended=10 * DAY), omar, after=-HOUR / 2)

    assert columns(rows(company, "feedbackTurnaround"), *TURNAROUND) == [
        ("Noor Lindqvist", 3, 4.0, 2.0, 0),
        ("Omar Lindqvist", 1, 0.0, 0.0, 0),
    ]


def test_feedback_is_overdue_after_a_day(company: Company) -> None:
    noor, omar = somebody(company, "Noor"), somebody(company, "Omar")
    held(company, noor, omar, ended=DAY - HOUR)
    made = held(company, noor, omar, ended=DAY + HOUR)
    said(company, made, omar, after=6 * HOUR)

    assert columns(rows(company, "feedbackTurnaround"), *TURNAROUND) == [
        ("Noor Lindqvist", 0, "", "", 1),
        ("Omar Lindqvist", 1, 6.0, 6.0, 0),
    ]


def test_who_owes_nothing_and_has_said_nothing_is_not_there(company: Company) -> None:
    held(company, somebody(company, "Noor"), ended=HOUR)

    assert rows(company, "feedbackTurnaround") == []


def test_feedback_belongs_to_the_period_in_which_the_interview_ended(company: Company) -> None:
    noor = somebody(company, "Noor")
    said(company, held(company, noor, ended=40 * DAY), noor)
    said(company, held(company, noor, ended=10 * DAY), noor, after=HOUR)

    assert columns(rows(company, "feedbackTurnaround", period={"lastDays": 30}), *TURNAROUND) == [
        ("Noor Lindqvist", 1, 1.0, 1.0, 0)
    ]


def test_what_is_confidential_is_counted_for_keys_that_may_see_it(company: Company) -> None:
    noor, application = somebody(company, "Noor"), apply(company, jobId=company.things["confidential_job"])["id"]
    said(company, held(company, noor, ended=2 * DAY, applicationId=application), noor)

    for kind in ("interviewerLoad", "feedbackTurnaround"):
        assert columns(rows(company, kind), "Interviewer") == [("Noor Lindqvist",)]
        assert rows(company, kind, company.plain) == []
