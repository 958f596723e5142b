"""candidate.createNote."""

from __future__ import annotations

import uuid
from typing import Any

import pytest

from rowantree.core.permission import Permission, Switch
from tests.cast import Company
from tests.client import Client


@pytest.fixture
def candidate_id(company: Company) -> str:
    """The candidate that the notes are about."""
    return company.things["candidate"]


def test_a_note_is_listed_afterwards(api: Client, candidate_id: str) -> None:
    note = api("candidate.createNote", candidateId=candidate_id, note="Called back")

    assert (note["content"], note["isPrivate"]) == ("Called back", False)
    assert api.all("candidate.listNotes", candidateId=candidate_id) == [note]


def test_its_author_is_the_user_of_the_key(company: Company, candidate_id: str) -> None:
    api = company.client(Permission, {Switch.EXTENSIONS})

    author = api("candidate.createNote", candidateId=candidate_id, note="Called back")["author"]

    assert author == {"id": author["id"], "firstName": "A key of the tests", "lastName": "(API key)"}


@pytest.mark.parametrize(
    "text",
    ["  Two\n\nparagraphs ", "1 < 2 && <b>not bold</b>", "要フォロー 🔥", "مرشح قوي", "{note!r} %s"],
)
def test_plain_text_is_kept_to_the_letter(api: Client, candidate_id: str, text: str) -> None:
    alone = api("candidate.createNote", candidateId=candidate_id, note=text)
    typed = api("candidate.createNote", candidateId=candidate_id, note={"type": "text/plain", "value": text})

    assert (alone["content"], typed["content"]) == (text, text)


@pytest.mark.parametrize(
    ("html", "kept"),
    [
        ("<b>bold</b> <i>it</i> <u>under</u>", "<b>bold</b> <i>it</i> <u>under</u>"),
        ("<ul><li>one</li></ul><ol><li>two</li></ol>", "<ul><li>one</li></ul><ol><li>two</li></ol>"),
        ("<pre><code>x = 1</code></pre>", "<pre><code>x = 1</code></pre>"),
        ("<h1>Title</h1><p>text</p>", "Titletext"),
        ("hello<script>alert(1)</script>", "hello"),
        ('<b onclick="x()">b</b>', "<b>b</b>"),
        (
            '<a href="https://example.com" target="_blank">here</a>',
            '<a href="https://example.com">here</a>',
        ),
        ('<a href="javascript:alert(1)">here</a>', "<a>here</a>"),
    ],
)
def test_html_keeps_what_a_note_may_hold(api: Client, candidate_id: str, html: str, kept: str) -> None:
    note = api("candidate.createNote", candidateId=candidate_id, note={"type": "text/html", "value": html})

    assert note["content"] == kept


def test_its_time_can_be_given(api: Client, candidate_id: str) -> None:
    note = api("candidate.createNote", candidateId=candidate_id, note="Long ago", createdAt="2020-02-29T12:00:00Z")

    assert note["createdAt"] == "2020-02-29T12:00:00.000Z"


def test_its_id_can_be_given(api: Client, candidate_id: str) -> None:
    given = str(uuid.uuid4())

    assert api("candidate.createNote", candidateId=candidate_id, note="Imported", id=given)["id"] == given
    assert api.refused("candidate.createNote", candidateId=candidate_id, note="Again", id=given)[0] == "id_taken"


def test_an_id_is_ignored_without_the_switch(company: Company, candidate_id: str) -> None:
    given = str(uuid.uuid4())

    assert company.plain("candidate.createNote", candidateId=candidate_id, note="Mine", id=given)["id"] != given


def test_the_candidate_does_not_change(api: Client, candidate_id: str) -> None:
    _, token = api.run("candidate.list")

    api("candidate.createNote", candidateId=candidate_id, note="Called back", sendNotifications=True)

    assert api.all("candidate.list", syncToken=token) == []


def test_a_private_note_needs_the_switch(company: Company, candidate_id: str) -> None:
    private = company.client(Permission, {Switch.PRIVATE_FIELDS})

    assert private("candidate.createNote", candidateId=candidate_id, note="Hush", isPrivate=True)["isPrivate"] is True


def test_a_private_note_without_the_switch_is_refused(company: Company, candidate_id: str) -> None:
    code, message = company.plain.refused("candidate.createNote", candidateId=candidate_id, note="Hush", isPrivate=True)

    assert code == "private_fields_not_allowed"
    assert "`isPrivate`" in message
    assert company.admin.all("candidate.listNotes", candidateId=candidate_id) == []


def test_an_unknown_candidate_is_refused(api: Client) -> None:
    unknown = str(uuid.uuid4())

    code, message = api.refused("candidate.createNote", candidateId=unknown, note="Called back")

    assert code == "candidate_not_found"
    assert unknown in message


@pytest.mark.parametrize(
    "note",
    [
        "",
        " \n",
        None,
        7,
        [],
        {},
        {"type": "text/plain"},
        {"type": "text/plain", "value": " "},
        {"type": "text/markdown", "value": "*hello*"},
        {"type": "text/html", "value": "<b> </b>"},
        {"type": "text/html", "value": "<script>alert(1)</script>"},
        "a" * 100_001,
        {"type": "text/html", "value": "a" * 100_001},
        {"type": "text/html", "value": f"<p><b><i><u><code>{'<p>x' * 4_900}"},
    ],
)
def test_what_is_no_note_is_refused_by_name(api: Client, candidate_id: str, note: Any) -> None:
    code, message = api.refused("candidate.createNote", candidateId=candidate_id, note=note)

    assert code == "invalid_input"
    assert "`note" in message
    assert api.all("candidate.listNotes", candidateId=candidate_id) == []


def test_the_longest_note_is_kept(api: Client, candidate_id: str) -> None:
    assert len(api("candidate.createNote", candidateId=candidate_id, note="a" * 100_000)["content"]) == 100_000


@pytest.mark.parametrize(
    ("parameter", "value"), [("candidateId", "x"), ("isPrivate", "yes"), ("createdAt", "today"), ("id", "1")]
)
def test_a_wrong_value_is_refused_by_name(api: Client, candidate_id: str, parameter: str, value: Any) -> None:
    body = {"candidateId": candidate_id, "note": "Called back"} | {parameter: value}

    code, message = api.refused("candidate.createNote", **body)

    assert code == "invalid_input"
    assert f"`{parameter}`" in message


@pytest.mark.parametrize("parameter", ["candidateId", "note"])
def test_a_missing_parameter_is_refused_by_name(api: Client, candidate_id: str, parameter: str) -> None:
    body = {"candidateId": candidate_id, "note": "Called back"}
    del body[parameter]

    assert api.refused("candidate.createNote", **body) == ("invalid_input", f"`{parameter}` is required")
