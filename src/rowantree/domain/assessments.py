"""Assessments: tests that are requested of a partner, and what the partner says of them.

Of each thing that a partner says, the word with the latest timestamp counts, in whichever order they come: every value is
stored with its time. What an assessment has come to follows from its values alone, so that two orders of the same
words lead to the same end.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal, NotRequired, TypedDict

from sqlalchemy import bindparam, select

from rowantree import models
from rowantree.core.context import Context
from rowantree.core.database import run
from rowantree.core.errors import InvalidInput, Refusal, when_missing
from rowantree.core.statement import Query
from rowantree.domain import background, contact, identity
from rowantree.jobs.queue import Outcome, Work, enqueue, job
from rowantree.models.assessment import AssessmentStatus
from rowantree.models.columns import Id, Json, to_json, to_milliseconds

BEGUN = "Started"
"""The status by which a partner says that the candidate has begun."""
GIVE_UP = "assessments.giveUp"
"""The job that says of a request which nobody has settled that it failed."""
PATIENCE = timedelta(minutes=2)
"""After how long a request is given up; longer than any call of a partner takes."""
AHEAD = timedelta(days=1)
"""How far ahead of ours a partner's clock may be."""
MOST_METADATA = 200
"""How many further values are kept of one assessment."""

ValueType = Literal["numeric_score", "numeric_duration_minutes", "url", "string", "boolean_success"]


@when_missing(models.assessment)
class AssessmentNotFound(Refusal):
    """No assessment has this id, or this key may not see the one that has."""

    code = "assessment_not_found"
    message = "Assessment not found: {id}"


class AssessmentNotRunning(Refusal):
    """The assessment is not going on, so there is nothing to cancel."""

    code = "assessment_not_running"
    message = "The assessment {id} is {status}, so there is nothing to cancel"


class AssessmentPartnerCannotCancel(Refusal):
    """The assessment partner does not take cancellations."""

    code = "assessment_partner_cannot_cancel"
    message = "The assessment partner {name!r} does not take cancellations"


class CandidateHasNoEmailAddress(Refusal):
    """The candidate has no e-mail address, which an assessment partner has to know."""

    code = "candidate_has_no_email_address"
    message = "The candidate {id} has no e-mail address, which the assessment partner has to know"


class Value(TypedDict):
    """One thing that a partner says, as it is stored."""

    identifier: str
    label: str
    description: NotRequired[str]
    type: ValueType
    value: str | float | bool
    at: NotRequired[int]
    """When it was so, in milliseconds since 1970."""


@dataclass(frozen=True)
class Word:
    """What a partner says of an assessment at a time. What it does not say is None."""

    at: datetime
    status: Value | None = None
    profile_url: Value | None = None
    result: Value | None = None
    cancelled_reason: Value | None = None
    metadata: tuple[Value, ...] = ()


_OF_PARTNERS_ID = Query(
    models.Assessment,
    select(*models.assessment.columns)
    .where(models.assessment.c.partner_assessment_id == bindparam("partners_id"))
    .order_by(models.assessment.c.created_at.desc(), models.assessment.c.id.desc()),
    {"of_partner": models.assessment.c.assessment_partner_id == bindparam("of_partner")},
)
# Not through the context: an id is taken also where this key may not see by what.
_TAKEN = select(*models.assessment.columns).where(
    models.assessment.c.organization_id == bindparam("of"),
    models.assessment.c.assessment_partner_id == bindparam("of_partner"),
    models.assessment.c.partner_assessment_id == bindparam("partners_id"),
)


def partners_id(text: str) -> str:
    """A partner's id of an assessment, in the one form that it is found by: UUIDs in small letters."""
    try:
        return Id.parse(text.strip())
    except ValueError:
        return text.strip()


def by_partners_id(ctx: Context, text: str) -> models.Assessment:
    """The assessment that a partner knows by that id, locked; the newest, should two partners use the same.

    Raises:
        AssessmentNotFound: there is none.
    """
    found = ctx.rows(_OF_PARTNERS_ID, partners_id=partners_id(text))
    if not found:
        raise AssessmentNotFound(id=text)
    return ctx.lock(models.assessment, found[0].id)


# Requesting


def request(
    ctx: Context,
    partner: models.AssessmentPartner,
    application: models.Application,
    type_id: str,
    name: str,
    new_id: Id,
) -> models.Assessment:
    """A new assessment, which this request is going to ask the partner for. Who holds the application holds its mark.

    Should nobody come back to settle it, it is given up after a while.

    Raises:
        IdTaken: another assessment has the id.
    """
    row = _blank(ctx, partner, application.candidate_id, type_id, name)._replace(
        id=new_id, application_id=application.id, confidential=application.confidential
    )
    identity.add(ctx, models.assessment, row)
    enqueue(
        ctx,
        GIVE_UP,
        {"organization_id": ctx.organization_id, "assessment_id": row.id},
        due_at=ctx.now + PATIENCE,
    )
    ctx.happened("assessment.requested", row.id)
    return row


