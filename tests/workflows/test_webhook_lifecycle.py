"""A program sets up its webhook, gives it another secret, moves it to another address, and takes it away."""

from __future__ import annotations

import hashlib
import hmac

from tests.cast import Company
from tests.client import Client
from tests.told import Receiver, receiving

FIRST, SECOND = "the first secret", "the second secret"


def heard(receiver: Receiver, number: int, secret: str) -> str:
    """What message `number` was about, which must be signed with that secret: `ping`, or an application's id."""
    message = receiver.wait_for(number)[number - 1]
    signature = hmac.new(secret.encode(), message.body, hashlib.sha256).hexdigest()
    assert hmac.compare_digest(message.headers["ashby-signature"], f"sha256={signature}")
    told = message.json
    return "ping" if told["action"] == "ping" else str(told["data"]["application"]["id"])


def submit(company: Company, partner: Client) -> str:
    """The id of a new application."""
    candidate = partner("candidate.create", name="Maya Okafor")["id"]
    return str(partner("application.create", candidateId=candidate, jobId=company.things["job"])["id"])


def test_a_webhook_from_its_first_ping_to_its_end(company: Company, partner: Client, receiver: Receiver) -> None:
    webhook = partner("webhook.create", webhookType="applicationSubmit", requestUrl=receiver.url, secretToken=FIRST)
    webhook_id = webhook["id"]
    assert webhook["enabled"] is True
    assert heard(receiver, 1, FIRST) == "ping"
    application = submit(company, partner)
    assert heard(receiver, 2, FIRST) == application

    partner("webhook.update", webhookId=webhook_id, secretToken=SECOND)
    assert heard(receiver, 3, SECOND) == "ping"
    application = submit(company, partner)
    assert heard(receiver, 4, SECOND) == application

    partner("webhook.update", webhookId=webhook_id, enabled=False)
    assert partner("webhook.info", webhookId=webhook_id)["enabled"] is False
    submit(company, partner)  # nobody is told

    with receiving() as elsewhere:
        moved = partner("webhook.update", webhookId=webhook_id, requestUrl=elsewhere.url, enabled=True)
        assert (moved["requestUrl"], moved["enabled"]) == (elsewhere.url, True)
        assert heard(elsewhere, 1, SECOND) == "ping"
        application = submit(company, partner)
        assert heard(elsewhere, 2, SECOND) == application

        partner("webhook.delete", webhookId=webhook_id)
        submit(company, partner)  # nobody is told
        assert partner.refused("webhook.info", webhookId=webhook_id)[0] == "webhook_not_found"
        assert (len(receiver.messages), len(elsewhere.messages)) == (4, 2)


def test_a_receiver_that_is_not_there_yet_is_found_later(company: Company, partner: Client, receiver: Receiver) -> None:
    receiver.statuses = [503]
    webhook = partner("webhook.create", webhookType="applicationSubmit", requestUrl=receiver.url, secretToken=FIRST)
    assert webhook["enabled"] is False

    again = partner("webhook.update", webhookId=webhook["id"], enabled=True)

    assert again["enabled"] is True
    application = submit(company, partner)
    assert heard(receiver, 3, FIRST) == application
