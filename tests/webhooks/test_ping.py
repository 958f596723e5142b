"""The ping: what is sent, and what counts as an answer."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import socket
from dataclasses import replace
from typing import Any

import pytest
from structlog.testing import capture_logs

from rowantree.doors.openapi import document
from rowantree.settings import Settings
from rowantree.webhooks import deliver, ping, types
from rowantree.webhooks.guard import pool
from tests import cast
from tests.cast import Company
from tests.client import Client, Results
from tests.servers import SECRET, serving
from tests.told import Message, receiving
from tests.webhooks.receivers import closed_port

TOKEN = "schlüssel 鍵"


def set_up(api: Client, url: str) -> Results:
    """Sets up a webhook."""
    return api("webhook.create", webhookType="candidateHire", requestUrl=url, secretToken=TOKEN)


def pinged(api: Client) -> Message:
    """The one message of setting up a webhook."""
    with receiving() as receiver:
        set_up(api, receiver.url)
        (message,) = receiver.messages
    return message


def test_a_ping_says_that_it_is_one_and_nothing_else(api: Client) -> None:
    message = pinged(api).json

    assert list(message) == ["webhookActionId", "action", "data"]
    assert (message["action"], message["data"]) == ("ping", {"webhookActionType": "ping"})


def test_a_ping_is_signed_over_its_exact_bytes(api: Client) -> None:
    message = pinged(api)

    expected = hmac.new(TOKEN.encode(), message.body, hashlib.sha256).hexdigest()
    assert message.headers["ashby-signature"] == f"sha256={expected}"


def test_a_ping_comes_as_every_message_does(api: Client) -> None:
    headers = pinged(api).headers

    assert headers["content-type"] == "application/json"
    assert headers["user-agent"] == "Ashby-Webhook"


@pytest.mark.parametrize("status", [200, 204, 302, 399])
def test_a_status_below_400_is_an_answer(api: Client, status: int) -> None:
    with receiving() as receiver:
        receiver.statuses = [status]

        assert set_up(api, receiver.url)["enabled"] is True


@pytest.mark.parametrize("status", [400, 404, 410, 500, 503])
def test_a_status_from_400_on_is_none(api: Client, status: int) -> None:
    with receiving() as receiver:
        receiver.statuses = [status]

        assert set_up(api, receiver.url)["enabled"] is False


def test_a_ping_is_sent_once_even_where_it_fails(api: Client) -> None:
    with receiving() as receiver:
        receiver.statuses = [500]
        set_up(api, receiver.url)

        assert len(receiver.messages) == 1


def test_a_redirect_is_not_followed(api: Client) -> None:
    with receiving() as receiver:
        receiver.statuses = [307]
        set_up(api, receiver.url)

        assert len(receiver.messages) == 1


def test_nobody_there_is_no_answer(api: Client) -> None:
    assert set_up(api, closed_port())["enabled"] is False


@pytest.mark.parametrize("url", ["http://no-such-host.invalid/", "https://größe.invalid/", "http://127.0.0.1:1/?q=%20"])
def test_an_address_that_leads_nowhere_is_no_answer(api: Client, url: str) -> None:
    assert set_up(api, url)["enabled"] is False


def test_silence_is_no_answer(api: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deliver, "TIMEOUT_SECONDS", 0.1)  # the real ten seconds would be most of this suite's time
    with socket.create_server(("127.0.0.1", 0)) as silent:
        created = set_up(api, f"http://127.0.0.1:{silent.getsockname()[1]}/")

    assert created["enabled"] is False


def test_a_private_address_is_not_spoken_to_where_that_is_forbidden(database: str) -> None:
    settings = Settings(database_url=database, secret=SECRET, rate_limit=None, worker=False, private_webhooks=False)
    with serving(settings) as server, receiving() as receiver:
        created = set_up(cast.found(server, "Meridian Robotics").admin, receiver.url)

        assert created["enabled"] is False
        assert receiver.messages == []


def test_the_log_says_how_a_ping_went_and_nothing_of_where_and_how_it_is_signed(api: Client) -> None:
    with receiving() as receiver, capture_logs() as logged:
        receiver.statuses = [418]
        set_up(api, receiver.url)

    assert [each["status"] for each in logged if each["event"] == "webhook_pinged"] == [418]
    assert TOKEN not in repr(logged)
    assert receiver.url not in repr(logged)


def test_no_event_causes_a_ping() -> None:
    assert types.types["ping"].causes == frozenset()


def test_what_a_ping_tells_is_described() -> None:
    (told,) = [each["post"] for name, each in document([])["webhooks"].items() if name == "ping"]
    properties: dict[str, Any] = document([])["components"]["schemas"]["Ping"]["properties"]

    message = told["requestBody"]["content"]["application/json"]["schema"]
    assert message["properties"]["data"] == {"$ref": "#/components/schemas/Ping"}
    assert properties == {"webhookActionType": {"enum": ["ping"]}}


def test_pings_go_where_they_are_told(company: Company) -> None:
    async def answered(url: str) -> bool:
        outgoing = pool(private=True)
        try:
            return await ping.is_answered(replace(company.server.app.world, outgoing=outgoing), url, TOKEN)
        finally:
            await outgoing.aclose()

    with receiving() as receiver:
        assert asyncio.run(answered(receiver.url))
        assert [message.json["data"] for message in receiver.messages] == [{"webhookActionType": "ping"}]