def accept(ctx: Context, row: models.Assessment, text: str) -> models.Assessment | None:
    """Writes by what id the partner knows a locked assessment; None where it knows another one by it."""
    ctx.lock(models.assessment_partner, row.assessment_partner_id)  # nobody else gives an id of its meanwhile
    taken = run(
        ctx.connection,
        _TAKEN,
        models.Assessment,
        of=ctx.organization_id,
        of_partner=row.assessment_partner_id,
        partners_id=partners_id(text),
    )
    if taken:
        return None
    return _write(
        ctx, row, row._replace(partner_assessment_id=partners_id(text), status="Requested", problem=None), "accepted"
    )


def fail(ctx: Context, row: models.Assessment, problem: str) -> models.Assessment:
    """Writes that a locked assessment did not begin, and why."""
    return _write(ctx, row, row._replace(status="Failed", problem=problem), "failed")


def note(ctx: Context, row: models.Assessment, problem: str) -> models.Assessment:
    """Writes what was wrong with what the partner said of a locked assessment that goes on all the same."""
    return _write(ctx, row, row._replace(problem=problem), "updated")


def refuse_when_written(ctx: Context, refusal: Refusal) -> None:
    """Lets what this transaction writes stand, and refuses then: the row says what the caller is told."""

    def refuse() -> None:
        raise refusal

    ctx.afterwards.append(refuse)


@job(GIVE_UP)
async def give_up(work: Work, arguments: dict[str, Any]) -> Outcome:
    """Says of a request that nobody has settled that it failed: the process has died while the partner was asked."""

    def write(ctx: Context) -> None:
        if ctx.find(models.assessment, Id(arguments["assessment_id"])) is None:
            return
        row = ctx.lock(models.assessment, Id(arguments["assessment_id"]))
        if row.status == "Requested" and row.partner_assessment_id is None:
            fail(ctx, row, "The server stopped while the partner was asked; nobody knows whether it has begun")

    return background.outcome(work, arguments["organization_id"], write)


def cancelled_by_us(ctx: Context) -> Word:
    """What is written of an assessment that the partner has cancelled without a word of its own."""
    reason = Value(identifier="cancelled_reason", label="Cancelled", type="string", value="Cancelled at our request")
    return Word(ctx.now, cancelled_reason=reason)


# What partners say


def hear(ctx: Context, row: models.Assessment, word: Word) -> models.Assessment:
    """Takes in what a partner says of a locked assessment. What is older than what is known changes nothing.

    Raises:
        InvalidInput: it is of a time far ahead, or there would be too much to keep.
    """
    return _write(ctx, row, _informed(ctx, row, word), "updated")


def complete(
    ctx: Context,
    partner: models.AssessmentPartner,
    candidate: models.Candidate,
    test: tuple[str, str, str],
    word: Word,
) -> models.Assessment:
    """The assessment that a partner holds complete: a new one, or the one that it knows by this id already.

    Args:
        ctx: the context.
        partner: whose it is.
        candidate: who took it.
        test: the partner's id of the assessment, that of the test, and the test's name.
        word: what came of it.

    Raises:
        InvalidInput: the id belongs to an assessment of another candidate, or a value is wrong.
    """
    assessment_id, type_id, name = test
    blank = _blank(ctx, partner, candidate.id, type_id, name)._replace(partner_assessment_id=partners_id(assessment_id))
    new = _informed(ctx, blank, word)
    if ctx.insert_if_new(models.assessment, new):
        ctx.happened("assessment.completed", new.id)
        return new
    known = ctx.rows(_OF_PARTNERS_ID, partners_id=blank.partner_assessment_id, of_partner=partner.id)
    if not known or known[0].candidate_id != candidate.id:
        raise InvalidInput(problem="`assessment.assessmentId` belongs to an assessment of another candidate")
    return hear(ctx, ctx.lock(models.assessment, known[0].id), word)


def value(stored: Json) -> Value:
    """A stored value."""
    found: Value = json.loads(stored)
    return found


def _blank(
    ctx: Context, partner: models.AssessmentPartner, candidate_id: Id, type_id: str, name: str
) -> models.Assessment:
    return models.Assessment(
        organization_id=ctx.organization_id,
        id=ctx.new_id(),
        assessment_partner_id=partner.id,
        partner_assessment_id=None,
        assessment_type_id=type_id,
        name=name,
        candidate_id=candidate_id,
        application_id=None,
        confidential=False,
        status="Requested",
        status_value=None,
        profile_url=None,
        result=None,
        cancelled_reason=None,
        metadata=Json("[]"),
        problem=None,
        reported_at=None,
        started_at=None,
        created_at=ctx.now,
        updated_at=ctx.now,
    )


def _write(ctx: Context, row: models.Assessment, revised: models.Assessment, what: str) -> models.Assessment:
    if revised == row:
        return row
    revised = revised._replace(updated_at=ctx.now)
    changed = ctx.update(models.assessment, row, revised)
    ctx.happened(f"assessment.{what}", row.id, changed - {"updated_at"})
    return revised


