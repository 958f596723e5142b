"""Lists in pages, and syncing by tokens."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

from rowantree.core.context import Context
from rowantree.core.page import FEW
from rowantree.domain import organizations, people
from rowantree.domain.people import Profile
from rowantree.models.columns import to_milliseconds
from rowantree.settings import Settings
from tests import cast
from tests.cast import Company
from tests.client import Client, Results
from tests.servers import SECRET, Server, serving

A_SECOND = timedelta(seconds=1)
FOURTEEN_DAYS = timedelta(days=14)
A_MINUTE = timedelta(minutes=1)


def advance(company: Company, step: timedelta) -> None:
    """Moves the clock of the company's server."""
    company.server.app.world.clock.advance(step)


def crowd(company: Company, count: int, step: timedelta = timedelta(milliseconds=1)) -> list[str]:
    """Adds so many candidates in one transaction, a millisecond apart; gives their names in the order of the list."""
    names = [f"Ada {number}" for number in range(count)]

    def body(ctx: Context) -> None:
        for name in names:
            ctx.now += step
            people.add(ctx, Profile(name=name), {})

    company.act(body)
    advance(company, A_SECOND)
    return names


def names(candidates: list[Results]) -> list[str]:
    """The names of candidates."""
    return [each["name"] for each in candidates]


def begin(api: Client, company: Company, **body: Any) -> str:
    """The cursor of the first of three pages."""
    crowd(company, 3)
    cursor: str = api.page("candidate.list", limit=1, **body)["nextCursor"]
    return cursor


@pytest.fixture(scope="module")
def nothing(server: Server) -> Client:
    """A client of an organization without candidates."""
    return cast.found(server, "Meridian Robotics").admin


# Pages


def test_pages_of_one_hold_every_record_once_in_the_order_of_the_list(api: Client, company: Company) -> None:
    added = crowd(company, 5)

    assert names(api.all("candidate.list", limit=1)) == added


def test_pages_of_one_hold_every_record_once_when_all_were_added_in_the_same_millisecond(
    api: Client, company: Company
) -> None:
    added = crowd(company, 5, timedelta())

    assert sorted(names(api.all("candidate.list", limit=1))) == added


def test_a_page_holds_a_hundred_when_nothing_is_said(api: Client, company: Company) -> None:
    added = crowd(company, 101)

    page = api.page("candidate.list")

    assert (names(page["results"]), page["moreDataAvailable"]) == (added[:100], True)
    assert names(api.page("candidate.list", cursor=page["nextCursor"])["results"]) == added[100:]


def test_a_page_can_hold_a_hundred(api: Client, company: Company) -> None:
    added = crowd(company, 100)

    page = api.page("candidate.list", limit=100)

    assert (names(page["results"]), page["moreDataAvailable"]) == (added, False)


@pytest.mark.parametrize("limit", [2, "2", 2.0])
def test_the_limit_may_be_a_text_or_an_integral_float(api: Client, company: Company, limit: Any) -> None:
    added = crowd(company, 3)

    assert names(api.page("candidate.list", limit=limit)["results"]) == added[:2]


@pytest.mark.parametrize("limit", [0, 101, -1, "0", "101", 1.5, "1.5", "", "ten", None, True, [1], 10**20])
def test_a_wrong_limit_is_refused_by_name(nothing: Client, limit: Any) -> None:
    code, message = nothing.refused("candidate.list", limit=limit)

    assert code == "invalid_input"
    assert "`limit`" in message


@pytest.mark.parametrize("operation", ["source.list", "closeReason.list"])
@pytest.mark.parametrize("limit", [0, 101, 500, -1, 1.5, "ten", None, True, [1], 10**20])
def test_a_list_without_pages_ignores_a_wrong_limit(api: Client, operation: str, limit: Any) -> None:
    whole = api.page(operation)

    assert api.page(operation, limit=limit)["results"] == whole["results"] != []
    assert len(api.page(operation, limit=1)["results"]) == 1


def test_the_limit_may_change_from_page_to_page(api: Client, company: Company) -> None:
    added = crowd(company, 5)
    first = api.page("candidate.list", limit=1)

    second = api.page("candidate.list", limit=3, cursor=first["nextCursor"])
    third = api.page("candidate.list", cursor=second["nextCursor"])

    assert names(first["results"] + second["results"] + third["results"]) == added


def test_a_page_that_is_just_full_is_the_last(api: Client, company: Company) -> None:
    crowd(company, 4)
    first = api.page("candidate.list", limit=2)

    last = api.page("candidate.list", limit=2, cursor=first["nextCursor"])

    assert (len(last["results"]), last["moreDataAvailable"]) == (2, False)


