"""The offers of Meridian's year: to those who were hired, and to some who wait for one or have declined one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from rowantree.models.columns import Id
from rowantree.sandbox import meridian
from rowantree.sandbox.calls import call
from rowantree.sandbox.hiring import Year
from rowantree.sandbox.office import Job, Offered

HOUR = timedelta(hours=1)
AT_MOST = 6
"""How many offers there are to people who have not been hired."""
START_IN = timedelta(days=45)
"""When people begin, counted from their offer."""
USUAL_PAY: dict[str, Any] = {"currencyCode": "USD", "value": 95_000}


def make(year: Year, began: datetime) -> None:
    """Makes the offers of a year that is written down, each at its time."""
    ends = year.ctx.now
    _define(year, began)
    for job in year.jobs:
        for opening_id, offered in zip(job.openings, (each for each in job.offered if each.hired_at), strict=False):
            _hire(_Desk(year, job, offered), opening_id)
    others = [_Desk(year, job, each) for job in year.jobs for each in job.offered if each.hired_at is None]
    states: tuple[Callable[[_Desk], None], ...] = (_draft, _ask, _wait)
    for number, desk in enumerate([each for each in others if each.offered.ended_at is None][: AT_MOST - 2]):
        states[number % len(states)](desk)
    for desk in [each for each in others if each.offered.ended_at is not None][:2]:
        _decline(desk)
    year.ctx.now = ends


def _define(year: Year, began: datetime) -> None:
    """Who has to agree to offers: one of two who hire, then the head of it all."""
    year.ctx.now = began
    year.acting(meridian.OTHERS[0].email)
    steps = ([each.email for each in meridian.MANAGERS[:2]], [meridian.OTHERS[0].email])
    call(
        year.ctx,
        "approvalDefinition.create",
        entityType="offer",
        approvalStepDefinitions=[
            {
                "approvalsRequired": 1,
                "approvers": [{"userId": year.place.users[email], "type": "user"} for email in step],
            }
            for step in steps
        ],
    )


@dataclass(frozen=True)
class _Desk:
    """Where an offer is made."""

    year: Year
    job: Job
    offered: Offered

    def call(self, hours: float, operation: str, **body: Any) -> Any:
        """Calls an operation so many hours after the application came into the stage of offers."""
        latest = self.offered.hired_at or self.offered.ended_at or self.year.ends
        self.year.ctx.now = min(self.offered.at + HOUR * hours, latest)
        return call(self.year.ctx, operation, **body)


def _draft(desk: _Desk, opening_id: Id | None = None) -> Any:
    """An offer that nobody was asked about yet."""
    desk.year.acting(desk.year.recruiter())
    process = desk.call(1, "offerProcess.start", applicationId=desk.offered.application_id)
    form = desk.call(1, "offer.start", offerProcessId=process.id)
    answers = {
        "_systemfield_start_date": (desk.offered.at + START_IN).date().isoformat(),
        "_systemfield_salary": _pay(desk.job),
        "_systemfield_opening": opening_id,
    }
    return desk.call(
        2,
        "offer.create",
        offerProcessId=process.id,
        offerFormId=form.id,
        offerForm={"fieldSubmissions": [{"path": path, "value": value} for path, value in answers.items()]},
    )


def _pay(job: Job) -> dict[str, Any]:
    """The middle of what the posting says, in whole units."""
    for tier in job.position.pay:
        if tier["compensationType"] == "Salary":
            return {"currencyCode": tier["currencyCode"], "value": round((tier["minValue"] + tier["maxValue"]) / 2)}
    return USUAL_PAY


def _ask(desk: _Desk, opening_id: Id | None = None) -> Any:
    """An offer whose approvers are asked."""
    offer = _draft(desk, opening_id)
    note = f"For {desk.job.position.title}."
    return desk.call(3, "offer.startApprovalProcess", offerVersionId=offer.latest_version.id, note=note)


def _wait(desk: _Desk, opening_id: Id | None = None) -> Any:
    """An offer that the candidate has."""
    offer = _ask(desk, opening_id)
    version_id = offer.latest_version.id
    for hours, email in ((8, meridian.MANAGERS[0].email), (26, meridian.OTHERS[0].email)):
        (approval,) = desk.call(hours, "approval.list", entityType="offer", entityId=version_id).results
        step = next(each for each in approval.steps if not each.completed_at)
        desk.year.acting(email)
        offer = desk.call(
            hours,
            "offer.approve",
            offerVersionId=version_id,
            approvalStepId=step.id,
            userId=desk.year.place.users[email],
        )
    return offer


def _hire(desk: _Desk, opening_id: Id) -> None:
    """An offer that was accepted, which fills an opening."""
    _end(desk, _wait(desk, opening_id), "Accepted")


def _decline(desk: _Desk) -> None:
    """An offer that was not."""
    _end(desk, _wait(desk), "Declined")


def _end(desk: _Desk, offer: Any, decision: str) -> None:
    desk.year.acting(desk.year.recruiter())
    desk.call(24 * 365, "offer.setStatus", offerId=offer.id, acceptanceStatus=decision)
