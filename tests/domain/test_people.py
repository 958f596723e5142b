"""Adding, changing and tagging candidates: what stays true whatever is said of them, and what is told of it."""

from __future__ import annotations

import dataclasses
from datetime import UTC, datetime, timedelta
from typing import TypeVar

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from sqlalchemy import bindparam, select

from rowantree import models
from rowantree.core.context import Context, Happening
from rowantree.core.errors import InvalidInput
from rowantree.core.statement import Query
from rowantree.domain import people
from rowantree.domain.people import MAX_ADDRESSES, Profile
from rowantree.models.candidate import contacts, links
from rowantree.models.columns import Id
from tests import cast
from tests.cast import Company
from tests.servers import Server

T = TypeVar("T")

ADDRESSES = ["ada@example.com", "ADA@example.com", "grace@example.com", "Grace@Example.com", "edith@example.com"]
NUMBERS = ["+1 412 555 0100", "+49 30 23125 000"]
PAGES = ["https://example.com/ada", "https://example.com/lovelace"]
PROFILES = st.builds(
    Profile,
    name=st.none() | st.sampled_from(["Ada", "Ada Lovelace", " Ada Lovelace "]),
    email=st.none() | st.sampled_from(ADDRESSES),
    alternate_emails=st.lists(st.sampled_from(ADDRESSES), max_size=3),
    phone_number=st.none() | st.sampled_from(NUMBERS),
    linked_in_url=st.none() | st.sampled_from(PAGES),
    github_url=st.none() | st.sampled_from(PAGES),
    website_url=st.none() | st.sampled_from(PAGES),
    city=st.none() | st.sampled_from(["Pittsburgh", "", " Pittsburgh"]),
    country=st.none() | st.sampled_from(["United States", "Germany"]),
    created_at=st.none() | st.just(datetime(2020, 1, 1, tzinfo=UTC)),
)
PLACE = {"city", "region", "country"}
FIELDS = sorted({each.name for each in dataclasses.fields(Profile)} - PLACE)
"""What can be said alone; a place is said whole."""
INDEX = Query(
    models.CandidateEmail,
    select(*models.candidate_email.columns).where(models.candidate_email.c.candidate_id == bindparam("candidate_id")),
)


@pytest.fixture(scope="module")
def firm(server: Server) -> Company:
    """Meridian Robotics, the same for all examples of a property: each adds a candidate of its own."""
    return cast.found(server, "Meridian Robotics")


def add(ctx: Context, profile: Profile) -> models.Candidate:
    """A new candidate called Ada who fits `profile`."""
    return people.add(ctx, dataclasses.replace(profile, name=profile.name or "Ada"), {})


def later(ctx: Context) -> None:
    """A second passes, and what happened is forgotten."""
    ctx.now += timedelta(seconds=1)
    ctx.happenings.clear()


@given(profiles=st.lists(PROFILES, min_size=1, max_size=4))
@settings(max_examples=20, deadline=None)
def test_one_address_of_each_kind_is_primary_and_stands_first(firm: Company, profiles: list[Profile]) -> None:
    def body(ctx: Context) -> models.Candidate:
        candidate = add(ctx, profiles[0])
        for profile in profiles[1:]:
            candidate = people.revise(ctx, candidate, profile, {})
        return candidate

    candidate = firm.act(body)

    for stored in (candidate.email_addresses, candidate.phone_numbers):
        held = contacts(stored)
        assert [each["isPrimary"] for each in held] == [number == 0 for number in range(len(held))]
        assert len({each["value"].lower() for each in held}) == len(held)


@given(profiles=st.lists(PROFILES, min_size=1, max_size=4))
@settings(max_examples=20, deadline=None)
def test_a_candidate_is_found_by_each_address_it_has(firm: Company, profiles: list[Profile]) -> None:
    def body(ctx: Context) -> tuple[models.Candidate, list[models.CandidateEmail]]:
        candidate = add(ctx, profiles[0])
        for profile in profiles[1:]:
            candidate = people.revise(ctx, candidate, profile, {})
        return candidate, ctx.rows(INDEX, candidate_id=candidate.id)

    candidate, index = firm.act(body)

    assert sorted(each.email for each in index) == sorted(
        each["value"].lower() for each in contacts(candidate.email_addresses)
    )


@given(first=PROFILES, second=PROFILES)
@settings(max_examples=20, deadline=None)
def test_saying_the_same_again_changes_nothing(firm: Company, first: Profile, second: Profile) -> None:
    def body(ctx: Context) -> tuple[models.Candidate, models.Candidate, list[Happening]]:
        once = people.revise(ctx, add(ctx, first), second, {})
        later(ctx)
        return once, people.revise(ctx, once, second, {}), ctx.happenings

    once, twice, happenings = firm.act(body)

    assert twice == once
    assert happenings == []


