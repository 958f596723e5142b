"""candidate.addTag."""

from __future__ import annotations

import uuid
from datetime import timedelta

from tests.cast import Company
from tests.client import Client

A_SECOND = timedelta(seconds=1)


def test_a_candidate_has_the_tag_afterwards(api: Client, company: Company) -> None:
    tagged = api("candidate.addTag", candidateId=company.things["candidate"], tagId=company.things["tag"])

    tag = {"id": company.things["tag"], "title": "Met at a conference", "isArchived": False}
    assert tagged["tags"] == [tag]
    assert api("candidate.info", id=company.things["candidate"]) == tagged


def test_adding_a_tag_twice_changes_nothing(api: Client, company: Company) -> None:
    body = {"candidateId": company.things["candidate"], "tagId": company.things["tag"]}
    once = api("candidate.addTag", **body)
    company.server.app.world.clock.advance(A_SECOND)

    assert api("candidate.addTag", **body) == once


def test_a_tagged_candidate_comes_in_the_next_sync(api: Client, company: Company) -> None:
    candidate_id, tag_id = company.things["candidate"], company.things["tag"]
    _, token = api.run("candidate.list")

    tagged = api("candidate.addTag", candidateId=candidate_id, tagId=tag_id)

    assert api.all("candidate.list", syncToken=token) == [tagged]


def test_tags_stand_in_the_order_in_which_they_were_added(api: Client, company: Company) -> None:
    candidate_id = company.things["candidate"]
    titles = ["Zebra", "Aardvark", "Marmot"]
    for title in titles:
        tag = api("candidateTag.create", title=title)
        company.server.app.world.clock.advance(A_SECOND)
        api("candidate.addTag", candidateId=candidate_id, tagId=tag["id"])

    assert [tag["title"] for tag in api("candidate.info", id=candidate_id)["tags"]] == titles


def test_ids_are_read_in_either_case(api: Client, company: Company) -> None:
    candidate_id, tag_id = company.things["candidate"], company.things["tag"]

    tagged = api("candidate.addTag", candidateId=candidate_id.upper(), tagId=tag_id.upper())

    assert tagged["id"] == candidate_id
    assert tagged["tags"][0]["id"] == tag_id


def test_an_unknown_candidate_is_refused(api: Client, company: Company) -> None:
    unknown = str(uuid.uuid4())

    code, message = api.refused("candidate.addTag", candidateId=unknown, tagId=company.things["tag"])

    assert code == "candidate_not_found"
    assert unknown in message


def test_an_unknown_tag_is_refused(api: Client, company: Company) -> None:
    code, _ = api.refused("candidate.addTag", candidateId=company.things["candidate"], tagId=str(uuid.uuid4()))

    assert code == "candidate_tag_not_found"
    assert api("candidate.info", id=company.things["candidate"])["tags"] == []
