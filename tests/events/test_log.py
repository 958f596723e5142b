"""The log of events: one row for each thing that happened, in the transaction that did it."""

from __future__ import annotations

import json

from rowantree import models
from tests.cast import Company
from tests.client import Client
from tests.webhooks.deliveries import left_by


def test_an_event_says_what_happened_to_what(api: Client, company: Company) -> None:
    candidate = api("candidate.create", name="Otto Nobody")

    event = _last(company)

    assert (event.kind, event.subject_id) == ("candidate.created", candidate["id"])


def test_an_event_says_which_request_did_it(api: Client, company: Company) -> None:
    answer = api.answer("candidate.create", {"name": "Otto Nobody"})

    assert _last(company).request_id == answer.headers["x-ashby-request-id"]


def test_an_event_says_which_key_did_it(api: Client, company: Company) -> None:
    api("candidate.create", name="Otto Nobody")
    by_admin = _last(company).actor_id
    company.plain("candidate.create", name="Otto Nobody")
    by_plain = _last(company).actor_id

    assert by_admin != by_plain


def test_an_event_says_which_columns_changed(api: Client, company: Company) -> None:
    candidate_id = api("candidate.create", name="Otto Nobody")["id"]
    api("candidate.update", candidateId=candidate_id, name="Otto Somebody")

    event = _last(company)

    assert event.kind == "candidate.updated"
    assert "name" in json.loads(event.fields)
    assert "email_addresses" not in json.loads(event.fields)


def test_an_event_says_when_by_the_servers_clock(api: Client, company: Company) -> None:
    candidate = api("candidate.create", name="Otto Nobody")

    assert _last(company).happened_at.isoformat(timespec="milliseconds") == candidate["createdAt"].replace(
        "Z", "+00:00"
    )


def test_what_is_refused_has_not_happened(api: Client, company: Company) -> None:
    candidate_id = api("candidate.create", name="Otto Nobody")["id"]
    before = left_by(company).events

    nowhere = "00000000-0000-7000-8000-000000000000"
    api.refused("candidate.update", candidateId=candidate_id, name="Otto Somebody", sourceId=nowhere)

    assert left_by(company).events == before


def test_a_write_that_changes_nothing_has_not_happened(api: Client, company: Company) -> None:
    candidate_id = api("candidate.create", name="Otto Nobody")["id"]
    before = left_by(company).events

    api("candidate.update", candidateId=candidate_id, name="Otto Nobody")

    assert left_by(company).events == before


def test_reading_is_no_event(api: Client, company: Company) -> None:
    candidate_id = api("candidate.create", name="Otto Nobody")["id"]
    before = left_by(company).events

    api("candidate.info", id=candidate_id)
    api("candidate.list")

    assert left_by(company).events == before


def test_events_belong_to_the_organization_where_they_happened(
    api: Client, company: Company, neighbour: Company
) -> None:
    before = left_by(neighbour).events
    api("candidate.create", name="Otto Nobody")

    assert _last(company).kind == "candidate.created"
    assert left_by(neighbour).events == before


def _last(company: Company) -> models.Event:
    return left_by(company).events[-1]