def test_there_is_a_cursor_while_there_is_more_and_a_sync_token_at_the_end(api: Client, company: Company) -> None:
    cursor = begin(api, company)

    second = api.page("candidate.list", limit=1, cursor=cursor)
    last = api.page("candidate.list", limit=1, cursor=second["nextCursor"])

    assert list(second) == ["success", "results", "moreDataAvailable", "nextCursor"]
    assert list(last) == ["success", "results", "moreDataAvailable", "syncToken"]


@pytest.mark.parametrize("body", [{"cursor": None}, {"syncToken": None}, {"cursor": None, "syncToken": None}])
def test_null_for_cursor_and_sync_token_is_as_good_as_nothing(
    api: Client, company: Company, body: dict[str, None]
) -> None:
    added = crowd(company, 2)

    assert names(api.all("candidate.list", **body)) == added


def test_the_same_cursor_gives_the_same_page_again(api: Client, company: Company) -> None:
    cursor = begin(api, company)

    assert api.page("candidate.list", cursor=cursor)["results"] == api.page("candidate.list", cursor=cursor)["results"]


def test_no_record_comes_twice_and_none_is_missed_while_others_are_added_and_changed(
    api: Client, company: Company
) -> None:
    added = crowd(company, 6)
    listed: list[Results] = []
    page = api.page("candidate.list", limit=2)
    for candidate in api.all("candidate.list")[:3]:
        listed += page["results"]
        api("candidate.update", candidateId=candidate["id"], email="ada@example.com", createdAt="2115-12-10T00:00Z")
        api("candidate.addTag", candidateId=listed[-1]["id"], tagId=company.things["tag"])
        api("candidate.create", name=f"Late {len(listed)}", createdAt="1815-12-10T00:00Z")
        advance(company, A_SECOND)
        page = api.page("candidate.list", limit=2, cursor=page["nextCursor"])
    while page["moreDataAvailable"]:
        listed += page["results"]
        page = api.page("candidate.list", limit=2, cursor=page["nextCursor"])
    listed += page["results"]

    late = ["Late 2", "Late 4", "Late 6"]
    assert sorted(names(listed)) == sorted(added + late)
    assert names(listed)[:6] == added


# Cursors


def test_a_cursor_is_good_for_fourteen_days(api: Client, company: Company) -> None:
    cursor = begin(api, company)
    advance(company, FOURTEEN_DAYS - A_MINUTE)

    assert len(api.page("candidate.list", cursor=cursor)["results"]) == 2


def test_a_cursor_expires_after_fourteen_days(api: Client, company: Company) -> None:
    cursor = begin(api, company)
    advance(company, FOURTEEN_DAYS + A_MINUTE)

    code, message = api.refused("candidate.list", cursor=cursor)

    assert code == "next_cursor_expired"
    assert "without a cursor" in message


def test_a_cursor_of_another_epoch_has_expired(api: Client, company: Company) -> None:
    cursor = begin(api, company)
    company.act(organizations.renew)
    company.server.app.keys.forget()

    assert api.refused("candidate.list", cursor=cursor)[0] == "next_cursor_expired"


def test_the_neighbours_cursor_brings_nothing(api: Client, neighbour: Company) -> None:
    cursor = begin(neighbour.admin, neighbour)

    assert api.refused("candidate.list", cursor=cursor)[0] == "next_cursor_expired"


def test_a_cursor_of_another_operation_is_refused(api: Client, company: Company) -> None:
    code, message = api.refused("candidateTag.list", cursor=begin(api, company))

    assert code == "invalid_next_cursor"
    assert "candidateTag.list" in message


def test_a_cursor_that_was_tampered_with_is_refused(api: Client, company: Company) -> None:
    cursor = begin(api, company)

    for place in range(0, len(cursor) - 2, 3):
        forged = cursor[:place] + ("A" if cursor[place] != "A" else "B") + cursor[place + 1 :]
        assert api.refused("candidate.list", cursor=forged)[0] == "invalid_next_cursor"


@pytest.mark.parametrize("cursor", ["nonsense", " ", "0", "null", "🦊", "AAAA" * 100, "A" * 10_001, "..", "a=b"])
def test_what_is_no_cursor_is_refused(nothing: Client, cursor: str) -> None:
    assert nothing.refused("candidate.list", cursor=cursor)[0] == "invalid_next_cursor"


