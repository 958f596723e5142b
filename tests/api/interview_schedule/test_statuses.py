"""How a schedule goes on by itself: an interview day, with the clock moved."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

from rowantree.core.wire import show_time
from rowantree.domain.schedules import MOVE_ON, move_on
from rowantree.jobs.queue import Work
from tests.cast import Company, raw
from tests.client import Client, Results
from tests.jobs.waiting import eventually
from tests.samples.feedback import submit
from tests.samples.interviews import event, person, schedule
from tests.told import receiving, tell

HOUR = 3600


def soon(company: Company, hours: float, *emails: str) -> dict[str, Any]:
    """An event of an hour that begins in so many hours."""
    start = company.server.app.world.clock.now() + timedelta(hours=hours)
    return event(*emails, start=show_time(start), end=show_time(start + timedelta(hours=1)))


def status(company: Company, made: Results) -> str:
    """What a schedule is now."""
    which = {"applicationId": made["applicationId"]}
    return next(
        str(each["status"]) for each in company.admin("interviewSchedule.list", **which) if each["id"] == made["id"]
    )


def becomes(company: Company, made: Results, wanted: str) -> None:
    """Returns when a schedule is that."""
    eventually(lambda: status(company, made) == wanted)


def feedback(company: Company, held: Results, place: int = 0) -> None:
    """Gives the feedback of one of an event's interviewers."""
    form = company.admin("interview.info", id=held["interviewId"])["feedbackFormDefinitionId"]
    about = {"interviewEventId": held["id"], "userId": held["interviewerUserIds"][place]}
    submit(company, formDefinitionId=form, **about)


def test_an_interview_day(api: Client, company: Company) -> None:
    noor, mei = person(api)["email"], person(api)["email"]
    with receiving() as receiver:
        tell(company, receiver.url, webhook_type="interviewScheduleUpdate")
        made = schedule(company, soon(company, 1, noor), soon(company, 3, mei))
        screen, onsite = made["interviewEvents"]

        api("sandbox.advanceClock", seconds=2 * HOUR + 60)
        feedback(company, screen)
        assert status(company, made) == "Scheduled"

        api("sandbox.advanceClock", seconds=2 * HOUR)
        becomes(company, made, "WaitingOnFeedback")

        feedback(company, onsite)
        assert status(company, made) == "Complete"
        told = {"Scheduled", "WaitingOnFeedback", "Complete"}  # perhaps twice, as the clock moves while one is sent
        eventually(lambda: {each.json["data"]["interviewSchedule"]["status"] for each in receiver.messages} == told)


def test_a_day_whose_feedback_was_given_early_is_complete_at_its_end(api: Client, company: Company) -> None:
    made = schedule(company, soon(company, 1, person(api)["email"]))
    feedback(company, made["interviewEvents"][0])

    api("sandbox.advanceClock", seconds=2 * HOUR + 60)

    becomes(company, made, "Complete")


def test_a_day_that_needs_no_feedback_is_complete_at_its_end(api: Client, company: Company) -> None:
    asked = {"interviewers": [{"email": person(api)["email"], "feedbackRequired": False}]}
    made = schedule(company, soon(company, 1) | asked)

    api("sandbox.advanceClock", seconds=2 * HOUR + 60)

    becomes(company, made, "Complete")


def test_only_the_feedback_of_those_counts_who_must_give_it(api: Client, company: Company) -> None:
    asked = [{"email": person(api)["email"], "feedbackRequired": False}, {"email": person(api)["email"]}]
    made = schedule(company, soon(company, 1) | {"interviewers": asked})
    api("sandbox.advanceClock", seconds=2 * HOUR + 60)
    becomes(company, made, "WaitingOnFeedback")

    feedback(company, made["interviewEvents"][0], 0)
    assert status(company, made) == "WaitingOnFeedback"
    feedback(company, made["interviewEvents"][0], 1)
    assert status(company, made) == "Complete"


