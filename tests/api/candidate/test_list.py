"""candidate.list: what is listed, and in which order. Pages and syncs are in tests/core/test_page.py."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest

from rowantree.models.columns import to_milliseconds
from tests.cast import Company
from tests.client import Client

A_SECOND = timedelta(seconds=1)
LONG_AGO, LONG_HENCE = "1815-12-10T00:00:00.000Z", "2115-12-10T00:00:00.000Z"


def later(company: Company) -> int:
    """Lets a second pass before and after a time, which is given in milliseconds since 1970."""
    clock = company.server.app.world.clock
    clock.advance(A_SECOND)
    now = to_milliseconds(clock.now())
    clock.advance(A_SECOND)
    return now


def names(api: Client, **body: Any) -> list[str]:
    """The names of the candidates listed."""
    return [each["name"] for each in api.all("candidate.list", **body)]


def test_an_organization_without_candidates_lists_none(api: Client) -> None:
    page = api.page("candidate.list")

    assert page == {
        "success": True,
        "results": [],
        "moreDataAvailable": False,
        "syncToken": page["syncToken"],
    }


def test_a_listed_candidate_is_shown_as_info_shows_it(api: Client, company: Company) -> None:
    created = api(
        "candidate.create",
        name="Ada Lovelace",
        email="ada@example.com",
        phoneNumber="+1 412 555 0100",
        website="https://ada.example",
        sourceId=company.sources[0],
        creditedToUserId=company.user,
        location={"city": "Pittsburgh"},
    )
    tagged = api("candidate.addTag", candidateId=created["id"], tagId=company.things["tag"])

    assert tagged in api.all("candidate.list")
    assert api("candidate.info", id=created["id"]) == tagged


def test_each_candidate_is_listed_with_what_is_its_own(api: Client, company: Company) -> None:
    tags = [api("candidateTag.create", title=title)["id"] for title in ("Zebra", "Aardvark")]
    for number in range(4):
        created = api("candidate.create", name=f"Ada {number}", sourceId=company.sources[number])
        for tag_id in tags[: number % 3]:
            api("candidate.addTag", candidateId=created["id"], tagId=tag_id)
            later(company)

    listed = {each["name"]: each for each in api.all("candidate.list")}

    assert [listed[f"Ada {number}"]["source"]["id"] for number in range(4)] == company.sources[:4]
    assert [[tag["title"] for tag in listed[f"Ada {number}"]["tags"]] for number in range(4)] == [
        [],
        ["Zebra"],
        ["Zebra", "Aardvark"],
        [],
    ]


def test_candidates_stand_in_the_order_in_which_they_were_added(api: Client, company: Company) -> None:
    for name in ("Zoe", "Ada", "Grace"):
        api("candidate.create", name=name)
        later(company)

    assert names(api) == ["Zoe", "Ada", "Grace"]


def test_created_at_does_not_change_the_order(api: Client, company: Company) -> None:
    first = api("candidate.create", name="First", createdAt=LONG_HENCE)
    later(company)
    api("candidate.create", name="Second", createdAt=LONG_AGO)
    api("candidate.update", candidateId=first["id"], createdAt="2026-01-01T00:00:00Z")

    assert names(api) == ["First", "Second"]


def test_a_change_does_not_change_the_order(api: Client, company: Company) -> None:
    first = api("candidate.create", name="First")
    later(company)
    api("candidate.create", name="Second")
    later(company)
    api("candidate.update", candidateId=first["id"], name="Still first")

    assert names(api) == ["Still first", "Second"]


def test_created_after_compares_when_a_candidate_was_added(api: Client, company: Company) -> None:
    api("candidate.create", name="Before", createdAt=LONG_HENCE)
    moment = later(company)
    api("candidate.create", name="After", createdAt=LONG_AGO)

    assert names(api, createdAfter=moment) == ["After"]


def test_created_after_leaves_out_the_moment_itself(api: Client, company: Company) -> None:
    created = api("candidate.create", name="Ada Lovelace")
    moment = _milliseconds(created["createdAt"])

    assert names(api, createdAfter=moment) == []
    assert names(api, createdAfter=moment - 1) == ["Ada Lovelace"]
    assert company.reader.all("candidate.list", createdAfter=moment - 1) == [created]


@pytest.mark.parametrize("moment", [0, "0", 0.0, 1704067200000, "1704067200000", 1485302400000.0])
def test_created_after_may_be_a_text_or_an_integral_float(api: Client, moment: Any) -> None:
    api("candidate.create", name="Ada Lovelace")

    assert names(api, createdAfter=moment) == ["Ada Lovelace"]


def test_created_after_in_the_far_future_lists_none(api: Client) -> None:
    api("candidate.create", name="Ada Lovelace")

    assert names(api, createdAfter=253_402_300_799_999) == []


@pytest.mark.parametrize("moment", [None, "", -1, 253_402_300_800_000, 10**19, 1.5, "2026-01-01T00:00:00Z", True, [0]])
def test_created_after_is_refused_by_name_where_it_is_no_time(api: Client, moment: Any) -> None:
    code, message = api.refused("candidate.list", createdAfter=moment)

    assert code == "invalid_input"
    assert "`createdAfter`" in message


def test_created_after_narrows_a_sync_too(api: Client, company: Company) -> None:
    old = api("candidate.create", name="Old")
    moment = later(company)
    new = api("candidate.create", name="New")
    _, token = api.run("candidate.list")
    for candidate in (old, new):
        api("candidate.update", candidateId=candidate["id"], email="ada@example.com")

    assert names(api, syncToken=token, createdAfter=moment) == ["New"]


def test_unknown_fields_are_ignored(api: Client) -> None:
    api("candidate.create", name="Ada Lovelace")

    assert names(api, per_page=1, includeArchived="maybe", expand=["applications"]) == ["Ada Lovelace"]


def test_no_body_lists_everything(api: Client) -> None:
    created = api("candidate.create", name="Ada Lovelace")

    assert api.post("candidate.list", b"").results == [created]


def _milliseconds(shown: str) -> int:
    return to_milliseconds(datetime.fromisoformat(shown))
