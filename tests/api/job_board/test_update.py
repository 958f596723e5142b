"""jobBoard.update."""

from __future__ import annotations

import uuid
from typing import Any

import pytest

from rowantree.domain import job_boards
from tests.cast import Company
from tests.client import Client


def test_a_board_has_its_new_title_afterwards(api: Client, company: Company) -> None:
    board = api("jobBoard.update", jobBoardId=company.things["job_board"], title=" Staff ")

    assert board == {"id": company.things["job_board"], "title": "Staff", "isInternal": True, "isEnabled": True}
    assert {"id": board["id"], "title": "Staff", "isInternal": True} in api.all("jobBoard.list")


def test_a_board_is_taken_out_of_use_and_in_again(api: Client, company: Company) -> None:
    before = api("jobBoard.update", jobBoardId=company.things["job_board"])
    listed = api.all("jobBoard.list")

    out = api("jobBoard.update", jobBoardId=before["id"], isEnabled=False)
    again = api("jobBoard.update", jobBoardId=before["id"], isEnabled=True)

    assert (out, again) == (before | {"isEnabled": False}, before)
    assert api.all("jobBoard.list") == listed


@pytest.mark.parametrize("body", [{}, {"title": "Intranet"}, {"title": " Intranet ", "isEnabled": True}])
def test_what_it_is_already_changes_nothing(api: Client, company: Company, body: dict[str, Any]) -> None:
    board_id = company.things["job_board"]
    _, token = api.run("jobBoard.list")

    api("jobBoard.update", jobBoardId=board_id, **body)

    assert api.all("jobBoard.list", syncToken=token) == []


def test_a_changed_board_comes_in_the_next_sync(api: Client, company: Company) -> None:
    board_id = company.things["job_board"]
    _, token = api.run("jobBoard.list")

    api("jobBoard.update", jobBoardId=board_id, title="Staff")

    assert [board["title"] for board in api.all("jobBoard.list", syncToken=token)] == ["Staff"]


def test_the_primary_board_is_the_first_in_use_that_is_for_everybody(api: Client, company: Company) -> None:
    def primary() -> str | None:
        board = company.act(job_boards.primary_board)
        return None if board is None else board.title

    (careers,) = api.all("jobBoard.list")
    api("jobBoard.create", title="Intranet", isInternal=True)
    first = primary()
    api("jobBoard.update", jobBoardId=careers["id"], isEnabled=False)
    second = primary()
    api("jobBoard.create", title="Alumni", isInternal=False)

    assert (first, second, primary()) == ("Careers page", None, "Alumni")


def test_an_unknown_board_is_refused(api: Client) -> None:
    unknown = str(uuid.uuid4())

    code, message = api.refused("jobBoard.update", jobBoardId=unknown, title="Staff")

    assert code == "job_board_not_found"
    assert unknown in message


@pytest.mark.parametrize(
    ("parameter", "value"),
    [("title", ""), ("title", " "), ("title", None), ("title", "x" * 501), ("isEnabled", None), ("jobBoardId", "one")],
)
def test_a_wrong_value_is_refused_by_name(api: Client, company: Company, parameter: str, value: Any) -> None:
    code, message = api.refused("jobBoard.update", **{"jobBoardId": company.things["job_board"], parameter: value})

    assert code == "invalid_input"
    assert f"`{parameter}`" in message
