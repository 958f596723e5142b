"""webhook.update."""

from __future__ import annotations

import hashlib
import hmac
import json
import uuid
from collections.abc import Iterator
from typing import Any

import pytest
from structlog.testing import capture_logs

from rowantree.webhooks import ping
from rowantree.webhooks.types import WebhookType, types
from tests.cast import Company
from tests.client import Client, Results
from tests.told import SECRET, Message, Receiver, candidate_written, receiving, tell
from tests.webhooks.deliveries import left_by
from tests.webhooks.receivers import closed_port, meanwhile

TYPE = "candidateHire"


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    """Somebody who answers."""
    with receiving() as running:
        yield running


@pytest.fixture
def on(company: Company, receiver: Receiver) -> str:
    """A webhook to them that is on."""
    return tell(company, receiver.url, webhook_type=TYPE)


@pytest.fixture
def off(company: Company, receiver: Receiver) -> str:
    """A webhook to them that is off."""
    return tell(company, receiver.url, webhook_type=TYPE, enabled=False)


def signed(message: Message, secret_token: str) -> bool:
    """Whether it was signed with that."""
    return message.headers["ashby-signature"].endswith(
        hmac.new(secret_token.encode(), message.body, hashlib.sha256).hexdigest()
    )


# Turning on and off


def test_it_is_turned_on_by_a_ping_that_is_answered(api: Client, receiver: Receiver, off: str) -> None:
    updated = api("webhook.update", webhookId=off, enabled=True)

    assert updated == {
        "id": off,
        "enabled": True,
        "requestUrl": receiver.url,
        "secretToken": SECRET,
        "webhookType": TYPE,
    }
    assert [each.json["action"] for each in receiver.messages] == ["ping"]
    assert api("webhook.info", webhookId=off)["enabled"] is True


@pytest.mark.parametrize("status", [400, 500])
def test_it_is_not_turned_on_by_a_ping_that_fails(api: Client, receiver: Receiver, off: str, status: int) -> None:
    receiver.statuses = [status]

    assert api("webhook.update", webhookId=off, enabled=True)["enabled"] is False
    assert len(receiver.messages) == 1


def test_it_is_turned_off_without_a_ping(api: Client, receiver: Receiver, on: str) -> None:
    assert api("webhook.update", webhookId=on, enabled=False)["enabled"] is False

    assert receiver.messages == []
    assert api("webhook.info", webhookId=on)["enabled"] is False


def test_turning_it_on_again_pings_again(api: Client, receiver: Receiver, on: str) -> None:
    assert api("webhook.update", webhookId=on, enabled=True)["enabled"] is True

    assert len(receiver.messages) == 1


def test_turning_it_on_where_nobody_is_any_more_turns_it_off(api: Client, company: Company) -> None:
    webhook_id = tell(company, closed_port(), webhook_type=TYPE)

    assert api("webhook.update", webhookId=webhook_id, enabled=True)["enabled"] is False
    assert api("webhook.info", webhookId=webhook_id)["enabled"] is False


def test_turning_off_what_is_off_changes_nothing(api: Client, company: Company, off: str) -> None:
    api("webhook.update", webhookId=off, enabled=False)

    assert [each for each in left_by(company).events if each.subject_id == off] == []


# Moving it


def test_a_new_url_is_pinged_and_told_from_then_on(api: Client, company: Company, receiver: Receiver) -> None:
    webhook_id = tell(company, closed_port(), webhook_type=TYPE)

    updated = api("webhook.update", webhookId=webhook_id, requestUrl=f" {receiver.url} ")

    assert (updated["requestUrl"], updated["enabled"]) == (receiver.url, True)
    assert len(receiver.messages) == 1
    assert api("webhook.info", webhookId=webhook_id)["requestUrl"] == receiver.url


def test_a_new_url_where_nobody_answers_is_kept_and_turned_off(api: Client, receiver: Receiver, on: str) -> None:
    nowhere = closed_port()

    updated = api("webhook.update", webhookId=on, requestUrl=nowhere)

    assert (updated["requestUrl"], updated["enabled"]) == (nowhere, False)
    assert receiver.messages == []
    assert api("webhook.info", webhookId=on)["requestUrl"] == nowhere


def test_an_edit_turns_on_what_was_off(api: Client, off: str) -> None:
    assert api("webhook.update", webhookId=off, secretToken="another")["enabled"] is True


def test_a_new_secret_token_signs_the_ping_and_what_follows(api: Client, company: Company, receiver: Receiver) -> None:
    webhook_id = tell(company, receiver.url, webhook_type=TYPE)

    updated = api("webhook.update", webhookId=webhook_id, secretToken="another")

    assert updated["secretToken"] == "another"
    assert signed(receiver.messages[0], "another")
    assert api("webhook.update", webhookId=webhook_id, enabled=True)["secretToken"] == "another"
    assert signed(receiver.messages[1], "another")


def test_everything_can_be_changed_at_once(api: Client, company: Company, receiver: Receiver) -> None:
    webhook_id = tell(company, closed_port(), webhook_type=TYPE, enabled=False)

    updated = api("webhook.update", webhookId=webhook_id, enabled=True, requestUrl=receiver.url, secretToken="another")

    assert updated == {
        "id": webhook_id,
        "enabled": True,
        "requestUrl": receiver.url,
        "secretToken": "another",
        "webhookType": TYPE,
    }
    assert len(receiver.messages) == 1


def test_what_is_turned_off_can_be_changed_without_a_ping(api: Client, receiver: Receiver, on: str) -> None:
    updated = api("webhook.update", webhookId=on, enabled=False, requestUrl=f"{receiver.url}/2", secretToken="another")

    assert updated["enabled"] is False
    assert updated["requestUrl"] == f"{receiver.url}/2"
    assert updated["secretToken"] == "another"
    assert receiver.messages == []


