"""What webhooks tell of interview schedules."""

from __future__ import annotations

from tests.cast import Company
from tests.client import Client
from tests.samples.interviews import email, event, schedule
from tests.told import Receiver, receiving, tell

TYPES = ("interviewScheduleCreate", "interviewScheduleUpdate")


def listening(company: Company, receiver: Receiver) -> None:
    """Has both types told."""
    for each in TYPES:
        tell(company, receiver.url, webhook_type=each)


def test_a_new_schedule_is_told_of_as_made_and_as_changed_in_one_action(company: Company) -> None:
    known = email(company)
    with receiving() as receiver:
        listening(company, receiver)
        made = schedule(company, event(known, interviewId=company.things["pooled_interview"]))
        messages = sorted((each.json for each in receiver.wait_for(2)), key=lambda each: str(each["action"]))

    candidate_id = company.things["candidate"]
    assert [each["action"] for each in messages] == list(TYPES)
    assert messages[0]["webhookActionId"] == messages[1]["webhookActionId"]
    assert messages[0]["data"] == {"interviewSchedule": made}
    assert messages[1]["data"] == {"interviewSchedule": made | {"candidateId": candidate_id}}


def test_changes_are_told_of_and_what_changes_nothing_is_not(api: Client, company: Company) -> None:
    known = email(company)
    made = schedule(company, event(known))
    with receiving() as receiver:
        listening(company, receiver)
        which = {"interviewScheduleId": made["id"]}
        same = event(known) | {"interviewEventId": made["interviewEvents"][0]["id"]}
        api("interviewSchedule.update", **which, interviewEvent=same)
        changed = api("interviewSchedule.update", **which, interviewEvent=event())
        cancelled = api("interviewSchedule.cancel", id=made["id"], allowReschedule=True)
        api("interviewSchedule.cancel", id=made["id"], allowReschedule=True)
        scheduled = api("interviewSchedule.update", **which, interviewEvent=event())
        told = [each.json for each in receiver.wait_for(3)]

    assert {each["action"] for each in told} == {"interviewScheduleUpdate"}
    shown = sorted(
        ((each["data"]["interviewSchedule"]) for each in told), key=lambda each: (each["updatedAt"], each["status"])
    )
    wanted = [each | {"candidateId": company.things["candidate"]} for each in (changed, cancelled, scheduled)]
    assert shown == sorted(wanted, key=lambda each: (each["updatedAt"], each["status"]))


def test_nothing_is_told_of_a_confidential_one(company: Company) -> None:
    with receiving() as receiver:
        listening(company, receiver)
        schedule(company, event(), applicationId=company.things["confidential_application"])
        made = schedule(company, event())
        told = [each.json["data"]["interviewSchedule"]["id"] for each in receiver.wait_for(2)]

    assert told == [made["id"]] * 2