@given(profile=PROFILES, fields=st.sets(st.sampled_from(FIELDS)))
@example(profile=Profile(linked_in_url=PAGES[0], github_url=PAGES[0]), fields={"linked_in_url"})
@settings(max_examples=30, deadline=None)
def test_saying_a_part_again_changes_nothing(firm: Company, profile: Profile, fields: set[str]) -> None:
    part = Profile(**{name: getattr(profile, name) for name in fields})

    def body(ctx: Context) -> tuple[models.Candidate, models.Candidate]:
        added = add(ctx, profile)
        later(ctx)
        return added, people.revise(ctx, added, part, {})

    added, revised = firm.act(body)

    assert revised == added


@given(profile=PROFILES)
@settings(max_examples=20, deadline=None)
def test_what_is_stored_is_what_was_answered(firm: Company, profile: Profile) -> None:
    added = firm.act(lambda ctx: add(ctx, profile))

    def read(ctx: Context) -> models.Candidate:
        return ctx.get(models.candidate, added.id)

    assert firm.act(read) == added


def test_a_candidate_may_have_fifty_addresses(company: Company) -> None:
    addresses = [f"ada{number}@example.com" for number in range(MAX_ADDRESSES)]

    candidate = company.act(lambda ctx: add(ctx, Profile(alternate_emails=addresses)))

    assert [each["value"] for each in contacts(candidate.email_addresses)] == addresses


def test_one_address_more_is_refused(company: Company) -> None:
    addresses = [f"ada{number}@example.com" for number in range(MAX_ADDRESSES)]

    with pytest.raises(InvalidInput, match="at most 50 e-mail addresses"):
        company.act(lambda ctx: add(ctx, Profile(email="ada@example.com", alternate_emails=addresses)))


def test_a_link_given_alone_takes_the_place_of_its_kind(company: Company) -> None:
    def body(ctx: Context) -> models.Candidate:
        candidate = add(ctx, Profile(linked_in_url=PAGES[0], github_url=PAGES[0]))
        return people.revise(ctx, candidate, Profile(linked_in_url=PAGES[1]), {})

    assert {link["type"]: link["url"] for link in links(company.act(body).social_links)} == {
        "LinkedIn": PAGES[1],
        "GitHub": PAGES[0],
    }


def test_adding_is_told_once(company: Company) -> None:
    def body(ctx: Context) -> tuple[Id, list[Happening]]:
        return add(ctx, Profile(email="ada@example.com")).id, ctx.happenings

    candidate_id, happenings = company.act(body)

    assert happenings == [Happening("candidate.created", candidate_id, frozenset())]


@pytest.mark.parametrize(
    ("profile", "fields"),
    [
        (Profile(name="Grace"), {"name"}),
        (Profile(email="grace@example.com"), {"email_addresses"}),
        (Profile(alternate_emails=["grace@example.com"]), {"email_addresses"}),
        (Profile(phone_number="+1 412 555 0100"), {"phone_numbers"}),
        (Profile(github_url="https://example.com/grace"), {"social_links"}),
        (Profile(social_links=[{"type": "Medium", "url": "https://example.com/grace"}]), {"social_links"}),
        (Profile(city="Arlington"), {"location"}),
        (Profile(created_at=datetime(2020, 1, 1, tzinfo=UTC)), {"created_at"}),
        (Profile(external_mapping_id="grace-1"), {"external_mapping_id"}),
        (Profile(name="Grace", city="Arlington"), {"name", "location"}),
    ],
)
def test_a_change_is_told_with_the_fields_that_changed(company: Company, profile: Profile, fields: set[str]) -> None:
    def body(ctx: Context) -> tuple[Id, list[Happening]]:
        candidate = add(ctx, Profile())
        later(ctx)
        people.revise(ctx, candidate, profile, {})
        return candidate.id, ctx.happenings

    candidate_id, happenings = company.act(body)

    assert happenings == [Happening("candidate.updated", candidate_id, frozenset(fields))]


def test_a_tag_is_told_when_it_is_new_to_the_candidate(company: Company) -> None:
    tag_id = Id(company.things["tag"])

    def body(ctx: Context) -> tuple[Id, list[Happening]]:
        candidate, tag = add(ctx, Profile()), ctx.get(models.candidate_tag, tag_id)
        later(ctx)
        people.tag(ctx, people.tag(ctx, candidate, tag), tag)
        return candidate.id, ctx.happenings

    candidate_id, happenings = company.act(body)

    assert happenings == [Happening("candidate.tagged", candidate_id, frozenset())]


def test_taking_a_tag_away_is_told_when_it_was_there(company: Company) -> None:
    tag_id = Id(company.things["tag"])

    def body(ctx: Context) -> tuple[Id, list[Happening]]:
        tag = ctx.get(models.candidate_tag, tag_id)
        candidate = people.tag(ctx, add(ctx, Profile()), tag)
        later(ctx)
        people.untag(ctx, people.untag(ctx, candidate, tag), tag)
        return candidate.id, ctx.happenings

    candidate_id, happenings = company.act(body)

    assert happenings == [Happening("candidate.untagged", candidate_id, frozenset())]