def test_a_day_that_was_moved_ends_later(api: Client, company: Company) -> None:
    known = person(api)["email"]
    made = schedule(company, soon(company, 1, known))
    moved = soon(company, 5, known) | {"interviewEventId": made["interviewEvents"][0]["id"]}
    api("interviewSchedule.update", interviewScheduleId=made["id"], interviewEvent=moved)

    api("sandbox.advanceClock", seconds=3 * HOUR)
    eventually(lambda: len(queued(company, made)) == 1)
    assert status(company, made) == "Scheduled"
    api("sandbox.advanceClock", seconds=4 * HOUR)

    becomes(company, made, "WaitingOnFeedback")


def test_a_day_that_is_over_begins_anew_with_another_event(api: Client, company: Company) -> None:
    made = schedule(company, soon(company, -3))
    assert made["status"] == "Complete"

    body = {"interviewScheduleId": made["id"], "interviewEvent": soon(company, 1)}
    assert api("interviewSchedule.update", **body)["status"] == "Scheduled"
    api("sandbox.advanceClock", seconds=2 * HOUR + 60)

    becomes(company, made, "Complete")


def test_what_was_waited_for_is_not_once_the_event_is_cancelled(api: Client, company: Company) -> None:
    made = schedule(company, soon(company, -4), soon(company, -2, person(api)["email"]))
    assert made["status"] == "WaitingOnFeedback"

    cancelled = made["interviewEvents"][1]["id"]
    body = {"interviewScheduleId": made["id"], "interviewEventIdToCancel": cancelled}

    assert api("interviewSchedule.update", **body)["status"] == "Complete"


def test_what_is_cancelled_stays_so(api: Client, company: Company) -> None:
    made = [schedule(company, soon(company, 1, person(api)["email"])) for _ in range(2)]
    api("interviewSchedule.cancel", id=made[0]["id"])
    api("interviewSchedule.cancel", id=made[1]["id"], allowReschedule=True)

    api("sandbox.advanceClock", seconds=2 * HOUR + 60)
    eventually(lambda: queued(company, made[0]) + queued(company, made[1]) == [])
    feedback(company, made[0]["interviewEvents"][0])

    assert [status(company, each) for each in made] == ["Cancelled", "NeedsScheduling"]


def test_the_job_may_run_again(api: Client, company: Company) -> None:
    made = schedule(company, soon(company, 1, person(api)["email"]))
    api("sandbox.advanceClock", seconds=2 * HOUR + 60)
    becomes(company, made, "WaitingOnFeedback")
    before = api.all("interviewSchedule.list")
    events = happened(company, made)
    app = company.server.app

    async def again() -> None:
        arguments = {"organization_id": company.number, "schedule_id": made["id"]}
        outcome = await move_on(Work(app.database, app.world), arguments)
        await app.database.write(outcome.write)

    company.server.do(again())

    assert api.all("interviewSchedule.list") == before
    assert happened(company, made) == events == ["interviewSchedule.created", "interviewSchedule.statusChanged"]


def test_a_schedule_that_is_gone_is_no_trouble(company: Company) -> None:
    app = company.server.app

    async def gone() -> None:
        arguments = {"organization_id": company.number, "schedule_id": company.things["application"]}
        outcome = await move_on(Work(app.database, app.world), arguments)
        await app.database.write(outcome.write)

    assert company.things["application"]
    company.server.do(gone())

    assert company.admin("interviewSchedule.list") == []


def queued(company: Company, made: Results) -> list[Any]:
    """The jobs that wait to look at a schedule."""
    rows = raw(company.server, "SELECT arguments FROM queued_job WHERE kind = ?", MOVE_ON)
    found = [json.loads(row[0]) if isinstance(row[0], str) else row[0] for row in rows]
    return [each for each in found if each["schedule_id"] == made["id"]]


def happened(company: Company, made: Results) -> list[str]:
    """What the log has of a schedule."""
    rows = raw(company.server, "SELECT kind FROM event WHERE subject_id = ? ORDER BY happened_at, id", made["id"])
    return [str(row[0]) for row in rows]
