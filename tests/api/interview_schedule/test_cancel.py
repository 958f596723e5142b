"""interviewSchedule.cancel."""

from __future__ import annotations

import uuid
from typing import Any

import pytest

from tests.api.interviewer_pool.pools import later
from tests.cast import Company
from tests.client import Client, Results
from tests.samples.interviews import email, event, schedule


@pytest.fixture
def made(company: Company) -> Results:
    """A schedule with one event."""
    return schedule(company, event(email(company)))


@pytest.mark.parametrize(
    ("body", "status"),
    [({}, "Cancelled"), ({"allowReschedule": False}, "Cancelled"), ({"allowReschedule": True}, "NeedsScheduling")],
)
def test_its_events_stay_as_what_was_planned(
    api: Client, company: Company, made: Results, body: dict[str, Any], status: str
) -> None:
    later(company)

    cancelled = api("interviewSchedule.cancel", id=made["id"], **body)

    assert cancelled["updatedAt"] > made["updatedAt"]
    assert cancelled == made | {"status": status, "updatedAt": cancelled["updatedAt"]}
    assert api("interviewSchedule.list") == [cancelled]


@pytest.mark.parametrize("allow_reschedule", [True, False])
def test_cancelling_twice_changes_nothing(
    api: Client, company: Company, made: Results, *, allow_reschedule: bool
) -> None:
    cancelled = api("interviewSchedule.cancel", id=made["id"], allowReschedule=allow_reschedule)
    later(company)

    assert api("interviewSchedule.cancel", id=made["id"], allowReschedule=allow_reschedule) == cancelled
    assert api("interviewSchedule.list") == [cancelled]


def test_what_needs_scheduling_can_be_cancelled_for_good(api: Client, made: Results) -> None:
    api("interviewSchedule.cancel", id=made["id"], allowReschedule=True)

    assert api("interviewSchedule.cancel", id=made["id"])["status"] == "Cancelled"
    assert api("interviewSchedule.cancel", id=made["id"], allowReschedule=True)["status"] == "Cancelled"


def test_another_key_may_cancel_too(company: Company, made: Results) -> None:
    assert company.client()("interviewSchedule.cancel", id=made["id"])["status"] == "Cancelled"


def test_an_unknown_schedule_is_refused(api: Client) -> None:
    unknown = str(uuid.uuid4())

    code, message = api.refused("interviewSchedule.cancel", id=unknown)

    assert code == "interview_schedule_not_found"
    assert unknown in message


@pytest.mark.parametrize(
    "wrong", [{}, {"id": "the first"}, {"id": "5e1d3a52-0c0f-4f53-9a55-3f1f5a7c9d10", "allowReschedule": "perhaps"}]
)
def test_a_wrong_value_is_refused_by_name(api: Client, wrong: dict[str, Any]) -> None:
    code, message = api.refused("interviewSchedule.cancel", **wrong)

    assert code == "invalid_input"
    assert "`allowReschedule`" in message or "`id`" in message
