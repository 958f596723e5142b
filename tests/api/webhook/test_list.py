"""webhook.list."""

from __future__ import annotations

from datetime import timedelta

from tests.cast import Company
from tests.client import Client
from tests.told import tell


def test_there_are_none_at_first(api: Client) -> None:
    assert api.all("webhook.list") == []


def test_webhooks_are_listed_the_oldest_first_whether_on_or_off(api: Client, company: Company) -> None:
    on = tell(company, "http://127.0.0.1:9/on", webhook_type="offerCreate")
    company.server.app.world.clock.advance(timedelta(seconds=1))
    off = tell(company, "http://127.0.0.1:9/off", webhook_type="offerCreate", enabled=False)

    listed = api.all("webhook.list")

    assert [(each["id"], each["enabled"]) for each in listed] == [(on, True), (off, False)]
    assert listed == [api("webhook.info", webhookId=each) for each in (on, off)]


def test_a_deleted_webhook_is_not_listed(api: Client, company: Company) -> None:
    api("webhook.delete", webhookId=company.things["webhook"])

    assert api.all("webhook.list") == []
