"""candidate.addEmailMessage."""

from __future__ import annotations

import json
import uuid
from datetime import timedelta
from typing import Any

import pytest

from rowantree.core.permission import Permission, Switch
from tests.cast import Company
from tests.client import Client
from tests.samples.correspondence import message
from tests.webhooks.deliveries import left_by


@pytest.fixture
def body(company: Company) -> dict[str, Any]:
    """An e-mail with nothing but what it must have."""
    return message(company)


def test_everything_said_is_shown(api: Client, company: Company, body: dict[str, Any]) -> None:
    more = {
        "userId": company.user,
        "sentAt": "2026-02-03T09:15:00Z",
        "cc": "Panel <panel@meridian.example>",
        "messageUrl": "https://mail.example/m/1",
        "messageIdHeader": "<CADkMx@mail.example>",
        "threadId": "thread-7",
    }

    added = api("candidate.addEmailMessage", **body, **more)

    shown = {name: value for name, value in body.items() if name != "candidateId"} | more
    assert {name: added[name] for name in shown if name != "userId"} == {
        name: value for name, value in shown.items() if name != "userId"
    } | {"sentAt": "2026-02-03T09:15:00.000Z"}
    assert added["candidateId"] == company.things["candidate"]
    assert api.all("candidate.listEmailMessages", candidateId=added["candidateId"]) == [added]


def test_what_is_not_said_is_chosen(api: Client, company: Company, body: dict[str, Any]) -> None:
    before = company.server.app.world.clock.now()

    added = api("candidate.addEmailMessage", **body)

    assert added["threadId"] == body["emailProviderEmailId"]
    assert added["isPrivate"] is False
    assert [added[name] for name in ("cc", "messageUrl", "messageIdHeader")] == [None] * 3
    assert added["sentAt"][:10] == before.isoformat()[:10]


@pytest.mark.parametrize(
    ("html", "kept"),
    [
        ("<div>One</div><blockquote>Two</blockquote>", "<div>One</div><blockquote>Two</blockquote>"),
        ('<p style="color:red" onclick="run()">Hi</p>', "<p>Hi</p>"),
        ("<style>p {}</style>Hi<script>run()</script>", "Hi"),
        ('Hi<img src="https://tracker.example/1.gif">', "Hi"),
        ('<a href="javascript:run()">here</a>', "<a>here</a>"),
        ("plain & simple", "plain &amp; simple"),
        ("", ""),
    ],
)
def test_html_is_kept_to_what_is_harmless(api: Client, body: dict[str, Any], html: str, kept: str) -> None:
    assert api("candidate.addEmailMessage", **body | {"body": html})["body"] == kept


@pytest.mark.parametrize(
    ("sender", "recipient", "is_sender"),
    [
        ("hiring@meridian.example", "wilhelmina@example.com", True),
        ("Wilhelmina <WILHELMINA@example.com>", "hiring@meridian.example", False),
        ("farid.haddad@example.com", "somebody@example.com", True),
        ("Farid <Farid.Haddad@example.com>", "farid.haddad@example.com", True),
        ("wilhelmina@another.example", "Farid <farid.haddad@EXAMPLE.com>, hr@meridian.example", False),
    ],
)
def test_who_sent_it_is_seen_from_the_addresses(
    api: Client, company: Company, body: dict[str, Any], sender: str, recipient: str, *, is_sender: bool
) -> None:
    told = {"from": sender, "to": recipient, "userId": company.things["another_user"]}

    added = api("candidate.addEmailMessage", **body | told)

    assert added["userIsSender"] is is_sender
    assert (added["from"], added["to"]) == (sender, recipient)


@pytest.mark.parametrize("parameter", ["from", "to", "cc"])
@pytest.mark.parametrize("nobody", ["(" * 1_000, ":" * 1_000])
def test_a_line_that_names_nobody_is_kept(
    api: Client, company: Company, body: dict[str, Any], parameter: str, nobody: str
) -> None:
    told = {"userId": company.things["another_user"], "from": "hiring@meridian.example", parameter: nobody}

    added = api("candidate.addEmailMessage", **body | told)

    assert added[parameter] == nobody
    assert added["userIsSender"] is True


