"""What is done with partners without being asked: custom fields once an hour, and requests that nobody settled."""

from __future__ import annotations

import asyncio
import json
from datetime import timedelta
from typing import Any

import pytest

from rowantree import models
from rowantree.core.database import run
from rowantree.domain import assessment_partners, assessments
from rowantree.jobs.queue import Handler, Outcome, Work
from rowantree.partners import assessments as calls
from tests.cast import Company, raw
from tests.client import Client
from tests.jobs.waiting import eventually
from tests.partners.assessing import asking, listed, quiet, reachable, sample_partner, scripted, set_up
from tests.webhooks.deliveries import left_by


def _do(company: Company, handler: Handler, **arguments: Any) -> Outcome:
    """Does a job as the worker would; gives how it went."""
    app = company.server.app
    work = Work(app.database, app.world)
    outcome = company.server.do(_called(handler, work, {"organization_id": company.number, **arguments}))
    company.server.write(outcome.write)
    return outcome


async def _called(handler: Handler, work: Work, arguments: dict[str, Any]) -> Outcome:
    return await handler(work, arguments)


def _waiting(company: Company, kind: str) -> list[models.QueuedJob]:
    return [each for each in left_by(company).jobs if each.kind == kind]


def _known(company: Company, partner_id: str) -> list[str]:
    """The custom fields that are stored."""
    found = raw(company.server, "SELECT custom_fields FROM assessment_partner WHERE id = ?", partner_id)
    return [each["id"] for each in json.loads(found[0][0])]


def test_custom_fields_are_asked_for_at_once_and_again_in_an_hour(company: Company) -> None:
    with sample_partner(company, hasCustomFields=True) as partner:
        quiet(company)

    assert _known(company, partner.id) == ["language", "extra_minutes"]
    (waiting,) = _waiting(company, assessment_partners.REFRESH)
    now = company.server.app.world.clock.now()
    assert timedelta(minutes=59) < waiting.due_at - now <= timedelta(hours=1)
    assert "assessmentPartner.customFieldsChanged" in [each.kind for each in left_by(company).events]


def test_what_changes_is_learned(company: Company) -> None:
    with scripted() as (partner, base_url):
        partner.says({"success": True, "fields": [{"id": "a", "name": "A", "type": "String"}]})
        partner_id = set_up(company, base_url, hasCustomFields=True)
        quiet(company)
        partner.says({"success": True, "fields": [{"id": "b", "name": "B", "type": "Boolean", "isRequired": True}]})

        again = _do(company, assessment_partners.refresh, partner_id=partner_id)

    assert again.again_at is not None
    assert _known(company, partner_id) == ["b"]


def test_one_that_does_not_answer_keeps_what_is_known(company: Company) -> None:
    with sample_partner(company, hasCustomFields=True) as partner:
        quiet(company)
        partner.partner.behaviour = "failing"

        again = _do(company, assessment_partners.refresh, partner_id=partner.id)

    assert again.again_at is not None
    assert _known(company, partner.id) == ["language", "extra_minutes"]


def test_one_without_custom_fields_is_not_asked(company: Company) -> None:
    with sample_partner(company) as partner:
        again = _do(company, assessment_partners.refresh, partner_id=partner.id)

    assert again.again_at is not None
    assert partner.partner.asked == []


def test_an_archived_one_is_never_asked_again(company: Company, api: Client) -> None:
    with sample_partner(company, hasCustomFields=True) as partner:
        quiet(company)
        api("assessmentPartner.archive", assessmentPartnerId=partner.id)
        asked = len(partner.partner.asked)

        assert _do(company, assessment_partners.refresh, partner_id=partner.id).again_at is None
    assert len(partner.partner.asked) == asked


def test_the_partner_of_another_organization_is_not_found(company: Company, neighbour: Company) -> None:
    with sample_partner(neighbour) as partner:
        assert _do(company, assessment_partners.refresh, partner_id=partner.id).again_at is None


def test_a_request_that_nobody_settles_fails_in_the_end(company: Company, monkeypatch: pytest.MonkeyPatch) -> None:
    async def dies(*_: Any) -> None:
        await asyncio.sleep(0)
        raise RuntimeError("as if the process had died here")

    monkeypatch.setattr(calls, "start", dies)
    reachable(company)
    partner_id = set_up(company, "https://torch.example.com")
    answer = company.admin.answer("assessment.request", asking(company, partner_id))
    (kept,) = listed(company)
    assert (answer.status, kept["status"]) == (500, "Requested")
    (waiting,) = _waiting(company, assessments.GIVE_UP)
    assert waiting.due_at - company.server.app.world.clock.now() <= assessments.PATIENCE

    _do(company, assessments.give_up, assessment_id=kept["id"])

    (failed,) = listed(company)
    assert failed["status"] == "Failed"
    assert "nobody knows" in failed["problem"]
    assert company.admin.refused("assessment.requestCancel", id=kept["id"])[0] == "assessment_not_running"


def test_a_request_that_was_settled_is_left_alone(company: Company) -> None:
    with sample_partner(company, pause=60) as partner:
        requested = partner.request()

        _do(company, assessments.give_up, assessment_id=requested["id"])

        assert listed(company) == [requested]


def test_a_job_about_what_is_gone_does_nothing(company: Company) -> None:
    _do(company, assessments.give_up, assessment_id=company.things["candidate"])
    gone = Work(company.server.app.database, company.server.app.world)
    outcome = company.server.do(
        _called(assessments.give_up, gone, {"organization_id": -1, "assessment_id": company.things["candidate"]})
    )

    company.server.write(outcome.write)


def test_what_jobs_do_is_in_the_log(company: Company) -> None:
    with scripted() as (partner, base_url):
        partner.says({"success": True, "fields": [{"id": "a", "name": "A", "type": "String"}]})
        set_up(company, base_url, hasCustomFields=True)
        eventually(lambda: "assessmentPartner.customFieldsChanged" in [each.kind for each in left_by(company).events])

    found = company.server.read(lambda connection: run(connection, models.event.core.select(), models.Event))
    changed = [each for each in found if each.kind == "assessmentPartner.customFieldsChanged"]
    assert {each.organization_id for each in changed} >= {company.number}
