"""A program tags candidates by what it knows of them, and keeps up with what changes by sync tokens."""

from __future__ import annotations

from tests.client import Client, Results

PEOPLE = 7


def tag(partner: Client, title: str) -> str:
    """The id of the tag with that title, which is made where there is none."""
    known = {each["title"]: each["id"] for each in partner.all("candidateTag.list", limit=1)}
    return str(known.get(title) or partner("candidateTag.create", title=title)["id"])


def tags(candidate: Results) -> list[str]:
    """The titles of a candidate's tags."""
    return [each["title"] for each in candidate["tags"]]


def test_candidates_are_tagged_and_the_change_is_followed(partner: Client) -> None:
    people = [partner("candidate.create", name=f"Candidate {number}")["id"] for number in range(PEOPLE)]
    listed, token = partner.run("candidate.list", limit=3)
    assert {each["id"] for each in listed} == set(people)

    for each in (people[1], people[4]):
        partner("candidate.addTag", candidateId=each, tagId=tag(partner, "Silver medallist"))
    changed, token = partner.run("candidate.list", limit=1, syncToken=token)

    assert {each["id"]: tags(each) for each in changed} == {
        people[1]: ["Silver medallist"],
        people[4]: ["Silver medallist"],
    }
    assert [each["title"] for each in partner.all("candidateTag.list")] == ["Silver medallist"]

    partner("candidate.addTag", candidateId=people[1], tagId=tag(partner, "Silver medallist"))
    changed, token = partner.run("candidate.list", syncToken=token)
    assert changed == []

    partner("candidate.addTag", candidateId=people[1], tagId=tag(partner, "Would move"))
    changed, _ = partner.run("candidate.list", syncToken=token)
    assert [sorted(tags(each)) for each in changed] == [["Silver medallist", "Would move"]]


def test_an_archived_tag_is_no_longer_offered_but_stays_on_who_has_it(partner: Client) -> None:
    candidate = partner("candidate.create", name="Maya Okafor")["id"]
    silver = tag(partner, "Silver medallist")
    partner("candidate.addTag", candidateId=candidate, tagId=silver)
    _, token = partner.run("candidateTag.list")

    partner("candidateTag.archive", tagId=silver)

    assert partner.all("candidateTag.list") == []
    changed, _ = partner.run("candidateTag.list", syncToken=token, includeArchived=True)
    assert [(each["id"], each["isArchived"]) for each in changed] == [(silver, True)]
    assert tags(partner("candidate.info", id=candidate)) == ["Silver medallist"]
