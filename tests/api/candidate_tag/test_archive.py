"""candidateTag.archive."""

from __future__ import annotations

import uuid
from typing import Any

import pytest

from tests.cast import Company
from tests.client import Client


def test_an_archived_tag_is_listed_only_when_asked_for(api: Client, company: Company) -> None:
    archived = api("candidateTag.archive", tagId=company.things["tag"])

    assert archived == {"id": company.things["tag"], "title": "Met at a conference", "isArchived": True}
    assert api.all("candidateTag.list") == []
    assert api.all("candidateTag.list", includeArchived=True) == [archived]


def test_archiving_twice_changes_nothing(api: Client, company: Company) -> None:
    once = api("candidateTag.archive", tagId=company.things["tag"])
    _, token = api.run("candidateTag.list", includeArchived=True)

    assert api("candidateTag.archive", tagId=company.things["tag"]) == once
    assert api.all("candidateTag.list", includeArchived=True, syncToken=token) == []


def test_candidates_keep_the_tag(api: Client, company: Company) -> None:
    candidate_id, tag_id = company.things["candidate"], company.things["tag"]
    tagged = api("candidate.addTag", candidateId=candidate_id, tagId=tag_id)

    archived = api("candidateTag.archive", tagId=tag_id)

    assert api("candidate.info", id=candidate_id) == tagged | {"tags": [archived]}


def test_a_sync_brings_it_only_when_archived_tags_are_asked_for(api: Client, company: Company) -> None:
    company.things["tag"]
    _, token = api.run("candidateTag.list")

    archived = api("candidateTag.archive", tagId=company.things["tag"])

    assert api.all("candidateTag.list", syncToken=token) == []
    assert api.all("candidateTag.list", syncToken=token, includeArchived=True) == [archived]


def test_an_unknown_tag_is_refused(api: Client) -> None:
    unknown = str(uuid.uuid4())

    code, message = api.refused("candidateTag.archive", tagId=unknown)

    assert code == "candidate_tag_not_found"
    assert unknown in message


@pytest.mark.parametrize("value", [None, "", "tag", 7])
def test_what_is_no_id_is_refused_by_name(api: Client, value: Any) -> None:
    code, message = api.refused("candidateTag.archive", tagId=value)

    assert code == "invalid_input"
    assert "`tagId`" in message