def test_the_url_of_another_of_its_type_is_refused(api: Client, company: Company, receiver: Receiver, on: str) -> None:
    other = tell(company, f"{receiver.url}/other", webhook_type=TYPE)

    code, message = api.refused("webhook.update", webhookId=other, requestUrl=receiver.url)

    assert code == "duplicate_webhook"
    assert message.startswith("Duplicate webhook")
    assert on in message
    assert receiver.messages == []
    assert api("webhook.info", webhookId=other)["requestUrl"] == f"{receiver.url}/other"


def test_its_own_url_is_no_duplicate(api: Client, receiver: Receiver, on: str) -> None:
    assert api("webhook.update", webhookId=on, requestUrl=receiver.url)["enabled"] is True


def test_events_say_what_was_changed_but_not_to_what(api: Client, company: Company, receiver: Receiver) -> None:
    webhook_id = tell(company, receiver.url, webhook_type=TYPE, enabled=False)

    api("webhook.update", webhookId=webhook_id, secretToken="another")

    (event,) = [each for each in left_by(company).events if each.subject_id == webhook_id]
    assert (event.kind, json.loads(event.fields)) == ("webhook.updated", ["enabled", "secret"])


def test_the_log_holds_no_secret_token(api: Client, on: str) -> None:
    with capture_logs() as logged:
        api("webhook.update", webhookId=on, secretToken="0c2f9463f876")

    assert logged
    assert "0c2f9463f876" not in repr(logged)
    assert SECRET not in repr(logged)


# While the ping is on its way


def test_until_the_ping_is_answered_events_are_told_as_before(
    api: Client, receiver: Receiver, on: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(types, TYPE, WebhookType(TYPE, frozenset({"candidate.created"}), candidate_written))

    def happen() -> None:
        api("candidate.create", name="Otto Nobody")
        receiver.wait_for(1)

    with meanwhile(happen) as url:
        updated = api("webhook.update", webhookId=on, requestUrl=url, secretToken="another")

    assert (updated["requestUrl"], updated["enabled"]) == (url, True)
    assert [each.json["action"] for each in receiver.messages] == [TYPE]
    assert signed(receiver.messages[0], SECRET)


def test_a_request_that_dies_at_its_ping_has_changed_nothing(
    api: Client, receiver: Receiver, on: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def die(*_: Any) -> bool:
        raise RuntimeError

    with monkeypatch.context() as broken:
        broken.setattr(ping, "is_answered", die)
        refused = api.unrecorded.refused("webhook.update", webhookId=on, requestUrl=f"{receiver.url}/2")
    assert refused[0] == "internal_server_error"

    shown = api("webhook.info", webhookId=on)
    assert (shown["requestUrl"], shown["enabled"]) == (receiver.url, True)
    assert api("webhook.update", webhookId=on, requestUrl=f"{receiver.url}/3")["enabled"] is True


def test_a_webhook_that_is_deleted_meanwhile_is_not_found(api: Client, on: str) -> None:
    with meanwhile(lambda: api("webhook.delete", webhookId=on)) as url:
        code, message = api.refused("webhook.update", webhookId=on, requestUrl=url)

    assert code == "webhook_not_found"
    assert message.startswith("Webhook not found")


@pytest.mark.parametrize("given", [{"enabled": False}, {"secretToken": "another"}, {"enabled": True}])
def test_who_comes_later_wins_and_who_was_first_is_told(api: Client, company: Company, given: dict[str, Any]) -> None:
    later: list[Results] = []
    with meanwhile(lambda: later.append(api("webhook.update", webhookId=webhook_id, **given))) as url:
        webhook_id = tell(company, url, webhook_type=TYPE)

        code, message = api.refused("webhook.update", webhookId=webhook_id, requestUrl=f"{url}/first")

    assert code == "webhook_changed_meanwhile"
    assert webhook_id in message
    shown = api("webhook.info", webhookId=webhook_id)
    assert shown == {name: value for name, value in later[0].items() if name != "secretToken"}
    assert shown["requestUrl"] == url


def test_a_url_that_another_takes_meanwhile_is_refused(api: Client, company: Company, on: str) -> None:
    with meanwhile(lambda: tell(company, url, webhook_type=TYPE)) as url:
        assert api.refused("webhook.update", webhookId=on, requestUrl=url)[0] == "duplicate_webhook"

    assert api("webhook.info", webhookId=on)["requestUrl"] != url


# What is wrong


def test_an_unknown_webhook_is_not_found(api: Client) -> None:
    unknown = str(uuid.uuid4())

    refused = api.refused("webhook.update", webhookId=unknown, enabled=True)

    assert refused == ("webhook_not_found", f"Webhook not found: {unknown}")


def test_something_must_be_changed(api: Client, on: str) -> None:
    code, message = api.refused("webhook.update", webhookId=on)

    assert code == "invalid_input"
    assert message == "`enabled` or `requestUrl` or `secretToken` is required"


@pytest.mark.parametrize(
    ("parameter", "value"),
    [
        ("webhookId", "abc"),
        ("enabled", None),
        ("enabled", "perhaps"),
        ("requestUrl", "mailto:zoe@example.com"),
        ("requestUrl", None),
        ("secretToken", ""),
        ("secretToken", None),
    ],
)
def test_a_wrong_value_is_refused_by_name(api: Client, receiver: Receiver, on: str, parameter: str, value: Any) -> None:
    code, message = api.refused("webhook.update", **{"webhookId": on, parameter: value})

    assert code == "invalid_input"
    assert f"`{parameter}`" in message
    assert receiver.messages == []
    assert api("webhook.info", webhookId=on)["enabled"] is True