def test_the_longest_id_of_a_message_is_kept(api: Client, body: dict[str, Any]) -> None:
    longest = "".join(chr(0x20000 + number * 37) for number in range(625))

    added = api("candidate.addEmailMessage", **body | {"emailProviderEmailId": longest})

    assert added["emailProviderEmailId"] == longest
    assert api("candidate.addEmailMessage", **body | {"emailProviderEmailId": longest}) == added


def test_an_id_of_too_many_bytes_is_refused_by_name(api: Client, body: dict[str, Any]) -> None:
    longer = "".join(chr(0x20000 + number * 37) for number in range(1_000))

    code, message = api.refused("candidate.addEmailMessage", **body | {"emailProviderEmailId": longer})

    assert code == "invalid_input"
    assert "`emailProviderEmailId`" in message


def test_a_copy_to_the_user_is_received(api: Client, company: Company, body: dict[str, Any]) -> None:
    told = {"from": "wilhelmina@another.example", "to": "hr@meridian.example", "cc": "farid.haddad@example.com"}

    added = api("candidate.addEmailMessage", **body | told, userId=company.things["another_user"])

    assert added["userIsSender"] is False


def test_the_same_e_mail_again_is_the_one_that_is_there(api: Client, company: Company, body: dict[str, Any]) -> None:
    added = api("candidate.addEmailMessage", **body)
    events = left_by(company).events
    company.server.app.world.clock.advance(timedelta(seconds=1))

    assert api("candidate.addEmailMessage", **body) == added
    assert api("candidate.addEmailMessage", **body, id=added["id"], sentAt=added["sentAt"]) == added

    assert api.all("candidate.listEmailMessages", candidateId=added["candidateId"]) == [added]
    assert left_by(company).events == events


@pytest.mark.parametrize(
    ("parameter", "value"),
    [
        ("subject", "Wednesday"),
        ("body", "<p>See you.</p>"),
        ("from", "boss@meridian.example"),
        ("to", "somebody@example.com"),
        ("cc", "somebody@example.com"),
        ("threadId", "another"),
        ("isPrivate", True),
        ("sentAt", "2020-01-01T00:00:00Z"),
        ("id", "5e1d3a52-0c0f-4f53-9a55-3f1f5a7c9d10"),
    ],
)
def test_another_e_mail_by_its_id_is_refused(
    api: Client, body: dict[str, Any], parameter: str, value: str | bool
) -> None:
    added = api("candidate.addEmailMessage", **body)

    code, text = api.refused("candidate.addEmailMessage", **body | {parameter: value})

    assert code == "invalid_input"
    assert "`emailProviderEmailId`" in text
    assert api.all("candidate.listEmailMessages", candidateId=added["candidateId"]) == [added]


def test_another_candidates_e_mail_by_its_id_is_refused(api: Client, body: dict[str, Any]) -> None:
    api("candidate.addEmailMessage", **body)
    other = api("candidate.create", name="Somebody Else")["id"]

    assert api.refused("candidate.addEmailMessage", **body | {"candidateId": other})[0] == "invalid_input"


def test_another_key_may_use_the_same_id(company: Company, body: dict[str, Any]) -> None:
    ours = company.admin("candidate.addEmailMessage", **body)
    theirs = company.plain("candidate.addEmailMessage", **body | {"subject": "Wednesday"})

    listed = company.admin.all("candidate.listEmailMessages", candidateId=body["candidateId"])
    assert {each["id"] for each in listed} == {ours["id"], theirs["id"]}


def test_its_id_can_be_given(api: Client, company: Company, body: dict[str, Any]) -> None:
    given = str(uuid.uuid4())

    assert api("candidate.addEmailMessage", **body, id=given)["id"] == given
    assert api.refused("candidate.addEmailMessage", **message(company), id=given)[0] == "id_taken"


