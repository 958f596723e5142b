"""Interviewers of schedules: when they may be asked, and as what they take part."""

from __future__ import annotations

from typing import Any

import pytest

from tests.api.interviewer_pool.pools import add, pool, stage
from tests.cast import Company
from tests.client import Client, Results
from tests.samples.interviews import event, person, schedule

MONDAY, TUESDAY, SUNDAY, NEXT_MONDAY = "2099-03-02", "2099-03-03", "2099-03-08", "2099-03-09"


def on(day: str, *emails: str, hour: int = 9, **more: Any) -> dict[str, Any]:
    """An event of an hour on that day."""
    return event(*emails, start=f"{day}T{hour:02}:00:00Z", end=f"{day}T{hour + 1:02}:00:00Z", **more)


def refused(company: Company, *events: dict[str, Any]) -> tuple[str, str]:
    """The code and the message."""
    body = {"applicationId": company.things["application"], "interviewEvents": list(events)}
    return company.admin.refused("interviewSchedule.create", **body)


# Pauses


def pause(api: Client, user: Results, **when: str) -> None:
    """Pauses somebody as an interviewer."""
    api("user.createInterviewerPause", userId=user["id"], **when)


@pytest.mark.parametrize(
    "when",
    [
        {},
        {"startsAt": "2099-03-02T09:59:59Z"},
        {"startsAt": "2099-03-01T00:00:00Z", "endsAt": "2099-03-02T09:00:01Z"},
        {"startsAt": "2099-03-02T09:10:00Z", "endsAt": "2099-03-02T09:20:00Z"},
    ],
)
def test_somebody_who_has_a_pause_during_the_event_is_refused(
    api: Client, company: Company, when: dict[str, str]
) -> None:
    user = person(api)
    pause(api, user, **when)

    code, message = refused(company, on(MONDAY), on(MONDAY, user["email"]))

    assert code == "interviewer_paused"
    assert "`interviewEvents[1].interviewers[0]`" in message
    assert user["email"] in message


@pytest.mark.parametrize(
    "when",
    [
        {"startsAt": "2099-03-02T10:00:00Z"},
        {"startsAt": "2099-03-01T00:00:00Z", "endsAt": "2099-03-02T09:00:00Z"},
    ],
)
def test_a_pause_before_or_after_the_event_does_not_matter(api: Client, company: Company, when: dict[str, str]) -> None:
    user = person(api)
    pause(api, user, **when)

    assert schedule(company, on(MONDAY, user["email"]))["status"] == "Scheduled"


def test_a_pause_that_comes_later_leaves_events_alone_until_they_move(api: Client, company: Company) -> None:
    user = person(api)
    made = schedule(company, on(MONDAY, user["email"]))
    which = {"interviewScheduleId": made["id"]}
    known = {"interviewEventId": made["interviewEvents"][0]["id"]}
    pause(api, user)

    same = api("interviewSchedule.update", **which, interviewEvent=on(MONDAY, user["email"]) | known)
    code, _ = api.refused("interviewSchedule.update", **which, interviewEvent=on(TUESDAY, user["email"]) | known)

    assert same == made
    assert code == "interviewer_paused"


# Limits


def limited(api: Client, **limits: int) -> str:
    """The e-mail address of somebody with limits."""
    user = person(api)
    api("user.updateInterviewerSettings", userId=user["id"], **limits)
    return str(user["email"])


def test_nobody_has_more_interviews_a_day_than_they_may(api: Client, company: Company) -> None:
    known = limited(api, dailyLimit=2)
    schedule(company, on(MONDAY, known, hour=0), on(TUESDAY, known))
    schedule(company, on(MONDAY, known, hour=22))

    code, message = refused(company, on(MONDAY, known))

    assert code == "interviewer_limit_reached"
    assert f"{known} has at most 2 interviews a day" in message
    assert "`interviewEvents[0].interviewers[0]`" in message
    schedule(company, on(TUESDAY, known))