@pytest.mark.parametrize("parameter", ["cursor", "syncToken"])
@pytest.mark.parametrize("value", [7, True, ["x"], {}])
def test_a_cursor_or_token_that_is_no_text_is_refused_by_name(nothing: Client, parameter: str, value: Any) -> None:
    code, message = nothing.refused("candidate.list", **{parameter: value})

    assert code == "invalid_input"
    assert f"`{parameter}`" in message


def test_a_sync_token_is_no_cursor_and_a_cursor_no_sync_token(api: Client, company: Company) -> None:
    cursor = begin(api, company)
    token = api.run("candidate.list")[1]

    assert api.refused("candidate.list", cursor=token)[0] == "invalid_next_cursor"
    assert api.refused("candidate.list", syncToken=cursor)[0] == "sync_token_invalid"


# Filters


def test_a_cursor_carries_its_filters_when_later_pages_leave_them_out(api: Client, company: Company) -> None:
    crowd(company, 2)
    moment = to_milliseconds(company.server.app.world.clock.now())
    advance(company, A_SECOND)
    added = crowd(company, 3)
    first = api.page("candidate.list", createdAfter=moment, limit=1)

    second = api.page("candidate.list", cursor=first["nextCursor"], limit=1)
    third = api.page("candidate.list", cursor=second["nextCursor"], createdAfter=moment)

    assert names(first["results"] + second["results"] + third["results"]) == added


@pytest.mark.parametrize("body", [{}, {"createdAfter": 1}])
def test_a_cursor_is_refused_with_other_filters(api: Client, company: Company, body: dict[str, Any]) -> None:
    cursor = begin(api, company, **body)

    code, message = api.refused("candidate.list", cursor=cursor, createdAfter=2)

    assert code == "invalid_next_cursor"
    assert "other filters" in message


# Syncing


def test_an_incremental_run_brings_exactly_what_has_changed(api: Client, company: Company) -> None:
    crowd(company, 4)
    tag_id = company.things["tag"]
    (renamed, tagged, *_), token = api.run("candidate.list")

    changed = [
        api("candidate.update", candidateId=renamed["id"], name="Augusta"),
        api("candidate.addTag", candidateId=tagged["id"], tagId=tag_id),
        api("candidate.create", name="Grace"),
    ]

    assert api.all("candidate.list", syncToken=token) == changed


def test_a_run_after_an_incremental_run_brings_only_what_came_later(api: Client, company: Company) -> None:
    crowd(company, 2)
    token = api.run("candidate.list")[1]
    api("candidate.create", name="Grace")
    token = api.run("candidate.list", syncToken=token)[1]

    assert api.all("candidate.list", syncToken=token) == []
    edith = api("candidate.create", name="Edith")
    assert api.all("candidate.list", syncToken=token) == [edith]


def test_a_record_changed_twice_comes_once(api: Client, company: Company) -> None:
    crowd(company, 2)
    (candidate, _), token = api.run("candidate.list")
    api("candidate.update", candidateId=candidate["id"], name="Augusta")
    api("candidate.update", candidateId=candidate["id"], name="Augusta Ada")

    assert names(api.all("candidate.list", syncToken=token)) == ["Augusta Ada"]


def test_a_sync_token_can_be_used_again(api: Client, company: Company) -> None:
    crowd(company, 2)
    token = api.run("candidate.list")[1]
    grace = api("candidate.create", name="Grace")

    assert api.all("candidate.list", syncToken=token) == [grace]
    assert api.all("candidate.list", syncToken=token) == [grace]


def test_an_incremental_run_has_pages_too(api: Client, company: Company) -> None:
    token = api.run("candidate.list")[1]
    added = crowd(company, 5)

    changed, later = api.run("candidate.list", syncToken=token, limit=2)

    assert names(changed) == added
    assert api.all("candidate.list", syncToken=later) == []


def test_the_cursor_of_an_incremental_run_needs_no_token(api: Client, company: Company) -> None:
    crowd(company, 2)
    token = api.run("candidate.list")[1]
    added = crowd(company, 3)
    first = api.page("candidate.list", syncToken=token, limit=1)

    rest = api.page("candidate.list", cursor=first["nextCursor"])

    assert names(first["results"] + rest["results"]) == added


def test_what_changes_between_the_pages_of_a_run_comes_in_the_next(api: Client, company: Company) -> None:
    crowd(company, 3)
    first = api.page("candidate.list", limit=2)
    changed = api("candidate.update", candidateId=first["results"][0]["id"], name="Augusta")

    token = api.page("candidate.list", cursor=first["nextCursor"])["syncToken"]

    assert api.all("candidate.list", syncToken=token) == [changed]


