"""assessmentPartner.create."""

from __future__ import annotations

import uuid

import pytest

from tests.cast import Company, raw
from tests.client import Client

BODY = {"name": "Torch Tests", "baseUrl": "https://torch.example.com/api", "apiKey": "a key of theirs"}


def test_it_is_listed_without_its_key(api: Client) -> None:
    created = api("assessmentPartner.create", **BODY)

    assert (created["name"], created["baseUrl"]) == ("Torch Tests", "https://torch.example.com/api")
    assert (created["hasCustomFields"], created["canCancel"], created["isArchived"]) == (False, False, False)
    assert "a key of theirs" not in str(created)
    assert api.all("assessmentPartner.list") == [created]


def test_its_key_is_stored_encrypted(company: Company, api: Client) -> None:
    created = api("assessmentPartner.create", **BODY)

    ((secret,),) = raw(company.server, "SELECT secret FROM assessment_partner WHERE id = ?", created["id"])
    assert b"a key of theirs" not in secret
    assert company.server.app.world.secrecy.decrypt(secret) == "a key of theirs"


def test_a_slash_at_the_end_of_its_url_does_not_matter(api: Client) -> None:
    created = api("assessmentPartner.create", **BODY | {"baseUrl": "https://torch.example.com/api/"})

    assert created["baseUrl"] == "https://torch.example.com/api"


def test_it_can_have_an_id_of_its_own_once(api: Client) -> None:
    own = str(uuid.uuid4())

    assert api("assessmentPartner.create", **BODY, id=own)["id"] == own
    assert api.refused("assessmentPartner.create", **BODY, id=own)[0] == "id_taken"


@pytest.mark.parametrize(
    ("body", "named"),
    [
        ({"name": " "}, "`name`"),
        ({"name": "x" * 501}, "`name`"),
        ({"baseUrl": "torch.example.com"}, "`baseUrl`"),
        ({"baseUrl": "ftp://torch.example.com"}, "`baseUrl`"),
        ({"baseUrl": "https://torch.example.com/?a=b"}, "`baseUrl` must have no query"),
        ({"baseUrl": "https://torch.example.com/#a"}, "`baseUrl` must have no query"),
        ({"baseUrl": "https://me:secret@torch.example.com"}, "`baseUrl`"),
        ({"apiKey": ""}, "`apiKey`"),
        ({"apiKey": "two:parts"}, "`apiKey`"),
        ({"apiKey": "schlüssel"}, "`apiKey`"),
        ({"apiKey": "a\r\nX-Other: header"}, "`apiKey`"),
        ({"apiKey": "x" * 1_001}, "`apiKey`"),
        ({"hasCustomFields": None}, "`hasCustomFields`"),
    ],
)
def test_what_is_wrong_is_named(api: Client, body: dict[str, object], named: str) -> None:
    code, message = api.refused("assessmentPartner.create", **BODY | body)

    assert code == "invalid_input"
    assert named in message
    assert api.all("assessmentPartner.list") == []


@pytest.mark.parametrize("name", BODY)
def test_everything_is_required(api: Client, name: str) -> None:
    body = {each: value for each, value in BODY.items() if each != name}

    assert api.refused("assessmentPartner.create", **body) == ("invalid_input", f"`{name}` is required")