def _informed(ctx: Context, row: models.Assessment, word: Word) -> models.Assessment:
    """The row as it is when the word is known, too."""
    at = to_milliseconds(word.at)
    if ctx.now + AHEAD < word.at:
        raise InvalidInput(problem="`timestamp` is more than a day ahead; it is in milliseconds since 1970")
    started = word.status is not None and word.status["value"] == BEGUN
    informed = row._replace(
        status_value=_newest(row.status_value, word.status, at),
        profile_url=_newest(row.profile_url, word.profile_url, at),
        result=_newest(row.result, word.result, at),
        cancelled_reason=_newest(row.cancelled_reason, word.cancelled_reason, at),
        metadata=_merged(row.metadata, word.metadata, at),
        reported_at=max(word.at, row.reported_at or word.at),
        started_at=min(word.at, row.started_at or word.at) if started else row.started_at,
    )
    return informed._replace(status=_status(informed))


def _newest(known: Json | None, said: Value | None, at: int) -> Json | None:
    if said is None or (known is not None and value(known).get("at", 0) > at):
        return known
    return to_json({**said, "at": at})


def _merged(known: Json, said: Iterable[Value], at: int) -> Json:
    values: dict[str, Value] = {each["identifier"]: each for each in json.loads(known)}
    for each in said:
        if each["identifier"] not in values or values[each["identifier"]].get("at", 0) <= at:
            values[each["identifier"]] = Value(**{**each, "at": at})
    if len(values) > MOST_METADATA:
        raise InvalidInput(problem=f"`metadata`: an assessment has at most {MOST_METADATA} further values")
    return to_json(list(values.values()))


def _status(row: models.Assessment) -> AssessmentStatus:
    """What the values say. Of a result and a reason for cancelling the later one counts; words never reopen it."""
    completed = -1 if row.result is None else value(row.result).get("at", 0)
    cancelled = -1 if row.cancelled_reason is None else value(row.cancelled_reason).get("at", 0)
    if completed >= 0 and completed >= cancelled:
        return "Completed"
    if cancelled >= 0:
        return "Cancelled"
    return row.status if row.started_at is None else "Started"


# Checking what partners say


def reported(word: Word) -> Word:
    """What `assessment.update` says, checked.

    Raises:
        InvalidInput: something is missing, contradicts something else, or is not what its type says.
    """
    if word.status is None and word.cancelled_reason is None:
        raise InvalidInput(problem="`assessment_status` is required unless `cancelled_reason` is given")
    if word.result is not None and word.cancelled_reason is not None:
        raise InvalidInput(problem="`cancelled_reason`: an assessment that has an `assessment_result` is not cancelled")
    if word.result is not None and word.profile_url is None:
        raise InvalidInput(problem="`assessment_profile_url` is required when `assessment_result` is given")
    if word.profile_url is not None and word.profile_url["type"] != "url":
        raise InvalidInput(problem="`assessment_profile_url.type` must be `url`")
    return Word(
        at=word.at,
        status=_checked_if_any(word.status, "assessment_status"),
        profile_url=_checked_if_any(word.profile_url, "assessment_profile_url"),
        result=_checked_if_any(word.result, "assessment_result"),
        cancelled_reason=_checked_if_any(word.cancelled_reason, "cancelled_reason"),
        metadata=distinct(word.metadata, "metadata"),
    )


def distinct(values: Iterable[Value], parameter: str) -> tuple[Value, ...]:
    """Values that each have an identifier of their own, checked.

    Raises:
        InvalidInput: two have the same, or one is not what its type says.
    """
    checked_ones = tuple(checked(each, f"{parameter}[{index}]") for index, each in enumerate(values))
    seen: set[str] = set()
    for index, each in enumerate(checked_ones):
        if each["identifier"] in seen:
            raise InvalidInput(problem=f"`{parameter}[{index}].identifier` occurs twice: {each['identifier']!r}")
        seen.add(each["identifier"])
    return checked_ones


def checked(said: Value, parameter: str) -> Value:
    """A value that is what its type says; numbers and booleans may be written as text.

    Raises:
        InvalidInput: it is something else.
    """
    content = said["value"]
    if said["type"] in ("numeric_score", "numeric_duration_minutes"):
        return Value(**{**said, "value": _number(content, parameter)})
    if said["type"] == "boolean_success":
        if content in ("true", "false"):
            return Value(**{**said, "value": content == "true"})
        if not isinstance(content, bool):
            raise InvalidInput(problem=f"`{parameter}.value` must be a boolean, as its type says")
    elif not isinstance(content, str):
        raise InvalidInput(problem=f"`{parameter}.value` must be a string, as its type says")
    elif said["type"] == "url":
        contact.url(content, f"{parameter}.value")
    return said


def _checked_if_any(said: Value | None, parameter: str) -> Value | None:
    return None if said is None else checked(said, parameter)


def _number(content: str | float | bool, parameter: str) -> float:
    if isinstance(content, str) and re.fullmatch(r"-?[0-9]{1,15}(\.[0-9]{1,15})?", content.strip()):
        return float(content) if "." in content else int(content)
    if isinstance(content, str | bool):
        raise InvalidInput(problem=f"`{parameter}.value` must be a number, as its type says")
    return content
