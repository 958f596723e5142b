"""webhook.create. What a ping is and what answers it: tests/webhooks/test_ping.py."""

from __future__ import annotations

import hashlib
import hmac
import json
import typing
import uuid
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from rowantree.webhooks.types import Name, WebhookType, types
from tests.cast import Company, raw
from tests.client import Client, Results
from tests.told import SECRET, candidate_written, receiving, tell
from tests.webhooks.deliveries import left_by
from tests.webhooks.receivers import closed_port, meanwhile

URL = "http://127.0.0.1:9/hook"
BODY = {"webhookType": "candidateHire", "requestUrl": URL, "secretToken": "0c2f9463f876"}


def test_a_webhook_whose_ping_is_answered_is_on(api: Client) -> None:
    with receiving() as receiver:
        created = api("webhook.create", **BODY | {"requestUrl": receiver.url})

    uuid.UUID(created["id"])
    assert created == {
        "id": created["id"],
        "enabled": True,
        "requestUrl": receiver.url,
        "secretToken": "0c2f9463f876",
        "webhookType": "candidateHire",
    }
    assert api("webhook.info", webhookId=created["id"])["enabled"] is True


def test_a_webhook_whose_ping_is_not_answered_is_there_and_off(api: Client) -> None:
    created = api("webhook.create", **BODY | {"requestUrl": closed_port()})

    assert created["enabled"] is False
    assert api("webhook.info", webhookId=created["id"])["enabled"] is False


def test_it_is_there_and_off_while_the_ping_is_on_its_way(api: Client) -> None:
    seen: list[Results] = []
    with meanwhile(lambda: seen.extend(api.all("webhook.list"))) as url:
        created = api("webhook.create", **BODY | {"requestUrl": url})

    assert [(each["id"], each["enabled"]) for each in seen] == [(created["id"], False)]
    assert created["enabled"] is True


@pytest.mark.parametrize("webhook_type", typing.get_args(Name))
def test_every_type_can_be_told_of(api: Client, webhook_type: str) -> None:
    # Four of them are not in the reference, by which recorded traffic is judged.
    created = api.unrecorded("webhook.create", **BODY | {"webhookType": webhook_type})

    assert created["webhookType"] == webhook_type


def test_one_type_can_be_told_to_several_urls(api: Client) -> None:
    first = api("webhook.create", **BODY)
    second = api("webhook.create", **BODY | {"requestUrl": f"{URL}/other"})

    assert [each["id"] for each in api.all("webhook.list")] == [first["id"], second["id"]]


def test_one_url_can_be_told_of_several_types(api: Client) -> None:
    api("webhook.create", **BODY)
    api("webhook.create", **BODY | {"webhookType": "offerCreate"})

    assert len(api.all("webhook.list")) == 2


def test_the_same_type_and_url_twice_is_refused(api: Client) -> None:
    first = api("webhook.create", **BODY)

    code, message = api.refused("webhook.create", **BODY | {"secretToken": "another", "requestUrl": f" {URL} "})

    assert code == "duplicate_webhook"
    assert message.startswith("Duplicate webhook")
    assert first["id"] in message
    assert len(api.all("webhook.list")) == 1


def test_there_are_no_two_of_one_type_and_url_even_where_several_are_created_at_once(api: Client) -> None:
    with ThreadPoolExecutor(8) as several:
        answers = list(several.map(lambda _: api.answer("webhook.create", BODY), range(8)))

    assert sorted(answer.body["success"] for answer in answers) == [False] * 7 + [True]
    assert len(api.all("webhook.list")) == 1


def test_what_is_refused_pings_nobody(api: Client) -> None:
    with receiving() as receiver:
        body = BODY | {"requestUrl": receiver.url}
        api("webhook.create", **body)
        api.refused("webhook.create", **body)

        assert len(receiver.messages) == 1


def test_the_neighbour_may_tell_the_same_url(api: Client, neighbour: Company) -> None:
    neighbour.admin("webhook.create", **BODY)

    assert api("webhook.create", **BODY)["requestUrl"] == URL


def test_an_organization_has_at_most_a_hundred(api: Client, company: Company) -> None:
    for number in range(100):
        tell(company, f"{URL}/{number}", webhook_type="candidateHire")

    code, message = api.refused("webhook.create", **BODY)

    assert code == "too_many_webhooks"
    assert "100" in message


def test_an_import_keeps_its_ids(api: Client) -> None:
    given = str(uuid.uuid4())

    assert api("webhook.create", **BODY, id=given.upper())["id"] == given


def test_an_id_belongs_to_one_webhook(api: Client) -> None:
    given = api("webhook.create", **BODY)["id"]

    code, message = api.refused("webhook.create", **BODY | {"requestUrl": f"{URL}/other"}, id=given)

    assert code == "id_taken"
    assert given in message


