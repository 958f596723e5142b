"""webhook.info."""

from __future__ import annotations

import uuid
from typing import Any

import pytest

from tests.cast import Company
from tests.client import Client


def test_a_webhook_is_shown_without_its_secret_token(api: Client) -> None:
    created = api(
        "webhook.create", webhookType="offerCreate", requestUrl="http://127.0.0.1:9/hook", secretToken="0c2f9463f876"
    )

    shown = api("webhook.info", webhookId=created["id"])

    assert shown == {
        "id": created["id"],
        "enabled": False,
        "requestUrl": "http://127.0.0.1:9/hook",
        "webhookType": "offerCreate",
    }


def test_who_may_only_read_sees_it_too(company: Company) -> None:
    assert company.reader("webhook.info", webhookId=company.things["webhook"])["enabled"] is True


def test_an_unknown_webhook_is_not_found(api: Client) -> None:
    unknown = str(uuid.uuid4())

    assert api.refused("webhook.info", webhookId=unknown) == ("webhook_not_found", f"Webhook not found: {unknown}")


@pytest.mark.parametrize("value", ["", "abc", 7, None])
def test_what_is_no_id_is_refused_by_name(api: Client, value: Any) -> None:
    code, message = api.refused("webhook.info", webhookId=value)

    assert code == "invalid_input"
    assert "`webhookId`" in message
