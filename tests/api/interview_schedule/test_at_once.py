"""What several requests at once make of an interview schedule."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from sqlalchemy import select

from rowantree import models
from rowantree.core.statement import Query
from tests.api.interviewer_pool.pools import later
from tests.cast import Company
from tests.client import Answer, Client, Results
from tests.samples.feedback import scorecard
from tests.samples.interviews import SPOKEN, email, event, person, schedule

TRANSCRIPTS = Query(models.File, select(*models.file.columns).where(models.file.c.kind == "TranscriptFile"))
LATER = {"start": "2099-03-03T09:00:00Z", "end": "2099-03-03T10:00:00Z"}


def at_once(api: Client, *requests: tuple[str, dict[str, Any]]) -> list[Answer]:
    """The answers to requests that are sent at the same time."""
    with ThreadPoolExecutor(min(len(requests), 8)) as several:
        return list(several.map(lambda request: api.answer(*request), requests))


def codes(answers: Sequence[Answer]) -> list[str]:
    """The codes of those that were refused."""
    return [each.code for each in answers if not each.body["success"]]


def shown(api: Client, made: Results) -> Results:
    """The schedule as it is now."""
    (found,) = (each for each in api.all("interviewSchedule.list") if each["id"] == made["id"])
    return found


@pytest.fixture
def made(company: Company) -> Results:
    """A schedule with one event."""
    return schedule(company, event(email(company)))


def test_no_event_that_was_added_is_lost(api: Client, company: Company, made: Results) -> None:
    body = {"interviewScheduleId": made["id"], "interviewEvent": event(email(company), **LATER)}

    answers = at_once(api, *[("interviewSchedule.update", body)] * 4)

    assert codes(answers) == []
    assert len(shown(api, made)["interviewEvents"]) == 5


def test_an_event_is_cancelled_once(api: Client, company: Company, made: Results) -> None:
    event_id = made["interviewEvents"][0]["id"]
    added = {"interviewScheduleId": made["id"], "interviewEvent": event(email(company), **LATER)}
    gone = {"interviewScheduleId": made["id"], "interviewEventIdToCancel": event_id}
    api("interviewSchedule.update", **added)

    answers = at_once(api, *[("interviewSchedule.update", gone)] * 4)

    assert codes(answers) == ["interview_event_not_found"] * 3
    assert len(shown(api, made)["interviewEvents"]) == 1


def test_feedback_for_an_event_that_is_being_cancelled_stays_or_is_refused(
    api: Client, company: Company, made: Results
) -> None:
    held = made["interviewEvents"][0]
    form = api("interview.info", id=held["interviewId"])["feedbackFormDefinitionId"]
    about = {"interviewEventId": held["id"], "userId": held["interviewerUserIds"][0], "formDefinitionId": form}

    answers = at_once(
        api,
        ("applicationFeedback.submit", scorecard(company, **about)),
        ("interviewSchedule.update", {"interviewScheduleId": made["id"], "interviewEventIdToCancel": held["id"]}),
    )

    (code,) = codes(answers)
    assert code in {"interview_event_not_found", "interview_event_has_feedback"}
    left = shown(api, made)["interviewEvents"]
    assert [each["hasSubmittedFeedback"] for each in left] == [True] * len(api.all("applicationFeedback.list"))


def test_transcripts_of_events_that_are_being_cancelled_go_with_them(api: Client, company: Company) -> None:
    made = schedule(company, *[event() for _ in range(50)])
    ids = sorted(each["id"] for each in made["interviewEvents"])

    answers = at_once(
        api,
        ("interviewSchedule.update", {"interviewScheduleId": made["id"], "interviewEventIdToCancel": ids}),
        *[("notetakerTranscript.create", {"interviewEventId": each, "transcript": SPOKEN}) for each in ids[::-1]],
    )

    assert set(codes(answers)) <= {"interview_event_not_found"}
    assert company.act(lambda ctx: ctx.rows(TRANSCRIPTS)) == []


def test_limits_hold_whatever_the_order_of_the_interviewers(api: Client, company: Company) -> None:
    emails = [person(api) for _ in range(2)]
    for each in emails:
        api("user.updateInterviewerSettings", userId=each["id"], dailyLimit=1)
    body = {"applicationId": company.things["application"]}
    both = [event(*[each["email"] for each in order]) for order in (emails, emails[::-1])]

    answers = at_once(api, *[("interviewSchedule.create", body | {"interviewEvents": [each]}) for each in both * 2])

    assert codes(answers) == ["interviewer_limit_reached"] * 3


def test_what_is_scheduled_while_its_job_becomes_confidential_is_confidential(api: Client, company: Company) -> None:
    application_id, person_email = company.things["application"], email(company)
    body = {"applicationId": application_id, "interviewEvents": [event(person_email)]}
    job_id = api("application.info", applicationId=application_id)["job"]["id"]

    answers = at_once(
        api,
        *[("interviewSchedule.create", body)] * 3,
        ("job.update", {"jobId": job_id, "confidential": True}),
    )

    assert codes(answers) == []
    assert company.plain.all("interviewSchedule.list") == []
    for each in answers[:3]:
        assert company.plain.refused("interviewEvent.list", interviewScheduleId=each.results["id"])[0] == (
            "interview_schedule_not_found"
        )


def test_an_update_and_a_cancellation_do_not_wait_for_each_other(api: Client, company: Company, made: Results) -> None:
    later(company)

    answers = at_once(
        api,
        ("interviewSchedule.cancel", {"id": made["id"]}),
        (
            "interviewSchedule.update",
            {"interviewScheduleId": made["id"], "interviewEvent": event(email(company), **LATER)},
        ),
        ("interviewSchedule.cancel", {"id": made["id"], "allowReschedule": True}),
    )

    assert set(codes(answers)) <= {"interview_schedule_not_editable"}
    assert shown(api, made)["status"] == "Cancelled"
