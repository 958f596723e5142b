"""interviewerPool.list."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.api.interviewer_pool.pools import add, info, later, person, pool, stage, stage_ids
from tests.cast import Company
from tests.client import Client


def test_an_organization_without_pools_lists_none(api: Client) -> None:
    page = api.page("interviewerPool.list")

    assert (page["results"], page["moreDataAvailable"]) == ([], False)
    assert page["syncToken"]


def test_pools_stand_in_the_order_in_which_they_were_made(api: Client, company: Company) -> None:
    for title in ("Zebra", "Aardvark", "Marmot"):
        later(company)
        pool(api, title=title)

    assert [each["title"] for each in api.all("interviewerPool.list")] == ["Zebra", "Aardvark", "Marmot"]


def test_a_pool_is_shown_with_its_stages_and_their_approvers(api: Client, company: Company) -> None:
    pool_id, other = pool(api), pool(api)
    approver = person(api)
    first = stage(api, pool_id, interviewsRequired=2, approvalRequired=True, approverIds=[approver, company.user])
    second = stage(api, pool_id, interviewerRole="ReverseShadow")

    shown = {each["id"]: each["trainingPath"]["trainingStages"] for each in api.all("interviewerPool.list")}

    assert shown == {
        pool_id: [
            {
                "id": first,
                "interviewerRole": "Shadow",
                "interviewsRequired": 2,
                "isArchived": False,
                "approvalRequired": True,
                "approvers": [api("user.info", userId=each) for each in (approver, company.user)],
            },
            {
                "id": second,
                "interviewerRole": "ReverseShadow",
                "interviewsRequired": 1,
                "isArchived": False,
                "approvalRequired": False,
                "approvers": [],
            },
        ],
        other: [],
    }


def test_who_is_in_a_pool_is_not_listed(api: Client) -> None:
    add(api, pool(api), person(api))

    assert list(api.all("interviewerPool.list")[0]) == ["id", "title", "isArchived", "trainingPath"]


def test_archived_pools_are_listed_when_they_are_asked_for(api: Client) -> None:
    kept, archived = pool(api), pool(api)
    api("interviewerPool.archive", interviewerPoolId=archived)

    def listed(**body: object) -> set[str]:
        return {each["id"] for each in api.all("interviewerPool.list", **body)}

    assert listed() == listed(includeArchivedPools=False) == {kept}
    assert listed(includeArchivedPools=True) == {kept, archived}


def test_archived_stages_are_shown_when_they_are_asked_for(api: Client) -> None:
    pool_id = pool(api)
    first, second, third = (stage(api, pool_id) for _ in range(3))
    api("interviewerPool.archiveTrainingStage", interviewerPoolTrainingPathStageId=second)

    def shown(**body: object) -> list[str]:
        return stage_ids(api.all("interviewerPool.list", **body)[0])

    assert shown() == shown(includeArchivedTrainingStages=False) == [first, third]
    assert shown(includeArchivedTrainingStages=True) == [first, third, second]


CHANGES: dict[str, Callable[[Client, str, str, str], object]] = {
    "renamed": lambda api, pool_id, *_: api("interviewerPool.update", interviewerPoolId=pool_id, title="Onsites"),
    "stage added": lambda api, pool_id, *_: stage(api, pool_id),
    "stage changed": lambda api, _, stage_id, *__: api(
        "interviewerPool.updateTrainingStage", interviewerPoolTrainingPathStageId=stage_id, interviewsRequired=9
    ),
    "stage archived": lambda api, _, stage_id, *__: api(
        "interviewerPool.archiveTrainingStage", interviewerPoolTrainingPathStageId=stage_id
    ),
    "user added": lambda api, pool_id, _, user_id: add(api, pool_id, user_id),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_pool_that_has_changed_comes_in_the_next_sync(api: Client, change: str) -> None:
    pool_id, user_id = pool(api), person(api)
    stage_id = stage(api, pool_id)
    pool(api, title="Another")
    _, token = api.run("interviewerPool.list")
    assert api.all("interviewerPool.list", syncToken=token) == []

    CHANGES[change](api, pool_id, stage_id, user_id)

    changed = api.all("interviewerPool.list", syncToken=token)
    shown = info(api, pool_id)
    assert changed == [{name: shown[name] for name in ("id", "title", "isArchived", "trainingPath")}]


@pytest.mark.parametrize("parameter", ["includeArchivedPools", "includeArchivedTrainingStages"])
@pytest.mark.parametrize("value", [None, 1, "yes", []])
def test_a_wrong_value_is_refused_by_name(api: Client, parameter: str, value: object) -> None:
    code, message = api.refused("interviewerPool.list", **{parameter: value})

    assert code == "invalid_input"
    assert f"`{parameter}`" in message