def test_renaming_a_tag_moves_the_tag_and_not_the_candidates_that_have_it(api: Client, company: Company) -> None:
    candidate_id, tag_id = company.things["candidate"], company.things["tag"]
    api("candidate.addTag", candidateId=candidate_id, tagId=tag_id)
    candidates, tags = api.run("candidate.list")[1], api.run("candidateTag.list")[1]

    renamed = api("candidateTag.rename", tagId=tag_id, title="Met at a fair")

    assert api.all("candidate.list", syncToken=candidates) == []
    assert api.all("candidateTag.list", syncToken=tags) == [renamed]
    assert api("candidate.info", id=candidate_id)["tags"] == [renamed]


def test_a_sync_token_is_good_for_fourteen_days(api: Client, company: Company) -> None:
    token = api.run("candidate.list")[1]
    grace = api("candidate.create", name="Grace")
    advance(company, FOURTEEN_DAYS - A_MINUTE)

    assert api.all("candidate.list", syncToken=token) == [grace]


def test_a_sync_token_expires_after_fourteen_days(api: Client, company: Company) -> None:
    token = api.run("candidate.list")[1]
    advance(company, FOURTEEN_DAYS + A_MINUTE)

    code, message = api.refused("candidate.list", syncToken=token)

    assert code == "sync_token_expired"
    assert "whole list" in message


def test_a_sync_token_of_another_epoch_has_expired(api: Client, company: Company) -> None:
    token = api.run("candidate.list")[1]
    company.act(organizations.renew)
    company.server.app.keys.forget()

    assert api.refused("candidate.list", syncToken=token)[0] == "sync_token_expired"


def test_the_neighbours_sync_token_brings_nothing(api: Client, neighbour: Company) -> None:
    token = neighbour.admin.run("candidate.list")[1]

    assert api.refused("candidate.list", syncToken=token)[0] == "sync_token_expired"


def test_a_sync_token_of_another_operation_is_refused(api: Client) -> None:
    code, message = api.refused("candidateTag.list", syncToken=api.run("candidate.list")[1])

    assert code == "sync_token_invalid"
    assert "candidateTag.list" in message


def test_a_sync_token_that_was_tampered_with_is_refused(api: Client) -> None:
    token = api.run("candidate.list")[1]

    for place in range(0, len(token) - 2, 3):
        forged = token[:place] + ("A" if token[place] != "A" else "B") + token[place + 1 :]
        assert api.refused("candidate.list", syncToken=forged)[0] == "sync_token_invalid"


@pytest.mark.parametrize("token", ["nonsense", " ", "0", "🦊", "AAAA" * 100])
def test_what_is_no_sync_token_is_refused(nothing: Client, token: str) -> None:
    assert nothing.refused("candidate.list", syncToken=token)[0] == "sync_token_invalid"


# Too much


@pytest.fixture
def strict(database: str) -> Iterator[Company]:
    """Meridian Robotics on a server where an incremental sync brings at most two pages."""
    settings = Settings(database_url=database, secret=SECRET, rate_limit=None, incremental_sync_pages=2)
    with serving(settings) as server:
        yield cast.found(server, "Meridian Robotics")


def test_an_incremental_sync_of_too_many_pages_is_refused(strict: Company) -> None:
    api = strict.admin
    token = api.run("candidate.list")[1]
    crowd(strict, 3)
    first = api.page("candidate.list", syncToken=token, limit=1)
    second = api.page("candidate.list", syncToken=token, limit=1, cursor=first["nextCursor"])

    code, message = api.refused("candidate.list", syncToken=token, limit=1, cursor=second["nextCursor"])

    assert code == "incremental_sync_too_large"
    assert "whole list" in message


def test_an_incremental_sync_may_have_as_many_pages_as_it_may(strict: Company) -> None:
    token = strict.admin.run("candidate.list")[1]
    added = crowd(strict, 4)

    assert names(strict.admin.all("candidate.list", syncToken=token, limit=2)) == added


def test_a_full_run_may_have_any_number_of_pages(strict: Company) -> None:
    added = crowd(strict, 5)

    assert names(strict.admin.all("candidate.list", limit=1)) == added


def test_a_sync_that_much_has_changed_for_brings_it_in_the_same_order(api: Client, company: Company) -> None:
    """Up to `FEW` changes are found by their index, more by walking the list: the answer is the same."""
    crowd(company, 3)
    _, token = api.run("candidate.list")
    added = crowd(company, FEW + 5)

    many = names(api.all("candidate.list", syncToken=token))

    assert many == added
    company.server.app.world.clock.advance(A_SECOND)
    _, token = api.run("candidate.list")
    few = crowd(company, 7)
    assert names(api.all("candidate.list", syncToken=token, limit=3)) == few