def test_nobody_has_more_interviews_a_week_than_they_may(api: Client, company: Company) -> None:
    known = limited(api, weeklyLimit=2)
    schedule(company, on(MONDAY, known), on(SUNDAY, known), on(NEXT_MONDAY, known))

    code, message = refused(company, on(TUESDAY, known))

    assert code == "interviewer_limit_reached"
    assert "2 interviews a week" in message
    schedule(company, on(NEXT_MONDAY, known))


def test_events_of_the_same_request_count(api: Client, company: Company) -> None:
    known = limited(api, dailyLimit=1)

    code, message = refused(company, on(MONDAY, known), on(TUESDAY, known), on(MONDAY, known, hour=12))

    assert code == "interviewer_limit_reached"
    assert "`interviewEvents[2].interviewers[0]`" in message


def test_what_was_cancelled_does_not_count(api: Client, company: Company) -> None:
    known = limited(api, dailyLimit=1)
    made = schedule(company, on(MONDAY, known))
    api("interviewSchedule.cancel", id=made["id"])

    again = schedule(company, on(MONDAY, known))
    cancelled, added = again["interviewEvents"][0]["id"], on(MONDAY, known, hour=15)
    changed = api(
        "interviewSchedule.update",
        interviewScheduleId=again["id"],
        interviewEvent=added,
        interviewEventIdToCancel=cancelled,
    )

    assert [each["startTime"][11:13] for each in changed["interviewEvents"]] == ["15"]


def test_an_event_that_moves_counts_once(api: Client, company: Company) -> None:
    known = limited(api, dailyLimit=1)
    made = schedule(company, on(MONDAY, known))
    moved = on(MONDAY, known, hour=15) | {"interviewEventId": made["interviewEvents"][0]["id"]}

    changed = api("interviewSchedule.update", interviewScheduleId=made["id"], interviewEvent=moved)

    assert changed["interviewEvents"][0]["startTime"] == f"{MONDAY}T15:00:00.000Z"


def test_interviews_that_the_key_may_not_see_count_too(api: Client, company: Company) -> None:
    known = limited(api, dailyLimit=1)
    schedule(company, on(MONDAY, known), applicationId=company.things["confidential_application"])
    body = {"applicationId": company.things["application"], "interviewEvents": [on(MONDAY, known)]}

    assert company.plain.refused("interviewSchedule.create", **body)[0] == "interviewer_limit_reached"


def test_limits_hold_in_the_last_week_of_time(api: Client, company: Company) -> None:
    known = limited(api, weeklyLimit=1)
    schedule(company, on("9999-12-31", known))

    assert refused(company, on("9999-12-30", known))[0] == "interviewer_limit_reached"


def needs_scheduling(api: Client, company: Company, *events: dict[str, Any]) -> Results:
    """A schedule whose events do not take place for now."""
    return api("interviewSchedule.cancel", id=schedule(company, *events)["id"], allowReschedule=True)


def test_limits_hold_for_what_is_scheduled_anew_at_the_same_time(api: Client, company: Company) -> None:
    known = limited(api, dailyLimit=1)
    made = needs_scheduling(api, company, on(MONDAY, known))
    which = {"interviewScheduleId": made["id"]}
    same = {"interviewEventId": made["interviewEvents"][0]["id"]}
    schedule(company, on(MONDAY, known, hour=14))

    code, _ = api.refused("interviewSchedule.update", **which, interviewEvent=on(MONDAY, known) | same)

    assert code == "interviewer_limit_reached"


