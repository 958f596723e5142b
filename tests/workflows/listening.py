"""Listening to webhooks as their owner would: each message is checked, and none may come unexpected."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from tests.client import Client, Results
from tests.told import Receiver, receiving

TOKEN = "only the receiver and the server know this"


class Ear:
    """Listens to what a receiver gets, and checks each message as its owner would."""

    def __init__(self, receiver: Receiver) -> None:
        self._receiver = receiver
        self._heard = 0
        self._actions: set[str] = set()

    def hears(self, *actions: str) -> dict[str, Results]:
        """The data of the next messages, which must be of these types and, but for pings, about one action."""
        messages = self._receiver.wait_for(self._heard + len(actions))[self._heard :]
        self._heard += len(actions)
        for message in messages:
            signature = hmac.new(TOKEN.encode(), message.body, hashlib.sha256).hexdigest()
            assert message.headers["ashby-signature"] == f"sha256={signature}"
            assert message.headers["user-agent"] == "Ashby-Webhook"
            assert message.headers["content-type"] == "application/json"
        assert sorted(message.json["action"] for message in messages) == sorted(actions)
        if "ping" not in actions:
            (action_id,) = {message.json["webhookActionId"] for message in messages}
            assert action_id not in self._actions
            self._actions.add(action_id)
        return {message.json["action"]: message.json["data"] for message in messages}

    def hears_nothing_more(self) -> None:
        """Whether every message was expected."""
        assert len(self._receiver.messages) == self._heard


@contextmanager
def listening(api: Client, types: Iterable[str]) -> Iterator[Ear]:
    """Hears of these types, from the first ping on."""
    with receiving() as receiver:
        ear = Ear(receiver)
        for each in types:
            webhook = api("webhook.create", webhookType=each, requestUrl=receiver.url, secretToken=TOKEN)
            assert webhook["enabled"] is True
            assert ear.hears("ping") == {"ping": {"webhookActionType": "ping"}}
        yield ear
