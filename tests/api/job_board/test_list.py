"""jobBoard.list."""

from __future__ import annotations

from datetime import timedelta

from tests.cast import Company
from tests.client import Client

A_SECOND = timedelta(seconds=1)


def test_an_organization_begins_with_a_board_for_everybody(api: Client) -> None:
    page = api.page("jobBoard.list")

    (board,) = page["results"]
    assert board == {"id": board["id"], "title": "Careers page", "isInternal": False}
    assert page["moreDataAvailable"] is False
    assert page["syncToken"]


def test_boards_stand_in_the_order_in_which_they_were_made(api: Client, company: Company) -> None:
    company.server.app.world.clock.advance(A_SECOND)
    board_id = company.things["job_board"]

    listed = api.all("jobBoard.list")

    assert [board["title"] for board in listed] == ["Careers page", "Intranet"]
    assert listed[1] == {"id": board_id, "title": "Intranet", "isInternal": True}


def test_a_board_that_is_not_in_use_is_not_listed(api: Client, company: Company) -> None:
    before = api.all("jobBoard.list")

    api("jobBoard.update", jobBoardId=company.things["job_board"], isEnabled=False)

    assert api.all("jobBoard.list") == before


def test_a_board_comes_in_the_sync_after_it_is_in_use_again(api: Client, company: Company) -> None:
    board_id = company.things["job_board"]
    api("jobBoard.update", jobBoardId=board_id, isEnabled=False)
    _, token = api.run("jobBoard.list")

    api("jobBoard.update", jobBoardId=board_id, isEnabled=True)

    assert [board["id"] for board in api.all("jobBoard.list", syncToken=token)] == [board_id]


def test_a_client_that_knows_no_pages_gets_more_than_a_hundred(api: Client, company: Company) -> None:
    for number in range(100):
        api("jobBoard.create", title=f"Board {number}", isInternal=False)

    page = company.plain.page("jobBoard.list")

    assert (len(page["results"]), page["moreDataAvailable"]) == (101, False)