def test_limits_and_pauses_hold_for_events_that_take_place_after_all(api: Client, company: Company) -> None:
    busy, paused = limited(api, dailyLimit=1), person(api)
    first = needs_scheduling(api, company, on(MONDAY, busy))
    second = needs_scheduling(api, company, on(MONDAY, paused["email"]))
    schedule(company, on(MONDAY, busy, hour=14))
    pause(api, paused)
    added = {"interviewEvent": on(TUESDAY)}

    for made, problem in ((first, "interviewer_limit_reached"), (second, "interviewer_paused")):
        code, message = api.refused("interviewSchedule.update", interviewScheduleId=made["id"], **added)
        assert code == problem
        assert made["interviewEvents"][0]["id"] in message
        changed = {"interviewEventIdToCancel": made["interviewEvents"][0]["id"]} | added
        assert api("interviewSchedule.update", interviewScheduleId=made["id"], **changed)["status"] == "Scheduled"


# Training


@pytest.mark.parametrize(("role", "shown"), [("Shadow", "Shadow"), ("ReverseShadow", "Reverse-Shadow")])
def test_a_trainee_takes_part_as_their_stage_has_it(api: Client, company: Company, role: str, shown: str) -> None:
    pool_id, user = pool(api), person(api)
    add(api, pool_id, user["id"], stage(api, pool_id, interviewerRole=role))
    interview_id = api("interview.create", title="Screen", interviewerPoolIds=[pool_id])["id"]

    made = schedule(company, event(user["email"], interviewId=interview_id))

    (interviewer,) = made["interviewEvents"][0]["interviewers"]
    assert interviewer["trainingRole"] == shown
    assert interviewer["interviewerPool"] == api.all("interviewerPool.list")[0]


def test_somebody_qualified_takes_part_as_such(api: Client, company: Company) -> None:
    pool_id, user = pool(api), person(api)
    add(api, pool_id, user["id"])
    interview_id = api("interview.create", title="Screen", interviewerPoolIds=[pool_id])["id"]

    made = schedule(company, event(user["email"], person(api)["email"], interviewId=interview_id))

    qualified, stranger = made["interviewEvents"][0]["interviewers"]
    assert (qualified["trainingRole"], qualified["interviewerPool"]["id"]) == (None, pool_id)
    assert (stranger["trainingRole"], stranger["interviewerPool"]) == (None, None)


def test_who_is_qualified_in_one_of_the_pools_is_no_trainee(api: Client, company: Company) -> None:
    learning, known, user = pool(api), pool(api), person(api)
    add(api, learning, user["id"], stage(api, learning))
    add(api, known, user["id"])
    interview_id = api("interview.create", title="Screen", interviewerPoolIds=[learning, known])["id"]

    (interviewer,) = schedule(company, event(user["email"], interviewId=interview_id))["interviewEvents"][0][
        "interviewers"
    ]

    assert (interviewer["trainingRole"], interviewer["interviewerPool"]["id"]) == (None, known)


def test_without_the_feature_nobody_is_a_trainee(api: Client, company: Company) -> None:
    pool_id, user = pool(api), person(api)
    add(api, pool_id, user["id"], stage(api, pool_id))
    interview_id = api("interview.create", title="Screen", interviewerPoolIds=[pool_id])["id"]
    api("organization.update", disabledFeatures=["InterviewerTraining"])

    (interviewer,) = schedule(company, event(user["email"], interviewId=interview_id))["interviewEvents"][0][
        "interviewers"
    ]

    assert interviewer["trainingRole"] is None


def test_an_archived_pool_and_one_without_training_train_nobody(api: Client, company: Company) -> None:
    archived, open_to_all, user = pool(api), pool(api), person(api)
    for each in (archived, open_to_all):
        add(api, each, user["id"], stage(api, each))
    api("interviewerPool.archive", interviewerPoolId=archived)
    api("interviewerPool.update", interviewerPoolId=open_to_all, requiresTraining=False)
    interview_id = api("interview.create", title="Screen", interviewerPoolIds=[archived, open_to_all])["id"]

    (interviewer,) = schedule(company, event(user["email"], interviewId=interview_id))["interviewEvents"][0][
        "interviewers"
    ]

    assert (interviewer["trainingRole"], interviewer["interviewerPool"]["id"]) == (None, open_to_all)
