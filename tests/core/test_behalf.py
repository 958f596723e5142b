"""Acting on behalf of a user, by the header X-On-Behalf-Of."""

from __future__ import annotations

import json
import uuid

import pytest

from rowantree.core.permission import Permission, Switch
from tests.cast import Company
from tests.client import Answer, Client

PRIVATE = {"note": "Wants more than we pay", "isPrivate": True}


def on_behalf(client: Client, user_id: str, operation: str, **body: object) -> Answer:
    """Calls an operation for somebody."""
    return client.post(operation, json.dumps(body).encode(), {"x-on-behalf-of": user_id})


@pytest.fixture
def candidate(company: Company) -> str:
    """Somebody to write about."""
    return str(company.admin("candidate.create", name="Wilhelmina Ashgrove")["id"])


def user(company: Company, **about: object) -> str:
    """A new user."""
    named = {"firstName": "Mei", "lastName": "Lindqvist", "email": f"{uuid.uuid4()}@meridian.example"}
    role = {"globalRole": "Limited Access"}
    return str(company.admin("user.create", **(named | role | about))["id"])


def test_what_is_written_is_theirs(company: Company, candidate: str) -> None:
    colleague = user(company)

    note = on_behalf(company.admin, colleague, "candidate.createNote", candidateId=candidate, note="Called").results

    assert note["author"]["id"] == colleague
    assert company.admin.all("candidate.listNotes", candidateId=candidate)[0]["author"]["id"] == colleague


def test_the_next_request_is_the_keys_own_again(company: Company, candidate: str) -> None:
    colleague = user(company)
    on_behalf(company.admin, colleague, "candidate.createNote", candidateId=candidate, note="Called")

    assert company.admin("candidate.createNote", candidateId=candidate, note="Me")["author"]["id"] != colleague


@pytest.mark.parametrize(
    ("about", "sees"),
    [
        ({"globalRole": "Organization Admin"}, True),
        ({"globalRole": "Elevated Access"}, False),
        ({"globalRole": "Limited Access", "seesPrivateFields": True}, True),
        ({"globalRole": "Limited Access"}, False),
    ],
)
def test_what_is_private_is_shown_to_who_may_see_it(
    company: Company, candidate: str, about: dict[str, object], *, sees: bool
) -> None:
    company.admin("candidate.createNote", candidateId=candidate, **PRIVATE)
    colleague = user(company, **about)

    listed = on_behalf(company.admin, colleague, "candidate.listNotes", candidateId=candidate).results
    written = on_behalf(company.admin, colleague, "candidate.createNote", candidateId=candidate, **PRIVATE)

    assert len(listed) == sees
    assert written.body["success"] is sees


def test_nobody_sees_more_than_the_key(company: Company, candidate: str) -> None:
    company.admin("candidate.createNote", candidateId=candidate, **PRIVATE)
    boss = user(company, globalRole="Organization Admin")
    key = company.client(Permission, [Switch.ON_BEHALF_OF])

    assert on_behalf(key, boss, "candidate.listNotes", candidateId=candidate).results == []


def test_a_key_without_the_switch_is_refused(company: Company, candidate: str) -> None:
    answer = on_behalf(company.plain, user(company), "candidate.listNotes", candidateId=candidate)

    assert (answer.status, answer.code) == (403, "on_behalf_of_not_allowed")


def test_who_is_nobody_here_is_refused(company: Company, neighbour: Company, candidate: str) -> None:
    gone = user(company)
    company.admin("user.deactivate", userId=gone)
    service = company.admin("candidate.createNote", candidateId=candidate, note="Me")["author"]["id"]

    for nobody in ("", "Mei", str(uuid.uuid4()), user(neighbour), gone, service):
        for operation, body in [("candidate.listNotes", {}), ("candidate.createNote", {"note": "Called"})]:
            answer = on_behalf(company.admin, nobody, operation, candidateId=candidate, **body)
            assert (answer.status, answer.code) == (200, "invalid_input")
            assert answer.message.startswith("`X-On-Behalf-Of` must be the id of an enabled user")
    assert len(company.admin.all("candidate.listNotes", candidateId=candidate)) == 1
