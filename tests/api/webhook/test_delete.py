"""webhook.delete."""

from __future__ import annotations

import uuid
from datetime import timedelta

import pytest

from tests.cast import Company
from tests.client import Client
from tests.jobs.waiting import eventually
from tests.told import receiving, tell
from tests.webhooks.deliveries import attempted, later, left_by
from tests.webhooks.receivers import meanwhile


def test_a_deleted_webhook_is_gone(api: Client, company: Company) -> None:
    webhook_id = company.things["webhook"]

    assert api("webhook.delete", webhookId=webhook_id) == {"webhookId": webhook_id}

    assert api.refused("webhook.info", webhookId=webhook_id)[0] == "webhook_not_found"


def test_deleting_it_twice_is_refused(api: Client, company: Company) -> None:
    webhook_id = company.things["webhook"]
    api("webhook.delete", webhookId=webhook_id)

    code, message = api.refused("webhook.delete", webhookId=webhook_id)

    assert code == "webhook_not_found"
    assert message.startswith("Webhook not found")


def test_an_unknown_webhook_is_not_found(api: Client) -> None:
    assert api.refused("webhook.delete", webhookId=str(uuid.uuid4()))[0] == "webhook_not_found"


def test_its_type_and_url_are_free_again(api: Client) -> None:
    with receiving() as receiver:
        body = {"webhookType": "candidateHire", "requestUrl": receiver.url, "secretToken": "0c2f9463f876"}
        api("webhook.delete", webhookId=api("webhook.create", **body)["id"])

        assert api("webhook.create", **body)["enabled"] is True


def test_others_stay(api: Client, company: Company) -> None:
    other = tell(company, "http://127.0.0.1:9/other", webhook_type="candidateHire")

    api("webhook.delete", webhookId=company.things["webhook"])

    assert [each["id"] for each in api.all("webhook.list")] == [other]


def test_what_it_has_not_told_yet_is_never_told(api: Client, company: Company) -> None:
    with receiving() as receiver:
        receiver.statuses = [503]
        setting_id = tell(company, receiver.url)
        api("candidate.create", name="Otto Nobody")
        attempted(company, 1)
        wait = later(company).due_at - company.server.app.world.clock.now()

        api("webhook.delete", webhookId=setting_id)

        assert left_by(company).deliveries == []
        company.server.app.world.clock.advance(wait)
        company.server.app.worker.wake()
        eventually(lambda: left_by(company).jobs == [])
        assert len(receiver.messages) == 1


@pytest.mark.parametrize("status", [200, 503])
def test_what_is_being_sent_at_that_moment_leaves_nothing(api: Client, company: Company, status: int) -> None:
    with meanwhile(lambda: api("webhook.delete", webhookId=setting_id), status) as url:
        setting_id = tell(company, url)
        api("candidate.create", name="Otto Nobody")
        eventually(lambda: left_by(company).deliveries == [])
        eventually(lambda: all(each.leased_until is None for each in left_by(company).jobs))
        company.server.app.world.clock.advance(timedelta(seconds=20))
        company.server.app.worker.wake()

        eventually(lambda: left_by(company).jobs == [])


def test_events_after_it_are_told_nobody(api: Client, company: Company) -> None:
    with receiving() as receiver:
        api("webhook.delete", webhookId=tell(company, receiver.url))
        api("candidate.create", name="Otto Nobody")

        assert left_by(company).deliveries == []
        assert receiver.messages == []


def test_the_event_says_that_it_was_deleted(api: Client, company: Company) -> None:
    webhook_id = company.things["webhook"]
    api("webhook.delete", webhookId=webhook_id)

    assert [each.kind for each in left_by(company).events if each.subject_id == webhook_id] == ["webhook.deleted"]
