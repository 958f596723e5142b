"""candidate.removeTag."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import Any

import pytest

from tests.cast import Company
from tests.client import Client

A_SECOND = timedelta(seconds=1)


@pytest.fixture
def body(api: Client, company: Company) -> dict[str, str]:
    """A candidate with a tag, and the tag."""
    body = {"candidateId": company.things["candidate"], "tagId": company.things["tag"]}
    api("candidate.addTag", **body)
    company.server.app.world.clock.advance(A_SECOND)
    return body


def test_the_candidate_no_longer_has_the_tag(api: Client, body: dict[str, str]) -> None:
    untagged = api("candidate.removeTag", **body)

    assert untagged["tags"] == []
    assert api("candidate.info", id=body["candidateId"]) == untagged


def test_other_tags_stay(api: Client, body: dict[str, str]) -> None:
    other = api("candidateTag.create", title="Keep warm")
    api("candidate.addTag", candidateId=body["candidateId"], tagId=other["id"])

    assert api("candidate.removeTag", **body)["tags"] == [other]


def test_the_tag_stays_on_other_candidates(api: Client, body: dict[str, str]) -> None:
    other = api("candidate.create", name="Osei Mensah-Bonsu")
    tagged = api("candidate.addTag", candidateId=other["id"], tagId=body["tagId"])

    api("candidate.removeTag", **body)

    assert api("candidate.info", id=other["id"]) == tagged


def test_removing_a_tag_that_is_not_there_changes_nothing(api: Client, company: Company, body: dict[str, str]) -> None:
    once = api("candidate.removeTag", **body)
    company.server.app.world.clock.advance(A_SECOND)
    _, token = api.run("candidate.list")

    assert api("candidate.removeTag", **body) == once
    assert api.all("candidate.list", syncToken=token) == []


def test_the_candidate_comes_in_the_next_sync(api: Client, body: dict[str, str]) -> None:
    before = api("candidate.info", id=body["candidateId"])
    _, token = api.run("candidate.list")

    untagged = api("candidate.removeTag", **body)

    assert api.all("candidate.list", syncToken=token) == [untagged]
    assert untagged["updatedAt"] > before["updatedAt"]


def test_an_archived_tag_can_be_removed(api: Client, body: dict[str, str]) -> None:
    api("candidateTag.archive", tagId=body["tagId"])

    assert api("candidate.removeTag", **body)["tags"] == []


@pytest.mark.parametrize(
    ("parameter", "expected"), [("candidateId", "candidate_not_found"), ("tagId", "candidate_tag_not_found")]
)
def test_what_is_not_there_is_refused(api: Client, body: dict[str, str], parameter: str, expected: str) -> None:
    unknown = str(uuid.uuid4())

    code, message = api.refused("candidate.removeTag", **body | {parameter: unknown})

    assert code == expected
    assert unknown in message


@pytest.mark.parametrize("parameter", ["candidateId", "tagId"])
@pytest.mark.parametrize("value", [None, "", "tag", 7])
def test_what_is_no_id_is_refused_by_name(api: Client, body: dict[str, str], parameter: str, value: Any) -> None:
    code, message = api.refused("candidate.removeTag", **body | {parameter: value})

    assert code == "invalid_input"
    assert f"`{parameter}`" in message