def test_an_id_is_ignored_without_the_switch(company: Company, body: dict[str, Any]) -> None:
    given = str(uuid.uuid4())

    assert company.plain("candidate.addEmailMessage", **body, id=given)["id"] != given


def test_the_candidate_does_not_change(api: Client, body: dict[str, Any]) -> None:
    token = api.run("candidate.list")[1]

    api("candidate.addEmailMessage", **body)

    assert api.all("candidate.list", syncToken=token) == []


def test_a_private_one_needs_the_switch(company: Company, body: dict[str, Any]) -> None:
    private = company.client(Permission, {Switch.PRIVATE_FIELDS})

    assert private("candidate.addEmailMessage", **body, isPrivate=True)["isPrivate"] is True


def test_a_private_one_without_the_switch_is_refused(company: Company, body: dict[str, Any]) -> None:
    code, text = company.plain.refused("candidate.addEmailMessage", **body, isPrivate=True)

    assert code == "private_fields_not_allowed"
    assert "`isPrivate`" in text
    assert company.admin.all("candidate.listEmailMessages", candidateId=body["candidateId"]) == []


def test_who_may_not_see_private_fields_adds_no_private_one(company: Company, body: dict[str, Any]) -> None:
    farid = {"x-on-behalf-of": company.things["another_user"]}

    private = company.admin.post("candidate.addEmailMessage", json.dumps(body | {"isPrivate": True}).encode(), farid)
    told = {"from": "farid.haddad@example.com", "to": "farid.haddad@example.com"}
    added = company.admin.post("candidate.addEmailMessage", json.dumps(body | told).encode(), farid)

    assert private.code == "private_fields_not_allowed"
    assert added.results["userIsSender"] is True


@pytest.mark.parametrize(("parameter", "code"), [("candidateId", "candidate_not_found"), ("userId", "user_not_found")])
def test_whom_nobody_knows_is_refused(api: Client, body: dict[str, Any], parameter: str, code: str) -> None:
    unknown = str(uuid.uuid4())

    refused = api.refused("candidate.addEmailMessage", **body | {parameter: unknown})

    assert refused[0] == code
    assert unknown in refused[1]


def test_the_longest_texts_are_kept(api: Client, body: dict[str, Any]) -> None:
    styled = f"<style>{'a' * 899_000}</style>{'b' * 100_000}"

    added = api("candidate.addEmailMessage", **body | {"subject": "", "to": "a@b.example," * 800, "body": styled})

    assert added["body"] == "b" * 100_000


WRONG = [
    ("candidateId", "x"),
    ("emailProviderEmailId", ""),
    ("emailProviderEmailId", " "),
    ("emailProviderEmailId", "a" * 1_001),
    ("subject", None),
    ("subject", "a" * 1_001),
    ("from", ""),
    ("from", None),
    ("to", " "),
    ("to", ["somebody@example.com"]),
    ("body", None),
    ("body", "a" * 100_001),
    ("body", "<p>" * 5_001),
    ("userId", "x"),
    ("sentAt", "today"),
    ("cc", 7),
    ("messageUrl", "mail.example/m/1"),
    ("messageUrl", "javascript:run()"),
    ("messageIdHeader", ""),
    ("threadId", ""),
    ("isPrivate", "perhaps"),
    ("id", "1"),
]


@pytest.mark.parametrize(("parameter", "value"), WRONG)
def test_a_wrong_value_is_refused_by_name(api: Client, body: dict[str, Any], parameter: str, value: Any) -> None:
    code, text = api.refused("candidate.addEmailMessage", **body | {parameter: value})

    assert code == "invalid_input"
    assert f"`{parameter}`" in text
    assert api.all("candidate.listEmailMessages", candidateId=body["candidateId"]) == []


@pytest.mark.parametrize("parameter", ["candidateId", "emailProviderEmailId", "subject", "from", "to", "body"])
def test_a_missing_parameter_is_refused_by_name(api: Client, body: dict[str, Any], parameter: str) -> None:
    del body[parameter]

    assert api.refused("candidate.addEmailMessage", **body) == ("invalid_input", f"`{parameter}` is required")
