"""candidateTag.restore."""

from __future__ import annotations

import uuid
from typing import Any

import pytest

from tests.cast import Company
from tests.client import Client


def test_a_restored_tag_is_listed_again(api: Client, company: Company) -> None:
    api("candidateTag.archive", tagId=company.things["tag"])

    restored = api("candidateTag.restore", tagId=company.things["tag"])

    assert restored["isArchived"] is False
    assert api.all("candidateTag.list") == [restored]


def test_a_tag_that_is_not_archived_stays_as_it_is(api: Client, company: Company) -> None:
    tag_id = company.things["tag"]
    _, token = api.run("candidateTag.list")

    assert api("candidateTag.restore", tagId=tag_id)["isArchived"] is False
    assert api.all("candidateTag.list", syncToken=token) == []


def test_a_restored_tag_comes_in_the_next_sync(api: Client, company: Company) -> None:
    api("candidateTag.archive", tagId=company.things["tag"])
    _, token = api.run("candidateTag.list")

    restored = api("candidateTag.restore", tagId=company.things["tag"])

    assert api.all("candidateTag.list", syncToken=token) == [restored]


def test_an_unknown_tag_is_refused(api: Client) -> None:
    unknown = str(uuid.uuid4())

    code, message = api.refused("candidateTag.restore", tagId=unknown)

    assert code == "candidate_tag_not_found"
    assert unknown in message


@pytest.mark.parametrize("value", [None, "", "tag", 7])
def test_what_is_no_id_is_refused_by_name(api: Client, value: Any) -> None:
    code, message = api.refused("candidateTag.restore", tagId=value)

    assert code == "invalid_input"
    assert "`tagId`" in message