def test_an_id_is_ignored_without_the_switch(company: Company) -> None:
    given = str(uuid.uuid4())

    assert company.plain("webhook.create", **BODY, id=given)["id"] != given


def test_the_secret_token_is_stored_encrypted(api: Client, company: Company) -> None:
    created = api("webhook.create", **BODY)

    sql = "SELECT secret FROM webhook_setting WHERE organization_id = ?"
    ((stored,),) = raw(company.server, sql, company.number)
    assert b"0c2f9463f876" not in bytes(stored)
    assert company.server.app.world.secrecy.decrypt(bytes(stored)) == created["secretToken"]


def test_events_do_not_hold_the_secret_token(api: Client, company: Company) -> None:
    with receiving() as receiver:
        created = api("webhook.create", **BODY | {"requestUrl": receiver.url})

    events = [each for each in left_by(company).events if each.subject_id == created["id"]]
    assert [(each.kind, json.loads(each.fields)) for each in events] == [
        ("webhook.created", []),
        ("webhook.enabled", ["enabled"]),
    ]


def test_what_happens_afterwards_is_told(api: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    told_of = WebhookType("candidateHire", frozenset({"candidate.created"}), candidate_written)
    monkeypatch.setitem(types, "candidateHire", told_of)
    with receiving() as receiver:
        api("webhook.create", **BODY | {"requestUrl": receiver.url})
        candidate = api("candidate.create", name="Otto Nobody")
        message = receiver.wait_for(2)[1]

    assert message.json["action"] == "candidateHire"
    assert message.json["data"] == {"candidate": candidate}
    expected = hmac.new(b"0c2f9463f876", message.body, hashlib.sha256).hexdigest()
    assert message.headers["ashby-signature"] == f"sha256={expected}"


# While the ping is on its way


def test_a_webhook_that_is_deleted_meanwhile_is_not_found(api: Client) -> None:
    def delete() -> None:
        api("webhook.delete", webhookId=api.all("webhook.list")[0]["id"])

    with meanwhile(delete) as url:
        code, message = api.refused("webhook.create", **BODY | {"requestUrl": url})

    assert code == "webhook_not_found"
    assert message.startswith("Webhook not found")
    assert api.all("webhook.list") == []


def test_a_webhook_that_is_turned_off_meanwhile_stays_off(api: Client) -> None:
    def turn_off() -> None:
        api("webhook.update", webhookId=api.all("webhook.list")[0]["id"], enabled=False)

    with meanwhile(turn_off) as url:
        created = api("webhook.create", **BODY | {"requestUrl": url})

    assert created["enabled"] is False
    assert [each["enabled"] for each in api.all("webhook.list")] == [False]


def test_a_webhook_that_is_changed_meanwhile_is_shown_as_it_is(api: Client) -> None:
    with receiving() as receiver:

        def move() -> None:
            webhook_id = api.all("webhook.list")[0]["id"]
            api("webhook.update", webhookId=webhook_id, requestUrl=receiver.url, secretToken="another")

        with meanwhile(move) as url:
            created = api("webhook.create", **BODY | {"requestUrl": url})

    assert created["requestUrl"] == receiver.url
    assert created["secretToken"] == "another"
    assert created["enabled"] is True


# What is wrong


@pytest.mark.parametrize("parameter", ["webhookType", "requestUrl", "secretToken"])
def test_a_missing_parameter_is_refused_by_name(api: Client, parameter: str) -> None:
    body = {name: value for name, value in BODY.items() if name != parameter}

    assert api.refused("webhook.create", **body) == ("invalid_input", f"`{parameter}` is required")


WRONG = [
    ("webhookType", "ping"),
    ("webhookType", "candidateFired"),
    ("webhookType", None),
    ("requestUrl", "ftp://example.com/"),
    ("requestUrl", "example.com/hook"),
    ("requestUrl", "https:///hook"),
    ("requestUrl", ""),
    ("requestUrl", 5),
    ("requestUrl", f"https://example.com/{'a' * 3000}"),
    ("secretToken", ""),
    ("secretToken", "  "),
    ("secretToken", 5),
    ("secretToken", "a" * 1001),
    ("id", "not-an-id"),
]


@pytest.mark.parametrize(("parameter", "value"), WRONG)
def test_a_wrong_value_is_refused_by_name(api: Client, parameter: str, value: Any) -> None:
    code, message = api.refused("webhook.create", **BODY | {parameter: value})

    assert code == "invalid_input"
    assert f"`{parameter}`" in message
    assert api.all("webhook.list") == []


def test_a_secret_token_is_kept_to_the_letter(api: Client) -> None:
    created = api("webhook.create", **BODY | {"secretToken": f" {SECRET}\t"})

    assert created["secretToken"] == f" {SECRET}\t"
