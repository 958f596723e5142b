"""department.move."""

from __future__ import annotations

import uuid
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest

from tests.cast import Company
from tests.client import Client


def create(api: Client, name: str, parent_id: str | None = None) -> str:
    """The id of a new department."""
    return str(api("department.create", name=name, parentId=parent_id)["id"])


def parent_of(api: Client, department_id: str) -> str | None:
    """The id of a department's parent."""
    found: str | None = api("department.info", departmentId=department_id)["parentId"]
    return found


def test_a_department_stands_under_its_new_parent(api: Client, company: Company) -> None:
    team = api("department.create", name="Firmware")
    parent_id = company.things["department"]
    company.server.app.world.clock.advance(timedelta(seconds=1))

    moved = api("department.move", departmentId=team["id"], parentId=parent_id)

    assert moved == team | {"parentId": parent_id, "updatedAt": moved["updatedAt"]}
    assert moved["updatedAt"] > team["updatedAt"]
    assert api("department.info", departmentId=team["id"]) == moved


@pytest.mark.parametrize("body", [{}, {"parentId": None}])
def test_without_a_parent_it_moves_to_the_top(api: Client, company: Company, body: dict[str, Any]) -> None:
    team = create(api, "Firmware", company.things["department"])

    assert api("department.move", departmentId=team, **body)["parentId"] is None


def test_what_is_under_it_comes_along(api: Client) -> None:
    above, moved = create(api, "Products"), create(api, "Engineering")
    below = create(api, "Firmware", moved)

    api("department.move", departmentId=moved, parentId=above)

    assert parent_of(api, below) == moved


def test_a_branch_can_move_up_along_its_own_line(api: Client) -> None:
    top = create(api, "Engineering")
    middle = create(api, "Software", top)
    bottom = create(api, "Firmware", middle)

    assert api("department.move", departmentId=bottom, parentId=top)["parentId"] == top
    assert api("department.move", departmentId=middle, parentId=bottom)["parentId"] == bottom


@pytest.mark.parametrize("depth", [0, 1, 2])
def test_it_cannot_go_under_itself_or_its_own(api: Client, depth: int) -> None:
    line = [create(api, "Engineering")]
    line.append(create(api, "Software", line[0]))
    line.append(create(api, "Firmware", line[1]))

    code, message = api.refused("department.move", departmentId=line[0], parentId=line[depth])

    assert code == "invalid_input"
    assert "`parentId`" in message
    assert parent_of(api, line[0]) is None


def test_of_two_who_would_make_a_circle_together_one_is_refused(api: Client) -> None:
    for _ in range(5):
        one, other = create(api, "One"), create(api, "Other")
        moves = [{"departmentId": one, "parentId": other}, {"departmentId": other, "parentId": one}]

        with ThreadPoolExecutor(2) as threads:
            answers = list(threads.map(lambda body: api.answer("department.move", body), moves))

        assert sorted(answer.body["success"] for answer in answers) == [False, True]
        assert sorted([parent_of(api, one) is None, parent_of(api, other) is None]) == [False, True]


def test_moving_it_where_it_is_changes_nothing(api: Client, company: Company) -> None:
    team = api("department.create", name="Firmware", parentId=company.things["department"])
    company.server.app.world.clock.advance(timedelta(seconds=1))
    _, token = api.run("department.list")

    assert api("department.move", departmentId=team["id"], parentId=company.things["department"]) == team
    assert api.all("department.list", syncToken=token) == []


def test_a_moved_department_comes_in_the_next_sync(api: Client, company: Company) -> None:
    team, parent_id = create(api, "Firmware"), company.things["department"]
    _, token = api.run("department.list")

    moved = api("department.move", departmentId=team, parentId=parent_id)

    assert api.all("department.list", syncToken=token) == [moved]


def test_an_archived_parent_is_refused(api: Client, company: Company) -> None:
    team, parent_id = create(api, "Firmware"), company.things["department"]
    api("department.archive", departmentId=parent_id)

    code, message = api.refused("department.move", departmentId=team, parentId=parent_id)

    assert code == "invalid_input"
    assert "`parentId`" in message
    assert parent_of(api, team) is None


def test_an_unknown_parent_is_refused(api: Client, company: Company) -> None:
    unknown = str(uuid.uuid4())

    assert api.refused("department.move", departmentId=company.things["department"], parentId=unknown) == (
        "department_not_found",
        f"Department not found: {unknown}",
    )


def test_an_unknown_department_is_refused(api: Client, company: Company) -> None:
    unknown = str(uuid.uuid4())

    assert api.refused("department.move", departmentId=unknown, parentId=company.things["department"]) == (
        "department_not_found",
        f"Department not found: {unknown}",
    )


@pytest.mark.parametrize("parameter", ["departmentId", "parentId"])
def test_what_is_no_id_is_refused_by_name(api: Client, company: Company, parameter: str) -> None:
    body = {"departmentId": company.things["department"], "parentId": None} | {parameter: "engineering"}

    code, message = api.refused("department.move", **body)

    assert code == "invalid_input"
    assert f"`{parameter}`" in message
